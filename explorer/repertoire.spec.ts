import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { phaseKing } from '../model/protocols/phase-king.ts';
import { playableOf, playablesOf } from './repertoire.ts';
import { registered } from './walk.arbitrary.ts';

const mine = { ...phaseKing, name: 'mine' };

const own = { key: './a/mine.ts', protocol: mine, properties: [], module: './a/mine.ts', fingerprint: null };

describe('what a key stands for', () => {
  const repertoire = { ...registered, own: [own] };

  test.each([
    ['./a/mine.ts', './a/mine.ts'],
    // Called otherwise, from another folder.
    ['../b/mine.ts', './a/mine.ts'],
    ['om', 'om'],
    ['om@cycle', 'om@cycle'],
  ])('%s is %s', (key, found) => {
    const playable = playableOf(repertoire, key);
    expect(E.isRight(playable) && playable.right.key).toBe(found);
  });

  test.each([
    ['./yours.ts', 'the protocol in ./yours.ts did not come with this page. Bring it: strategos explore ./yours.ts'],
    ['om@circle', 'there is no graph “circle”'],
    ['on', 'Did you mean om?'],
  ])('%s is refused', (key, message) => {
    expect(playableOf(repertoire, key)).toEqual(E.left(expect.stringContaining(message)));
  });

  test('a file of a name that two have is neither, unless it is named as here', () => {
    const two = { ...registered, own: [own, { ...own, key: './b/mine.ts', module: './b/mine.ts' }] };
    expect(playableOf(two, '../c/mine.ts')).toEqual(
      E.left('../c/mine.ts may be any of ./a/mine.ts, ./b/mine.ts; name it as here'),
    );
    const exact = playableOf(two, './b/mine.ts');
    expect(E.isRight(exact) && exact.right.key).toBe('./b/mine.ts');
  });

  test('one’s own come first', () => {
    expect(
      playablesOf(repertoire)
        .map(({ key }) => key)
        .slice(0, 2),
    ).toEqual(['./a/mine.ts', 'om']);
  });
});
