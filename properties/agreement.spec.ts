import { describe, expect, test } from 'vitest';
import { consensusAmong, decides, undecided } from '../test-support/outcome.ts';
import { agreement } from './agreement.ts';

/** Whether agreement is met where all decisions count. */
const agree = (...decisions: Parameters<typeof consensusAmong>[1]): boolean =>
  agreement.on(consensusAmong([], decisions).court).judge([], consensusAmong([], decisions).outcome);

describe('all that decide, decide alike', () => {
  test.each([
    { decisions: [decides(1), decides(1), decides(1)], met: true },
    { decisions: [decides(0), decides(0), decides(0)], met: true },
    { decisions: [decides(1), decides(0), decides(1)], met: false },
    { decisions: [decides(1), decides(1), decides(0)], met: false },
    { decisions: [decides(0), decides(1), decides(1)], met: false },
    { decisions: [decides(1)], met: true },
  ])('case %#: $met', ({ decisions, met }) => {
    expect(agree(...decisions)).toBe(met);
  });

  test('whoever has not decided disagrees with nobody, whatever its value is', () => {
    expect(agree(decides(1), undecided(0), decides(1))).toBe(true);
    expect(agree(undecided(1), undecided(0))).toBe(true);
    expect(agree(decides(1), undecided(0), decides(0))).toBe(false);
  });

  test('each two are compared, whoever stands between them and behind them', () => {
    expect(agree(decides(1), undecided(0), decides(0), undecided(0))).toBe(false);
    expect(agree(undecided(0), decides(1), undecided(0), decides(0), undecided(0))).toBe(false);
    expect(agree(decides(1), undecided(0), decides(1), undecided(0))).toBe(true);
  });
});

test('traitors do not count', () => {
  const { court, outcome } = consensusAmong([1], [decides(1), decides(0), decides(1)]);
  expect(agreement.on(court).judge([], outcome)).toBe(true);
});

test('nor does the commander of a broadcast', () => {
  const { court, outcome } = consensusAmong([], [decides(0), decides(1), decides(1)], 'broadcast');
  expect(agreement.on(court).judge([], outcome)).toBe(true);
});

test('orders are compared bit by bit', () => {
  expect(agree(decides(2, 3), decides(2, 3))).toBe(true);
  expect(agree(decides(1, 3), decides(2, 3))).toBe(false);
});

test('it notes nothing of the orders', () => {
  const { court } = consensusAmong([], [decides(0), decides(1)]);
  expect(agreement.on(court).note([[true], [false]])).toEqual([]);
});
