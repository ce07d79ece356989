import { describe, expect, test } from 'vitest';
import { generals } from '../../model/army.ts';
import type { Instance } from '../../model/instance.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { majority } from '../../model/protocols/majority.ts';
import { om } from '../../model/protocols/om.ts';
import { sm } from '../../model/protocols/sm.ts';
import type { Scenario } from '../../model/scenario.ts';
import { drive } from '../../test-support/drive.ts';
import { right } from '../../test-support/either.ts';
import { brokenQuestions, propertyIn, questionAt } from '../../test-support/question.ts';
import { everyScenario } from '../../test-support/scenarios.ts';
import { runs, some, someOfEach } from '../../test-support/tier/draws.ts';
import { exhaustive } from '../exhaustive/exhaustive.ts';
import type { Attack } from '../finding.ts';
import { noLimits } from '../finding.ts';
import { fuzz } from '../fuzz/fuzz.ts';
import type { Question } from '../question.ts';
import type { Rose } from './shrink.ts';
import { breaks, descend, shrink, shrinks } from './shrink.ts';
import type { ShrinkCase } from './simpler.ts';
import { caseOf, isSimpler, simpler } from './simpler.ts';
import { countedRuns } from '../../test-support/counted-runs.ts';

/** Attacks by question: the same ones are shrunk in more than one way. */
const known = new Map<Question, Map<string, readonly Attack[]>>();

const attacksOn = (question: Question, how: string, find: () => readonly Attack[]): readonly Attack[] => {
  const ways = known.get(question) ?? new Map<string, readonly Attack[]>();
  known.set(question, ways);
  const attacks = ways.get(how) ?? find();
  ways.set(how, attacks);
  return attacks;
};

const enumerated = (question: Question): readonly Attack[] =>
  attacksOn(question, 'enumerated', () => drive(exhaustive(question)).attacks);

const fuzzed = (question: Question, seed: string, runs = 12_000): readonly Attack[] =>
  attacksOn(
    question,
    `${String(runs)} with seed ${seed}`,
    () => drive(fuzz(question, { seed, runs, path: null, limits: noLimits })).attacks,
  );

const smallest = (question: Question, { property, scenario }: Attack, fewerGenerals = false): ShrinkCase =>
  shrink(right(caseOf(question.instance, scenario)), propertyIn(question, property), { fewerGenerals });

/** Every scenario of an instance with just these generals faulty. */
const scenariosWith = (instance: Instance, faulty: readonly number[]): readonly ShrinkCase[] =>
  [0, 1].flatMap((order) =>
    [...everyScenario(instance, faulty, [order])].map((recorded) => ({ instance, ...recorded })),
  );

describe('OM(1) with three generals: one traitorous lieutenant, one lie, order ATTACK', () => {
  const question = questionAt(om, { n: 3, m: 1 }, 'byzantine');
  const { instance } = question;
  const validity = propertyIn(question, 'validity');
  const least = (traitor: number): Scenario => ({
    faulty: [traitor],
    orders: [1],
    deviations: [{ round: 2, from: traitor, to: 3 - traitor, prescribed: [`0.${String(traitor)}`], said: [] }],
    heads: [],
  });

  test('from every violating scenario with one faulty general: there are two, and they are the least already', () => {
    const violating = [[], [0], [1], [2]].flatMap((faulty) => scenariosWith(instance, faulty)).filter(breaks(validity));
    expect(violating).toHaveLength(2);
    for (const from of violating)
      expect(shrink(from, validity, { fewerGenerals: true }).scenario).toEqual(least(from.scenario.faulty[0] ?? 0));
  });

  test('from what the exhaustive engine finds', () => {
    expect(enumerated(question).map((attack) => smallest(question, attack).scenario)).toEqual([least(1)]);
  });

  test('from what fuzzing finds with any seed', () => {
    const seeds = runs(5, 20);
    const found = Array.from({ length: seeds }, (_, seed) => fuzzed(question, String(seed), 1_280)).flat();
    expect(found).toHaveLength(seeds);
    for (const attack of found) expect([least(1), least(2)]).toContainEqual(smallest(question, attack).scenario);
  });
});

describe('exact minima', () => {
  test('OM(1), n = 4, with two traitors: two lies, from every violating scenario', () => {
    const question = questionAt(om, { n: 4, m: 1 }, 'byzantine', 2);
    const placements = [0, 1, 2, 3].flatMap((a) => [a, ...[0, 1, 2, 3].filter((b) => b > a)].map((b) => [a, b]));
    for (const property of question.properties) {
      const violating = placements
        .flatMap((pair) => scenariosWith(question.instance, [...new Set(pair)]))
        .filter(breaks(property));
      // As many as the exhaustive engine counts: 12 and 6; nothing else breaks with fewer traitors.
      const lies = violating.map((from) => {
        const { scenario } = shrink(from, property, { fewerGenerals: false });
        return [scenario.faulty.length, scenario.deviations.length];
      });
      expect(new Set(lies.map(String))).toEqual(new Set(property.name === 'termination' ? [] : ['2,2']));
    }
  });

  test('OM(2), n = 6: three lies of two traitors, though what the engine came upon had more', () => {
    const question = questionAt(om, { n: 6, m: 2 }, 'byzantine');
    const attacks = enumerated(question);
    expect(attacks.map(({ property }) => property)).toEqual(['agreement', 'validity']);
    for (const attack of attacks) {
      expect(attack.scenario.deviations.length).toBeGreaterThan(3);
      const { scenario } = smallest(question, attack);
      expect({ faulty: scenario.faulty.length, lies: scenario.deviations.length }).toEqual({ faulty: 2, lies: 3 });
    }
  });

  test('OM(2), n = 6, fuzzed: a local minimum has three lies or a few more, and never fewer', () => {
    const question = questionAt(om, { n: 6, m: 2 }, 'byzantine');
    const seeds = some(2, ['1', '2', '3', '4']);
    const lies = seeds.flatMap((seed) =>
      fuzzed(question, seed).map((attack) => smallest(question, attack).scenario.deviations.length),
    );
    expect(lies).toHaveLength(2 * seeds.length);
    expect(Math.min(...lies)).toBe(3);
    expect(Math.max(...lies)).toBeLessThanOrEqual(5);
  });

  test('the handshake: the last acknowledgement is lost, however many there are', () => {
    for (const acks of [1, 2, 5]) {
      const question = questionAt(handshake, { n: 2, m: 0, parameters: { acks } }, 'loss');
      for (const attack of [...enumerated(question), ...fuzzed(question, '1')]) {
        const { scenario } = smallest(question, attack);
        expect(scenario.orders).toEqual([1, 1]);
        expect(scenario.deviations).toMatchObject([{ round: acks + 1, from: acks % 2, said: [] }]);
      }
    }
  });

  test('SM(1) without signatures: one lie; majority: one lie that splits a close vote', () => {
    for (const question of [
      questionAt(sm, { n: 3, m: 1 }, 'byzantine'),
      questionAt(majority, { n: 4, m: 1 }, 'byzantine'),
    ])
      for (const attack of [...enumerated(question), ...fuzzed(question, '1')])
        expect(smallest(question, attack).scenario.deviations).toHaveLength(1);
  });

  test('FloodSet with one crash more than it is built for: both crash, one after the other', () => {
    const question = questionAt(floodSet, { n: 4, m: 1 }, 'crash', 2);
    for (const attack of enumerated(question)) {
      const { scenario } = smallest(question, attack);
      // The first tells one other only, which then tells one other only: three messages are lost.
      expect(scenario.deviations.map(({ round }) => round)).toEqual([1, 1, 2]);
      expect(new Set(scenario.deviations.map(({ from }) => from)).size).toBe(2);
    }
  });
});

describe('with fewer generals', () => {
  const question = questionAt(om, { n: 6, m: 2 }, 'byzantine');

  test('OM(2), n = 6 comes down to an army in which it is broken still', () => {
    const attacks = [...enumerated(question), ...some(1, ['1', '2']).flatMap((seed) => fuzzed(question, seed))];
    for (const attack of attacks) {
      const { instance, scenario } = smallest(question, attack, true);
      expect(instance.army.n).toBeLessThan(6);
      expect(instance.army.m).toBe(2);
      const again = right(caseOf(instance, scenario));
      expect(breaks(propertyIn(question, attack.property))(again)).toBe(true);
      expect(scenario.deviations.length).toBeLessThanOrEqual(3);
      for (const general of scenario.faulty) expect(general).toBeLessThan(instance.army.n);
    }
  });

  test('a vote comes down to three generals: one traitor, and two that differ', () => {
    const vote = questionAt(majority, { n: 5, m: 1 }, 'byzantine');
    for (const attack of enumerated(vote)) {
      const { instance, scenario } = smallest(vote, attack, true);
      expect([instance.army.n, scenario.faulty.length, scenario.deviations.length]).toEqual([3, 1, 1]);
    }
  });
});

describe.each(someOfEach(6, brokenQuestions, ({ question }) => question.instance))(
  'a local minimum: $title',
  ({ question }) => {
    test.each([false, true])('no single simplification keeps it failing (fewer generals: %s)', (fewerGenerals) => {
      for (const attack of [...enumerated(question), ...fuzzed(question, '1')]) {
        const property = propertyIn(question, attack.property);
        const from = right(caseOf(question.instance, attack.scenario));
        const end = shrink(from, property, { fewerGenerals });
        expect(breaks(property)(end)).toBe(true);
        expect(end === from || isSimpler(end, from)).toBe(true);
        expect([...simpler(end, { fewerGenerals })].filter(breaks(property))).toEqual([]);
      }
    });
  },
);

/** The children of a node, without the pauses between them. */
const made = <A>(tree: Rose<A>): readonly Rose<A>[] => [...tree.children()].filter((child) => child !== undefined);

/** The first child, after as many pauses as it takes. */
const firstOf = <A>(children: Iterable<Rose<A> | undefined>): Rose<A> | undefined => {
  for (const child of children) if (child !== undefined) return child;
  return undefined;
};

describe('the tree of shrinks', () => {
  /** Numbers, each with all smaller ones below it, the smallest first; `forced` are those whose children were asked for. */
  const below = (value: number, forced: number[]): Rose<number> => ({
    value,
    children: function* () {
      forced.push(value);
      for (let smaller = 0; smaller < value; smaller++) yield below(smaller, forced);
    },
  });

  test('is walked down along the first child that fails, and yields each step', () => {
    const forced: number[] = [];
    const walk = descend(below(100, forced), (value) => value >= 40 || value === 17);
    expect([walk.next(), walk.next(), walk.next()]).toEqual([
      { done: false, value: 17 },
      { done: true, value: 17 },
      { done: true, value: undefined },
    ]);
    // Of a hundred children of 100, none that passes has been asked for its own.
    expect(forced).toEqual([100, 17]);
  });

  test('ends at once where no child fails', () => {
    expect(descend(below(5, []), () => false).next()).toEqual({ done: true, value: 5 });
  });

  test('looks at no more children than it has to', () => {
    const looked: number[] = [];
    const walk = descend(below(100, []), (value) => {
      looked.push(value);
      return value === 3;
    });
    walk.next();
    expect(looked).toEqual([0, 1, 2, 3]);
  });

  test('runs nothing until it is asked, and then one child at a time', () => {
    const { instance, runs } = countedRuns(om, { n: 5, m: 1 });
    const lies = [1, 3, 4].map((to) => ({ round: 2, from: 2, to, prescribed: [], said: [] }));
    const from = right(caseOf(instance, { faulty: [2], orders: [1], deviations: lies, heads: [] }));
    const before = runs();
    const tree = shrinks(from, { fewerGenerals: true });
    const children = tree.children();
    expect(runs()).toBe(before);
    const first = firstOf(children);
    expect(first?.value.instance.army.n).toBe(4);
    const forOne = runs() - before;
    const all = [...tree.children()].filter((child) => child !== undefined);
    const forAll = runs() - before - forOne;
    expect(all.length).toBeGreaterThan(8);
    expect(forOne).toBeLessThanOrEqual(2);
    expect(forAll).toBeGreaterThanOrEqual(all.length);
  });

  test('has the simpler cases as children, and theirs in turn', () => {
    const question = questionAt(om, { n: 3, m: 1 }, 'byzantine');
    const [attack] = enumerated(question);
    if (attack === undefined) throw new Error('OM(1) with three generals is not broken');
    const from = right(caseOf(question.instance, attack.scenario));
    const options = { fewerGenerals: false };
    const values = (tree: Rose<ShrinkCase>): readonly Scenario[] => made(tree).map(({ value }) => value.scenario);
    expect(values(shrinks(from, options))).toEqual([...simpler(from, options)].map(({ scenario }) => scenario));
    for (const child of made(shrinks(from, options)))
      expect(values(child)).toEqual([...simpler(child.value, options)].map(({ scenario }) => scenario));
    expect(generals(question.instance.army)).toHaveLength(3);
  });
});
