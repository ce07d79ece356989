/**
 * Trying all mutations and comparing all refactorings, one after another.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Loaded } from '../../host/loaded.ts';
import type { Cell } from '../../regression/cell.ts';
import { equivalence } from './equivalence.ts';
import type { Mutation } from './mutation.ts';
import { changedText } from './mutation.ts';
import type { Found } from './outcome.ts';
import type { Refactoring } from './refactoring.ts';
import { refactored } from './refactoring.ts';
import type { Sandbox } from './sandbox.ts';
import { fileOf, sourceText } from './sources.ts';
import { cellsOf, trial } from './trial.ts';

/** The protocol as it is. */
const originalOf = async (box: Sandbox, protocol: string): Promise<Loaded> => {
  const file = fileOf(protocol);
  const loaded = await box.load(protocol, file, sourceText(file));
  if (E.isLeft(loaded)) throw new Error(loaded.left);
  return loaded.right;
};

const undecided = (why: string): Found => ({
  outcome: { kind: 'undecided', cell: '', why },
  evaluations: 0,
  seconds: 0,
});

/** What becomes of a mutation. */
export const tryMutation = async (box: Sandbox, cells: readonly Cell[], mutation: Mutation): Promise<Found> => {
  const { protocol, file } = mutation;
  const text = changedText(sourceText(file), mutation);
  if (text === null) return undecided(`line ${String(mutation.line)} of ${file} is not what it was`);
  const changed = await box.load(protocol, file, text);
  return trial(() => originalOf(box, protocol), changed, cellsOf(cells, protocol));
};

/** Whether a refactoring keeps what the protocol does. */
export const compareRefactoring = async (
  box: Sandbox,
  cells: readonly Cell[],
  { protocol, file, edits }: Refactoring,
): Promise<Found> => {
  const text = refactored(sourceText(file), edits);
  if (text === null) return undecided(`what is to be replaced does not stand in ${file} exactly once`);
  const changed = await box.load(protocol, file, text);
  if (E.isLeft(changed)) return undecided(changed.left);
  return equivalence(await originalOf(box, protocol), changed.right, cellsOf(cells, protocol));
};
