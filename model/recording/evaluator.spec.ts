/**
 * Recordings are evaluated alike however that is done: interpreted, compiled, pruned, and in every reading.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawOf } from '../../test-support/draw.ts';
import { booleanLogic } from '../boolean.ts';
import { laneOf, lanesLogic } from '../lanes.ts';
import type { Tree } from '../tree.ts';
import { leavesOf, mapTree, shapeOf } from '../tree.ts';
import { compiled } from './compiled.ts';
import { evaluatorOf } from './evaluator.ts';
import { anyRecording } from './recording.arbitrary.ts';
import type { Recording } from './recording.ts';
import { pruned, used } from './recording.ts';
import { shared } from './shared.ts';

/** Arguments of the right shapes. */
const drawn = <B>({ inputs }: Recording, leaf: () => B): readonly Tree<B>[] =>
  inputs.map((input) => mapTree(input, leaf));

describe('the same comes of a recording', () => {
  test('compiled and interpreted', () => {
    fc.assert(
      fc.property(anyRecording, fc.integer(), (recording, seed) => {
        const given = drawn(recording, drawOf(seed));
        const fast = compiled(lanesLogic, recording);
        expect(fast?.(given)).toEqual(evaluatorOf(lanesLogic, recording)(given));
      }),
    );
  });

  test('written with the operators of a reading, and with calls', () => {
    fc.assert(
      fc.property(anyRecording, fc.integer(), (recording, seed) => {
        const given = drawn(recording, drawOf(seed));
        // What is no reading that is known by itself is written with calls.
        expect(compiled(lanesLogic, recording)?.(given)).toEqual(compiled({ ...lanesLogic }, recording)?.(given));
        const alone = given.map((tree) => mapTree(tree, (x) => laneOf(x, 7)));
        expect(compiled(booleanLogic, recording)?.(alone)).toEqual(compiled({ ...booleanLogic }, recording)?.(alone));
      }),
    );
  });

  test('the first time and the hundredth', () => {
    fc.assert(
      fc.property(anyRecording, fc.integer(), (recording, seed) => {
        const given = drawn(recording, drawOf(seed));
        const evaluate = evaluatorOf(lanesLogic, recording);
        const first = evaluate(given);
        for (let time = 0; time < 100; time++) evaluate(drawn(recording, () => time));
        expect(evaluate(given)).toEqual(first);
      }),
      { numRuns: 30 },
    );
  });

  test('with and without the operations that nothing comes of', () => {
    fc.assert(
      fc.property(anyRecording, fc.integer(), (recording, seed) => {
        const given = drawn(recording, drawOf(seed));
        const shorter = pruned(recording);
        expect(shorter.operations.length).toBeLessThanOrEqual(recording.operations.length);
        expect(evaluatorOf(lanesLogic, shorter)(given)).toEqual(evaluatorOf(lanesLogic, recording)(given));
      }),
    );
  });

  test('with each value computed once', () => {
    fc.assert(
      fc.property(anyRecording, fc.integer(), (recording, seed) => {
        const given = drawn(recording, drawOf(seed));
        const once = shared(recording);
        const steps = once.operations.map(({ operator, operands, threshold }) =>
          JSON.stringify([operator, operands, threshold]),
        );
        expect(new Set(steps).size).toBe(steps.length);
        expect(evaluatorOf(lanesLogic, once)(given)).toEqual(evaluatorOf(lanesLogic, recording)(given));
      }),
    );
  });

  test('in one execution and in thirty-two at once', () => {
    fc.assert(
      fc.property(anyRecording, fc.integer(), fc.nat({ max: 31 }), (recording, seed, lane) => {
        const given = drawn(recording, drawOf(seed));
        const alone = evaluatorOf(booleanLogic, recording)(given.map((tree) => mapTree(tree, (x) => laneOf(x, lane))));
        const together = evaluatorOf(lanesLogic, recording)(given);
        expect(shapeOf(alone)).toBe(shapeOf(recording.result));
        expect(alone).toEqual(mapTree(together, (x) => laneOf(x, lane)));
      }),
    );
  });

  test('whatever a parameter is that is not used', () => {
    fc.assert(
      fc.property(anyRecording, fc.integer(), (recording, seed) => {
        const draw = drawOf(seed);
        const leaves = Array.from({ length: recording.parameters }, draw);
        const needed = used(recording);
        const others = leaves.map((leaf, i) => (needed.has(i) ? leaf : draw()));
        const at = (values: readonly number[]): Tree<number> =>
          evaluatorOf(
            lanesLogic,
            recording,
          )(recording.inputs.map((input) => mapTree(input, (parameter) => values[parameter] ?? 0)));
        expect(at(others)).toEqual(at(leaves));
      }),
    );
  });
});

test('a long list that is counted for every threshold, and a half of one', () => {
  const draw = drawOf(7);
  for (const length of [1, 2, 3, 7, 8, 30, 64]) {
    const operands = Array.from({ length }, (_, i) => i);
    const operations = Array.from({ length: 2 * length + 5 }, (_, i) => ({
      operator: 'atLeast' as const,
      operands: i % 2 === 0 ? operands : operands.toReversed(),
      threshold: i / 2 - 1,
      constant: false,
    }));
    const recording: Recording = {
      inputs: [operands],
      parameters: length,
      operations,
      result: operations.map((_, i) => length + i),
    };
    const list = operands.map(draw);
    expect(compiled(lanesLogic, recording)?.([list])).toEqual(
      operations.map(({ threshold }) => lanesLogic.atLeast(threshold, list)),
    );
    const alone = list.map((x) => laneOf(x, 3));
    expect(compiled(booleanLogic, recording)?.([alone])).toEqual(
      operations.map(({ threshold }) => booleanLogic.atLeast(threshold, alone)),
    );
  }
});

test('a part that goes through unchanged is handed on, not copied', () => {
  const recording: Recording = {
    inputs: [{ kept: [0, 1], other: 2 }],
    parameters: 3,
    operations: [{ operator: 'not', operands: [2], threshold: 0, constant: false }],
    result: { kept: [0, 1], other: 3 },
  };
  const kept = [true, false];
  const made = compiled(booleanLogic, recording)?.([{ kept, other: true }]) as { readonly kept: unknown };
  expect(made).toEqual({ kept, other: false });
  expect(made.kept).toBe(kept);
});

test('too large to compile is interpreted', () => {
  const operations = Array.from({ length: 5_000 }, (_, i) => ({
    operator: 'not' as const,
    operands: [i],
    threshold: 0,
    constant: false,
  }));
  const recording: Recording = { inputs: [0], parameters: 1, operations, result: 5_000 };
  expect(compiled(booleanLogic, recording)).toBeNull();
  expect(leavesOf(evaluatorOf(booleanLogic, recording)([true]))).toEqual([true]);
});
