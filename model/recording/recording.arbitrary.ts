/**
 * Recordings to draw: operations on earlier values, and a result that is a tree of some of them.
 */
import * as fc from 'fast-check';
import type { Operation, Operator, Recording, Shape } from './recording.ts';
import { numbered } from './recording.ts';

/** How many operands an operator has; `null` where it has any number. */
const ARITIES: Readonly<Record<Operator, number | null>> = {
  zero: 0,
  one: 0,
  not: 1,
  meet: 2,
  join: 2,
  implies: 2,
  equal: 2,
  cond: 3,
  all: null,
  any: null,
  majority: null,
  atLeast: null,
};

const OPERATORS = Object.keys(ARITIES) as readonly Operator[];

const anyShape: fc.Arbitrary<Shape> = fc.letrec<{ readonly tree: Shape }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constant<Shape>(0),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b c', '"', 'constructor'), tie('tree'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).tree;

/** Draws, as numbers that whoever uses them cuts to what there is. */
const draws = fc.array(fc.nat(), { minLength: 4, maxLength: 4 });

/** A recording of a few inputs and operations; some go to waste. */
export const anyRecording: fc.Arbitrary<Recording> = fc
  .record({
    inputs: fc.array(anyShape, { minLength: 1, maxLength: 3 }),
    steps: fc.array(fc.tuple(fc.constantFrom(...OPERATORS), draws), { minLength: 1, maxLength: 12 }),
    result: anyShape,
    picks: fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
  })
  .map(({ inputs: shapes, steps, result, picks }) => {
    const inputs = numbered(shapes);
    const parameters = numbered([...shapes, 0]).at(-1) as number;
    const operations: Operation[] = [];
    for (const [drawn, numbers] of steps) {
      const before = parameters + operations.length;
      const operator = before === 0 ? 'one' : drawn;
      const operands = numbers.slice(0, ARITIES[operator] ?? 4).map((number) => number % Math.max(1, before));
      const threshold = operator === 'atLeast' ? (numbers[0] ?? 0) % 6 : 0;
      operations.push({ operator, operands, threshold, constant: false });
    }
    const last = parameters + operations.length;
    // Sometimes a part of an input goes through as it is.
    const [first = 0] = picks;
    const through = first % 3 === 0 ? [inputs[first % inputs.length] as Shape] : [];
    const [chosen = 0] = numbered([result]);
    const pick = (shape: Shape): Shape => {
      if (typeof shape === 'number') return (picks[shape % picks.length] ?? 0) % last;
      if (Array.isArray(shape)) return shape.map((part: Shape) => pick(part));
      return Object.fromEntries(Object.entries(shape).map(([field, part]) => [field, pick(part as Shape)]));
    };
    return { inputs, parameters, operations, result: [pick(chosen), ...through] };
  });
