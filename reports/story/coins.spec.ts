import { describe, expect, test } from 'vitest';
import { om } from '../../model/protocols/om.ts';
import { gambled } from '../../test-support/gambling.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { toy } from '../../test-support/toy.ts';
import { coinsTold, coinsUntold, coinTellings, coinText, coinLetters, sidesText, tossesOf } from './coins.ts';

const told = (n: number, heads: readonly number[]): readonly string[] => {
  const { instance, recorded } = gambled(n, heads);
  return coinTellings(instance, recorded.scenario).map(coinText);
};

describe('the coins of a round', () => {
  test.each<readonly [n: number, heads: readonly number[], text: string]>([
    [3, [], 'everybody tosses tails'],
    [3, [0, 1, 2], 'everybody tosses heads'],
    [3, [2], '2 tosses heads; everybody else tosses tails'],
    [3, [0, 1], '2 tosses tails; everybody else tosses heads'],
    [4, [0, 2], '0 and 2 toss heads; everybody else tosses tails'],
    [2, [1], '1 tosses heads; 0 tosses tails'],
    [30, [4, 17], '4 and 17 toss heads; everybody else tosses tails'],
  ])('of %i generals, heads for %j', (n, heads, text) => {
    expect(told(n, heads)).toEqual([`Round 2: ${text}.`]);
  });

  test('of which some toss none, by their names', () => {
    const instance = instanceAt(
      toy({ coins: (_army, _round, general) => (general < 3 ? 1 : 0) }),
      { n: 4, m: 0 },
      'byzantine',
    );
    const fallen = { faulty: [], heads: [{ round: 1, general: 1, coin: 0 }] };
    expect(coinTellings(instance, fallen).map(({ text }) => text)).toEqual(['1 tosses heads; 0 and 2 toss tails']);
    expect(tossesOf(instance, fallen).map(({ general }) => general)).toEqual([0, 1, 2]);
  });

  test('there are none where the protocol tosses none', () => {
    const instance = instanceAt(om, { n: 4, m: 1 }, 'byzantine');
    const fallen = { faulty: [], heads: [] };
    expect([tossesOf(instance, fallen), coinTellings(instance, fallen)]).toEqual([[], []]);
  });

  test.each<readonly [faults: string, heads: readonly number[], text: string]>([
    ['byzantine', [0], '0 tosses heads; everybody else who is loyal tosses tails'],
    ['byzantine', [], 'everybody who is loyal tosses tails'],
    ['crash', [0], '0 tosses heads; everybody else tosses tails'],
  ])('a traitor’s are not told, and those of one who may crash are: %s, heads for %j', (faults, heads, text) => {
    const instance = instanceAt(toy({ coins: () => 1 }), { n: 4, m: 0 }, faults);
    const fallen = { faulty: [1], heads: heads.map((general) => ({ round: 1, general, coin: 0 })) };
    expect(coinTellings(instance, fallen).map((told) => told.text)).toEqual([text]);
  });
});

test('several coins in words, and in letters', () => {
  const sides = (text: string): readonly boolean[] => Array.from(text, (letter) => letter === 'H');
  expect(['H', 'TT', 'HHH', 'HTT', 'THTH'].map((text) => sidesText(sides(text)))).toEqual([
    'heads',
    'tails twice',
    'heads 3 times',
    'heads, then tails twice',
    'tails, then heads, then tails, then heads',
  ]);
  expect(['H', 'THTH', 'HTTTTH', 'TTTTT'].map((text) => coinLetters(sides(text)))).toEqual([
    'H',
    'THTH',
    '2H 4T',
    '5T',
  ]);
});

test('of many rounds, those with heads are told, and that the others have none', () => {
  const long = instanceAt(toy({ rounds: () => 13, coins: () => 1 }), { n: 2, m: 0 }, 'byzantine');
  const all = coinTellings(long, { faulty: [], heads: [{ round: 7, general: 0, coin: 0 }] });
  expect(coinsTold(all).map(coinText)).toEqual(['Round 7: 0 tosses heads; 1 tosses tails.']);
  expect(coinsUntold(all)).toEqual(['All other coins show tails.']);
  expect([coinsTold(all.slice(1)), coinsUntold(all.slice(1))]).toEqual([all.slice(1), []]);
});
