/**
 * Any protocol: an arbitrary of small instances of random protocols, for theorems about all protocols. Four families,
 * none of which is right about anything: decision tables, threshold automata, relays, and mutants of the registered
 * protocols.
 */
import * as fc from 'fast-check';
import type { General } from '../model/army.ts';
import { generals } from '../model/army.ts';
import { at } from '../model/at.ts';
import { booleanLogic } from '../model/boolean.ts';
import type { Choose } from '../model/choice.ts';
import { choiceName } from '../model/choice.ts';
import { execute, runOf } from '../model/execution.ts';
import type { Instance } from '../model/instance.ts';
import { orderOf } from '../model/order.ts';
import type { Protocol } from '../model/protocol.ts';
import { floodSet } from '../model/protocols/flood-set.ts';
import { majority } from '../model/protocols/majority.ts';
import { om } from '../model/protocols/om.ts';
import { phaseKing } from '../model/protocols/phase-king.ts';
import { sm } from '../model/protocols/sm.ts';
import { cycle, over } from '../model/protocols/sparse.ts';
import { keyOf } from '../model/tree.ts';
import { drawBelow, drawSome } from './draw.ts';
import { instanceAt } from './instance.ts';
import { mutatedProtocol } from './mutated-protocol.ts';
import { randomAutomaton } from './random-automaton.ts';
import { randomProtocol } from './random-protocol.ts';
import { randomRelay } from './random-relay.ts';

/** A protocol of some family, and the largest sizes that it is small at. */
export interface Specimen {
  readonly family: 'table' | 'automaton' | 'relay' | 'mutant';
  readonly protocol: Protocol;
  readonly mostGenerals: number;
  readonly mostValues: number;
}

const anyProblem = fc.constantFrom('consensus' as const, 'broadcast' as const);

/** In one round of a broadcast there is nobody but the commander to listen to. */
const roundsOf = ({ problem, rounds }: { readonly problem: string; readonly rounds: number }): number =>
  problem === 'broadcast' ? Math.max(2, rounds) : rounds;

const anyTable: fc.Arbitrary<Specimen> = fc
  .record({
    seed: fc.nat(),
    rounds: fc.integer({ min: 1, max: 3 }),
    problem: anyProblem,
    alike: fc.boolean(),
    hesitant: fc.boolean(),
    exclusive: fc.boolean(),
  })
  .map((recipe) => ({
    family: 'table',
    protocol: randomProtocol({ ...recipe, rounds: roundsOf(recipe), coins: false }),
    // A table has a row for every inbox, unless all it looks at is how many say what.
    mostGenerals: recipe.alike ? 9 : 4,
    mostValues: 3,
  }));

const anyAutomaton: fc.Arbitrary<Specimen> = fc
  .record({
    seed: fc.nat(),
    rounds: fc.integer({ min: 1, max: 4 }),
    problem: anyProblem,
    alike: fc.boolean(),
    hesitant: fc.boolean(),
  })
  .map((recipe) => ({
    family: 'automaton',
    protocol: randomAutomaton({ ...recipe, rounds: roundsOf(recipe) }),
    mostGenerals: 9,
    mostValues: 3,
  }));

const anyRelay: fc.Arbitrary<Specimen> = fc
  .record({ seed: fc.nat(), rounds: fc.integer({ min: 1, max: 3 }), problem: anyProblem })
  .map((recipe) => ({
    family: 'relay',
    protocol: randomRelay({ ...recipe, rounds: roundsOf(recipe) }),
    mostGenerals: recipe.rounds === 3 ? 4 : 6,
    mostValues: 2,
  }));

const anyMutant: fc.Arbitrary<Specimen> = fc
  .record({ original: fc.constantFrom(om, sm, phaseKing, floodSet, majority), seed: fc.nat() })
  .map(({ original, seed }) => ({
    family: 'mutant',
    protocol: mutatedProtocol(original, seed),
    mostGenerals: 6,
    mostValues: Math.min(3, original.mostValues),
  }));

/** A protocol of any family. */
const anySpecimen: fc.Arbitrary<Specimen> = fc.oneof(anyTable, anyAutomaton, anyRelay, anyMutant);

/** A question about a specimen: an instance, and how many may be faulty. */
export interface AnyQuestion {
  readonly family: Specimen['family'];
  readonly instance: Instance;
  readonly t: number;
}

/** Specimens at sizes that a number selects. */
const questionsAt = (
  specimens: fc.Arbitrary<Specimen>,
  sizes: (specimen: Specimen, draw: number) => { readonly n: number; readonly t: number },
): fc.Arbitrary<AnyQuestion> =>
  fc
    .record({ specimen: specimens, draw: fc.nat({ max: 999 }), values: fc.constantFrom(2, 2, 3) })
    .map(({ specimen, draw, values }) => {
      const { family, protocol, mostValues } = specimen;
      const { n, t } = sizes(specimen, draw);
      const asked = { n, m: Math.min(t, 2), values: Math.min(values, mostValues) };
      return { family, instance: instanceAt(protocol, asked, 'byzantine'), t };
    });

/** Too few generals: 3 ≤ n ≤ 3t. */
export const anyTooFew: fc.Arbitrary<AnyQuestion> = questionsAt(anySpecimen, ({ mostGenerals }, draw) => {
  const n = 3 + (draw % (mostGenerals - 2));
  return { n, t: Math.ceil(n / 3) + (draw % 7 === 0 ? 1 : 0) };
});

/** Too few connections: four generals or more along a cycle, one of them faulty. */
export const anySeparated: fc.Arbitrary<AnyQuestion> = questionsAt(
  anySpecimen.map((specimen) => ({ ...specimen, protocol: over(specimen.protocol, cycle) })),
  ({ mostGenerals }, draw) => ({ n: 4 + (draw % (mostGenerals - 3)), t: 1 }),
);

/**
 * Whether, in a random scenario, somebody decides otherwise once a general says the opposite of all it said. Every
 * other scenario is a quiet one, in which nobody else lies and, every other time, all hold the same order: some
 * protocols hear what one general says only then.
 */
const heeded = (instance: Instance, general: General, draw: () => number): boolean => {
  const { army } = instance;
  const everybody = generals(army);
  const [quiet, unanimous] = [draw() < 0, draw() < 0];
  const faulty = [general, ...(quiet ? [] : drawSome(draw, everybody).filter((other) => other !== general))];
  const common = drawBelow(draw, army.values);
  const orders = everybody.map(() =>
    orderOf(booleanLogic, army, quiet && unanimous ? common : drawBelow(draw, army.values)),
  );
  const said = new Map<string, boolean>();
  const run = runOf(booleanLogic, instance, faulty);
  const lying: Choose<boolean> = (choice, honest) => {
    const value = quiet ? honest : draw() < 0;
    said.set(choiceName(choice), value);
    return value;
  };
  const turning: Choose<boolean> = (choice) => {
    const value = said.get(choiceName(choice)) === true;
    return choice._tag === 'claim' && choice.from === general ? !value : value;
  };
  const [before, after] = [execute(run, orders, lying), execute(run, orders, turning)];
  return everybody.some(
    (other) => !faulty.includes(other) && keyOf(at(before.decisions, other)) !== keyOf(at(after.decisions, other)),
  );
};

/** So many random scenarios a general: enough to meet a dependency that is not rare. */
const TRIES = 16;

/** Whether what two different generals say changes somebody's decision, as far as a few random scenarios show. */
export const heedsTwo = (instance: Instance, draw: () => number): boolean => {
  const matters = (general: General): boolean =>
    Array.from({ length: TRIES }, () => general).some((each) => heeded(instance, each, draw));
  let found = 0;
  for (const general of generals(instance.army)) if (matters(general) && ++found === 2) return true;
  return false;
};
