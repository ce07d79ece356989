/**
 * The build: what ships, in `dist/`.
 *
 *     npm run build
 *
 * JavaScript and declarations by tsc, the command made executable, the fingerprints of the registered protocols, which an
 * installed package cannot compute because the sources do not ship, and the explorer's page.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as E from 'fp-ts/lib/Either.js';
import { registeredFingerprints } from '../host/fingerprint.ts';
import { writePage } from './page.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const command = join(dist, 'cli', 'main.js');

/** What package.json calls the command has to be there, and has to say what runs it. */
const SHEBANG = '#!/usr/bin/env node\n';

/** tsc prints what is wrong itself. */
const compile = (): boolean => {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  return status === 0;
};

const commandProblem = (): string | null => {
  if (!existsSync(command)) return 'dist/cli/main.js was not built: is cli/main.ts there?';
  return readFileSync(command, 'utf8').startsWith(SHEBANG) ? null : `cli/main.ts has to begin with ${SHEBANG.trim()}`;
};

/** What stopped the build, or how many fingerprints were written. */
const build = async (): Promise<E.Either<string, number>> => {
  // From nothing, so that a module that is gone from the sources is gone from the package.
  rmSync(dist, { recursive: true, force: true });
  if (!compile()) return E.left('tsc found errors');
  const problem = commandProblem();
  if (problem !== null) return E.left(problem);
  chmodSync(command, 0o755);
  const fingerprints = await registeredFingerprints()();
  if (E.isLeft(fingerprints)) return E.left(fingerprints.left.message);
  writeFileSync(join(dist, 'fingerprints.json'), `${JSON.stringify(fingerprints.right, null, 2)}\n`);
  const page = await writePage(fingerprints.right);
  if (E.isLeft(page)) return page;
  return E.right(Object.keys(fingerprints.right).length);
};

const built = await build();
if (E.isLeft(built)) {
  console.error(`build: ${built.left}`);
  process.exitCode = 1;
} else console.log(`build: dist/ is complete, with ${String(built.right)} fingerprints and the explorer`);
