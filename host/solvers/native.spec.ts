/**
 * A native solver that is found, asked, answers in time or does not: shell scripts in its place. Answers that are none
 * are in `no-answer.spec.ts`, and the solver that is installed here, if there is one, in `installed.spec.ts`.
 */
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test, vi } from 'vitest';
import { left, right } from '../../test-support/either.ts';
import {
  answerOf,
  example,
  homeFolder,
  installed,
  script,
  temporaryFolder,
  unexpected,
  freshFolders,
} from '../../test-support/fake-solver.ts';
import { answered, cnfOf } from '../../test-support/solver.ts';
import { until } from '../../test-support/until.ts';
import { nativeSolver } from './native.ts';
import { startsProcesses } from '../../test-support/tier/cost.ts';

startsProcesses('a script is the solver');

freshFolders();

describe('looking for it', () => {
  test('says which version it is', async () => {
    script('exit 0');
    expect(right(await nativeSolver()).name()).toBe('CaDiCaL 1.9.5 (native)');
    installed('#!/bin/sh\necho sc2021\n');
    expect(right(await nativeSolver()).name()).toBe('CaDiCaL sc2021 (native)');
  });

  test('says how to get it where there is none', async () => {
    vi.stubEnv('PATH', homeFolder());
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
    const [words, formula] = [join(homeFolder(), 'words'), join(homeFolder(), 'formula')];
    script(
      `echo "$*" >> '${words}'`,
      'for last; do :; done',
      `cat "$(dirname "$last")/formula.cnf" > '${formula}'`,
      'echo 0 > "$(dirname "$last")/proof.drup"',
      'echo "s UNSATISFIABLE"; exit 20',
    );
    expect(right(await answerOf({ proof: false }))).toEqual({ _tag: 'Unsatisfiable', proof: null });
    expect(right(await answerOf({ proof: true }))).toMatchObject({ proof: Buffer.from('0\n') });
    const asked = readFileSync(words, 'utf8')
      .replaceAll(temporaryFolder(), '')
      .replaceAll(/strategos-[\w-]+/g, '…');
    expect(asked).toBe('/…/formula.cnf\n--no-binary /…/formula.cnf /…/proof.drup\n');
    expect(readFileSync(formula, 'utf8')).toBe('p cnf 3 2\n1 2 0\n-1 3 0\n');
  });

  // Bounded variable addition came with 2.2; those before know no such option, and end.
  test.each([
    { version: '1.9.5', options: '--no-binary' },
    { version: '2.1.3', options: '--no-binary' },
    { version: 'sc2021', options: '--no-binary' },
    { version: '2.2.0', options: '--no-binary --no-factor' },
    { version: '3.0.1', options: '--no-binary --no-factor' },
  ])('$version: for a proof without variables of its own', async ({ version, options }) => {
    const asked = join(homeFolder(), 'asked');
    installed(
      [
        '#!/bin/sh',
        `if [ "$1" = --version ]; then echo ${version}; exit 0; fi`,
        `echo "$*" > '${asked}'`,
        'exit 1',
        '',
      ].join('\n'),
    );
    left(await answerOf({ proof: true }));
    expect(readFileSync(asked, 'utf8').split(' /')[0]).toBe(options);
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
    // It never ends by itself.
    const file = join(homeFolder(), 'pid');
    script(`echo $$ > '${file}'`, 'exec sleep 1000000');
    const solving = right(await nativeSolver()).begin(example, { proof: true });
    await until(
      () => existsSync(file) && readFileSync(file, 'utf8') !== '',
      () => unexpected(solving),
    );
    const pid = Number(readFileSync(file, 'utf8'));
    expect([solving.advance(), runs(pid), readdirSync(temporaryFolder()).length]).toEqual([null, true, 1]);
    solving.stop();
    expect(readdirSync(temporaryFolder())).toEqual([]);
    await solving.waiting();
    expect(runs(pid)).toBe(false);
    solving.stop();
  });

  test('lets others have their turn meanwhile, and is heard when it is done', async () => {
    const enough = join(homeFolder(), 'enough');
    script(`while [ ! -e '${enough}' ]; do sleep 0.01; done`, 'echo "s UNSATISFIABLE"', 'exit 20');
    const solving = right(await nativeSolver()).begin(example, { proof: false });
    const waiting = solving.waiting();
    for (let turns = 0; turns < 3; turns++) {
      expect(solving.advance()).toBeNull();
      await setImmediate();
    }
    writeFileSync(enough, '');
    await waiting;
    expect(right(solving.advance() ?? E.left({ _tag: 'SolverError', message: 'nothing' }))).toEqual({
      _tag: 'Unsatisfiable',
      proof: null,
    });
  });

  test('several at a time have a folder each', async () => {
    script(
      'cat "$1" | grep -q "p cnf 3" && { echo "s SATISFIABLE"; echo "v 1 2 3 0"; exit 10; }',
      'echo "s UNSATISFIABLE"',
      'exit 20',
    );
    const solver = right(await nativeSolver());
    const answers = await Promise.all([example, cnfOf(1, [[1]]), example].map((cnf) => answered(solver, cnf)));
    expect(answers.map(({ answer }) => right(answer)._tag)).toEqual(['Satisfiable', 'Unsatisfiable', 'Satisfiable']);
  });
});
