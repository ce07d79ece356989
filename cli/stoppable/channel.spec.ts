import { expect, test } from 'vitest';
import { heard } from './channel.ts';

test('a report is heard as it was said', () => {
  const report = { phase: 'loading', progress: '3 of 4', seconds: 2, left: 1_500 };
  expect(heard(JSON.stringify(report))).toEqual(report);
});

test('one without a limit, and without progress', () => {
  const report = { phase: 'loading', progress: null, seconds: null, left: 0 };
  expect(heard(JSON.stringify(report))).toEqual(report);
});

test.each(['', '{', 'null', '7', '{"phase":7,"left":0}', '{"phase":"loading"}'])('what is none of ours: %s', (line) => {
  expect(heard(line)).toBeNull();
});
