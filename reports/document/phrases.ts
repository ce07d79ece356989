/**
 * What an answer says, in words: the claim, its verdict, its evidence, its bounds and its counts.
 */
import type { Reference } from '../../model/reference.ts';
import type { LinkFaults } from '../../model/fault-model.ts';
import type { Instance } from '../../model/instance.ts';
import { boundText, NO_VIOLATION } from '../../properties/verdict.ts';
import { counted, listed } from '../story/words.ts';
import type { Inline, Line } from './document.ts';
import { code, strong, text } from './document.ts';
import { citing } from './references.ts';
import type { AnsweredQuestion, Basis } from './report.ts';
import { agrees } from './report.ts';

/** What links do by themselves: `the loss of at most 1 message`. */
const lossText = ({ most, per }: LinkFaults): string => {
  if (most === Infinity) return 'the loss of any number of messages';
  const count = most === 0 ? 'the loss of no message' : `the loss of at most ${counted(most, 'message')}`;
  return per === 'run' ? count : `${count} in each round`;
};

/** What may happen to `t` of the generals: `1 traitor`, `2 crashes`; and to links. */
const trouble = ({ faults: { role, links, unforgeable } }: Instance, t: number): string => {
  if (role === null) return lossText(links);
  const faulty = `${counted(t, role.counted.one, role.counted.many)}${unforgeable ? ' that cannot forge signatures' : ''}`;
  return links.most === 0 ? faulty : `${faulty} and ${lossText(links)}`;
};

/** Parameters that are not as they are unless told. */
const parametersText = ({ protocol, army }: Instance): string =>
  Object.entries(protocol.parameters)
    .filter(([name, { standard }]) => army.parameters[name] !== standard(army))
    .map(([name]) => `, ${name} = ${String(army.parameters[name])}`)
    .join('');

/** What an answer claims: “om withstands 1 traitor among 4 generals”. */
export const claimLine = ({ instance, t, verdict }: AnsweredQuestion): Line => {
  const { protocol, army } = instance;
  const rest = `${trouble(instance, t)} among ${counted(army.n, 'general')}${parametersText(instance)}`;
  switch (verdict) {
    case 'holds':
      return [code(protocol.name), text(` withstands ${rest}`)];
    case 'violated':
      return [code(protocol.name), text(` does not withstand ${rest}`)];
    case 'unknown':
      return [text('It is open whether '), code(protocol.name), text(` withstands ${rest}`)];
    case 'vacuous':
    case 'not applicable':
      return [text('Nothing was tested of whether '), code(protocol.name), text(` withstands ${rest}`)];
  }
};

/** The properties that broke. */
export const brokenNames = ({ properties }: AnsweredQuestion): readonly string[] =>
  Object.entries(properties).flatMap(([name, verdict]) => (verdict === 'violated' ? [name] : []));

/** The verdict, and whether theory says otherwise. */
export const verdictLine = (answer: AnsweredQuestion): Line => [
  strong(answer.verdict === 'unknown' && answer.basis.grade === 'sampled' ? NO_VIOLATION : answer.verdict),
  ...(agrees(answer) === false ? [text(', which is NOT what theory says')] : []),
];

/** The grade of the evidence, or what stopped the search. */
export const gradeText = ({ basis, verdict }: AnsweredQuestion): string => {
  if (basis.stopped !== null) return `unfinished: ${boundText(basis.stopped)}`;
  if (verdict === 'violated' && (basis.grade === 'proof' || basis.grade === 'solver'))
    return 'an attack, found by a solver';
  if (basis.grade === 'solver') return 'the word of a solver, not checked';
  return basis.grade ?? 'none';
};

/** The bounds that a verdict is about. */
export const boundsText = ({ instance, t }: AnsweredQuestion): string => {
  const { army, faults, schedule } = instance;
  const sizes = faults.generalsFail
    ? army.m === t
      ? `m = t = ${String(t)}`
      : `m = ${String(army.m)}, t = ${String(t)}`
    : `m = ${String(army.m)}`;
  const orders = army.values === 2 ? '' : `, ${String(army.values)} orders`;
  return `n = ${String(army.n)}, ${sizes}${parametersText(instance)}${orders}, ${faults.name}, ${counted(schedule.rounds, 'round')}`;
};

/** How many scenarios break each property that any of them breaks: `2 break validity`. */
export const breakingTexts = ({ violating }: Pick<Basis, 'violating'>): readonly string[] =>
  Object.entries(violating).flatMap(([name, count]) =>
    count === null || count === 0n ? [] : [`${counted(count, 'breaks', 'break')} ${name}`],
  );

/** The exact counts, where something was counted. */
export const countsText = ({ basis, verdict }: AnsweredQuestion): string => {
  if (basis.scenarios === null) return 'not counted';
  const unit = counted(basis.scenarios, basis.grade === 'sampled' ? 'run' : 'scenario');
  const scope = basis.stopped === null ? unit : `${unit} covered, and not all`;
  const breaking = breakingTexts(basis);
  const found =
    breaking.length > 0
      ? listed(breaking)
      : verdict === 'violated'
        ? 'some break'
        : basis.stopped === null
          ? 'none breaks anything'
          : 'none of these breaks anything';
  return `${scope}; ${found}`;
};

/** What theory says, and who. */
export const theoryLine = ({ theory }: AnsweredQuestion, bibliography: readonly Reference[]): Line =>
  theory.verdict === 'unknown'
    ? [text('says nothing')]
    : [text(`${theory.verdict}: `), ...citing(theory.source, bibliography)];

/** `2`, `2 and 3`, `2 to 8`. */
export const ranged = (values: readonly number[]): string => {
  const [first] = values;
  const last = values.at(-1);
  const inRow = values.every((value, i) => i === 0 || value === (values[i - 1] ?? 0) + 1);
  return values.length > 2 && inRow ? `${String(first)} to ${String(last)}` : listed(values);
};

/** A command within a line. */
export const command = (words: string): Inline => code(words);
