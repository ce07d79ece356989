/**
 * A recording in which nothing is computed twice: an operation on the same values as one before it is that one. Programs ask
 * for the same threshold in several places, because that is how papers write them.
 */
import type { Operation, Recording } from './recording.ts';
import { mapTree } from '../tree.ts';

/** An operation as text; of what does not depend on their order, the operands are sorted. */
const keyOf = ({ operator, threshold }: Operation, operands: readonly number[]): string => {
  const isOrdered = operator === 'implies' || operator === 'cond';
  return `${operator} ${String(threshold)} ${(isOrdered ? operands : operands.toSorted((a, b) => a - b)).join()}`;
};

/** The recording, each value computed once. */
export const shared = (recording: Recording): Recording => {
  const { inputs, parameters, operations, result } = recording;
  if (operations.length < 2) return recording;
  const first = new Map<string, number>();
  const kept: Operation[] = [];
  const renamed: number[] = [];
  for (let parameter = 0; parameter < parameters; parameter++) renamed.push(parameter);
  for (const operation of operations) {
    const operands = operation.operands.map((operand) => renamed[operand] as number);
    const key = keyOf(operation, operands);
    const known = first.get(key) ?? parameters + kept.push({ ...operation, operands }) - 1;
    first.set(key, known);
    renamed.push(known);
  }
  if (kept.length === operations.length) return recording;
  return { inputs, parameters, operations: kept, result: mapTree(result, (value) => renamed[value] as number) };
};
