import { describe, expect, test } from 'vitest';
import { toyProgram } from '../test-support/toy.ts';
import { instanceAt } from '../test-support/instance.ts';
import { booleanLogic } from './boolean.ts';
import type { Definition } from './protocol.ts';
import { expectHolds, expectViolated, noExpectation, protocol } from './protocol.ts';

const least: Definition = {
  name: 'least',
  problem: 'consensus',
  rounds: () => 1,
  claims: () => ['attack'],
  program: toyProgram,
};

describe('what an author need not write', () => {
  const defined = protocol(least);
  const { army } = instanceAt(defined, { n: 3, m: 0 }, 'byzantine');

  test('is the usual', () => {
    expect(defined).toMatchObject({
      title: 'least',
      source: 'unpublished',
      resilience: 'none claimed',
      faults: ['byzantine', 'crash', 'loss'],
      silence: 'default',
      mostValues: 2,
      sizes: { least: 2, most: Infinity },
      parameters: {},
      signature: null,
    });
  });

  test('claims nothing: no symmetry, no coins, no theory, and a label means itself', () => {
    expect(defined.interchangeable(army)).toEqual([]);
    expect(defined.coins(army, 1, 0)).toBe(0);
    expect(defined.theory(army, 1, 'byzantine')).toEqual({ verdict: 'unknown', source: 'no claim is made' });
    expect(defined.meaning(army, 'attack', true)).toBe('attack');
    expect(defined.meaning(army, 'attack', false)).toBeNull();
    expect(defined.rename('attack', (general) => general + 1)).toBe('attack');
  });

  test('a traitor may say anything', () => {
    expect(defined.admissible({ logic: booleanLogic, army }, 1, 0, 1, [true])).toBe(true);
  });

  test('in a coordinated attack the link is the enemy', () => {
    expect(protocol({ ...least, problem: 'coordinated-attack' }).faults).toEqual(['loss']);
  });
});

test('what an author writes is what counts', () => {
  const written = { title: 'the least', faults: ['crash'], mostValues: 3, coins: () => 2 } as const;
  expect(protocol({ ...least, ...written })).toMatchObject(written);
});

test('expectations say where they are from', () => {
  expect(expectHolds('a theorem')).toEqual({ verdict: 'holds', source: 'a theorem' });
  expect(expectViolated('a proof')).toEqual({ verdict: 'violated', source: 'a proof' });
  expect(noExpectation.verdict).toBe('unknown');
});
