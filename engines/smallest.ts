/**
 * From an attack to the smallest: by single steps, and where that is asked for, proved to be the smallest there is.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Instance } from '../model/instance.ts';
import type { Recorded, Scenario } from '../model/scenario.ts';
import { tellingFewestLies } from '../model/fewest-lies.ts';
import { runScenario } from '../model/scenario.ts';
import { broken } from '../properties/judge.ts';
import type { Property } from '../properties/property.ts';
import type { Bound, Minimality } from '../properties/verdict.ts';
import type { CheckOptions } from './check-options.ts';
import { fewestLies } from './exhaustive/fewest.ts';
import type { Attack, Search } from './finding.ts';
import { noLimits } from './finding.ts';
import type { FuzzedAttack } from './fuzz/fuzz.ts';
import type { Question } from './question.ts';
import { due, grant, metered, meterOf, reportProgress, stepWeight } from './meter.ts';
import { engineOf } from './registry.ts';
import { shrinking } from './shrink/shrink.ts';
import type { ShrinkCase } from './shrink/simpler.ts';
import type { Every } from './symbolic/every.ts';
import { everyAttack } from './symbolic/every.ts';
import { fewestBySolver, toBeat } from './symbolic/fewest.ts';
import { gradeOf } from './symbolic/query.ts';
import type { Solver } from './symbolic/solver.ts';

/** A property that was broken, and the smallest attack found that breaks it. */
export interface ShrunkAttack {
  readonly property: Property;
  readonly attack: Attack | FuzzedAttack;
  readonly smallest: ShrinkCase;
  readonly minimality: Minimality;
  /** Why it is not known to be the smallest, where that was asked for. */
  readonly unproved: Bound | null;
  /** All that are as small, up to renaming, where they were asked for. */
  readonly every: Every | null;
}

/** An attack, made smaller, and what stopped that. */
export interface Shrunk {
  readonly small: ShrinkCase;
  readonly stopped: Bound | null;
}

/** A scenario as small as single steps make it; it has to break the property still. Where it is stopped, as small as it got. */
export function* shrunkFrom(instance: Instance, property: Property, scenario: Scenario): Search<Shrunk> {
  const meter = meterOf(noLimits);
  meter.phase = 'shrinking';
  grant(meter);
  const weight = stepWeight(instance);
  const found = runScenario(instance, scenario);
  if (E.isLeft(found)) throw new Error(`the attack on ${property.name} cannot be run again`);
  const told = yield* metered(meter, meter.phase, weight, tellingFewestLies(instance, found.right));
  let small: ShrinkCase = { instance, ...(told ?? found.right) };
  for (const walk = shrinking(small, property, { fewerGenerals: false }); meter.stopped === null;) {
    const step = walk.next();
    small = step.value ?? small;
    if (step.done === true) break;
    if (due(meter, weight)) yield* reportProgress(meter);
  }
  if (broken([property], instance, small.scenario, small.execution).length === 0)
    throw new Error(`shrinking the attack on ${property.name} lost it`);
  return { small, stopped: meter.stopped };
}

/** A smallest attack, as far as it could be proved to be one. */
interface Found {
  readonly recorded: Recorded;
  readonly stopped: Bound | null;
  readonly evidence: NonNullable<Minimality['evidence']>;
}

/** By going through all scenarios with fewer lies. */
function* byEnumeration(
  question: Question,
  property: Property,
  known: ShrinkCase,
  { limits, symmetry = true }: CheckOptions,
): Search<Found> {
  const budget = (faulty: number): number => toBeat(known, faulty);
  const { recorded, stopped } = yield* fewestLies(question, property, { limits, symmetry, budget });
  return { recorded: recorded ?? known, stopped, evidence: 'exhaustive' };
}

/** By formulas that say that there is one with fewer lies. */
function* byFormulas(
  question: Question,
  property: Property,
  known: ShrinkCase,
  { limits, ledgers, symmetry = true }: CheckOptions,
  solver: Solver,
): Search<Found> {
  const ledger = ledgers?.fewest(property.name) ?? null;
  const found = yield* fewestBySolver(question, property, known, { solver, limits, symmetry, ledger });
  return { ...found, evidence: gradeOf(found.books.proofs) };
}

/** The attack, as small as was asked for: by single steps, or as small as there is any. */
export function* smallest(
  question: Question,
  attack: Attack,
  options: CheckOptions,
  engine: string,
): Search<ShrunkAttack> {
  const property = question.properties.find(({ name }) => name === attack.property);
  if (property === undefined) throw new Error(`nobody asked about ${attack.property}`);
  const { small: local, stopped: early } = yield* shrunkFrom(question.instance, property, attack.scenario);
  const lies = local.scenario.deviations.length;
  const known: ShrunkAttack = {
    property,
    attack,
    smallest: local,
    minimality: { claim: early === null ? 'local' : 'none', lies },
    unproved: early,
    every: null,
  };
  if (options.minimum !== true || early !== null) return known;
  const { solver, ledgers, limits, every, symmetry = true } = options;
  const counted = ledgers === undefined && engineOf(engine).enumerates;
  const { recorded, stopped, evidence } =
    counted || solver === undefined
      ? yield* byEnumeration(question, property, local, options)
      : yield* byFormulas(question, property, local, options, solver);
  // What was proved to have the fewest lies has no more of them when it is told as simply as possible.
  const { small, stopped: late } = yield* shrunkFrom(question.instance, property, recorded.scenario);
  const fewest = small.scenario.deviations.length;
  const unproved = stopped ?? late;
  if (unproved !== null)
    return {
      ...known,
      smallest: small,
      minimality: { claim: late === null ? 'local' : 'none', lies: fewest },
      unproved,
    };
  const asked = { solver, limits, symmetry, ledger: null };
  return {
    ...known,
    smallest: small,
    minimality: { claim: 'minimum', lies: fewest, evidence },
    every:
      every === undefined || solver === undefined
        ? null
        : yield* everyAttack(question, property, small, every, { ...asked, solver }),
  };
}
