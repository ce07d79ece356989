import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startsProcesses } from '../test-support/tier/cost.ts';
import { runs } from '../test-support/tier/draws.ts';
import { shellPath, shellWord } from './shell.ts';

startsProcesses('only a shell can say what it makes of a word');

/** What a shell makes of words: each, ended by a NUL. */
const read = (words: readonly string[]): readonly string[] =>
  execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${words.join(' ')}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

/** Text that an argument of a program can hold: no NUL, and no half of a character. */
const texts = fc.array(
  fc.oneof(
    fc.constantFrom(...Array.from('\'"`$\\!~#=:&;|<>(){}[]*?^%-+,./@ \t\n'), 'a', '$(id)', 'é'),
    fc.string({ unit: 'binary', maxLength: 2 }).filter((text) => !text.includes('\0')),
  ),
  { maxLength: 8 },
);

const AWKWARD = [
  './a(1).ts',
  'a&b.ts',
  'a;b.ts',
  "it's.ts",
  '`id`.ts',
  '$HOME',
  '$(id)',
  'a"b',
  'a\\b',
  'a b',
  'a*b.ts',
  'a?b[c]{d,e}',
  '~',
  '~root/a.ts',
  'a=~',
  'a:~/b',
  '#link',
  '=ls',
  '!!',
  'a\nb',
  '',
];

describe('a word of a command', () => {
  test('is what a shell gives back, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 20 }), (lists) => {
        const words = lists.map((parts) => parts.join('').replaceAll(/\p{Cs}/gu, ''));
        expect(read(words.map(shellWord))).toEqual(words);
      }),
      { numRuns: runs(10, 100) },
    );
  });

  test.each(AWKWARD)('is quoted, and given back: %j', (text) => {
    expect(shellWord(text)).toMatch(/^'[^]*'$/);
    expect(read([shellWord(text)])).toEqual([text]);
  });

  test.each([
    'om',
    'phase-king@cycle',
    './my-protocol.ts',
    './several.ts#one',
    'HEAD~1:model/protocols/om.ts',
    '/tmp/out_1/größe,2+3=5%.json',
    'counterexamples/om/validity-n3-m1.json',
  ])('is the text itself where a shell makes nothing of it: %s', (text) => {
    expect(shellWord(text)).toBe(text);
    expect(read([text])).toEqual([text]);
  });

  test('holds a quote as shells do', () => {
    expect(shellWord("it's.ts")).toBe(String.raw`'it'\''s.ts'`);
  });
});

test('a path is never an option', () => {
  expect(['--accept', '-x y', 'a-b'].map(shellPath)).toEqual(['./--accept', "'./-x y'", 'a-b']);
});
