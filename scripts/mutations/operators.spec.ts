import { expect, test } from 'vitest';
import { actingCode } from './acting.ts';
import type { OperatorName } from './mutation.ts';
import { mutantsOf } from './sites.ts';
import { parsed } from './syntax.ts';

/** What an operator makes of a line. */
const mutants = (operator: OperatorName, line: string): readonly string[] =>
  mutantsOf(operator, parsed('small.ts', line)).map(({ after }) => after);

test('a threshold is one lower, or one higher', () => {
  expect(mutants('threshold', 'logic.atLeast(2, seen)')).toEqual(['logic.atLeast(1, seen)', 'logic.atLeast(3, seen)']);
  expect(mutants('threshold', 'logic.atLeast(n - m, xs)')).toEqual([
    'logic.atLeast(n - m - 1, xs)',
    'logic.atLeast(n - m + 1, xs)',
  ]);
  expect(mutants('threshold', 'logic.atLeast(t + 1, xs)')).toEqual([
    'logic.atLeast(t, xs)',
    'logic.atLeast(t + 2, xs)',
  ]);
  expect(mutants('threshold', 'logic.majority(xs)')).toEqual([
    'logic.atLeast(Math.floor(xs.length / 2), xs)',
    'logic.atLeast(Math.floor(xs.length / 2) + 2, xs)',
  ]);
});

test('a relay is dropped: filtered out, left out of a list, not sent, not said', () => {
  expect(mutants('dropped relay', 'xs.filter((x) => x !== self)')).toEqual(['xs.filter((x) => x === self)']);
  expect(mutants('dropped relay', 'xs.filter((x) => !path.includes(x))')).toEqual([
    'xs.filter((x) => path.includes(x))',
  ]);
  expect(mutants('dropped relay', '[own, ...others]')).toEqual(['[...others]', '[own]']);
  expect(mutants('dropped relay', '({ send: (self, W) => (self === 0 ? W : []) })')).toEqual([
    '({ send: (self, W) => (self === 0 ? [] : []) })',
    '({ send: (self, W) => (self === 0 ? W.map(() => logic.zero) : []) })',
  ]);
});

test('a list of a fixed length keeps its elements, because it would no longer fit its type', () => {
  expect(mutants('dropped relay', '[retreat, attack]')).toEqual([]);
});

test('a default is wrong', () => {
  expect(mutants('wrong default', 'xs.map(() => logic.zero)')).toEqual(['xs.map(() => logic.one)']);
  expect(mutants('wrong default', 'given ?? m + 1')).toEqual(['given ?? m + 2']);
  expect(mutants('wrong default', 'logic.cond(sure, own, king)')).toEqual(['logic.cond(sure, king, own)']);
  expect(mutants('wrong default', 'const no = logic.zero; const next = { sure: no };')).toEqual([
    'const no = logic.one; const next = { sure: no };',
    'const no = logic.zero; const next = { sure: logic.not(no) };',
  ]);
});

test('a round is skipped', () => {
  expect(mutants('skipped round', '({ rounds: ({ m }) => 3 * m })')).toEqual(['({ rounds: ({ m }) => 3 * m - 1 })']);
  expect(mutants('skipped round', 'round === 1')).toEqual(['round === 2']);
  expect(mutants('skipped round', 'at(levels, round - 2)')).toEqual(['at(levels, round - 1)']);
  expect(mutants('skipped round', 'speaker(round)')).toEqual(['speaker(round + 1)']);
});

test('a view is stale', () => {
  const receive = (next: string): string => `({ receive: (self, { W }, round, inbox) => (${next}) })`;
  expect(mutants('stale view', receive('{ W: join(W, inbox) }'))).toEqual([receive('{ W }')]);
  expect(mutants('stale view', 'levels.reduceRight((made, level) => join(made, next))')).toEqual([
    'levels.reduceRight((made, level) => join(level, next))',
  ]);
  expect(mutants('stale view', 'at(levels, round - 2)')).toEqual(['at(levels, round - 3)']);
  const king = (sure: string): string =>
    `const f = (own: State<B>) => { const last = g(own.V); return { sure: ${sure} }; };`;
  expect(mutants('stale view', king('last.V'))).toEqual([king('own.V')]);
});

test('and is or, or is and', () => {
  expect(mutants('and/or swapped', 'logic.meet(a, logic.any(b))')).toEqual([
    'logic.join(a, logic.any(b))',
    'logic.meet(a, logic.all(b))',
  ]);
  expect(mutants('and/or swapped', 'a || b')).toEqual(['a && b']);
});

test('the next one is meant', () => {
  expect(mutants('id off by one', 'self === 0')).toEqual(['self === 1']);
  expect(mutants('id off by one', 'general !== from')).toEqual(['general !== from + 1']);
  expect(mutants('id off by one', 'path.includes(to)')).toEqual(['path.includes(to + 1)']);
  expect(mutants('id off by one', 'at(inbox, king)')).toEqual(['at(inbox, king + 1)']);
  expect(mutants('id off by one', 'seen.slice(1)')).toEqual(['seen.slice(2)']);
});

test('what concerns more than one line is no one-line change', () => {
  expect(mutants('dropped relay', '[\n  own,\n  ...others,\n]')).toEqual([]);
});

test('the code that has a say is what acting fields are made of, with the functions that they use', () => {
  const rules = parsed('model/rules.ts', 'export const turn = (round) => round % 2;\nexport const word = () => 1;');
  const small = parsed(
    'model/small.ts',
    `import { turn, word } from './rules.ts';
const phases = (m) => m + 1;
const unused = () => 2;
const theory = () => word();
export const small = protocol({
  title: 'small',
  rounds: ({ m }) => phases(m),
  parameters: { acks: { least: 0, standard: () => 1 } },
  meaning: () => 'none',
  theory,
  program: () => ({ send: (self, state, round) => turn(round) }),
});`,
  );
  const sources = new Map([small, rules].map((source) => [source.fileName, source]));
  expect(actingCode(sources, 'model/small.ts').map((node) => node.getText())).toEqual([
    'rounds: ({ m }) => phases(m)',
    'program: () => ({ send: (self, state, round) => turn(round) })',
    'standard: () => 1',
    '(m) => m + 1',
    '(round) => round % 2',
  ]);
});
