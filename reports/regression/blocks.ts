/**
 * What is said at length of one cell, one error or one counterexample: lines for people. Each ends with the command that
 * shows it again.
 */
import type { Counterexample } from '../../counterexamples/counterexample.ts';
import type { Cell } from '../../regression/cell.ts';
import { cellName } from '../../regression/cell.ts';
import type { CellOutcome, ReplayOutcome } from '../../regression/outcome.ts';
import { storyLines } from '../story/story.ts';
import { listed } from '../story/words.ts';
import type { Retell } from './attacks.ts';
import { newAttacks, smallnessText } from './attacks.ts';
import { inOneLine, visible } from '../formats/escape.ts';
import type { SharedError } from './groups.ts';
import {
  acceptCommand,
  details,
  evidenceText,
  placeText,
  replayCommandOf,
  unexpectedReplayName,
  standingText,
} from './words.ts';

/** How a line is to look; the words alone say everything. */
export type Tone = 'plain' | 'strong' | 'dim' | 'good' | 'odd' | 'bad';

/** A line of text for a terminal. */
export interface TerminalLine {
  readonly tone: Tone;
  readonly text: string;
}

/** GitHub obeys `::command::` at the beginning of a line that a step prints, and `##[command]` anywhere in it. */
const disobeyed = (text: string): string => text.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## [');

/** A line, harmless for a terminal, and for the log of a step on GitHub. */
export const terminalLine = (tone: Tone, text: string): TerminalLine => ({
  tone,
  text: disobeyed(visible(text).replaceAll('\n', ' ')),
});

const indented = (lines: readonly TerminalLine[]): readonly TerminalLine[] =>
  lines.map(({ tone, text }) => ({ tone, text: text === '' ? '' : `  ${text}` }));

const again = (command: string): TerminalLine => terminalLine('plain', `Again: ${command}`);

/** Text of somebody else’s, which may have several lines. */
const quoted = (text: string): readonly TerminalLine[] =>
  visible(text)
    .split('\n')
    .map((each) => terminalLine('plain', each.trimEnd()));

/** `retell` is `null` where others are told, and one may ask for this one. */
const storyBlock = (attack: Counterexample, cell: Cell, retell: Retell | null): readonly TerminalLine[] => {
  if (retell === null)
    return [terminalLine('plain', `An attack on ${attack.property} (${smallnessText(attack, null)})`)];
  const retold = retell(attack, cell);
  const size = smallnessText(attack, retold?.instance ?? null);
  const story =
    retold === null ? ['Its story cannot be told here: the protocol is not at hand.'] : storyLines(retold.story);
  return [
    terminalLine('strong', `An attack on ${attack.property} (${size})`),
    ...indented(story.map((each) => terminalLine('plain', each))),
  ];
};

/** The smallest of the new attacks as a story; of the others only what they break. */
const attackBlock = (outcome: CellOutcome, retell: Retell | null): readonly TerminalLine[] => {
  const [smallest, ...others] = newAttacks(outcome);
  if (smallest === undefined) return [];
  const rest = others.map((each) => `${each.property} (${smallnessText(each, null)})`);
  return [
    ...storyBlock(smallest, outcome.cell, retell),
    ...(rest.length === 0 ? [] : [terminalLine('plain', `There are attacks on ${listed(rest)}, too.`)]),
  ];
};

/** What is said of a cell, with its name in the first line. */
export const cellBlock = (outcome: CellOutcome, tone: Tone, retell: Retell | null): readonly TerminalLine[] => {
  const { cell, measured, place, command } = outcome;
  return [
    terminalLine(tone, `${cellName(cell)} ${standingText(outcome)}`),
    ...indented([
      ...(outcome.error === null ? [] : quoted(outcome.error)),
      ...details(outcome).map((text) => terminalLine('plain', text)),
      ...(cell.source === undefined ? [] : [terminalLine('dim', `expected because: ${cell.source}`)]),
      ...(measured === null ? [] : [terminalLine('dim', evidenceText(measured))]),
      ...(place === null ? [] : [terminalLine('dim', `at ${placeText(place)}`)]),
      ...attackBlock(outcome, retell),
      again(command),
    ]),
  ];
};

/** What is said of an error, with the cells that cannot be checked in the first line. */
export const errorBlock = ({ error, place, cells }: SharedError): readonly TerminalLine[] => [
  terminalLine('bad', `${listed(cells.map(({ cell }) => cellName(cell)))} cannot be checked`),
  ...indented([
    ...quoted(error),
    ...(place === null ? [] : [terminalLine('plain', `at ${placeText(place)}`)]),
    again(cells[0].command),
  ]),
];

/** What is said of a counterexample that is not as its file expects. */
export const replayBlock = (replay: ReplayOutcome, tone: Tone): readonly TerminalLine[] => {
  const accept = acceptCommand(replay);
  return [
    terminalLine(tone, `${replay.file} is ${unexpectedReplayName(replay)}`),
    ...indented([
      ...(inOneLine(replay.title) === '' ? [] : [terminalLine('dim', replay.title)]),
      ...quoted(replay.explanation),
      ...(accept === null ? [] : [terminalLine('plain', `If that is as it should be: ${accept}`)]),
      again(replayCommandOf(replay)),
    ]),
  ];
};
