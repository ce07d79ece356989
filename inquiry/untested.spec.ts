import { expect, test } from 'vitest';
import type { Untested } from '../engines/vacuity.ts';
import { untestedText } from './untested.ts';

test.each<[Untested, RegExp]>([
  [{ _tag: 'Vacuous', grade: 'exhaustive' }, /^its premise came true in no scenario/],
  [{ _tag: 'NotApplicable' }, /^the question itself excludes its premise/],
  [
    { _tag: 'Unknown', bound: { _tag: 'seconds', limit: 2 } },
    /^whether its premise ever comes true is not known: .*2 s/,
  ],
])('%o', (verdict, text) => {
  expect(untestedText(verdict)).toMatch(text);
});

test('where it is not open whether its premise comes true, only the reason is said', () => {
  const bounds = [
    { _tag: 'untried', scenarios: 1_000n },
    { _tag: 'dishonest', message: '0 says too much' },
  ] as const;
  expect(bounds.map((bound) => untestedText({ _tag: 'Unknown', bound }))).toEqual([
    'in none of 1,000 random scenarios did its premise come true',
    'a traitor may not say all that a loyal general says: 0 says too much',
  ]);
});
