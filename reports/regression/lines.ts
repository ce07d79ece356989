/**
 * A regression check in the terminal: what is not as expected, in groups, then the totals in one line.
 *
 * The lines have tones and no colours: whoever prints them paints them.
 */
import type { RegressionOutcome } from '../../regression/outcome.ts';
import type { Retell } from './attacks.ts';
import type { Line, Tone } from './blocks.ts';
import { cellBlock, errorBlock, line, replayBlock } from './blocks.ts';
import { oddReplays, onlySlower, sharedErrors, standing } from './groups.ts';
import type { Worth } from './totals.ts';
import { totalsText, worthOf } from './totals.ts';

export type { Line, Tone } from './blocks.ts';

const tones: Readonly<Record<Worth, Tone>> = { good: 'good', open: 'odd', bad: 'bad' };

/** A title with the number of what follows, if anything does. */
const group = (title: string, blocks: readonly (readonly Line[])[]): readonly Line[] =>
  blocks.length === 0
    ? []
    : [
        line('strong', `${title} (${String(blocks.length)})`),
        ...blocks.flatMap((block) => block.map(({ tone, text }) => ({ tone, text: `  ${text}` }))),
        line('plain', ''),
      ];

/** The lines of a regression check; the last one is the totals. */
export const linesOf = (outcome: RegressionOutcome, retell: Retell): readonly Line[] => [
  ...group(
    'Newly failing',
    standing(outcome, 'newly failing').map((cell) => cellBlock(cell, 'bad', retell)),
  ),
  ...group(
    'Newly passing',
    standing(outcome, 'newly passing').map((cell) => cellBlock(cell, 'odd', retell)),
  ),
  ...group(
    'Changed',
    standing(outcome, 'changed').map((cell) => cellBlock(cell, 'odd', retell)),
  ),
  ...group(
    'Slower',
    onlySlower(outcome).map((cell) => cellBlock(cell, 'plain', retell)),
  ),
  ...group(
    'Undecided',
    standing(outcome, 'undecided').map((cell) => cellBlock(cell, 'odd', retell)),
  ),
  ...group('Errors', sharedErrors(outcome).map(errorBlock)),
  ...group(
    'Counterexamples that are not as expected',
    oddReplays(outcome).map((replay) => replayBlock(replay, replay.outcome === 'fixed' ? 'good' : 'bad')),
  ),
  line(tones[worthOf(outcome)], totalsText(outcome)),
];
