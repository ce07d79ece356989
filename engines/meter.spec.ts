import { describe, expect, test } from 'vitest';
import type { Limits } from './finding.ts';
import { noLimits } from './finding.ts';
import { due, meterOf, reportProgress, spend } from './meter.ts';

const few: Limits = { evaluations: 3, states: Infinity, combinations: Infinity };

describe('spending', () => {
  test('counts evaluations up to the limit, and says which limit it was', () => {
    const meter = meterOf(few);
    expect([spend(meter), spend(meter), spend(meter)]).toEqual([true, true, true]);
    expect(meter).toMatchObject({ evaluations: 3, stopped: null });
    expect(spend(meter)).toBe(false);
    expect(meter).toMatchObject({ evaluations: 3, stopped: { _tag: 'evaluations', limit: 3 } });
  });

  test('does not forget what stopped it first', () => {
    const meter = meterOf({ ...few, evaluations: 0 });
    meter.stopped = { _tag: 'interrupted' };
    expect(spend(meter)).toBe(false);
    expect(meter.stopped).toEqual({ _tag: 'interrupted' });
  });

  test('goes on for ever where there is no limit', () => {
    const meter = meterOf(noLimits);
    for (let i = 0; i < 10_000; i++) expect(spend(meter)).toBe(true);
    expect(meter.evaluations).toBe(10_000);
  });
});

describe('reporting', () => {
  test('is due after some thousand steps, and not again until as many more', () => {
    const meter = meterOf(noLimits);
    let steps = 0;
    while (!due(meter, 1)) steps += 1;
    expect(steps).toBeGreaterThan(1_000);
    expect(steps).toBeLessThan(10_000);
    expect(due(meter, 1)).toBe(true);
    reportProgress(meter).next();
    expect(due(meter, 1)).toBe(false);
    expect(due(meter, steps)).toBe(true);
  });

  test('tells what has been done, and takes note of the bound it is answered with', () => {
    const meter = meterOf(noLimits);
    meter.doing = 'faulty: 1';
    meter.scenarios = 7n;
    spend(meter);
    const reporting = reportProgress(meter);
    expect(reporting.next()).toEqual({
      done: false,
      value: { doing: 'faulty: 1', phase: 'searching', evaluations: 1, scenarios: 7n },
    });
    expect(meter.stopped).toBeNull();
    expect(reporting.next({ _tag: 'seconds', limit: 2 })).toEqual({ done: true, value: undefined });
    expect(meter.stopped).toEqual({ _tag: 'seconds', limit: 2 });
  });

  test('answered with nothing, goes on, unless its own limit is reached', () => {
    const free = meterOf(noLimits);
    const reporting = reportProgress(free);
    reporting.next();
    reporting.next();
    expect(free.stopped).toBeNull();

    const limited = meterOf(few);
    limited.evaluations = 3;
    const last = reportProgress(limited);
    last.next();
    last.next();
    expect(limited.stopped).toEqual({ _tag: 'evaluations', limit: 3 });
  });
});
