/**
 * A repository of one's own, as `strategos init` sets it up: it compiles, and its tests, run by vitest in a process of its
 * own, pass; where its protocol is changed they fail with what a user is to see.
 *
 * @module-tag thorough
 */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { templateFiles } from '../cli/template.ts';
import { om3Counterexample } from '../test-support/counterexample.ts';
import { folderWith } from '../test-support/folder.ts';
import { right } from '../test-support/either.ts';
import { decodeCounterexample } from '../counterexamples/codec.ts';
import { counterexampleText } from '../counterexamples/counterexample.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const require = createRequire(import.meta.url);

/** Where the packages of this repository take the place of installed ones, and its sources that of `strategos`. */
const VITE = `
export default {
  resolve: {
    alias: [
      { find: /^strategos\\/vitest$/, replacement: ${JSON.stringify(`${root}/vitest/main.ts`)} },
      { find: /^strategos\\/config$/, replacement: ${JSON.stringify(`${root}/regression/config.ts`)} },
      { find: /^strategos\\/(.*)$/, replacement: ${JSON.stringify(`${root}/$1.ts`)} },
    ],
  },
};
`;

const CORPUS = 'counterexamples/echo/validity-n3-m1.json';

/** What was set up, with a change to its protocol. */
const own = (change: (text: string) => string = (text) => text): string => {
  const folder = folderWith({ 'vite.config.js': VITE });
  for (const { path, text } of templateFiles(folder, 'echo')) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path === 'protocols/echo.ts' ? change(text) : text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
};

interface Ran {
  readonly exit: unknown;
  readonly printed: string;
}

/** A program of Node's in a folder. */
const run = (script: string, args: readonly string[], cwd: string): Promise<Ran> =>
  new Promise((resolve) => {
    const {
      VITEST: _,
      VITEST_MODE: __,
      VITEST_POOL_ID: ___,
      VITEST_WORKER_ID: ____,
      FORCE_COLOR: _____,
      ...env
    } = process.env;
    execFile(process.execPath, [script, ...args], { cwd, env: { ...env, NO_COLOR: '1' } }, (error, stdout, stderr) => {
      resolve({ exit: error?.code ?? 0, printed: stripVTControlCharacters(stdout + stderr) });
    });
  });

const runTests = (folder: string): Promise<Ran> =>
  run(join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs'), ['run'], folder);

/** What the compiler says of the files in a folder, by the folder's own options, with the sources for `strategos`. */
const typeErrors = (folder: string): readonly string[] => {
  const host: ts.ParseConfigFileHost = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const parsed = ts.getParsedCommandLineOfConfigFile(join(folder, 'tsconfig.json'), {}, host);
  const files = parsed?.fileNames ?? [];
  const program = ts.createProgram(files, {
    ...parsed?.options,
    paths: {
      'strategos/vitest': [join(root, 'vitest/main.ts')],
      'strategos/config': [join(root, 'regression/config.ts')],
      'strategos/*': [join(root, '*.ts')],
    },
  });
  const sources = program.getSourceFiles().filter(({ fileName }) => files.includes(fileName));
  expect(sources).toHaveLength(4);
  return sources
    .flatMap((source) => program.getSemanticDiagnostics(source))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
};

test('compiles, and would not if it were wrong', () => {
  expect(typeErrors(own())).toEqual([]);
  expect(typeErrors(own((text) => text.replace('decided: logic.one', 'decided: true')))).toHaveLength(1);
});

test('its tests pass', async () => {
  const folder = own();
  const { exit, printed } = await runTests(folder);
  expect(printed).toMatch(/Tests {2}6 passed \(6\)/);
  expect(exit).toBe(0);
});

describe('where a threshold is lower by one', () => {
  let printed = '';
  beforeAll(async () => {
    const folder = own((text) => text.replace('/ 2) + 1', '/ 2)'));
    printed = (await runTests(folder)).printed;
  });

  test('a matcher shows the attack, at the line of the test', () => {
    const from = printed.indexOf('Error: expected echo to hold');
    expect(printed.slice(from, printed.indexOf('});', from))).toMatchInlineSnapshot(`
      "Error: expected echo to hold

      echo, n = 4, m = 1, byzantine faults, at most 1 faulty: violated
      agreement and validity are broken, termination holds.

      An attack on agreement, with 1 lie (no single simplification keeps it failing):

        orders    General 0 commands, is loyal, and orders RETREAT.
                  1 is a traitor.
        round 1   0 → 1, 2, 3   “the order is RETREAT”
        round 2   1 → 2         “0 ordered ATTACK”   a lie: “0 ordered RETREAT” is prescribed
                  1 → 3         “0 ordered RETREAT”
                  2 → 1, 3      “0 ordered RETREAT”
                  3 → 1, 2      “0 ordered RETREAT”
        the end   2 decides ATTACK; 3 decides RETREAT.
                  That breaks agreement: all loyal generals that decide, decide alike.

        General 3 cannot tell this from another situation, in which it sees exactly the same:
        General 0 commands, is loyal, and orders RETREAT.
        Nobody is faulty.
        Every message is as prescribed, and arrives.
        There 1, 2 and 3 decide RETREAT.
        Seeing the same, 3 decides RETREAT in both.

      The same breaks validity: if the commander is loyal, every loyal lieutenant that decides, decides its order.

      Ask again with: strategos check echo -n 4 -m 1
       ❯ protocols/echo.spec.ts:8:5
            6| describe('with four generals or more, one traitor changes nothing', ()…
            7|   test.each([4, 5, 6])('n = %i', async (n) => {
            8|     await expect(echo).toHold({ n, m: 1 "
    `);
  });

  test('a property shows the scenario', () => {
    expect(printed).toMatch(
      /Counterexample: \[echo, n = 4, m = 1, byzantine faults:\n {2}General 0 commands, is loyal, and orders RETREAT\.\n {2}\d is a traitor\.\n {2}Round 2: \d tells \d “0 ordered ATTACK”, though it should say “0 ordered RETREAT”\.\n {2}In the end .*\.\]\n/,
    );
  });

  test('the corpus shows what became of the attack', () => {
    const from = printed.indexOf(' FAIL  counterexamples');
    expect(printed.slice(from, printed.indexOf('⎯⎯', from))).toMatchInlineSnapshot(`
      " FAIL  counterexamples/corpus.spec.ts > counterexamples > echo/validity-n3-m1.json
      MatcherError: fixed: this attack no longer violates the property; of all others it says nothing, “strategos check” does; expected: violated
      The attack no longer works. If that is what you wanted, keep it as one that must not come back: strategos replay --accept counterexamples/echo/validity-n3-m1.json

        General 0 commands, is loyal, and orders ATTACK.
        1 is a traitor.
        Round 1: 0 tells 1 and 2 “the order is ATTACK”.
        Round 2: 1 tells 2 “0 ordered RETREAT”, though it should say “0 ordered ATTACK”.
        Round 2: 2 tells 1 “0 ordered ATTACK”.
        In the end 2 decides ATTACK.
        That does not break validity.

      Ask again with: strategos replay counterexamples/echo/validity-n3-m1.json
      "
    `);
  });
});

describe('a corpus', () => {
  let ran: Ran = { exit: null, printed: '' };
  beforeAll(async () => {
    const folder = own();
    rmSync(join(folder, 'protocols/echo.spec.ts'));
    const text = readFileSync(join(folder, CORPUS), 'utf8');
    const file = right(decodeCounterexample(text));
    const elsewhere = { ...om3Counterexample.protocol, module: './om.ts' };
    const foreign = folderWith({
      'om.ts': "export { om } from 'strategos/model/protocols/om';\n",
      'a.json': counterexampleText({ ...om3Counterexample, protocol: elsewhere }),
    });
    const texts: Readonly<Record<string, string>> = {
      'counterexamples/echo/again.json': counterexampleText({ ...file, expect: 'holds' }),
      'counterexamples/echo/stale.json': text.replace('"round": 2', '"round": 1'),
      'counterexamples/echo/cut.json': text.slice(0, 300),
      'counterexamples/echo/strange.json': text.replace('"name": "echo"', '"name": "ecco"'),
      'counterexamples/others.spec.ts':
        "import { replayCorpus } from 'strategos/vitest';\nreplayCorpus('missing');\nreplayCorpus('empty');\n",
      'counterexamples/foreign.spec.ts': `import { replayCorpus } from 'strategos/vitest';\nreplayCorpus(${JSON.stringify(foreign)});\nreplayCorpus(${JSON.stringify(foreign)}, { allowModule: true });\n`,
    };
    mkdirSync(join(folder, 'empty'));
    for (const [path, changed] of Object.entries(texts)) writeFileSync(join(folder, path), changed);
    ran = await runTests(folder);
  });

  test.each<readonly [string, string]>([
    [
      'an attack that was repelled and works again',
      'MatcherError: reproduced: it violates the property, and everybody decides as recorded; expected: holds\nThis attack had been repelled, and works again.\n',
    ],
    ['one that cannot be run any more', 'It cannot be run any more: the protocol has other claims, rounds or sizes'],
    ['a broken file', 'counterexamples/echo/cut.json: it is not JSON, perhaps cut short'],
    [
      'a protocol that nobody registers',
      'counterexamples/echo/strange.json: protocol: there is no protocol “ecco”. Did you mean echo?',
    ],
    [
      'a module that lies elsewhere',
      'It is a program; if you trust it, say so: replayCorpus(folder, { allowModule: true })',
    ],
    ['a folder that is not there', 'missing; “strategos check … --save” makes one'],
  ])('fails for %s', (_what, expected) => {
    expect(ran.printed).toContain(expected);
  });

  test('passes where it replays as expected, and where there is nothing in it yet', () => {
    expect(ran.printed).toMatch(/Tests {2}6 failed \| 3 passed \(9\)/);
    expect(ran.exit).toBe(1);
  });
});
