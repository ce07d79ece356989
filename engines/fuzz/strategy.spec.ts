import { describe, expect, test } from 'vitest';
import type { Choice, Choose } from '../../model/choice.ts';
import type { Lanes } from '../../model/lanes.ts';
import { lanesHeld } from '../../model/lanes.ts';
import type { Strategy, StrategyName } from './strategy.ts';
import { strategies } from './strategy.ts';
import { stream } from './stream.ts';

const named = (name: StrategyName): Strategy => {
  const found = strategies.find((strategy) => strategy.name === name);
  if (found === undefined) throw new Error(`there is no strategy ${name}`);
  return found;
};

const claim = (to: number, label = 'a', round = 1): Choice => ({ _tag: 'claim', round, from: 0, to, label });
const lost = (to: number, round = 1): Choice => ({ _tag: 'lost', round, from: 0, to });
const coin = (general: number): Choice => ({ _tag: 'coin', round: 1, general, coin: 0 });

/** What the strategy chooses, in a field of six generals and three rounds. */
const playing = (name: StrategyName, seed = 'play'): Choose<Lanes> =>
  named(name).play({ n: 6, rounds: 3, draw: stream(seed, name) });

/** How much of `count` lanes is chosen, from 0 to 1. */
const share = (choose: () => Lanes, count = 2_000): number =>
  Array.from({ length: count }, choose).reduce((sum, lanes) => sum + lanesHeld(lanes), 0) / (32 * count);

const honest = 0x0f0f0f0f;

test('there are seven, each by its own name and with a sentence; the first is the unbiased one', () => {
  expect(strategies.map(({ name }) => name)).toEqual([
    'noise',
    'sparse',
    'equivocate',
    'split',
    'silence',
    'echo',
    'late',
  ]);
  expect(new Set(strategies.map(({ summary }) => summary)).size).toBe(7);
});

test.each(strategies)('$name: the same bits, the same choices', ({ name }) => {
  const play = (): readonly Lanes[] => {
    const choose = playing(name);
    return [claim(0), claim(5), lost(3), coin(2), claim(1, 'a', 3)].map((choice) => choose(choice, honest));
  };
  expect(play()).toEqual(play());
});

test('noise: every choice is a fair coin, whatever is honest', () => {
  const choose = playing('noise');
  expect(share(() => choose(claim(1), -1))).toBeCloseTo(0.5, 1);
  expect(share(() => choose(claim(1), 0))).toBeCloseTo(0.5, 1);
  expect(choose(claim(1), 0)).not.toBe(choose(claim(1), 0));
});

test('sparse: one choice in eight is not honest', () => {
  const choose = playing('sparse');
  const lies = share(() => choose(claim(1), honest) ^ honest);
  expect(lies).toBeGreaterThan(0.12);
  expect(lies).toBeLessThan(0.13);
});

describe('equivocate: claims everything to one side of the army and nothing to the other', () => {
  test('to one general always the same, whatever it is about and whatever is honest', () => {
    const choose = playing('equivocate');
    const first = choose(claim(2, 'a'), 0);
    expect([choose(claim(2, 'b'), -1), choose(lost(2, 3), 0), choose(coin(2), honest)]).toEqual([first, first, first]);
  });

  test('to others something else', () => {
    const choose = playing('equivocate');
    expect(new Set([0, 1, 2, 3, 4, 5].map((to) => choose(claim(to), 0))).size).toBe(6);
  });
});

test('split: honest to the lower half of the army, the opposite to the upper half', () => {
  const choose = playing('split');
  expect([0, 1, 2, 3, 4, 5].map((to) => choose(claim(to), honest))).toEqual([
    honest,
    honest,
    honest,
    ~honest,
    ~honest,
    ~honest,
  ]);
});

describe('silence: says nothing, to some for good and to some in some rounds', () => {
  test('claims nothing that is not honest', () => {
    const choose = playing('silence');
    for (let i = 0; i < 100; i++) expect(choose(claim(i % 6, 'a', (i % 3) + 1), honest) & ~honest).toBe(0);
  });

  test('to about half of the generals, as lanes go, for good', () => {
    const choose = playing('silence');
    const ever = [0, 1, 2, 3, 4, 5].map((to) =>
      Array.from({ length: 64 }, () => choose(claim(to), -1)).reduce((a, b) => a | b, 0),
    );
    const spokenTo = ever.reduce((sum, lanes) => sum + lanesHeld(lanes), 0);
    expect(spokenTo).toBeGreaterThan(6 * 32 * 0.35);
    expect(spokenTo).toBeLessThan(6 * 32 * 0.65);
  });

  test('where messages are lost instead, it loses a quarter of them', () => {
    const quarter = share(() => playing('silence', 'many')(lost(1), 0), 1);
    expect(quarter).toBeLessThan(0.6);
    let round = 0;
    const losses = share(() => playing('silence', String(round++))(lost(1), 0));
    expect(losses).toBeCloseTo(0.25, 1);
  });
});

test('echo: tells one side of the army the opposite of what it should hear, always the same side', () => {
  const choose = playing('echo');
  const side = choose(claim(4), 0);
  expect(choose(claim(4, 'b', 3), honest)).toBe(honest ^ side);
  expect(choose(claim(4), -1)).toBe(~side);
  expect(choose(claim(5), 0)).not.toBe(side);
});

test('late: honest until the last round, and noise in it', () => {
  const choose = playing('late');
  expect([1, 2].map((round) => choose(claim(1, 'a', round), honest))).toEqual([honest, honest]);
  expect(share(() => choose(claim(1, 'a', 3), honest))).toBeCloseTo(0.5, 1);
});
