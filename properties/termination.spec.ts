import { expect, test } from 'vitest';
import { consensusAmong, decides, undecided } from '../test-support/outcome.ts';
import { termination } from './termination.ts';

const terminated = (...given: Parameters<typeof consensusAmong>): boolean => {
  const { court, outcome } = consensusAmong(...given);
  const judgement = termination.on(court);
  return judgement.judge(judgement.note([]), outcome);
};

test('everybody has decided', () => {
  expect(terminated([], [decides(1), decides(0)])).toBe(true);
});

test('one has not, whatever its value is', () => {
  expect(terminated([], [decides(1), undecided(1)])).toBe(false);
  expect(terminated([], [undecided(0), decides(1), decides(1)])).toBe(false);
});

test('traitors need not decide', () => {
  expect(terminated([1], [decides(1), undecided(0)])).toBe(true);
});

test('nor need the commander of a broadcast', () => {
  expect(terminated([], [undecided(0), decides(1)], 'broadcast')).toBe(true);
});
