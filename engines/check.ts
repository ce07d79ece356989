/**
 * Checking: a question put to an engine, the answer judged property by property, and what broke shrunk.
 */
import * as R from 'fp-ts/lib/Record.js';
import type { Property } from '../properties/property.ts';
import type { Verdict, VerdictName } from '../properties/verdict.ts';
import { together, verdictName } from '../properties/verdict.ts';
import type { Asked } from './ask.ts';
import { ask } from './ask.ts';
import type { CheckOptions } from './check-options.ts';
import type { Finding, Search } from './finding.ts';
import type { Question } from './question.ts';
import type { ShrunkAttack } from './smallest.ts';
import { smallest } from './smallest.ts';

export interface Checked extends Asked {
  readonly question: Question;
  /** By property: the verdict with what it rests on. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** By property: the verdict's name. */
  readonly properties: Readonly<Record<string, VerdictName>>;
  /** All of them together. */
  readonly verdict: VerdictName;
  readonly attacks: readonly ShrunkAttack[];
}

/** Whether all that is known is that random scenarios broke nothing. */
export const isOnlySampled = ({ finding, verdict }: Pick<Checked, 'finding' | 'verdict'>): boolean =>
  verdict === 'unknown' && finding.stopped === null && finding.grade === 'sampled';

/** The verdict on one property: what broke it, else what stopped the search, else what the search amounts to. */
const verdictOn = (property: Property, finding: Finding, attacks: readonly ShrunkAttack[]): Verdict => {
  const broke = attacks.find((attack) => attack.property.name === property.name);
  if (broke !== undefined) return { _tag: 'Violated', scenario: broke.smallest.scenario, minimality: broke.minimality };
  if (finding.stopped !== null) return { _tag: 'Unknown', bound: finding.stopped };
  return finding.grade === 'sampled'
    ? { _tag: 'Unknown', bound: { _tag: 'sampled', scenarios: finding.scenarios ?? 0n } }
    : { _tag: 'Holds', grade: finding.grade };
};

/** One verdict for each property, and one for all of them. */
export function* check(question: Question, options: CheckOptions): Search<Checked> {
  const { finding, why } = yield* ask(question, options);
  const attacks: ShrunkAttack[] = [];
  for (const attack of finding.attacks) attacks.push(yield* smallest(question, attack, options, finding.engine));
  const verdicts = Object.fromEntries(
    question.properties.map((property) => [property.name, verdictOn(property, finding, attacks)]),
  );
  const properties = R.map(verdictName)(verdicts);
  return { question, finding, why, verdicts, properties, verdict: together(Object.values(properties)), attacks };
}
