import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { phaseKing } from '../model/protocols/phase-king.ts';
import type { Script } from './script.ts';
import { playableIn } from './script.ts';

const script: Script = {
  key: './mine.ts',
  module: './mine.ts',
  fingerprint: null,
  text: '',
  choice: {},
  graph: null,
};

const mine = { ...phaseKing, name: 'mine' };

describe('a script is the protocol that it exports', () => {
  test('looked over, and watched', () => {
    const playable = playableIn(script, () => ({ mine, other: 7 }));
    expect(E.isRight(playable) && playable.right).toMatchObject({ key: './mine.ts', protocol: { name: 'mine' } });
  });

  test('over a graph, if that is meant', () => {
    const playable = playableIn({ ...script, graph: 'cycle' }, () => ({ mine }));
    expect(E.isRight(playable) && playable.right.protocol.name).toBe('mine@cycle');
  });

  test.each<readonly [string, Partial<Script>, () => object]>([
    ['./mine.ts exports no protocol', {}, () => ({})],
    ['exports several protocols', {}, () => ({ mine, twice: { ...mine } })],
    ['exports no protocol “yours”', { choice: { exported: 'yours' } }, () => ({ mine })],
    ['there is no graph “circle”', { graph: 'circle' }, () => ({ mine })],
    ['./mine.ts: rounds is not a function', {}, () => ({ mine: { ...mine, rounds: 2 } })],
    [
      './mine.ts: it cannot be run in a page: not here',
      {},
      () => {
        throw new Error('not here');
      },
    ],
  ])('or refused: %s', (message, change, run) => {
    expect(playableIn({ ...script, ...change }, run)).toEqual(E.left(expect.stringContaining(message)));
  });
});
