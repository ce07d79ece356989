import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { right } from '../test-support/either.ts';
import type { Config } from './config.ts';
import { decodeConfig, defineConfig } from './config.ts';

/** What is said of it, or that it is fine. */
const said = (value: unknown): string =>
  E.match(
    ({ message }: { message: string }) => message,
    () => 'fine',
  )(decodeConfig(value));

describe('a configuration', () => {
  test('is what it is', () => {
    const config: Config = {
      protocols: { echo: './protocols/echo.ts', 'two-phase': './all.mjs#twoPhase' },
      expectations: 'expected.json',
      corpus: 'corpus',
      store: '/tmp/store',
    };
    expect(defineConfig(config)).toBe(config);
    expect(right(decodeConfig(config))).toEqual(config);
  });

  test('may leave out everything', () => {
    expect(said({})).toBe('fine');
  });

  test('has its fields known to an editor', () => {
    expectTypeOf(defineConfig).parameter(0).toEqualTypeOf<Config>();
    // @ts-expect-error there is no such field
    defineConfig({ protocol: {} });
    // @ts-expect-error a protocol is given by its file
    defineConfig({ protocols: { echo: 3 } });
  });
});

describe('what is wrong is said by field:', () => {
  test.each<readonly [string, unknown, string]>([
    ['no record', 3, 'expected a configuration { protocols: { … } }, and found 3'],
    ['a list', [], 'expected a configuration { protocols: { … } }, and found []'],
    ['a function', () => ({}), 'expected a configuration { protocols: { … } }, and found a function'],
    ['nothing', undefined, 'expected a configuration { protocols: { … } }, and found nothing'],
    ['a misspelt field', { protocol: {} }, 'protocol: there is no such field; did you mean protocols?'],
    [
      'a strange field',
      { elephants: 3 },
      'elephants: there is no such field; there are protocols, expectations, corpus, store',
    ],
    [
      'protocols in a list',
      { protocols: ['a.ts'] },
      'protocols: expected a record of files by name, and found ["a.ts"]',
    ],
    ['a name', { protocols: { Echo: 'a.ts' } }, 'protocols.Echo: a name is made of lower-case words joined by hyphens'],
    [
      'a protocol that is no file',
      { protocols: { echo: {} } },
      "protocols.echo: expected a file, './protocols/echo.ts', and found {}",
    ],
    [
      'an export without a file',
      { protocols: { echo: '#echo' } },
      'protocols.echo: expected a file, \'./protocols/echo.ts\', and found "#echo"',
    ],
    ['a path', { corpus: 3 }, 'corpus: expected a path, and found 3'],
    ['an empty path', { store: '' }, 'store: expected a path, and found ""'],
  ])('%s', (_what, value, expected) => {
    expect(said(value)).toBe(expected);
  });
});
