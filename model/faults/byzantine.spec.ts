import { describe, expect, test } from 'vitest';
import { left, right } from '../../test-support/either.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import { booleanLogic } from '../boolean.ts';
import { choiceName } from '../choice.ts';
import { runOf } from '../execution.ts';
import type { Instance } from '../instance.ts';
import { om } from '../protocols/om.ts';
import type { Deviation } from '../scenario.ts';
import { record, runScenario } from '../scenario.ts';
import { leavesOf } from '../tree.ts';
import { written } from '../recording/written.ts';

const om1 = instanceAt(om, { n: 4, m: 1 }, 'byzantine');

/** The names of all choices of an instance with these generals faulty. */
const choices = (instance: Instance, faulty: readonly number[]): readonly string[] => {
  const asked: string[] = [];
  record(instance, faulty, [0], (choice, honest) => {
    asked.push(choiceName(choice));
    return honest;
  });
  return asked;
};

const lie = (round: number, from: number, to: number, said: readonly string[]): Deviation => ({
  round,
  from,
  to,
  prescribed: [],
  said,
});

describe('what a traitor may choose', () => {
  test('nobody is one: nothing', () => {
    expect(choices(om1, [])).toEqual([]);
  });

  test('a lieutenant: what it relays to each loyal lieutenant', () => {
    expect(choices(om1, [2])).toEqual(['2:2>1:0.2', '2:2>3:0.2']);
  });

  test('the commander: what it orders each lieutenant', () => {
    expect(choices(om1, [0])).toEqual(['1:0>1:0', '1:0>2:0', '1:0>3:0']);
  });

  test('two: nothing of what they tell each other', () => {
    expect(choices(om1, [0, 2])).toEqual(['1:0>1:0', '1:0>3:0', '2:2>1:0.2', '2:2>3:0.2']);
  });

  test('everybody: nothing, for nobody is there to be lied to', () => {
    expect(choices(om1, [0, 1, 2, 3])).toEqual([]);
  });

  test('with three orders: each of a path’s claims', () => {
    expect(choices(instanceAt(om, { n: 3, m: 0, values: 3 }, 'byzantine'), [0])).toEqual([
      '1:0>1:0=1',
      '1:0>1:0=2',
      '1:0>2:0=1',
      '1:0>2:0=2',
    ]);
  });
});

describe('what arrives', () => {
  test('is what the traitor says to whom it lies, and what is prescribed to the others', () => {
    const { execution } = right(
      runScenario(om1, { faulty: [2], orders: [1], deviations: [lie(2, 2, 3, [])], heads: [] }),
    );
    const relayed = execution.rounds[1]?.heard;
    expect([relayed?.[1]?.[2], relayed?.[3]?.[2]]).toEqual([[true], [false]]);
    expect(execution.allowed).toBe(true);
    expect(execution.lost).toBe(false);
  });

  test('must be admissible: two orders at once are not', () => {
    const three = instanceAt(om, { n: 3, m: 0, values: 3 }, 'byzantine');
    const both = { faulty: [0], orders: [0], deviations: [lie(1, 0, 1, ['0=1', '0=2'])], heads: [] };
    const one = { ...both, deviations: [lie(1, 0, 1, ['0=2'])] };
    expect(left(runScenario(three, both))._tag).toBe('NotAllowed');
    expect(right(runScenario(three, one)).execution.decisions[1]?.value).toEqual([false, true]);
  });
});

test('nobody is asked whether it may say what is not scheduled', () => {
  const needy = toy({
    claims: (_army, _round, from) => (from === 0 ? ['attack'] : []),
    admissible: ({ logic }, _round, _from, _to, said) => said[0] ?? logic.zero,
    program: (setting) => ({ ...toyProgram(setting), send: (self, state) => (self === 0 ? leavesOf(state) : []) }),
  });
  const { execution } = record(
    instanceAt(needy, { n: 3, m: 0 }, 'byzantine'),
    [0, 1],
    [1, 1, 1],
    (_choice, honest) => honest,
  );
  expect(execution.allowed).toBe(true);
});

test('where a protocol prescribes less than its labels, the rest is prescribed not to be claimed', () => {
  const terse = toy({ claims: () => ['attack', 'soon'] });
  const { execution } = record(
    written(instanceAt(terse, { n: 2, m: 0 }, 'byzantine')),
    [0],
    [1, 1],
    (_choice, honest) => honest,
  );
  expect(execution.rounds[0]?.heard[1]?.[0]).toEqual([true, false]);
});

test('a traitor is never silenced for good, and nothing gets lost', () => {
  const { faults } = runOf(booleanLogic, om1, [0]);
  expect(faults.start).toEqual([]);
  expect(faults.begin(faults.start, 1, [])).toEqual(faults.start);
  expect(faults.silenced(faults.start, 0)).toBe(false);
  expect(faults.lost(faults.start)).toBe(false);
});
