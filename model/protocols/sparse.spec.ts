import { describe, expect, test } from 'vitest';
import { drawOf } from '../../test-support/draw.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { runs } from '../../test-support/tier/draws.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import { booleanLogic } from '../boolean.ts';
import { honestly } from '../choice.ts';
import { execute, runOf } from '../execution.ts';
import { brokenLaw } from '../laws.ts';
import { NOBODY, scheduled } from '../network.ts';
import { floodSet } from './flood-set.ts';
import { majority } from './majority.ts';
import { om } from './om.ts';
import { phaseKing } from './phase-king.ts';
import { sm } from './sm.ts';
import { cycle, graphs, line, over } from './sparse.ts';
import { written } from '../recording/written.ts';

describe('who is connected', () => {
  const links = (graph: typeof cycle, n: number): readonly string[] => {
    const { army, schedule } = instanceAt(over(majority, graph), { n, m: 0 }, 'byzantine');
    return scheduled(army, schedule).map(({ neighbours }) => neighbours.filter((other) => other !== NOBODY).join(' '));
  };

  test('a cycle', () => {
    expect(links(cycle, 3)).toEqual(['1 2', '0 2', '0 1']);
    expect(links(cycle, 5)).toEqual(['1 4', '0 2', '1 3', '2 4', '0 3']);
  });

  test('a line', () => {
    expect(links(line, 2)).toEqual(['1', '0']);
    expect(links(line, 4)).toEqual(['1', '0 2', '1 3', '2']);
  });
});

describe('a protocol over a graph obeys the laws of protocols', () => {
  const cases = [om, sm, phaseKing, floodSet, majority].flatMap((protocol) =>
    graphs.map((graph) => ({ protocol: over(protocol, graph), faults: protocol.faults[0] ?? 'byzantine' })),
  );

  test.each(cases)('$protocol.name', ({ protocol, faults }) => {
    for (const n of [3, 4, 5])
      for (let seed = 0; seed < runs(1, 3); seed++)
        expect(brokenLaw(instanceAt(protocol, { n, m: 1 }, faults), [1], drawOf(seed))).toBeNull();
  });
});

test('from whoever is not its neighbour a general hears silence, as long as it is for the protocol', () => {
  const lengths: (readonly number[])[] = [];
  const watching = toy({
    claims: () => ['attack', 'again'],
    program: (setting) => ({
      ...toyProgram(setting),
      send: () => [setting.logic.one, setting.logic.one],
      receive: (self, state, round, inbox) => {
        if (self === 0)
          lengths.push(inbox.map((message) => message.filter((said) => said === setting.logic.one).length));
        expect(inbox.map(({ length }) => length)).toEqual(inbox.map((_, from) => (from === self ? 0 : 2)));
        return toyProgram(setting).receive(self, state, round, inbox, []);
      },
    }),
  });
  const instance = written(instanceAt(over(watching, cycle), { n: 5, m: 0 }, 'byzantine'));
  execute(
    runOf(booleanLogic, instance, []),
    Array.from({ length: 5 }, () => [false]),
    honestly,
  );
  expect(lengths).toEqual([[0, 2, 0, 0, 2]]);
});

test('nothing is claimed for it', () => {
  const sparse = over(phaseKing, cycle);
  const { army } = instanceAt(sparse, { n: 4, m: 1 }, 'byzantine');
  expect(sparse.name).toBe('phase-king@cycle');
  expect(sparse.title).toBe('Phase King, three rounds a phase, over a cycle');
  expect(sparse.resilience).toBe('none claimed');
  expect(sparse.interchangeable(army)).toEqual([]);
  expect(sparse.theory(army, 1, 'byzantine').verdict).toBe('unknown');
  expect(over(phaseKing, cycle).sizes.least).toBe(3);
  expect(over(phaseKing, line).sizes.least).toBe(2);
});
