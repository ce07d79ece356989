/**
 * Plain trees: what a program may hand back. Arrays and records with nothing about them that cannot be seen: no classes, no
 * symbols, no hidden or computed fields, no holes. Whatever else there was would be lost between two calls.
 */
import * as E from 'fp-ts/lib/Either.js';
import { quoted } from '../quoted.ts';
import type { Shape } from './recording.ts';

/** A shape, or what is wrong with the tree, and where in it. */
export type Taken = E.Either<string, Shape>;

const notPlain = (path: string, what: string): string => (path === '' ? what : `in its part “${path}” ${what}`);

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

/** What is wrong with an array or a record as a whole, whatever its parts are; `null` where nothing is. */
const wrongWith = (tree: object, names: readonly (string | symbol)[]): string | null => {
  if (!Array.isArray(tree))
    return isOrdinaryRecord(tree) ? null : 'is no plain record: a class, a map or a set keeps what cannot be seen';
  if (!isOrdinaryArray(tree)) return 'is no plain array';
  return names.length === tree.length + 1 ? null : 'is an array with holes, or with fields of its own';
};

/** A tree that is no shape: what is wrong with it, and where. Texts are no shapes, so they can stand beside them. */
type Wrong = string;

/** The part of that name, taken apart. */
const partOf = (
  tree: object,
  name: string | symbol,
  path: string,
  inside: (part: unknown, path: string) => Shape | Wrong,
): Shape | Wrong => {
  if (typeof name === 'symbol') return notPlain(path, 'has a field under a symbol');
  if (name === '__proto__') return notPlain(path, 'has a field “__proto__”');
  const found = shownIn(tree, name);
  return found === null
    ? notPlain(path, `has a hidden or computed field “${name}”`)
    : inside(found.value, path === '' ? name : `${path}.${name}`);
};

/** A tree taken to pieces, at a path from the whole; or what is wrong with it. */
const taken = (
  tree: unknown,
  numberOf: (leaf: unknown) => number | null,
  path: string,
  level: number,
): Shape | Wrong => {
  if (typeof tree !== 'object' || tree === null)
    return numberOf(tree) ?? notPlain(path, `has a leaf that is no truth value: ${quoted(tree)}`);
  if (level > MOST_LEVELS) return notPlain(path, 'contains itself, or is deeper than any state');
  const names = Reflect.ownKeys(tree);
  const wrong = wrongWith(tree, names);
  if (wrong !== null) return notPlain(path, wrong);
  const inside = (part: unknown, where: string): Shape | Wrong => taken(part, numberOf, where, level + 1);
  if (Array.isArray(tree)) {
    const shapes: Shape[] = [];
    for (let i = 0; i < names.length - 1; i++) {
      const shape = partOf(tree, String(i), path, inside);
      if (typeof shape === 'string') return shape;
      shapes.push(shape);
    }
    return shapes;
  }
  const shapes: (readonly [string, Shape])[] = [];
  for (const name of names) {
    const shape = partOf(tree, name, path, inside);
    if (typeof shape === 'string') return shape;
    shapes.push([String(name), shape]);
  }
  return Object.fromEntries(shapes);
};

/**
 * A tree taken to pieces: its shape, with the number that `numberOf` has for each leaf; `null` means that it is no truth
 * value.
 */
export const takenApart = (tree: unknown, numberOf: (leaf: unknown) => number | null): Taken => {
  const shape = taken(tree, numberOf, '', 0);
  return typeof shape === 'string' ? E.left(shape) : E.right(shape);
};

/**
 * The elements of a list, in a list that has nothing else about it. A list from an author's code may have a `map` or a `forEach`
 * of its own, which say something else each time, so it is copied by index before anything goes through it.
 */
export const elementsOf = <A>(list: readonly A[]): readonly A[] => {
  const { length } = list;
  const elements: A[] = [];
  for (let i = 0; i < length; i++) elements.push(list[i] as A);
  return elements;
};

/** A value and all that is in it, frozen: whoever is handed it cannot keep anything there. */
export const deeplyFrozen = <A>(value: A): A => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deeplyFrozen(part);
  }
  return value;
};
