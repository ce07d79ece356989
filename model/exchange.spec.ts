import { describe, expect, test } from 'vitest';
import { traced, tracedAt } from '../test-support/traced.ts';
import { deviationsIn, exchangeAt, exchangesOf } from './exchange.ts';
import { floodSet } from './protocols/flood-set.ts';

describe.each(traced)('$title', ({ instance, recorded }) => {
  const exchanges = exchangesOf(instance, recorded);

  test('there is one for each scheduled message', () => {
    expect(exchanges).toHaveLength(instance.schedule.messages);
  });

  test('those that deviate are the scenario’s deviations', () => {
    const deviating = deviationsIn(instance, recorded);
    expect(deviating).toEqual(exchanges.filter(({ deviates }) => deviates));
    expect(
      deviating.map(({ round, from, to, prescribed, heard }) => ({ round, from, to, prescribed, said: heard })),
    ).toEqual(recorded.scenario.deviations);
  });

  test('what arrives is as prescribed, unless it deviates or is lost', () => {
    for (const { prescribed, heard, deviates, lost } of exchanges)
      if (lost) expect(heard).toEqual([]);
      else if (!deviates) expect(heard).toEqual(prescribed);
  });

  test('what deviates is lost under benign faults, and under others nothing is', () => {
    for (const { deviates, lost } of exchanges) expect(lost || !deviates || !instance.faults.benign).toBe(true);
    if (!instance.faults.benign) expect(exchanges.some(({ lost }) => lost)).toBe(false);
  });

  test('what is late is lost, and does not deviate', () => {
    for (const { late, lost, deviates } of exchanges) if (late) expect([lost, deviates]).toEqual([true, false]);
  });

  test('each is the same when it is asked for by itself; over a link that carries nothing, nothing is heard', () => {
    const exchangeOn = exchangeAt(instance, recorded);
    expect(exchanges.map(({ round, from, to }) => exchangeOn({ round, from, to }))).toEqual(exchanges);
    const beyond = { round: instance.schedule.rounds + 1, from: 0, to: 1 };
    expect(exchangeOn(beyond)).toMatchObject({ ...beyond, scheduled: [], prescribed: [], heard: [], deviates: false });
  });
});

test('who has crashed sends nothing any more', () => {
  const { instance, recorded } = tracedAt(floodSet, { n: 3, m: 1 }, 'crash', {
    faulty: [0],
    deviations: [{ round: 1, from: 0, to: 2, prescribed: [], said: [] }],
  });
  const fates = exchangesOf(instance, recorded)
    .filter(({ from }) => from === 0)
    .map(({ round, to, deviates, lost, late }) => ({ round, to, deviates, lost, late }));
  expect(fates).toEqual([
    { round: 1, to: 1, deviates: false, lost: false, late: false },
    { round: 1, to: 2, deviates: true, lost: true, late: false },
    { round: 2, to: 1, deviates: false, lost: true, late: true },
    { round: 2, to: 2, deviates: false, lost: true, late: true },
  ]);
});
