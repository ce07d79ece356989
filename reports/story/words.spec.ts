import { describe, expect, test } from 'vitest';
import { handshake } from '../../model/protocols/handshake.ts';
import { om } from '../../model/protocols/om.ts';
import { sm } from '../../model/protocols/sm.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { counted, countText, faultyWord, listed, messageText } from './words.ts';

test('a list', () => {
  expect([[], [1], [1, 2], [1, 2, 3], ['a', 'b', 'c', 'd']].map(listed)).toEqual([
    '',
    '1',
    '1 and 2',
    '1, 2 and 3',
    'a, b, c and d',
  ]);
});

test('a count, one or many, with thousands separated', () => {
  expect([0, 1, 2, 1234567].map((count) => counted(count, 'scenario'))).toEqual([
    '0 scenarios',
    '1 scenario',
    '2 scenarios',
    '1,234,567 scenarios',
  ]);
  expect(counted(1n, 'lie')).toBe('1 lie');
  expect(counted(32_992_193_937_474n, 'scenario')).toBe('32,992,193,937,474 scenarios');
  expect([1, 3].map((count) => counted(count, 'breaks', 'break'))).toEqual(['1 breaks', '3 break']);
});

test('a count is told in full, up to forty digits, and of more the size', () => {
  expect(countText(24_491_453_123_615_692_418_017_394_816n)).toBe('24,491,453,123,615,692,418,017,394,816');
  expect(countText(10n ** 40n - 1n)).toBe(Array.from({ length: 13 }, () => ',999').reduce((a, b) => a + b, '9'));
  expect(countText(142n * 10n ** 38n)).toBe('about 1.42·10^40');
});

describe('a message', () => {
  const om3 = instanceAt(om, { n: 4, m: 1 }, 'byzantine');

  test('says what its claims mean, made or not made', () => {
    expect(messageText(om3, 1, 0, 1, ['0'])).toBe('“the order is ATTACK”');
    expect(messageText(om3, 1, 0, 1, [])).toBe('“the order is RETREAT”');
    expect(messageText(om3, 2, 2, 1, ['0.2'])).toBe('“0 ordered ATTACK”');
  });

  test('with several claims says one after the other', () => {
    const om5 = instanceAt(om, { n: 5, m: 2 }, 'byzantine');
    expect(messageText(om5, 3, 2, 1, ['0.3.2'])).toBe('“3 says that 0 ordered ATTACK; 4 says that 0 ordered RETREAT”');
  });

  test('that says nothing counts as RETREAT where silence does', () => {
    const three = instanceAt(om, { n: 3, m: 1, values: 3 }, 'byzantine');
    expect(messageText(three, 1, 0, 1, [])).toBe('nothing, which counts as RETREAT');
    expect(messageText(three, 1, 0, 1, ['0=2'])).toBe('“the order is ATTACK-2”');
  });

  test('that says nothing is nothing where silence is detected', () => {
    expect(messageText(instanceAt(sm, { n: 3, m: 1 }, 'signed'), 1, 0, 1, [])).toBe('nothing');
    expect(messageText(instanceAt(handshake, { n: 2, m: 0 }, 'loss'), 1, 0, 1, [])).toBe('nothing');
  });
});

test('whoever lies is a traitor; whoever crashes is not', () => {
  const words = (['byzantine', 'signed', 'crash'] as const).map((faults) => {
    const instance = instanceAt(sm, { n: 3, m: 1 }, faults);
    return [faultyWord(instance, false), faultyWord(instance, true)];
  });
  expect(words).toEqual([
    ['a traitor', 'traitors'],
    ['a traitor', 'traitors'],
    ['faulty', 'faulty'],
  ]);
  expect(faultyWord(instanceAt(handshake, { n: 2, m: 0 }, 'loss'), false)).toBe('faulty');
});
