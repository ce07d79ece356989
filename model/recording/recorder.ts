/**
 * A recorder: a `Logic` that writes down what is computed with it, call by call.
 *
 * A handle belongs to the call in which it was made. What a program computes while it is made itself, before any call, is
 * computed from constants; it becomes part of each recording that uses it. A handle that comes from elsewhere was kept where
 * the kernel does not see it, in a closure or a module's variable, and is refused.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Logic } from '../logic.ts';
import { quoted } from '../quoted.ts';
import type { Ink } from './ink.ts';
import { elementsOf } from './plain.ts';
import type { Operation, Operator } from './recording.ts';

/** What a call handed back, and what it computed. */
export interface RecordedCall<A> {
  readonly returned: A;
  readonly operations: readonly Operation[];
  /** The number of a handle; `null` if it is none of this call's. */
  readonly numberOf: (handle: unknown) => number | null;
}

/** New handles for the parameters of a call, or of several that are handed the same. */
export interface Parameters<B> {
  readonly handles: readonly B[];
  readonly numberOf: ReadonlyMap<unknown, number>;
}

export interface Recorder<B> {
  readonly logic: Logic<B>;
  readonly parameters: (count: number) => Parameters<B>;
  /** Run a call on these parameters, and record it. */
  readonly record: <A>(parameters: Parameters<B>, call: () => A) => RecordedCall<A>;
}

/** What is written down of one call. It grows while the call runs, and nothing else writes to it. */
interface Roll {
  readonly parameters: Parameters<unknown>;
  /** The numbers of what was computed. */
  readonly numbers: Map<unknown, number>;
  readonly operations: Operation[];
}

const rollOf = (parameters: Parameters<unknown>): Roll => ({ parameters, numbers: new Map(), operations: [] });

const FOREIGN =
  'is no truth value of this call: values come in as arguments and leave in what is handed back, and nothing else may keep them';

/** A recorder whose handles are of this ink. */
export const recorderOf = <B>(ink: Ink): Recorder<B> => {
  let made = 0;
  /** What is computed before any call. */
  const constants = rollOf({ handles: [], numberOf: new Map() });
  let roll = constants;

  /** The handles of the constants, by number. */
  const handles: unknown[] = [];

  const write = (onto: Roll, operation: Operation): number =>
    onto.parameters.handles.length + onto.operations.push(operation) - 1;

  /** The number of a handle on a roll; a constant is written there when it is first needed. */
  const numberIn = (onto: Roll, handle: unknown): number | null => {
    const known = onto.numbers.get(handle) ?? onto.parameters.numberOf.get(handle);
    if (known !== undefined) return known;
    const constant = constants.numbers.get(handle);
    const operation = constant === undefined ? undefined : constants.operations[constant];
    if (operation === undefined) return null;
    const operands = operation.operands.map((operand) => numberIn(onto, handles[operand]) ?? 0);
    const number = write(onto, { ...operation, operands, constant: true });
    onto.numbers.set(handle, number);
    return number;
  };

  const apply = (operator: Operator, operands: readonly unknown[], threshold = 0): B => {
    const numbers: number[] = [];
    for (const operand of operands) {
      const number = numberIn(roll, operand);
      if (number === null) throw new TypeError(`logic.${operator}: ${quoted(operand)} ${FOREIGN}`);
      numbers.push(number);
    }
    const number = write(roll, { operator, operands: numbers, threshold, constant: roll === constants });
    const handle = ink.handle(made++);
    roll.numbers.set(handle, number);
    if (roll === constants) handles[number] = handle;
    return handle as B;
  };

  const listed = (operator: Operator, xs: readonly B[]): readonly B[] => {
    // The types say so, but not everybody heeds them.
    if (Array.isArray(xs)) return elementsOf(xs as readonly B[]);
    throw new TypeError(`logic.${operator} takes a list of truth values, not ${quoted(xs)}`);
  };

  const logic: Logic<B> = {
    get zero() {
      return apply('zero', []);
    },
    get one() {
      return apply('one', []);
    },
    not: (a) => apply('not', [a]),
    meet: (a, b) => apply('meet', [a, b]),
    join: (a, b) => apply('join', [a, b]),
    implies: (a, b) => apply('implies', [a, b]),
    equal: (a, b) => apply('equal', [a, b]),
    cond: (condition, a, b) => apply('cond', [condition, a, b]),
    all: (xs) => apply('all', listed('all', xs)),
    any: (xs) => apply('any', listed('any', xs)),
    majority: (xs) => apply('majority', listed('majority', xs)),
    atLeast: (k, xs) => {
      if (typeof k !== 'number' || Number.isNaN(k))
        throw new TypeError(`logic.atLeast takes a number of truth values, not ${quoted(k)}`);
      return apply('atLeast', listed('atLeast', xs), k);
    },
  };

  return {
    logic: Object.freeze(logic),
    parameters: (count) => {
      const given: unknown[] = [];
      const numberOf = new Map<unknown, number>();
      for (let number = 0; number < count; number++) {
        const handle = ink.handle(made++);
        given.push(handle);
        // Where handles are all alike, each of them is the last.
        numberOf.set(handle, number);
      }
      return { handles: given as readonly B[], numberOf };
    },
    record: (parameters, call) => {
      const own = rollOf(parameters);
      const outer = roll;
      roll = own;
      const returned = E.tryCatch(call, (thrown) => thrown);
      roll = outer;
      if (E.isLeft(returned)) throw returned.left;
      return {
        returned: returned.right,
        operations: own.operations,
        numberOf: (handle) => numberIn(own, handle),
      };
    },
  };
};
