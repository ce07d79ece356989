/**
 * Decision diagrams are the same if and only if the truth tables are, whatever the circuit looks like.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyTabled, casesIn, folded } from '../../test-support/tables.ts';
import { runs } from '../../test-support/tier/draws.ts';
import { at } from '../../model/at.ts';
import { booleanLogic } from '../../model/boolean.ts';
import type { Circuit, Effort, Literal } from '../../model/circuit.ts';
import { circuit, interpret } from '../../model/circuit.ts';
import { writtenTerm } from '../../model/circuit.properties.ts';
import { comparing, stepsOf } from './decision-diagram.ts';

/** Two literals' values, where these inputs hold and no others. */
const valuesAt = (made: Circuit, pair: readonly [Literal, Literal], trues: readonly string[]): readonly boolean[] =>
  pair.map(interpret(made, booleanLogic, (name) => trues.includes(name)));

describe.each<Effort>(['plain', 'sharp'])('in a circuit that is %s', (effort) => {
  test('two literals are equal where their truth tables are, and otherwise what tells them apart does', () => {
    fc.assert(
      fc.property(fc.array(anyTabled, { minLength: 1, maxLength: 4 }), (tabled) => {
        const made = circuit(effort);
        // All of them by one comparison, which remembers what it has seen of the first literal.
        const compare = comparing(made, stepsOf(1_000_000));
        for (const { term, table, same } of tabled) {
          const here = writtenTerm(made, term);
          for (const there of [casesIn(made.logic, made.input, table), -casesIn(made.logic, made.input, ~table)]) {
            const answer = compare(here, there);
            expect(answer === 'equal').toBe(same);
            if (typeof answer === 'string') continue;
            const [one, other] = valuesAt(made, [here, there], answer);
            expect(one).not.toBe(other);
          }
          expect(typeof compare(here, -here)).not.toBe('string');
        }
      }),
      { numRuns: runs(30, 1_000) },
    );
  });
});

describe('votes of forty', () => {
  const made = circuit('sharp');
  const { logic } = made;
  const votes = Array.from({ length: 40 }, (_, i) => made.input(`v${String(i)}`));
  const half = folded(logic, 21, votes);

  test('folded one after another, from either end, are the votes that are counted', () => {
    const compare = comparing(made, stepsOf(100_000));
    for (const there of [logic.majority(votes), folded(logic, 21, votes.toReversed())]) {
      expect(there).not.toBe(half);
      expect(compare(half, there)).toBe('equal');
    }
  });

  test('that differ where one vote is missing among all others are told apart', () => {
    const rare = logic.all(votes.map((vote, i) => (i === 7 ? logic.not(vote) : vote)));
    const there = logic.meet(logic.majority(votes), logic.not(rare));
    const expected = votes.map((_, i) => `v${String(i)}`).filter((name) => name !== 'v7');
    const answer = comparing(made, stepsOf(100_000))(half, there);
    expect(new Set(answer)).toEqual(new Set(expected));
  });
});

test('too many steps are not taken, and are said to be too many', () => {
  const made = circuit('sharp');
  const { logic } = made;
  const inputs = (name: string): readonly Literal[] =>
    Array.from({ length: 20 }, (_, i) => made.input(`${name}${String(i)}`));
  const [as, bs] = [inputs('a'), inputs('b')];
  // Inputs are asked for as they come here: for the b's, all a's have to be kept in mind.
  const here = logic.all([...as, ...bs]);
  const matching = as.map((a, i) => logic.meet(a, at(bs, i))).reduce((any, pair) => logic.join(any, pair));
  const steps = stepsOf(10_000);
  const compare = comparing(made, steps);
  expect(compare(here, logic.any(bs))).toHaveLength(39);
  expect(steps.isSpent()).toBe(false);
  expect(compare(here, matching)).toBe('spent');
  expect(steps.isSpent()).toBe(true);
  expect(compare(here, here)).toBe('spent');
  expect(comparing(made, stepsOf(10_000))(matching, logic.all(as))).toEqual(expect.arrayContaining(['a0']));
});
