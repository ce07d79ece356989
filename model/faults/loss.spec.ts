import { describe, expect, test } from 'vitest';
import { left, right } from '../../test-support/either.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { everyScenario } from '../../test-support/scenarios.ts';
import { toy } from '../../test-support/toy.ts';
import { booleanLogic } from '../boolean.ts';
import { runOf } from '../execution.ts';
import { handshake } from '../protocols/handshake.ts';
import type { Deviation } from '../scenario.ts';
import { runScenario } from '../scenario.ts';
import { leavesOf } from '../tree.ts';
import { loss } from './loss.ts';

const lostIn = (round: number, from: number, to: number): Deviation => ({ round, from, to, prescribed: [], said: [] });

describe('how many messages may be lost', () => {
  test.each([
    // Six messages in one round: 1, 1 + 6, 1 + 6 + 15, …, 2^6.
    { faults: 'loss:0', scenarios: 1 },
    { faults: 'loss:1', scenarios: 7 },
    { faults: 'loss:2', scenarios: 22 },
    { faults: 'loss:3', scenarios: 42 },
    { faults: 'loss:5', scenarios: 63 },
    { faults: 'loss:6', scenarios: 64 },
    { faults: 'loss:64', scenarios: 64 },
    { faults: 'loss', scenarios: 64 },
  ])('$faults, three generals, one round: $scenarios ways', ({ faults, scenarios }) => {
    const instance = instanceAt(toy(), { n: 3, m: 0 }, faults);
    expect([...everyScenario(instance, [], [0, 0, 0])]).toHaveLength(scenarios);
  });

  test('the budget is the run’s, not a round’s', () => {
    const instance = instanceAt(handshake, { n: 2, m: 0 }, 'loss:1');
    const both = [lostIn(1, 0, 1), lostIn(2, 1, 0)];
    const run = (deviations: readonly Deviation[]): ReturnType<typeof runScenario> =>
      runScenario(instance, { faulty: [], orders: [1, 1], deviations, heads: [] });
    expect(left(run(both))._tag).toBe('NotAllowed');
    expect(both.map((one) => right(run([one])).execution.allowed)).toEqual([true, true]);
  });
});

describe('a lost message', () => {
  const { execution, scenario } = right(
    runScenario(instanceAt(handshake, { n: 2, m: 0 }, 'loss'), {
      faulty: [],
      orders: [1, 1],
      deviations: [lostIn(2, 1, 0)],
      heads: [],
    }),
  );

  test('arrives as silence', () => {
    expect(execution.rounds.map(({ heard }) => [heard[1]?.[0], heard[0]?.[1]])).toEqual([
      [[true], []],
      [[], [false]],
    ]);
    expect(execution.lost).toBe(true);
  });

  test('is listed with what it would have said', () => {
    expect(scenario.deviations).toEqual([{ round: 2, from: 1, to: 0, prescribed: ['ack 1'], said: [] }]);
  });
});

test('a message that is silent anyway can be lost, and that counts', () => {
  const silent = right(
    runScenario(instanceAt(handshake, { n: 2, m: 0 }, 'loss'), {
      faulty: [],
      orders: [0, 0],
      deviations: [lostIn(1, 0, 1)],
      heads: [],
    }),
  );
  expect(silent.execution.lost).toBe(true);
  expect(silent.scenario.deviations).toEqual([lostIn(1, 0, 1)]);
});

test('in the beginning nothing is lost, however many messages may be', () => {
  const { faults } = runOf(booleanLogic, instanceAt(toy(), { n: 3, m: 0 }, 'loss:2'), []);
  expect(leavesOf(faults.start)).toEqual([false, false, false]);
  expect(faults.lost(faults.start)).toBe(false);
});

test('nobody is silenced for good', () => {
  const { faults } = runOf(booleanLogic, instanceAt(toy(), { n: 3, m: 0 }, 'loss'), []);
  expect(faults.silenced(faults.start, 0)).toBe(false);
});

test.each([
  { budget: Infinity, name: 'loss', summary: 'everybody is loyal, and any message may be lost' },
  { budget: 0, name: 'loss:0', summary: 'everybody is loyal, and at most 0 messages of a run get lost' },
  { budget: 1, name: 'loss:1', summary: 'everybody is loyal, and at most 1 message of a run gets lost' },
  { budget: 2, name: 'loss:2', summary: 'everybody is loyal, and at most 2 messages of a run get lost' },
])('$name: $summary', ({ budget, name, summary }) => {
  expect(loss(budget)).toMatchObject({ name, summary, family: 'loss', generalsFail: false, benign: true });
});
