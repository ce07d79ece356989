/**
 * A regression check as a GitHub job summary: a table of what is not as expected, then each new attack with its diagram and
 * its story. All names in it are somebody else’s, and say what they say and nothing more.
 *
 * GitHub refuses a summary of more than 1 MiB as a whole. So a summary is made of pieces, and ends before the first that would
 * be too much, with a sentence that says so.
 */
import type { Counterexample } from '../../counterexamples/counterexample.ts';
import { cellName } from '../../regression/cell.ts';
import type { CellOutcome, FilePlace, RegressionOutcome, ReplayOutcome } from '../../regression/outcome.ts';
import { mermaidOf } from '../traces/mermaid.ts';
import { storyLines } from '../story/story.ts';
import type { Retell } from './attacks.ts';
import { newAttacks, smallnessText } from './attacks.ts';
import { markdownBlock, markdownCode, markdownText, shortened } from '../formats/escape.ts';
import type { SharedError } from './groups.ts';
import { oddReplays, onlySlower, sharedErrors, standing } from './groups.ts';
import type { Worth } from './totals.ts';
import { totalsText, worthOf } from './totals.ts';
import { acceptCommand, details, placeText, replayCommandOf, unexpectedReplayName, standingText } from './words.ts';

/** How many bytes GitHub takes for one step. */
export const MOST_BYTES: number = 1024 * 1024;

/** More of a text is for the log. */
const LONGEST_TEXT = 1000;

const CUT = '*This summary is cut here: GitHub shows 1 MiB of it. The log of the step has everything.*\n';

const titles: Readonly<Record<Worth, string>> = {
  good: 'everything is as expected',
  open: 'nothing is amiss, but not everything was decided',
  bad: 'not everything is as expected',
};

const text = (words: string): string => markdownText(shortened(words, LONGEST_TEXT));

const code = (words: string): string => markdownCode(shortened(words, LONGEST_TEXT));

/** Cells of a table, each harmless already. */
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

const place = (where: FilePlace | null): string => (where === null ? '' : code(placeText(where)));

const cellRow = (outcome: CellOutcome): string =>
  row([
    code(cellName(outcome.cell)),
    [standingText(outcome), ...details(outcome)].map(text).join('<br>'),
    place(outcome.place),
    code(outcome.command),
  ]);

const errorRow = ({ error, place: where, cells }: SharedError): string =>
  row([
    cells.map(({ cell }) => code(cellName(cell))).join('<br>'),
    `cannot be checked<br>${text(error)}`,
    place(where),
    code(cells[0].command),
  ]);

const replayRow = (replay: ReplayOutcome): string => {
  const accept = acceptCommand(replay);
  return row([
    code(replay.file),
    [`is ${unexpectedReplayName(replay)}`, replay.explanation].map(text).join('<br>'),
    '',
    `${code(replayCommandOf(replay))}${accept === null ? '' : `<br>if that is as it should be: ${code(accept)}`}`,
  ]);
};

const tablePieces = (outcome: RegressionOutcome): readonly string[] => {
  const rows = [
    ...standing(outcome, 'newly failing').map(cellRow),
    ...standing(outcome, 'newly passing').map(cellRow),
    ...standing(outcome, 'changed').map(cellRow),
    ...onlySlower(outcome).map(cellRow),
    ...standing(outcome, 'undecided').map(cellRow),
    ...sharedErrors(outcome).map(errorRow),
    ...oddReplays(outcome).map(replayRow),
  ];
  const head = `\n${row(['what', 'came of it', 'where', 'again'])}${row(['---', '---', '---', '---'])}`;
  return rows.length === 0 ? [] : [head, ...rows];
};

const attackPiece = (attack: Counterexample, { cell, command }: CellOutcome, retell: Retell): string => {
  const retold = retell(attack, cell);
  const shown =
    retold === null
      ? ['Its story cannot be told here: the protocol is not at hand.']
      : [
          markdownBlock('mermaid', mermaidOf(retold.instance, retold.recorded)),
          '',
          ...storyLines({ ...retold.story, mirror: [] }).map((line) => `- ${text(line)}`),
          ...retold.story.mirror.map((line, i) => `${i === 0 ? '' : '  '}- ${text(line)}`),
        ];
  const size = smallnessText(attack, retold?.instance ?? null);
  return [
    '',
    `### Attack: ${text(attack.title)}`,
    '',
    `${size}.`,
    '',
    ...shown,
    '',
    `Again: ${code(command)}`,
    '',
  ].join('\n');
};

/** The first pieces that fit, and a sentence if that is not all. */
const fitting = (pieces: readonly string[], most: number): string => {
  const encoder = new TextEncoder();
  const bytes = (piece: string): number => encoder.encode(piece).length;
  const note = `\n${CUT}`;
  const total = pieces.reduce((sum, piece) => sum + bytes(piece), 0);
  if (total <= most) return pieces.join('');
  const kept: string[] = [];
  let left = most - bytes(note);
  for (const piece of pieces) {
    left -= bytes(piece);
    if (left < 0) break;
    kept.push(piece);
  }
  return `${kept.join('')}${note}`;
};

/** The summary, in at most so many bytes. */
export const regressionSummary = (outcome: RegressionOutcome, retell: Retell, most: number = MOST_BYTES): string =>
  fitting(
    [
      `## Strategos: ${titles[worthOf(outcome)]}\n\n${text(totalsText(outcome))}\n`,
      ...tablePieces(outcome),
      ...outcome.cells.flatMap((cell) => newAttacks(cell).map((attack) => attackPiece(attack, cell, retell))),
    ],
    most,
  );
