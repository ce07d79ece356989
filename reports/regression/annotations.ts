/**
 * A regression check as GitHub workflow commands: annotations at the file and line where a protocol is defined.
 *
 *     ::error file=model/protocols/om.ts,line=42,title=om -n 4 -m 1::was expected to hold, and is broken
 *
 * GitHub shows ten of each kind for a step and drops the rest without a word; so the tenth of too many sums up the rest. Files
 * are as in the outcome: seen from the root of the repository, they are found.
 */
import { cellName } from '../../regression/cell.ts';
import type { CellOutcome, RegressionOutcome, ReplayOutcome } from '../../regression/outcome.ts';
import { counted, listed } from '../story/words.ts';
import { newAttacks, smallnessText } from './attacks.ts';
import { commandData, commandProperty, inOneLine, shortened, visible } from '../formats/escape.ts';
import type { SharedError } from './groups.ts';
import { oddReplays, onlySlower, sharedErrors, standing } from './groups.ts';
import { acceptCommand, details, replayCommandOf, unexpectedReplayName, standingText } from './words.ts';

/** How many of each kind GitHub shows. */
export const MOST_ANNOTATIONS = 10;

/** GitHub’s runner cuts a message at 4,096 characters, without a word. */
const LONGEST_MESSAGE = 4000;
const LONGEST_TITLE = 200;

type Kind = 'error' | 'warning' | 'notice';

interface Annotation {
  readonly place: { readonly file: string; readonly line: number | null } | null;
  readonly title: string;
  readonly message: readonly string[];
}

const cellAnnotation = (outcome: CellOutcome): Annotation => {
  const { cell, place, command } = outcome;
  const [smallest] = newAttacks(outcome);
  return {
    place,
    title: cellName(cell),
    message: [
      standingText(outcome),
      ...details(outcome),
      ...(smallest === undefined
        ? []
        : [`the smallest attack: ${smallest.property}, ${smallnessText(smallest, null)}`]),
      `Again: ${command}`,
    ],
  };
};

const errorAnnotation = ({ error, place, cells }: SharedError): Annotation => ({
  place,
  title: `${cells[0].cell.protocol} cannot be checked`,
  message: [
    error,
    `It keeps ${counted(cells.length, 'cell')} from being checked: ${listed(cells.map(({ cell }) => cellName(cell)))}.`,
    `Again: ${cells[0].command}`,
  ],
});

const replayAnnotation = (replay: ReplayOutcome): Annotation => {
  const accept = acceptCommand(replay);
  return {
    place: { file: replay.file, line: null },
    title: `${replay.file} is ${unexpectedReplayName(replay)}`,
    message: [
      ...(replay.title === '' ? [] : [replay.title]),
      replay.explanation,
      ...(accept === null ? [] : [`If that is as it should be: ${accept}`]),
      `Again: ${replayCommandOf(replay)}`,
    ],
  };
};

/** A counterexample that can be run, and is better or other than it was. */
const isHarmless = ({ outcome }: ReplayOutcome): boolean => outcome === 'fixed' || outcome === 'changed';

const annotationsOfKind = (outcome: RegressionOutcome): Readonly<Record<Kind, readonly Annotation[]>> => {
  const replays = oddReplays(outcome);
  return {
    error: [
      ...standing(outcome, 'newly failing').map(cellAnnotation),
      ...sharedErrors(outcome).map(errorAnnotation),
      ...replays.filter((replay) => !isHarmless(replay)).map(replayAnnotation),
    ],
    warning: [
      ...standing(outcome, 'newly passing').map(cellAnnotation),
      ...standing(outcome, 'changed').map(cellAnnotation),
      ...standing(outcome, 'undecided').map(cellAnnotation),
      ...replays.filter(isHarmless).map(replayAnnotation),
    ],
    notice: onlySlower(outcome).map(cellAnnotation),
  };
};

const atMost = (all: readonly Annotation[]): readonly Annotation[] => {
  if (all.length <= MOST_ANNOTATIONS) return all;
  const rest = all.slice(MOST_ANNOTATIONS - 1);
  return [
    ...all.slice(0, MOST_ANNOTATIONS - 1),
    {
      place: null,
      title: `and ${String(rest.length)} more`,
      message: rest.map(({ title, message }) => `${title}: ${message[0] ?? ''}`),
    },
  ];
};

const commandOf = (kind: Kind, { place, title, message }: Annotation): string => {
  const properties = [
    ...(place === null ? [] : [`file=${commandProperty(visible(place.file))}`]),
    ...(typeof place?.line === 'number' ? [`line=${String(place.line)}`] : []),
    `title=${commandProperty(shortened(inOneLine(title), LONGEST_TITLE))}`,
  ];
  const text = shortened(visible(message.join('\n')), LONGEST_MESSAGE);
  return `::${kind} ${properties.join(',')}::${commandData(text)}`;
};

/** The workflow commands, one a line; none where everything is as expected. */
export const annotationsOf = (outcome: RegressionOutcome): readonly string[] => {
  const byKind = annotationsOfKind(outcome);
  return (['error', 'warning', 'notice'] as const).flatMap((kind) =>
    atMost(byKind[kind]).map((annotation) => commandOf(kind, annotation)),
  );
};
