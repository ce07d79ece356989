import { describe, expect, test } from 'vitest';
import { isReplayExpected, replay, replayName } from '../../counterexamples/replay.ts';
import { om } from '../../model/protocols/om.ts';
import { compare } from '../../regression/compare.ts';
import type { Cell } from '../../regression/cell.ts';
import type { Measured } from '../../regression/measured.ts';
import { left, right } from '../../test-support/either.ts';
import { ownFile } from '../../test-support/own-protocol.ts';
import { load } from '../../host/load.ts';
import { measure } from './measure.ts';

const om4: Cell = { protocol: 'om', n: 4, m: 1, verdict: 'holds' };
const om3: Cell = { protocol: 'om', n: 3, m: 1, verdict: 'violated', fewest: { validity: 1 } };

const measured = async (cell: Cell): Promise<Measured> =>
  right(await measure(right(await load(cell.protocol)()), cell, { seconds: Infinity }));

const refused = async (cell: Cell): Promise<string> =>
  left(await measure(right(await load(cell.protocol)()), cell, { seconds: Infinity })).message;

test('what holds: counts, the size of a run, and no attack', async () => {
  expect(await measured(om4)).toMatchObject({
    verdict: 'holds',
    engine: 'exhaustive',
    grade: 'exhaustive',
    stopped: null,
    scenarios: '34',
    violating: { agreement: '0', validity: '0', termination: '0' },
    fewest: {},
    rounds: 2,
    messages: 9,
    claims: 9,
    counterexamples: [],
  });
});

test('what is broken: the fewest lies where they are expected, and an attack that can be replayed', async () => {
  const found = await measured(om3);
  expect(found.fewest).toEqual({ validity: { lies: 1, proved: true } });
  const [attack] = found.counterexamples;
  expect(attack?.provenance.command).toBe('strategos check om -n 3 -m 1 --minimum');
  if (attack === undefined) throw new Error('no attack');
  expect([replayName(replay(attack, om)), isReplayExpected(attack, replay(attack, om))]).toEqual(['reproduced', true]);
  const { fewest: _fewest, ...plain } = om3;
  expect((await measured(plain)).fewest).toEqual({ validity: { lies: 1, proved: false } });
});

test('it is data: it survives being written down', async () => {
  const found = await measured(om3);
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  expect(compare(om3, found).standing).toBe('as expected');
});

test('fuzzing proves and counts nothing', async () => {
  const { engine, grade, scenarios, violating } = await measured({ ...om4, engine: 'fuzz' });
  expect([engine, grade, scenarios]).toEqual(['fuzz', 'sampled', null]);
  expect(Object.values(violating).every((count) => count === null)).toBe(true);
});

describe('what cannot be measured', () => {
  test.each<{ readonly cell: Partial<Cell>; readonly says: string }>([
    { cell: { parameters: { phases: 1 } }, says: 'om has no parameter “phases”' },
    { cell: { faults: 'signed' }, says: 'om has no meaning under signed' },
    { cell: { values: 16, n: 9, m: 6 }, says: 'more than' },
  ])('$says', async ({ cell, says }) => {
    expect(await refused({ ...om4, ...cell })).toContain(says);
  });

  test('what breaks the laws', async () => {
    const protocol = ownFile({ program: { send: '(_self, { attack }) => [attack, attack]' } });
    expect(await refused({ ...om4, protocol })).toMatch(
      /^mine cannot be checked: send\(0\) in round 1 to \d has 2 claims/,
    );
  });

  test('what throws', async () => {
    const protocol = ownFile({ program: { decide: "() => { throw new Error('oops'); }" } });
    expect(await refused({ ...om4, protocol })).toContain('mine: decide(0) threw Error: oops');
  });
});
