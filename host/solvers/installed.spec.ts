/**
 * The native solver that is installed here, if there is one: it is right, and is believed.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cnf } from '../../engines/symbolic/cnf.ts';
import type { Satisfiability, Solver, SolverError } from '../../engines/symbolic/solver.ts';
import { right } from '../../test-support/either.ts';
import { temporaryFolder, freshFolders, unexpected } from '../../test-support/fake-solver.ts';
import { answered, cnfOf, hasModel, pigeonhole, satisfies, wrongWith } from '../../test-support/solver.ts';
import { runs } from '../../test-support/tier/draws.ts';
import { until } from '../../test-support/until.ts';
import { nativeSolver } from './native.ts';
import { startsProcesses } from '../../test-support/tier/cost.ts';
import { needs } from '../../test-support/tier/needs.ts';

startsProcesses('the solver is a program');

freshFolders();

/** The one that is installed here, if there is one. */
const native: E.Either<SolverError, Solver> = await nativeSolver();

describe('the solver that is installed', needs('cadical', E.isRight(native)), () => {
  const answer = async (cnf: Cnf, proof: boolean): Promise<Satisfiability> =>
    right((await answered(right(native), cnf, { proof })).answer);

  const anyCnf = fc
    .array(
      fc
        .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.boolean()), {
          minLength: 1,
          maxLength: 3,
          selector: ([variable]) => variable,
        })
        .map((clause) => clause.map(([variable, negated]) => (negated ? -variable : variable))),
      { maxLength: 45, size: 'max' },
    )
    .map((clauses) => cnfOf(6, clauses));

  test('answers what trying all assignments does, with a proof or without', async () => {
    await fc.assert(
      fc.asyncProperty(anyCnf, fc.boolean(), async (cnf, proof) => {
        const found = await answer(cnf, proof);
        expect(found._tag).toBe(hasModel(cnf) ? 'Satisfiable' : 'Unsatisfiable');
        if (found._tag === 'Satisfiable') expect(satisfies(cnf, found.holds)).toBe(true);
        else expect(found.proof === null ? !proof : wrongWith(cnf, found.proof)).toBe(proof ? null : true);
      }),
      { numRuns: runs(10, 60) },
    );
  });

  test('answers where there is nothing to answer', async () => {
    expect((await answer(cnfOf(0, []), false))._tag).toBe('Satisfiable');
    expect((await answer(cnfOf(3, []), true))._tag).toBe('Satisfiable');
    expect((await answer(cnfOf(1, [[1], []]), false))._tag).toBe('Unsatisfiable');
    expect((await answer(cnfOf(1, [[1], [-1]]), false))._tag).toBe('Unsatisfiable');
  });

  for (const { pigeons, holes, tags } of [
    { pigeons: 7, holes: 6, tags: [] },
    { pigeons: 9, holes: 8, tags: ['thorough'] },
  ])
    test(
      `proves that ${String(pigeons)} pigeons do not fit into ${String(holes)} holes, and is believed`,
      { tags },
      async () => {
        const cnf = pigeonhole(pigeons, holes);
        const { answer: found, conflicts } = await answered(right(native), cnf, { proof: true });
        expect(conflicts).toBeGreaterThan(10);
        const proof = right(found)._tag === 'Unsatisfiable' ? right(found) : null;
        expect(proof !== null && 'proof' in proof && wrongWith(cnf, proof.proof ?? new Uint8Array())).toBeNull();
      },
    );

  test('is stopped in the middle', async () => {
    const solving = right(native).begin(pigeonhole(14, 13), { proof: true });
    // It has begun to prove something, and is far from being through.
    const [folder = ''] = readdirSync(temporaryFolder());
    const proof = join(temporaryFolder(), folder, 'proof.drup');
    await until(
      () => existsSync(proof) && statSync(proof).size > 0,
      () => unexpected(solving),
    );
    expect([solving.advance(), readdirSync(temporaryFolder()).length]).toEqual([null, 1]);
    solving.stop();
    await solving.waiting();
    expect(readdirSync(temporaryFolder())).toEqual([]);
  });
});
