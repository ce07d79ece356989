import { expect, test } from 'vitest';
import { regressedOutcome, regressed } from '../../test-support/regressed.ts';
import { cellOutcome, everythingCalled, fixedReplay, HOSTILE, regressionOf } from '../../test-support/regression.ts';
import { regressionJson } from './json.ts';

test('everything that is known, once, and what it comes to', () => {
  const { seconds, ...known } = regressed;
  expect(seconds).toBe(0.25);
  expect(regressionJson(regressedOutcome)).toMatchObject({
    schema: 'strategos/regress/1',
    outcome: 'bad',
    interrupted: false,
    ms: 1230,
    totals: { cells: 2, cellsAsExpected: 1, newlyFailing: 1, counterexamples: 1, counterexamplesAsExpected: 0 },
    replays: [
      {
        ...fixedReplay,
        command: 'strategos replay counterexamples/om/validity-n3-m1.json',
        accept: 'strategos replay --accept counterexamples/om/validity-n3-m1.json',
      },
    ],
    cells: [
      { ...known, name: 'om -n 3 -m 1', ms: 250 },
      { name: 'om -n 4 -m 1', standing: 'as expected', stored: true },
    ],
  });
});

test('there is nothing to accept where a counterexample is fixed as expected', () => {
  expect(regressionJson(regressionOf([], [{ ...fixedReplay, asExpected: true }])).replays[0]?.accept).toBeNull();
});

test('it is JSON, whatever things are called, and the same when it is read again', () => {
  for (const name of [...HOSTILE, 'om']) {
    const object = regressionJson(everythingCalled(name));
    expect(JSON.parse(JSON.stringify(object))).toEqual(object);
  }
  expect(regressionJson(regressionOf([]))).toMatchObject({
    outcome: 'good',
    replays: [],
    cells: [],
    totals: { cells: 0 },
  });
  expect(Object.keys(regressionJson(regressionOf([cellOutcome()])).cells[0] ?? {})).not.toContain('seconds');
});
