import { describe, expect, test } from 'vitest';
import { right } from '../../test-support/either.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { booleanLogic } from '../boolean.ts';
import { choiceName } from '../choice.ts';
import { runOf } from '../execution.ts';
import { floodSet } from '../protocols/flood-set.ts';
import type { Deviation } from '../scenario.ts';
import { record, runScenario } from '../scenario.ts';

/** One round, so that each link is asked about once. */
const flood = (faults: string) => instanceAt(floodSet, { n: 3, m: 0 }, faults);

const asked = (faults: string, faulty: readonly number[]): readonly string[] => {
  const names: string[] = [];
  record(flood(faults), faulty, [0, 1, 1], (choice, honest) => {
    names.push(choiceName(choice));
    return honest;
  });
  return names.toSorted();
};

const missed = (round: number, from: number, to: number): Deviation => ({ round, from, to, prescribed: [], said: [] });

describe('which messages may be lost', () => {
  test.each([
    { faults: 'send-omission', faulty: [], may: [] },
    { faults: 'send-omission', faulty: [1], may: ['1:1>0:lost', '1:1>2:lost'] },
    { faults: 'omission', faulty: [1], may: ['1:0>1:lost', '1:1>0:lost', '1:1>2:lost', '1:2>1:lost'] },
    {
      faults: 'omission',
      faulty: [0, 1],
      may: ['1:0>1:lost', '1:0>2:lost', '1:1>0:lost', '1:1>2:lost', '1:2>0:lost', '1:2>1:lost'],
    },
  ])('under $faults with $faulty faulty: $may.length', ({ faults, faulty, may }) => {
    expect(asked(faults, faulty)).toEqual(may);
  });
});

test('who omitted to send in one round is heard in the next', () => {
  const two = instanceAt(floodSet, { n: 3, m: 1 }, 'send-omission');
  const { execution } = right(
    runScenario(two, { faulty: [0], orders: [0, 1, 1], deviations: [missed(1, 0, 1)], heads: [] }),
  );
  const from0 = (round: number): unknown => execution.rounds[round - 1]?.heard[1]?.[0];
  expect(from0(1)).toEqual([false, false]);
  expect(from0(2)).not.toEqual([false, false]);
  expect(execution.lost).toBe(true);
});

test('who omitted to receive does not know, and goes on', () => {
  const { execution } = right(
    runScenario(flood('omission'), { faulty: [2], orders: [0, 1, 1], deviations: [missed(1, 0, 2)], heads: [] }),
  );
  expect(execution.rounds[0]?.heard[2]?.[0]).toEqual([false, false]);
  expect(execution.rounds[0]?.heard[1]?.[0]).toEqual([true, false]);
});

test('nobody is silenced for good, and nothing is lost in the beginning', () => {
  const { faults } = runOf(booleanLogic, flood('omission'), [0]);
  expect(faults.silenced(faults.start, 0)).toBe(false);
  expect(faults.start).toEqual([false]);
  expect(faults.lost(faults.start)).toBe(false);
});
