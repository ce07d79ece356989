import { describe, expect, test } from 'vitest';
import { expected } from '../../test-support/expected.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { decided, replay } from '../../test-support/replay.ts';
import { booleanLogic } from '../boolean.ts';
import { phaseKing } from './phase-king.ts';

const at = (n: number, m: number, phases = m + 1): ReturnType<typeof instanceAt> =>
  instanceAt(phaseKing, { n, m, parameters: { phases } }, 'byzantine');
/** What general `self` believes after a round: RETREAT, ATTACK or neither, and whether it is sure. */
const belief = (run: ReturnType<typeof replay>, round: number, self: number): string => {
  const { retreat, attack, sure } = run.rounds[round - 1]?.states[self] as Record<string, boolean>;
  const value = retreat === true ? 'RETREAT' : attack === true ? 'ATTACK' : 'neither';
  return sure === true ? `${value} for sure` : value;
};

describe('round 1: V := k if n - t say k, else neither', () => {
  test('n = 4, t = 1: three are enough, its own among them', () => {
    const run = replay(at(4, 1), [], [1, 1, 1, 0]);
    expect([0, 1, 2, 3].map((self) => belief(run, 1, self))).toEqual(['ATTACK', 'ATTACK', 'ATTACK', 'ATTACK']);
    const other = replay(at(4, 1), [], [0, 0, 0, 1]);
    expect([0, 3].map((self) => belief(other, 1, self))).toEqual(['RETREAT', 'RETREAT']);
  });

  test('two are not', () => {
    const run = replay(at(4, 1), [], [1, 1, 0, 0]);
    expect([0, 3].map((self) => belief(run, 1, self))).toEqual(['neither', 'neither']);
  });

  test('a traitor makes one general believe what another does not', () => {
    const run = replay(at(4, 1), [3], [1, 1, 0, 1], [[1, 3, 0]]);
    expect([0, 1].map((self) => belief(run, 1, self))).toEqual(['neither', 'ATTACK']);
  });
});

describe('round 2: for k = 2, 1, 0: if more than t say k, V := k', () => {
  test('silence is "neither"', () => {
    expect(replay(at(4, 1), [], [1, 1, 0, 0]).rounds[1]?.sent[0]?.[1]).toEqual([false, false]);
  });

  test('n = 4, t = 1: two that believe ATTACK convince the others, and three make them sure', () => {
    const two = replay(
      at(4, 1),
      [3],
      [1, 1, 0, 1],
      [
        [1, 3, 0],
        [2, 3, 1],
        [2, 3, 2],
      ],
    );
    expect([0, 1, 2].map((self) => belief(two, 1, self))).toEqual(['neither', 'ATTACK', 'ATTACK']);
    expect([0, 1, 2].map((self) => belief(two, 2, self))).toEqual(['ATTACK for sure', 'ATTACK', 'ATTACK']);
  });

  test('nobody is sure of "neither"', () => {
    const run = replay(at(4, 1), [], [1, 1, 0, 0]);
    expect(belief(run, 2, 0)).toBe('neither');
  });

  test('the last assignment wins: with m = 0 the least vote for RETREAT does', () => {
    // n = 3, m = 0: one vote for each value, so k = 2, 1, 0 apply one after another.
    const run = replay(
      at(3, 0),
      [2],
      [1, 1, 0],
      [
        [1, 2, 0, 'V'],
        [2, 2, 0, 'V=RETREAT'],
      ],
    );
    expect([0, 1].map((self) => belief(run, 1, self))).toEqual(['ATTACK', 'neither']);
    expect([0, 1].map((self) => belief(run, 2, self))).toEqual(['RETREAT', 'ATTACK']);
  });

  test('where nothing is said often enough, each keeps what it had', () => {
    // n = 3: 0 believes ATTACK and 1 RETREAT, and the traitor says "neither": one vote each.
    const lies = [
      [1, 2, 0, 'V'],
      [1, 2, 1],
      [2, 2, 0],
      [2, 2, 1],
    ] as const;
    const run = replay(at(3, 1), [2], [1, 0, 0], lies);
    expect([0, 1].map((self) => belief(run, 1, self))).toEqual(['ATTACK', 'RETREAT']);
    expect([0, 1].map((self) => belief(run, 2, self))).toEqual(['ATTACK', 'RETREAT']);
  });

  test('"neither" is taken where it is all that is said often enough', () => {
    const run = replay(
      at(4, 1),
      [3],
      [1, 1, 0, 1],
      [
        [1, 3, 0],
        [1, 3, 1],
        [2, 3, 2],
      ],
    );
    expect([0, 1, 2].map((self) => belief(run, 1, self))).toEqual(['neither', 'neither', 'ATTACK']);
    expect([0, 1, 2].map((self) => belief(run, 2, self))).toEqual(['ATTACK', 'ATTACK', 'neither']);
  });
});

describe('round 3: whoever is not sure takes the king’s word, min(1, V)', () => {
  test('only the king speaks: 0 in the first phase, 1 in the second', () => {
    const { links } = at(4, 1).schedule;
    expect([3, 6].map((round) => [0, 1, 2].map((from) => links[round - 1]?.[from]?.[3]))).toEqual([
      [['king'], [], []],
      [[], ['king'], []],
    ]);
  });

  test('each general in turn', () => {
    const { links } = at(5, 0, 5).schedule;
    const kings = [3, 6, 9, 12, 15].map((round) =>
      [0, 1, 2, 3, 4].filter((from) => [0, 1].some((to) => links[round - 1]?.[from]?.[to]?.length === 1)),
    );
    expect(kings).toEqual([[0], [1], [2], [3], [4]]);
  });

  test('after as many phases as there are generals the first is king again', () => {
    const { links } = at(2, 0, 3).schedule;
    expect([3, 6, 9].map((round) => links[round - 1]?.[0]?.[1])).toEqual([['king'], [], ['king']]);
  });

  test('a king that believes in neither says ATTACK, and believes itself', () => {
    const run = replay(at(4, 1), [], [1, 1, 0, 0]);
    expect(run.rounds[2]?.sent[0]?.[1]).toEqual([true]);
    expect([0, 1, 2, 3].map((self) => belief(run, 3, self))).toEqual(['ATTACK', 'ATTACK', 'ATTACK', 'ATTACK']);
  });

  test('a king that lies splits those who are not sure', () => {
    const run = replay(
      at(4, 1),
      [0],
      [0, 1, 1, 0],
      [
        [3, 0, 1, 'king'],
        [3, 0, 2],
      ],
    );
    expect([1, 2].map((self) => belief(run, 3, self))).toEqual(['ATTACK', 'RETREAT']);
  });

  test('whoever is sure ignores it', () => {
    const run = replay(
      at(4, 1),
      [0],
      [1, 1, 1, 1],
      [
        [3, 0, 1],
        [3, 0, 2],
        [3, 0, 3],
      ],
    );
    expect([1, 2, 3].map((self) => belief(run, 3, self))).toEqual(['ATTACK', 'ATTACK', 'ATTACK']);
  });
});

describe('examples', () => {
  test('the unanimous keep what they hold', () => {
    expect(decided(at(4, 1), [], [1, 1, 1, 1])).toBe('ATTACK ATTACK ATTACK ATTACK');
    expect(decided(at(4, 1), [], [0, 0, 0, 0])).toBe('RETREAT RETREAT RETREAT RETREAT');
  });

  test('one phase with a traitor for a king: no agreement', () => {
    expect(
      decided(
        at(4, 1, 1),
        [0],
        [0, 1, 1, 0],
        [
          [3, 0, 1, 'king'],
          [3, 0, 2],
        ],
      ),
    ).toContain('ATTACK RETREAT');
  });

  test('a second phase, with a loyal king, mends it', () => {
    const split = [
      [3, 0, 1, 'king'],
      [3, 0, 2],
    ] as const;
    const [, one, two, three] = decided(at(4, 1, 2), [0], [0, 1, 1, 0], split).split(' ');
    expect(new Set([one, two, three]).size).toBe(1);
  });
});

test('to claim both in round 2 is inadmissible, neither is not', () => {
  const { army } = at(4, 1);
  const admissible = (said: readonly boolean[]): boolean =>
    phaseKing.admissible({ logic: booleanLogic, army }, 2, 0, 1, said);
  expect(
    [
      [true, true],
      [true, false],
      [false, false],
    ].map(admissible),
  ).toEqual([false, true, true]);
});

test.each([
  { label: 'V', made: 'my value is ATTACK', not: 'my value is RETREAT' },
  { label: 'V=RETREAT', made: 'enough of us hold RETREAT', not: null },
  { label: 'V=ATTACK', made: 'enough of us hold ATTACK', not: null },
  { label: 'king', made: 'I, the king, say ATTACK', not: 'I, the king, say RETREAT' },
  { label: 'no such claim', made: null, not: null },
])('what it means to claim “$label”: $made; and not to: $not', ({ label, made, not }) => {
  const { army } = at(4, 1);
  expect(phaseKing.meaning(army, label, true)).toBe(made);
  expect(phaseKing.meaning(army, label, false)).toBe(not);
});

test('the kings are not interchangeable with anyone', () => {
  expect(phaseKing.interchangeable(at(4, 1).army)).toEqual([2, 3]);
  expect(phaseKing.interchangeable(at(4, 1, 5).army)).toEqual([]);
});

describe('theory', () => {
  test.each([
    { n: 4, m: 1, t: 1, phases: 2, verdict: 'holds', why: 'above the bound' },
    { n: 7, m: 2, t: 2, phases: 3, verdict: 'holds', why: 'above the bound' },
    { n: 4, m: 1, t: 0, phases: 1, verdict: 'holds', why: 'one phase without traitors' },
    { n: 3, m: 1, t: 1, phases: 2, verdict: 'violated', why: 'at the bound' },
    { n: 6, m: 2, t: 2, phases: 3, verdict: 'violated', why: 'at the bound' },
    { n: 4, m: 1, t: 2, phases: 2, verdict: 'violated', why: 'more traitors than n > 3t allows' },
    { n: 4, m: 1, t: 1, phases: 1, verdict: 'unknown', why: 'too few phases, but enough rounds' },
    { n: 10, m: 3, t: 3, phases: 1, verdict: 'violated', why: 'three rounds for three traitors' },
    { n: 13, m: 4, t: 4, phases: 1, verdict: 'violated', why: 'three rounds for four traitors' },
  ])('n = $n, m = $m, t = $t, $phases phases: $verdict, $why', ({ n, m, t, phases, verdict }) => {
    expect(expected(phaseKing, { n, m, t, parameters: { phases } }, 'byzantine').verdict).toBe(verdict);
  });

  test('is about traitors only', () => {
    expect(expected(phaseKing, { n: 4, m: 1, t: 1 }, 'crash').verdict).toBe('unknown');
  });
});
