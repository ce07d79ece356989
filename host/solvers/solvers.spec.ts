import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { left, right } from '../../test-support/either.ts';
import { scriptText, unexpected } from '../../test-support/fake-solver.ts';
import { folderWith } from '../../test-support/folder.ts';
import { answered, cnfOf, pigeonhole } from '../../test-support/solver.ts';
import { until } from '../../test-support/until.ts';
import { solverOf, solverWhenNeeded } from './solvers.ts';
import { startsProcesses } from '../../test-support/tier/cost.ts';

startsProcesses('a script is the solver');

const easy = cnfOf(2, [[1, 2], [-1]]);
/** A little more than a slice of what is built in. */
const hard = pigeonhole(8, 7);

/** Nothing is on the PATH but a `cadical` that does this, if anything. */
const onPath = (...lines: readonly string[]): void => {
  const folder = folderWith(lines.length === 0 ? {} : { cadical: scriptText(...lines) });
  if (lines.length > 0) chmodSync(join(folder, 'cadical'), 0o755);
  vi.stubEnv('PATH', folder);
};

beforeEach(() => {
  vi.stubEnv('TMPDIR', folderWith());
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const builtIn = /^CaDiCaL \S+ \(WebAssembly\)$/;
const unsatisfiable = 'echo "s UNSATISFIABLE"; exit 20';

describe('a solver of a kind', () => {
  test('the one that is built in is always there', async () => {
    onPath();
    expect(right(await solverOf('wasm')).name()).toMatch(builtIn);
  });

  test('the native one is there if it is on the PATH', async () => {
    onPath();
    expect(left(await solverOf('native')).message).toMatch(/^there is no cadical on the PATH/);
    onPath(unsatisfiable);
    expect(right(await solverOf('native')).name()).toBe('CaDiCaL 1.9.5 (native)');
  });
});

describe('a solver that is looked for when it is needed', () => {
  test('has no name before, and one after', async () => {
    onPath(unsatisfiable);
    for (const [name, expected] of [
      ['wasm', builtIn],
      ['native', /^CaDiCaL 1\.9\.5 \(native\)$/],
      ['auto', builtIn],
    ] as const) {
      const solver = solverWhenNeeded(name);
      expect(solver.name()).toBeNull();
      await answered(solver, easy);
      expect(solver.name()).toMatch(expected);
    }
  });

  test('is waited for, once, and then answers every query', async () => {
    onPath();
    const solver = solverWhenNeeded('wasm');
    const [one, another] = [solver.begin(easy, { proof: false }), solver.begin(easy, { proof: true })];
    expect([one.advance(), one.conflicts(), another.advance()]).toEqual([null, null, null]);
    let first = one.advance();
    for (; first === null; first = one.advance()) await one.waiting();
    const answers = [first, another.advance()];
    expect(answers.map((answer) => (answer === null ? null : right(answer)._tag))).toEqual([
      'Satisfiable',
      'Satisfiable',
    ]);
    expect(one.waiting()).toBeNull();
    expect(one.conflicts()).toBe(0);
  });

  test('that is not there is the answer to every query', async () => {
    onPath();
    const solver = solverWhenNeeded('native');
    for (let query = 0; query < 2; query++) {
      const { answer } = await answered(solver, easy);
      expect(left(answer).message).toMatch(/^there is no cadical on the PATH/);
    }
    expect(solver.name()).toBeNull();
  });

  test('may be stopped before it was found', async () => {
    onPath();
    const solver = solverWhenNeeded('auto');
    const solving = solver.begin(easy, { proof: false });
    solving.stop();
    await solving.waiting();
    expect(right((await answered(solver, easy)).answer)._tag).toBe('Satisfiable');
  });
});

describe('whichever is better', () => {
  test('what is easy is solved by the one that is built in, and nobody looks for another', async () => {
    onPath('exit 1');
    const solver = solverWhenNeeded('auto');
    expect(right((await answered(solver, easy)).answer)._tag).toBe('Satisfiable');
    expect(solver.name()).toMatch(builtIn);
  });

  test('what is not solved within a slice goes to the native one', async () => {
    onPath('echo "c conflicts: 7"', unsatisfiable);
    const solver = solverWhenNeeded('auto', true);
    const { answer, conflicts } = await answered(solver, hard);
    expect(right(answer)).toEqual({ _tag: 'Unsatisfiable', proof: null });
    expect(conflicts).toBe(7);
    expect(solver.name()).toMatch(/^CaDiCaL \S+ \(WebAssembly\) and CaDiCaL 1\.9\.5 \(native\)$/);
  });

  test('and if that lies, it is named', async () => {
    onPath('echo 0 > "$3"', unsatisfiable);
    const { answer } = await answered(solverWhenNeeded('auto'), hard);
    expect(left(answer).message).toContain(
      'does not count: CaDiCaL 1.9.5 (native) calls a formula unsatisfiable, and its proof is refused: step 1, “0”,',
    );
  });

  test('and where there is none, the one that is built in goes on', async () => {
    onPath();
    const solver = solverWhenNeeded('auto');
    const { answer, conflicts } = await answered(solver, hard, { proof: true });
    const found = right(answer);
    expect(found._tag === 'Unsatisfiable' && found.proof !== null).toBe(true);
    expect(conflicts).toBeGreaterThan(2_000);
    expect(solver.name()).toMatch(builtIn);
  });

  test('a native one that fails is told of', async () => {
    onPath('echo no memory >&2', 'exit 1');
    const { answer } = await answered(solverWhenNeeded('auto'), hard);
    expect(E.isLeft(answer) ? answer.left.message : '').toContain('(no memory)');
  });

  test('is stopped whichever is at work', async () => {
    // It never ends by itself.
    const begun = join(folderWith(), 'begun');
    onPath(`echo > '${begun}'`, 'exec sleep 1000000');
    const solver = solverWhenNeeded('auto');
    const solving = solver.begin(hard, { proof: false });
    // Found, a slice, the other found, and begun.
    await until(
      () => existsSync(begun),
      () => unexpected(solving),
    );
    solving.stop();
    expect(right((await answered(solver, easy)).answer)._tag).toBe('Satisfiable');
  });
});
