/**
 * One word, one concept: no exported name stands for two things, and shared code does not compare the names of problems, faults,
 * properties, validities and engines: `npm run check:names`.
 */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { forbiddenComparisons } from './names/compared.ts';
import { allowedNames, exceptions } from './names/exceptions.ts';
import { exportedNames, sharedNames } from './names/exported.ts';
import { nameKinds } from './names/kinds.ts';
import { productionSources } from './names/sources.ts';

/** Fewer names than this, and the reader has failed, not the project shrunk. */
const LEAST_NAMES = 1000;

const sources = productionSources(fileURLToPath(new URL('..', import.meta.url)));
const names = sources.flatMap(exportedNames).length;
const wrong = [
  ...(names >= LEAST_NAMES ? [] : [`only ${String(names)} exported names were read`]),
  ...sharedNames(sources, allowedNames),
  ...forbiddenComparisons(sources, nameKinds, exceptions),
];
if (wrong.length > 0) {
  process.exitCode = 1;
  process.stderr.write(`names: ${String(wrong.length)} to mend\n${wrong.map((line) => `  ${line}\n`).join('')}`);
} else {
  const left = exceptions.reduce((sum, { count }) => sum + count, 0);
  process.stdout.write(
    `names: ${String(names)} exported names, each of one concept; ${String(left)} comparisons with the name of a kind are left\n`,
  );
}
