import { readFileSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { decodeCounterexample } from '../counterexamples/codec.ts';
import { strategosHere } from '../test-support/cli.ts';
import { folderWith } from '../test-support/folder.ts';
import type { OpenedFile } from './opening.ts';
import { fileText, isUnchanged, openFile } from './opening.ts';
import { act } from './act.ts';
import { registered } from './walk.arbitrary.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../counterexamples/${name}.json`, import.meta.url), 'utf8');

const opened = (text: string): OpenedFile => {
  const result = openFile(registered, text);
  if (E.isLeft(result)) throw new Error(result.left);
  return result.right;
};

test.each(['om/validity-n3-m1', 'om/agreement-n6-m2', 'phase-king/agreement-n3-m1', 'sm/agreement-n4-m1-t2'])(
  'the corpus is played: %s',
  (name) => {
    const { scene, file, outcome, asExpected } = opened(read(name));
    expect(outcome[0]).toBe('reproduced: it violates the property, and everybody decides as recorded');
    expect(asExpected).toBe(true);
    expect(scene.state.scenario.deviations).toEqual(file.deviations);
    expect(scene.state.property).toBe(file.property);
  },
);

test('it is saved as it was as long as nothing changes', () => {
  const text = read('om/validity-n3-m1');
  const file = opened(text);
  expect(isUnchanged(file.scene, file)).toBe(true);
  expect(fileText(file)).toBe(text);
  const honest = act(file.scene, { _tag: 'Honest' });
  expect(E.isRight(honest) && isUnchanged(honest.right, file)).toBe(false);
});

describe('what is wrong is told as on the command line', () => {
  const good = read('om/validity-n3-m1');
  const stale = JSON.stringify({
    ...(JSON.parse(good) as object),
    deviations: [{ round: 9, from: 1, to: 2, prescribed: [], said: [] }],
  });

  test.each([
    ['empty', ''],
    ['cut short', good.slice(0, 300)],
    ['misspelt', good.replace('"faulty"', '"fautly"')],
    ['of the future', good.replace('counterexample/1', 'counterexample/2')],
    ['wrong in a field', good.replace('"n": 3', '"n": 1')],
    ['about an unknown protocol', good.replace('"om"', '"on"')],
    ['stale', stale],
    ['fixed', good.replace('"said": []', '"said": ["0.1"]')],
  ])('a file that is %s', async (_what, text) => {
    const folder = folderWith({ 'x.json': text });
    const result = openFile(registered, text);
    const { out } = await strategosHere(['replay', `${folder}/x.json`]);
    const said = (E.isLeft(result) ? result.left : (result.right.outcome[0] ?? '')).replace(
      /^(stale|fixed|changed): /,
      '',
    );
    expect(out).toContain(said);
  });

  test('the message is the codec’s own', () => {
    const text = good.replace('"faulty"', '"fautly"');
    const decoded = decodeCounterexample(text);
    expect(openFile(registered, text)).toEqual(E.isLeft(decoded) ? E.left(decoded.left.message) : null);
  });
});

test('what is too large to be played says so, with numbers', () => {
  const text = read('om/validity-n3-m1').replace('"n": 3', '"n": 40').replace('"m": 1', '"m": 12');
  expect(openFile(registered, text)).toEqual(
    E.left(
      'om with n = 40, m = 12 has 40 generals, and at most 16 are played here, so that every click is answered at once; choose smaller sizes, or use the command line',
    ),
  );
});

test('a source that has changed since is told as on the command line', async () => {
  const text = read('om/validity-n3-m1');
  const folder = folderWith({ 'x.json': text.replace(/sha256:\w+/, `sha256:${'1'.repeat(64)}`) });
  const { out } = await strategosHere(['replay', `${folder}/x.json`]);
  const [, remark = '?', ...more] = opened(text).outcome;
  expect(more).toEqual([]);
  expect(out).toContain(remark);
  const same = decodeCounterexample(text);
  const fingerprint = E.isRight(same) ? (same.right.protocol.fingerprint ?? '') : '';
  const unchanged = openFile({ ...registered, fingerprints: { om: fingerprint } }, text);
  expect(E.isRight(unchanged) && unchanged.right.outcome).toHaveLength(1);
});

test('a protocol of one’s own that did not come with the page is not played, and the message says how to bring it', () => {
  const text = read('om/validity-n3-m1').replace('"module": null', '"module": "./mine.ts"');
  expect(openFile(registered, text)).toEqual(E.left(expect.stringContaining('strategos explore ./mine.ts')));
});
