import { expect, test } from 'vitest';
import { choiceName, honestly } from './choice.ts';

test('a choice has a name that says what is chosen', () => {
  expect(choiceName({ _tag: 'claim', round: 2, from: 1, to: 3, label: '0.1' })).toBe('2:1>3:0.1');
  expect(choiceName({ _tag: 'lost', round: 2, from: 1, to: 3 })).toBe('2:1>3:lost');
  expect(choiceName({ _tag: 'coin', round: 2, general: 1, coin: 0 })).toBe('2:1:coin0');
});

test('honestly, every bit is what it is when everybody follows the protocol', () => {
  const choice = { _tag: 'lost', round: 1, from: 0, to: 1 } as const;
  expect([honestly(choice, true), honestly(choice, false)]).toEqual([true, false]);
});
