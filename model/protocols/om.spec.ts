import { describe, expect, test } from 'vitest';
import { expected } from '../../test-support/expected.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { decided, replay } from '../../test-support/replay.ts';
import { booleanLogic } from '../boolean.ts';
import { om } from './om.ts';

const [RETREAT, ATTACK] = [0, 1];
const at = (n: number, m: number, values = 2): ReturnType<typeof instanceAt> =>
  instanceAt(om, { n, m, values }, 'byzantine');

describe('OM(0): everyone uses the order it received, RETREAT if it received none', () => {
  test('as ordered', () => {
    expect(decided(at(3, 0), [], [ATTACK])).toBe('ATTACK ATTACK ATTACK');
    expect(decided(at(3, 0), [], [RETREAT])).toBe('RETREAT RETREAT RETREAT');
  });

  test('a traitor’s silence is RETREAT', () => {
    expect(decided(at(3, 0), [0], [ATTACK], [[1, 0, 2]])).toBe('- ATTACK RETREAT');
  });
});

describe('OM(1), step 2: each lieutenant relays what it received', () => {
  test('to every other lieutenant, whatever it was', () => {
    const { rounds } = replay(at(4, 1), [0], [ATTACK], [[1, 0, 2]]);
    expect(rounds[1]?.sent).toEqual([
      [[], [], [], []],
      [[], [], [true], [true]],
      [[], [false], [], [false]],
      [[], [true], [true], []],
    ]);
  });
});

describe('OM(1), step 3: each uses the majority of what it received and what the others say', () => {
  test('the paper’s figure 3: a lieutenant of four is a traitor, the others obey', () => {
    expect(
      decided(
        at(4, 1),
        [3],
        [ATTACK],
        [
          [2, 3, 1],
          [2, 3, 2],
        ],
      ),
    ).toBe('ATTACK ATTACK ATTACK -');
  });

  test('the paper’s figure 4: the commander of four is a traitor, the lieutenants agree', () => {
    const threeOrders = at(4, 1, 4);
    const lies = [
      [1, 0, 1, '0=1'],
      [1, 0, 2, '0=2'],
      [1, 0, 3, '0=3'],
    ] as const;
    // Three different orders have no majority, so all take the default.
    expect(decided(threeOrders, [0], [0], lies)).toBe('- RETREAT RETREAT RETREAT');
    expect(decided(at(4, 1), [0], [ATTACK], [[1, 0, 2]])).toBe('- ATTACK ATTACK ATTACK');
  });

  test('the paper’s figure 1: of three, one traitor suffices', () => {
    expect(decided(at(3, 1), [2], [ATTACK], [[2, 2, 1]])).toBe('ATTACK RETREAT -');
  });

  test('the paper’s figure 2: a traitor that commands three looks just the same to 1', () => {
    expect(decided(at(3, 1), [0], [ATTACK], [[1, 0, 2]])).toBe('- RETREAT RETREAT');
  });
});

describe('OM(2): majorities of majorities', () => {
  test('n = 7: what two traitors say of themselves and of the others is outvoted', () => {
    const silent = [1, 2, 3, 4].flatMap((to) =>
      [5, 6].flatMap(
        (from) =>
          [
            [2, from, to],
            [3, from, to],
          ] as const,
      ),
    );
    expect(decided(at(7, 2), [5, 6], [ATTACK], silent)).toBe('ATTACK ATTACK ATTACK ATTACK ATTACK - -');
  });

  test('n = 6 is one too few: the same lies make every loyal lieutenant disobey', () => {
    const silent = [1, 2, 3].flatMap((to) =>
      [4, 5].flatMap(
        (from) =>
          [
            [2, from, to],
            [3, from, to],
          ] as const,
      ),
    );
    expect(decided(at(6, 2), [4, 5], [ATTACK], silent)).toBe('ATTACK RETREAT RETREAT RETREAT - -');
  });

  test('n = 4, one traitor: more rounds than traitors need more generals (Lemma 1)', () => {
    // 3 says RETREAT for itself and for both others: 1 counts its ATTACK against two ties.
    expect(
      decided(
        at(4, 2),
        [3],
        [ATTACK],
        [
          [2, 3, 1],
          [3, 3, 1],
        ],
      ),
    ).toBe('ATTACK RETREAT ATTACK -');
  });
});

describe('more than two orders', () => {
  test('every order gets through', () => {
    expect([0, 1, 2].map((order) => decided(at(4, 1, 3), [], [order]))).toEqual([
      'RETREAT RETREAT RETREAT RETREAT',
      'ATTACK-1 ATTACK-1 ATTACK-1 ATTACK-1',
      'ATTACK-2 ATTACK-2 ATTACK-2 ATTACK-2',
    ]);
  });

  test('and where a message carries several paths, each its own', () => {
    expect([0, 1, 2].map((order) => decided(at(5, 2, 3), [], [order]).split(' ')[4])).toEqual([
      'RETREAT',
      'ATTACK-1',
      'ATTACK-2',
    ]);
    // 4 says of what 2 and 3 told it that the one was ATTACK-2 and the other ATTACK-1.
    const { rounds } = replay(at(5, 2, 3), [4], [1], [[3, 4, 1, '0.2.4=2', '0.3.4=1']]);
    const [ATTACK1, ATTACK2] = [
      [true, false],
      [false, true],
    ];
    expect(rounds[2]?.states[1]).toMatchObject({
      levels: [
        ATTACK1,
        [ATTACK1, ATTACK1, ATTACK1].flat(),
        [ATTACK1, ATTACK2, ATTACK1, ATTACK1, ATTACK1, ATTACK1].flat(),
      ],
    });
  });

  test('of each path at most one may be claimed', () => {
    const { army } = at(5, 2, 3);
    const admissible = (...said: readonly boolean[]): boolean =>
      om.admissible({ logic: booleanLogic, army }, 3, 4, 1, said);
    expect(admissible(true, false, false, true)).toBe(true);
    expect(admissible(false, false, false, false)).toBe(true);
    expect(admissible(true, true, false, true)).toBe(false);
    expect(admissible(true, false, true, true)).toBe(false);
  });

  test('a path has a claim for each, of which at most one is made', () => {
    expect(at(4, 2, 3).schedule.links[2]?.[1]?.[2]).toEqual(['0.3.1=1', '0.3.1=2']);
  });
});

describe('what a claim means', () => {
  test.each([
    { label: '0', claimed: true, meaning: 'the order is ATTACK' },
    { label: '0', claimed: false, meaning: 'the order is RETREAT' },
    { label: '0.1', claimed: true, meaning: '0 ordered ATTACK' },
    { label: '0.1', claimed: false, meaning: '0 ordered RETREAT' },
    { label: '0.2.1', claimed: true, meaning: '2 says that 0 ordered ATTACK' },
    { label: '0.3.2.1', claimed: false, meaning: '2 says that 3 says that 0 ordered RETREAT' },
  ])('$label, made: $claimed: $meaning', ({ label, claimed, meaning }) => {
    expect(om.meaning(at(4, 2).army, label, claimed)).toBe(meaning);
  });

  test('with more orders than two, a claim names one, and not to make it says nothing', () => {
    expect(om.meaning(at(4, 2, 3).army, '0.2.1=2', true)).toBe('2 says that 0 ordered ATTACK-2');
    expect(om.meaning(at(4, 2, 3).army, '0.2.1=2', false)).toBeNull();
  });
});

test('renaming a claim renames its path and leaves its order alone', () => {
  const swap = (general: number): number => (general === 1 ? 2 : general === 2 ? 1 : general);
  expect(om.rename('0.2.1', swap)).toBe('0.1.2');
  expect(om.rename('0.2.3=2', swap)).toBe('0.1.3=2');
});

test('the lieutenants are interchangeable', () => {
  expect(om.interchangeable(at(4, 1).army)).toEqual([1, 2, 3]);
});

describe('theory', () => {
  test.each([
    { n: 4, m: 1, t: 1, verdict: 'holds', why: 'above the bound' },
    { n: 4, m: 1, t: 0, verdict: 'holds', why: 'fewer traitors than it is built for' },
    { n: 7, m: 2, t: 2, verdict: 'holds', why: 'above the bound' },
    { n: 2, m: 1, t: 1, verdict: 'holds', why: 'two generals' },
    { n: 3, m: 1, t: 1, verdict: 'violated', why: 'at the bound' },
    { n: 6, m: 2, t: 2, verdict: 'violated', why: 'at the bound' },
    { n: 5, m: 2, t: 2, verdict: 'violated', why: 'below the bound' },
    { n: 5, m: 1, t: 2, verdict: 'violated', why: 'more traitors than it is built for' },
    { n: 3, m: 0, t: 1, verdict: 'violated', why: 'one round' },
    { n: 7, m: 1, t: 2, verdict: 'violated', why: 'two rounds for two traitors' },
    { n: 4, m: 2, t: 1, verdict: 'unknown', why: 'the theorem says nothing' },
  ])('n = $n, m = $m, t = $t: $verdict, $why', ({ n, m, t, verdict }) => {
    expect(expected(om, { n, m, t }, 'byzantine').verdict).toBe(verdict);
  });

  test('cites its source', () => {
    expect(expected(om, { n: 4, m: 1, t: 1 }, 'byzantine').source).toContain('Theorem 1');
    expect(expected(om, { n: 3, m: 1, t: 1 }, 'byzantine').source).toContain('impossible for n ≤ 3t');
    expect(expected(om, { n: 7, m: 1, t: 2 }, 'byzantine').source).toContain('t faults need t + 1 rounds');
  });

  test('is about traitors only', () => {
    expect(expected(om, { n: 4, m: 1, t: 1 }, 'crash').verdict).toBe('unknown');
  });
});
