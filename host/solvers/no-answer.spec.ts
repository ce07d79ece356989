/**
 * What a native solver may do that is no answer: shell scripts in its place.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { left, right } from '../../test-support/either.ts';
import { answerOf, example, script, temporaryFolder, freshFolders } from '../../test-support/fake-solver.ts';
import { answered, cnfOf } from '../../test-support/solver.ts';
import { nativeSolver } from './native.ts';
import { startsProcesses } from '../../test-support/tier/cost.ts';

startsProcesses('a script is the solver');

freshFolders();

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
      lines: ['echo "s SATISFIABLE"', 'echo "v 1 2 3 0 4"', 'exit 10'],
      message: noAssignment,
    },
    {
      what: 'an assignment of words',
      lines: ['echo "s SATISFIABLE"', 'echo "v one two three 0"', 'exit 10'],
      message: noAssignment,
    },
    {
      what: 'an assignment that gives a variable twice, and another not at all',
      lines: ['echo "s SATISFIABLE"', 'echo "v 1 2 2 0"', 'exit 10'],
      message: noAssignment,
    },
    {
      what: 'an assignment that contradicts itself',
      lines: ['echo "s SATISFIABLE"', 'echo "v 1 2 3 -3 0"', 'exit 10'],
      message: noAssignment,
    },
    { what: 'an assignment alone', lines: ['echo "v 1 2 3 0"', 'exit 10'], message: nothing(10) },
    ...[10, 20].map((code) => ({
      what: `both answers at once, with exit code ${String(code)}`,
      lines: ['echo "s SATISFIABLE"', 'echo "v 1 2 3 0"', 'echo "s UNSATISFIABLE"', `exit ${String(code)}`],
      message: because('cadical says both “satisfiable” and “unsatisfiable”'),
    })),
    ...['stdout', 'stderr'].map((stream, i) => ({
      what: `output without end on ${stream}`,
      lines: [`while :; do echo "c and so on, and so on, and so on" >&${String(i + 1)} || exit 1; done`],
      message: `cadical prints without end: more than `,
    })),
  ];

  const isNone = async (lines: readonly string[], proof: boolean, message: string): Promise<void> => {
    script(...lines);
    const told = left(await answerOf({ proof })).message;
    expect(told).toContain(message);
    expect(told).toMatch(/^the solver gave no answer: .*; “--solver wasm” uses the one that is built in$/);
  };

  for (const { what, lines, message } of cases)
    test(what, async () => {
      await isNone(lines, false, message);
    });

  const proofs: readonly { readonly what: string; readonly writes: string; readonly message: string }[] = [
    { what: 'a proof that is cut off within a step', writes: 'printf "1 0\\n-2" > "$3"', message: 'is cut off' },
    {
      what: 'a proof that is cut off before the empty clause',
      writes: 'printf "1 0\\n-2 10 0\\n" > "$3"',
      message: 'is cut off',
    },
    { what: 'a proof whose last number ends in 0', writes: 'printf "1 0\\n10\\n" > "$3"', message: 'is cut off' },
    { what: 'an empty proof', writes: ': > "$3"', message: 'cadical says “unsatisfiable”, but wrote no proof' },
    { what: 'no proof', writes: ':', message: 'cadical says “unsatisfiable”, but wrote no proof' },
    { what: 'a folder for a proof', writes: 'mkdir "$3"', message: 'cannot be read' },
  ];

  for (const { what, writes, message } of proofs)
    test(what, async () => {
      await isNone([writes, 'echo "s UNSATISFIABLE"', 'exit 20'], true, message);
    });

  test('a proof without end', async () => {
    script('while :; do echo "1 2 3 0" >> "$3" || exit 1; done');
    const solver = right(await nativeSolver('cadical', { output: 1_000, proof: 10_000 }));
    const solving = solver.begin(example, { proof: true });
    let answer = solving.advance();
    for (; answer === null; answer = solving.advance()) await setImmediate();
    solving.stop();
    expect(left(answer).message).toContain('cadical writes a proof without end: more than 10,000 bytes');
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
    vi.stubEnv('TMPDIR', join(temporaryFolder(), 'nowhere'));
    expect(left((await answered(solver, example)).answer).message).toContain('no temporary folder can be made in');
  });
});
