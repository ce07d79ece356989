import { describe, expect, test } from 'vitest';
import { exportedNames, sharedNames } from './exported.ts';

const source = (path: string, text: string): { readonly path: string; readonly text: string } => ({ path, text });

const namesOf = (text: string): readonly string[] => exportedNames(source('a.ts', text)).map(({ name }) => name);

describe('the names that a module exports', () => {
  test.each([
    ['a constant', 'export const a = 1;', ['a']],
    ['several constants', 'export const a = 1, b = 2;', ['a', 'b']],
    ['what is taken apart', 'export const { a, b: [c] } = x;', ['a', 'c']],
    ['a generator', 'export function* a() {}', ['a']],
    ['a class', 'export class A {}', ['A']],
    ['types', 'export interface A {}\nexport type B = A;\nexport enum C {}', ['A', 'B', 'C']],
    ['a type and a value of one name, once', 'export type A = 1;\nexport const A = 1;', ['A']],
    ['what is listed', 'const a = 1;\nexport { a };', ['a']],
    ['what is listed under another name', 'const a = 1;\nexport { a as b };', ['b']],
    ['not what is private', 'const a = 1;\ninterface B {}', []],
    ['not what another module declares', "export { a } from './b.ts';\nexport * from './c.ts';", []],
    ['not what was imported', "import { a } from './b.ts';\nexport { a };", []],
  ])('%s', (_, text, expected) => {
    expect(namesOf(text)).toEqual(expected);
  });
});

describe('a name that two modules export', () => {
  const [one, other] = [source('a.ts', '\nexport const asked = 1;'), source('b.ts', 'export interface asked {}')];

  test('is told with its places', () => {
    expect(sharedNames([one, other], [])).toEqual(['“asked” is exported by a.ts:2 and b.ts:1: one word, one concept']);
  });

  test('may be allowed, for these modules', () => {
    const allowed = { name: 'asked', paths: ['a.ts', 'b.ts'], reason: 'a test' };
    expect(sharedNames([one, other], [allowed])).toEqual([]);
    expect(sharedNames([one, other, source('c.ts', 'export const asked = 2;')], [allowed])).toEqual([
      '“asked” is exported by a.ts:2 and b.ts:1 and c.ts:1: one word, one concept',
      '“asked” is not what a.ts and b.ts export: take it off the list',
    ]);
  });

  test('is not allowed for nothing', () => {
    expect(sharedNames([one], [{ name: 'asked', paths: ['a.ts', 'b.ts'], reason: 'a test' }])).toEqual([
      '“asked” is not what a.ts and b.ts export: take it off the list',
    ]);
  });

  test('is another one if it is handed on', () => {
    expect(sharedNames([one, source('b.ts', "export { asked } from './a.ts';")], [])).toEqual([]);
  });
});
