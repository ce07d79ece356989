/**
 * The cells of a regression check: what has not changed is answered from the store, and the rest is measured, likeliest to
 * fail first.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Cell } from '../../regression/cell.ts';
import { compare } from '../../regression/compare.ts';
import { likeliestFirst } from '../../regression/order.ts';
import type { CellOutcome } from '../../regression/outcome.ts';
import type { Entry } from '../../regression/store-codec.ts';
import type { LoadError } from '../../host/bundle.ts';
import { commit } from '../surroundings.ts';
import { erroneous, measuredOutcome, notRun } from './cell-outcome.ts';
import type { Context } from './context.ts';
import { keepAnswer, measureIn, questionOf } from './context.ts';
import { asksFewest } from './measure.ts';
import { knownOf } from './store.ts';
import type { RegressionSubject } from './subject.ts';
import { subjectFingerprint } from './subject.ts';

export interface CellsOptions {
  /** Whether to measure what is known, too. */
  readonly all: boolean;
  /** Told of each cell, as soon as it is known what became of it. */
  readonly finished: (outcome: CellOutcome, left: number) => void;
}

/** A cell under way. */
interface Item {
  readonly cell: Cell;
  readonly subject: E.Either<LoadError, RegressionSubject>;
  readonly known: Entry | null;
}

const itemOf = async ({ means, store, subjects }: Context, cell: Cell): Promise<Item> => {
  const [subject, known] = await Promise.all([subjects.find(cell.protocol), knownOf(store, questionOf(cell, means))]);
  return { cell, subject, known };
};

const subjectIn = ({ subject }: Item): RegressionSubject | null => (E.isRight(subject) ? subject.right : null);

/** Whether what is known is of the same protocol. */
const isSame = ({ subject, known }: Item): boolean =>
  E.isRight(subject) && known?.fingerprint === subjectFingerprint(subject.right);

/** What need not be measured: it is known, or there is no such protocol; `null` for everything else. */
const settled = async ({ subjects, harness }: Context, all: boolean, item: Item): Promise<CellOutcome | null> => {
  const { cell, subject, known } = item;
  if (E.isLeft(subject)) return erroneous(cell, null, subject.left.message, subject.left.place);
  if (!all && known?.harness === harness && isSame(item))
    return measuredOutcome(cell, subject.right, known.measured, { stored: true, seconds: known.seconds });
  const loaded = await subjects.load(cell.protocol);
  return E.isLeft(loaded) ? erroneous(cell, subject.right, loaded.left.message, loaded.left.place) : null;
};

/** Measure a cell, and keep the answer. */
const measured = async (
  context: Context,
  cell: Cell,
  subject: RegressionSubject,
  at: string | null,
): Promise<CellOutcome> => {
  const answer = await measureIn(context, cell, subject, { minimum: asksFewest(cell), commit: at });
  if (answer === null) return notRun(cell, subject);
  const { result, seconds } = answer;
  if (E.isLeft(result)) return erroneous(cell, subject, result.left.message, null);
  await keepAnswer(context, cell, subject, result.right, seconds);
  return measuredOutcome(cell, subject, result.right, { stored: false, seconds });
};

/** A cell that has to be measured, with what the order depends on. */
const candidateOf = (item: Item) => ({
  item,
  cell: item.cell,
  changed: !isSame(item),
  failed: item.known !== null && compare(item.cell, item.known.measured).standing !== 'as expected',
  evaluations: item.known?.measured.evaluations ?? null,
});

/** What became of each cell, in the order of the file. */
export const runCells = async (
  context: Context,
  cells: readonly Cell[],
  { all, finished }: CellsOptions,
): Promise<readonly CellOutcome[]> => {
  const items = await Promise.all(cells.map((cell) => itemOf(context, cell)));
  const outcomes = new Map<Cell, CellOutcome>();
  const finish = (outcome: CellOutcome): void => {
    outcomes.set(outcome.cell, outcome);
    finished(outcome, cells.length - outcomes.size);
  };
  const waiting: Item[] = [];
  for (const item of items) {
    const outcome = await settled(context, all, item);
    if (outcome === null) waiting.push(item);
    else finish(outcome);
  }
  const at = waiting.length === 0 ? null : await commit();
  await Promise.all(
    likeliestFirst(waiting.map(candidateOf)).map(async ({ item }) => {
      const subject = subjectIn(item);
      if (subject !== null && !context.means.signal.aborted) finish(await measured(context, item.cell, subject, at));
    }),
  );
  return items.map((item) => outcomes.get(item.cell) ?? notRun(item.cell, subjectIn(item)));
};
