import { describe, expect, test } from 'vitest';
import { cost, moduleOf } from './made-up.ts';
import {
  factorOf,
  judged,
  measured,
  MOST_FOR_A_FILE,
  suspects,
  unsteadiness,
  withoutReason,
  workersTime,
} from './limits.ts';

describe('how slow the machine is', () => {
  test('by the median, and never less than usual', () => {
    expect(factorOf([1, 9, 2])).toBe(2);
    expect(factorOf([0.4, 0.5, 0.6])).toBe(1);
    expect(factorOf([])).toBe(1);
  });

  test('how much it wavers, whatever its speed; of many, those at the ends do not count', () => {
    expect(unsteadiness([2, 3])).toBe(1.5);
    expect(unsteadiness([...Array.from({ length: 100 }, () => 2), 50, 0.1])).toBe(1);
    expect(unsteadiness([])).toBe(1);
  });
});

describe('what a run measured', () => {
  test('leaves out files none of whose tests ran, and not those that were forgotten', () => {
    const run = measured([
      moduleOf('a.spec.ts', [{ name: 'a' }], cost({ milliseconds: 5 })),
      moduleOf('idle.spec.ts', [{ name: 'a', state: 'skipped' }]),
      moduleOf('forgotten.spec.ts', [{ name: 'a' }]),
    ]);
    expect(run.map(({ file, cost: of }) => [file, of?.milliseconds ?? null])).toEqual([
      ['a.spec.ts', 5],
      ['forgotten.spec.ts', null],
    ]);
  });

  test('is the time of the processes, each once', () => {
    const at = (id: number, milliseconds: number): ReturnType<typeof cost> => cost({ worker: { id, milliseconds } });
    expect(workersTime([at(1, 10), at(2, 5), at(1, 30)])).toBe(35);
  });
});

describe('a process needs a reason, and a reason a process', () => {
  test.each([
    [[], null, null],
    [['sh -c true'], 'a shell reads it', null],
    [['sh -c true'], null, 'starts a process and does not say why (startsProcesses): sh -c true'],
    [['sh -c true'], ' ', 'gives an empty reason'],
    [[], '', 'gives an empty reason'],
    [[], 'a shell reads it', 'says that it starts processes, and starts none'],
  ])('%j because of %j', (started, reason, expected) => {
    const wrong = withoutReason([{ file: 'a.spec.ts', cost: cost({ started, reason }) }]);
    expect(wrong).toEqual(expected === null ? [] : [expect.stringContaining(expected)]);
  });

  test('nothing is known of a file that was not measured', () => {
    expect(withoutReason([{ file: 'a.spec.ts', cost: null }])).toEqual(['a.spec.ts: it was not measured']);
  });
});

test('suspect is what takes too long for the speed that the machine had', () => {
  const run = (slowness: number): Parameters<typeof suspects>[0] => [
    { file: 'a.spec.ts', cost: cost({ milliseconds: MOST_FOR_A_FILE + 1, slowness: [slowness, slowness] }) },
    { file: 'b.spec.ts', cost: cost({ milliseconds: MOST_FOR_A_FILE, slowness: [slowness, slowness] }) },
    { file: 'c.spec.ts', cost: null },
  ];
  expect(suspects(run(1))).toEqual(['a.spec.ts']);
  expect(suspects(run(0.5))).toEqual(['a.spec.ts']);
  expect(suspects(run(1.1))).toEqual([]);
});

describe('what several measurements come to', () => {
  const taken = (milliseconds: number, ...slowness: readonly number[]): Parameters<typeof judged>[2][number] => ({
    milliseconds,
    slowness,
  });

  test.each<readonly [string, readonly ReturnType<typeof taken>[], string]>([
    ['once within the limit', [taken(150, 1, 1), taken(99, 1, 1), taken(150, 1, 1)], 'kept'],
    ['over it each time', [taken(101, 1, 1), taken(150, 1, 1)], 'over'],
    ['slow on a machine that is as slow before or after it', [taken(140, 1, 1.4)], 'kept'],
    ['on a fast machine, which has no less time', [taken(99, 0.5, 0.5)], 'kept'],
    ['over it, on a machine that wavers', [taken(250, 1, 1), taken(200, 1, 1.6)], 'doubtful'],
    ['over three times of it, whatever the machine', [taken(350, 1, 1), taken(600, 1, 1.6)], 'over'],
    ['over it between one measurement and another that wavers', [taken(250, 1, 1), taken(250, 1.6, 1.6)], 'doubtful'],
    ['slower than any calibration, which is steady', [taken(250, 1.4, 1.4)], 'over'],
  ])('%s', (_what, measurements, expected) => {
    expect(judged('it', 100, measurements).verdict).toBe(expected);
  });

  test('a machine that is too unsteady is told of in words', () => {
    expect(judged('it', 1_000, [taken(2_500, 1, 1.8)]).said).toBe(
      'it took 2.5 s of processor time. The limit is 1.0 s on a machine that is up to 1.8 times as slow as the one meant, but this machine is too unsteady to judge by: the same work takes up to 1.8 times as long at one moment as at another. So 3 times the limit is allowed.',
    );
    expect(judged('it', 1_000, [taken(2_500, 1, 1)]).said).toBe(
      'it took 2.5 s of processor time, each time more than 1.0 s',
    );
  });
});
