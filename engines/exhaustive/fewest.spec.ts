/**
 * The fewest lies: pinned for attacks that are known. That they are the minimum over all scenarios is in
 * `fewest-same-as-plain.spec.ts`.
 */
import { describe, expect, test } from 'vitest';
import { drive } from '../../test-support/drive.ts';
import { right } from '../../test-support/either.ts';
import type { Size } from '../../test-support/fewest.ts';
import { anyNumber, below, found, sizeOf } from '../../test-support/fewest.ts';
import { propertyIn, questionAt } from '../../test-support/question.ts';
import type { ToyState } from '../../test-support/toy.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import type { Sizes } from '../../model/instance.ts';
import type { Program, Protocol, Setting, State } from '../../model/protocol.ts';
import type { Order } from '../../model/order.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { majority } from '../../model/protocols/majority.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import { sm } from '../../model/protocols/sm.ts';
import type { Court, Judgement, Property } from '../../properties/property.ts';
import type { Bound } from '../../properties/verdict.ts';
import type { Limits } from '../finding.ts';
import { noLimits } from '../finding.ts';
import type { Question } from '../question.ts';
import { shrink } from '../shrink/shrink.ts';
import { caseOf } from '../shrink/simpler.ts';
import { exhaustive } from './exhaustive.ts';
import type { LieBudget, Fewest } from './fewest.ts';
import { fewestLies } from './fewest.ts';

describe('pinned', () => {
  const attack = (protocol: Protocol, sizes: Sizes, faults: string, t: number, property: string, fewest: Size) => ({
    protocol,
    sizes,
    faults,
    t,
    property,
    ...fewest,
  });

  test.each([
    attack(om, { n: 3, m: 1 }, 'byzantine', 1, 'validity', { lies: 1, faulty: 1 }),
    attack(om, { n: 4, m: 1 }, 'byzantine', 2, 'agreement', { lies: 2, faulty: 2 }),
    attack(om, { n: 4, m: 1 }, 'byzantine', 2, 'validity', { lies: 2, faulty: 2 }),
    attack(om, { n: 6, m: 2 }, 'byzantine', 2, 'agreement', { lies: 3, faulty: 2 }),
    attack(om, { n: 6, m: 2 }, 'byzantine', 2, 'validity', { lies: 3, faulty: 2 }),
    attack(sm, { n: 3, m: 1 }, 'byzantine', 1, 'validity', { lies: 1, faulty: 1 }),
    attack(sm, { n: 4, m: 1 }, 'signed', 2, 'agreement', { lies: 1, faulty: 2 }),
    attack(phaseKing, { n: 3, m: 1 }, 'byzantine', 1, 'agreement', { lies: 4, faulty: 1 }),
    attack(phaseKing, { n: 4, m: 1, parameters: { phases: 1 } }, 'byzantine', 1, 'agreement', { lies: 1, faulty: 1 }),
    attack(floodSet, { n: 4, m: 1 }, 'crash', 2, 'agreement', { lies: 3, faulty: 2 }),
    attack(floodSet, { n: 3, m: 1 }, 'byzantine', 1, 'agreement', { lies: 1, faulty: 1 }),
    attack(floodSet, { n: 3, m: 1 }, 'byzantine', 1, 'validity', { lies: 0, faulty: 1 }),
    attack(majority, { n: 4, m: 1 }, 'byzantine', 1, 'agreement', { lies: 1, faulty: 1 }),
    attack(handshake, { n: 2, m: 0 }, 'loss', 0, 'agreement', { lies: 1, faulty: 0 }),
    attack(handshake, { n: 2, m: 0, parameters: { acks: 3 } }, 'loss:1', 0, 'agreement', { lies: 1, faulty: 0 }),
  ])(
    '$protocol.name, $sizes, $faults, t = $t: $property takes $lies',
    ({ protocol, sizes, faults, t, property: name, ...size }) => {
      const question = questionAt(protocol, sizes, faults, t);
      const property = propertyIn(question, name);
      for (const symmetry of [true, false]) {
        expect(sizeOf(question, property, found(question, property, anyNumber, symmetry))).toEqual(size);
        const fewer = found(question, property, () => size.lies - 1, symmetry);
        expect([fewer.recorded, fewer.lies, fewer.stopped]).toEqual([null, null, null]);
      }
    },
  );
});

describe('what is a lie', () => {
  const first = (question: Question, name: string): Fewest => found(question, propertyIn(question, name));

  test('not the order that a traitor starts from', () => {
    const { lies, recorded } = first(questionAt(floodSet, { n: 3, m: 1 }, 'byzantine'), 'validity');
    expect(lies).toBe(0);
    expect(recorded?.scenario).toEqual({ faulty: [0], orders: [0, 1, 1], deviations: [], heads: [] });
  });

  test('not a coin, whoever tosses it', () => {
    const gambler = toy({
      coins: () => 1,
      program: <B>(setting: Setting<B>): Program<B> => ({
        ...toyProgram(setting),
        receive: (_self, _state, _round, _inbox, [coin = setting.logic.zero]): ToyState<B> => ({ attack: coin }),
      }),
    });
    const { lies, recorded } = first(questionAt(gambler, { n: 2, m: 0 }, 'byzantine'), 'agreement');
    expect(lies).toBe(0);
    expect(recorded?.scenario.heads).toHaveLength(1);
  });

  test('but what a traitor would say only had its coin shown heads, since a traitor’s coins show tails', () => {
    // General 0 passes its order on if its coin shows heads, and 1 attacks if it wants to or is told to.
    const passing = toy({
      rounds: () => 2,
      claims: (_army, round, from) => (round === 2 && from === 0 ? ['attack'] : []),
      coins: (_army, round, general) => (round === 1 && general === 0 ? 1 : 0),
      program: <B>({ logic }: Setting<B>): Program<B> => ({
        start: (_self, [attack = logic.zero]): State<B> => ({ attack, coin: logic.zero }),
        send: (self, { attack, coin }: ToyState<B> & { readonly coin: B }, round) =>
          round === 2 && self === 0 ? [logic.meet(attack, coin)] : [],
        receive: (_self, { attack, coin }: ToyState<B> & { readonly coin: B }, _round, inbox, [tossed = coin]) => ({
          attack: logic.any([attack, ...inbox.flat()]),
          coin: tossed,
        }),
        decide: (_self, { attack }: ToyState<B>) => ({ decided: logic.one, value: [attack] }),
      }),
    });
    const question = questionAt(passing, { n: 2, m: 0 }, 'byzantine', 1);
    const { lies, recorded } = first(question, 'validity');
    expect(lies).toBe(1);
    expect(recorded?.scenario).toMatchObject({ faulty: [0], heads: [] });
  });

  test('not the silence after a crash, but what is lost in its round, whoever misses it', () => {
    const { recorded } = first(questionAt(floodSet, { n: 4, m: 1 }, 'crash', 2), 'agreement');
    const { faulty = [], deviations = [] } = recorded?.scenario ?? {};
    // One crashes in round 1 and is heard by the other alone, which passes it on to one of two in round 2.
    expect(faulty).toEqual([0, 1]);
    expect(deviations.map(({ round, from }) => [round, from])).toEqual([
      [1, 0],
      [1, 0],
      [2, 1],
    ]);
  });

  test('not what a traitor passes on as it was told, though that was a lie', () => {
    // 0 tells 1 in round 1, 1 tells 2 in round 2, and so on. With 1 and 3 faulty, 1 lies, and 3 need not.
    const question = questionAt(rumour, { n: 5, m: 2 }, 'byzantine');
    const { lies, recorded } = found(question, taken, (faulty) => (faulty === 2 ? Infinity : -1));
    expect(lies).toBe(1);
    expect(recorded?.scenario).toMatchObject({
      faulty: [1, 3],
      orders: [0],
      deviations: [{ round: 2, from: 1, to: 2 }],
    });
  });
});

/** The order is passed on along a line. */
const rumour = toy({
  problem: 'broadcast',
  rounds: ({ n }) => n - 1,
  claims: (_army, round, from, to) => (from === round - 1 && to === round ? ['attack'] : []),
  program: <B>(setting: Setting<B>): Program<B> => {
    const program = toyProgram(setting);
    return {
      ...program,
      send: (self, state, round, to) =>
        self === round - 1 && to === round ? program.send(self, state, round, to) : [],
    };
  },
});

/** If 0 is loyal and holds RETREAT, and 2 and 4 are loyal, not both of these attack. */
const taken: Property = {
  name: 'taken',
  statement: 'of 2 and 4 not both attack without an order',
  source: 'this test',
  symmetric: false,
  on: <B>({ logic, deciders, faulty }: Court<B>): Judgement<B> => ({
    note: (orders) => orders[0] ?? [],
    judge: (order: Order<B>, { decisions }) =>
      faulty[0] === true || !deciders.includes(2) || !deciders.includes(4)
        ? logic.one
        : logic.any([...order, ...[2, 4].map((general) => logic.not(logic.any(decisions[general]?.value ?? [])))]),
  }),
};

describe('the budget', () => {
  const question = questionAt(om, { n: 6, m: 2 }, 'byzantine');
  const agreement = propertyIn(question, 'agreement');

  test('beats an attack that was shrunk step by step, or shows that nothing does', () => {
    const [attack] = drive(exhaustive(question)).attacks.filter(({ property }) => property === 'agreement');
    if (attack === undefined) throw new Error('agreement is broken');
    const local = shrink(right(caseOf(question.instance, attack.scenario)), agreement, { fewerGenerals: false });
    const { deviations, faulty } = local.scenario;
    const better = found(question, agreement, below({ lies: deviations.length, faulty: faulty.length }));
    expect(better.stopped).toBeNull();
    expect(better.lies ?? deviations.length).toBe(3);
  });

  test('a smaller one makes a smaller search', () => {
    const evaluations = [0, 1, 2, Infinity].map((lies) => found(question, agreement, () => lies).evaluations);
    expect(evaluations).toEqual(evaluations.toSorted((a, b) => a - b));
    expect(new Set(evaluations).size).toBe(evaluations.length);
  });

  test('below nothing there is nothing to search', () => {
    expect(found(question, agreement, () => -1)).toEqual({ recorded: null, lies: null, stopped: null, evaluations: 0 });
  });

  test('depends on how many are faulty', () => {
    const vote = questionAt(floodSet, { n: 5, m: 1 }, 'crash', 3);
    const size = (budget: LieBudget): Size | null => {
      const property = propertyIn(vote, 'agreement');
      return sizeOf(vote, property, found(vote, property, budget));
    };
    expect(size(anyNumber)).toEqual({ lies: 4, faulty: 2 });
    expect(size((faulty) => (faulty === 2 ? 3 : Infinity))).toEqual({ lies: 4, faulty: 3 });
  });

  test('among attacks with equally many lies, the fewest faulty', () => {
    const vote = questionAt(majority, { n: 4, m: 1 }, 'byzantine', 4);
    const property = propertyIn(vote, 'agreement');
    expect(sizeOf(vote, property, found(vote, property))).toEqual({ lies: 1, faulty: 1 });
  });
});

describe('limits', () => {
  const question = questionAt(floodSet, { n: 3, m: 0 }, 'crash', 2);
  const agreement = propertyIn(question, 'agreement');
  const within = (limits: Partial<Limits>): Fewest =>
    found(question, agreement, anyNumber, true, { ...noLimits, ...limits });
  const whole = within({});

  test.each<Partial<Limits>>([{ states: 0 }, { states: 3 }, { combinations: 10 }, { evaluations: 5 }])(
    '%o: it stops there, and says so',
    (limits) => {
      const [[name, limit] = []] = Object.entries(limits);
      expect(within(limits).stopped).toEqual({ _tag: name, limit });
    },
  );

  test('whatever the limit on evaluations, what was found by then is an attack within the budget', () => {
    const best = new Set<string>();
    for (let evaluations = 0; evaluations < whole.evaluations; evaluations++) {
      const part = within({ evaluations });
      expect([part.stopped, part.evaluations]).toEqual([{ _tag: 'evaluations', limit: evaluations }, evaluations]);
      best.add(JSON.stringify(sizeOf(question, agreement, part)));
    }
    expect(best).toEqual(new Set(['null', '{"lies":1,"faulty":1}']));
    expect(within({ evaluations: whole.evaluations })).toEqual(whole);
  });

  test.each<Bound>([{ _tag: 'interrupted' }, { _tag: 'seconds', limit: 3 }])('stopped from outside: $_tag', (bound) => {
    const om7 = questionAt(om, { n: 7, m: 2 }, 'byzantine');
    const heard: string[] = [];
    const search = fewestLies(om7, propertyIn(om7, 'agreement'), {
      limits: noLimits,
      symmetry: true,
      budget: anyNumber,
    });
    const part = drive(search, ({ doing }, reports) => {
      heard.push(doing);
      return reports < 4 ? undefined : bound;
    });
    expect([part.recorded, part.lies, part.stopped]).toEqual([null, null, bound]);
    expect(heard).toHaveLength(4);
    expect(heard.every((doing) => /^(nobody faulty|faulty: \d(, \d)*)$/.test(doing))).toBe(true);
  });

  test('more placements than anyone can wait for can be stopped, though none is within the budget', () => {
    const wide = questionAt(toy(), { n: 128, m: 64 }, 'byzantine');
    const search = fewestLies(wide, propertyIn(wide, 'agreement'), {
      limits: noLimits,
      symmetry: true,
      budget: () => -1,
    });
    expect(drive(search, () => ({ _tag: 'interrupted' }) as const).stopped).toEqual({ _tag: 'interrupted' });
  });
});
