import { expect, test } from 'vitest';
import { heardWithin } from './within.ts';

const within = { function: 'count', from: 'receive', place: { file: 'mine.ts', line: 3, column: 9 } };

test('where it is, is heard as it was said', () => {
  expect(heardWithin(JSON.stringify({ within }))).toEqual({ within });
});

test('so is that it is nowhere', () => {
  expect(heardWithin('{"within":null}')).toEqual({ within: null });
});

test.each([
  '{',
  'null',
  '{"phase":"loading","left":0}',
  '{"within":7}',
  ...[{ function: 7 }, { from: null }, { place: null }, { place: { ...within.place, line: '3' } }].map((wrong) =>
    JSON.stringify({ within: { ...within, ...wrong } }),
  ),
])('what says something else: %s', (line) => {
  expect(heardWithin(line)).toBeNull();
});
