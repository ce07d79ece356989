/**
 * A module that changes what every module shares is refused, and leaves nothing of that behind.
 */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Search } from '../engines/finding.ts';
import { drive } from './drive.ts';
import { intrinsics, putBack } from './intrinsics.ts';
import { aboutToRun } from './untouched.ts';
import { plainly, strategosHere } from '../test-support/cli.ts';
import { folderWith } from '../test-support/folder.ts';
import { ownFile } from '../test-support/own-protocol.ts';

const before = intrinsics();

/** The prototype of lists, by a way that the purity check does not see. */
const SHARED = "[][['__proto__'][0]]";

const checking = async (file: string): Promise<readonly [exit: unknown, out: string, err: string]> => {
  const { exit, out, err } = plainly(await strategosHere(['check', file, '-n', '3', '-m', '0']));
  expect(putBack(before)).toEqual([]);
  return [exit, out, err];
};

describe('a module that changes, as it is loaded,', () => {
  test.each([
    ['Array.prototype.some = () => false;', 'Array.prototype.some'],
    ['Object.getPrototypeOf([]).some = () => false;', 'Array.prototype.some'],
    ['for (const p of [Array.prototype]) Object.assign(p, { flatMap: () => [] });', 'Array.prototype.flatMap'],
    ['const { prototype: P } = Array; P.some = () => false;', 'Array.prototype.some'],
    ['[].constructor.prototype.some = () => false;', 'Array.prototype.some'],
    ['[[]].forEach((a) => { a.__proto__.every = () => true; });', 'Array.prototype.every'],
    ['Array.prototype.flatMap.call = () => [];', 'Array.prototype.flatMap.call'],
    ['[][Symbol.iterator]().__proto__.next = () => ({ done: true });', 'the prototype of iterators of arrays.next'],
    ['({}).__proto__.get = () => 1;', 'Object.prototype.get'],
    ['Object.defineProperty({}.__proto__, 0, { value: 1, configurable: true });', 'Object.prototype.0'],
    ['delete [].__proto__.includes;', 'Array.prototype.includes'],
    ["Object.setPrototypeOf([].__proto__, { at: () => 'x' });", 'the prototype of Array.prototype'],
    ['(function () {}).constructor.prototype.apply = () => 1;', 'Function.prototype.apply'],
    ['Promise.resolve().then(() => { [].__proto__.some = () => false; });', 'Array.prototype.some'],
  ])('%s', async (text, name) => {
    // Behind a package, which the purity check does not look at.
    const file = join(
      folderWith({
        'mine.ts': `import 'changing';\nexport { majority } from 'strategos/model/protocols/majority';`,
        'node_modules/changing/package.json': '{ "name": "changing", "type": "module", "main": "./index.js" }',
        'node_modules/changing/index.js': text,
      }),
      'mine.ts',
    );
    const [exit, out, err] = await checking(file);
    expect([exit, out]).toEqual([65, '']);
    expect(err).toContain('mine.ts changes what every module shares, the engines included: ');
    expect(err).toContain(name);
  });
});

test('a global name that is new changes no engine, and our own packages make some', async () => {
  const [exit] = await checking(
    ownFile({ before: "[][['constructor'][0]][['constructor'][0]]('globalThis.fresh = 1')();" }),
  );
  expect(exit).toBe(0);
  expect(Reflect.deleteProperty(globalThis, 'fresh')).toBe(true);
});

test('more than a few changes are counted', async () => {
  const [, , err] = await checking(ownFile({ before: `for (const k of 'abcdefgh') ${SHARED}[k] = 1;` }));
  expect(err).toContain('Array.prototype.a, Array.prototype.b');
  expect(err).toContain('Array.prototype.e, 3 more');
});

test('a module that throws leaves nothing behind', async () => {
  const [exit, , err] = await checking(ownFile({ before: `${SHARED}.some = () => false; throw new Error('so');` }));
  expect(exit).toBe(65);
  expect(err).toContain('mine.ts:3:48: it could not be loaded: Error: so');
});

describe('a program that changes something while it runs', () => {
  test('is refused', async () => {
    const claims = `() => { ${SHARED}.steps = 1; return ['attack']; }`;
    const [exit, out, err] = await checking(ownFile({ definition: { claims } }));
    expect([exit, out]).toEqual([65, '']);
    expect(err).toContain('mine.ts changes what every module shares, the engines included: Array.prototype.steps');
  });

  test('has no verdict, where it does so behind the laws', async () => {
    const late = (function* (): Search<string> {
      yield { doing: 'waiting', evaluations: 0, scenarios: 0n };
      Object.assign(Array.prototype, { steps: 1 });
      return 'holds';
    })();
    aboutToRun('late.ts');
    await expect(drive(late, { seconds: 9, show: () => undefined })).rejects.toThrow(
      /late\.ts changes what every module shares, the engines included: Array\.prototype\.steps/,
    );
    expect(putBack(before)).toEqual([]);
  });
});
