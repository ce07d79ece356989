import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { declaredAlike } from '../../test-support/declared-alike.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { toy } from '../../test-support/toy.ts';
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import type { Instance } from '../../model/instance.ts';
import type { Problem } from '../../model/problem.ts';
import { om } from '../../model/protocols/om.ts';
import type { Orbit } from './placement.ts';
import { binomial, orderings, placements } from './placement.ts';

const sum = (orbits: Iterable<Orbit<unknown>>): bigint => {
  let total = 0n;
  for (const { size } of orbits) total += size;
  return total;
};

describe('n over k', () => {
  test.each([
    { n: 0, k: 0, ways: 1n },
    { n: 5, k: 0, ways: 1n },
    { n: 5, k: 2, ways: 10n },
    { n: 5, k: 5, ways: 1n },
    { n: 5, k: 6, ways: 0n },
    { n: 128, k: 64, ways: 23951146041928082866135587776380551750n },
  ])('$n over $k = $ways', ({ n, k, ways }) => {
    expect(binomial(n, k)).toBe(ways);
  });
});

describe('who is faulty', () => {
  const om4 = instanceAt(om, { n: 4, m: 1 }, 'byzantine');

  test('fewest first; among the lieutenants the lowest, standing for all', () => {
    expect([...placements(om4, 2, [1, 2, 3])]).toEqual([
      { representative: [], size: 1n },
      { representative: [1], size: 3n },
      { representative: [0], size: 1n },
      { representative: [1, 2], size: 3n },
      { representative: [0, 1], size: 3n },
    ]);
  });

  test('whoever stands for others may come before whoever stands for itself', () => {
    const early = toy({ interchangeable: () => [0, 1] });
    expect([...placements(instanceAt(early, { n: 3, m: 0 }, 'byzantine'), 2, [0, 1])].slice(3)).toEqual([
      { representative: [0, 1], size: 1n },
      { representative: [0, 2], size: 2n },
    ]);
  });

  test('without symmetry each for itself', () => {
    expect([...placements(om4, 1, [])]).toEqual(
      [[], [0], [1], [2], [3]].map((representative) => ({ representative, size: 1n })),
    );
  });

  test('lazily: the first of 2^128 placements are there at once', () => {
    const wide = instanceAt(toy(), { n: 128, m: 0 }, 'byzantine');
    const endless = placements(wide, 128, []);
    expect([endless.next().value, endless.next().value]).toEqual([
      { representative: [], size: 1n },
      { representative: [0], size: 1n },
    ]);
  });
});

describe('who holds what', () => {
  const alike = (n: number, values: number, faults = 'byzantine'): Instance =>
    instanceAt(toy({ mostValues: 4, interchangeable: generals }), { n, m: 0, values }, faults);

  test('only how many hold each order, and how often that is', () => {
    expect([...orderings(alike(3, 2), [], [0, 1, 2])]).toEqual([
      { representative: [0, 0, 0], size: 1n },
      { representative: [0, 0, 1], size: 3n },
      { representative: [0, 1, 1], size: 3n },
      { representative: [1, 1, 1], size: 1n },
    ]);
  });

  test('a traitor holds RETREAT, and that is no choice', () => {
    expect([...orderings(alike(3, 2), [0], [0, 1, 2])]).toEqual([
      { representative: [0, 0, 0], size: 1n },
      { representative: [0, 0, 1], size: 2n },
      { representative: [0, 1, 1], size: 1n },
    ]);
    expect([...orderings(alike(3, 2), [0, 1, 2], [0, 1, 2])]).toEqual([{ representative: [0, 0, 0], size: 1n }]);
  });

  test('where traitors’ orders are to be ranged over, those of traitors who are alike are as well', () => {
    expect([...orderings(alike(4, 2), [0, 1], [0, 1, 2, 3], [])].map(({ representative }) => representative)).toEqual([
      [0, 0, 0, 0],
      [0, 1, 0, 0],
      [1, 1, 0, 0],
      [0, 0, 0, 1],
      [0, 1, 0, 1],
      [1, 1, 0, 1],
      [0, 0, 1, 1],
      [0, 1, 1, 1],
      [1, 1, 1, 1],
    ]);
    expect(sum(orderings(alike(4, 2), [0, 1], [0, 1, 2, 3], []))).toBe(16n);
  });

  test('whoever crashes is not like the loyal', () => {
    expect([...orderings(alike(2, 2, 'crash'), [0], [0, 1])].map(({ representative }) => representative)).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ]);
  });

  test('in a broadcast, just the commander', () => {
    const om4 = instanceAt(om, { n: 4, m: 1, values: 3 }, 'byzantine');
    expect([...orderings(om4, [], [1, 2, 3])].map(({ representative }) => representative)).toEqual([[0], [1], [2]]);
    expect([...orderings(om4, [0], [1, 2, 3])]).toEqual([{ representative: [0], size: 1n }]);
  });
});

describe('laws: with symmetry as many as without', () => {
  const situations = fc.record({
    n: fc.integer({ min: 2, max: 6 }),
    values: fc.integer({ min: 2, max: 4 }),
    problem: fc.constantFrom<Problem>('consensus', 'broadcast'),
    faults: fc.constantFrom('byzantine', 'crash'),
    /** The generals from here on are alike. */
    named: fc.nat({ max: 6 }),
    t: fc.nat({ max: 6 }),
  });
  const instanceOf = (drawn: {
    n: number;
    values: number;
    problem: Problem;
    faults: string;
    named: number;
  }): Instance =>
    instanceAt(
      toy({
        problem: drawn.problem,
        mostValues: 4,
        interchangeable: (army) => generals(army).slice(Math.max(drawn.named, drawn.problem === 'broadcast' ? 1 : 0)),
      }),
      { n: drawn.n, m: 0, values: drawn.values },
      drawn.faults,
    );

  test('the multiplicities of the placements sum to all of them', () => {
    fc.assert(
      fc.property(situations, (drawn) => {
        const instance = instanceOf(drawn);
        const t = Math.min(drawn.t, drawn.n);
        const all = Array.from({ length: t + 1 }, (_, k) => binomial(drawn.n, k)).reduce((a, b) => a + b, 0n);
        expect(sum(placements(instance, t, declaredAlike(instance)))).toBe(all);
        expect(sum(placements(instance, t, []))).toBe(all);
        expect([...placements(instance, t, [])]).toHaveLength(Number(all));
      }),
    );
  });

  test('so do those of the orders, for every placement', () => {
    fc.assert(
      fc.property(situations, (drawn) => {
        const instance = instanceOf(drawn);
        for (const { representative: faulty } of placements(
          instance,
          Math.min(drawn.t, drawn.n),
          declaredAlike(instance),
        )) {
          const reduced = sum(orderings(instance, faulty, declaredAlike(instance)));
          const all = [...orderings(instance, faulty, [])];
          expect(reduced).toBe(BigInt(all.length));
          expect(new Set(all.map(({ representative }) => representative.join())).size).toBe(all.length);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('every placement is a renaming of exactly one representative', () => {
    fc.assert(
      fc.property(situations, (drawn) => {
        const instance = instanceOf(drawn);
        const alike = new Set(instance.protocol.interchangeable(instance.army));
        const signature = (faulty: readonly General[]): string =>
          [
            ...faulty.filter((general) => !alike.has(general)),
            '+',
            faulty.filter((general) => alike.has(general)).length,
          ].join();
        const t = Math.min(drawn.t, drawn.n);
        const representatives = [...placements(instance, t, declaredAlike(instance))].map(({ representative }) =>
          signature(representative),
        );
        expect(new Set(representatives).size).toBe(representatives.length);
        const everyone = [...placements(instance, t, [])].map(({ representative }) => signature(representative));
        expect(new Set(everyone)).toEqual(new Set(representatives));
      }),
    );
  });
});
