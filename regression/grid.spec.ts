import { describe, expect, test } from 'vitest';
import { floodSet } from '../model/protocols/flood-set.ts';
import { handshake } from '../model/protocols/handshake.ts';
import { om } from '../model/protocols/om.ts';
import { protocols } from '../test-support/protocols.ts';
import { sm } from '../model/protocols/sm.ts';
import { noExpectation } from '../model/protocol.ts';
import type { Protocol } from '../model/protocol.ts';
import { cellName } from './cell.ts';
import { grid } from './grid.ts';

const names = (protocol: Protocol): readonly string[] => grid(protocol).map(({ asked }) => cellName(asked));

describe.each(protocols)('$name', (protocol) => {
  test('theory says something of each cell, and not the same of all', () => {
    const verdicts = new Set(grid(protocol).map(({ theory }) => theory.verdict));
    expect([...verdicts].toSorted()).toEqual(['holds', 'violated']);
  });

  test('no question is asked twice', () => {
    expect(new Set(names(protocol)).size).toBe(names(protocol).length);
  });
});

test('om: below the bound, at it and above it', () => {
  const built = (m: number): readonly string[] =>
    grid(om)
      .filter(({ asked }) => asked.m === m && asked.t === undefined)
      .map(({ asked, theory }) => `${String(asked.n)} ${theory.verdict}`);
  expect(built(1)).toEqual(['2 holds', '3 violated', '4 holds', '5 holds']);
  expect(built(2)).toEqual(['2 holds', '3 violated', '4 violated', '6 violated', '7 holds', '8 holds']);
});

test('one more faulty than it is built for, and other faults, where theory speaks of them', () => {
  expect(names(om)).toContain('om -n 4 -m 1 -t 2');
  expect(names(sm)).toContain('sm -n 3 -m 1 --faults byzantine');
  expect(names(floodSet)).toContain('flood-set -n 4 -m 1 -t 2');
  expect(names(handshake)).toEqual([
    'handshake -n 2 -m 0',
    'handshake -n 2 -m 0 --faults loss:0',
    'handshake -n 2 -m 0 --faults loss:1',
  ]);
});

test('a protocol of which theory says nothing is tried at the smallest sizes', () => {
  const own = { ...om, name: 'own', theory: () => noExpectation };
  expect(names(own)).toEqual(['own -n 2 -m 1', 'own -n 3 -m 1', 'own -n 4 -m 1', 'own -n 5 -m 1']);
});
