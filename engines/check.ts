/**
 * Checking: a question put to an engine, the answer judged property by property, and what broke shrunk.
 */
import type { Verdict, VerdictName } from '../properties/verdict.ts';
import { together, verdictName } from '../properties/verdict.ts';
import type { EngineAnswer } from './ask.ts';
import { ask } from './ask.ts';
import type { CheckOptions } from './check-options.ts';
import type { Search } from './finding.ts';
import type { Question } from './question.ts';
import type { ShrunkAttack } from './smallest.ts';
import { smallest } from './smallest.ts';
import { unbroken } from './unbroken.ts';

export interface Checked extends EngineAnswer {
  readonly question: Question;
  /** By property: the verdict with what it rests on. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** By property: the verdict's name. */
  readonly properties: Readonly<Record<string, VerdictName>>;
  /** All of them together. */
  readonly verdict: VerdictName;
  readonly attacks: readonly ShrunkAttack[];
}

/** Whether all that is known is that random scenarios put to the test what was asked, and broke nothing. */
export const isOnlySampled = ({ verdict, verdicts }: Pick<Checked, 'verdict' | 'verdicts'>): boolean =>
  verdict === 'unknown' &&
  Object.values(verdicts).every((each) => each._tag !== 'Unknown' || each.bound._tag === 'sampled');

/** One verdict for each property, and one for all of them. */
export function* check(question: Question, options: CheckOptions): Search<Checked> {
  const asked = yield* ask(question, options);
  const { finding } = asked;
  const attacks: ShrunkAttack[] = [];
  for (const attack of finding.attacks) attacks.push(yield* smallest(question, attack, options, finding.engine));
  const verdicts = Object.fromEntries(
    question.properties.map(({ name }): [string, Verdict] => {
      const broke = attacks.find(({ property }) => property.name === name);
      if (broke === undefined) return [name, unbroken(name, asked)];
      return [name, { _tag: 'Violated', scenario: broke.smallest.scenario, minimality: broke.minimality }];
    }),
  );
  const properties = Object.fromEntries(
    Object.entries(verdicts).map(([name, verdict]): [string, VerdictName] => [name, verdictName(verdict)]),
  );
  return { ...asked, question, verdicts, properties, verdict: together(Object.values(properties)), attacks };
}
