/**
 * The evidence that a regression check notices changes: fifty mutations and ten refactorings of the registered protocols.
 *
 *     npm run mutations               draws the mutations again, tries everything again, and compares with what is written
 *     npm run mutations -- --write    writes regression/evidence/mutations.json and docs/mutations.md
 *     npm run mutations -- --all      tries every site there is, to find what no cell notices; nothing is written or compared
 *
 * Exit code 1 if anything is not as it is written, but for the times, or if a mutation is neither caught nor proved
 * equivalent: then a cell is missing in expectations.json.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import type { Cell } from '../regression/cell.ts';
import { decodeExpectations } from '../regression/expectations-codec.ts';
import { drawn, HOW_MANY, SEED } from './mutations/drawing.ts';
import { drawingOf, MUTATIONS, textOfDrawing, writtenRefactorings } from './mutations/evidence.ts';
import type { Mutation } from './mutations/mutation.ts';
import type { Found } from './mutations/outcome.ts';
import { isSettled } from './mutations/outcome.ts';
import { compareRefactoring, tryMutation } from './mutations/run.ts';
import type { Sandbox } from './mutations/sandbox.ts';
import { sandbox } from './mutations/sandbox.ts';
import { sitesIn } from './mutations/sites.ts';
import { protocolSources, root } from './mutations/sources.ts';
import type { ComparedRefactoring, TriedMutation } from './mutations/table.ts';
import { documentOf, withoutTimes } from './mutations/table.ts';
import { typeErrorsOf } from './mutations/type-errors.ts';

const DOCUMENT = 'docs/mutations.md';

const EXPECTATIONS = 'expectations.json';

const expectedCells = (): readonly Cell[] => {
  const decoded = decodeExpectations(readFileSync(join(root, EXPECTATIONS), 'utf8'));
  if (E.isLeft(decoded)) throw new Error(`${EXPECTATIONS}: ${decoded.left.message}`);
  return decoded.right.cells;
};

const tell = (name: string, { outcome, seconds }: Found): void => {
  const where = 'cell' in outcome ? outcome.cell : `${String(outcome.sizes.length)} sizes`;
  console.log(`${seconds.toFixed(2).padStart(6)} s  ${outcome.kind.padEnd(13)}  ${name}: ${where}`);
};

/** What is not settled, and why. */
const unsettled = (name: string, { outcome }: Found): readonly string[] =>
  isSettled(outcome) || !('why' in outcome) ? [] : [`${name}: ${outcome.kind} at ${outcome.cell}: ${outcome.why}`];

/** Keep the text, or compare it with what is there. */
const settle = (file: string, text: string, write: boolean, essence: (text: string) => string): readonly string[] => {
  const path = join(root, file);
  if (existsSync(path) && essence(readFileSync(path, 'utf8')) === essence(text)) return [];
  if (!write) return [`${file} is not what comes out now; write it again by npm run mutations -- --write`];
  writeFileSync(path, text);
  return [];
};

/** Try them, one after another. */
const tryAll = async (box: Sandbox, cells: readonly Cell[], mutations: readonly Mutation[]): Promise<Tried> => {
  const tried: TriedMutation[] = [];
  const problems: string[] = [];
  for (const mutation of mutations) {
    const found = await tryMutation(box, cells, mutation);
    const name = `${mutation.protocol}, ${mutation.operator}`;
    tell(name, found);
    tried.push({ mutation, found });
    problems.push(...unsettled(`${name}: ${mutation.after.trim()}`, found));
  }
  return { tried, problems };
};

interface Tried {
  readonly tried: readonly TriedMutation[];
  readonly problems: readonly string[];
}

/** The drawn mutations and the refactorings, and the document about them. */
const evidence = async (
  box: Sandbox,
  cells: readonly Cell[],
  sites: readonly Mutation[],
  write: boolean,
): Promise<readonly string[]> => {
  const drawing = drawingOf(SEED, sites, drawn(sites, SEED, HOW_MANY));
  const mistakes = [
    ...settle(MUTATIONS, textOfDrawing(drawing), write, (text) => text),
    ...typeErrorsOf(drawing.mutations),
  ];
  const { tried, problems } = await tryAll(box, cells, drawing.mutations);
  const compared: ComparedRefactoring[] = [];
  for (const refactoring of writtenRefactorings()) {
    const found = await compareRefactoring(box, cells, refactoring);
    tell(`${refactoring.protocol}, ${refactoring.title}`, found);
    compared.push({ refactoring, found });
  }
  return [
    ...mistakes,
    ...problems,
    ...compared.flatMap(({ refactoring, found }) => unsettled(refactoring.title, found)),
    ...settle(DOCUMENT, documentOf(drawing, tried, compared), write, withoutTimes),
  ];
};

const main = async (options: readonly string[]): Promise<readonly string[]> => {
  const sites = sitesIn(protocolSources());
  const cells = expectedCells();
  const box = sandbox();
  try {
    return options.includes('--all')
      ? (await tryAll(box, cells, sites)).problems
      : await evidence(box, cells, sites, options.includes('--write'));
  } finally {
    box.remove();
  }
};

const problems = await main(process.argv.slice(2));
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
