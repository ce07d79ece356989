import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cnf } from '../../engines/symbolic/cnf.ts';
import type { Satisfiability } from '../../engines/symbolic/solver.ts';
import { left, right } from '../../test-support/either.ts';
import { answered, cnfOf, hasModel, pigeonhole, satisfies, wrongWith } from '../../test-support/solver.ts';
import { runs } from '../../test-support/tier/draws.ts';
import { wasmSolver } from './wasm.ts';
import { SAME_DRAW } from '../../test-support/same-draw.ts';

const solver = right(await wasmSolver());

const answer = async (cnf: Cnf, proof = false): Promise<Satisfiability> =>
  right((await answered(solver, cnf, { proof })).answer);

/** The proof; that there is none fails the test. */
const proofOf = async (cnf: Cnf): Promise<Uint8Array> => {
  const found = await answer(cnf, true);
  if (found._tag === 'Satisfiable' || found.proof === null) throw new Error('there is no proof');
  return found.proof;
};

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test('it says which solver it is', () => {
  expect(solver.name()).toMatch(/^CaDiCaL \d+\.\d+\.\d+\S* \(WebAssembly\)$/);
});

/** Formulas over eight variables, about as many satisfiable as not. */
const anyCnf = fc
  .array(
    fc.array(
      fc.integer({ min: -8, max: 8 }).filter((literal) => literal !== 0),
      { minLength: 1, maxLength: 3 },
    ),
    {
      maxLength: 45,
      size: 'max',
    },
  )
  .map((clauses) => cnfOf(8, clauses));

describe('an answer', () => {
  test('is that of trying all assignments: one that satisfies the formula, or a proof that none does', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anyCnf, fc.boolean(), async (cnf, proof) => {
        const found = await answer(cnf, proof);
        seen.add(found._tag);
        expect(found._tag).toBe(hasModel(cnf) ? 'Satisfiable' : 'Unsatisfiable');
        if (found._tag === 'Satisfiable') expect(satisfies(cnf, found.holds)).toBe(true);
        else expect(found.proof === null ? !proof : wrongWith(cnf, found.proof)).toBe(proof ? null : true);
      }),
      { ...SAME_DRAW, numRuns: runs(60, 400) },
    );
    expect(seen).toEqual(new Set(['Satisfiable', 'Unsatisfiable']));
  });

  test('to no clauses is any assignment, and to the empty clause none', async () => {
    expect((await answer(cnfOf(0, [])))._tag).toBe('Satisfiable');
    expect((await answer(cnfOf(2, [])))._tag).toBe('Satisfiable');
    expect(text(await proofOf(cnfOf(0, [[]])))).toBe('0\n');
    expect(text(await proofOf(cnfOf(2, [[1, 2], []])))).toBe('0\n');
  });

  test('has a value for a variable that is in no clause', async () => {
    const found = await answer(cnfOf(5, [[2]]));
    expect(found._tag === 'Satisfiable' && [1, 2, 5, 6].map(found.holds).map((holds) => typeof holds)).toEqual(
      Array.from({ length: 4 }, () => 'boolean'),
    );
    expect(found._tag === 'Satisfiable' && found.holds(2)).toBe(true);
  });

  test('to a formula that is handed over in several pieces', async () => {
    // A chain of twenty thousand implications, some 250 kB of text.
    const chain = Array.from({ length: 20_000 }, (_, i) => [-(i + 1), i + 2]);
    expect((await answer(cnfOf(20_001, [[1], ...chain])))._tag).toBe('Satisfiable');
    const impossible = cnfOf(20_001, [[1], ...chain, [-20_001]]);
    expect(wrongWith(impossible, await proofOf(impossible))).toBeNull();
  });
});

describe('a proof', () => {
  test('is only there if it was asked for', async () => {
    expect(await answer(pigeonhole(4, 3))).toEqual({ _tag: 'Unsatisfiable', proof: null });
    expect((await proofOf(pigeonhole(4, 3))).length).toBeGreaterThan(2);
  });

  for (const { pigeons, holes, tags } of [
    { pigeons: 2, holes: 1, tags: [] },
    { pigeons: 4, holes: 3, tags: [] },
    { pigeons: 7, holes: 6, tags: [] },
    { pigeons: 8, holes: 7, tags: ['thorough'] },
  ])
    test(
      `that ${String(pigeons)} pigeons do not fit into ${String(holes)} holes ends with the empty clause, and is accepted`,
      { tags },
      async () => {
        const cnf = pigeonhole(pigeons, holes);
        const proof = await proofOf(cnf);
        expect(text(proof)).toMatch(/(^|\n)0\n$/);
        expect(wrongWith(cnf, proof)).toBeNull();
      },
    );

  test('of one formula is no proof of another', async () => {
    const proof = await proofOf(pigeonhole(5, 4));
    expect(wrongWith(pigeonhole(4, 5), proof)).toContain('does not follow');
  });
});

describe('a formula that takes longer', () => {
  const hard = pigeonhole(9, 8);

  test('is solved slice by slice, so that others have a turn', { tags: ['thorough'] }, async () => {
    const { answer: found, asked, conflicts } = await answered(solver, hard);
    expect(right(found)._tag).toBe('Unsatisfiable');
    expect(asked).toBeGreaterThan(2);
    // A slice is two thousand conflicts.
    expect(conflicts ?? 0).toBeGreaterThan(2_000 * (asked - 2));
  });

  test('is solved the same again, proof and all', async () => {
    const again = (): ReturnType<typeof answered> => answered(solver, pigeonhole(8, 7), { proof: true });
    const [one, another] = await Promise.all([again(), again()]);
    expect(another).toEqual(one);
    expect(one.asked).toBeGreaterThan(1);
  });

  test('is given up when it is told to, and leaves the solver as it was', async () => {
    const solving = solver.begin(hard, { proof: false });
    expect([solving.advance(), solving.waiting()]).toEqual([null, null]);
    solving.stop();
    solving.stop();
    const after = solving.advance();
    expect(after === null ? null : left(after).message).toMatch(/^the WebAssembly solver failed: /);
    expect((await answer(pigeonhole(3, 3)))._tag).toBe('Satisfiable');
  });

  test('does not disturb another that is begun meanwhile', { tags: ['thorough'] }, async () => {
    const slow = solver.begin(hard, { proof: false });
    expect(slow.advance()).toBeNull();
    expect((await answer(pigeonhole(5, 5)))._tag).toBe('Satisfiable');
    let found = slow.advance();
    while (found === null) found = slow.advance();
    expect(right(found)._tag).toBe('Unsatisfiable');
  });
});
