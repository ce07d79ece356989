/**
 * Where programs look at truth values, by line, and what they may do.
 *
 * All sources are compiled at once, because most of what that takes is reading the library's types.
 */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { looksAtValues } from './types-checked.ts';
import type { Look } from './looking.ts';
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
];

const computing: readonly string[] = [
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
    [...looking.map(([running]) => running), ...computing].map((running, i) => [`${String(i)}.ts`, source(running)]),
  );
  const looks = new Map<string, readonly Look[]>();
  const folder = folderWith(files);
  const looksIn = (number: number): readonly Look[] => {
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

  test.each(computing.map((running, i) => [looking.length + i, running] as const))('%i: may stand: %s', (number) => {
    expect(looksIn(number)).toEqual([]);
  });
});
