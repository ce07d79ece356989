import { describe, expect, test } from 'vitest';
import { left, right } from '../test-support/either.ts';
import { instanceAt } from '../test-support/instance.ts';
import { consensusAmong, decides, undecided } from '../test-support/outcome.ts';
import { floodSet } from '../model/protocols/flood-set.ts';
import { handshake } from '../model/protocols/handshake.ts';
import { om } from '../model/protocols/om.ts';
import { sm } from '../model/protocols/sm.ts';
import type { Problem } from '../model/problem.ts';
import { problems } from '../model/problem.ts';
import type { Decision } from '../model/protocol.ts';
import { isImpartialAmong } from './impartial.ts';
import type { ValidityName } from './validity.ts';
import { meaningfulFor, standardValidity, validity, validityNameOf } from './validity.ts';

/** Whether a form of validity is met: the orders held, who is faulty, what is decided, whether a message was lost. */
const met = (
  name: ValidityName,
  problem: Problem,
  orders: readonly number[],
  faulty: readonly number[],
  decisions: readonly Decision<boolean>[],
  lost = false,
): boolean => {
  const { court, outcome } = consensusAmong(faulty, decisions, problem, lost);
  const judgement = validity(name).on(court);
  const vectors = orders.map((order) => (court.army.values === 2 ? [order === 1] : [order === 1, order === 2]));
  return judgement.judge(judgement.note(vectors), outcome);
};

const [RETREAT, ATTACK] = [decides(0), decides(1)];
const [NOT_YET_RETREAT, NOT_YET_ATTACK] = [undecided(0), undecided(1)];

test('the validity that a problem means has a meaning for it', () => {
  for (const { name, validity: meant } of problems)
    for (const benign of [true, false])
      expect(meaningfulFor({ protocol: { problem: name }, faults: { benign } })).toContain(
        benign ? meant.benign : meant.treacherous,
      );
});

describe('commander: a loyal commander is obeyed', () => {
  const obeyed = (order: number, faulty: readonly number[], ...lieutenants: readonly Decision<boolean>[]): boolean =>
    met('commander', 'broadcast', [order, 0, 0], faulty, [decides(order), ...lieutenants]);

  test('by all', () => {
    expect(obeyed(1, [], ATTACK, ATTACK)).toBe(true);
    expect(obeyed(0, [], RETREAT, RETREAT)).toBe(true);
  });

  test('not by one', () => {
    expect(obeyed(1, [], ATTACK, RETREAT)).toBe(false);
    expect(obeyed(0, [], ATTACK, RETREAT)).toBe(false);
  });

  test('a traitor need not obey, nor does one that has not decided disobey', () => {
    expect(obeyed(1, [2], ATTACK, RETREAT)).toBe(true);
    expect(obeyed(1, [], ATTACK, NOT_YET_RETREAT)).toBe(true);
  });

  test('a commander that is a traitor need not be obeyed', () => {
    expect(obeyed(1, [0], RETREAT, ATTACK)).toBe(true);
  });

  test('with three orders', () => {
    const disobeys = [decides(2, 3), decides(2, 3), decides(1, 3)];
    expect(met('commander', 'broadcast', [2, 0, 0], [], disobeys)).toBe(false);
    expect(met('commander', 'broadcast', [2, 0, 0], [2], disobeys)).toBe(true);
  });
});

describe('loyal-unanimity: what all loyal generals hold, the loyal decide', () => {
  test('the traitor’s order does not matter', () => {
    expect(met('loyal-unanimity', 'consensus', [1, 1, 0], [2], [ATTACK, ATTACK, RETREAT])).toBe(true);
    expect(met('loyal-unanimity', 'consensus', [1, 1, 0], [2], [ATTACK, RETREAT, RETREAT])).toBe(false);
    expect(met('loyal-unanimity', 'consensus', [0, 0, 1], [2], [RETREAT, ATTACK, RETREAT])).toBe(false);
  });

  test('where the loyal hold different orders, anything will do', () => {
    expect(met('loyal-unanimity', 'consensus', [1, 0, 0], [2], [ATTACK, RETREAT, RETREAT])).toBe(true);
  });
});

describe('unanimity: what all generals hold, the loyal decide', () => {
  test('the order of whoever crashes matters', () => {
    expect(met('unanimity', 'consensus', [1, 1, 0], [2], [ATTACK, RETREAT, RETREAT])).toBe(true);
    expect(met('unanimity', 'consensus', [1, 1, 1], [2], [ATTACK, RETREAT, RETREAT])).toBe(false);
    expect(met('unanimity', 'consensus', [1, 1, 1], [2], [ATTACK, ATTACK, RETREAT])).toBe(true);
    expect(met('unanimity', 'consensus', [0, 0, 0], [], [RETREAT, ATTACK, RETREAT])).toBe(false);
  });

  test('that a message was lost is no excuse', () => {
    expect(met('unanimity', 'consensus', [1, 1], [], [ATTACK, RETREAT], true)).toBe(false);
  });
});

describe('weak-unanimity: what all generals hold, they decide, if nobody is faulty', () => {
  const weak = (
    orders: readonly number[],
    faulty: readonly number[],
    ...chosen: readonly Decision<boolean>[]
  ): boolean => met('weak-unanimity', 'consensus', orders, faulty, chosen);

  test('nobody faulty: it is unanimity', () => {
    expect(weak([1, 1, 1], [], ATTACK, ATTACK, ATTACK)).toBe(true);
    expect(weak([1, 1, 1], [], ATTACK, RETREAT, ATTACK)).toBe(false);
    expect(weak([0, 0, 0], [], RETREAT, RETREAT, ATTACK)).toBe(false);
    expect(weak([1, 0, 0], [], ATTACK, ATTACK, ATTACK)).toBe(true);
    expect(weak([1, 1, 1], [], ATTACK, ATTACK, NOT_YET_RETREAT)).toBe(true);
  });

  test('somebody faulty: nothing is forced', () => {
    expect(weak([1, 1, 1], [2], RETREAT, RETREAT, ATTACK)).toBe(true);
    expect(weak([0, 0, 0], [0], RETREAT, ATTACK, ATTACK)).toBe(true);
  });
});

describe('coordinated-attack: all RETREAT: nobody attacks; all ATTACK and nothing lost: nobody retreats', () => {
  const attack = (orders: readonly number[], lost: boolean, ...decisions: readonly Decision<boolean>[]): boolean =>
    met('coordinated-attack', 'coordinated-attack', orders, [], decisions, lost);

  test.each([true, false])('all RETREAT, something lost: %s', (lost) => {
    expect(attack([0, 0], lost, RETREAT, RETREAT)).toBe(true);
    expect(attack([0, 0], lost, RETREAT, ATTACK)).toBe(false);
  });

  test('all ATTACK, nothing lost', () => {
    expect(attack([1, 1], false, ATTACK, ATTACK)).toBe(true);
    expect(attack([1, 1], false, ATTACK, RETREAT)).toBe(false);
  });

  test('all ATTACK, something lost: anything will do', () => {
    expect(attack([1, 1], true, RETREAT, RETREAT)).toBe(true);
    expect(attack([1, 1], true, ATTACK, RETREAT)).toBe(true);
  });

  test('different orders: anything will do', () => {
    expect(attack([1, 0], false, ATTACK, ATTACK)).toBe(true);
    expect(attack([1, 0], false, RETREAT, RETREAT)).toBe(true);
  });

  test('whoever has not decided has not disobeyed', () => {
    expect(attack([1, 1], false, ATTACK, NOT_YET_RETREAT)).toBe(true);
    expect(attack([0, 0], false, RETREAT, NOT_YET_ATTACK)).toBe(true);
  });
});

describe('which form is the standard', () => {
  test.each([
    { protocol: om, sizes: { n: 4, m: 1 }, faults: 'byzantine', name: 'commander' },
    { protocol: sm, sizes: { n: 4, m: 1 }, faults: 'signed', name: 'commander' },
    { protocol: sm, sizes: { n: 4, m: 1 }, faults: 'crash', name: 'commander' },
    { protocol: floodSet, sizes: { n: 3, m: 1 }, faults: 'byzantine', name: 'loyal-unanimity' },
    { protocol: floodSet, sizes: { n: 3, m: 1 }, faults: 'crash', name: 'unanimity' },
    { protocol: floodSet, sizes: { n: 3, m: 1 }, faults: 'loss:1', name: 'unanimity' },
    { protocol: handshake, sizes: { n: 2, m: 0 }, faults: 'loss', name: 'coordinated-attack' },
  ])('$protocol.name under $faults: $name', ({ protocol, sizes, faults, name }) => {
    expect(standardValidity(instanceAt(protocol, sizes, faults))).toBe(name);
  });
});

describe('by name', () => {
  const broadcast = instanceAt(om, { n: 4, m: 1 }, 'byzantine');
  const consensus = instanceAt(floodSet, { n: 3, m: 1 }, 'crash');

  test('each form says what it is, and is called validity', () => {
    const names: readonly ValidityName[] = [
      'commander',
      'loyal-unanimity',
      'unanimity',
      'weak-unanimity',
      'coordinated-attack',
    ];
    const forms = names.map((name) => validity(name));
    expect(new Set(forms.map(({ name }) => name))).toEqual(new Set(['validity']));
    expect(new Set(forms.map(({ statement }) => statement)).size).toBe(5);
    expect(new Set(forms.map(({ source }) => source)).size).toBe(5);
  });

  test('those that mean something for the problem', () => {
    expect(right(validityNameOf(broadcast, 'commander'))).toBe('commander');
    expect(right(validityNameOf(consensus, 'loyal-unanimity'))).toBe('loyal-unanimity');
    expect(right(validityNameOf(consensus, 'unanimity'))).toBe('unanimity');
    expect(right(validityNameOf(consensus, 'weak-unanimity'))).toBe('weak-unanimity');
    expect(right(validityNameOf(consensus, 'coordinated-attack'))).toBe('coordinated-attack');
  });

  test('those that do not, or do not exist: did you mean', () => {
    expect(left(validityNameOf(broadcast, 'unanimity'))).toEqual({
      _tag: 'ValidityError',
      message: 'there is no validity “unanimity” for broadcast under byzantine. There is commander.',
    });
    // A traitor's order is no part of the scenario, so nothing can be demanded if all hold the same, traitors included.
    const lying = instanceAt(floodSet, { n: 3, m: 1 }, 'byzantine');
    expect(right(validityNameOf(lying, 'weak-unanimity'))).toBe('weak-unanimity');
    expect(left(validityNameOf(lying, 'unanimity')).message).toBe(
      'there is no validity “unanimity” for consensus under byzantine. There are loyal-unanimity, weak-unanimity.',
    );
    expect(left(validityNameOf(consensus, 'unanimty')).message).toBe(
      'there is no validity “unanimty” for consensus under crash. Did you mean unanimity? There are loyal-unanimity, unanimity, weak-unanimity, coordinated-attack.',
    );
  });
});

test('a validity that there is not is none', () => {
  expect(() => validity('fairness' as ValidityName)).toThrow(/^there is no validity “fairness”$/);
});

describe('who may be renamed', () => {
  test('the commander is none of the others', () => {
    expect(isImpartialAmong(validity('commander'), [1, 2])).toBe(true);
    expect(isImpartialAmong(validity('commander'), [0, 1])).toBe(false);
  });

  test.each(['loyal-unanimity', 'unanimity', 'weak-unanimity', 'coordinated-attack'] as const)(
    '%s: anybody',
    (name) => {
      expect(isImpartialAmong(validity(name), [0, 1])).toBe(true);
    },
  );
});
