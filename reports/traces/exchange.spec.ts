import { describe, expect, test } from 'vitest';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { traced, tracedAt } from '../../test-support/traced.ts';
import { exchangesOf } from './exchange.ts';

describe.each(traced)('$title', ({ instance, recorded }) => {
  const exchanges = exchangesOf(instance, recorded);

  test('there is one for each scheduled message', () => {
    expect(exchanges).toHaveLength(instance.schedule.messages);
  });

  test('those that deviate are the scenario’s deviations', () => {
    const deviating = exchanges.filter(({ deviates }) => deviates);
    expect(deviating.map(({ round, from, to, prescribed, said }) => ({ round, from, to, prescribed, said }))).toEqual(
      recorded.scenario.deviations,
    );
  });

  test('what arrives is as prescribed, unless it deviates or is lost', () => {
    for (const { prescribed, said, deviates, lost } of exchanges)
      if (lost) expect(said).toEqual([]);
      else if (!deviates) expect(said).toEqual(prescribed);
  });

  test('what deviates is lost under benign faults, and under others nothing is', () => {
    for (const { deviates, lost } of exchanges) expect(lost || !deviates || !instance.faults.benign).toBe(true);
    if (!instance.faults.benign) expect(exchanges.some(({ lost }) => lost)).toBe(false);
  });
});

test('who has crashed sends nothing any more', () => {
  const { instance, recorded } = tracedAt(floodSet, { n: 3, m: 1 }, 'crash', {
    faulty: [0],
    deviations: [{ round: 1, from: 0, to: 2, prescribed: [], said: [] }],
  });
  const fates = exchangesOf(instance, recorded)
    .filter(({ from }) => from === 0)
    .map(({ round, to, deviates, lost, unsent }) => ({ round, to, deviates, lost, unsent }));
  expect(fates).toEqual([
    { round: 1, to: 1, deviates: false, lost: false, unsent: false },
    { round: 1, to: 2, deviates: true, lost: true, unsent: false },
    { round: 2, to: 1, deviates: false, lost: true, unsent: true },
    { round: 2, to: 2, deviates: false, lost: true, unsent: true },
  ]);
});
