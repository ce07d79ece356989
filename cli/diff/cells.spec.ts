import { describe, expect, test } from 'vitest';
import { diff } from '../../test-support/om-variants.ts';

describe('cells whose verdicts change', () => {
  const cell = (n: number, more: object = {}): object => ({ protocol: 'om', n, m: 1, verdict: 'holds', ...more });
  const expectations = (...cells: readonly object[]): Readonly<Record<string, string>> => ({
    'expectations.json': JSON.stringify({ schema: 'strategos/expectations/1', cells }),
  });

  test('of either protocol, in expectations.json', async () => {
    const more = expectations(
      cell(4),
      cell(5),
      cell(3, { verdict: 'violated' }),
      { ...cell(4), protocol: 'sm' },
      { ...cell(4), m: 0, protocol: './ties.ts' },
    );
    const { exit, out } = await diff('om ./ties.ts -n 5 -m 1', more);
    expect(exit).toBe(1);
    // What was asked is not asked again; sm is nobody's business.
    expect(out).toContain('1 verdict changes (what was asked here, and 3 cells of expectations.json):');
    expect(out).toContain('\n  om -n 4 -m 1: holds → violated\n');
  });

  test('are not asked where nothing differs, or nobody wants to know', async () => {
    const more = expectations(cell(4));
    expect((await diff('om ./cases.ts -n 5 -m 1', more)).out).not.toContain('verdict');
    expect((await diff('om ./ties.ts -n 5 -m 1 --no-cells', more)).out).not.toContain('verdict');
  });

  test('cannot be told from a file that is wrong', async () => {
    const { exit, err } = await diff('om ./ties.ts -n 5 -m 1', { 'expectations.json': '{ "schema": 1 }' });
    expect(exit).toBe(65);
    expect(err).toContain('expectations.json: ');
  });
});
