/**
 * A regression check as JUnit XML, for GitLab, Jenkins and what shows test results on GitHub: a suite for each protocol, and
 * one for the corpus. A cell is a test case named after what is expected of it.
 *
 * Nobody has written the format down. This is what all three read: Jenkins’ schema (junit-10.xsd of its xUnit plugin), and in
 * a test case GitLab’s `file` and everybody’s `line`, which that schema does not know. A bound that was hit is an error, since
 * the test has not come to an end; what was not run is skipped.
 */
import { cellName } from '../../regression/cell.ts';
import type { CellOutcome, FilePlace, RegressionOutcome, ReplayOutcome } from '../../regression/outcome.ts';
import type { Retell } from './attacks.ts';
import type { TerminalLine } from './blocks.ts';
import { cellBlock, replayBlock } from './blocks.ts';
import { inOneLine, xmlAttribute, xmlText } from '../formats/escape.ts';
import { isSlower } from './groups.ts';
import { unexpectedReplayName, standingText } from './words.ts';

/** What became of a test that did not pass. */
interface Misfortune {
  readonly element: 'failure' | 'error' | 'skipped';
  readonly type: string;
  readonly message: string;
  readonly text: string;
}

/** A test case: it passed, unless there is a misfortune. */
interface Case {
  readonly classname: string;
  readonly name: string;
  readonly seconds: number;
  readonly place: { readonly file: string; readonly line: number | null } | null;
  readonly misfortune: Misfortune | null;
  /** What is worth knowing of a test that passed. */
  readonly output: string | null;
}

/** The suite of the counterexamples. */
const CORPUS = 'counterexamples';

const textOf = (lines: readonly TerminalLine[]): string => lines.map(({ text }) => text).join('\n');

const cellMisfortune = (outcome: CellOutcome, retell: Retell): Misfortune | null => {
  const { standing: type } = outcome;
  const misfortune = (element: Misfortune['element']): Misfortune => ({
    element,
    type,
    message: outcome.error === null ? standingText(outcome) : inOneLine(outcome.error),
    text: textOf(cellBlock(outcome, 'plain', retell)),
  });
  switch (type) {
    case 'as expected':
      return null;
    case 'newly failing':
    case 'newly passing':
    case 'changed':
      return misfortune('failure');
    case 'undecided':
    case 'error':
      return misfortune('error');
    case 'not run':
      return misfortune('skipped');
  }
};

const cellCase = (outcome: CellOutcome, retell: Retell): Case => ({
  classname: outcome.cell.protocol,
  name: `${cellName(outcome.cell)} ${outcome.cell.verdict === 'holds' ? 'holds' : 'is broken'}`,
  seconds: outcome.seconds,
  place: outcome.place,
  misfortune: cellMisfortune(outcome, retell),
  output: outcome.standing === 'as expected' && isSlower(outcome) ? textOf(cellBlock(outcome, 'plain', retell)) : null,
});

const replayMisfortune = (replay: ReplayOutcome): Misfortune => ({
  element: replay.outcome === 'stale' || replay.outcome === 'error' ? 'error' : 'failure',
  type: unexpectedReplayName(replay),
  message: inOneLine(replay.explanation),
  text: textOf(replayBlock(replay, 'plain')),
});

const replayCase = (replay: ReplayOutcome): Case => ({
  classname: CORPUS,
  name: replay.file,
  seconds: 0,
  place: { file: replay.file, line: null },
  misfortune: replay.asExpected ? null : replayMisfortune(replay),
  output: null,
});

type Attributes = Readonly<Record<string, string>>;

const open = (name: string, attributes: Attributes): string =>
  [name, ...Object.entries(attributes).map(([key, value]) => `${key}=${xmlAttribute(value)}`)].join(' ');

const element = (name: string, attributes: Attributes, text: string): string =>
  `<${open(name, attributes)}>${xmlText(text)}</${name}>`;

const placeAttributes = (place: Partial<FilePlace> | Case['place']): Attributes => ({
  ...(place?.file === undefined ? {} : { file: place.file }),
  ...(typeof place?.line === 'number' ? { line: String(place.line) } : {}),
});

const time = (seconds: number): string => seconds.toFixed(3);

const caseLines = ({ classname, name, seconds, place, misfortune, output }: Case): readonly string[] => {
  const start = open('testcase', { classname, name, time: time(seconds), ...placeAttributes(place) });
  const parts = [
    ...(misfortune === null
      ? []
      : [element(misfortune.element, { type: misfortune.type, message: misfortune.message }, misfortune.text)]),
    ...(output === null ? [] : [element('system-out', {}, output)]),
  ];
  return parts.length === 0
    ? [`    <${start}/>`]
    : [`    <${start}>`, ...parts.map((part) => `      ${part}`), '    </testcase>'];
};

/** How many tests there are, and how many of them did not pass. */
const counts = (cases: readonly Case[]): Attributes => {
  const many = (which: Misfortune['element']): string =>
    String(cases.filter(({ misfortune }) => misfortune?.element === which).length);
  return { tests: String(cases.length), failures: many('failure'), errors: many('error'), skipped: many('skipped') };
};

const suiteLines = (name: string, cases: readonly Case[]): readonly string[] => {
  const seconds = cases.reduce((sum, each) => sum + each.seconds, 0);
  return [
    `  <${open('testsuite', { name, ...counts(cases), time: time(seconds) })}>`,
    ...cases.flatMap(caseLines),
    '  </testsuite>',
  ];
};

/** What the document is called. */
const NAME = 'strategos regress';

/** Whether a text is such a document, which a new one may take the place of. */
export const isJunit = (text: string): boolean => text.slice(0, 200).includes(`<testsuites name="${NAME}"`);

/** The document. */
export const junitOf = (outcome: RegressionOutcome, retell: Retell): string => {
  const corpus = outcome.replays.map(replayCase);
  const cells = outcome.cells.map((cell) => cellCase(cell, retell));
  const protocols = [...new Set(cells.map(({ classname }) => classname))];
  const { tests = '0', failures = '0', errors = '0' } = counts([...corpus, ...cells]);
  const all = { name: NAME, tests, failures, errors, time: time(outcome.seconds) };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${open('testsuites', all)}>`,
    ...(corpus.length === 0 ? [] : suiteLines(CORPUS, corpus)),
    ...protocols.flatMap((protocol) =>
      suiteLines(
        protocol,
        cells.filter(({ classname }) => classname === protocol),
      ),
    ),
    '</testsuites>',
    '',
  ].join('\n');
};
