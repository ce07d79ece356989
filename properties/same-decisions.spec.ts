import { describe, expect, test } from 'vitest';
import type { JointDecision } from '../model/joint.ts';
import type { Decision } from '../model/protocol.ts';
import { consensusAmong, decides, undecided } from '../test-support/outcome.ts';
import { sameDecisions } from './same-decisions.ts';

type Pair = readonly [Decision<boolean>, Decision<boolean>];

/** Whether generals that decide so under both protocols decide alike. */
const alike = (
  pairs: readonly Pair[],
  faulty: readonly number[] = [],
  problem?: Parameters<typeof consensusAmong>[2],
): boolean => {
  const decisions = pairs.map(([a, b]): JointDecision<boolean> => ({ ...a, a, b }));
  const { court, outcome } = consensusAmong(faulty, decisions, problem);
  const judgement = sameDecisions.on(court);
  return judgement.judge(judgement.note([]), outcome);
};

describe('the same decisions', () => {
  test.each([
    { what: 'the same order', pairs: [[decides(1), decides(1)]], met: true },
    { what: 'another order', pairs: [[decides(1), decides(0)]], met: false },
    {
      what: 'each the same, though not as each other',
      pairs: [
        [decides(1), decides(1)],
        [decides(0), decides(0)],
      ],
      met: true,
    },
    {
      what: 'the last of them another order',
      pairs: [
        [decides(1), decides(1)],
        [decides(0), decides(1)],
      ],
      met: false,
    },
    { what: 'undecided under both, with whatever value', pairs: [[undecided(1), undecided(0)]], met: true },
    { what: 'undecided under the second', pairs: [[decides(1), undecided(1)]], met: false },
    { what: 'undecided under the first', pairs: [[undecided(1), decides(1)]], met: false },
    { what: 'several orders', pairs: [[decides(2, 3), decides(2, 3)]], met: true },
    { what: 'others of several orders', pairs: [[decides(2, 3), decides(1, 3)]], met: false },
  ] satisfies { what: string; pairs: Pair[]; met: boolean }[])('$what: $met', ({ pairs, met }) => {
    expect(alike(pairs)).toBe(met);
  });

  test('of those whose decisions count', () => {
    const pairs: readonly Pair[] = [
      [decides(0), decides(1)],
      [decides(1), decides(1)],
    ];
    expect(alike(pairs)).toBe(false);
    expect(alike(pairs, [0])).toBe(true);
    expect(alike(pairs, [], 'broadcast')).toBe(true);
  });
});

describe('what a decision has besides', () => {
  const graded = (...grade: readonly boolean[]): Decision<boolean> => ({ ...decides(1), grade });

  test.each([
    { what: 'the same', a: graded(true, false), b: graded(true, false), met: true },
    { what: 'another', a: graded(true, false), b: graded(true, true), met: false },
    { what: 'only one of them has it', a: graded(true, false), b: decides(1), met: true },
    {
      what: 'only one of them has it, by a name that every object has a field by',
      a: { ...decides(1), toString: false },
      b: decides(1),
      met: true,
    },
    { what: 'in another form', a: graded(true, false), b: graded(true), met: true },
    {
      what: 'another, though undecided',
      a: { ...undecided(1), grade: [true] },
      b: { ...undecided(1), grade: [false] },
      met: false,
    },
  ])('$what: $met', ({ a, b, met }) => {
    expect(alike([[a, b]])).toBe(met);
    expect(alike([[b, a]])).toBe(met);
  });
});

test('it is symmetric, and notes nothing of the orders', () => {
  expect(sameDecisions.symmetric).toBe(true);
  expect(sameDecisions.on(consensusAmong([], [decides(1)]).court).note([[true]])).toEqual([]);
});
