import { describe, expect, test } from 'vitest';
import { drive } from '../../test-support/drive.ts';
import { right } from '../../test-support/either.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { decided } from '../../test-support/replay.ts';
import type { ToyState } from '../../test-support/toy.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import { questionAt } from '../../test-support/question.ts';
import { at } from '../../model/at.ts';
import { leavesOf } from '../../model/tree.ts';
import type { Instance, Sizes } from '../../model/instance.ts';
import type { Program, Protocol, Setting } from '../../model/protocol.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { majority } from '../../model/protocols/majority.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import { sm } from '../../model/protocols/sm.ts';
import { runScenario } from '../../model/scenario.ts';
import { agreement } from '../../properties/agreement.ts';
import { broken } from '../../properties/judge.ts';
import type { Court, Judgement, Property } from '../../properties/property.ts';
import { standardProperties } from '../../properties/standard.ts';
import { termination } from '../../properties/termination.ts';
import type { Finding } from '../finding.ts';
import { noLimits } from '../finding.ts';
import type { Question } from '../question.ts';
import { exhaustive } from './exhaustive.ts';
import { binomial } from './placement.ts';
import { plain } from './plain.ts';

const question = (
  instance: Instance,
  t: number,
  properties: readonly Property[] = standardProperties(instance),
): Question => ({ instance, t, properties });
const asked = (protocol: Protocol, sizes: Sizes, faults: string, t: number, symmetry = true): Finding =>
  drive(exhaustive(question(instanceAt(protocol, sizes, faults), t), { limits: noLimits, symmetry }));

describe('exact figures', () => {
  test.each([
    { protocol: om, n: 2, m: 1, t: 1, faults: 'byzantine', scenarios: 6n, agreement: 0n, validity: 0n },
    { protocol: om, n: 3, m: 1, t: 1, faults: 'byzantine', scenarios: 14n, agreement: 0n, validity: 2n },
    { protocol: om, n: 4, m: 1, t: 1, faults: 'byzantine', scenarios: 34n, agreement: 0n, validity: 0n },
    { protocol: om, n: 5, m: 2, t: 2, faults: 'byzantine', scenarios: 69_650n, agreement: 10_896n, validity: 16_200n },
    { protocol: om, n: 5, m: 3, t: 1, faults: 'byzantine', scenarios: 262_162n, agreement: 65_664n, validity: 82_944n },
    { protocol: phaseKing, n: 3, m: 1, t: 1, faults: 'byzantine', scenarios: 46_664n, agreement: 936n, validity: 0n },
    { protocol: floodSet, n: 2, m: 0, t: 1, faults: 'crash', scenarios: 20n, agreement: 0n, validity: 0n },
    { protocol: floodSet, n: 3, m: 1, t: 1, faults: 'crash', scenarios: 176n, agreement: 0n, validity: 0n },
    { protocol: floodSet, n: 3, m: 0, t: 1, faults: 'crash', scenarios: 104n, agreement: 6n, validity: 0n },
    { protocol: sm, n: 4, m: 2, t: 2, faults: 'signed', scenarios: 4146n, agreement: 0n, validity: 0n },
    { protocol: handshake, n: 2, m: 0, t: 0, faults: 'loss', scenarios: 16n, agreement: 1n, validity: 0n },
    { protocol: majority, n: 3, m: 0, t: 1, faults: 'byzantine', scenarios: 56n, agreement: 12n, validity: 0n },
  ])(
    '$protocol.name, n = $n, m = $m, t = $t, $faults: $scenarios scenarios',
    ({ protocol, n, m, t, faults, scenarios, ...violating }) => {
      for (const symmetry of [true, false]) {
        const found = asked(protocol, { n, m }, faults, t, symmetry);
        const figures = { agreement: violating.agreement, validity: violating.validity, termination: 0n };
        expect({ scenarios: found.scenarios, violating: found.violating }).toEqual({ scenarios, violating: figures });
        expect([found.stopped, found.engine, found.grade]).toEqual([null, 'exhaustive', 'exhaustive']);
      }
    },
  );

  test('OM(2), n = 7, t = 2: 32,992,193,937,474 scenarios, none broken, in at most 23,000 evaluations', () => {
    const found = asked(om, { n: 7, m: 2 }, 'byzantine', 2);
    expect(found.scenarios).toBe(32_992_193_937_474n);
    expect(found.violating).toEqual({ agreement: 0n, validity: 0n, termination: 0n });
    expect(found.evaluations).toBeLessThanOrEqual(23_000);
    expect(found.attacks).toEqual([]);
  });

  test('merging and symmetry spare evaluations', () => {
    const evaluations = (symmetry: boolean): number => asked(om, { n: 5, m: 2 }, 'byzantine', 2, symmetry).evaluations;
    expect(evaluations(true)).toBe(525);
    expect(evaluations(false)).toBeGreaterThan(2 * evaluations(true));
  });
});

describe('attacks', () => {
  test.each([
    { protocol: om, sizes: { n: 3, m: 1 }, faults: 'byzantine', t: 1, attacked: ['validity'] },
    { protocol: om, sizes: { n: 5, m: 2 }, faults: 'byzantine', t: 2, attacked: ['validity', 'agreement'] },
    { protocol: om, sizes: { n: 6, m: 2 }, faults: 'byzantine', t: 2, attacked: ['validity'] },
    { protocol: om, sizes: { n: 4, m: 1, values: 3 }, faults: 'byzantine', t: 2, attacked: ['validity', 'agreement'] },
    { protocol: sm, sizes: { n: 4, m: 1 }, faults: 'signed', t: 2, attacked: ['agreement'] },
    { protocol: sm, sizes: { n: 3, m: 1 }, faults: 'byzantine', t: 1, attacked: ['validity'] },
    { protocol: phaseKing, sizes: { n: 3, m: 1 }, faults: 'byzantine', t: 1, attacked: ['agreement'] },
    { protocol: phaseKing, sizes: { n: 5, m: 1 }, faults: 'crash', t: 2, attacked: ['agreement'] },
    { protocol: floodSet, sizes: { n: 4, m: 1 }, faults: 'crash', t: 2, attacked: ['agreement'] },
    { protocol: floodSet, sizes: { n: 3, m: 1, values: 3 }, faults: 'loss', t: 0, attacked: ['agreement'] },
    { protocol: majority, sizes: { n: 4, m: 0 }, faults: 'byzantine', t: 1, attacked: ['agreement'] },
    {
      protocol: handshake,
      sizes: { n: 2, m: 0, parameters: { acks: 5 } },
      faults: 'loss:1',
      t: 0,
      attacked: ['agreement'],
    },
  ])(
    '$protocol.name, $sizes, $faults, t = $t: each breaks what it is said to break',
    ({ protocol, sizes, faults, t, attacked }) => {
      const instance = instanceAt(protocol, sizes, faults);
      const properties = standardProperties(instance);
      const { attacks, violating } = drive(exhaustive(question(instance, t), { limits: noLimits, symmetry: true }));
      expect(attacks.map(({ property }) => property)).toEqual(expect.arrayContaining(attacked));
      // One for each property that was broken, and none for the others.
      expect(attacks.map(({ property }) => property).toSorted()).toEqual(
        Object.keys(violating)
          .filter((name) => violating[name] !== 0n)
          .toSorted(),
      );
      for (const { property, scenario } of attacks) {
        const run = right(runScenario(instance, scenario));
        expect(run.scenario).toEqual(scenario);
        expect(scenario.faulty.length).toBeLessThanOrEqual(t);
        expect(broken(properties, instance, run.scenario, run.execution).map(({ name }) => name)).toContain(property);
      }
    },
  );

  test('OM(1), n = 3: the textbook’s: 2 orders to attack, or says that it was told not to', () => {
    const { attacks } = asked(om, { n: 3, m: 1 }, 'byzantine', 1);
    expect(attacks).toEqual([
      {
        property: 'validity',
        scenario: {
          faulty: [1],
          orders: [1],
          deviations: [{ round: 2, from: 1, to: 2, prescribed: ['0.1'], said: [] }],
          heads: [],
        },
      },
    ]);
    expect(decided(instanceAt(om, { n: 3, m: 1 }, 'byzantine'), [1], [1], [[2, 1, 2]])).toBe('ATTACK - RETREAT');
  });

  test('the fewest traitors first: what one breaks is not shown with two', () => {
    const { attacks } = asked(majority, { n: 4, m: 0 }, 'byzantine', 2);
    expect(attacks.find(({ property }) => property === 'agreement')?.scenario.faulty).toEqual([0]);
  });
});

describe('witnesses', () => {
  test('without faults nobody’s view is changed; with a traitor it is', () => {
    expect(asked(om, { n: 4, m: 1 }, 'byzantine', 0).witnesses).toEqual({ viewChanged: false, decided: [0, 1] });
    expect(asked(om, { n: 4, m: 1 }, 'byzantine', 1).witnesses).toEqual({ viewChanged: true, decided: [0, 1] });
  });

  test('where no message may be lost, none is missed', () => {
    expect(asked(handshake, { n: 2, m: 0 }, 'loss:0', 0).witnesses.viewChanged).toBe(false);
    expect(asked(handshake, { n: 2, m: 0 }, 'loss:1', 0).witnesses.viewChanged).toBe(true);
  });

  test('every order that is decided, of three', () => {
    expect(asked(om, { n: 4, m: 1, values: 3 }, 'byzantine', 1).witnesses.decided).toEqual([0, 1, 2]);
  });

  test('a protocol that always retreats decides nothing else, and one that never decides nothing at all', () => {
    const stubborn = (decides: boolean): Protocol =>
      toy({
        program: <B>(setting: Setting<B>): Program<B> => ({
          ...toyProgram(setting),
          decide: () => ({ decided: decides ? setting.logic.one : setting.logic.zero, value: [setting.logic.zero] }),
        }),
      });
    expect(asked(stubborn(true), { n: 3, m: 0 }, 'byzantine', 1).witnesses.decided).toEqual([0]);
    const never = asked(stubborn(false), { n: 3, m: 0 }, 'byzantine', 1);
    expect(never.witnesses.decided).toEqual([]);
    expect(never.violating['termination']).toBe(never.scenarios);
  });
});

describe('what is asked', () => {
  test('only the properties that are asked for are answered', () => {
    const instance = instanceAt(om, { n: 3, m: 1 }, 'byzantine');
    const found = drive(exhaustive(question(instance, 1, [agreement, termination])));
    expect(found.violating).toEqual({ agreement: 0n, termination: 0n });
    const none = drive(exhaustive(question(instance, 1, [])));
    expect([none.violating, none.scenarios]).toEqual([{}, 14n]);
  });

  test('more faulty than there are generals are all of them, and where only links fail there are none', () => {
    expect(asked(om, { n: 3, m: 1 }, 'byzantine', 99).scenarios).toBe(
      asked(om, { n: 3, m: 1 }, 'byzantine', 3).scenarios,
    );
    expect(asked(handshake, { n: 2, m: 0 }, 'loss', 2).scenarios).toBe(16n);
  });

  test('a property that names a general switches symmetry off', () => {
    /** General 1 attacks. */
    const firstAttacks: Property = {
      name: 'first attacks',
      statement: 'general 1 attacks, if it is loyal',
      source: 'this test',
      symmetric: false,
      on: ({ logic, deciders }) => ({
        note: () => [],
        judge: (_note, { decisions }) => (deciders.includes(1) ? (decisions[1]?.value[0] ?? logic.zero) : logic.one),
      }),
    };
    const asymmetric = question(instanceAt(om, { n: 4, m: 1 }, 'byzantine'), 1, [firstAttacks]);
    const found = drive(exhaustive(asymmetric));
    const truth = drive(plain(asymmetric, noLimits));
    expect(found.violating).toEqual(truth.violating);
    expect(found.violating['first attacks']).toBeGreaterThan(0n);
  });

  test('a protocol without rounds decides at once', () => {
    const found = asked(toy({ rounds: () => 0 }), { n: 3, m: 0 }, 'byzantine', 1);
    // Two orders each: 8 with nobody faulty, 3 times 4 with a traitor; whoever disagrees held another order.
    expect(found.scenarios).toBe(20n);
    expect(found.violating).toEqual({ agreement: 12n, validity: 0n, termination: 0n });
    expect(found.evaluations).toBe(0);
    expect(found.attacks[0]?.scenario).toEqual({ faulty: [], orders: [0, 0, 1], deviations: [], heads: [] });
  });

  test('more than thirty-two assignments of one receiver’s choices: several blocks', () => {
    // Up to six traitors tell each of n - k loyal generals one of two things each.
    const n = 7;
    const ways = Array.from({ length: n }, (_, k) => binomial(n, k) * 2n ** BigInt(n - k) * 2n ** BigInt(k * (n - k)));
    expect(asked(toy(), { n, m: 0 }, 'byzantine', n - 1).scenarios).toBe(ways.reduce((a, b) => a + b, 0n));
  });

  test('an attack that takes the last of many assignments is found again', () => {
    /** Nobody loyal ever calls for an attack; whoever hears all six others call attacks. */
    const quiet = toy({
      program: <B>(setting: Setting<B>): Program<B> => ({
        ...toyProgram(setting),
        send: () => [setting.logic.zero],
        receive: (_self, _state, _round, inbox): ToyState<B> => ({ attack: setting.logic.all(inbox.flat()) }),
      }),
    });
    const instance = instanceAt(quiet, { n: 7, m: 0 }, 'byzantine');
    const [attack] = drive(
      exhaustive(question(instance, 6, [onlyRetreat]), { limits: noLimits, symmetry: false }),
    ).attacks;
    expect(attack?.scenario.deviations.map(({ to, said }) => [to, said])).toEqual(
      Array.from({ length: 6 }, () => [6, ['attack']]),
    );
  });
});

/** Whoever is loyal and holds RETREAT decides it. */
const onlyRetreat: Property = {
  name: 'only retreat',
  statement: 'a loyal general that holds RETREAT retreats',
  source: 'this test',
  symmetric: true,
  on: <B>({ logic, deciders }: Court<B>): Judgement<B> => ({
    note: (orders) => orders.map(([order = logic.zero]) => order),
    judge: (held: readonly B[], { decisions }) =>
      logic.all(
        deciders.map((general) =>
          logic.implies(decisions[general]?.value[0] ?? logic.zero, held[general] ?? logic.zero),
        ),
      ),
  }),
};

test('a property that looks at its values is judged by its recording, one scenario at a time as well', () => {
  // In a single execution, and only there, it would see the one pattern of orders for which it is written.
  const rare: Property = {
    name: 'rare',
    statement: 'it is not so',
    source: 'made up',
    symmetric: false,
    on: ({ logic }) => ({
      note: (orders) => [
        logic.not(logic.all(orders.map((order, i) => (i === 1 ? logic.not(at(order, 0)) : at(order, 0))))),
      ],
      judge: (note, _outcome) =>
        Object.is(leavesOf(note)[0], false) && Object.is(logic.one, true) ? logic.zero : logic.one,
    }),
  };
  const question = { ...questionAt(majority, { n: 4, m: 0 }, 'byzantine'), properties: [rare] };
  const [one, all] = [drive(plain(question, noLimits)), drive(exhaustive(question))];
  expect([one.violating, all.violating]).toEqual([{ rare: 0n }, { rare: 0n }]);
});
