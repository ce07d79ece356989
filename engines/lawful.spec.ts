import { describe, expect, test } from 'vitest';
import { generals } from '../model/army.ts';
import { at } from '../model/at.ts';
import type { Instance } from '../model/instance.ts';
import type { Order } from '../model/order.ts';
import type { Definition, Program, Setting } from '../model/protocol.ts';
import { majority } from '../model/protocols/majority.ts';
import { watched } from '../model/watched.ts';
import type { Court, Judgement, Property } from '../properties/property.ts';
import { instanceAt } from '../test-support/instance.ts';
import { brokenQuestions } from '../test-support/question.ts';
import { byTier, someOfEach } from '../test-support/tier/draws.ts';
import type { ToyState } from '../test-support/toy.ts';
import { toy, toyProgram } from '../test-support/toy.ts';
import { lawBroken } from './lawful.ts';

/** Three toys with some of their parts exchanged. */
const toys = (parts: Partial<Definition> = {}, faults = 'byzantine', n = 3): Instance =>
  instanceAt(toy(parts), { n, m: 1 }, faults);

/** Three toys with some functions of their program exchanged. */
const programmed = (
  exchanged: <B>(setting: Setting<B>) => Partial<Program<B>>,
  parts: Partial<Definition> = {},
): Instance => toys({ ...parts, program: (setting) => ({ ...toyProgram(setting), ...exchanged(setting) }) });

describe('a protocol that obeys the laws: null, whether or not it is broken', () => {
  test.each(someOfEach(1, brokenQuestions, ({ question }) => question.instance))(
    '$title',
    ({ question: { instance, t, properties } }) => {
      expect(lawBroken(instance, t, properties)).toBeNull();
    },
  );

  test('the toy, though everybody be faulty', () => {
    expect(lawBroken(toys({ interchangeable: generals }), 3, [])).toBeNull();
  });
});

describe('the law that a protocol breaks is told:', () => {
  test.each<{ readonly law: string; readonly instance: Instance; readonly says: string | RegExp }>([
    {
      law: 'it branches on a value',
      instance: programmed(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
        receive: (_self, { attack }: ToyState<B>, _round, inbox): ToyState<B> => ({
          attack: attack === logic.one ? (inbox.flat()[0] ?? attack) : attack,
        }),
      })),
      says: /^receive\(\d\) in round 1 differs between one execution and thirty-two at once: it branches on a value$/,
    },
    {
      law: 'the shape of a state depends on a value',
      instance: programmed(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
        receive: (_self, { attack }: ToyState<B>) => (attack === logic.one ? { attack } : { attack, extra: attack }),
      })),
      says: /^receive\(\d\) in round 1 depends in its shape on a value$/,
    },
    {
      law: 'it depends on how a value is written',
      instance: programmed(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
        receive: (_self, { attack }: ToyState<B>): ToyState<B> => ({
          attack: logic.one === (1 as B) ? logic.not(attack) : attack,
        }),
      })),
      says: 'receive(0) in round 1 differs between an execution and the formula of all: it depends on how a value is written',
    },
    {
      law: 'a message is too long',
      instance: programmed(<B>(): Partial<Program<B>> => ({
        send: (_self, { attack }: ToyState<B>) => [attack, attack],
      })),
      says: 'send(0) in round 1 to 1 has 2 claims, but claims(…) lists 1 label',
    },
    {
      law: 'a message is too short',
      instance: programmed(() => ({ send: () => [] })),
      says: 'send(0) in round 1 to 1 has 0 claims, but claims(…) lists 1 label',
    },
    {
      law: 'a decision has the wrong length',
      instance: programmed(({ logic }) => ({ decide: () => ({ decided: logic.one, value: [] }) })),
      says: 'decide(0) has a value of 0 bits; 2 orders take 1',
    },
    {
      law: 'a state holds what is no truth value',
      instance: programmed(<B>(): Partial<Program<B>> => ({
        receive: (_self, { attack }: ToyState<B>) => ({ attack, note: 'text' as unknown as B }),
      })),
      says: 'receive(0) in round 1 of toy has a leaf that is no truth value',
    },
    {
      law: 'honest messages are not admissible',
      instance: toys({ admissible: ({ logic }) => logic.zero }),
      says: 'what 0 says to 1 in round 1 as prescribed is not admissible',
    },
    {
      law: 'those it calls interchangeable are not',
      instance: programmed(
        <B>({ logic }: Setting<B>): Partial<Program<B>> => ({
          decide: (self, { attack }: ToyState<B>) => ({
            decided: logic.one,
            value: [self === 0 ? logic.zero : attack],
          }),
        }),
        { interchangeable: generals },
      ),
      says: /^renaming \d and \d changes what \d decides: they are not interchangeable$/,
    },
    {
      law: 'those it calls interchangeable do not exist',
      instance: toys({ interchangeable: () => [7, 8] }),
      says: 'interchangeable lists 7, and there is no such general',
    },
  ])('$law', ({ instance, says }) => {
    const told = lawBroken(instance, 1, []);
    if (typeof says === 'string') expect(told).toBe(says);
    else expect(told).toMatch(says);
  });

  test('the same one whenever it is asked', () => {
    const branching = programmed(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
      send: (_self, { attack }: ToyState<B>) => [attack === logic.one ? logic.zero : logic.one],
    }));
    const told = lawBroken(branching, 1, []);
    expect(told).toMatch(/^send\(\d\) in round 1 differs/);
    expect(lawBroken(branching, 1, [])).toBe(told);
  });
});

describe('what a protocol throws meanwhile is not caught', () => {
  const oops = (): never => {
    throw new Error('oops');
  };

  test.each([
    ['start(0)', { start: oops }],
    ['send(0) in round 1 to 1', { send: oops }],
    ['receive(0) in round 1', { receive: oops }],
    ['decide(0)', { decide: oops }],
  ])('%s', (where, exchanged) => {
    const { protocol, ...rest } = programmed(() => exchanged);
    expect(() => lawBroken({ ...rest, protocol: watched(protocol) }, 1, [])).toThrow(`toy: ${where} threw Error: oops`);
  });
});

describe('a property that claims to be symmetric', () => {
  const alike = toys({ interchangeable: generals });

  /** "General 1 holds RETREAT": about one general, whoever it is renamed to. */
  const about1 = (symmetric: boolean): Property => ({
    name: 'one-stays',
    statement: 'general 1 does not want to attack',
    source: 'made up',
    symmetric,
    on: <B>({ logic }: Court<B>): Judgement<B> => ({
      note: (orders) => at(orders, 1),
      judge: ([attack = logic.zero]: Order<B>) => logic.not(attack),
    }),
  });
  const says = /^renaming \d and \d changes whether one-stays holds: it is not symmetric$/;

  test('and is not is told so, whichever of them it is', () => {
    expect(lawBroken(alike, 0, [about1(true)])).toMatch(says);
    expect(lawBroken(alike, 1, [about1(false), about1(true)])).toMatch(says);
  });

  test('and does not is left alone, and so is one where nobody is like another', () => {
    expect(lawBroken(alike, 1, [about1(false)])).toBeNull();
    expect(lawBroken(toys(), 1, [about1(true)])).toBeNull();
  });

  test('is tried after the protocol, which it may be the fault of', () => {
    const modest = toys({ interchangeable: generals, admissible: ({ logic }) => logic.zero });
    expect(lawBroken(modest, 0, [about1(true)])).toMatch(/is not admissible$/);
  });
});

describe('a property that branches on a value', () => {
  const branching: Property = {
    name: 'calm',
    statement: 'nobody attacks',
    source: 'made up',
    symmetric: false,
    on: ({ logic, deciders }) => ({
      note: () => [],
      judge: (_note, { decisions }) =>
        deciders.some((general) => (at(at(decisions, general).value, 0) as unknown) === true) ? logic.zero : logic.one,
    }),
  };
  const says = /^calm judges otherwise when many executions are judged at once: a property must not branch on values/;
  const fair: Property = { ...branching, on: ({ logic }) => ({ note: () => [], judge: () => logic.one }) };

  test('is told so, whatever it says of its symmetry, whichever of them it is', () => {
    expect(lawBroken(toys(), 0, [branching])).toMatch(says);
    expect(lawBroken(toys({ interchangeable: generals }), 1, [fair, { ...branching, symmetric: true }])).toMatch(says);
    expect(lawBroken(toys({}, 'loss'), 0, [branching])).toMatch(says);
    expect(lawBroken(toys(), 1, [fair])).toBeNull();
  });

  test('is tried after the protocol, which it may be the fault of', () => {
    expect(lawBroken(toys({ admissible: ({ logic }) => logic.zero }), 0, [branching])).toMatch(/is not admissible$/);
  });

  test('is found where only few executions show it', () => {
    // Nine generals with eight orders: that all are told to attack in one way is one in 8⁹ where orders are drawn apart.
    const many = instanceAt(majority, { n: 9, m: 1, values: 8 }, 'byzantine');
    const unanimous: Property = {
      ...branching,
      on: ({ logic, deciders }) => ({
        note: (orders) => orders,
        judge: (note: readonly Order<typeof logic.one>[], _outcome) =>
          deciders.every((general) => at(at(note, general), 2) === logic.one) ? logic.zero : logic.one,
      }),
    };
    expect(lawBroken(many, 1, [unanimous])).toMatch(says);
  });
});

describe('what is tried', () => {
  /** Who was faulty when the laws were tried, each set of them once. */
  const tried = (instance: Instance, t: number): readonly string[] => {
    const placements = new Set<string>();
    const witness: Property = {
      name: 'witness',
      statement: 'anything will do',
      source: 'made up',
      symmetric: true,
      on: ({ logic, faulty }) => {
        placements.add(faulty.flatMap((isFaulty, general) => (isFaulty ? [general] : [])).join());
        return { note: () => [], judge: () => logic.one };
      },
    };
    expect(lawBroken(instance, t, [witness])).toBeNull();
    return [...placements];
  };
  const counts = (instance: Instance, t: number): readonly number[] =>
    [...new Set(tried(instance, t).map((who) => (who === '' ? 0 : who.split(',').length)))].toSorted((a, b) => a - b);
  const alike = (faults: string, n = 3): Instance => toys({ interchangeable: generals }, faults, n);

  test('nobody faulty, and so many as may be', () => {
    expect(counts(alike('byzantine'), 0)).toEqual([0]);
    expect(counts(alike('byzantine'), 1)).toEqual([0, 1]);
    expect(counts(alike('crash'), 3)).toEqual([0, 1, 2, 3]);
    const all = byTier(5, 8);
    expect(counts(alike('byzantine', all), all)).toEqual(Array.from({ length: all + 1 }, (_, faulty) => faulty));
  });

  test('nobody is faulty where only links fail', () => {
    expect(tried(alike('loss'), 1)).toEqual(['']);
  });

  test('one and another, and not only by renaming', () => {
    expect(tried(toys({ interchangeable: () => [0, 1] }), 1)).toEqual(expect.arrayContaining(['0', '1', '2']));
  });
});
