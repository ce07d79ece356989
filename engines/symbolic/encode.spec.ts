import { describe, expect, test } from 'vitest';
import type { Circuit, Effort, Literal } from '../../model/circuit.ts';
import { circuit } from '../../model/circuit.ts';
import { testLaws } from '../../test-support/law.ts';
import { answerTo } from '../../test-support/solver.ts';
import type { Cnf } from './cnf.ts';
import { DIRECT, encode } from './encode.ts';
import { encodeLaws, clauseList } from './encode.properties.ts';

const efforts: readonly Effort[] = ['plain', 'sharp'];
const directs: readonly number[] = [0, 1, 5, 40, Infinity];

describe.each(efforts)('a circuit that is %s', (effort) => {
  describe.each(directs)('with thresholds written out in up to %s clauses', (direct) => {
    testLaws(encodeLaws(effort, direct), 60);
  });
});

/** What is asserted of inputs called x0, x1, …, as clauses. */
const asserting = (
  count: number,
  assert: (xs: readonly Literal[], logic: Circuit['logic']) => readonly Literal[],
  direct: number = DIRECT,
): Cnf => {
  const made = circuit('plain');
  const xs = Array.from({ length: count }, (_, i) => made.input(`x${String(i)}`));
  return encode(made, assert(xs, made.logic), direct);
};

describe('constants', () => {
  test('nothing asserted, or the truth, leaves no clause', () => {
    for (const cnf of [asserting(0, () => []), asserting(0, (_, { one }) => [one, one])]) {
      expect(cnf).toEqual({ meanings: [], clauses: new Int32Array(0), size: 0 });
      expect(answerTo(cnf)._tag).toBe('Satisfiable');
    }
  });

  test('a falsehood leaves the empty clause, and nothing else', () => {
    const cnf = asserting(3, ([a = 0, b = 0, c = 0], { zero, one, majority }) => [a, one, majority([a, b, c]), zero]);
    expect(cnf).toEqual({ meanings: [], clauses: Int32Array.of(0), size: 1 });
    expect(answerTo(cnf)._tag).toBe('Unsatisfiable');
  });

  test('what is asserted twice is said once, and a contradiction is left to the solver', () => {
    expect(clauseList(asserting(1, ([a = 0]) => [a, a]))).toEqual([[1]]);
    const contradiction = asserting(1, ([a = 0]) => [a, -a]);
    expect(clauseList(contradiction)).toEqual([[1], [-1]]);
    expect(answerTo(contradiction)._tag).toBe('Unsatisfiable');
  });
});

describe('a threshold, directly', () => {
  test('is one clause for each smallest set of inputs without which it fails', () => {
    const cnf = asserting(3, (xs, { majority }) => [majority(xs)]);
    expect(cnf.meanings).toEqual([
      { _tag: 'Input', name: 'x0' },
      { _tag: 'Input', name: 'x1' },
      { _tag: 'Input', name: 'x2' },
      { _tag: 'Gate', least: 2, inputs: [1, 2, 3], weights: [1, 1, 1] },
    ]);
    expect(clauseList(cnf)).toEqual([[4], [-4, 1, 2], [-4, 1, 3], [-4, 2, 3]]);
  });

  test('is only explained in the direction that is asserted', () => {
    expect(clauseList(asserting(3, (xs, { not, majority }) => [not(majority(xs))]))).toEqual([
      [-4],
      [4, -1, -2],
      [4, -1, -3],
      [4, -2, -3],
    ]);
  });

  test('is explained in both where both are used', () => {
    const cnf = asserting(3, (xs, { equal, majority }) => [equal(majority(xs.slice(0, 2)), xs[2] ?? 0)]);
    const gates = cnf.meanings.flatMap((meaning, i) => (meaning._tag === 'Gate' ? [i + 1] : []));
    const clauses = clauseList(cnf);
    expect(
      gates.some((gate) => clauses.some(([first]) => first === gate) && clauses.some(([first]) => first === -gate)),
    ).toBe(true);
  });

  test('has smaller clauses where an input weighs more', () => {
    // At least 3 of a, b and c twice: c, and one of the others.
    const cnf = asserting(3, ([a = 0, b = 0, c = 0], { atLeast }) => [atLeast(3, [a, b, c, c])]);
    expect(clauseList(cnf)).toEqual([[4], [-4, 3], [-4, 1, 2]]);
  });

  test('of all or of any is never counted, however many there are', () => {
    expect(clauseList(asserting(200, (xs, { all }) => [all(xs)], 0))).toHaveLength(201);
    expect(clauseList(asserting(200, (xs, { any }) => [any(xs)], 0))).toEqual([
      [201],
      [-201, ...Array.from({ length: 200 }, (_, i) => i + 1)],
    ]);
  });

  test('is written out up to the limit, and counted beyond it', () => {
    // 3 of 6: any four of them are one too many to fail.
    const sizes = [14, 15].map((direct) => {
      const cnf = asserting(6, (xs, { atLeast }) => [atLeast(3, xs)], direct);
      return { variables: cnf.meanings.length, clauses: cnf.size };
    });
    expect(sizes).toEqual([
      { variables: 13, clauses: 18 },
      { variables: 7, clauses: 16 },
    ]);
  });
});

describe('a threshold, by counting', () => {
  test('is said of its two halves, and so on', () => {
    const cnf = asserting(4, (xs, { atLeast }) => [atLeast(2, xs)], 0);
    const gates = cnf.meanings.slice(4);
    expect(gates).toEqual([
      { _tag: 'Gate', least: 2, inputs: [1, 2, 3, 4], weights: [1, 1, 1, 1] },
      { _tag: 'Gate', least: 1, inputs: [1, 2], weights: [1, 1] },
      { _tag: 'Gate', least: 2, inputs: [3, 4], weights: [1, 1] },
      { _tag: 'Gate', least: 2, inputs: [1, 2], weights: [1, 1] },
      { _tag: 'Gate', least: 1, inputs: [3, 4], weights: [1, 1] },
    ]);
    // 2 of the four: 1 of the left or 2 of the right, and 2 of the left or 1 of the right.
    expect(clauseList(cnf).slice(0, 3)).toEqual([[5], [-5, 6, 7], [-5, 8, 9]]);
  });

  test('of a hundred stays small, where there are 10^29 sets of fifty-one', () => {
    const cnf = asserting(100, (xs, { atLeast }) => [atLeast(50, xs)]);
    expect({ variables: cnf.meanings.length, clauses: cnf.size }).toEqual({ variables: 501, clauses: 6_017 });
    expect(answerTo(cnf)._tag).toBe('Satisfiable');
  });

  test('of as many as there are and of one more than there are not: both cannot be', () => {
    const both = (k: number, j: number): Cnf =>
      asserting(30, (xs, { atLeast }) => [
        atLeast(k, xs),
        atLeast(
          j,
          xs.map((x) => -x),
        ),
      ]);
    expect([answerTo(both(15, 15))._tag, answerTo(both(16, 15))._tag]).toEqual(['Satisfiable', 'Unsatisfiable']);
  });
});
