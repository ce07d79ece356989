/**
 * Checking: a question put to an engine, the answer judged property by property, and what broke shrunk.
 */
import * as E from 'fp-ts/lib/Either.js';
import * as R from 'fp-ts/lib/Record.js';
import { broken } from '../properties/judge.ts';
import type { Property } from '../properties/property.ts';
import type { Verdict, VerdictName } from '../properties/verdict.ts';
import { boundText, together, verdictName } from '../properties/verdict.ts';
import { exhaustive } from './exhaustive/exhaustive.ts';
import { plain } from './exhaustive/plain.ts';
import type { Attack, Finding, Limits, Search } from './finding.ts';
import type { FuzzedAttack, FuzzFinding } from './fuzz/fuzz.ts';
import { fuzz } from './fuzz/fuzz.ts';
import type { Question } from './question.ts';
import { shrink } from './shrink/shrink.ts';
import type { Case } from './shrink/simpler.ts';
import { caseOf } from './shrink/simpler.ts';

export type EngineName = 'auto' | 'exhaustive' | 'fuzz';

export interface CheckOptions {
  readonly engine: EngineName;
  /** Whether the exhaustive engine may merge, factor and use symmetry; without, it is the plain enumeration. */
  readonly reduction: boolean;
  readonly limits: Limits;
  readonly fuzz: { readonly seed: string; readonly runs: number; readonly path: string | null };
}

/** A property that was broken, and the smallest attack found that breaks it. */
export interface ShrunkAttack {
  readonly property: Property;
  readonly attack: Attack | FuzzedAttack;
  readonly smallest: Case;
}

export interface Checked {
  readonly question: Question;
  readonly finding: Finding | FuzzFinding;
  /** Why this engine, where it was not asked for. */
  readonly why: string | null;
  /** By property: the verdict with what it rests on. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** By property: the verdict's name. */
  readonly properties: Readonly<Record<string, VerdictName>>;
  /** All of them together. */
  readonly verdict: VerdictName;
  readonly attacks: readonly ShrunkAttack[];
}

/** What `auto` allows the exhaustive engine before it turns to fuzzing: some seconds, and some hundred megabytes. */
const AUTO_LIMITS: Limits = { evaluations: 2_000_000, states: 60_000, combinations: 1_000_000 };

/** Run the engine that was asked for, or the best that fits. */
function* ask(question: Question, options: CheckOptions): Search<Pick<Checked, 'finding' | 'why'>> {
  const { limits } = options;
  switch (options.engine) {
    case 'exhaustive':
      return {
        finding: options.reduction
          ? yield* exhaustive(question, { limits, symmetry: true })
          : yield* plain(question, limits),
        why: null,
      };
    case 'fuzz':
      return { finding: yield* fuzz(question, { ...options.fuzz, limits }), why: null };
    case 'auto': {
      const within: Limits = {
        evaluations: Math.min(limits.evaluations, AUTO_LIMITS.evaluations),
        states: Math.min(limits.states, AUTO_LIMITS.states),
        combinations: Math.min(limits.combinations, AUTO_LIMITS.combinations),
      };
      const finding = yield* exhaustive(question, { limits: within, symmetry: true });
      if (finding.stopped === null) return { finding, why: 'it can be enumerated' };
      const asked = finding.stopped._tag === 'seconds' || finding.stopped._tag === 'interrupted';
      if (asked || finding.attacks.length > 0 || within.evaluations < AUTO_LIMITS.evaluations)
        return { finding, why: 'it was tried first' };
      return {
        finding: yield* fuzz(question, { ...options.fuzz, limits }),
        why: `it is too large to enumerate: ${boundText(finding.stopped)}`,
      };
    }
  }
}

/** An attack as small as single steps make it. */
const shrunk = (question: Question, attack: Attack): ShrunkAttack => {
  const { instance } = question;
  const property = question.properties.find(({ name }) => name === attack.property);
  const found = caseOf(instance, attack.scenario);
  if (property === undefined || E.isLeft(found))
    throw new Error(`the attack on ${attack.property} cannot be run again`);
  const smallest = shrink(found.right, property, { fewerGenerals: false });
  if (broken([property], instance, smallest.scenario, smallest.execution).length === 0)
    throw new Error(`shrinking the attack on ${attack.property} lost it`);
  return { property, attack, smallest };
};

/** The verdict on one property: what broke it, else what stopped the search, else what the search amounts to. */
const verdictOn = (property: Property, finding: Finding, attacks: readonly ShrunkAttack[]): Verdict => {
  const broke = attacks.find((attack) => attack.property.name === property.name);
  if (broke !== undefined) {
    const { scenario } = broke.smallest;
    return { _tag: 'Violated', scenario, minimality: { claim: 'local', lies: scenario.deviations.length } };
  }
  return finding.stopped === null
    ? { _tag: 'Holds', grade: finding.grade }
    : { _tag: 'Unknown', bound: finding.stopped };
};

/** One verdict for each property, and one for all of them. */
export function* check(question: Question, options: CheckOptions): Search<Checked> {
  const { finding, why } = yield* ask(question, options);
  const attacks = finding.attacks.map((attack) => shrunk(question, attack));
  const verdicts = Object.fromEntries(
    question.properties.map((property) => [property.name, verdictOn(property, finding, attacks)]),
  );
  const properties = R.map(verdictName)(verdicts);
  return { question, finding, why, verdicts, properties, verdict: together(Object.values(properties)), attacks };
}
