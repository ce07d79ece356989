/**
 * Whatever a protocol's code does, a command about it comes to its end: each case is a process, because it is ended from outside.
 *
 * @module-tag thorough
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { textOfExpectations } from '../../regression/expectations.ts';
import { strategos, strategosIn } from '../../test-support/cli.ts';
import type { Ran } from '../../test-support/cli.ts';
import { filesIn, folderWith } from '../../test-support/folder.ts';
import type { OwnParts } from '../../test-support/own-protocol.ts';
import { ownProtocol } from '../../test-support/own-protocol.ts';

/** What the check of the syntax does not see, so that it is run: something global, found by a detour. */
const global = (name: string): string => `[][['constructor'][0]][['constructor'][0]]('return ${name}')()`;

/** Said when it begins, so that a test can press a key then. */
const BEGUN = `${global('console')}.error('begun');`;

const LOOPS = `() => { ${BEGUN} for (;;); }`;

/** One that comes back, and is broken as soon as there is a traitor. */
const HONEST = ownProtocol();

const looping = (part: string): OwnParts => ({ program: { [part]: LOOPS } });

/** What never comes back. */
const ENDLESS: Readonly<Record<string, OwnParts>> = {
  'a loop at the top of the module': { after: `${BEGUN} for (;;);` },
  'a loop in rounds': { definition: { rounds: LOOPS } },
  'a loop in claims': { definition: { claims: LOOPS } },
  'a loop in program': { before: `const endless = ${LOOPS};`, after: 'endless();' },
  'a loop in start': looping('start'),
  'a loop in send': looping('send'),
  'a loop in receive': looping('receive'),
  'a loop in decide': looping('decide'),
  'a loop in a property': {
    after: `export const properties = [{ name: 'p', statement: 's', source: 'x', symmetric: false, on: ${LOOPS} }];`,
  },
  'a loop in a getter': { definition: { sizes: `{ get least() { ${BEGUN} for (;;); }, most: 9 }` } },
  'a promise that never settles, and a timer': {
    after: `${BEGUN} ${global('setInterval')}(() => {}, 1000); await new Promise(() => {});`,
  },
  'a system call that never returns': {
    after: `${BEGUN} ${global('process')}.getBuiltinModule('fs').readFileSync('pipe');`,
  },
};

/** A folder with such a protocol, and a pipe that nobody writes to. */
const folderFor = (parts: OwnParts): string => {
  const folder = folderWith({ 'mine.ts': ownProtocol(parts) });
  execFileSync('sh', ['-c', 'mkfifo pipe'], { cwd: folder });
  return folder;
};

const CHECK = ['check', './mine.ts', '-n', '3', '-m', '0'];

/** Long enough for a slow machine to come to what does not come back. */
const LIMIT = ['--max-seconds', '4'];

/** Where it is said that each of these is: in its function, at the line and column of its file. */
const WITHIN: Readonly<Record<string, RegExp>> = {
  'a loop at the top of the module': / while loading, at mine\.ts:\d+:\d+; /,
  'a loop in receive': / while testing the laws, in receive \(mine\.ts:\d+:\d+\); /,
  'a promise that never settles, and a timer': / while loading; /,
  'a system call that never returns': / while loading; /,
};

describe.concurrent('with a limit: unknown, and exit code 2', () => {
  test.each(Object.entries(WITHIN))('%s', async (what, within) => {
    const { exit, out } = await strategos([...CHECK, ...LIMIT], { cwd: folderFor(ENDLESS[what] ?? {}) });
    expect([exit, out]).toEqual([2, expect.stringMatching(/^unknown: the limit of 4 seconds was reached while \w+/)]);
    expect(out).toMatch(within);
  });

  test('a function of its own that it calls is named, with the one that we called', async () => {
    const before = `const count = () => { ${BEGUN} for (;;); };`;
    const folder = folderFor({ before, program: { send: '(_self, { attack }) => { count(); return [attack]; }' } });
    const { exit, out } = await strategos([...CHECK, ...LIMIT], { cwd: folder });
    expect([exit, out]).toEqual([2, expect.stringMatching(/, in count \(mine\.ts:3:\d+\), called from send; /)]);
  });

  test('as one object', async () => {
    const { exit, out } = await strategos([...CHECK, ...LIMIT, '--json'], { cwd: folderFor(looping('receive')) });
    expect(exit).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      schema: 'strategos/unknown/1',
      verdict: 'unknown',
      stopped: { _tag: 'seconds', limit: 4 },
    });
  });
});

/** Ctrl-C as soon as it does not come back. */
const interrupted = (words: readonly string[], cwd: string): Promise<Ran> =>
  strategos(words, { cwd, interruptOn: 'begun' });

const WHY = /^unknown: interrupted while \w+/;

describe.concurrent('Ctrl-C, once: unknown, and exit code 2', () => {
  test.each(Object.entries(ENDLESS))('%s', async (_what, parts) => {
    const { exit, out } = await interrupted(CHECK, folderFor(parts));
    expect([exit, out]).toEqual([2, expect.stringMatching(WHY)]);
  });

  test('as one object', async () => {
    const { exit, out } = await interrupted([...CHECK, '--json'], folderFor(looping('send')));
    expect(exit).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ schema: 'strategos/unknown/1', stopped: { _tag: 'interrupted' } });
  });
});

/** A folder with a counterexample to an honest protocol, which is endless since. */
const folderWithFile = async (): Promise<string> => {
  const cell = { protocol: './mine.ts', n: 3, m: 1, verdict: 'violated' } as const;
  const folder = folderWith({
    'mine.ts': HONEST,
    'honest.ts': HONEST,
    'expectations.json': textOfExpectations([cell]),
  });
  await strategosIn(folder, ['check', './mine.ts', '-n', '3', '-m', '1', '--save']);
  const [file = ''] = filesIn(join(folder, 'counterexamples'));
  writeFileSync(join(folder, 'kept.json'), readFileSync(join(folder, 'counterexamples', file)));
  writeFileSync(join(folder, 'mine.ts'), ownProtocol(looping('receive')));
  return folder;
};

test('Ctrl-C ends what is large, although it is ours', async () => {
  const begun = "process.argv[1].includes('place')&&console.error('begun')";
  const { exit, out } = await strategos(['check', 'phase-king', '-n', '31', '-m', '10'], {
    env: { NODE_OPTIONS: `--import "data:text/javascript,${begun}"` },
    interruptOn: 'begun',
  });
  expect([exit, out]).toEqual([2, expect.stringMatching(WHY)]);
  expect(out.split('unknown:')).toHaveLength(2);
});

describe('Ctrl-C ends every command', () => {
  test.each([
    ['replay', 'kept.json'],
    ['replay', 'kept.json', '--format', 'csv'],
    ['draw', 'kept.json'],
    ['diff', './mine.ts', './honest.ts', '-n', '3', '-m', '1'],
    ['impossible', './mine.ts', '-n', '3', '-m', '1'],
    ['report', '--protocols', './mine.ts', '--out', 'report'],
    ['regress'],
  ])('%s %s', async (...words) => {
    const folder = await folderWithFile();
    const { exit, out } = await interrupted(words, folder);
    expect([exit, out]).toEqual([2, expect.stringMatching(WHY)]);
  });
});

test('Ctrl-C ends certify', async () => {
  const folder = folderWith({ 'mine.ts': HONEST });
  const words = ['check', './mine.ts', '-n', '3', '-m', '0', '--engine', 'symbolic', '--certificate', 'kept'];
  await strategosIn(folder, words);
  writeFileSync(join(folder, 'mine.ts'), ownProtocol({ after: `${BEGUN} for (;;);` }));
  const { exit, out } = await interrupted(['certify', 'kept'], folder);
  expect([exit, out]).toEqual([2, expect.stringMatching(WHY)]);
});

/** The shells that a process has started. */
const shellsOf = (pid: number): readonly number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, program]) => parent === String(pid) && program === '/bin/sh')
    .map(([shell]) => Number(shell));

describe('what is left', () => {
  test('nothing of a protocol at a revision', async () => {
    const folder = folderFor({ after: `${BEGUN} for (;;);` });
    const temporary = folderWith();
    execFileSync(
      'sh',
      ['-c', 'git init -q && git add mine.ts && git -c user.name=A -c user.email=a@b commit -qm one'],
      {
        cwd: folder,
      },
    );
    const { exit } = await strategos(['check', 'HEAD:mine.ts', '-n', '3', '-m', '0'], {
      cwd: folder,
      env: { TMPDIR: temporary },
      interruptOn: 'begun',
    });
    expect(exit).toBe(2);
    // tsx keeps there what it has compiled.
    expect(readdirSync(temporary).filter((name) => name.startsWith('strategos-'))).toEqual([]);
  });

  test('SIGTERM is the same as Ctrl-C', async () => {
    const folder = folderFor(looping('receive'));
    const { exit, out } = await strategos(CHECK, { cwd: folder, interruptOn: 'begun', signal: 'SIGTERM' });
    expect([exit, out]).toEqual([2, expect.stringMatching(WHY)]);
  });

  test('no process, where the one that watches is killed', async () => {
    const folder = folderFor(looping('receive'));
    // What it prints comes to its end only when no process is left that could print.
    const { exit, out } = await strategos(CHECK, { cwd: folder, interruptOn: 'begun', signal: 'SIGKILL' });
    expect([exit, out]).toEqual([null, '']);
  });

  test('no process, where the shell that waits for its end is killed before it', async () => {
    const folder = folderFor(looping('receive'));
    const { exit, out } = await strategos(CHECK, {
      cwd: folder,
      interruptOn: 'begun',
      signal: 'SIGKILL',
      before: (pid) => {
        const shells = shellsOf(pid);
        expect(shells).toHaveLength(1);
        for (const shell of shells) process.kill(shell, 'SIGKILL');
      },
    });
    expect([exit, out]).toEqual([null, '']);
  });
});

test('a protocol that allocates without end: unknown, and exit code 2', async () => {
  const folder = folderFor({ program: { receive: '() => { for (const all = []; ; ) all.push([all.length]); }' } });
  const { exit, out } = await strategos(CHECK, { cwd: folder, env: { NODE_OPTIONS: '--max-old-space-size=300' } });
  expect([exit, out]).toEqual([2, expect.stringMatching(/^unknown: .* memory .* while \w+/)]);
});

test('a protocol that ends its process by a signal: 65', async () => {
  const { exit, err } = await strategos(CHECK, {
    cwd: folderFor({ after: `${global('process')}.kill(${global('process')}.pid, 'SIGUSR2');` }),
  });
  expect([exit, err]).toEqual([65, expect.stringContaining('by SIGUSR2, while loading')]);
});

test('a timer that is left behind keeps no answer back', async () => {
  const { exit, out } = await strategos(CHECK, {
    cwd: folderFor({ after: `${global('setInterval')}(() => {}, 1000);` }),
  });
  expect([exit, out]).toEqual([0, expect.stringContaining('holds')]);
});

describe('a limit ends a regression check', () => {
  test('that is at work in a thread', async () => {
    const folder = folderFor(looping('receive'));
    const cell = { protocol: './mine.ts', n: 3, m: 1, verdict: 'violated' } as const;
    writeFileSync(join(folder, 'expectations.json'), textOfExpectations([cell]));
    const { exit, out } = await strategos(['regress', '--json', '--max-seconds', '8'], { cwd: folder });
    expect(exit).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ interrupted: true, cells: [{ standing: 'not run' }] });
  });
});
