import { expect, test } from 'vitest';
import { relayCount, relays } from './relays.ts';
import { traitorClaims, firstViews } from './traitors.ts';
import { viewsOf } from './views.ts';

const everybody = [0, 1, 2, 3];

test('who tells what of whom', () => {
  expect(relays(4, 'consensus', 1, 1, 2)).toEqual([[1]]);
  expect(relays(4, 'consensus', 2, 1, 2)).toEqual([
    [0, 1],
    [3, 1],
  ]);
  // In round 3 a path may start with the receiver: it does not know what others say that it said.
  expect(relays(4, 'consensus', 3, 1, 2)).toEqual([
    [2, 0, 1],
    [3, 0, 1],
    [0, 3, 1],
    [2, 3, 1],
  ]);
  expect(relays(4, 'broadcast', 1, 1, 2)).toEqual([]);
  expect(relays(4, 'broadcast', 3, 1, 2)).toEqual([[0, 3, 1]]);
});

test('they are as many as counted, and as many as there are bits to claim', () => {
  for (const problem of ['consensus', 'broadcast'] as const) {
    const views = viewsOf(4);
    const claims = traitorClaims(views, 4, problem);
    let views0 = everybody.map((general) => firstViews(views, 4, problem, general).at(-1) ?? -1);
    for (const round of [1, 2, 3]) {
      const counts = relayCount(4, problem, round);
      for (const from of everybody)
        for (const to of everybody.filter((general) => general !== from)) {
          const paths = relays(4, problem, round, from, to);
          expect(paths).toHaveLength(
            from === 0 ? counts.fromCommander : to === 0 ? counts.toCommander : counts.between,
          );
          expect(new Set(claims.toward(from, to, views0[to] ?? -1)).size).toBe(2 ** paths.length);
        }
      views0 = views0.map((_, general) => views.idOf(round, general, views0));
    }
  }
});
