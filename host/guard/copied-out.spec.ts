/**
 * No honest protocol is refused: the registered ones, copied out as files of somebody's own, are what they were.
 */
import { cpSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { bundleModule } from '../bundle.ts';
import type { LoadError } from '../bundle.ts';
import { sourceNames, sourceOf } from '../sources.ts';
import type { Establishment } from '../../engines/premises.ts';
import { pureBundle } from './pure-bundle.ts';
import { looksAtValues } from './types-checked.ts';
import { strategosHere } from '../../test-support/cli.ts';
import { right } from '../../test-support/either.ts';
import { folderWith } from '../../test-support/folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const lookedOver = async (file: string): Promise<E.Either<LoadError, Establishment>> =>
  pureBundle(right(await bundleModule(file)()));

/** A registered protocol as a file of somebody’s own. */
const copiedOut = (name: string): string => {
  const text = readFileSync(sourceOf(name) ?? '', 'utf8');
  const own = text
    .replaceAll(/from '\.\.\/([^']+)\.ts'/g, "from 'strategos/model/$1'")
    .replaceAll(/from '\.\/([^']+)\.ts'/g, "from 'strategos/model/protocols/$1'");
  return join(folderWith({ 'own.ts': own }), 'own.ts');
};

interface Answer {
  readonly verdict: string;
  readonly properties: unknown;
  readonly evidence: { readonly grade: string; readonly scenarios: string };
}

describe('a registered protocol, copied out,', () => {
  test.each(sourceNames())('is not refused: %s', async (name) => {
    expect(await lookedOver(copiedOut(name))).toEqual(E.right('checked'));
  });

  test.each(sourceNames())('has the verdict that it had: %s', { tags: ['thorough'] }, async (name) => {
    const size = name === 'handshake' ? ['-n', '2', '-m', '0'] : ['-n', '3', '-m', '1'];
    const file = copiedOut(name);
    const [own, registered] = [
      await strategosHere(['check', file, ...size, '--json']),
      await strategosHere(['check', name, ...size, '--json']),
    ].map(({ out }) => JSON.parse(out) as Answer);
    expect(own?.verdict).toMatch(/holds|violated/);
    expect([own?.verdict, own?.properties]).toEqual([registered?.verdict, registered?.properties]);
    expect([own?.evidence.grade, own?.evidence.scenarios]).toEqual([
      registered?.evidence.grade,
      registered?.evidence.scenarios,
    ]);
  });

  test('looks at no truth value, by the types of its source', { tags: ['thorough'] }, () => {
    expect(looksAtValues(sourceNames().map((name) => sourceOf(name) ?? ''))).toEqual(E.right([]));
  });

  test('is not refused with the tables that they share', async () => {
    const folder = folderWith();
    cpSync(join(root, 'model'), join(folder, 'model'), {
      recursive: true,
      filter: (path) => !path.endsWith('.spec.ts'),
    });
    for (const name of sourceNames())
      expect(await lookedOver(join(folder, relative(root, sourceOf(name) ?? '')))).toEqual(E.right('checked'));
  });
});

test('the protocol that a repository of one’s own begins with is not refused', async () => {
  expect(await lookedOver(join(root, 'templates/own/protocols/my-protocol.ts'))).toEqual(E.right('checked'));
});
