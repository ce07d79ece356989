/**
 * A regression check in the terminal: what is not as expected, in groups, then the totals in one line.
 *
 * The lines have tones and no colours: whoever prints them paints them.
 */
import * as N from 'fp-ts/lib/number.js';
import type { Ord } from 'fp-ts/lib/Ord.js';
import { contramap, tuple } from 'fp-ts/lib/Ord.js';
import type { CellOutcome, RegressionOutcome } from '../../regression/outcome.ts';
import type { Retell } from './attacks.ts';
import { newAttacks } from './attacks.ts';
import type { TerminalLine, Tone } from './blocks.ts';
import { cellBlock, errorBlock, terminalLine, replayBlock } from './blocks.ts';
import { oddReplays, onlySlower, sharedErrors, standing } from './groups.ts';
import type { Worth } from './totals.ts';
import { totalsText, worthOf } from './totals.ts';

export type { TerminalLine, Tone } from './blocks.ts';

const tones: Readonly<Record<Worth, Tone>> = { good: 'good', open: 'odd', bad: 'bad' };

/** A title with the number of what follows, if anything does. */
const group = (title: string, blocks: readonly (readonly TerminalLine[])[]): readonly TerminalLine[] =>
  blocks.length === 0
    ? []
    : [
        terminalLine('strong', `${title} (${String(blocks.length)})`),
        ...blocks.flatMap((block) => block.map(({ tone, text }) => ({ tone, text: `  ${text}` }))),
        terminalLine('plain', ''),
      ];

/** So many attacks are told as stories, the smallest in the smallest armies: whoever reads more of them asks for them. */
const MOST_STORIES = 3;

/** Fewest lies first, then fewest generals. */
const simplest: Ord<CellOutcome> = contramap((outcome: CellOutcome) => {
  const [smallest] = newAttacks(outcome);
  return [smallest?.minimality.lies ?? Infinity, outcome.cell.n] as const;
})(tuple(N.Ord, N.Ord));

/** Those whose attacks are told. */
const toldOf = ({ cells }: RegressionOutcome): ReadonlySet<CellOutcome> =>
  new Set(
    cells
      .filter((cell) => newAttacks(cell).length > 0)
      .toSorted(simplest.compare)
      .slice(0, MOST_STORIES),
  );

/** The lines of a regression check; the last one is the totals. */
export const regressionLines = (outcome: RegressionOutcome, retell: Retell): readonly TerminalLine[] => {
  const told = toldOf(outcome);
  const blockOf = (cell: CellOutcome, tone: Tone): readonly TerminalLine[] =>
    cellBlock(cell, tone, told.has(cell) ? retell : null);
  return [
    ...group(
      'Newly failing',
      standing(outcome, 'newly failing').map((cell) => blockOf(cell, 'bad')),
    ),
    ...group(
      'Newly passing',
      standing(outcome, 'newly passing').map((cell) => blockOf(cell, 'odd')),
    ),
    ...group(
      'Changed',
      standing(outcome, 'changed').map((cell) => blockOf(cell, 'odd')),
    ),
    ...group(
      'Slower',
      onlySlower(outcome).map((cell) => blockOf(cell, 'plain')),
    ),
    ...group(
      'Undecided',
      standing(outcome, 'undecided').map((cell) => blockOf(cell, 'odd')),
    ),
    ...group('Errors', sharedErrors(outcome).map(errorBlock)),
    ...group(
      'Counterexamples that are not as expected',
      oddReplays(outcome).map((replay) => replayBlock(replay, replay.outcome === 'fixed' ? 'good' : 'bad')),
    ),
    terminalLine(tones[worthOf(outcome)], totalsText(outcome)),
  ];
};
