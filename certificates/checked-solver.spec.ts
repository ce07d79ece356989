/**
 * A solver that is wrong, or lies, gives no answer once it is checked; one that is right gives the one it gave.
 */
import * as E from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Satisfiability, Solver } from '../engines/symbolic/solver.ts';
import { left, right } from '../test-support/either.ts';
import { answered, believedWasm, cnfOf, hasModel, observed, pigeonhole, scripted } from '../test-support/solver.ts';
import { checkedSolver } from './checked-solver.ts';

const possible = cnfOf(3, [
  [1, 2],
  [-1, 3],
]);

/** No clause of one literal: it takes two steps. */
const impossible = cnfOf(2, [
  [1, 2],
  [-1, 2],
  [1, -2],
  [-1, -2],
]);

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const saying = (answer: Satisfiability): Solver => checkedSolver(scripted(() => [answer]).solver);

const proving = (proof: string | null): Solver =>
  saying({ _tag: 'Unsatisfiable', proof: proof === null ? null : bytes(proof) });

describe('“unsatisfiable”', () => {
  test('with a proof that refutes the formula counts, and how many steps were checked is said', async () => {
    const proof = '2 0\nd 1 2 0\n0\n';
    expect(right((await answered(proving(proof), impossible)).answer)).toEqual({
      _tag: 'Unsatisfiable',
      proof: bytes(proof),
      checked: { steps: 2 },
    });
  });

  test.each([
    { what: 'no proof', proof: null, why: 'gave no proof' },
    { what: 'an empty proof', proof: '', why: 'the file is empty' },
    { what: 'the empty clause alone', proof: '0\n', why: 'step 1, “0”, does not follow' },
    { what: 'a proof that stops before the empty clause', proof: '2 0\n', why: 'it ends without the empty clause' },
    { what: 'a proof that is cut short', proof: '2 0\n-1', why: 'it ends within a step' },
    { what: 'a step that deletes what it needs', proof: 'd 1 2 0\nd -1 2 0\n2 0\n0\n', why: 'does not follow' },
    { what: 'a proof of words', proof: 'trust me 0\n', why: 'a literal is expected here' },
    { what: 'a variable of its own', proof: '3 1 0\n0\n', why: 'there is no variable 3' },
    { what: 'a binary proof', proof: 'a\u0002\u0000', why: 'if it is a binary DRAT proof' },
  ])('with $what does not', async ({ proof, why }) => {
    const { message } = left((await answered(proving(proof), impossible)).answer);
    expect(message).toMatch(/^the solver’s answer does not count: scripted calls a formula unsatisfiable, and /);
    expect(message).toContain(why);
    expect(message).toMatch(/; choose another one by --solver$/);
  });

  test('of what has a model never counts, whatever the proof', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(
            fc.integer({ min: -3, max: 3 }).filter((literal) => literal !== 0),
            { maxLength: 3 },
          ),
        ),
        async (steps) => {
          const proof = [...steps, []].map((step) => `${[...step, 0].join(' ')}\n`).join('');
          expect(E.isLeft((await answered(proving(proof), possible)).answer)).toBe(true);
        },
      ),
    );
  });

  test('is believed where that is asked for, and then is not said to be checked', async () => {
    const { solver, calls } = scripted(() => [{ _tag: 'Unsatisfiable', proof: null, checked: { steps: 9 } }]);
    const { answer } = await answered(checkedSolver(solver, 'believe'), possible);
    expect(right(answer)).toEqual({ _tag: 'Unsatisfiable', proof: null });
    expect(calls[0]).toMatchObject({ proof: false });
  });

  test('is not said to be checked by the solver itself', async () => {
    const { solver } = scripted(() => [{ _tag: 'Unsatisfiable', proof: bytes('0\n'), checked: { steps: 1 } }]);
    expect(E.isLeft((await answered(checkedSolver(solver), possible)).answer)).toBe(true);
  });

  test('is asked for with its proof, whether or not anybody else wants it', async () => {
    const { solver, calls } = observed(believedWasm);
    await answered(checkedSolver(solver), impossible, { proof: false });
    expect(calls).toMatchObject([{ _tag: 'begin', proof: true }]);
  });
});

describe('an assignment', () => {
  const holding = (...variables: readonly number[]): Satisfiability => ({
    _tag: 'Satisfiable',
    holds: (variable) => variables.includes(variable),
  });

  test('that satisfies every clause is handed on', async () => {
    const answer = holding(2);
    expect(right((await answered(saying(answer), possible)).answer)).toBe(answer);
  });

  test.each([
    { what: 'nothing', answer: holding() },
    { what: 'too little', answer: holding(1) },
  ])('in which $what holds is refused, and so it is where proofs are believed', async ({ answer }) => {
    for (const oversight of ['check', 'believe'] as const) {
      const checked = checkedSolver(scripted(() => [answer]).solver, oversight);
      expect(left((await answered(checked, possible)).answer).message).toBe(
        'the solver’s answer does not count: scripted found an assignment that does not satisfy the formula; choose another one by --solver',
      );
    }
  });
});

describe('the one that is built in', () => {
  test('gives the answers that it gave, and its proofs are accepted', async () => {
    const formulas = [possible, impossible, cnfOf(1, [[1], [-1]]), cnfOf(1, [[]]), cnfOf(0, []), pigeonhole(5, 4)];
    for (const cnf of formulas) {
      const answer = right((await answered(checkedSolver(believedWasm), cnf)).answer);
      const is = cnf === formulas[5] ? false : hasModel(cnf);
      expect(answer._tag).toBe(is ? 'Satisfiable' : 'Unsatisfiable');
      expect(answer._tag === 'Unsatisfiable' && answer.checked === undefined).toBe(false);
    }
  });

  test('lets others have a turn while a long proof is checked, and nobody waits for anything then', async () => {
    const cnf = pigeonhole(8, 7);
    const proof = right((await answered(believedWasm, cnf, { proof: true })).answer);
    const solving = checkedSolver(scripted(() => [proof], Promise.resolve()).solver).begin(cnf, { proof: false });
    expect(solving.waiting()).not.toBeNull();
    let turns = 0;
    for (; solving.advance() === null; turns++) expect(solving.waiting()).toBeNull();
    expect(turns).toBeGreaterThan(3);
  });
});

test('a solver that failed, failed', async () => {
  const failure = { _tag: 'SolverError', message: 'it was killed' } as const;
  const solver = checkedSolver(scripted(() => [null, failure]).solver);
  expect(left((await answered(solver, possible)).answer)).toBe(failure);
});
