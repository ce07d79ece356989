/**
 * Comparing: what was measured of a cell, held against what was expected.
 *
 * Only what is written down is compared. A verdict that differs is news of its own kind; so is one that cannot be had,
 * because a bound was hit. More evaluations than before are a slow-down, which is told and fails nothing.
 *
 * Law: a cell with everything that was measured of it written down is as expected, with nothing changed (`recorded`).
 */
import { own } from '../model/own.ts';
import { asCellAccepts } from './accepted.ts';
import type { Cell } from './cell.ts';
import type { Measured } from './measured.ts';
import type { Change, Standing } from './outcome.ts';

export interface Comparison {
  readonly standing: Extract<Standing, 'as expected' | 'newly failing' | 'newly passing' | 'changed' | 'undecided'>;
  readonly changes: readonly Change[];
}

/** An answer that takes more than so many times the evaluations of before is a slow-down. */
const SLOWER = 1.1;

/** What stands for a count that there is none of: the engine that answered does not count, or was stopped. */
const UNCOUNTED = 'not counted';

/** How what is not proved to be the fewest begins. */
const AT_MOST = 'at most';

const differing = (
  kind: Change['kind'],
  about: string,
  expected: string | number,
  found: string | number,
): readonly Change[] =>
  String(expected) === String(found) ? [] : [{ kind, about, expected: String(expected), found: String(found) }];

/** Compare by name; what is not there is `missing`. */
const byName = <A extends string | number>(
  kind: Change['kind'],
  expected: Readonly<Record<string, A>> | undefined,
  found: (name: string) => string | number,
): readonly Change[] =>
  Object.entries(expected ?? {}).flatMap(([name, value]) => differing(kind, name, value, found(name)));

const fewestFound = (cell: Cell, { fewest, properties }: Measured, name: string): string => {
  const found = own(fewest, name);
  const verdict = own(properties, name);
  if (found === undefined)
    return verdict === undefined || verdict === 'unknown'
      ? 'none found'
      : `none: it ${verdict === 'holds' ? verdict : `is ${verdict}`}`;
  // What is not proved to be the fewest is only told to be where it is already less than that.
  return found.proved || found.lies < (own(cell.fewest ?? {}, name) ?? 0)
    ? String(found.lies)
    : `${AT_MOST} ${String(found.lies)}, not proved to be the fewest`;
};

const slowDown = ({ evaluations: before }: Cell, { evaluations: now }: Measured): readonly Change[] =>
  before === undefined || now <= before * SLOWER
    ? []
    : [{ kind: 'evaluations', about: '', expected: String(before), found: String(now) }];

const size = (kind: 'rounds' | 'messages' | 'claims', cell: Cell, measured: Measured): readonly Change[] =>
  differing(kind, '', cell[kind] ?? measured[kind], measured[kind]);

const changesIn = (cell: Cell, measured: Measured): readonly Change[] => [
  ...differing('verdict', '', cell.verdict, measured.verdict),
  ...byName('property', cell.properties, (name) => own(measured.properties, name) ?? 'there is no such property'),
  ...byName('fewest', cell.fewest, (name) => fewestFound(cell, measured, name)),
  ...differing(
    'scenarios',
    '',
    cell.scenarios ?? '',
    cell.scenarios === undefined ? '' : (measured.scenarios ?? UNCOUNTED),
  ),
  ...byName('violating', cell.violating, (name) => own(measured.violating, name) ?? UNCOUNTED),
  ...size('rounds', cell, measured),
  ...size('messages', cell, measured),
  ...size('claims', cell, measured),
  ...slowDown(cell, measured),
];

/** Whether more work might show that it is as expected after all: it was not proved, or the search was stopped. */
const isOpen = ({ kind, found }: Change, { stopped }: Measured): boolean =>
  (kind === 'fewest' && found.startsWith(AT_MOST)) ||
  (stopped !== null && (found === 'unknown' || found === UNCOUNTED));

/** What becomes of a cell of which this was measured. */
export const compare = (cell: Cell, found: Measured): Comparison => {
  const measured = asCellAccepts(cell, found);
  const changes = changesIn(cell, measured);
  if (measured.verdict !== cell.verdict) {
    const decided = measured.verdict === 'holds' || measured.verdict === 'violated';
    return { standing: !decided ? 'undecided' : cell.verdict === 'holds' ? 'newly failing' : 'newly passing', changes };
  }
  const failing = changes.filter(({ kind }) => kind !== 'evaluations');
  if (failing.length === 0) return { standing: 'as expected', changes };
  return { standing: failing.every((change) => isOpen(change, measured)) ? 'undecided' : 'changed', changes };
};
