/**
 * Whole files, looked over as the command line does: which are refused, and with which line.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import type { LoadError } from '../bundle.ts';
import { bundleModule } from '../bundle.ts';
import { load } from '../load.ts';
import type { Establishment } from '../../engines/premises.ts';
import { pureBundle } from './pure-bundle.ts';
import { plainly, strategosHere } from '../../test-support/cli.ts';
import { left, right } from '../../test-support/either.ts';
import { folderWith } from '../../test-support/folder.ts';
import { ownFile, ownProtocol } from '../../test-support/own-protocol.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const lookedOver = async (file: string): Promise<E.Either<LoadError, Establishment>> =>
  pureBundle(right(await bundleModule(file)()));

describe('a file that is refused, and the line', () => {
  test.each([
    ['counter.ts', 20, 'it writes to “steps”, which is the module’s and stays between calls'],
    ['exits.ts', 20, 'it uses process of “node:process”, which is the machine'],
    ['hidden-field.ts', 8, 'it makes a symbol'],
  ])('%s', async (name, line, says) => {
    const file = join(root, 'test-support', 'cases', name);
    const { exit, out, err } = plainly(await strategosHere(['check', file, '-n', '4', '-m', '1']));
    expect([exit, out]).toEqual([65, '']);
    expect(err).toContain(`${name}:${String(line)}:`);
    expect(err).toContain(says);
    expect(err).toContain(readFileSync(file, 'utf8').split('\n')[line - 1]?.trim());
    expect(err).toContain('depend on what they are handed');
  });

  test('in a file that it imports', async () => {
    const folder = folderWith({
      'mine.ts': ownProtocol({
        before: "import { count } from './lib/count.ts';",
        program: { decide: '(_self, { attack }) => { count(); return { decided: logic.one, value: [attack] }; }' },
      }),
      'lib/count.ts': 'let n: number = 0;\n// A type, a comment.\nexport const count = (): number => (n += 1);\n',
    });
    const { message, place } = left(await lookedOver(join(folder, 'mine.ts')));
    expect(place).toMatchObject({ line: 3, column: 37 });
    expect(message).toMatch(/count\.ts:3:37: it writes to “n”, which is the module’s and stays between calls/);
  });

  test('before anything of it is run', async () => {
    const file = ownFile({ before: "process.stdout.write('run'); throw new Error('run');" });
    const { message } = left(await load(file)());
    expect(message).toContain('mine.ts:3:1: it uses process, which is the machine');
  });

  test('with five lines at most', async () => {
    const { message } = left(
      await lookedOver(ownFile({ before: 'const t = [' + 'Date.now(),\n'.repeat(7) + '];', after: 'export { t };' })),
    );
    expect(message.match(/a clock/g)).toHaveLength(5);
    expect(message).toContain('and 2 more');
  });
});

describe('a package', () => {
  const files = (name: string): Readonly<Record<string, string>> => ({
    'mine.ts': ownProtocol({ before: `import { now } from '${name}';`, definition: { title: 'String(now())' } }),
    [`node_modules/${name}/package.json`]: `{ "name": "${name}", "type": "module", "main": "./index.js" }`,
    [`node_modules/${name}/index.js`]: 'let n = 0; export const now = () => { n++; return Date.now(); };',
  });

  test.each(['clock', '@some/clock'])('is nobody’s own text, and was not looked at: %s', async (name) => {
    const loaded = right(await load(join(folderWith(files(name)), 'mine.ts'))());
    expect(loaded.established.purity).toBe(`not made: nobody looked at the packages ${name}`);
  });
});

describe('what is established', () => {
  test('of a file', async () => {
    expect(right(await load(ownFile())()).established).toEqual({
      purity: 'checked',
      values: 'not made: strategos check --static makes it',
    });
  });

  test('of a registered protocol', async () => {
    expect(right(await load('om')()).established.purity).toBe('checked by our tests');
  });
});
