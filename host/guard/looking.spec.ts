/**
 * Where programs look at truth values, by line, and what they may do.
 *
 * All sources are compiled at once, because most of what that takes is reading the library's types.
 */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { looksAtValues } from './types-checked.ts';
import type { TruthValueLook } from './looking.ts';
import { right } from '../../test-support/either.ts';
import { folderWith } from '../../test-support/folder.ts';

/** A program with this in `receive`, in the third line. */
const source = (
  running: string,
): string => `import { protocol, type Program, type Setting } from 'strategos/model/protocol';
const fields = { name: 'mine', problem: 'consensus', rounds: () => 1, claims: () => ['a'] } as const; type State<B> = { readonly v: B };
export const mine = protocol({ ...fields, program: <B>({ logic }: Setting<B>): Program<B> => ({ receive: (self, { v }: State<B>, round, inbox): State<B> => { const votes = inbox.map((m) => m[0] ?? v);
${running}
return { v: logic.all(votes) }; }, start: (_s, [o]) => ({ v: o ?? logic.zero }), send: (_s, { v }: State<B>) => [v], decide: (_s, { v }: State<B>) => ({ decided: logic.one, value: [v] }) }) });
`;

/** A template literal with this in it. */
const template = (text: string): string => `\`\${${text}}\``;

const looking: readonly (readonly [running: string, text: string, what: string])[] = [
  ['if (v === logic.one) return { v };', 'v === logic.one', 'compares'],
  ['if (self === 0 && logic.all(votes) !== logic.zero) return { v };', 'logic.all(votes) !== logic.zero', 'compares'],
  ['if (v < logic.one) return { v };', 'v < logic.one', 'compares'],
  ['if (v) return { v };', 'v', 'branches'],
  ['while (v) break;', 'v', 'branches'],
  ['for (; v; ) break;', 'v', 'branches'],
  ['switch (v) { case logic.one: return { v }; default: }', 'v', 'branches'],
  ['const w = v ? logic.one : logic.zero; void w;', 'v', 'branches'],
  ['if (inbox[0]?.[0]) return { v };', 'inbox[0]?.[0]', 'branches'],
  ['if (!v) return { v };', '!v', 'logic.not'],
  ['const w = v && logic.one; void w;', 'v && logic.one', 'logic.meet'],
  ['const w = v || logic.one; void w;', 'v || logic.one', 'logic.join'],
  [`const w = ${template('v')}; void w;`, 'v', 'makes text'],
  ['const w = typeof v; void w;', 'typeof v', 'asks'],
  ['const w = String(v); void w;', 'String(v)', 'makes text'],
  ['const w = Number(v); void w;', 'Number(v)', 'calculates'],
  ['const w = Boolean(v); void w;', 'Boolean(v)', 'branches'],
  ['const w = new Set(votes); void w;', 'new Set(votes)', 'looks up'],
  ['const w = new Map<B, number>().get(v); void w;', 'new Map<B, number>().get(v)', 'looks up'],
  ['const w = votes.includes(logic.one); void w;', 'votes.includes(logic.one)', 'looks up'],
  ['const w = votes.indexOf(logic.one); void w;', 'votes.indexOf(logic.one)', 'looks up'],
  ['const w = [...votes].sort(); void w;', '[...votes].sort()', 'in order'],
  ['const w = votes.join(); void w;', 'votes.join()', 'makes text'],
  ['const w = JSON.stringify(votes); void w;', 'JSON.stringify(votes)', 'makes text'],
  ['const w = votes.filter((vote) => vote).length; void w;', 'votes.filter((vote) => vote)', 'branches'],
  ['const w = votes.filter(Boolean).length; void w;', 'votes.filter(Boolean)', 'branches'],
  ['if (v as unknown as boolean) return { v };', 'v as unknown as boolean', 'branches'],
  ['const w = (v as unknown as number) + 1; void w;', '(v as unknown as number) + 1', 'calculates'],
  ['const same = <B,>(x: B, y: B) => x === y; void same(v, v);', 'x === y', 'compares'],
  ['switch (self as unknown) { case v: break; default: }', 'v', 'compares'],
  ['const w = (v as object) instanceof Map; void w;', '(v as object) instanceof Map', 'asks'],
  [`const w = ${template('votes')}; void w;`, 'votes', 'makes text'],
  ['const w = JSON.stringify({ a: [{ v }] }); void w;', 'JSON.stringify({ a: [{ v }] })', 'makes text'],
  ['const w = votes.map(String); void w;', 'votes.map(String)', 'makes text'],
  [
    'const w = new Map(votes.map((vote) => [vote, 1])).size; void w;',
    'new Map(votes.map((vote) => [vote, 1]))',
    'looks up',
  ],
  ['const w = new Map<B, number>(); w.set(v, 1);', 'w.set(v, 1)', 'looks up'],
  // A type parameter that a truth value is handed over for stands for truth values.
  ['const same = <T, U>(x: T, y: U) => typeof x === typeof y; void same(v, 1);', 'typeof x', 'asks'],
  ['const count = <T,>(xs: readonly T[]) => xs.filter((x) => !!x).length; void count(votes);', '!x', 'logic.not'],
  ['const run = <T,>(f: () => T) => (f() ? 1 : 2); void run(() => v);', 'f()', 'branches'],
  ['const far = <T,>(x: T) => near(x); const near = <U,>(x: U) => (x ? 1 : 2); void far(v);', 'x', 'branches'],
  [
    'class Box<T> { constructor(readonly x: T) {} ask() { return this.x ? 1 : 2; } } void new Box(v).ask();',
    'this.x',
    'branches',
  ],
];

/** What hides a truth value, and where. */
const hiding: readonly (readonly [running: string, text: string])[] = [
  ['const count = (xs: readonly unknown[]) => xs.filter((x) => x === true).length; void count(votes);', 'votes'],
  ['const is = (x: unknown) => x === true; void is(v);', 'v'],
  ['const is = (...xs: unknown[]) => xs[0] === true; void is(self, v);', 'v'],
  ['const is = (...xs: unknown[]) => xs[0] === true; void is(...votes);', '...votes'],
  ['const is = (x: object) => JSON.stringify(x); void is({ a: v });', '{ a: v }'],
  ['const is = (x: {}) => x === true; void is([v]);', '[v]'],
  [
    'const is = (x: { readonly a: unknown; readonly b: B }) => x.a === true; void is({ a: v, b: v });',
    '{ a: v, b: v }',
  ],
  ['const is = (x: Record<string, unknown>) => x.a === true; void is({ a: v });', '{ a: v }'],
  ['const is = (x: string | object) => typeof x; void is(votes);', 'votes'],
  ['const is = (x: unknown) => x === true; void votes.filter(is);', 'is'],
  ['void votes.map((x: unknown) => x === true);', '(x: unknown) => x === true'],
  ['const x: unknown = v; void x;', 'v'],
  ['const x: readonly unknown[] = votes; void x;', 'votes'],
  ['const x: Map<number, unknown> = new Map([[0, v]]); void x;', 'new Map([[0, v]])'],
  ['let x: unknown; x = v; void x;', 'x = v'],
  ['const x: (y: B) => unknown = (y) => y; void x;', '(y) => y'],
  ['const x: (y: B) => boolean = (y: unknown) => y === true; void x;', '(y: unknown) => y === true'],
  ['void (v as unknown);', 'v as unknown'],
  ['void (votes as any);', 'votes as any'],
  ['void (v as never);', 'v as never'],
  ['const f = (): unknown => v; void f;', 'v'],
  ['const f = (): unknown => { return v; }; void f;', 'v'],
  ['function* f(): Generator<unknown> { yield v; } void f;', 'v'],
  ['const id = <T,>(x: T) => x; void id<unknown>(v);', 'id<unknown>(v)'],
  ['const w = new Map<number, unknown>(); w.set(0, v);', 'v'],
  ['const f: any = null; f(v);', 'f(v)'],
];

const computing: readonly string[] = [
  'const w = new Map<number, B>(); w.set(0, v); void [...w.values(), w.get(0), w.has(1)];',
  'class Votes<B> { readonly #xs: B[] = []; add(x: B) { this.#xs.push(x); return this; } } void new Votes<B>().add(v);',
  'const last = <T,>(xs: readonly T[]): T | undefined => xs[xs.length - 1]; void last(votes);',
  'function* each<A>(xs: readonly A[]): Generator<A> { for (const x of xs) yield x; } void [...each(votes)];',
  'const fold = <A,>(xs: readonly A[], a: A, f: (a: A, b: A) => A): A => xs.reduce(f, a); void fold(votes, v, logic.join);',
  'const w = { a: v, n: 1 }; const { a, n } = w; void [a, n, Object.entries(w), Object.values(w), Array.from(votes)];',
  'const count = (xs: { readonly length: number }) => xs.length; void count(votes);',
  'const same = <T,>(x: T, y: T) => x === y; void same(self, round);',
  'const x: string | B = v; void x;',
  'void votes.filter((vote) => vote !== undefined);',
  'void votes.map((_, i) => i).sort((a, b) => b - a);',
  'void votes.flatMap((vote, i) => (i === self ? [] : [vote])).concat(v).with(0, v);',

  'const w = inbox[0]?.[0] ?? logic.zero; void w;',
  'if (inbox[0]?.[0] === undefined) return { v };',
  'if (inbox.length > 1 && self === 0 && round === 1) return { v };',
  'const w = self === 0 ? v : logic.one; void w;',
  'const w = round > 1 && logic.all(votes); void w;',
  'const w = votes.map((vote, i) => (i === self ? v : vote)); void w;',
  `const w = ${template('String(self)')} + ${template('round')}; void w;`,
  'const w = votes.filter((_, i) => i !== self); void w;',
  'const w = new Set([self, round]).has(1); void w;',
  'const same = <A, B>(x: A, y: A, f: (x: A) => B) => (x === y ? f(x) : f(y)); void same(1, 2, () => v);',
];

describe('the types of a program', { tags: ['thorough'] }, () => {
  const files = Object.fromEntries(
    [...[...looking, ...hiding].map(([running]) => running), ...computing].map((running, i) => [
      `${String(i)}.ts`,
      source(running),
    ]),
  );
  const looks = new Map<string, readonly TruthValueLook[]>();
  const folder = folderWith(files);
  const looksIn = (number: number): readonly TruthValueLook[] => {
    if (looks.size === 0) {
      const found = right(looksAtValues(Object.keys(files).map((name) => join(folder, name))));
      for (const name of Object.keys(files))
        looks.set(
          name,
          found.filter(({ file }) => file.endsWith(`/${name}`)),
        );
    }
    return looks.get(`${String(number)}.ts`) ?? [];
  };

  test.each(looking.map((row, i) => [i, ...row] as const))('%i: %s', (number, _running, text, what) => {
    const [look, ...others] = looksIn(number);
    expect(others).toEqual([]);
    expect(look).toMatchObject({ line: 4, text });
    expect(look?.what).toContain(what);
  });

  test.each(hiding.map((row, i) => [looking.length + i, ...row] as const))('%i: %s', (number, _running, text) => {
    const [look, ...others] = looksIn(number);
    expect(others).toEqual([]);
    expect(look).toMatchObject({ line: 4, text });
    expect(look?.what).toContain('hides a truth value');
  });

  test.each(computing.map((running, i) => [looking.length + hiding.length + i, running] as const))(
    '%i: may stand: %s',
    (number) => {
      expect(looksIn(number)).toEqual([]);
    },
  );
});
