import { expect, test } from 'vitest';
import { fromCorpus } from '../../test-support/drawn.ts';
import { countClass, textsIn } from '../../test-support/figure.ts';
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
