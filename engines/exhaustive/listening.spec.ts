import { describe, expect, test } from 'vitest';
import { instanceAt } from '../../test-support/instance.ts';
import { toy } from '../../test-support/toy.ts';
import { runOf } from '../../model/execution.ts';
import type { Lanes } from '../../model/lanes.ts';
import { lanesLogic } from '../../model/lanes.ts';
import type { Listener } from './listening.ts';
import { listener } from './listening.ts';
import { counting } from './weight.ts';

const instance = instanceAt(toy(), { n: 3, m: 0 }, 'byzantine');
const fresh = (): Listener<bigint> => listener(instance, runOf(lanesLogic, instance, []), [], counting);

/** A state of so many leaves, of which one holds. */
const only = (held: number, leaves: number): readonly Lanes[] =>
  Array.from({ length: leaves }, (_, leaf) => (leaf === held ? -1 : 0));

describe('states have numbers', () => {
  // A key holds sixteen leaves a character.
  test.each([1, 15, 16, 17, 31, 32, 33, 40, 64])('of %i leaves: equal states equal ones, and only they', (leaves) => {
    const { stateNumber } = fresh();
    const states = Array.from({ length: leaves + 1 }, (_, held) => only(held, leaves));
    const numbers = states.map((state) => stateNumber(1, 0, state));
    expect(new Set(numbers).size).toBe(leaves + 1);
    expect(states.map((state) => stateNumber(1, 0, [...state]))).toEqual(numbers);
  });

  test('two leaves far apart are two', () => {
    const { stateNumber } = fresh();
    const both = only(0, 40).map((leaf, i) => (i === 32 ? -1 : leaf));
    for (const one of [0, 32]) expect(stateNumber(1, 0, both)).not.toBe(stateNumber(1, 0, only(one, 40)));
  });

  test('of another round or general they are others, since their shapes may be', () => {
    const { stateNumber } = fresh();
    const numbers = [stateNumber(1, 0, [-1]), stateNumber(1, 1, [-1]), stateNumber(2, 0, [-1])];
    expect(new Set(numbers).size).toBe(3);
  });
});

test('memories have numbers, too', () => {
  const { memoryNumber, memories } = fresh();
  const [one, other] = [memoryNumber([-1, 0]), memoryNumber([0, -1])];
  expect(one).not.toBe(other);
  expect(memoryNumber([-1, 0])).toBe(one);
  expect(memories.get(other)).toEqual([0, -1]);
});

test('what a general in a state says is asked once a round, however many joint states it is in', () => {
  const twice = instanceAt(toy({ rounds: () => 2 }), { n: 3, m: 0 }, 'byzantine');
  const run = runOf(lanesLogic, twice, []);
  let asked = 0;
  const send: typeof run.program.send = (...call) => {
    asked += 1;
    return run.program.send(...call);
  };
  const counted = listener(twice, { ...run, program: { ...run.program, send } }, [], counting);
  const retreat = counted.stateNumber(0, 0, { attack: 0 });
  const attack = counted.stateNumber(0, 0, { attack: -1 });
  const memory = counted.memoryNumber(run.faults.start);
  counted.open(1, { states: [retreat, retreat, retreat], memory });
  const once = asked;
  counted.open(1, { states: [retreat, retreat, retreat], memory });
  expect([once, asked]).toEqual([6, 6]);
  counted.open(1, { states: [attack, retreat, retreat], memory });
  expect(asked).toBe(8);
  counted.nextRound();
  counted.open(2, { states: [attack, retreat, retreat], memory });
  expect(asked).toBe(14);
});
