/**
 * Every chain is run again by a simulator that knows nothing of the engine.
 */
import { describe, expect, test } from 'vitest';
import { drive } from '../../../test-support/drive.ts';
import { forcedBy, runFull } from '../../../test-support/full-information.ts';
import { asking } from '../../../test-support/solvability.ts';
import { decidersOf } from '../../../properties/property.ts';
import type { Chain } from './answer.ts';
import { solvability } from './solvability.ts';
import { viewText } from '../../../model/full-view.ts';

const chainOf = (name: string): Chain => {
  const answer = drive(solvability(asking(name)));
  if (answer._tag !== 'Impossible') throw new Error(`${name} is ${answer._tag}`);
  return answer.chain;
};

describe('each execution is one, and each twin sees the same in two', () => {
  const isChain = (name: string): void => {
    const question = asking(name);
    const { n, t, problem, faults } = question;
    const { executions, twins } = chainOf(name);
    const most = faults.generalsFail ? t : 0;
    expect(executions.every(({ faulty }) => faulty.length <= most)).toBe(true);
    const ends = executions.map((execution) => runFull(question, execution));
    const forced = executions.map(({ faulty, orders, departures }) =>
      forcedBy(question, faulty, orders, departures.length > 0),
    );
    expect(executions.map((execution) => execution.forced)).toEqual(forced);
    expect([forced[0], forced.at(-1)]).toEqual([1, 0]);
    expect(forced.slice(1, -1).every((order) => order === null)).toBe(true);
    expect(twins).toHaveLength(executions.length - 1);
    for (const [k, { general, view }] of twins.entries())
      for (const place of [k, k + 1]) {
        const isFaulty = Array.from({ length: n }, (_, other) => executions[place]?.faulty.includes(other) === true);
        expect(decidersOf(problem, isFaulty)).toContain(general);
        expect(ends[place]?.[general]).toEqual(view);
      }
  };

  test.each([
    'crash 3 1 1',
    'crash 4 1 1',
    'crash 3 2 1',
    'crash 4 2 0',
    'crash 3 1 1 broadcast',
    'send-omission 3 1 1',
    'omission 3 1 1',
    'byzantine 2 1 2',
    'byzantine 3 1 1',
    'byzantine 3 1 2',
    'byzantine 3 1 3',
    'byzantine 3 2 2',
    'byzantine 3 1 3 consensus weak-unanimity',
    'byzantine 4 1 1',
    'byzantine 5 1 1',
    'byzantine 3 1 2 broadcast',
    'byzantine 6 2 2 broadcast',
    'byzantine 7 2 2 broadcast',
    'loss:1 2 0 1 coordinated-attack',
    'loss:3 2 0 3 coordinated-attack',
    'loss 2 0 4 coordinated-attack',
  ])('%s', isChain);

  test.each(['crash 4 2 2', 'crash 5 2 2', 'send-omission 4 2 2', 'omission 4 2 2', 'byzantine 5 2 2', 'loss:3 3 0 2'])(
    '%s',
    { tags: ['thorough'] },
    isChain,
  );
});

test('three generals, one traitor: the three worlds of Fischer, Lynch and Merritt', () => {
  const { executions, twins } = chainOf('byzantine 3 1 1');
  const lines = executions.flatMap(({ faulty, orders, departures, forced }, k) => {
    const twin = twins[k];
    const lies = departures.map(({ from, to, prescribed, said }) => {
      const heard = said === null ? '–' : viewText(said);
      return `  ${String(from)} to ${String(to)}: ${heard} instead of ${viewText(prescribed)}`;
    });
    const about = `orders ${orders.join('')}, ${faulty.join()} faulty, forced ${String(forced)}`;
    return [about, ...lies, ...(twin === undefined ? [] : [viewText(twin.view)])];
  });
  expect(lines).toMatchInlineSnapshot(`
    [
      "orders 011, 0 faulty, forced 1",
      "1:ATTACK [0:RETREAT 2:ATTACK]",
      "orders 010, 2 faulty, forced null",
      "  2 to 1: 2:ATTACK instead of 2:RETREAT",
      "0:RETREAT [1:ATTACK 2:RETREAT]",
      "orders 010, 1 faulty, forced 0",
    ]
  `);
});

test('a view in one line', () => {
  const retreat = { general: 0, order: 0, heard: [] };
  expect(viewText({ general: 2, order: 1, heard: [[retreat, null, null]] })).toBe('2:ATTACK [0:RETREAT 1:–]');
  expect(viewText({ general: 1, order: null, heard: [] })).toBe('1:·');
});
