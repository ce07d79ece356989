/**
 * Counters and clocks that no assignment and no name shows at first sight, and tables that are none.
 */
import { describe, expect, test } from 'vitest';
import { program, refused } from '../../test-support/purity.ts';

describe('a counter is found', () => {
  test.each([
    ['by what a function gives back', 'box().n += 1;', 'const store = { n: 0 }; const box = () => store;'],
    ['by what a function gives back of its argument', 'id(store).n += 1;', 'const store = {}; const id = (x) => x;'],
    ['by a part of an argument', 'first([store]).n += 1;', 'const store = {}; const first = ([x]) => x;'],
    ['as an argument', 'inc(s);', 'const s = { n: 0 }; function inc(o) { o.n++; }'],
    ['as what is left of the arguments', 'inc(s);', 'const s = { n: 0 }; const inc = (...os) => { os[0].n++; };'],
    ['as an argument that is taken apart', 'inc({ s });', 'const s = { n: 0 }; const inc = ({ s: o }) => { o.n++; };'],
    ['in a list that is taken apart', 'const { t } = { t: s }; t.n++;', 'const s = { n: 0 };'],
    ['in a list', '[store].forEach((s) => s.push(1));', 'const store = [];'],
    [
      'in a list, by the name of a function',
      '[store].forEach(inc);',
      'const store = []; const inc = (s) => s.push(1);',
    ],
    ['in the copy of a list', 't.slice(0)[0].n++;', 'const t = [{ n: 0 }];'],
    ['in another copy of a list', '[...t][0].n++;', 'const t = [{ n: 0 }];'],
    ['in a list of parts', 'for (const o of Object.values(t)) o.n++;', 'const t = [{ n: 0 }];'],
    ['found in a list', 't.find(() => true).n++;', 'const t = [{ n: 0 }];'],
    ['folded out of a list', 't.reduce((a) => a).n++;', 'const t = [{ n: 0 }];'],
    ['put into a list', 'const l = []; l.push(s); l[0].n++;', 'const s = { n: 0 };'],
    ['by a constructor', 'new T(s);', 'const s = { n: 0 }; class T { constructor(o) { o.n++; } }'],
    ['by the tag of a template', `tag\`\${s}\`;`, 'const s = { n: 0 }; const tag = (_, o) => ++o.n;'],
    ['by a getter', 'o.tick;', 'const o = { n: 0, get tick() { this.n += 1; return this.n; } };'],
    ['by a method of lists that is called by name', '[].push.call(store, 1);', 'const store = [];'],
    ['by freezing', 'Object.freeze(flag);', 'const flag = {};'],
    ['by a method that nobody knows', 'd.setUint32(0, 1);', 'const d = new DataView(new ArrayBuffer(4));'],
    [
      'in what a method that nobody knows is handed',
      'f(d);',
      'const d = new DataView(new ArrayBuffer(4)); const f = (x) => x.setUint8(0, 1);',
    ],
  ])('%s', (_name, running, before) => {
    const found = refused(program('', running, before));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^[13]: it (writes to|calls \w+, which may write to) “\w+”, which /);
  });

  test.each([
    ['a generator', 'const [i] = [it].map((x) => x.next().value);', 'function* g() { yield 1; } const it = g();'],
    ['an iterator of a list', 'for (const _ of it) break;', 'const it = [1, 2][Symbol.iterator]();'],
    ['an iterator of a table', 'const [i] = it;', 'const it = new Map().values();'],
    ['an iterator in a record', 'const [i] = o.it;', 'const o = { it: [].keys() };'],
    [
      'an iterator of the author’s',
      'const [i] = it;',
      'class C { i = 0; next() { return { value: ++this.i }; } } const it = new C();',
    ],
    ['a regular expression', "re.test('xx');", 'const re = /x/g;'],
    ['a regular expression that is made', "re.exec('xx');", "const re = new RegExp('x', 'y');"],
  ])('in %s', (_name, running, before) => {
    const found = refused(program('', running, before));
    expect(found[0]).toMatch(/^3: it goes on with “\w+”, which is an? .* and stays between calls$/);
  });

  test.each([
    ['a count by general', 'seen.set(self, (seen.get(self) ?? 0) + 1);'],
    ['a count in a variable', 'const n = seen.get(inbox) ?? 0; seen.set(inbox, n + 1);'],
    ['whether it was there', 'const k = String(self); const was = seen.has(k); seen.set(k, k);'],
    ['another key', "const k = String(self); seen.set(k, k); const rare = seen.has('9 9');"],
    ['another value', 'const v = seen.get(self) ?? 0; seen.set(self, 1);'],
    ['another way out', 'if (!seen.has(self)) { seen.set(self, self); return []; }'],
    [
      'another answer',
      "const v = seen.get(self); if (v === undefined) { seen.set(self, self); return 'new'; } return v;",
    ],
    ['what is used before it is there', 'const v = seen.get(self); const w = [v]; seen.set(self, self);'],
    ['what is set now and then', 'if (round > 1) seen.set(self, self); const v = [seen.get(self)];'],
    ['two values', 'seen.set(self, 1); seen.set(self, 2);'],
  ])('in a table that tells %s', (_name, running) => {
    expect(refused(program('', running, 'const seen = new Map();'))[0]).toMatch(/^3: it writes to “seen”/);
  });

  test('in a record that is filled on demand, and asked what is in it', () => {
    const text = program('', 'seen[self] ??= self; const n = Object.keys(seen).length;', 'const seen = {};');
    expect(refused(text)).toEqual([expect.stringMatching(/^3: it writes to “seen”/)]);
  });
});

describe('clocks, draws and the machine are found', () => {
  test.each([
    ['Math.random', 'm.random();', 'const [m] = [Math];'],
    ['Math.random', '(0, Math).random();', ''],
    ['Math.random', 'draw(Math);', 'const draw = (m) => m.random();'],
    ['Math.random', '', "const { ['rand' + self]: r } = Math;"],
    ['Event, which is a clock', "new Event('x').timeStamp;", ''],
    ['File, which is none', "new File([], 'x').lastModified;", ''],
    ['URLSearchParams, which is none', "u.append('a', 'b');", 'const u = new URLSearchParams();'],
    ['Blob, which is none', 'new Blob([]);', ''],
    ['Intl, which is the machine', 'new Intl.DateTimeFormat().format();', ''],
    ['the stack of an error', 'new Error().stack;', ''],
    ['the stack of an error', 'try { state.x(); } catch (e) { e.stack; }', ''],
    ['Error.captureStackTrace', 'Error.captureStackTrace({});', ''],
    ['Proxy, which is calls', 'o.tick;', 'const o = new Proxy({}, {});'],
    ['arguments, which is another name', 'inc(1);', 'function inc() { arguments[0].n++; }'],
    ['Array.prototype', 'Array.prototype.push.call(inbox, 1);', ''],
    ['Array.prototype', '', 'const { prototype } = Array;'],
    ['Reflect.apply', 'Reflect.apply(f, null, [1]);', 'const f = (x) => x;'],
    ['Object.getPrototypeOf', 'Object.getPrototypeOf(inbox);', ''],
    ['constructor', '(() => 0).constructor;', ''],
    ['__proto__', 'inbox.__proto__;', ''],
    ['import.meta', 'import.meta.url;', ''],
  ])('%s: %s %s', (says, running, before) => {
    const found = refused(program('', running, before));
    expect(found.join('\n')).toContain(`it uses ${says}`);
  });
});

describe('what is honest may stand', () => {
  test.each([
    ['a table', 'const f = (k) => { const v = known.get(k) ?? [k]; known.set(k, v); return v; };'],
    [
      'a table that is asked first',
      'const f = (k) => { const v = known.get(k); if (v) return v; const w = [k]; known.set(k, w); return w; };',
    ],
    [
      'a table by whether it is there',
      'const f = (k) => { if (!known.has(k)) known.set(k, [k]); return known.get(k); };',
    ],
    [
      'a table in a variable',
      'const f = (k) => { let v = known.get(k); if (v === undefined) { v = [k]; known.set(k, v); } return v; };',
    ],
    [
      'a table by a choice',
      'const f = (k) => { const v = known.has(k) ? known.get(k) : [k]; known.set(k, v); return v; };',
    ],
    [
      'a table by a text',
      'const f = (k) => { const v = known.get(String(k)) ?? [k]; known.set(String(k), v); return v; };',
    ],
    ['a table by a number', "const f = (k) => { const v = known.get(1) ?? 'one'; known.set(1, v); return v; };"],
    ['a record', 'const record = {}; const f = (k) => (record[k] ??= [k].map((x) => x + 1));'],
  ])('%s', (_name, made) => {
    expect(refused(program(`const known = new Map(); ${made}`, 'f(self);'))).toEqual([]);
  });

  test.each([
    [
      'a row that is copied',
      'const row = at(rows, 0).slice(); row.push(1);',
      'const rows = [[1]]; const at = (l, i) => l[i];',
    ],
    ['a list of parts', 'const out = []; for (const row of rows) out.push(row); out.reverse();', 'const rows = [[1]];'],
    [
      'a list that a function makes',
      'const l = list(rows); l.push(1);',
      'const rows = [1]; const list = (xs) => xs.map((x) => x);',
    ],
    ['a name that is given something else', 'f(rows);', 'const rows = [1]; const f = (x) => { x = [2]; return x; };'],
    [
      'iterators that are made in place',
      'for (const [i, x] of rows.entries()) i + x; [...rows.keys()];',
      'const rows = [1];',
    ],
    [
      'a generator that is called',
      'const l = [...g(rows)]; l.push(1);',
      'const rows = [1]; function* g(xs) { yield* xs; for (const x of xs) yield x; }',
    ],
    ['a regular expression that begins again', "'xx'.replace(re, 'y');", 'const re = /x/g;'],
    ['a regular expression', "re.test('x');", 'const re = /x/;'],
    ['a method of lists that only reads', 'Array.prototype.slice.call(rows, 1);', 'const rows = [1];'],
    [
      'a class',
      'const q = new Queue(rows); q.push(1);',
      'const rows = [1]; class Queue { #l = []; constructor(xs) { this.#l = [...xs]; } push(x) { this.#l.push(x); return this; } }',
    ],
    ['errors', "if (inbox instanceof Error || Object(inbox) !== inbox) throw new RangeError('so');", ''],
    ['functions of the language', 'inbox.map(Number).filter(Boolean).map(String); JSON.stringify(inbox);', ''],
    ['what there is not', 'logic.majorty(inbox); missing(1);', ''],
    ['a sum', 'inbox.reduce((sum, x) => { sum += x.length; return sum; }, 0);', ''],
    ['what is handed to a constructor', 'const m = new Map([[1, rows]]); m.set(2, []);', 'const rows = [1];'],
  ])('%s', (_name, running, before) => {
    expect(refused(program('', running, before))).toEqual([]);
  });
});
