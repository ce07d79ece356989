import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../test-support/tier/draws.ts';
import { at } from '../../model/at.ts';
import { booleanLogic } from '../../model/boolean.ts';
import type { Circuit, Literal } from '../../model/circuit.ts';
import { circuit, interpret } from '../../model/circuit.ts';
import { clauseFollows } from './justify.ts';
import { SAME_DRAW } from '../../test-support/same-draw.ts';

const INPUTS = 8;

/** Whether a clause holds for all assignments of a circuit's inputs. */
const holds = (made: Circuit, names: readonly string[], clause: readonly Literal[]): boolean =>
  Array.from({ length: 2 ** names.length }, (_, bits) => bits).every((bits) => {
    const valueOf = interpret(made, booleanLogic, (name) => ((bits >>> names.indexOf(name)) & 1) === 1);
    return clause.some(valueOf);
  });

/** How a gate is made: its threshold, and which of what there is, negated or not, it counts. */
const gateRecipe = fc.record({
  least: fc.nat(10),
  inputs: fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: 10 }),
});

const recipe = fc.record({
  gates: fc.array(gateRecipe, { minLength: 1, maxLength: 4 }),
  clause: fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: 4 }),
});

type Recipe = typeof recipe extends fc.Arbitrary<infer A> ? A : never;

const pick = (from: readonly Literal[], [index, negated]: readonly [number, boolean]): Literal => {
  const literal = at(from, index % from.length);
  return negated ? -literal : literal;
};

const build = (
  { gates, clause }: Recipe,
  layers: boolean,
): { readonly made: Circuit; readonly names: readonly string[]; readonly literals: readonly Literal[] } => {
  const made = circuit('plain');
  const names = Array.from({ length: INPUTS }, (_, i) => `x${String(i)}`);
  const inputs = names.map(made.input);
  const nodes = [...inputs];
  for (const { least, inputs: chosen } of gates)
    nodes.push(
      made.logic.atLeast(
        least,
        chosen.map((each) => pick(layers ? nodes : inputs, each)),
      ),
    );
  // Gates first: a clause of inputs alone is hardly ever interesting.
  return { made, names, literals: clause.map((each) => pick(nodes.toReversed(), each)) };
};

describe('a clause of gates is justified', () => {
  test('exactly where it holds for all assignments of their inputs', () => {
    let held = 0;
    fc.assert(
      fc.property(recipe, (each) => {
        const { made, names, literals } = build(each, false);
        const expected = holds(made, names, literals);
        if (expected) held += 1;
        expect(clauseFollows(made, literals)).toBe(expected);
      }),
      { ...SAME_DRAW, numRuns: runs(600, 1_500) },
    );
    expect(held).toBeGreaterThan(100);
  });

  test('only where it holds, if gates are inputs of gates', () => {
    fc.assert(
      fc.property(recipe, (each) => {
        const { made, names, literals } = build(each, true);
        if (clauseFollows(made, literals)) expect(holds(made, names, literals)).toBe(true);
      }),
      { numRuns: runs(600, 1_500) },
    );
  });
});

describe('by adding up', () => {
  const made = circuit('plain');
  const { atLeast, all, any } = made.logic;
  const many = Array.from({ length: 60 }, (_, i) => made.input(`y${String(i)}`));
  const [x = 0, y = 0, z = 0] = many;

  test('a gate and its inputs, however many there are', () => {
    const gate = atLeast(58, many);
    expect(clauseFollows(made, [-gate, x, y, z])).toBe(true);
    expect(clauseFollows(made, [-gate, x, y])).toBe(false);
    expect(clauseFollows(made, [gate, ...many.slice(0, 58).map((each) => -each)])).toBe(true);
    expect(clauseFollows(made, [gate, ...many.slice(0, 57).map((each) => -each)])).toBe(false);
  });

  test('the steps of a counter', () => {
    const upTo = (count: number, least: number): Literal => atLeast(least, many.slice(0, count));
    const next = at(many, 40);
    expect(clauseFollows(made, [-upTo(40, 7), -next, upTo(41, 8)])).toBe(true);
    expect(clauseFollows(made, [-upTo(40, 7), upTo(41, 7)])).toBe(true);
    expect(clauseFollows(made, [upTo(40, 8), next, -upTo(41, 8)])).toBe(true);
    expect(clauseFollows(made, [-upTo(40, 7), upTo(41, 8)])).toBe(false);
    expect(clauseFollows(made, [-upTo(40, 7), -upTo(41, 9), next])).toBe(false);
  });

  test('two halves of a count', () => {
    const [left, right] = [many.slice(0, 30), many.slice(30)];
    expect(clauseFollows(made, [-atLeast(5, left), -atLeast(6, right), atLeast(11, many)])).toBe(true);
    expect(clauseFollows(made, [-atLeast(5, left), -atLeast(6, right), atLeast(12, many)])).toBe(false);
    expect(clauseFollows(made, [atLeast(5, left), atLeast(6, right), -atLeast(10, many)])).toBe(true);
    expect(clauseFollows(made, [atLeast(5, left), atLeast(6, right), -atLeast(9, many)])).toBe(false);
  });

  describe('some of the gates, where the others say nothing to it', () => {
    const [left, right] = [many.slice(0, 30), many.slice(30)];
    /** Two halves of a count, and so many gates over inputs of their own. */
    const halves = (least: number, others: number): readonly Literal[] => [
      -atLeast(5, left),
      -atLeast(6, right),
      atLeast(least, many),
      ...Array.from({ length: others }, (_, i) => -any([0, 1, 2].map((j) => made.input(`z${String(3 * i + j)}`)))),
    ];

    test.each([1, 2, 3])('%i others, wherever they stand', (others) => {
      const clause = halves(11, others);
      for (const turn of clause.keys())
        expect(clauseFollows(made, [...clause.slice(turn), ...clause.slice(0, turn)])).toBe(true);
      expect(clauseFollows(made, halves(12, others))).toBe(false);
    });

    test('of more than six gates, not every choice is tried', () => {
      expect(clauseFollows(made, halves(11, 4))).toBe(false);
    });
  });

  test('a weight counts as often as it weighs', () => {
    const heavy = atLeast(2, [x, x, y, z]);
    expect(clauseFollows(made, [-x, heavy])).toBe(true);
    expect(clauseFollows(made, [-y, heavy])).toBe(false);
    expect(clauseFollows(made, [x, y, -heavy])).toBe(true);
  });

  test('a gate that is an input of another may stand for itself, and for what it means', () => {
    const inner = all([x, y]);
    const outer = any([inner, z]);
    expect(clauseFollows(made, [-inner, outer])).toBe(true);
    expect(clauseFollows(made, [-outer, inner, z])).toBe(true);
    expect(clauseFollows(made, [-outer, x, z])).toBe(false);
    expect(clauseFollows(made, [-inner, x, outer])).toBe(true);
  });

  test('what is constant, and a literal beside its negation', () => {
    expect(clauseFollows(made, [made.logic.one])).toBe(true);
    expect(clauseFollows(made, [made.logic.zero])).toBe(false);
    expect(clauseFollows(made, [x, -y, -x])).toBe(true);
    expect(clauseFollows(made, [x])).toBe(false);
    expect(clauseFollows(made, [])).toBe(false);
  });
});

test('where no sum is enough, all assignments are tried, of few inputs', () => {
  const made = circuit('plain');
  const names = Array.from({ length: 17 }, (_, i) => `x${String(i)}`);
  const xs = names.map(made.input);
  // Twice the count of some is even, so at least 2k - 1 is at least 2k: no sum with coefficients 1 shows it.
  const twice = (some: readonly Literal[], least: number): Literal => made.logic.atLeast(least, [...some, ...some]);
  const sixteen = xs.slice(0, 16);
  expect(clauseFollows(made, [-twice(sixteen, 7), made.logic.atLeast(4, sixteen)])).toBe(true);
  expect(clauseFollows(made, [-twice(sixteen, 7), made.logic.atLeast(5, sixteen)])).toBe(false);
  expect(clauseFollows(made, [-twice(xs, 7), made.logic.atLeast(4, xs)])).toBe(false);
});
