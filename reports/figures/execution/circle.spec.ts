import { expect, test } from 'vitest';
import { fromCorpus } from '../../../test-support/drawn.ts';
import { right } from '../../../test-support/either.ts';
import { countClass, documentOf, outside, overlapping, textsIn } from '../../../test-support/figure.ts';
import { gambled } from '../../../test-support/gambling.ts';
import { instanceAt } from '../../../test-support/instance.ts';
import { says, scenarioWith } from '../../../test-support/scenario-with.ts';
import { toy } from '../../../test-support/toy.ts';
import type { XmlElement } from '../../../test-support/xml.ts';
import { elementsCalled } from '../../../test-support/xml.ts';
import { runScenario } from '../../../model/scenario.ts';
import type { Figure } from '../svg.ts';
import { armyInCircles } from './circle.ts';

const drawn = (name: string): Figure => {
  const { instance, recorded, broken } = fromCorpus(name);
  return armyInCircles(instance, recorded, { broken });
};

test('a circle a round, and one with what is decided', () => {
  const texts = textsIn(drawn('om/validity-n3-m1'));
  expect(texts.filter((text) => /^(round \d|decided)$/.test(text))).toEqual(['round 1', 'round 2', 'decided']);
  for (const general of ['0', '1', '2']) expect(texts.filter((text) => text === general)).toHaveLength(3);
});

test('every message of every round, lies marked and written out', () => {
  const figure = drawn('om/validity-n3-m1');
  expect([countClass(figure, 'message honest'), countClass(figure, 'message lie')]).toEqual([3, 1]);
  expect(textsIn(figure)).toContain('A → R');
  expect(textsIn(figure)).toContain('RETREAT');
});

test('of a round with many messages the others are thin and not written out, and it says so', () => {
  const figure = drawn('om/agreement-n6-m2');
  expect(['honest', 'lie', 'faint'].map((manner) => countClass(figure, `message ${manner}`))).toEqual([5, 3, 37]);
  expect(textsIn(figure).join(' ')).toContain('only what deviates is written out');
});

test('losses end at a cross, and so does whoever crashed', () => {
  expect(countClass(drawn('flood-set/agreement-n4-m1-t2'), 'message lost')).toBe(3);
  expect(textsIn(drawn('flood-set/agreement-n4-m1-t2'))).toContain('stops');
});

/** Everybody says something long, and one of the generals the opposite. */
const longWinded = (n: number, faults: string): Figure => {
  const words = 'the enemy is before the gates';
  const instance = instanceAt(toy({ claims: () => [words], meaning: () => words }), { n, m: 1 }, faults);
  const said = faults === 'byzantine' ? [words] : [];
  const lies = Array.from({ length: n - 1 }, (_, i) => says(1, 0, i + 1, ...said));
  const orders = Array.from({ length: n }, (_, general) => (faults === 'byzantine' && general === 0 ? 0 : 1));
  const deviations = faults === 'byzantine' ? lies.slice(1) : lies;
  return armyInCircles(instance, right(runScenario(instance, scenarioWith({ faulty: [0], orders, deviations }))));
};

const field = (element: XmlElement | undefined, name: string): number => Number(element?.attributes[name] ?? 0);

/** The grounds that words stand on, and the generals, of the panel of the first round. */
const panelOf = (
  figure: Figure,
): { readonly grounds: readonly XmlElement[]; readonly generals: readonly XmlElement[] } => {
  const [panel] = elementsCalled('g', documentOf(figure));
  const inside = (name: string): readonly XmlElement[] => (panel === undefined ? [] : elementsCalled(name, panel));
  return { grounds: inside('rect'), generals: inside('text').filter(({ text }) => /^\d$/.test(text)) };
};

test.each([
  [2, 'byzantine'],
  [3, 'byzantine'],
  [4, 'byzantine'],
  [3, 'crash'],
  [4, 'crash'],
] as const)('long words cover no general: %i generals, %s', (n, faults) => {
  const figure = longWinded(n, faults);
  const { grounds, generals } = panelOf(figure);
  expect(grounds.length).toBeGreaterThan(0);
  expect(generals).toHaveLength(n);
  for (const ground of grounds)
    for (const general of generals) {
      const [x, y] = [field(general, 'x'), field(general, 'y') - 4.5];
      const aside = Math.max(field(ground, 'x') - x, x - field(ground, 'x') - field(ground, 'width'));
      const above = Math.max(field(ground, 'y') - y, y - field(ground, 'y') - field(ground, 'height'));
      expect(Math.max(aside, above)).toBeGreaterThanOrEqual(16);
    }
  expect(outside(figure)).toEqual([]);
  expect(overlapping(figure)).toEqual([]);
});

test('what is said has a ground of its own, so that no dash shows between its words', () => {
  const figure = drawn('om/validity-n3-m1');
  const grounds = elementsCalled('rect', documentOf(figure)).filter(({ attributes }) => attributes['rx'] === '3');
  expect(grounds).toHaveLength(countClass(figure, 'message honest') + countClass(figure, 'message lie'));
});

test('coins stand beside their generals, in their round alone', () => {
  const { instance, recorded } = gambled(4, [1], 2);
  const figure = armyInCircles(instance, recorded);
  const panels = elementsCalled('g', documentOf(figure)).filter(
    ({ attributes }) => attributes['transform'] !== undefined,
  );
  const coins = panels.map((panel) =>
    elementsCalled('g', panel).flatMap(({ attributes, children }) =>
      attributes['class'] === 'coin' ? children.filter(({ name }) => name === 'text').map(({ text }) => text) : [],
    ),
  );
  expect(coins).toEqual([[], ['TT', 'HT', 'TT', 'TT'], []]);
  expect(outside(figure)).toEqual([]);
  expect(overlapping(figure)).toEqual([]);
  expect(figure.description).toContain('1 tosses heads, then tails; everybody else tosses tails twice.');
});
