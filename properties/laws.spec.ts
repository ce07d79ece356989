import { describe, expect, test } from 'vitest';
import { at } from '../model/at.ts';
import type { Instance } from '../model/instance.ts';
import { joined } from '../model/joint.ts';
import { handshake } from '../model/protocols/handshake.ts';
import { majority } from '../model/protocols/majority.ts';
import { om } from '../model/protocols/om.ts';
import { protocols } from '../test-support/protocols.ts';
import { drawOf } from '../test-support/draw.ts';
import { right } from '../test-support/either.ts';
import { instanceAt } from '../test-support/instance.ts';
import { brokenQuestions } from '../test-support/question.ts';
import { smallInstances } from '../test-support/small-instances.ts';
import { judgedAlike } from './laws.ts';
import type { Court, Outcome, Property } from './property.ts';
import { sameDecisions } from './same-decisions.ts';
import { standardProperties } from './standard.ts';
import { validity } from './validity.ts';

/** What the laws say of properties over so many draws: the first complaint. */
const complaint = (
  instance: Instance,
  properties: readonly Property[],
  faulty: readonly number[] = [],
  draws = 8,
): string | null => {
  for (let seed = 0; seed < draws; seed++) {
    const wrong = judgedAlike(instance, properties, faulty, drawOf(seed));
    if (wrong !== null) return wrong;
  }
  return null;
};

/** What a property may be made of where no type looks. */
interface Untyped {
  readonly note?: (orders: readonly (readonly unknown[])[]) => unknown;
  readonly judge?: (note: never, outcome: Outcome<unknown>) => unknown;
}

/** A property called calm that notes and judges like this, whatever the types say. */
const calm = (on: (court: Court<unknown>) => Untyped): Property => ({
  name: 'calm',
  statement: 'nobody attacks',
  source: 'made up',
  symmetric: false,
  on: ((court: Court<unknown>) => ({ note: () => [], judge: () => court.logic.one, ...on(court) })) as Property['on'],
});

/** The first bit of what each decider decides. */
const attacks = ({ deciders }: Court<unknown>, { decisions }: Outcome<unknown>): readonly unknown[] =>
  deciders.map((general) => at(at(decisions, general).value, 0));

/** True of truths, and of nothing else: a condition that no property may have. */
const holds = (value: unknown): boolean => Boolean(value);

const vote = instanceAt(majority, { n: 4, m: 1 }, 'byzantine');
const three = instanceAt(majority, { n: 4, m: 1, values: 3 }, 'byzantine');

describe('a property that obeys the laws', () => {
  test.each(brokenQuestions)('is a standard one: $title', ({ question: { instance, properties } }) => {
    const everybody = Array.from({ length: instance.army.n }, (_, general) => general);
    for (const faulty of instance.faults.generalsFail ? [[], [0], [1, 2], everybody] : [[]])
      expect(complaint(instance, properties, faulty, 4)).toBeNull();
  });

  test('is a standard one of each protocol, under each fault model', () => {
    const instances = smallInstances({ n: [2, 3], m: [0, 1], values: [2, 3] });
    expect(new Set(instances.map(({ protocol }) => protocol.name)).size).toBe(protocols.length);
    for (const instance of instances)
      for (const faulty of instance.faults.generalsFail ? [[], [1]] : [[]])
        expect(complaint(instance, standardProperties(instance), faulty, 1)).toBeNull();
  });

  test('is every validity that has a meaning', () => {
    for (const name of ['loyal-unanimity', 'unanimity', 'weak-unanimity', 'coordinated-attack'] as const)
      expect(complaint(three, [validity(name)], [1])).toBeNull();
  });

  test('is that two protocols decide the same', () => {
    const { instance } = right(joined(vote, vote));
    expect(complaint(instance, [sameDecisions], [2])).toBeNull();
  });

  test('is one whose note is any tree', () => {
    const nested = calm(({ logic }) => ({
      note: (orders) => ({ held: orders, none: { any: logic.any(orders.flat()) } }),
      judge: ({ held, none: { any } }: { held: readonly (readonly unknown[])[]; none: { any: unknown } }) =>
        logic.equal(any, logic.any(held.flat())),
    }));
    expect(complaint(three, [nested], [1])).toBeNull();
  });

  test('are none, and nothing is run for them', () => {
    const never = {} as Instance;
    expect(complaint(never, [])).toBeNull();
  });
});

const truth = 'which is no truth value: that is logic.one, logic.zero, or what the logic makes of others';
const branches = 'a property must not branch on values, only combine them with the logic it is handed';
const many = `otherwise when many executions are judged at once: ${branches}`;
const formula = `otherwise in the formula of all executions: ${branches}`;

describe('a property that breaks a law is told so:', () => {
  test.each<{ readonly law: string; readonly property: Property; readonly says: string }>([
    {
      law: 'it branches on a decision being true',
      property: calm((court) => ({
        judge: (_note, outcome) => (attacks(court, outcome)[0] === true ? court.logic.zero : court.logic.one),
      })),
      says: `calm judges ${many}`,
    },
    {
      law: 'it branches on all decisions being true',
      property: calm((court) => ({
        judge: (_note, outcome) =>
          attacks(court, outcome).every((attack) => attack === court.logic.one) ? court.logic.zero : court.logic.one,
      })),
      says: `calm judges ${many}`,
    },
    {
      law: 'it branches on some decision being true',
      property: calm((court) => ({
        judge: (_note, outcome) => (attacks(court, outcome).some(holds) ? court.logic.zero : court.logic.one),
      })),
      says: `calm judges ${many}`,
    },
    {
      law: 'it branches on a message being lost',
      property: calm(({ logic }) => ({
        judge: (_note, { lost }) => (holds(lost) ? logic.zero : logic.one),
      })),
      says: `calm judges ${formula}`,
    },
    {
      law: 'it branches on what it noted',
      property: calm(({ logic }) => ({
        note: (orders) => orders,
        judge: (note: readonly (readonly unknown[])[]) => (note.flat().some(holds) ? logic.zero : logic.one),
      })),
      says: `calm judges ${many}`,
    },
    {
      law: 'it branches when it notes',
      property: calm(({ logic }) => ({ note: (orders) => [orders.flat().some(holds) ? logic.one : logic.zero] })),
      says: `calm notes ${many}`,
    },
    {
      law: 'the shape of its note depends on a value',
      property: calm(({ logic }) => ({ note: (orders) => orders.flat().filter((held) => held === logic.one) })),
      says: 'what calm notes depends in its shape on a value',
    },
    {
      law: 'it judges by text',
      property: calm(() => ({ judge: () => 'yes' })),
      says: `calm judges by "yes", ${truth}`,
    },
    {
      law: 'it judges by what is true in one reading only',
      property: calm(() => ({ judge: () => true })),
      says: `calm judges by true, ${truth}`,
    },
    {
      law: 'it judges by comparing',
      property: calm((court) => ({ judge: (_note, outcome) => attacks(court, outcome)[0] === court.logic.one })),
      says: `calm judges by false, ${truth}`,
    },
    {
      law: 'it judges by a number that is thirty-two truth values in another reading',
      property: calm(() => ({ judge: () => 7 })),
      says: `calm judges by 7, ${truth}`,
    },
    {
      law: 'it judges by half a number',
      property: calm(() => ({ judge: () => 0.5 })),
      says: `calm judges by 0.5, ${truth}`,
    },
    {
      law: 'it notes text',
      property: calm(() => ({ note: () => ({ deep: ['a'] }) })),
      says: `calm notes "a", ${truth}`,
    },
    {
      law: 'it notes nothing where there should be something',
      property: calm(() => ({ note: () => [null] })),
      says: `calm notes null, ${truth}`,
    },
    {
      law: 'it notes by how values are written',
      property: calm(({ logic }) => ({ note: () => (logic.zero === -1 ? [logic.one] : [logic.zero]) })),
      says: `calm notes ${formula}`,
    },
    {
      law: 'its note has another shape where values are written otherwise',
      property: calm(({ logic }) => ({ note: () => (logic.zero === -1 ? [logic.one] : []) })),
      says: `calm notes ${formula}`,
    },
    {
      law: 'it judges by what is no literal',
      property: calm(({ logic }) => ({ judge: () => (logic.zero === -1 ? 99 : logic.one) })),
      says: `calm judges by 99, ${truth}`,
    },
  ])('$law', ({ property, says }) => {
    expect(complaint(vote, [property])).toBe(says);
    expect(complaint(vote, [property], [1])).toBe(says);
  });

  test('it branches on decisions being alike, even where they always are', () => {
    const alike = calm((court) => ({
      judge: (_note, outcome) => (new Set(attacks(court, outcome)).size === 1 ? court.logic.one : court.logic.zero),
    }));
    expect(complaint(vote, [alike], [])).toBe(`calm judges ${formula}`);
    expect(complaint(vote, [alike], [1])).toBe(`calm judges ${many}`);
  });

  test('it looks at a decision that does not count: a traitor’s', () => {
    const everybody = calm(({ logic }) => ({
      judge: (_note, { decisions }) => logic.not(logic.any(decisions.map(({ value }) => at(value, 0)))),
    }));
    expect(complaint(vote, [everybody])).toBeNull();
    expect(complaint(vote, [everybody], [0, 2])).toBe(
      'calm depends on a decision that does not count (with 0, 2 not among the deciders): only the deciders’ may be looked at',
    );
  });

  test('it looks at a decision that does not count: the commander’s', () => {
    const commander = calm(() => ({ judge: (_note, { decisions }) => at(at(decisions, 0).value, 0) }));
    expect(complaint(instanceAt(om, { n: 3, m: 1 }, 'byzantine'), [commander])).toMatch(
      /^calm depends on a decision that does not count \(with 0 not among the deciders\)/,
    );
    expect(complaint(vote, [commander])).toBeNull();
  });

  test('whichever of several it is', () => {
    const loud: Property = { ...calm(() => ({ judge: () => 'yes' })), name: 'loud' };
    expect(complaint(vote, [...standardProperties(vote), loud])).toBe(`loud judges by "yes", ${truth}`);
  });
});

test('a comparison is seen though only one pattern of twelve decisions makes a difference', () => {
  const instance = instanceAt(majority, { n: 12, m: 0 }, 'byzantine');
  const peeking = calm((court) => ({
    judge: (_note, outcome) => {
      const made = attacks(court, outcome);
      return made.every((attack, i) => (attack === court.logic.one) === (i % 3 === 0))
        ? court.logic.zero
        : court.logic.one;
    },
  }));
  expect(complaint(instance, [peeking])).toBe(
    'calm judges otherwise where values are all the same: a property must not branch on values, only combine them with the logic it is handed',
  );
});

test('a branch is seen though all executions take it alike', () => {
  const decided = calm(({ logic, deciders }) => ({
    judge: (_note, { decisions }) =>
      deciders.every((general) => at(decisions, general).decided === logic.one) ? logic.one : logic.zero,
  }));
  expect(complaint(vote, [decided])).toBe(`calm judges ${formula}`);
});

test('what a traitor was told is no part of a scenario: it is given as RETREAT', () => {
  const told = (faults: string): ReadonlySet<unknown> => {
    const seen = new Set<unknown>();
    const witness = calm(({ logic: { one, zero } }) => ({
      note: (orders) => (one === true && zero === false && seen.add(at(orders, 1)[0]), []),
    }));
    expect(complaint(instanceAt(majority, { n: 4, m: 1 }, faults), [witness], [1])).toBeNull();
    return seen;
  };
  expect(told('byzantine').has(true)).toBe(false);
  expect(told('crash').has(true)).toBe(true);
});

test('what is decided where nothing deviates is seen, though that is rare', () => {
  const instance = instanceAt(handshake, { n: 2, m: 0, parameters: { acks: 40 } }, 'loss');
  const attacked = calm((court) => ({
    judge: (_note, outcome) => (attacks(court, outcome).every(holds) ? court.logic.zero : court.logic.one),
  }));
  expect(complaint(instance, [attacked], [], 1)).toBe(`calm judges ${many}`);
});

test('what is decided with one voice is seen, however many orders and generals there are', () => {
  const instance = instanceAt(majority, { n: 9, m: 2, values: 8 }, 'byzantine');
  const unanimous = calm((court) => ({
    judge: (_note, outcome) =>
      attacks(court, outcome).every((attack) => attack === court.logic.one) ? court.logic.zero : court.logic.one,
  }));
  expect(complaint(instance, [unanimous], [3, 5])).toBe(`calm judges ${many}`);
});
