import { describe, expect, test } from 'vitest';
import type { Cell } from './cell.ts';
import { compare } from './compare.ts';
import type { Measured } from './measured.ts';
import { recorded } from './recorded.ts';

const om3: Cell = { protocol: 'om', n: 3, m: 1, verdict: 'violated' };

const measured: Measured = {
  verdict: 'violated',
  properties: { agreement: 'holds', validity: 'violated', termination: 'holds' },
  engine: 'exhaustive',
  grade: 'exhaustive',
  stopped: null,
  scenarios: '14',
  violating: { agreement: '0', validity: '2', termination: '0' },
  fewest: { validity: { lies: 1, proved: true } },
  rounds: 2,
  messages: 4,
  claims: 4,
  evaluations: 100,
  counterexamples: [],
};

const held: Measured = {
  ...measured,
  verdict: 'holds',
  properties: { agreement: 'holds', validity: 'holds', termination: 'holds' },
  violating: { agreement: '0', validity: '0', termination: '0' },
  fewest: {},
};

const stopped: Measured = {
  ...held,
  verdict: 'unknown',
  properties: { agreement: 'unknown', validity: 'unknown', termination: 'unknown' },
  stopped: 'the limit of 1 second was reached',
  grade: null,
  scenarios: null,
  violating: { agreement: null, validity: null, termination: null },
};

describe('the verdict', () => {
  test('as expected, if nothing else was written down', () => {
    expect(compare(om3, measured)).toEqual({ standing: 'as expected', changes: [] });
  });

  test('newly passing, newly failing, undecided', () => {
    expect(compare(om3, held)).toEqual({
      standing: 'newly passing',
      changes: [{ kind: 'verdict', about: '', expected: 'violated', found: 'holds' }],
    });
    expect(compare({ ...om3, verdict: 'holds' }, measured).standing).toBe('newly failing');
    expect(compare(om3, stopped).standing).toBe('undecided');
    expect(compare({ ...om3, verdict: 'holds' }, stopped).standing).toBe('undecided');
  });
});

test.each(['vacuous', 'not applicable'] as const)('what is %s is no verdict that could be expected', (verdict) => {
  const untested: Measured = { ...held, verdict, properties: { agreement: verdict } };
  expect(compare({ ...om3, verdict: 'holds' }, untested).standing).toBe('undecided');
  expect(compare(om3, untested).standing).toBe('undecided');
  expect(recorded(om3, untested)).toBeNull();
  const cell: Cell = { ...om3, fewest: { agreement: 1 } };
  expect(compare(cell, untested).changes).toContainEqual({
    kind: 'fewest',
    about: 'agreement',
    expected: '1',
    found: `none: it is ${verdict}`,
  });
});

test('what a question excludes is written down by property, beside what holds', () => {
  const properties = { agreement: 'not applicable', validity: 'holds', termination: 'holds' } as const;
  const found = recorded({ ...om3, verdict: 'holds' }, { ...held, properties });
  expect(found?.properties).toEqual(properties);
  expect(compare(found ?? om3, { ...held, properties })).toEqual({ standing: 'as expected', changes: [] });
});

describe('a law: what is recorded is as expected', () => {
  test.each([measured, held])('$verdict', (each) => {
    const cell = recorded(om3, each);
    expect(cell).not.toBeNull();
    expect(cell === null ? null : compare(cell, each)).toEqual({ standing: 'as expected', changes: [] });
  });

  test('samples that break nothing are accepted where the cell says so, and only there', () => {
    const sampled: Measured = {
      ...held,
      verdict: 'unknown',
      properties: { agreement: 'unknown', validity: 'unknown', termination: 'unknown' },
      grade: 'sampled',
      scenarios: null,
      violating: {},
    };
    const cell: Cell = { ...om3, verdict: 'holds', engine: 'fuzz' };
    expect(compare(cell, sampled).standing).toBe('undecided');
    expect(compare({ ...cell, accept: 'sampled' }, sampled)).toEqual({ standing: 'as expected', changes: [] });
    expect(compare({ ...cell, accept: 'sampled', verdict: 'violated' }, sampled).standing).toBe('newly passing');
    expect(compare({ ...cell, accept: 'sampled' }, stopped).standing).toBe('undecided');
    expect(recorded(cell, sampled)).toBeNull();
    expect(recorded({ ...cell, accept: 'sampled' }, sampled)).toMatchObject({ verdict: 'holds', accept: 'sampled' });
  });

  test('what is asked stays as it was', () => {
    const cell: Cell = {
      ...om3,
      t: 0,
      faults: 'crash',
      values: 3,
      parameters: { phases: 1 },
      validity: 'unanimity',
      engine: 'symbolic',
    };
    expect(recorded(cell, measured)).toMatchObject(cell);
    const half = { ...measured, properties: { agreement: 'unknown', validity: 'violated' } as const };
    expect(recorded(om3, { ...half, violating: { agreement: null, validity: '2' } })).toMatchObject({
      properties: { validity: 'violated' },
      violating: { validity: '2' },
    });
  });

  test('everything that was measured is written down', () => {
    expect(recorded({ ...om3, source: 'because' }, measured)).toEqual({
      ...om3,
      properties: { agreement: 'holds', validity: 'violated', termination: 'holds' },
      fewest: { validity: 1 },
      scenarios: '14',
      violating: { agreement: '0', validity: '2', termination: '0' },
      rounds: 2,
      messages: 4,
      claims: 4,
      evaluations: 100,
      source: 'because',
    });
  });

  test('what is not known is not', () => {
    expect(recorded(om3, stopped)).toBeNull();
    const uncounted = { ...measured, scenarios: null, fewest: { validity: { lies: 1, proved: false } } };
    const cell = recorded({ ...om3, scenarios: '15', fewest: { validity: 2 } }, uncounted, 'recorded');
    expect(cell).toMatchObject({ verdict: 'violated', source: 'recorded' });
    expect(cell).not.toHaveProperty('scenarios');
    expect(cell).not.toHaveProperty('violating');
    expect(cell).not.toHaveProperty('fewest');
  });
});

describe('what else was written down', () => {
  test.each<{ readonly expected: Partial<Cell>; readonly change: object }>([
    {
      expected: { properties: { agreement: 'violated' } },
      change: { kind: 'property', about: 'agreement', expected: 'violated', found: 'holds' },
    },
    {
      expected: { properties: { mine: 'holds' } },
      change: { kind: 'property', about: 'mine', expected: 'holds', found: 'there is no such property' },
    },
    { expected: { fewest: { validity: 2 } }, change: { kind: 'fewest', about: 'validity', expected: '2', found: '1' } },
    {
      expected: { fewest: { agreement: 2 } },
      change: { kind: 'fewest', about: 'agreement', expected: '2', found: 'none: it holds' },
    },
    { expected: { scenarios: '15' }, change: { kind: 'scenarios', about: '', expected: '15', found: '14' } },
    {
      expected: { violating: { validity: '3' } },
      change: { kind: 'violating', about: 'validity', expected: '3', found: '2' },
    },
    { expected: { rounds: 3 }, change: { kind: 'rounds', about: '', expected: '3', found: '2' } },
    { expected: { messages: 3 }, change: { kind: 'messages', about: '', expected: '3', found: '4' } },
    { expected: { claims: 3 }, change: { kind: 'claims', about: '', expected: '3', found: '4' } },
  ])('$change.kind $change.about: $change.found', ({ expected, change }) => {
    expect(compare({ ...om3, ...expected }, measured)).toEqual({ standing: 'changed', changes: [change] });
  });

  test('a count that is none any more, because another engine answered', () => {
    expect(compare({ ...om3, scenarios: '14' }, { ...measured, scenarios: null })).toEqual({
      standing: 'changed',
      changes: [{ kind: 'scenarios', about: '', expected: '14', found: 'not counted' }],
    });
  });
});

describe('what more work might show is undecided', () => {
  test('the fewest lies, where they are not proved', () => {
    const unproved = { ...measured, fewest: { validity: { lies: 2, proved: false } } };
    expect(compare({ ...om3, fewest: { validity: 1 } }, unproved)).toEqual({
      standing: 'undecided',
      changes: [{ kind: 'fewest', about: 'validity', expected: '1', found: 'at most 2, not proved to be the fewest' }],
    });
    // Fewer than were expected are news, whether or not there are fewer still.
    expect(compare({ ...om3, fewest: { validity: 3 } }, unproved).standing).toBe('changed');
  });

  test('what a search did not come to', () => {
    const cut = { ...measured, stopped: 'it was interrupted', scenarios: null };
    expect(compare({ ...om3, scenarios: '14' }, cut).standing).toBe('undecided');
    expect(compare({ ...om3, scenarios: '14', rounds: 3 }, cut).standing).toBe('changed');
  });
});

describe('evaluations', () => {
  const at = (evaluations: number) => compare({ ...om3, evaluations }, measured);

  test('up to a tenth more is no slow-down, nor is less', () => {
    expect([at(91), at(100), at(1000)].map(({ changes }) => changes)).toEqual([[], [], []]);
  });

  test('more than that is told, and fails nothing', () => {
    expect(at(90)).toEqual({
      standing: 'as expected',
      changes: [{ kind: 'evaluations', about: '', expected: '90', found: '100' }],
    });
  });
});
