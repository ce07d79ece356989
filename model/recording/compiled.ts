/**
 * A recording as JavaScript: what is evaluated often is worth its compilation.
 *
 *     (meet, …) => (given) => { const v7 = meet(given[0].mine, given[2][0][1]); …; return { mine: v7, heard: given[0].heard }; }
 *
 * Only what is used is read, and a part that goes through unchanged is handed on as it is. In the two readings in which nearly
 * everything is evaluated a connective is an operator of JavaScript, and is written as one. Calls that compute the same, such as
 * those of one general in several rounds, are one function, which is worth optimising.
 *
 * Law (`evaluator.spec.ts`): compiled and interpreted, a recording comes to the same.
 */
import * as E from 'fp-ts/lib/Either.js';
import { booleanLogic } from '../boolean.ts';
import { lanesLogic } from '../lanes.ts';
import type { Logic } from '../logic.ts';
import type { Tree } from '../tree.ts';
import { leavesOf } from '../tree.ts';
import type { Draft } from './counting.ts';
import { bitsAtLeast, booleansAtLeast, emptyDraft } from './counting.ts';
import type { Operation, Recording, Shape } from './recording.ts';

type Compiled<B> = (given: readonly Tree<B>[]) => Tree<B>;

/** More lines than these make a function that is compiled slowly, and is not optimised. */
const MOST_LINES = 4_000;

/** The connectives that a function is made over, in the order of its arguments. */
const CONNECTIVES = [
  'zero',
  'one',
  'not',
  'meet',
  'join',
  'implies',
  'equal',
  'cond',
  'all',
  'any',
  'majority',
  'atLeast',
] as const satisfies readonly (keyof Logic<unknown>)[];

/** How an operation is written on what has these names; `draft` is the function so far. */
type Spelling = (operation: Operation, names: readonly string[], draft: Draft) => string;

/** More than half: a tie is no majority. */
const half = (names: readonly string[]): number => Math.floor(names.length / 2) + 1;

const chain = (names: readonly string[], operator: string, ofNone: string): string =>
  names.length === 0 ? ofNone : `(${names.join(` ${operator} `)})`;

/** Thirty-two executions: a connective works on the bits of integers (`lanes.ts`). */
const onBits: Spelling = ({ operator, threshold }, names, draft) => {
  const [a = '', b = '', c = ''] = names;
  switch (operator) {
    case 'zero':
      return '0';
    case 'one':
      return '-1';
    case 'not':
      return `(~${a})`;
    case 'meet':
    case 'all':
      return chain(names, '&', '-1');
    case 'join':
    case 'any':
      return chain(names, '|', '0');
    case 'implies':
      return `(~${a} | ${b})`;
    case 'equal':
      return `(~(${a} ^ ${b}))`;
    case 'cond':
      return `((${a} & ${b}) | (~${a} & ${c}))`;
    case 'majority':
      return bitsAtLeast(draft, half(names), names);
    case 'atLeast':
      return bitsAtLeast(draft, threshold, names);
  }
};

/** One execution: connectives are those of JavaScript (`boolean.ts`). */
const onBooleans: Spelling = ({ operator, threshold }, names, draft) => {
  const [a = '', b = '', c = ''] = names;
  switch (operator) {
    case 'zero':
      return 'false';
    case 'one':
      return 'true';
    case 'not':
      return `(!${a})`;
    case 'meet':
    case 'all':
      return chain(names, '&&', 'true');
    case 'join':
    case 'any':
      return chain(names, '||', 'false');
    case 'implies':
      return `(!${a} || ${b})`;
    case 'equal':
      return `(${a} === ${b})`;
    case 'cond':
      return `(${a} ? ${b} : ${c})`;
    case 'majority':
      return booleansAtLeast(draft, half(names), names);
    case 'atLeast':
      return booleansAtLeast(draft, threshold, names);
  }
};

/** Any reading: connectives are called. */
const asCalls: Spelling = ({ operator, threshold }, listed) => {
  const names = listed.join(', ');
  switch (operator) {
    case 'zero':
    case 'one':
      return operator;
    case 'not':
    case 'meet':
    case 'join':
    case 'implies':
    case 'equal':
    case 'cond':
      return `${operator}(${names})`;
    case 'all':
    case 'any':
    case 'majority':
      return `${operator}([${names}])`;
    case 'atLeast':
      return `atLeast(${String(threshold)}, [${names}])`;
  }
};

const spellings = new Map<unknown, Spelling>([
  [lanesLogic, onBits],
  [booleanLogic, onBooleans],
]);

/** How each part of the inputs is written, by its leaves and its shape; a leaf by its number alone. */
const pathsOf = (
  inputs: readonly Shape[],
): { readonly leaves: readonly string[]; readonly parts: ReadonlyMap<string, string> } => {
  const leaves: string[] = [];
  const parts = new Map<string, string>();
  const visit = (shape: Shape, path: string): void => {
    if (typeof shape === 'number') {
      leaves[shape] = path;
      return;
    }
    // A part without leaves is written anew: there is nothing to hand on.
    const [first] = leavesOf(shape);
    if (first !== undefined) parts.set(JSON.stringify(shape), path);
    if (Array.isArray(shape)) shape.forEach((part: Shape, i) => visit(part, `${path}[${String(i)}]`));
    else for (const [field, part] of Object.entries(shape)) visit(part, `${path}[${JSON.stringify(field)}]`);
  };
  inputs.forEach((input, i) => visit(input, `given[${String(i)}]`));
  return { leaves, parts };
};

/** The parameters that operations read more than once. */
const readOften = (operations: readonly Operation[], parameters: number): ReadonlySet<number> => {
  const once = new Set<number>();
  const often = new Set<number>();
  for (const { operands } of operations)
    for (const operand of operands) if (operand < parameters) (once.has(operand) ? often : once).add(operand);
  return often;
};

/** The text of the function, over the connectives; `null` where it is too long. */
const textOf = ({ inputs, parameters, operations, result }: Recording, spelled: Spelling): string | null => {
  const { leaves, parts } = pathsOf(inputs);
  const path = (leaf: number): string => leaves[leaf] ?? '';
  // A leaf that is read once is read where it is used.
  const often = readOften(operations, parameters);
  const named = (value: number): string =>
    value >= parameters ? `v${String(value)}` : often.has(value) ? `p${String(value)}` : path(value);
  const written = (shape: Shape): string => {
    if (typeof shape === 'number') return named(shape);
    const whole = parts.get(JSON.stringify(shape));
    if (whole !== undefined) return whole;
    if (Array.isArray(shape)) return `[${shape.map(written).join(', ')}]`;
    const fields = Object.entries(shape).map(([field, part]) => `${JSON.stringify(field)}: ${written(part as Shape)}`);
    return `{ ${fields.join(', ')} }`;
  };
  const draft = emptyDraft();
  const { lines } = draft;
  for (const leaf of often) lines.push(`const ${named(leaf)} = ${path(leaf)};`);
  for (const [i, operation] of operations.entries()) {
    const value = spelled(operation, operation.operands.map(named), draft);
    lines.push(`const v${String(parameters + i)} = ${value};`);
  }
  if (lines.length > MOST_LINES) return null;
  return ['return (given) => {', ...lines, `return ${written(result)};`, '};'].join('\n');
};

/** The functions that there are in each reading, by their text. */
const functions = new WeakMap<object, Map<string, unknown>>();

/** The recording as a function; `null` where it is too large for that, or functions cannot be made here. */
export const compiled = <B>(logic: Logic<B>, recording: Recording): Compiled<B> | null => {
  if (recording.operations.length > MOST_LINES || leavesOf(recording.result).length > MOST_LINES) return null;
  const body = textOf(recording, spellings.get(logic) ?? asCalls);
  if (body === null) return null;
  const known = functions.get(logic) ?? new Map<string, unknown>();
  functions.set(logic, known);
  const before = known.get(body);
  if (before !== undefined) return before as Compiled<B>;
  const made = E.tryCatch(
    // The text is made of numbers, of the names above, and of fields, which are quoted.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- this is a compiler
    (): unknown => new Function(...CONNECTIVES, body)(...CONNECTIVES.map((name) => logic[name])),
    // A page may forbid it.
    () => null,
  );
  if (E.isLeft(made)) return null;
  known.set(body, made.right);
  return made.right as Compiled<B>;
};
