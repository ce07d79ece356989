import { expect, test } from 'vitest';
import { boxAt, placed } from './labels.ts';

const wish = (
  ...wordings: readonly (readonly [text: string, full: boolean])[]
): Parameters<typeof placed>[0][number] => ({
  wordings: wordings.map(([text, full]) => ({ lines: [text], full })),
  places: [
    { x: 100, y: 50 },
    { x: 100, y: 90 },
  ],
  strong: false,
});

test('a label has the first place that is free, and the next one another', () => {
  const labels = placed([wish(['attack', true]), wish(['attack', true])], [], 200);
  expect(labels.map(({ place, fits }) => [place.y, fits])).toEqual([
    [50, true],
    [90, true],
  ]);
});

test('where it has no room in full, it is written in short', () => {
  const marks = [boxAt({ x: 130, y: 50 }, 20, 20), boxAt({ x: 130, y: 90 }, 20, 20)];
  const [label] = placed([wish(['let us attack now', true], ['let…', false])], marks, 200);
  expect([label?.lines, label?.fits]).toEqual([['let…'], false]);
});

test('rather than a mark it covers another label; and it stays inside', () => {
  const marks = [boxAt({ x: 100, y: 90 }, 20, 20)];
  const [, second] = placed([wish(['attack', true]), wish(['attack', true])], marks, 200);
  expect([second?.place.y, second?.fits]).toEqual([50, false]);
  const [edge] = placed([{ ...wish(['attack', true]), places: [{ x: 2, y: 50 }] }], [], 200);
  expect(edge?.box.left).toBe(0);
});
