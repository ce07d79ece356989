/**
 * What a program may hand back: plain arrays and records, and truth values of its call.
 */
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { left, right } from '../../test-support/either.ts';
import { deeplyFrozen, takenApart } from './plain.ts';

/** Booleans are the leaves here. */
const taken = (tree: unknown): ReturnType<typeof takenApart> =>
  takenApart(tree, (leaf) => (typeof leaf === 'boolean' ? Number(leaf) : null));

test('arrays and records of leaves', () => {
  expect(right(taken({ a: [true, { b: false }], c: [], d: {} }))).toEqual({ a: [1, { b: 0 }], c: [], d: {} });
  expect(right(taken(true))).toBe(1);
});

test('of another realm as well', () => {
  expect(right(taken(runInNewContext('({ a: [true] })')))).toEqual({ a: [1] });
});

test('a record without a prototype', () => {
  expect(right(taken(Object.assign(Object.create(null) as object, { a: true })))).toEqual({ a: 1 });
});

/** A state that keeps a field where nobody sees it. */
class Hiding {
  readonly #hidden: boolean;
  readonly mine = true;
  constructor(hidden: boolean) {
    this.#hidden = hidden;
  }
  get shown(): boolean {
    return this.#hidden;
  }
}

describe('refused, with the place:', () => {
  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;
  test.each([
    ['a field under a symbol', { a: { [Symbol('hidden')]: true } }, 'in its part “a” has a field under a symbol'],
    ['a hidden field', Object.defineProperty({}, 'b', { value: true }), 'has a hidden or computed field “b”'],
    [
      'a computed field',
      {
        get b() {
          return true;
        },
      },
      'has a hidden or computed field “b”',
    ],
    [
      'a class',
      { a: [new Hiding(true)] },
      'in its part “a.0” is no plain record: a class, a map or a set keeps what cannot be seen',
    ],
    ['a map', new Map(), 'is no plain record: a class, a map or a set keeps what cannot be seen'],
    ['an array of another class', new (class extends Array<boolean> {})(), 'is no plain array'],
    ['an array with holes', Array<boolean>(2), 'is an array with holes, or with fields of its own'],
    [
      'an array with a field',
      Object.assign([true], { extra: true }),
      'is an array with holes, or with fields of its own',
    ],
    ['a field that would be a prototype', JSON.parse('{ "__proto__": true }') as unknown, 'has a field “__proto__”'],
    ['a function', { a: () => true }, 'in its part “a” has a leaf that is no truth value: a function'],
    ['nothing', { a: undefined }, 'in its part “a” has a leaf that is no truth value: undefined'],
  ])('%s', (_what, tree, reason) => {
    expect(left(taken(tree))).toBe(reason);
  });

  test('what contains itself', () => {
    expect(left(taken(cyclic))).toContain('contains itself');
  });
});

test('frozen through and through, once', () => {
  const tree = deeplyFrozen({ a: [{ b: true }] });
  expect([tree, tree.a, tree.a[0]].every(Object.isFrozen)).toBe(true);
  expect(deeplyFrozen(tree)).toBe(tree);
});
