/**
 * Plain trees: what a program may hand back. Arrays and records with nothing about them that cannot be seen: no classes, no
 * symbols, no hidden or computed fields, no holes. Whatever else there was would be lost between two calls.
 */
import * as E from 'fp-ts/lib/Either.js';
import { quoted } from '../quoted.ts';
import type { Shape } from './recording.ts';

/** A shape, or what is wrong with the tree, and where in it. */
export type Taken = E.Either<string, Shape>;

const notPlain = (path: string, what: string): E.Either<string, never> =>
  E.left(path === '' ? what : `in its part “${path}” ${what}`);

/** Deeper than any state is: a tree that goes further contains itself. */
const MOST_LEVELS = 200;

/** Whether an array's prototype is the ordinary one, of whatever realm: that is an array itself, and no other is. */
const isOrdinaryArray = (value: readonly unknown[]): boolean => Array.isArray(Object.getPrototypeOf(value));

/** Whether a record's prototype is the ordinary one or none. */
const isOrdinaryRecord = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null);
};

/** A field that holds a value, and shows it. */
const shownIn = (value: object, field: string): PropertyDescriptor | null => {
  const found = Object.getOwnPropertyDescriptor(value, field);
  return found !== undefined && 'value' in found && found.enumerable === true ? found : null;
};

/** The parts of an array or a record by their names, or what is wrong with it. */
const partsOf = (tree: object, path: string): E.Either<string, readonly (readonly [name: string, part: unknown])[]> => {
  const names = Reflect.ownKeys(tree);
  const isArray = Array.isArray(tree);
  if (isArray && !isOrdinaryArray(tree)) return notPlain(path, 'is no plain array');
  if (isArray && names.length !== tree.length + 1)
    return notPlain(path, 'is an array with holes, or with fields of its own');
  if (!isArray && !isOrdinaryRecord(tree))
    return notPlain(path, 'is no plain record: a class, a map or a set keeps what cannot be seen');
  const parts: (readonly [string, unknown])[] = [];
  for (const name of isArray ? Array.from(tree, (_, i) => String(i)) : names) {
    if (typeof name === 'symbol') return notPlain(path, 'has a field under a symbol');
    if (name === '__proto__') return notPlain(path, 'has a field “__proto__”');
    const found = shownIn(tree, name);
    if (found === null) return notPlain(path, `has a hidden or computed field “${name}”`);
    parts.push([name, found.value]);
  }
  return E.right(parts);
};

/**
 * A tree taken to pieces: its shape, with the number that `numberOf` has for each leaf; `null` means that it is no truth
 * value.
 */
export const takenApart = (tree: unknown, numberOf: (leaf: unknown) => number | null, path = '', level = 0): Taken => {
  if (typeof tree !== 'object' || tree === null) {
    const number = numberOf(tree);
    return number === null ? notPlain(path, `has a leaf that is no truth value: ${quoted(tree)}`) : E.right(number);
  }
  if (level > MOST_LEVELS) return notPlain(path, 'contains itself, or is deeper than any state');
  const parts = partsOf(tree, path);
  if (E.isLeft(parts)) return parts;
  const shapes: (readonly [string, Shape])[] = [];
  for (const [name, part] of parts.right) {
    const shape = takenApart(part, numberOf, path === '' ? name : `${path}.${name}`, level + 1);
    if (E.isLeft(shape)) return shape;
    shapes.push([name, shape.right]);
  }
  return E.right(Array.isArray(tree) ? shapes.map(([, shape]) => shape) : Object.fromEntries(shapes));
};

/**
 * The elements of a list, in a list that has nothing else about it. A list from an author's code may have a `map` or a `forEach`
 * of its own, which say something else each time, so it is copied by index before anything goes through it.
 */
export const elementsOf = <A>(list: readonly A[]): readonly A[] =>
  Array.from({ length: list.length }, (_, i) => list[i] as A);

/** A value and all that is in it, frozen: whoever is handed it cannot keep anything there. */
export const deeplyFrozen = <A>(value: A): A => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deeplyFrozen(part);
  }
  return value;
};
