/**
 * Checking: a question put to an engine, the answer judged property by property, and what broke shrunk.
 */
import * as E from 'fp-ts/lib/Either.js';
import { broken } from '../properties/judge.ts';
import type { Property } from '../properties/property.ts';
import type { VerdictName } from '../properties/verdict.ts';
import { boundText, together } from '../properties/verdict.ts';
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
  /** By property. */
  readonly properties: Readonly<Record<string, VerdictName>>;
  readonly verdict: VerdictName;
  readonly attacks: readonly ShrunkAttack[];
}

/** What `auto` allows the exhaustive engine before it turns to fuzzing: some seconds and half a gigabyte. */
const AUTO_LIMITS: Limits = { evaluations: 3_000_000, states: 200_000 };

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

/** One verdict for each property, and one for all of them. */
export function* check(question: Question, options: CheckOptions): Search<Checked> {
  const { finding, why } = yield* ask(question, options);
  const properties = Object.fromEntries(
    question.properties.map(({ name }): readonly [string, VerdictName] => [
      name,
      finding.attacks.some((attack) => attack.property === name)
        ? 'violated'
        : finding.stopped === null
          ? 'holds'
          : 'unknown',
    ]),
  );
  return {
    question,
    finding,
    why,
    properties,
    verdict: together(Object.values(properties)),
    attacks: finding.attacks.map((attack) => shrunk(question, attack)),
  };
}
