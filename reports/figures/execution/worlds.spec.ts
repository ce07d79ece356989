import { describe, expect, test } from 'vitest';
import { fromCorpus } from '../../../test-support/drawn.ts';
import { gambled } from '../../../test-support/gambling.ts';
import { countClass, documentOf, textsIn } from '../../../test-support/figure.ts';
import { elementsCalled } from '../../../test-support/xml.ts';
import type { Figure } from '../svg.ts';
import { twoWorlds, worldsOf } from './worlds.ts';

const drawn = (name: string, general: number | null = null): Figure | null => {
  const { instance, recorded, t, broken } = fromCorpus(name);
  const worlds = worldsOf(instance, t, recorded, general);
  return worlds === null ? null : twoWorlds(instance, worlds, { broken });
};

const figure = drawn('om/validity-n3-m1');
if (figure === null) throw new Error('there is another world');

describe('figures 1 and 2 of the paper', () => {
  test('what 2 sees is seen in both worlds, all else is faint', () => {
    expect(countClass(figure, 'message seen')).toBe(4);
    expect(countClass(figure, 'message faint')).toBe(4);
    for (const manner of ['honest', 'lie', 'faint lie']) expect(countClass(figure, `message ${manner}`)).toBe(0);
  });

  test('what 2 hears is written alike in both', () => {
    const worlds = elementsCalled('g', documentOf(figure)).filter(({ attributes }) => attributes['class'] === 'world');
    const seen = worlds.map((world) =>
      elementsCalled('text', world)
        .filter(({ attributes }) => attributes['style']?.includes('fill:#005a8f') === true)
        .map(({ text }) => text),
    );
    expect(seen).toEqual([
      ['A', 'R'],
      ['A', 'R'],
    ]);
  });

  test('each world has its liar, marked where the general does not look', () => {
    expect(textsIn(figure).filter((text) => text.startsWith('lie'))).toEqual(['lie: A → R', 'lie: R → A']);
    expect(textsIn(figure).filter((text) => text === 'traitor')).toHaveLength(3);
    expect(textsIn(figure)).toContain('General 2 sees the same in both worlds, and so decides the same.');
  });

  test('both are told to those who do not see them', () => {
    expect(figure.description).toMatch(
      /World 1: General 0 commands, is loyal.*World 2: General 0 commands\. 0 is a traitor/,
    );
  });
});

test('of larger executions what it hears and what deviates, in the same rows in both', () => {
  const large = drawn('om/agreement-n6-m2', 4);
  expect(large === null ? 0 : countClass(large, 'message seen')).toBe(18);
  expect(large === null ? 0 : countClass(large, 'message faint lie')).toBe(3);
});

test('a lost message is not seen by whom it does not reach', () => {
  const lost = drawn('handshake/agreement-n2-m0');
  expect(lost === null ? 0 : countClass(lost, 'message faint lost')).toBe(1);
});

test('where none is found, there is none', () => {
  expect(drawn('flood-set/agreement-n4-m1-t2')).toBeNull();
});

describe('coins', () => {
  test('are in both worlds, those of the one that sees in its colour', () => {
    const { instance, recorded } = gambled(3, [0, 1]);
    const worlds = worldsOf(instance, 1, recorded);
    if (worlds === null) throw new Error('there is another world');
    const seen = twoWorlds(instance, worlds);
    expect(worlds.general).toBe(2);
    // In the other world a general is a traitor, whose coins are none; the last two are of the legend.
    expect(worlds.other.scenario.faulty).toHaveLength(1);
    expect(countClass(seen, 'coin')).toBe(3 + 2 + 2);
    expect(textsIn(seen).filter((text) => /^[HT]$/.test(text))).toEqual(Array.from('HHTHTHT'));
  });
});
