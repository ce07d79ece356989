/**
 * What the purity check refuses, by line, and what it lets pass.
 */
import { describe, expect, test } from 'vitest';
import { impuritiesIn } from './purity.ts';
import { program, refused } from '../../test-support/purity.ts';

describe('what stays between calls is not written to', () => {
  test.each([
    ['a counter of the module', '', 'steps++;', 'let steps = 0;'],
    ['a counter of the program', 'let steps = 0;', 'steps += 1;', ''],
    ['a field', '', 'memory.steps = 1;', 'const memory = { steps: 0 };'],
    ['a nested field', '', 'memory.at[self] ??= 1;', 'const memory = { at: {} };'],
    ['a field that is deleted', '', 'delete memory.steps;', 'const memory = { steps: 0 };'],
    ['a list', 'const seen = [];', 'seen.push(self);', ''],
    ['a map', '', 'known.set(self, state);', 'const known = new Map();'],
    ['a part of a map', '', 'known.get(self).push(state);', 'const known = new Map([[0, []]]);'],
    ['by another name', 'const rows = [[]];', 'const row = rows[self]; row.push(1);', ''],
    [
      'by another name, where there may be none',
      '',
      'const l = known.get(self) ?? []; l.push(1);',
      'const known = new Map();',
    ],
    ['in a loop over it', 'const rows = [[]];', 'for (const row of rows) row.push(1);', ''],
    ['in a callback over it', 'const rows = [[]];', 'rows.forEach((row) => row.push(1));', ''],
    ['taken apart', '', 'const { list } = memory; list.push(1);', 'const memory = { list: [] };'],
    ['from within a callback', 'let steps = 0;', 'inbox.forEach(() => { steps++; });', ''],
    ['by a helper of the program', 'let steps = 0; const bump = () => { steps++; };', 'bump();', ''],
    ['by a helper of the module', '', 'bump();', 'let steps = 0; function bump() { steps++; }'],
    [
      'by a helper that is handed it',
      'const memory = { steps: 0 };',
      'bump(memory);',
      'const bump = (counter) => { counter.steps++; };',
    ],
    [
      'by a method',
      '',
      'counter.bump();',
      'class Counter { steps = 0; bump() { this.steps++; } } const counter = new Counter();',
    ],
    [
      'by a private field',
      '',
      'counter.bump();',
      'const counter = new (class { #n = 0; bump() { return ++this.#n; } })();',
    ],
    ['by a method of an object', '', 'counter.bump();', 'const counter = { n: 0, bump() { this.n++; } };'],
    ['by Object.assign', '', 'Object.assign(memory, { self });', 'const memory = {};'],
    ['by a generator', '', 'ids.next();', 'const ids = (function* () { let i = 0; for (;;) yield i++; })();'],
    ['by destructuring', 'let last;', '[last] = inbox;', ''],
    ['a class', '', 'Counter.n += 1;', 'class Counter { static n = 0; }'],
    ['the setting', '', 'army.parameters.k = 3;', ''],
    ['a cache whose key says too little', '', 'known.set(self, inbox);', 'const known = new Map();'],
    [
      'a cache by part of its key',
      '',
      'cached([self], round);',
      'const known = new Map(); const cached = (a, b) => { known.set(a[0], [a, b]); };',
    ],
    [
      'a cache that is asked what is in it',
      '',
      'if (known.size > 3) return []; known.set(self, [self]);',
      'const known = new Map();',
    ],
    ['a cache of what is changed', '', 'known.set(self, [self]); known.get(self).push(1);', 'const known = new Map();'],
    ['what everybody shares', '', 'Array.prototype.steps = 1;', ''],
  ])('%s', (_name, making, running, before) => {
    const found = refused(program(making, running, before));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^[123]: it (writes to|goes on with) “\w+”, which |it uses Array\.prototype, which every/);
  });

  test('a closure that is made once and handed on', () => {
    const text =
      'const counter = () => { let n = 0;\nreturn () => ++n; };\nconst next = counter();\nexport const f = () => next();';
    expect(refused(text)).toEqual([
      '2: it writes to “n”, which belongs to the function around it and stays between calls',
    ]);
  });

  test('the module, by the program as it is made', () => {
    expect(refused(program('made++;', '', 'let made = 0;'))).toHaveLength(1);
  });
});

describe('what belongs to the call, or to making the program, is written to', () => {
  test.each([
    ['a list of the call', '', 'const list = []; list.push(self); list.sort();', ''],
    ['a loop', '', 'let sum = 0; for (let i = 0; i < 3; i++) sum += i;', ''],
    ['from within callbacks', '', 'const out = []; inbox.forEach((m) => { m.forEach((x) => out.push(x)); });', ''],
    ['by a helper inside', '', 'let n = 0; const bump = () => { n++; }; bump(); inbox.map(bump);', ''],
    [
      'by a helper that is recursive',
      '',
      'const out = []; const go = (k) => { out.push(k); if (k > 0) go(k - 1); }; go(3);',
      '',
    ],
    [
      'by a helper that is handed it',
      '',
      'const out = []; add(out, 1);',
      'const add = (list, x) => { list.push(x); };',
    ],
    [
      'by a function that only calls',
      '',
      'let n = 0; times(3, () => { n++; });',
      'const times = (k, f) => { for (let i = 0; i < k; i++) f(i); };',
    ],
    ['a copy', 'const rows = [[3, 1]];', 'const row = rows[0].slice(); row.sort(); [...rows].reverse();', ''],
    [
      'a name that hides another',
      'const list = [];',
      'const out = list.map((list) => { let steps = 0; steps++; return steps; });',
      'let steps = 0;',
    ],
    [
      'a table of the program',
      'const table = new Map(); for (const g of [1, 2]) table.set(g, []); table.get(1).push(2);',
      'table.get(self);',
      '',
    ],
    ['a table of the program, in callbacks', 'const table = []; [1, 2].forEach((g) => { table[g] = g; });', '', ''],
    [
      'a table of the program, by a helper',
      'const table = []; const fill = (g) => { table.push(g); }; fill(1); fill(2);',
      '',
      '',
    ],
    [
      'a table of the module',
      '',
      'table.get(self);',
      'const table = new Map(); for (const g of [1, 2]) table.set(g, g); [3].forEach((g) => table.set(g, g));',
    ],
    [
      'a helper that builds',
      '',
      'tree(3);',
      'const tree = (k) => { const out = []; const visit = (i) => { out.push(i); if (i > 0) [i - 1].forEach(visit); }; visit(k); return out; };',
    ],
    [
      'an algebra that has an add',
      '',
      'ring.add(1); Pair.set(1, 2);',
      'const ring = { add: (a) => a }; class Pair { static set(a, b) { return [a, b]; } }',
    ],
    [
      'what is made in place',
      '',
      'const c = new Counter(); c.bump();',
      'class Counter { n = 0; constructor() { this.m = 1; } bump() { this.n++; } }',
    ],
    ['an enumeration', '', '', 'var Kind = ((Kind2) => { Kind2[Kind2["A"] = 0] = "A"; return Kind2; })(Kind || {});'],
    [
      'a module that runs once',
      '',
      '',
      'var x; var __esm = (f) => f; var __commonJS = (f) => f; var init = __esm({ "x.ts"() { x = 1; } }); var require_x = __commonJS({ "y.js"(exports, module) { module.exports = {}; let n = 0; n++; } });',
    ],
  ])('%s', (_name, making, running, before) => {
    expect(refused(program(making, running, before))).toEqual([]);
  });
});

describe('what no argument brings', () => {
  test.each([
    ['Math.random()', 'Math.random, which is randomness'],
    ["Math['random']()", 'Math.random, which is randomness'],
    ['const { random } = Math;', 'Math.random, which is randomness'],
    ['Date.now()', 'Date, which is a clock'],
    ['new Date()', 'Date, which is a clock'],
    ['performance.now()', 'performance, which is a clock'],
    ['process.exit(0)', 'process, which is the machine'],
    ['console.log(self)', 'console, which is the terminal'],
    ['const { error } = console;', 'console, which is the terminal'],
    ["process.stdout.write('')", 'process, which is the machine'],
    ['globalThis.x', 'globalThis, which is what everybody can write to'],
    ['crypto.randomUUID()', 'crypto, which is randomness'],
    ["eval('1')", 'eval, which is code'],
    ["new Function('return 1')", 'Function, which is code'],
    ['setTimeout(() => 1)', 'setTimeout, which is what happens'],
    ["require('fs')", 'require, which is the machine'],
    ["import('node:fs')", 'it imports while it runs'],
    ["Symbol('x')", 'it makes a symbol'],
    ["Symbol.for('x')", 'it makes a symbol'],
  ])('%s', (running, says) => {
    const found = refused(program('', running));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^3: /);
    expect(found[0]).toContain(says);
  });

  test('what is imported from Node', () => {
    expect(refused(program('', 'p.exit(0);', "import p from 'node:process';"))).toEqual([
      '3: it uses p of “node:process”, which is the machine',
    ]);
  });

  test.each([
    ['a variable of that name', 'const process = 3; process + 1;', ''],
    ['a parameter of that name', 'inbox.map((Date) => Date);', ''],
    ['a field of that name', 'state.process; ({ Date: 1 }).Date;', ''],
    ['a function of that name', 'process(1);', 'const process = (x) => x;'],
    ['other mathematics', 'Math.max(1, 2); const { max } = Math;', ''],
    ['iterators', '[][Symbol.iterator];', ''],
    ['assertions', 'assert(true);', "import assert from 'node:assert';"],
    ['what it is asked whether it is there', "typeof process === 'undefined';", ''],
  ])('but not %s', (_name, running, before) => {
    expect(refused(program('', running, before))).toEqual([]);
  });
});

test('only the author’s code is looked at', () => {
  const text = 'let n = 0; const ours = () => { n++; };\nexport const mine = () => ours();';
  expect(impuritiesIn(text, (position) => position > text.indexOf('\n'))).toEqual([]);
});
