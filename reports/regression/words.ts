/**
 * What is said of one cell or one counterexample, in words. The words are the users’ own where names are concerned: each
 * rendering makes them harmless in its own way.
 */
import type { Measured } from '../../regression/measured.ts';
import type { CellOutcome, Change, FilePlace, ReplayOutcome } from '../../regression/outcome.ts';
import { shellPath } from '../../model/shell.ts';
import { countText, listed } from '../story/words.ts';

const isCount = (text: string): boolean => /^\d+$/.test(text);

const number = (text: string): string => (isCount(text) ? countText(BigInt(text)) : text);

/** " (3 more)", for what can be counted. */
const difference = (expected: string, found: string): string => {
  if (!isCount(expected) || !isCount(found)) return '';
  const more = BigInt(found) - BigInt(expected);
  return more === 0n ? '' : more > 0n ? ` (${countText(more)} more)` : ` (${countText(-more)} fewer)`;
};

const expectedFound = (what: string, { expected, found }: Change): string =>
  `${what}: expected ${number(expected)}, found ${number(found)}${difference(expected, found)}`;

const slowDown = ({ expected, found }: Change): string => {
  const times = Number(found) / Number(expected);
  const factor = Number.isFinite(times) ? ` (${times.toFixed(1)} times as many)` : '';
  return `evaluations: ${number(expected)} when recorded, ${number(found)} now${factor}`;
};

/** A difference in words: "messages: expected 9, found 12 (3 more)". */
export const changeText = (change: Change): string => {
  switch (change.kind) {
    case 'verdict':
    case 'scenarios':
    case 'rounds':
    case 'messages':
    case 'claims':
      return expectedFound(change.kind, change);
    case 'property':
      return expectedFound(change.about, change);
    case 'violating':
      return expectedFound(`scenarios that break ${change.about}`, change);
    case 'fewest':
      return expectedFound(`fewest lies that break ${change.about}`, change);
    case 'evaluations':
      return slowDown(change);
  }
};

/** The properties that are broken: "agreement and validity". */
const brokenText = ({ properties }: Measured): string =>
  listed(Object.entries(properties).flatMap(([name, verdict]) => (verdict === 'violated' ? [name] : [])));

/** The properties that were never put to the test: "strong-validity is vacuous"; `null` where there are none. */
const untestedText = (measured: Measured | null): string | null => {
  if (measured?.verdict !== 'vacuous' && measured?.verdict !== 'not applicable') return null;
  const { verdict, properties } = measured;
  const names = Object.keys(properties).filter((name) => properties[name] === verdict);
  return `${listed(names)} ${names.length === 1 ? 'is' : 'are'} ${verdict}, so nothing was tested`;
};

/** What became of a cell, as the rest of a sentence that begins with its name. */
export const standingText = ({ cell, standing, measured }: CellOutcome): string => {
  switch (standing) {
    case 'as expected':
      return `${cell.verdict === 'holds' ? 'holds' : 'is broken'}, as expected`;
    case 'newly failing':
      return `was expected to hold, and is broken${measured === null ? '' : ` (${brokenText(measured)})`}`;
    case 'newly passing':
      return 'was expected to be broken, and holds';
    case 'changed':
      return `${cell.verdict === 'holds' ? 'holds' : 'is broken'} as expected, but not everything is as it was`;
    case 'undecided':
      return `is undecided: ${measured?.stopped ?? untestedText(measured) ?? 'what was found is not proved'}`;
    case 'error':
      return 'cannot be checked';
    case 'not run':
      return 'was not run: it was interrupted before its turn';
  }
};

/** The differences that the standing does not say already. */
export const details = ({ standing, changes }: CellOutcome): readonly string[] =>
  changes
    .filter(({ kind }) => kind !== 'verdict' || (standing !== 'newly failing' && standing !== 'newly passing'))
    .map(changeText);

/** What the answer rests on: "evidence: exhaustive, 34 scenarios", "evidence: proof (symbolic)". */
export const evidenceText = ({ engine, grade, scenarios }: Measured): string => {
  const counts = scenarios === null ? '' : `, ${number(scenarios)} ${scenarios === '1' ? 'scenario' : 'scenarios'}`;
  const by = engine === grade ? '' : ` (${engine})`;
  return `evidence: ${grade ?? 'none, the search was stopped'}${by}${counts}`;
};

/** `model/protocols/om.ts:42`. */
export const placeText = ({ file, line }: FilePlace): string => `${file}:${String(line)}`;

/** What became of a counterexample that is not as its file expects. */
export const unexpectedReplayName = ({ outcome }: ReplayOutcome): string => {
  switch (outcome) {
    case 'reproduced':
      return 'broken again';
    case 'fixed':
    case 'changed':
    case 'stale':
      return outcome;
    case 'error':
      return 'in error';
  }
};

/** The command that replays a file. */
export const replayCommandOf = ({ file }: ReplayOutcome): string => `strategos replay ${shellPath(file)}`;

/** The command by which somebody accepts that a counterexample is fixed; `null` where there is nothing to accept. */
export const acceptCommand = ({ outcome, file }: ReplayOutcome): string | null =>
  outcome === 'fixed' ? `strategos replay --accept ${shellPath(file)}` : null;
