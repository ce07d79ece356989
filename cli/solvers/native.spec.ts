/**
 * A native solver, if there is one, and what happens with one that does not do what it should: shell scripts in its
 * place.
 */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as E from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Cnf } from '../../engines/symbolic/cnf.ts';
import type { Answer, Solver, SolverError } from '../../engines/symbolic/solver.ts';
import { left, right } from '../../test-support/either.ts';
import { folderWith } from '../../test-support/folder.ts';
import { answered, cnfOf, hasModel, pigeonhole, satisfies, wrongWith } from '../../test-support/solver.ts';
import { nativeSolver } from './native.ts';

/** A folder for each test, and in it the one where temporary files go. */
let [home, temporary] = ['', ''];

beforeEach(() => {
  home = folderWith();
  temporary = join(home, 'temporary');
  mkdirSync(temporary);
  vi.stubEnv('TMPDIR', temporary);
});

afterEach(() => {
  vi.unstubAllEnvs();
  // Whatever happened, nothing is left behind.
  expect(readdirSync(temporary)).toEqual([]);
});

/** A `cadical` that does this when it is given a formula; it is on the PATH, before everything else. */
const script = (...lines: readonly string[]): string => {
  const text = ['#!/bin/sh', 'if [ "$1" = --version ]; then echo 1.9.5; exit 0; fi', ...lines, ''].join('\n');
  return installed(text);
};

const installed = (text: string): string => {
  const file = join(home, 'cadical');
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  vi.stubEnv('PATH', `${home}:${process.env['PATH'] ?? ''}`);
  return home;
};

const example = cnfOf(3, [
  [1, 2],
  [-1, 3],
]);

const answerOf = async (
  options: { readonly proof: boolean },
  cnf: Cnf = example,
): Promise<E.Either<SolverError, Answer>> => (await answered(right(await nativeSolver()), cnf, options)).answer;

describe('looking for it', () => {
  test('says which version it is', async () => {
    script('exit 0');
    expect(right(await nativeSolver()).name()).toBe('CaDiCaL 1.9.5 (native)');
    installed('#!/bin/sh\necho sc2021\n');
    expect(right(await nativeSolver()).name()).toBe('CaDiCaL sc2021 (native)');
  });

  test('says how to get it where there is none', async () => {
    vi.stubEnv('PATH', home);
    expect(left(await nativeSolver())).toEqual({
      _tag: 'SolverError',
      message: 'there is no cadical on the PATH; install it (Debian: apt-get install cadical), or use --solver wasm',
    });
  });

  test.each([
    { what: 'fails', text: '#!/bin/sh\necho oh no >&2\nexit 3\n', message: /^“cadical --version” fails: .*\n?oh no/ },
    { what: 'is killed', text: '#!/bin/sh\nkill -9 $$\n', message: /^“cadical --version” fails: / },
    { what: 'says nothing', text: '#!/bin/sh\n', message: /^“cadical --version” prints "", no version$/ },
    {
      what: 'says a lot',
      text: '#!/bin/sh\necho cadical version 1\n',
      message: /^“cadical --version” prints "cadical version 1", no version$/,
    },
    { what: 'is no program', text: 'This is a text.\n', message: /^“cadical --version” fails: / },
  ])('is no use if it $what', async ({ text, message }) => {
    installed(text);
    expect(left(await nativeSolver()).message).toMatch(message);
  });

  test('is no use if it may not be run', async () => {
    const folder = installed('#!/bin/sh\necho 1.9.5\n');
    chmodSync(join(folder, 'cadical'), 0o644);
    vi.stubEnv('PATH', folder);
    expect(left(await nativeSolver()).message).toMatch(/cadical/);
  });
});

describe('what it is asked, and what it may answer', () => {
  test('a file, and for a proof another and that it be text', async () => {
    const folder = script(
      'echo "$*" >> "$(dirname "$0")/asked"',
      'for last; do :; done',
      'cat "$(dirname "$last")/formula.cnf" > "$(dirname "$0")/formula"',
      'echo 0 > "$(dirname "$last")/proof.drup"',
      'echo "s UNSATISFIABLE"; exit 20',
    );
    expect(right(await answerOf({ proof: false }))).toEqual({ _tag: 'Unsatisfiable', proof: null });
    expect(right(await answerOf({ proof: true }))).toMatchObject({ proof: Buffer.from('0\n') });
    const asked = readFileSync(join(folder, 'asked'), 'utf8')
      .replaceAll(temporary, '')
      .replaceAll(/strategos-\w+/g, '…');
    expect(asked).toBe('/…/formula.cnf\n--no-binary /…/formula.cnf /…/proof.drup\n');
    expect(readFileSync(join(folder, 'formula'), 'utf8')).toBe('p cnf 3 2\n1 2 0\n-1 3 0\n');
  });

  test('an assignment, on one line or on several', async () => {
    script('echo "c a remark"; echo "s SATISFIABLE"; echo "v 1 -2"; echo "v 3 0"; exit 10');
    const answer = right(await answerOf({ proof: false }));
    expect(answer._tag === 'Satisfiable' ? [1, 2, 3, 4].map(answer.holds) : null).toEqual([true, false, true, false]);
  });

  // Releases up to 1.5 at least delete clauses after they have derived the empty one, where the formula’s own clauses of
  // one literal are enough for that. The checker reads nothing after the empty clause, so it has to be the end.
  test('a proof that goes on after the empty clause, which is where it ends', async () => {
    script('printf "2 0\\nd -1 2 0\\n0\\nd 1 0\\nd -2 0\\n" > "$3"', 'echo "s UNSATISFIABLE"', 'exit 20');
    const answer = right(await answerOf({ proof: true }));
    expect(answer._tag === 'Unsatisfiable' && new TextDecoder().decode(answer.proof ?? new Uint8Array())).toBe(
      '2 0\nd -1 2 0\n0\n',
    );
  });

  test('how many conflicts there were', async () => {
    script('echo "s UNSATISFIABLE"; echo "c conflicts:                 1234       12.30    per second"; exit 20');
    const { conflicts } = await answered(right(await nativeSolver()), example);
    expect(conflicts).toBe(1_234);
    script('echo "s UNSATISFIABLE"; exit 20');
    expect((await answered(right(await nativeSolver()), example)).conflicts).toBeNull();
  });
});

describe('what is no answer', () => {
  const because = (why: string): string =>
    `the solver gave no answer: ${why}; “--solver wasm” uses the one that is built in`;
  const nothing = (code: number, said = ''): string =>
    because(`cadical ended with exit code ${String(code)}, and what it printed says nothing${said}`);
  const noAssignment = because('cadical says “satisfiable”, but printed no assignment');

  const cases: readonly {
    readonly what: string;
    readonly lines: readonly string[];
    readonly message: string;
    readonly proof?: boolean;
  }[] = [
    { what: 'an exit code of 1', lines: ['exit 1'], message: nothing(1) },
    {
      what: 'an error, of which the last line is told',
      lines: ['echo first >&2', 'echo no memory >&2', 'exit 1'],
      message: nothing(1, ' (no memory)'),
    },
    { what: 'a signal', lines: ['kill -9 $$'], message: because('cadical was ended by SIGKILL') },
    { what: 'a crash', lines: ['kill -SEGV $$'], message: because('cadical was ended by SIGSEGV') },
    { what: 'nonsense', lines: ['echo "s PERHAPS"', 'exit 0'], message: nothing(0) },
    { what: 'its version', lines: ['echo 1.9.5'], message: nothing(0) },
    { what: '“unknown”', lines: ['echo "c UNKNOWN"', 'exit 0'], message: nothing(0) },
    { what: '“unsatisfiable” without its exit code', lines: ['echo "s UNSATISFIABLE"', 'exit 0'], message: nothing(0) },
    { what: 'the exit code of “unsatisfiable” alone', lines: ['exit 20'], message: nothing(20) },
    { what: '“unsatisfiable” within a remark', lines: ['echo "c s UNSATISFIABLE"', 'exit 20'], message: nothing(20) },
    {
      what: '“satisfiable” without its exit code',
      lines: ['echo "s SATISFIABLE"', 'echo "v 1 2 3 0"'],
      message: nothing(0),
    },
    { what: '“satisfiable” without an assignment', lines: ['echo "s SATISFIABLE"', 'exit 10'], message: noAssignment },
    {
      what: 'an assignment without its end',
      lines: ['echo "s SATISFIABLE"', 'echo "v 1 2 3"', 'exit 10'],
      message: noAssignment,
    },
    {
      what: 'an assignment of some variables',
      lines: ['echo "s SATISFIABLE"', 'echo "v 1 2 0"', 'exit 10'],
      message: noAssignment,
    },
    {
      what: 'an assignment that goes on after its end',
      lines: ['echo "v 1 2 3 0 4"', 'exit 10'],
      message: noAssignment,
    },
    { what: 'an assignment of words', lines: ['echo "v one two three 0"', 'exit 10'], message: noAssignment },
    {
      what: 'a proof that is cut off within a step',
      lines: ['printf "1 0\\n-2" > "$3"', 'echo "s UNSATISFIABLE"', 'exit 20'],
      message: 'is cut off',
      proof: true,
    },
    {
      what: 'a proof that is cut off before the empty clause',
      lines: ['printf "1 0\\n-2 10 0\\n" > "$3"', 'echo "s UNSATISFIABLE"', 'exit 20'],
      message: 'is cut off',
      proof: true,
    },
    {
      what: 'a proof whose last number ends in 0',
      lines: ['printf "1 0\\n10\\n" > "$3"', 'echo "s UNSATISFIABLE"', 'exit 20'],
      message: 'is cut off',
      proof: true,
    },
    {
      what: 'an empty proof',
      lines: [': > "$3"', 'echo "s UNSATISFIABLE"', 'exit 20'],
      message: 'is cut off',
      proof: true,
    },
    { what: 'no proof', lines: ['echo "s UNSATISFIABLE"', 'exit 20'], message: 'cannot be read', proof: true },
  ];

  for (const { what, lines, message, proof = false } of cases)
    test(what, async () => {
      script(...lines);
      const told = left(await answerOf({ proof })).message;
      expect(told).toContain(message);
      expect(told).toMatch(/^the solver gave no answer: .*; “--solver wasm” uses the one that is built in$/);
    });

  test('“satisfiable” with an assignment of no variables, where there are none', async () => {
    script('echo "s SATISFIABLE"; echo "v 0"; exit 10');
    expect(right(await answerOf({ proof: false }, cnfOf(0, [])))._tag).toBe('Satisfiable');
  });

  test('a solver that is gone since it was found', async () => {
    const folder = script('exit 1');
    const solver = right(await nativeSolver());
    rmSync(join(folder, 'cadical'));
    vi.stubEnv('PATH', folder);
    const { answer } = await answered(solver, example);
    expect(left(answer).message).toMatch(
      /^the solver gave no answer: cadical cannot be run: .*ENOENT.*; “--solver wasm”/,
    );
  });

  test('a temporary folder that cannot be made, or not be written to', async () => {
    script('exit 1');
    const solver = right(await nativeSolver());
    vi.stubEnv('TMPDIR', join(temporary, 'nowhere'));
    expect(left((await answered(solver, example)).answer).message).toContain('no temporary folder can be made in');
  });
});

describe('a solver that does not answer', () => {
  /** Whether there is such a process. */
  const runs = (pid: number): boolean => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };

  test('is stopped, and gone at once, with its files', async () => {
    const folder = script('echo $$ > "$(dirname "$0")/pid"', 'exec sleep 60');
    const solving = right(await nativeSolver()).begin(example, { proof: true });
    const file = join(folder, 'pid');
    for (let tries = 0; tries < 500 && (!existsSync(file) || readFileSync(file, 'utf8') === ''); tries++)
      await setTimeout(10);
    const pid = Number(readFileSync(file, 'utf8'));
    expect([solving.advance(), runs(pid), readdirSync(temporary).length]).toEqual([null, true, 1]);
    solving.stop();
    expect(readdirSync(temporary)).toEqual([]);
    await solving.waiting();
    expect(runs(pid)).toBe(false);
    solving.stop();
  });

  test('lets others have their turn meanwhile, and is heard when it is done', async () => {
    script('sleep 0.3', 'echo "s UNSATISFIABLE"', 'exit 20');
    const solving = right(await nativeSolver()).begin(example, { proof: false });
    let turns = 0;
    const waiting = solving.waiting();
    const counting = setInterval(() => (turns += 1), 20);
    expect(solving.advance()).toBeNull();
    await waiting;
    clearInterval(counting);
    expect(turns).toBeGreaterThan(1);
    expect(right(solving.advance() ?? E.left({ _tag: 'SolverError', message: 'nothing' }))).toEqual({
      _tag: 'Unsatisfiable',
      proof: null,
    });
  });

  test('several at a time have a folder each', async () => {
    script('cat "$1" | grep -q "p cnf 3" && { echo "v 1 2 3 0"; exit 10; }', 'echo "s UNSATISFIABLE"', 'exit 20');
    const solver = right(await nativeSolver());
    const answers = await Promise.all([example, cnfOf(1, [[1]]), example].map((cnf) => answered(solver, cnf)));
    expect(answers.map(({ answer }) => right(answer)._tag)).toEqual(['Satisfiable', 'Unsatisfiable', 'Satisfiable']);
  });
});

/** The one that is installed here, if there is one. */
const native: E.Either<SolverError, Solver> = await nativeSolver();
if (E.isLeft(native)) console.info(`The native solver is not tested: ${native.left.message}.`);

describe.skipIf(E.isLeft(native))('the solver that is installed', () => {
  const answer = async (cnf: Cnf, proof: boolean): Promise<Answer> =>
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
      { numRuns: 60 },
    );
  });

  test('answers where there is nothing to answer', async () => {
    expect((await answer(cnfOf(0, []), false))._tag).toBe('Satisfiable');
    expect((await answer(cnfOf(3, []), true))._tag).toBe('Satisfiable');
    expect((await answer(cnfOf(1, [[1], []]), false))._tag).toBe('Unsatisfiable');
    expect((await answer(cnfOf(1, [[1], [-1]]), false))._tag).toBe('Unsatisfiable');
  });

  for (const [pigeons, holes] of [
    [7, 6],
    [9, 8],
  ] as const)
    test(`proves that ${String(pigeons)} pigeons do not fit into ${String(holes)} holes, and is believed`, async () => {
      const cnf = pigeonhole(pigeons, holes);
      const { answer: found, conflicts } = await answered(right(native), cnf, { proof: true });
      expect(conflicts).toBeGreaterThan(10);
      const proof = right(found)._tag === 'Unsatisfiable' ? right(found) : null;
      expect(proof !== null && 'proof' in proof && wrongWith(cnf, proof.proof ?? new Uint8Array())).toBeNull();
    });

  test('is stopped in the middle', async () => {
    const solving = right(native).begin(pigeonhole(14, 13), { proof: true });
    await setTimeout(200);
    expect([solving.advance(), readdirSync(temporary).length]).toEqual([null, 1]);
    solving.stop();
    await solving.waiting();
    expect(readdirSync(temporary)).toEqual([]);
  });
});
