/**
 * Proofs with their reasons: what the first checker accepts, the second accepts as well, and nothing that was tampered with.
 */
import * as E from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Clause } from '../../test-support/certificate.ts';
import { refute } from '../../test-support/certificate.ts';
import { right } from '../../test-support/either.ts';
import { secondOpinion } from '../../test-support/second-checker.ts';
import { drive } from '../../test-support/drive.ts';
import { readFormula } from './dimacs.ts';
import { lratOf } from './lrat.ts';
import type { Halt } from './search.ts';
import { noCounts } from './search.ts';
import { SAME_DRAW } from '../../test-support/same-draw.ts';

const VARIABLES = 7;

const lineOf = (clause: Clause): string => [...clause, 0].join(' ');

const dimacs = (clauses: readonly Clause[], variables = VARIABLES): readonly string[] => [
  ...Array.from({ length: variables }, (_, i) => `c input ${String(i + 1)} "${String(i + 1)}"`),
  `p cnf ${String(variables)} ${String(clauses.length)}`,
  ...clauses.map(lineOf),
];

const bytesOf = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.map((l) => `${l}\n`).join(''));

/** The proof with its reasons, or why it has none. */
const lrat = (formula: readonly string[], proof: readonly string[]): E.Either<Halt, readonly string[]> => {
  const lines: string[] = [];
  const made = drive(
    lratOf('p', right(readFormula(bytesOf(formula))), bytesOf(proof), (line) => lines.push(line), noCounts()),
  );
  return E.isLeft(made) ? made : E.right(lines);
};

const three = fc
  .uniqueArray(fc.integer({ min: 1, max: VARIABLES }), { minLength: 1, maxLength: 3 })
  .chain((variables) => fc.tuple(...variables.map((v) => fc.constantFrom(v, -v))));

/** A formula that cannot be satisfied, and a refutation with deletions of clauses that are not needed any more, or are. */
const anyRefutation = fc
  .record({
    clauses: fc.array(three, { minLength: 12, maxLength: 50 }),
    deletions: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }),
  })
  .map(({ clauses, deletions }) => {
    const steps = refute(
      clauses,
      Array.from({ length: VARIABLES }, (_, i) => i + 1),
    );
    const proof = (steps ?? []).map(lineOf);
    for (const [which, when] of deletions)
      proof.splice(when % (proof.length + 1), 0, `d ${lineOf(clauses[which % clauses.length] ?? [])}`);
    return { formula: dimacs(clauses), proof };
  });

describe('every proof that the first checker follows', () => {
  test('is followed by the second', () => {
    let [followed, stopped] = [0, 0];
    fc.assert(
      fc.property(anyRefutation, ({ formula, proof }) => {
        const made = lrat(formula, proof);
        if (E.isLeft(made)) stopped += 1;
        else {
          followed += 1;
          expect(secondOpinion(formula, made.right)).toBeTypeOf('number');
        }
      }),
      { ...SAME_DRAW, numRuns: 400 },
    );
    expect(followed).toBeGreaterThan(100);
    expect(stopped).toBeGreaterThan(0);
  });

  test('is followed only as it is: a literal turned, a hint left out, a clause that is not there, an end cut off', () => {
    let refused = 0;
    fc.assert(
      fc.property(anyRefutation, fc.nat(), ({ formula, proof }, where) => {
        const made = lrat(formula, proof);
        if (E.isLeft(made) || made.right.length < 2) return;
        const lines = made.right;
        expect(secondOpinion(formula, lines.slice(0, -1))).toContain('ends without the empty clause');
        expect(secondOpinion(formula, [...lines.slice(0, -1), `${lines.at(-1) ?? ''} 0`])).toBeTypeOf('string');
        const at = where % lines.length;
        const words = (lines[at] ?? '').split(' ');
        if (words[1] === 'd') return;
        const hints = words.indexOf('0', 1) + 1;
        const without = lines.with(at, words.toSpliced(hints, 1).join(' '));
        if (secondOpinion(formula, without) !== lines.length) refused += 1;
        expect(secondOpinion(formula, lines.with(at, words.with(hints, '9999').join(' ')))).toContain('no clause 9999');
      }),
      { ...SAME_DRAW, numRuns: 200 },
    );
    expect(refused).toBeGreaterThan(20);
  });
});

describe('what it says', () => {
  // (1 or 2), (1 or -2), (-1 or 3), (-1 or -3)
  const formula = dimacs([
    [1, 2],
    [1, -2],
    [-1, 3],
    [-1, -3],
  ]);

  test('each step with its reasons, and what is forced for good as a step of its own', () => {
    expect(lrat(formula, ['1 0', 'd 1 2 0', '0'])).toEqual(E.right(['5 1 0 1 2 0', '6 3 0 5 3 0', '7 0 5 6 4 0']));
  });

  test('a deletion of what forced something for good is left out, and what forced it otherwise may go', () => {
    const clauses = [[1], [-1, 2], [-2, 3, 4], [-2, 3, -4], [-2, -3, 5], [-2, -3, -5]];
    const made = lrat(dimacs(clauses), ['d 1 0', 'd -1 2 0', '3 0', '0']);
    expect(E.isRight(made) && made.right.includes('7 d 2 0')).toBe(true);
    expect(E.isRight(made) && made.right.some((line) => line.endsWith('d 1 0'))).toBe(false);
    expect(secondOpinion(dimacs(clauses), E.isRight(made) ? made.right : [])).toBeTypeOf('number');
  });

  test('what a step assumes needs no reason, though it is forced for good as well', () => {
    const clauses = [[-1], [1, 2, 3], [2, -3], [-2, 4], [-2, -4]];
    const made = lrat(dimacs(clauses), ['1 2 0', '0']);
    expect(made).toMatchObject(E.right(expect.arrayContaining(['6 1 2 0 2 3 0', '7 2 0 1 6 0']) as string[]));
    expect(secondOpinion(dimacs(clauses), E.isRight(made) ? made.right : [])).toBeTypeOf('number');
  });

  test('a step with a literal and its negation is left out', () => {
    expect(lrat(formula, ['2 -2 0', '1 0', 'd 2 -2 0', '0'])).toEqual(lrat(formula, ['1 0', '0']));
  });

  test('a formula that is refuted without any step needs none', () => {
    expect(lrat(dimacs([[1], [-1]]), ['0'])).toEqual(E.right(['3 0 1 2 0']));
    expect(lrat(dimacs([[]]), ['0'])).toEqual(E.right(['2 0 1 0']));
  });

  test('a step that unit propagation does not bear out is refused, though it may be a RAT step', () => {
    expect(lrat(dimacs([[1, 2]]), ['1 0'])).toMatchObject({
      left: { _tag: 'Refused', refusal: { message: expect.stringContaining('RAT') as string } },
    });
  });

  test('a proof that ends early, or that cannot be read, is refused', () => {
    expect(lrat(formula, ['1 2 3 0'])).toMatchObject({ left: { refusal: { _tag: 'Truncated' } } });
    expect(lrat(formula, ['one'])).toMatchObject({ left: { refusal: { _tag: 'Proof' } } });
  });
});

test.each([
  ['another number of clauses', ['p cnf 1 2', '1 0'], ['3 0 1 0'], 'as many clauses'],
  ['no line “p cnf”', ['1 0'], [], 'as many clauses'],
  ['a second line “p cnf”', ['p cnf 1 0', 'p cnf 1 0'], [], 'or two'],
  ['a number that stands twice', ['p cnf 1 2', '1 0', '-1 0'], ['2 0 1 2 0'], 'not numbered on'],
  ['a hint that forces nothing', ['p cnf 3 2', '1 2 3 0', '-1 0'], ['3 0 1 2 0'], 'forces nothing'],
  ['hints that lead nowhere', ['p cnf 2 2', '1 2 0', '-1 0'], ['3 2 0 2 0'], 'no contradiction|do not come'],
  ['a RAT hint', ['p cnf 1 1', '1 0'], ['2 0 -1 0'], 'RAT'],
  ['a deletion of nothing', ['p cnf 1 1', '1 0'], ['2 d 7 0'], 'no clause 7'],
  ['no number', ['p cnf 1 1', '1 0'], ['2 x 0 1 0'], 'no whole number'],
  ['a line without an end', ['p cnf 1 1', '1 0'], ['2 0 1'], 'does not end'],
])('the second checker refuses %s', (_, formula, proof, why) => {
  expect(secondOpinion(formula, proof)).toMatch(new RegExp(why));
});
