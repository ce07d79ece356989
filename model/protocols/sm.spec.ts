import { describe, expect, test } from 'vitest';
import { testTheory } from '../../test-support/expected.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { decided, replay } from '../../test-support/replay.ts';
import { saidIn } from '../message.ts';
import { labelsOf } from '../schedule.ts';
import { sm } from './sm.ts';

const [RETREAT, ATTACK] = [0, 1];
const at = (n: number, m: number, values = 2): ReturnType<typeof instanceAt> =>
  instanceAt(sm, { n, m, values }, 'signed');

describe('step 1: the commander signs and sends its value', () => {
  test.each([
    { order: RETREAT, all: 'RETREAT RETREAT RETREAT' },
    { order: ATTACK, all: 'ATTACK ATTACK ATTACK' },
  ])('$all', ({ order, all }) => {
    expect(decided(at(3, 1), [], [order])).toBe(all);
  });

  test('RETREAT is said, not meant by silence', () => {
    expect(replay(at(3, 1), [], [RETREAT]).rounds[0]?.heard[1]?.[0]).toEqual([true, false]);
  });
});

describe('step 2: what is new is signed and sent to those who have not signed it', () => {
  test('in round 2 to all other lieutenants', () => {
    const { links } = at(4, 2).schedule;
    expect(links[1]?.[1]?.[2]).toEqual(['RETREAT:0.1', 'ATTACK:0.1']);
    expect(replay(at(4, 2), [], [ATTACK]).rounds[1]?.heard[2]?.[1]).toEqual([false, true]);
  });

  test('a value that is known already is not relayed again', () => {
    const { rounds } = replay(at(4, 2), [], [ATTACK]);
    expect(rounds[2]?.heard.flat(2)).not.toContain(true);
  });

  test('a value that is new in round 2 is relayed in round 3, over every path that brought it', () => {
    // 0 and 3 are traitors: only 3 gets ATTACK, and passes it on to 1.
    const lies = [
      [1, 0, 1, 'RETREAT:0'],
      [1, 0, 2, 'RETREAT:0'],
      [2, 3, 1, 'ATTACK:0.3'],
      [2, 3, 2],
    ] as const;
    const { rounds } = replay(at(4, 2), [0, 3], [ATTACK], lies);
    expect(at(4, 2).schedule.links[2]?.[1]?.[2]).toEqual(['RETREAT:0.3.1', 'ATTACK:0.3.1']);
    expect(rounds[2]?.heard[2]?.[1]).toEqual([false, true]);
    expect(decided(at(4, 2), [0, 3], [ATTACK], lies)).toBe('- RETREAT RETREAT -');
  });

  test('a chain is relayed as it came, and not another of the same length', () => {
    // 0 and 4 are traitors: 0 is silent, and 4 gives its own signature of ATTACK to 1 alone.
    const lies = [
      [1, 0, 1],
      [1, 0, 2],
      [1, 0, 3],
      [2, 4, 1, 'ATTACK:0.4'],
      [2, 4, 2],
      [2, 4, 3],
    ] as const;
    const five = at(5, 3);
    const { rounds } = replay(five, [0, 4], [ATTACK], lies);
    const said = (round: number, from: number, to: number): readonly string[] =>
      saidIn(labelsOf(five.schedule, round, from, to), rounds[round - 1]?.heard[to]?.[from] ?? []);
    expect([said(3, 1, 2), said(3, 1, 3), said(3, 2, 3)]).toEqual([['ATTACK:0.4.1'], ['ATTACK:0.4.1'], []]);
    expect([said(4, 2, 3), said(4, 3, 2)]).toEqual([['ATTACK:0.4.1.2'], ['ATTACK:0.4.1.3']]);
    expect(decided(five, [0, 4], [ATTACK], lies)).toBe('- ATTACK ATTACK ATTACK -');
  });

  test('a chain of length r travels in round r only: a reveal in the last round comes too late', () => {
    const lengths = at(4, 2).schedule.links.map((table) => table.flat(2).map((label) => label.split('.').length));
    expect(lengths.map((round) => new Set(round))).toEqual([new Set([1]), new Set([2]), new Set([3])]);
  });
});

describe('step 3: choice(V) is the order if there is just one, else RETREAT', () => {
  test('two orders: RETREAT', () => {
    const lies = [
      [1, 0, 1, 'ATTACK:0'],
      [1, 0, 2, 'RETREAT:0'],
    ] as const;
    expect(decided(at(3, 1), [0], [ATTACK], lies)).toBe('- RETREAT RETREAT');
  });

  test('none: RETREAT', () => {
    expect(
      decided(
        at(3, 1),
        [0],
        [ATTACK],
        [
          [1, 0, 1],
          [1, 0, 2],
        ],
      ),
    ).toBe('- RETREAT RETREAT');
  });

  test('one of three orders: that one', () => {
    expect([0, 1, 2].map((order) => decided(at(3, 1, 3), [], [order]))).toEqual([
      'RETREAT RETREAT RETREAT',
      'ATTACK-1 ATTACK-1 ATTACK-1',
      'ATTACK-2 ATTACK-2 ATTACK-2',
    ]);
  });

  test('two orders of which neither is RETREAT: RETREAT', () => {
    const lies = [
      [1, 0, 1, 'ATTACK-1:0'],
      [1, 0, 2, 'ATTACK-2:0'],
    ] as const;
    expect(decided(at(3, 1, 3), [0], [0], lies)).toBe('- RETREAT RETREAT');
  });

  test('the paper’s figure 5: n = 3, a commander that signs both orders', () => {
    const both = [
      [1, 0, 1, 'ATTACK:0'],
      [1, 0, 2, 'RETREAT:0'],
    ] as const;
    expect(replay(at(3, 1), [0], [ATTACK], both).rounds[1]?.heard[1]?.[2]).toEqual([true, false]);
  });
});

test('SM(0), n = 3: nobody relays, so a commander that lies splits the army', () => {
  expect(decided(at(3, 0), [0], [ATTACK], [[1, 0, 2, 'RETREAT:0']])).toBe('- ATTACK RETREAT');
});

test('what a claim means, and who has signed it', () => {
  const { army } = at(4, 2);
  expect(sm.meaning(army, 'ATTACK:0', true)).toBe('ATTACK, signed by 0');
  expect(sm.meaning(army, 'RETREAT:0.2.1', true)).toBe('RETREAT, signed by 0, then 2, then 1');
  expect(sm.meaning(army, 'RETREAT:0.2.1', false)).toBeNull();
  expect(sm.signature?.(army, 'RETREAT:0.2.1')).toEqual({ statement: 'RETREAT', chain: [0, 2, 1] });
});

test('renaming a claim renames its signers', () => {
  expect(sm.rename('ATTACK-2:0.2.1', (general) => (general === 0 ? 0 : 3 - general))).toBe('ATTACK-2:0.1.2');
});

test('the lieutenants are interchangeable', () => {
  expect(sm.interchangeable(at(4, 1).army)).toEqual([1, 2, 3]);
});

describe('theory', () => {
  testTheory(sm, [
    { n: 3, m: 1, t: 1, faults: 'signed', verdict: 'holds', why: 'any n' },
    { n: 5, m: 3, t: 3, faults: 'signed', verdict: 'holds', why: 'any n' },
    { n: 5, m: 3, t: 1, faults: 'signed', verdict: 'holds', why: 'fewer traitors than it is built for' },
    { n: 3, m: 0, t: 1, faults: 'signed', verdict: 'violated', why: 'one round for one traitor' },
    { n: 5, m: 1, t: 2, faults: 'signed', verdict: 'violated', why: 'two rounds for two traitors' },
    { n: 2, m: 0, t: 1, faults: 'signed', verdict: 'unknown', why: 'n < t + 2' },
    { n: 3, m: 1, t: 1, faults: 'byzantine', verdict: 'violated', why: 'forgeable signatures are none' },
    { n: 4, m: 1, t: 1, faults: 'byzantine', verdict: 'unknown', why: 'the bound says nothing' },
    { n: 4, m: 1, t: 1, faults: 'crash', verdict: 'unknown', why: 'it is not built for that' },
  ]);
});
