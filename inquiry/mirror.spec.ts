import { describe, expect, test } from 'vitest';
import { handshake } from '../model/protocols/handshake.ts';
import { runScenario } from '../model/scenario.ts';
import { indistinguishable } from '../model/view.ts';
import { done } from '../model/work.ts';
import { figure1, om3 } from '../test-support/counterexample.ts';
import { gambled } from '../test-support/gambling.ts';
import { right } from '../test-support/either.ts';
import { testLaws } from '../test-support/law.ts';
import { questionAt } from '../test-support/question.ts';
import { FAULTS, smallInstances } from '../test-support/small-instances.ts';
import { toy } from '../test-support/toy.ts';
import { mirror, plainestMirror } from './mirror.ts';
import { mirrorLaws } from './mirror.properties.ts';
import { countedRuns } from '../test-support/counted-runs.ts';

describe.each(FAULTS)('laws under %s', (faults) => {
  testLaws(mirrorLaws(smallInstances({ n: [2, 3, 4], m: [0, 1], values: [2, 3], faults: [faults] })), 20);
});

describe('figures 1 and 2 of the paper', () => {
  test('2 cannot tell a traitorous lieutenant from a traitorous commander', () => {
    const other = mirror(om3.instance, 1, figure1, 2);
    expect(other?.scenario).toEqual({
      faulty: [0],
      orders: [0],
      deviations: [{ round: 1, from: 0, to: 2, prescribed: [], said: ['0'] }],
      heads: [],
    });
    expect(other === null ? false : indistinguishable(figure1.execution, other.execution, 2)).toBe(true);
    // It is another situation, and 1 could tell.
    expect(other === null ? true : indistinguishable(figure1.execution, other.execution, 1)).toBe(false);
  });

  test('where nobody may be faulty, there is no other situation', () => {
    expect(mirror(om3.instance, 0, figure1, 2)).toBeNull();
  });
});

test('who lost the last message cannot tell whether it was ever sent', () => {
  const { instance } = questionAt(handshake, { n: 2, m: 0, parameters: { acks: 2 } }, 'loss');
  const lost = { round: 3, from: 0, to: 1, prescribed: [], said: [] };
  const original = right(runScenario(instance, { faulty: [], orders: [1, 1], deviations: [lost], heads: [] }));
  const best = done(plainestMirror(instance, 0, original, [0, 1]));
  // 0 sees just what it would see if it had arrived.
  expect(best?.general).toBe(0);
  expect(best?.other.scenario).toEqual({ faulty: [], orders: [1, 1], deviations: [], heads: [] });
});

test('a search that would take too long gives up', () => {
  const { instance, runs } = countedRuns(toy({}), { n: 12, m: 1 });
  const lie = { round: 1, from: 0, to: 1, prescribed: [], said: ['attack'] };
  const orders = Array.from({ length: 12 }, () => 0);
  const original = right(runScenario(instance, { faulty: [0], orders, deviations: [lie], heads: [] }));
  const before = runs();
  // 4,096 ways to deal the orders for each of 2,048 ways to choose who is faulty.
  mirror(instance, 12, original, 1);
  expect(runs() - before).toBeGreaterThan(1_000);
  expect(runs() - before).toBeLessThan(20_000);
});

test('coins fall in it as in the original: a general sees its own', () => {
  const { instance, recorded } = gambled(3, [1]);
  const other = mirror(instance, 1, recorded, 1);
  expect(recorded.scenario.heads).toHaveLength(1);
  expect(other?.scenario.heads).toEqual(recorded.scenario.heads);
});
