import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawOf } from '../test-support/draw.ts';
import { instanceAt } from '../test-support/instance.ts';
import { testLaws } from '../test-support/law.ts';
import { randomProtocol } from '../test-support/random-protocol.ts';
import { drawFaulty } from '../test-support/scenarios.ts';
import { smallInstances } from '../test-support/small-instances.ts';
import type { ToyState } from '../test-support/toy.ts';
import { toy, toyProgram } from '../test-support/toy.ts';
import { generals } from './army.ts';
import type { FaultModel } from './fault-model.ts';
import { byzantine } from './faults/byzantine.ts';
import type { Instance } from './instance.ts';
import { brokenLaw, honestyAllowed, readingsAgree } from './laws.ts';
import { relabellingHolds } from './relabelling.ts';
import type { Program, Protocol, Setting } from './protocol.ts';
import { protocolLaws } from './protocol.properties.ts';
import { om } from './protocols/om.ts';

describe('every registered protocol, under every fault model that fits, n = 2 to 6, m = 0 to 2', () => {
  const faults = ['byzantine', 'signed', 'crash', 'loss', 'loss:1'];
  testLaws(protocolLaws(smallInstances({ n: [2, 3, 4, 5, 6], m: [0, 1, 2], values: [2, 3], faults })), 2);
});

test('random protocols, with coins and without, of generals that are alike and that are not', () => {
  const recipe = fc.record({
    seed: fc.nat(),
    rounds: fc.integer({ min: 0, max: 2 }),
    problem: fc.constantFrom('consensus', 'broadcast'),
    alike: fc.boolean(),
    coins: fc.boolean(),
    hesitant: fc.boolean(),
    exclusive: fc.boolean(),
  });
  const situation = fc.tuple(recipe, fc.integer({ min: 2, max: 4 }), fc.constantFrom('byzantine', 'crash', 'loss:1'));
  fc.assert(
    fc.property(situation, fc.integer(), ([ingredients, n, faults], seed) => {
      const instance = instanceAt(randomProtocol(ingredients), { n, m: 0, values: 3 }, faults);
      const draw = drawOf(seed);
      expect(brokenLaw(instance, drawFaulty(instance, draw), draw)).toBeNull();
    }),
  );
});

/** What a law says of an instance, over a few seeds and with nobody faulty: its first complaint. */
type LawOf = typeof brokenLaw;
const complaint = (law: LawOf, instance: Instance, faulty: readonly number[] = []): string | null => {
  for (let seed = 0; seed < 20; seed++) {
    const wrong = law(instance, faulty, drawOf(seed));
    if (wrong !== null) return wrong;
  }
  return null;
};
const toyInstance = (parts: Parameters<typeof toy>[0], values = 2): Instance =>
  instanceAt(toy({ mostValues: 3, ...parts }), { n: 3, m: 0, values }, 'byzantine');
/** The toy with some functions of its program exchanged. */
const toyThat = (exchanged: <B>(setting: Setting<B>) => Partial<Program<B>>, values = 2): Instance =>
  toyInstance({ program: (setting) => ({ ...toyProgram(setting), ...exchanged(setting) }) }, values);

test('the toy itself breaks no law', () => {
  expect(complaint(brokenLaw, toyInstance({}), [1])).toBeNull();
});

describe('readings agree, and catch', () => {
  test('a protocol that branches on a value', () => {
    const branching = toyThat(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
      receive: (_self, { attack }: ToyState<B>, _round, inbox): ToyState<B> => ({
        attack: inbox.flat().includes(logic.one) ? logic.one : attack,
      }),
    }));
    expect(complaint(readingsAgree, branching)).toMatch(
      /^receive\(\d\) in round 1 differs between one execution and thirty-two at once: it branches on a value$/,
    );
  });

  test('a first state that branches on the order', () => {
    const branching = toyThat(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
      start: (_self, [order]): ToyState<B> => ({ attack: order === logic.one ? logic.one : logic.zero }),
    }));
    expect(complaint(readingsAgree, branching)).toMatch(/^start\(\d\) differs between/);
  });

  test('a message that branches on the state', () => {
    const branching = toyThat(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
      send: (_self, { attack }: ToyState<B>) => [attack === logic.one ? logic.zero : logic.one],
    }));
    expect(complaint(readingsAgree, branching)).toMatch(/^send\(\d\) in round 1 differs between/);
  });

  test('a decision that branches on the state', () => {
    const branching = toyThat(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
      decide: (_self, { attack }: ToyState<B>) => ({
        decided: attack === logic.zero ? logic.zero : logic.one,
        value: [logic.zero],
      }),
    }));
    expect(complaint(readingsAgree, branching)).toMatch(/^decide\(\d\) differs between/);
  });

  test.each([
    { said: 0, message: 'send(0) in round 1 to 1 has 0 claims, but claims(…) lists 1 labels' },
    { said: 2, message: 'send(0) in round 1 to 1 has 2 claims, but claims(…) lists 1 labels' },
  ])('a message of the wrong length: $said', ({ said, message }) => {
    const wordy = toyThat(({ logic }) => ({ send: () => Array.from({ length: said }, () => logic.zero) }));
    expect(complaint(readingsAgree, wordy)).toBe(message);
  });

  test('a message where none is scheduled', () => {
    const talkative = toyInstance({ claims: (_army, _round, from) => (from === 0 ? [] : ['attack']) });
    expect(complaint(readingsAgree, talkative)).toBe(
      'send(0) in round 1 to 1 has 1 claims, but claims(…) lists 0 labels',
    );
  });

  test('a state whose shape depends on a value', () => {
    const growing = toyThat(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
      receive: (_self, { attack }: ToyState<B>) => (attack === logic.one ? [attack, attack] : [attack]),
      decide: () => ({ decided: logic.one, value: [logic.zero] }),
    }));
    expect(complaint(readingsAgree, growing)).toMatch(/^receive\(\d\) in round 1 depends in its shape on a value$/);
  });

  test('a decision of the wrong width', () => {
    expect(complaint(readingsAgree, toyInstance({}, 3))).toBe('decide(0) has a value of 1 bits; 3 orders take 2');
  });

  test('a number in a state, where the types did not', () => {
    const counting = toyThat(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
      receive: (_self, { attack }: ToyState<B>, round) => [attack, round as unknown as B],
      decide: () => ({ decided: logic.one, value: [logic.zero] }),
    }));
    expect(complaint(readingsAgree, counting)).toBe('receive(0) in round 1 of toy has a leaf that is no truth value');
  });

  test('a fault model that asks one reading for more than the other', () => {
    const curious: FaultModel = {
      ...byzantine,
      name: 'curious',
      program: (battle) => ({
        ...byzantine.program(battle),
        deliver: (memory, round, to, addressed, choose) => {
          const { one } = battle.logic;
          const asked = typeof one === 'boolean' ? one : choose({ _tag: 'lost', round, from: 0, to }, one);
          const allowed = typeof one === 'boolean' ? choose({ _tag: 'lost', round, from: 1, to }, one) : asked;
          return { memory, inbox: addressed, allowed };
        },
      }),
    };
    expect(complaint(readingsAgree, { ...toyInstance({}), faults: curious })).toMatch(
      /^the fault model curious judges lane \d+ differently$/,
    );
  });

  test('a fault model that judges by the reading', () => {
    const partial = (allows: boolean, loses: boolean): FaultModel => ({
      ...byzantine,
      name: 'partial',
      program: (battle) => {
        const honest = byzantine.program(battle);
        const { logic } = battle;
        const isBoolean = typeof logic.one === 'boolean';
        return {
          ...honest,
          deliver: (...delivery) => ({
            ...honest.deliver(...delivery),
            allowed: isBoolean && !allows ? logic.zero : logic.one,
          }),
          lost: () => (isBoolean && loses ? logic.one : logic.zero),
        };
      },
    });
    const judged = 'the fault model partial judges lane 0 differently';
    expect(complaint(readingsAgree, { ...toyInstance({}), faults: partial(false, false) })).toBe(judged);
    expect(complaint(readingsAgree, { ...toyInstance({}), faults: partial(true, true) })).toBe(judged);
    expect(complaint(readingsAgree, { ...toyInstance({}), faults: partial(true, false) })).toBeNull();
  });
});

describe('readings agree with the formula of all executions, and catch', () => {
  /** Whether a reading is the circuit's: one literal of it is the truth, and its negation is the other. */
  const isFormula = <B>({ logic }: Setting<B>): boolean => logic.one === (1 as B);
  const differs = (where: string): string =>
    `${where} differs between an execution and the formula of all: it depends on how a value is written`;

  test('a protocol that computes with booleans and bits by itself, and not with the connectives', () => {
    const clever = toyThat(<B>({ logic }: Setting<B>): Partial<Program<B>> => {
      const both = (a: B, b: B): B => (typeof a === 'boolean' ? a && b : ((((a as number) & (b as number)) | 0) as B));
      return {
        receive: (_self, { attack }: ToyState<B>, _round, inbox): ToyState<B> => ({
          attack: inbox.flat().reduce(both, attack),
        }),
        decide: (_self, { attack }: ToyState<B>) => ({ decided: logic.one, value: [attack] }),
      };
    });
    expect(complaint(readingsAgree, clever)).toBe(differs('receive(0) in round 1'));
  });

  const otherwise = <B>(setting: Setting<B>, value: B): B => (isFormula(setting) ? setting.logic.not(value) : value);
  test.each<{ readonly where: string; readonly exchanged: <B>(setting: Setting<B>) => Partial<Program<B>> }>([
    {
      where: 'start(0)',
      exchanged: <B>(setting: Setting<B>): Partial<Program<B>> => ({
        start: (_self, [order = setting.logic.zero]): ToyState<B> => ({ attack: otherwise(setting, order) }),
      }),
    },
    {
      where: 'send(0) in round 1',
      exchanged: <B>(setting: Setting<B>): Partial<Program<B>> => ({
        send: (_self, { attack }: ToyState<B>) => [otherwise(setting, attack)],
      }),
    },
    {
      where: 'receive(0) in round 1',
      exchanged: <B>(setting: Setting<B>): Partial<Program<B>> => ({
        receive: (_self, { attack }: ToyState<B>): ToyState<B> => ({ attack: otherwise(setting, attack) }),
      }),
    },
    {
      where: 'decide(0)',
      exchanged: <B>(setting: Setting<B>): Partial<Program<B>> => ({
        decide: (_self, { attack }: ToyState<B>) => ({
          decided: otherwise(setting, setting.logic.one),
          value: [attack],
        }),
      }),
    },
  ])('one that does otherwise there alone: $where', ({ where, exchanged }) => {
    expect(complaint(readingsAgree, toyThat(exchanged), [1])).toBe(differs(where));
  });

  test('a decision that is wrong in one assignment of many, in whichever trial meets it', () => {
    const seldom = toyThat(<B>(setting: Setting<B>): Partial<Program<B>> => ({
      receive: (_self, { attack }: ToyState<B>, _round, inbox): ToyState<B> => {
        const { logic } = setting;
        const votes = [attack, ...inbox.flat()];
        return { attack: isFormula(setting) ? logic.atLeast(2, votes) : logic.all(votes) };
      },
    }));
    expect(complaint(readingsAgree, seldom)).toBe(differs('receive(0) in round 1'));
  });

  test('a state of another shape', () => {
    const longer = toyThat(<B>(setting: Setting<B>): Partial<Program<B>> => ({
      receive: (_self, { attack }: ToyState<B>) => (isFormula(setting) ? [attack, attack] : [attack]),
      decide: () => ({ decided: setting.logic.one, value: [setting.logic.zero] }),
    }));
    expect(complaint(readingsAgree, longer)).toBe(
      'receive(0) in round 1 has another shape in the formula of all executions',
    );
  });

  test.each([0, -0, 0.5, 1_000_000, -1_000_000, NaN, Infinity, 'attack', true, null])(
    'a leaf that is no literal of the formula: %s',
    (leaf) => {
      const foreign = toyThat(<B>(setting: Setting<B>): Partial<Program<B>> => ({
        receive: () => [isFormula(setting) ? (leaf as B) : setting.logic.one],
        decide: () => ({ decided: setting.logic.one, value: [setting.logic.zero] }),
      }));
      expect(complaint(readingsAgree, foreign)).toBe(differs('receive(0) in round 1'));
    },
  );

  test('a fault model that judges by the reading', () => {
    const partial = (allows: boolean, loses: boolean): FaultModel => ({
      ...byzantine,
      name: 'partial',
      program: (battle) => {
        const honest = byzantine.program(battle);
        const { logic } = battle;
        return {
          ...honest,
          deliver: (...delivery) => ({
            ...honest.deliver(...delivery),
            allowed: isFormula(battle) && !allows ? logic.zero : logic.one,
          }),
          lost: () => (isFormula(battle) && loses ? logic.one : logic.zero),
        };
      },
    });
    const judged = 'the fault model partial judges the formula of all executions differently';
    expect(complaint(readingsAgree, { ...toyInstance({}), faults: partial(false, false) })).toBe(judged);
    expect(complaint(readingsAgree, { ...toyInstance({}), faults: partial(true, true) })).toBe(judged);
    expect(complaint(readingsAgree, { ...toyInstance({}), faults: partial(true, false) })).toBeNull();
  });

  test('a fault model that hands on what was not chosen', () => {
    const swapping: FaultModel = {
      ...byzantine,
      program: (battle) => ({
        ...byzantine.program(battle),
        deliver: (memory, _round, _to, addressed) => ({
          memory,
          inbox: addressed.map((message) => (isFormula(battle) ? message.map(battle.logic.not) : message)),
          allowed: battle.logic.one,
        }),
      }),
    };
    expect(complaint(readingsAgree, { ...toyInstance({}), faults: swapping })).toBe(differs('what 0 heard in round 1'));
  });

  test('a vote that is not there: what one hears from oneself', () => {
    const selfish = toyThat(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
      receive: (_self, _state, _round, inbox): ToyState<B> => ({
        attack: logic.majority(inbox.map((message) => message[0] as B)),
      }),
    }));
    expect(() => complaint(readingsAgree, selfish)).toThrow(/undefined is no/);
  });

  test('and nothing where a protocol uses every connective', () => {
    const everything = toyThat(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
      receive: (_self, { attack }: ToyState<B>, _round, inbox): ToyState<B> => {
        const votes = [attack, ...inbox.flat()];
        const [a = attack, b = attack, c = attack] = votes;
        return {
          attack: logic.any([
            logic.all([logic.majority(votes), logic.not(a)]),
            logic.cond(a, logic.equal(b, c), logic.implies(b, logic.meet(c, logic.join(a, c)))),
            logic.atLeast(votes.length / 2, votes),
          ]),
        };
      },
    }));
    expect(complaint(readingsAgree, everything)).toBeNull();
    expect(complaint(readingsAgree, everything, [0, 2])).toBeNull();
  });
});

describe('honesty is allowed, and catches', () => {
  test('a protocol that finds its own messages inadmissible', () => {
    const modest = toyInstance({ admissible: ({ logic }, _round, _from, _to, said) => logic.not(logic.any(said)) });
    expect(complaint(honestyAllowed, modest)).toMatch(
      /^what \d says to \d in round 1 as prescribed is not admissible$/,
    );
  });

  test('one that finds those of its second round inadmissible', () => {
    const late = toyInstance({
      rounds: () => 2,
      admissible: ({ logic }, round) => (round === 2 ? logic.zero : logic.one),
    });
    expect(complaint(honestyAllowed, late)).toBe('what 0 says to 1 in round 2 as prescribed is not admissible');
  });

  test('a fault model under which honesty does not arrive', () => {
    const deaf: FaultModel = {
      ...byzantine,
      program: (battle) => ({
        ...byzantine.program(battle),
        deliver: (memory, _round, _to, addressed) => ({
          memory,
          inbox: addressed.map((message) => message.map(() => battle.logic.zero)),
          allowed: battle.logic.one,
        }),
      }),
    };
    expect(complaint(honestyAllowed, { ...toyInstance({}), faults: deaf })).toMatch(
      /^what \d says to \d in round 1 does not arrive though nobody deviates$/,
    );
  });

  test('a fault model that forbids honesty', () => {
    const strict: FaultModel = {
      ...byzantine,
      name: 'strict',
      program: (battle) => ({
        ...byzantine.program(battle),
        deliver: (memory, _round, _to, addressed) => ({ memory, inbox: addressed, allowed: battle.logic.zero }),
      }),
    };
    expect(complaint(honestyAllowed, { ...toyInstance({}), faults: strict })).toBe(
      'strict does not allow everybody to be honest',
    );
  });

  test('messages that nobody schedules are nobody’s business', () => {
    const quiet = toyInstance({
      claims: (_army, _round, from) => (from === 0 ? ['attack'] : []),
      admissible: ({ logic }, _round, from) => (from === 0 ? logic.one : logic.zero),
      program: (setting) => ({
        ...toyProgram(setting),
        send: (self, state) => (self === 0 ? [(state as ToyState<typeof setting.logic.one>).attack] : []),
      }),
    });
    expect(complaint(honestyAllowed, quiet)).toBeNull();
  });
});

describe('relabelling holds, and catches', () => {
  const alike = { interchangeable: generals };

  test('a decision that depends on the number', () => {
    const stubborn: Protocol = toy({
      ...alike,
      program: (setting) => ({
        ...toyProgram(setting),
        decide: (self) => ({
          decided: setting.logic.one,
          value: [self === 0 ? setting.logic.one : setting.logic.zero],
        }),
      }),
    });
    expect(complaint(relabellingHolds, instanceAt(stubborn, { n: 3, m: 0 }, 'byzantine'))).toMatch(
      /^renaming \d and \d changes what \d decides: they are not interchangeable$/,
    );
  });

  test('a message that depends on the number', () => {
    const loud = toyInstance({
      ...alike,
      program: (setting) => ({
        ...toyProgram(setting),
        send: (self, state) => [self === 0 ? setting.logic.one : (state as ToyState<typeof setting.logic.one>).attack],
      }),
    });
    expect(complaint(relabellingHolds, loud)).toMatch(
      /^renaming \d and \d changes what \d says to \d in round 1: they are not interchangeable$/,
    );
  });

  test('labels that name generals and are not renamed', () => {
    const named = toyInstance({ ...alike, claims: (_army, _round, from) => [`${String(from)} attacks`] });
    expect(complaint(relabellingHolds, named)).toMatch(/^renaming \d and \d changes what \d says/);
    expect(complaint(relabellingHolds, named, [1])).toMatch(/^renaming \d and \d changes what \d says/);
    const renames = toyInstance({
      ...alike,
      claims: (_army, _round, from) => [`${String(from)} attacks`],
      rename: (label, to) => label.replace(/\d+/, (general) => String(to(Number(general)))),
    });
    expect(complaint(relabellingHolds, renames, [1])).toBeNull();
  });

  test('a general that does not exist, and one that is listed twice', () => {
    const declared = (...alikes: readonly number[]): string | null =>
      complaint(relabellingHolds, toyInstance({ interchangeable: () => alikes }));
    expect(declared(0, 3)).toBe('interchangeable lists 3, and there is no such general');
    expect(declared(0, 1, 0)).toBe('interchangeable lists general 0 twice');
    expect(declared(0, 1, 2)).toBeNull();
  });

  test('what one may say and another may not', () => {
    const gagged = toyInstance({
      ...alike,
      admissible: ({ logic }, _round, from, _to, said) => (from === 0 ? logic.not(logic.any(said)) : logic.one),
    });
    expect(complaint(relabellingHolds, gagged)).toMatch(
      /^renaming \d and \d changes whether what \d says to \d in round 1 is admissible: they are not interchangeable$/,
    );
  });

  test('a fault model that allows one what it forbids another', () => {
    const unfair: FaultModel = {
      ...byzantine,
      program: (battle) => {
        const fair = byzantine.program(battle);
        return {
          ...fair,
          deliver: (memory, round, to, addressed, choose) => {
            const delivery = fair.deliver(memory, round, to, addressed, choose);
            const from0 = delivery.inbox[0] ?? [];
            return { ...delivery, allowed: battle.logic.not(battle.logic.any(from0)) };
          },
        };
      },
    };
    expect(complaint(relabellingHolds, { ...toyInstance(alike), faults: unfair })).toMatch(
      /^renaming \d and \d changes what is allowed: they are not interchangeable$/,
    );
  });

  test('lieutenants and the commander declared to be alike', () => {
    const flat: Protocol = { ...om, interchangeable: generals };
    expect(complaint(relabellingHolds, instanceAt(flat, { n: 4, m: 1 }, 'byzantine'))).toBe(
      'generals with and without an order of their own are declared interchangeable',
    );
  });

  test('coins are renamed with who tosses them', () => {
    const gambler = (lucky: (general: number) => boolean): Instance =>
      toyInstance({
        ...alike,
        coins: () => 1,
        program: (setting) => ({
          ...toyProgram(setting),
          receive: (self, state, _round, _inbox, coins) =>
            lucky(self) ? { attack: coins[0] ?? setting.logic.zero } : state,
        }),
      });
    expect(
      complaint(
        relabellingHolds,
        gambler(() => true),
      ),
    ).toBeNull();
    expect(
      complaint(
        relabellingHolds,
        gambler((general) => general === 1),
      ),
    ).toMatch(/changes what \d decides/);
  });

  test('under loss, what is lost is renamed with its ends', () => {
    expect(complaint(relabellingHolds, instanceAt(toy(alike), { n: 3, m: 0 }, 'loss'))).toBeNull();
  });

  test('one general, or none, is alike to nobody', () => {
    const stubborn = toyInstance({
      interchangeable: () => [1],
      program: (setting) => ({
        ...toyProgram(setting),
        decide: (self) => ({
          decided: setting.logic.one,
          value: [self === 1 ? setting.logic.one : setting.logic.zero],
        }),
      }),
    });
    expect(complaint(relabellingHolds, stubborn)).toBeNull();
  });
});

test('all laws together: the first complaint is the one that is made', () => {
  const broken = toyInstance({
    interchangeable: generals,
    admissible: ({ logic }) => logic.zero,
    program: (setting) => ({ ...toyProgram(setting), send: () => [] }),
  });
  expect(complaint(brokenLaw, broken)).toBe('send(0) in round 1 to 1 has 0 claims, but claims(…) lists 1 labels');
  const modest = toyInstance({ admissible: ({ logic }) => logic.zero });
  expect(complaint(brokenLaw, modest)).toBe('what 0 says to 1 in round 1 as prescribed is not admissible');
});
