/**
 * A recording: what a call of a user's program computes, as a list of operations from leaves to leaves.
 *
 * A program is run once for each call that there is, with values that stand for any truth value; what it does with them is
 * written down, and from then on only the recording is evaluated, in whatever reading. So all readings mean the same
 * program by construction: what a value is cannot be looked at, because at recording it is none yet, and nothing travels
 * from call to call but the leaves of states and messages.
 *
 * Law (`recording.spec.ts`): evaluated in any `Logic`, a recording of a term is the term.
 */
import { at } from '../at.ts';
import type { Tree } from '../tree.ts';
import { leavesOf, mapTree } from '../tree.ts';

/** What an operation does with its operands; `zero` and `one` have none. */
export type Operator =
  'zero' | 'one' | 'not' | 'meet' | 'join' | 'implies' | 'equal' | 'cond' | 'all' | 'any' | 'majority' | 'atLeast';

/** One operation. A value is a number: first the parameters, then the operations in order. */
export interface Operation {
  readonly operator: Operator;
  readonly operands: readonly number[];
  /** Of `atLeast`, how many; 0 elsewhere. */
  readonly threshold: number;
  /** It was computed before any call, of constants. */
  readonly constant: boolean;
}

/** A tree whose leaves are the numbers of values. */
export type Shape = Tree<number>;

export interface Recording {
  /** What goes in, argument by argument: the parameters, numbered from 0 in order. */
  readonly inputs: readonly Shape[];
  /** How many parameters there are. */
  readonly parameters: number;
  readonly operations: readonly Operation[];
  /** What comes out. */
  readonly result: Shape;
}

/** A recording without the operations that nothing comes of. */
export const pruned = (recording: Recording): Recording => {
  const { inputs, parameters, operations, result } = recording;
  if (operations.length === 0) return recording;
  const needed = new Uint8Array(parameters + operations.length);
  for (const value of leavesOf(result)) needed[value] = 1;
  for (let i = operations.length - 1; i >= 0; i--)
    if (needed[parameters + i] === 1) for (const operand of at(operations, i).operands) needed[operand] = 1;
  const renamed = new Int32Array(parameters + operations.length);
  for (let value = 0; value < parameters; value++) renamed[value] = value;
  const kept: Operation[] = [];
  for (const [i, operation] of operations.entries()) {
    if (needed[parameters + i] !== 1) continue;
    renamed[parameters + i] = parameters + kept.length;
    kept.push({ ...operation, operands: operation.operands.map((operand) => renamed[operand] as number) });
  }
  return { inputs, parameters, operations: kept, result: mapTree(result, (value) => renamed[value] as number) };
};

/** The parameters that the result depends on, as far as the operations tell: fewer than it uses, never more. */
export const used = (recording: Recording): ReadonlySet<number> => {
  const { parameters, operations, result } = pruned(recording);
  const values = [...leavesOf(result), ...operations.flatMap(({ operands }) => operands)];
  return new Set(values.filter((value) => value < parameters));
};

/** A shape with the values in place of their numbers. */
export const filled = <B>(shape: Shape, values: readonly B[]): Tree<B> => mapTree(shape, (value) => values[value] as B);

/** Shapes with their leaves numbered from 0, one shape after another. */
export const numbered = (shapes: readonly Shape[]): readonly Shape[] => {
  let next = 0;
  return shapes.map((shape) => mapTree(shape, () => next++));
};
