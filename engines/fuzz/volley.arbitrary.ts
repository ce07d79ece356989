/**
 * fast-check arbitraries of volleys and scenarios, for any protocol and fault model.
 *
 * `scenarioArbitrary` is meant for people's own test files: it generates allowed scenarios, and shrinks towards fewer
 * traitors, fewer lies, simpler orders.
 */
import fc from 'fast-check';
import type { General } from '../../model/army.ts';
import type { Instance } from '../../model/instance.ts';
import type { Scenario } from '../../model/scenario.ts';
import { caseOf, simpler } from '../shrink/simpler.ts';
import * as E from 'fp-ts/lib/Either.js';
import type { Strategy } from './strategy.ts';
import { strategies } from './strategy.ts';
import type { Volley } from './volley.ts';
import { laneScenario } from './volley.ts';

/** What to draw from. */
export interface FuzzDomain {
  /** At most this many generals are faulty. */
  readonly t: number;
  /** The strategies that play; all of them unless told. */
  readonly strategies?: readonly Strategy[];
}

/** Sets of at most `t` faulty generals: how many is uniform, and so is who. */
const faultyArbitrary = (instance: Instance, t: number): fc.Arbitrary<readonly General[]> => {
  const { army, faults } = instance;
  const most = faults.generalsFail ? Math.min(t, army.n) : 0;
  const everybody = Array.from({ length: army.n }, (_, general) => general);
  return fc
    .nat({ max: most })
    .chain((size) => fc.shuffledSubarray(everybody, { minLength: size, maxLength: size }))
    .map((faulty) => faulty.toSorted((a, b) => a - b));
};

/** Volleys: thirty-two scenarios each. */
export const volleyArbitrary = (instance: Instance, domain: FuzzDomain): fc.Arbitrary<Volley> =>
  fc.record({
    faulty: faultyArbitrary(instance, domain.t),
    strategy: fc.constantFrom(...(domain.strategies ?? strategies)),
    seed: fc.integer().map(String),
  });

/** Scenarios from volleys, shrinking by the steps of `engines/shrink`. */
class ScenarioArbitrary extends fc.Arbitrary<Scenario> {
  readonly #instance: Instance;
  readonly #volleys: fc.Arbitrary<Volley>;

  constructor(instance: Instance, domain: FuzzDomain) {
    super();
    this.#instance = instance;
    this.#volleys = volleyArbitrary(instance, domain);
  }

  generate(random: fc.Random, biasFactor: number | undefined): fc.Value<Scenario> {
    const volley = this.#volleys.generate(random, biasFactor).value;
    const drawn = laneScenario(this.#instance, volley, 0);
    // Traitors that have nothing they may say are none: then nobody is.
    const { scenario } = drawn.execution.allowed ? drawn : laneScenario(this.#instance, { ...volley, faulty: [] }, 0);
    return new fc.Value(scenario, undefined);
  }

  canShrinkWithoutContext(value: unknown): value is Scenario {
    return typeof value === 'object' && value !== null && 'deviations' in value;
  }

  shrink(value: Scenario): fc.Stream<fc.Value<Scenario>> {
    const from = caseOf(this.#instance, value);
    if (E.isLeft(from)) return fc.Stream.nil();
    const children = simpler(from.right, { fewerGenerals: false });
    return fc.stream(children).map(({ scenario }) => new fc.Value(scenario, undefined));
  }
}

/**
 * Scenarios of an instance with at most `t` faulty.
 *
 * @example
 * fc.assert(fc.property(scenarioArbitrary(instance, { t: 1 }), (scenario) => holds(scenario)))
 */
export const scenarioArbitrary = (instance: Instance, domain: FuzzDomain): fc.Arbitrary<Scenario> =>
  new ScenarioArbitrary(instance, domain);
