import { expect, test } from 'vitest';
import { fittedText, widthOf, wrapped } from './text.ts';

test('wide letters are wider, strong ones too, and other scripts widest', () => {
  expect(widthOf('WWW')).toBeGreaterThan(widthOf('iii'));
  for (const wide of ['m', 'w']) expect(widthOf(wide)).toBeGreaterThan(widthOf('n'));
  expect(widthOf('abc', 13, true)).toBeGreaterThan(widthOf('abc'));
  expect(widthOf('漢')).toBeGreaterThan(widthOf('W'));
  expect(widthOf('')).toBe(0);
});

test('a text that fits stays as it is; of another the beginning stays', () => {
  expect(fittedText('ATTACK', 100)).toBe('ATTACK');
  const short = fittedText('a rather long text', 60);
  expect(short).toMatch(/^a rat.*…$/);
  expect(widthOf(short)).toBeLessThanOrEqual(60);
  expect(fittedText('🙂🙂🙂🙂🙂', 42)).toBe('🙂🙂…');
});

test('lines are no wider than asked, and no word is lost', () => {
  const text = 'all loyal generals that decide, decide alike';
  const lines = wrapped(text, 120);
  expect(lines.join(' ')).toBe(text);
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(120);
  expect(wrapped('', 100)).toEqual([]);
  expect(wrapped('unbreakableunbreakable', 60)).toHaveLength(1);
});
