/**
 * What a matcher says where it fails: the verdict, the attacks drawn round by round, and the command that asks again.
 */
import { isDeepStrictEqual } from 'node:util';
import * as E from 'fp-ts/lib/Either.js';
import { findConfig } from '../host/config.ts';
import { isOnlySampled } from '../engines/check.ts';
import type { ShrunkAttack } from '../engines/smallest.ts';
import type { Question } from '../engines/question.ts';
import type { Operand } from '../inquiry/command.ts';
import { commandAbout, commandText, flag, optional, withOptions } from '../inquiry/command.ts';
import { untestedText } from '../inquiry/untested.ts';
import { instanceTitle } from '../model/instance.ts';
import { registry } from '../model/protocols/registry.ts';
import { boundText, simplified } from '../properties/verdict.ts';
import { inOneLine } from '../reports/formats/escape.ts';
import { roundLines } from '../reports/story/rounds.ts';
import { liesText, storyOf } from '../reports/story/story.ts';
import { counted, listed } from '../reports/story/words.ts';
import type { MatcherArguments, AttackCircumstances } from './asked.ts';
import type { MatcherFinding } from './judge.ts';

/** The sizes and the faults that a verdict is about. */
const scopeOf = ({ instance, t }: Question): string =>
  instance.faults.generalsFail ? `${instanceTitle(instance)}, at most ${String(t)} faulty` : instanceTitle(instance);

/** How small an attack is known to be. */
const smallness = ({ minimality }: ShrunkAttack): string =>
  minimality.claim === 'minimum' ? 'no attack has fewer' : simplified(minimality);

/** An attack, drawn; one that is drawn already is named. */
const attackLines = (
  { instance, t }: Question,
  attack: ShrunkAttack,
  before: readonly ShrunkAttack[],
): readonly string[] => {
  const { property, smallest, minimality } = attack;
  const same = before.some((other) => isDeepStrictEqual(other.smallest.scenario, smallest.scenario));
  return same
    ? ['', `The same breaks ${inOneLine(`${property.name}: ${property.statement}`)}.`]
    : [
        '',
        `An attack on ${inOneLine(property.name)}, with ${liesText(instance, minimality.lies)} (${smallness(attack)}):`,
        '',
        ...roundLines(instance, storyOf(instance, t, property, smallest)).map((line) =>
          line === '' ? '' : `  ${line}`,
        ),
      ];
};

/** What stopped the search, in words, with what to do about it. */
const boundLine = ({ checked }: MatcherFinding): string => {
  const { stopped, scenarios } = checked.finding;
  if (isOnlySampled(checked))
    return `${counted(scenarios ?? 0, 'random scenario')} did not break it, which proves nothing; where that is enough, say { accept: 'sampled' }.`;
  if (stopped === null) return 'Nobody knows why.';
  const how =
    stopped._tag === 'seconds'
      ? 'give the test a longer timeout, or say { seconds }'
      : 'ask at smaller sizes, or say { engine }';
  return `It was not decided: ${boundText(stopped)}; ${how}.`;
};

/** What was covered, where nothing was found. */
const evidenceLine = ({ checked: { finding } }: MatcherFinding): string => {
  const { scenarios, engine } = finding;
  return scenarios === null
    ? `No scenario breaks it (${engine}).`
    : `None of ${counted(scenarios, 'scenario')} breaks it (${engine}).`;
};

/** The file of a protocol is not known to a matcher: only a name that the command line knows can be given to it. */
const nameOf = async (name: string): Promise<Operand> => {
  const config = await findConfig(process.cwd())();
  if (E.isRight(config) && config.right !== null && Object.hasOwn(config.right.protocols, name)) return name;
  return registry.some((known) => known.name === name) ? name : { placeholder: `<file-of-${name}>` };
};

/** The command that asks the same. */
const commandLine = async (
  { posed }: MatcherFinding,
  { circumstances: { validity, engine, lies } }: MatcherArguments<AttackCircumstances>,
): Promise<string> => {
  const { question } = posed;
  const command = withOptions(
    commandAbout('check', question, await nameOf(question.instance.protocol.name)),
    ...optional('--validity', validity),
    ...(engine === 'auto' ? [] : optional('--engine', engine)),
    ...(lies === undefined ? [] : [flag('--minimum')]),
  );
  return `Ask again with: ${commandText(command)}`;
};

/** Everything there is to say, below what was expected. */
export const messageOf = async (
  expected: string,
  judged: MatcherFinding,
  asked: MatcherArguments<AttackCircumstances>,
): Promise<string> => {
  const { question } = judged.posed;
  const { verdict, attacks, properties } = judged.checked;
  const held = Object.keys(properties)
    .filter((name) => properties[name] === 'holds')
    .map(inOneLine);
  const broken = attacks.map(({ property }) => inOneLine(property.name));
  const is = (names: readonly string[]): string => (names.length === 1 ? 'is' : 'are');
  return [
    expected,
    '',
    `${scopeOf(question)}: ${verdict}`,
    ...(broken.length === 0
      ? []
      : [
          `${listed(broken)} ${is(broken)} broken${held.length === 0 ? '' : `, ${listed(held)} ${held.length === 1 ? 'holds' : 'hold'}`}.`,
        ]),
    ...(verdict === 'unknown' ? [boundLine(judged)] : []),
    ...Array.from(judged.checked.untested, ([name, each]) => `${inOneLine(name)}: ${untestedText(each)}.`),
    ...(verdict === 'holds' ? [evidenceLine(judged)] : []),
    ...attacks.flatMap((attack, i) => attackLines(question, attack, attacks.slice(0, i))),
    '',
    await commandLine(judged, asked),
  ].join('\n');
};
