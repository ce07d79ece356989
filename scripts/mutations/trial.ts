/**
 * Trying a changed protocol: the cells of its protocol are checked as `strategos regress` checks them, up to the first that
 * is not as expected. What none of them notices is compared with the original.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Loaded } from '../../host/loaded.ts';
import { measure } from '../../cli/regress/measure.ts';
import type { Cell } from '../../regression/cell.ts';
import { cellName } from '../../regression/cell.ts';
import { compare } from '../../regression/compare.ts';
import type { Measured } from '../../regression/measured.ts';
import { likeliestFirst } from '../../regression/order.ts';
import type { Change } from '../../regression/outcome.ts';
import { equivalence } from './equivalence.ts';
import type { Found, Outcome } from './outcome.ts';

/** How long one cell may take. */
const SECONDS = 60;

/** The cells of a protocol in the order in which a regression check comes to them once the protocol has changed. */
export const cellsOf = (cells: readonly Cell[], protocol: string): readonly Cell[] =>
  likeliestFirst(
    cells
      .filter((cell) => cell.protocol === protocol)
      .map((cell) => ({ cell, changed: true, failed: false, evaluations: null })),
  ).map(({ cell }) => cell);

/** What a change is about, in words. */
const subjectOf = ({ kind, about }: Change): string => {
  switch (kind) {
    case 'property':
      return about;
    case 'violating':
      return `scenarios that break ${about}`;
    case 'fewest':
      return `fewest lies that break ${about}`;
    case 'verdict':
    case 'scenarios':
    case 'rounds':
    case 'messages':
    case 'claims':
    case 'evaluations':
      return kind;
  }
};

/** The changes in words; the verdict needs no mention where a property says why. */
const changesText = (changes: readonly Change[]): string =>
  changes
    .filter(({ kind }) => kind !== 'verdict' || !changes.some((other) => other.kind === 'property'))
    .map((change) => `${subjectOf(change)}: ${change.expected} → ${change.found}`)
    .join('; ');

/** The fewest lies by which each property is broken that was expected to hold, or is broken by another number of them. */
const fewestIn = ({ fewest }: Measured, changes: readonly Change[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(fewest).flatMap(([property, { lies, proved }]) =>
      proved && changes.some(({ kind, about }) => kind === 'verdict' || about === property) ? [[property, lies]] : [],
    ),
  );

/** What one cell says; `null` where it is as expected. */
const caughtBy = async (loaded: Loaded, cell: Cell, count: (evaluations: number) => void): Promise<Outcome | null> => {
  const name = cellName(cell);
  const measured = await measure(loaded, cell, { seconds: SECONDS });
  if (E.isLeft(measured)) return { kind: 'refused', cell: name, why: measured.left.message };
  count(measured.right.evaluations);
  const { standing, changes } = compare(cell, measured.right);
  if (standing === 'as expected') return null;
  const failing = changes.filter(({ kind }) => kind !== 'evaluations');
  const why = changesText(failing);
  if (standing === 'undecided') return { kind: 'undecided', cell: name, why };
  const smallest =
    measured.right.verdict === 'violated' ? await measure(loaded, cell, { seconds: SECONDS, minimum: true }) : measured;
  return { kind: standing, cell: name, why, fewest: E.isRight(smallest) ? fewestIn(smallest.right, failing) : {} };
};

/** What becomes of a changed protocol; the original is asked for where it is needed. What cannot be loaded is refused before any cell is checked. */
export const trial = async (
  original: () => Promise<Loaded>,
  changed: E.Either<string, Loaded>,
  cells: readonly Cell[],
): Promise<Found> => {
  const begun = performance.now();
  let evaluations = 0;
  const foundAs = (outcome: Outcome): Found => ({
    outcome,
    evaluations,
    seconds: (performance.now() - begun) / 1000,
  });
  if (E.isLeft(changed)) return foundAs({ kind: 'refused', cell: '', why: changed.left });
  for (const cell of cells) {
    const caught = await caughtBy(changed.right, cell, (more) => {
      evaluations += more;
    });
    if (caught !== null) return foundAs(caught);
  }
  return equivalence(await original(), changed.right, cells);
};
