/**
 * Data files run no code unasked: what names a module that lies elsewhere is refused with 65, and the module is not even read.
 */
import { closeSync, mkdirSync, openSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { textOfArgument } from '../certificates/argument-codec.ts';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import { counterexampleText } from '../counterexamples/counterexample.ts';
import { textOfExpectations } from '../regression/expectations.ts';
import { hexagon } from '../test-support/argument.ts';
import type { Ran } from '../test-support/cli.ts';
import { om3Counterexample } from '../test-support/counterexample.ts';
import { left } from '../test-support/either.ts';
import { folderWith } from '../test-support/folder.ts';
import { inFolder } from '../test-support/in-folder.ts';
import { withoutThreads } from '../test-support/without-threads.ts';
import { displayOf } from './explorer/display.ts';
import { moduleAllowance, gateFor } from '../host/gate.ts';

withoutThreads();

/** A protocol, and a module that tells when it is run. */
const OM = "export { om } from 'strategos/model/protocols/om';\n";
const TELLS = "throw new Error('it was run');\n";

const naming = (module: string | null, name = 'om'): string => {
  const counterexample: Counterexample = { ...om3Counterexample, protocol: { name, fingerprint: null, module } };
  return counterexampleText(counterexample);
};

const REFUSED = 'was not run: it lies outside the current folder and its repository';

/** That it was refused, with what to do about it, and that nothing was run. */
const expectRefused = ({ exit, out, err }: Ran, flag = 'if you trust it, add --allow-module'): void => {
  expect(exit).toBe(65);
  expect(out + err).toContain(REFUSED);
  expect(out + err).toContain(flag);
  expect(out + err).not.toContain('it was run');
};

describe('a file that came from elsewhere', () => {
  const foreign = folderWith({
    'tells.ts': TELLS,
    'om.ts': OM,
    'tells.json': naming('./tells.ts'),
    'om.json': naming('./om.ts'),
    'argument.json': textOfArgument({ ...hexagon, protocol: { ...hexagon.protocol, module: './tells.ts' } }),
  });

  test('from the root of the file system everything is from elsewhere', async () => {
    expectRefused(await inFolder('/', 'replay', join(foreign, 'tells.json')));
  });

  test.each(['replay', 'replay --format itf', 'replay --accept', 'draw'])(
    '%s runs its module only with --allow-module',
    async (command) => {
      const [name = '', ...options] = command.split(' ');
      const here = folderWith();
      expectRefused(await inFolder(here, name, join(foreign, 'tells.json'), ...options));
      const asJson = options.includes('--format') ? [] : ['--json'];
      expectRefused(await inFolder(here, name, join(foreign, 'tells.json'), ...options, ...asJson));
      const allowed = await inFolder(here, name, join(foreign, 'tells.json'), ...options, '--allow-module');
      expect(allowed.out + allowed.err).toContain('it was run');
      expect(await inFolder(here, name, join(foreign, 'om.json'), ...options, '--allow-module')).toMatchObject({
        exit: 0,
      });
    },
  );

  test('certify as well', async () => {
    const here = folderWith();
    expectRefused(await inFolder(here, 'certify', join(foreign, 'argument.json')));
    const allowed = await inFolder(here, 'certify', join(foreign, 'argument.json'), '--allow-module');
    expect([allowed.exit, allowed.err]).toEqual([65, expect.stringContaining('it was run')]);
  });

  test('where you are in its folder, it is run as ever', async () => {
    expect(await inFolder(foreign, 'replay', 'om.json')).toMatchObject({ exit: 0, err: '' });
  });

  test.each([
    ['a counterexample', (folder: string) => join(folder, 'tells.json')],
    [
      'a link',
      (folder: string) =>
        `#protocol=${encodeURIComponent(join(folder, 'tells.ts'))}&n=3&m=1&t=1&faults=byzantine&orders=1`,
    ],
  ])('explore as well, where %s names it', async (_, what) => {
    const { exit, message } = left(await displayOf(what(foreign), gateFor({ json: true }))());
    expectRefused({ exit, out: '', err: message });
    const allowed = left(await displayOf(what(foreign), gateFor({ json: true, allowModule: true }))());
    expect(allowed.message).toContain('it was run');
  });

  test('read from a pipe, it names what lies here or nothing', async () => {
    const handle = openSync(join(foreign, 'om.json'), 'r');
    try {
      const here = folderWith({ 'om.ts': OM });
      expect(await inFolder(here, 'replay', `/dev/fd/${String(handle)}`)).toMatchObject({ exit: 0 });
    } finally {
      closeSync(handle);
    }
  });
});

describe('what lies here', () => {
  test('is all of the repository, from whatever folder in it', async () => {
    const repository = folderWith({
      '.git/HEAD': '',
      'deep/er/x.json': naming('../../om.ts'),
      'om.ts': OM,
      'other/a': '',
    });
    expect(await inFolder(join(repository, 'other'), 'replay', '../deep/er/x.json')).toMatchObject({
      exit: 0,
      err: '',
    });
  });

  test.each([
    [
      'the folder above',
      (elsewhere: string, here: string) => `${here}/../${elsewhere.split('/').at(-1) ?? ''}/tells.ts`,
    ],
    ['a link to the file', (_: string, here: string) => `${here}/link.ts`],
    ['a link to the folder', (_: string, here: string) => `${here}/folder/tells.ts`],
    ['a folder whose name begins alike', (_: string, here: string) => `${here}-too/tells.ts`],
  ])('is not %s', async (_, pathOf) => {
    const elsewhere = folderWith({ 'tells.ts': TELLS });
    const here = folderWith();
    symlinkSync(join(elsewhere, 'tells.ts'), join(here, 'link.ts'));
    symlinkSync(elsewhere, join(here, 'folder'));
    symlinkSync(elsewhere, `${here}-too`);
    const file = join(folderWith({ 'x.json': naming(pathOf(elsewhere, here)) }), 'x.json');
    const ran = await inFolder(here, 'replay', file);
    expectRefused(ran);
    // It is told where it really is.
    expect(ran.out).toContain(`protocol: ${realpathSync(join(elsewhere, 'tells.ts'))} ${REFUSED}`);
  });

  test('is found however you came here', async () => {
    const here = folderWith({ 'om.ts': OM, 'x.json': naming('./om.ts') });
    const link = join(folderWith(), 'link');
    symlinkSync(here, link);
    expect(await inFolder(link, 'replay', join(link, 'x.json'))).toMatchObject({ exit: 0, err: '' });
  });

  test('a name that is a path is a module as well', async () => {
    const elsewhere = folderWith({ 'tells.ts': TELLS });
    const file = join(folderWith({ 'x.json': naming(null, join(elsewhere, 'tells.ts')) }), 'x.json');
    expectRefused(await inFolder(folderWith(), 'replay', file));
  });

  test('a path is shown in one line, and nothing in it is obeyed', async () => {
    const folder = join(folderWith(), 'a\u001b[31m\nerror: b');
    mkdirSync(folder);
    symlinkSync(join(folderWith({ 'tells.ts': TELLS }), 'tells.ts'), join(folder, 'link.ts'));
    const refused = left(await gateFor({ json: true }).file(join(dirname(folder), 'a\u001b[31m\nerror: b'))());
    expect(refused.message).toContain('a\\u001b[31m error: b was not run');
  });

  test('what is not there is told by what looks for it', async () => {
    const file = join(folderWith({ 'x.json': naming('/nowhere/mine.ts') }), 'x.json');
    expect((await inFolder(folderWith(), 'replay', file)).out).toContain('there is no file /nowhere/mine.ts');
  });
});

describe('a configuration beside a foreign file', () => {
  const CONFIG = "import { TELLS } from './tells.ts';\nexport default { protocols: { mine: TELLS } };\n";

  test('is not run, also with --allow-module', async () => {
    const foreign = folderWith({ 'strategos.config.ts': CONFIG, 'tells.ts': TELLS, 'x.json': naming(null, 'mine') });
    for (const more of [[], ['--allow-module']]) {
      const { exit, out } = await inFolder(folderWith(), 'replay', join(foreign, 'x.json'), ...more);
      expect(exit).toBe(65);
      expect(out).toContain('there is no protocol “mine”');
      expect(out).toContain(`strategos.config.ts was not asked: it lies outside`);
      expect(out).not.toContain('it was run');
    }
    // There, and below the current folder, it is.
    expect((await inFolder(foreign, 'replay', 'x.json')).out).toContain('it was run');
    expect((await inFolder(dirname(foreign), 'replay', join(foreign, 'x.json'))).out).toContain('it was run');
  });
});

describe('regress', () => {
  test('runs no module from elsewhere, whether a cell or a counterexample names it', async () => {
    const foreign = folderWith({ 'tells.ts': TELLS, 'corpus/x.json': naming('../tells.ts') });
    const cell = { protocol: join(foreign, 'tells.ts'), n: 3, m: 0, verdict: 'holds' } as const;
    const here = folderWith({ 'expectations.json': textOfExpectations([cell]) });
    const none = folderWith({ 'expectations.json': textOfExpectations([]) });
    expectRefused(await inFolder(here, 'regress'));
    expectRefused(await inFolder(none, 'regress', '--corpus', join(foreign, 'corpus')));
    for (const allowed of [
      await inFolder(here, 'regress', '--allow-module'),
      await inFolder(none, 'regress', '--corpus', join(foreign, 'corpus'), '--allow-module'),
    ])
      expect(allowed.out).toContain('it was run');
  });

  test('records what is typed, wherever it lies', async () => {
    const foreign = folderWith({ 'tells.ts': TELLS });
    const recorded = await inFolder(folderWith(), 'regress', '--record', join(foreign, 'tells.ts'));
    expect(recorded.err).toContain('it was run');
  });
});

describe('the question', () => {
  const outside = (): string => join(folderWith({ 'tells.ts': TELLS }), 'tells.ts');

  test.each([
    { answer: true, json: false, passes: true },
    { answer: false, json: false, passes: false },
    { answer: null, json: false, passes: false },
    { answer: true, json: true, passes: false },
  ])('answered $answer, with json $json: $passes', async ({ answer, json, passes }) => {
    const asked: string[] = [];
    const gate = gateFor({ json }, undefined, (question) => {
      asked.push(question);
      return Promise.resolve(answer);
    });
    const file = outside();
    expect(E.isRight(await gate.file(file)())).toBe(passes);
    expect(E.isRight(await gate.named(`${file}#one`)())).toBe(passes);
    // It is put once, and never to a program.
    expect(asked).toEqual(
      json ? [] : [expect.stringContaining(`${realpathSync(file)} is a program that the file names`)],
    );
  });
});

test('a command that is printed for a module from elsewhere has the option', () => {
  expect(moduleAllowance(join(folderWith({ 'mine.ts': OM }), 'mine.ts#om'))).toBe(' --allow-module');
  expect([moduleAllowance(null), moduleAllowance('./host/gate.ts'), moduleAllowance('HEAD:host/gate.ts')]).toEqual([
    '',
    '',
    '',
  ]);
});
