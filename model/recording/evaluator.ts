/**
 * Evaluating a recording in a reading.
 *
 * This is the innermost loop of every engine, so values are kept in an array that is used again for each call of one
 * recording (nothing that is evaluated calls back), and what is evaluated often is compiled.
 */
import type { Logic } from '../logic.ts';
import type { Tree } from '../tree.ts';
import { mapTree, placeLeaves } from '../tree.ts';
import { compiled } from './compiled.ts';
import type { Operation, Recording } from './recording.ts';

/** A recording, ready to be evaluated in one reading: what comes of its arguments. */
export type Evaluator<B> = (given: readonly Tree<B>[]) => Tree<B>;

/** The values of these numbers. */
const listed = <B>(operands: readonly number[], values: readonly B[]): readonly B[] => {
  const xs: B[] = [];
  for (const operand of operands) xs.push(values[operand] as B);
  return xs;
};

/** One operation; `values` are those before it. */
const compute = <B>(logic: Logic<B>, { operator, operands, threshold }: Operation, values: readonly B[]): B => {
  switch (operator) {
    case 'zero':
      return logic.zero;
    case 'one':
      return logic.one;
    case 'not':
      return logic.not(values[operands[0] as number] as B);
    case 'meet':
      return logic.meet(values[operands[0] as number] as B, values[operands[1] as number] as B);
    case 'join':
      return logic.join(values[operands[0] as number] as B, values[operands[1] as number] as B);
    case 'implies':
      return logic.implies(values[operands[0] as number] as B, values[operands[1] as number] as B);
    case 'equal':
      return logic.equal(values[operands[0] as number] as B, values[operands[1] as number] as B);
    case 'cond':
      return logic.cond(
        values[operands[0] as number] as B,
        values[operands[1] as number] as B,
        values[operands[2] as number] as B,
      );
    case 'all':
      return logic.all(listed(operands, values));
    case 'any':
      return logic.any(listed(operands, values));
    case 'majority':
      return logic.majority(listed(operands, values));
    case 'atLeast':
      return logic.atLeast(threshold, listed(operands, values));
  }
};

/** After so many evaluations a recording is worth its compilation. */
const OFTEN = 16;

/** What was made ready in each reading. Both are kept by others: what is gone there is gone here. */
const evaluators = new WeakMap<object, WeakMap<Recording, Evaluator<unknown>>>();

/** A recording, interpreted until it is worth its compilation; the same one each time it is asked for. */
export const evaluatorOf = <B>(logic: Logic<B>, recording: Recording): Evaluator<B> => {
  let known = evaluators.get(logic);
  if (known === undefined) evaluators.set(logic, (known = new WeakMap<Recording, Evaluator<unknown>>()));
  // It was made in this reading.
  const before = known.get(recording) as Evaluator<B> | undefined;
  if (before !== undefined) return before;
  const made = ready(logic, recording);
  known.set(recording, made as Evaluator<unknown>);
  return made;
};

const ready = <B>(logic: Logic<B>, recording: Recording): Evaluator<B> => {
  const { parameters, operations, result } = recording;
  const values: B[] = [];
  const interpreted: Evaluator<B> = (given) => {
    let next = 0;
    for (const argument of given) next = placeLeaves(argument, values, next);
    for (let i = 0; i < operations.length; i++)
      values[parameters + i] = compute(logic, operations[i] as Operation, values);
    return mapTree(result, (value) => values[value] as B);
  };
  let times = 0;
  let run = interpreted;
  return (given) => {
    times += 1;
    if (times === OFTEN) run = compiled(logic, recording) ?? interpreted;
    return run(given);
  };
};
