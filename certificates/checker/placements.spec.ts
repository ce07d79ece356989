import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Wanted } from '../../test-support/certificate.ts';
import { placementsUpTo } from '../../test-support/certificate.ts';
import { left, right } from '../../test-support/either.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { toy } from '../../test-support/toy.ts';
import type { General } from '../../model/army.ts';
import type { Instance } from '../../model/instance.ts';
import type { Manifest, Placement } from '../manifest.ts';
import type { Claimed } from './placements.ts';
import { waysToChoose, cover } from './placements.ts';

const instance = (alike: readonly General[], faults = 'byzantine'): Instance =>
  instanceAt(toy({ interchangeable: () => alike }), { n: 5, m: 1 }, faults);

const part = { file: 'x', sha256: '' };

const listing = (wanted: Pick<Wanted, 'instance' | 't' | 'symmetry'>, fewest: Manifest['fewest'] = null): Claimed => ({
  t: wanted.t,
  symmetry: wanted.symmetry ?? false,
  fewest,
  placements: placementsUpTo({ ...wanted, properties: [] }).map(([faulty, size]): Placement => ({
    faulty,
    size: String(size),
    lies: fewest === null ? null : Math.max(0, faulty.length < fewest.faulty ? fewest.lies : fewest.lies - 1),
    formula: part,
    proof: part,
  })),
});

const alikeArbitrary = fc.subarray([0, 1, 2, 3, 4], { minLength: 0 });

test('how many ways there are to choose', () => {
  expect([0, 1, 2, 3, 4, 5].map((k) => waysToChoose(4, k))).toEqual([1n, 4n, 6n, 4n, 1n, 0n]);
  expect(waysToChoose(4, -1)).toBe(0n);
  expect(waysToChoose(128, 64)).toBe(23951146041928082866135587776380551750n);
});

describe('all placements, each once', () => {
  test('are accepted, with symmetry and without', () => {
    fc.assert(
      fc.property(alikeArbitrary, fc.boolean(), fc.integer({ min: 0, max: 5 }), (alike, symmetry, t) => {
        const wanted = { instance: instance(alike), t, symmetry };
        const all = Array.from({ length: t + 1 }, (_, k) => waysToChoose(5, k)).reduce((a, b) => a + b);
        expect(right(cover(wanted.instance, listing(wanted)))).toBe(all);
      }),
    );
  });

  test('one is left out: refused', () => {
    fc.assert(
      fc.property(alikeArbitrary, fc.boolean(), fc.integer({ min: 0, max: 5 }), fc.nat(), (alike, symmetry, t, out) => {
        const wanted = { instance: instance(alike), t, symmetry };
        const claimed = listing(wanted);
        const placements = claimed.placements.filter((_, i) => i !== out % claimed.placements.length);
        expect(left(cover(wanted.instance, { ...claimed, placements })).field).toBe('placements');
      }),
    );
  });

  test('one is listed twice, by itself or by another that it stands for: refused', () => {
    const wanted = { instance: instance([1, 2, 3]), t: 2, symmetry: true };
    const claimed = listing(wanted);
    for (const [faulty, size] of [
      [[2], '3'],
      [[3], '3'],
      [[0, 3], '3'],
      [[2, 3], '3'],
      [[], '1'],
    ] as const) {
      const twice = [...claimed.placements, { faulty, size, lies: null, formula: part, proof: part }];
      const wrong = left(cover(wanted.instance, { ...claimed, placements: twice }));
      expect(wrong).toMatchObject({ field: `placements[${String(claimed.placements.length)}]` });
      expect(wrong.message).toContain('stands for the same');
    }
  });
});

describe('a placement', () => {
  const wanted = { instance: instance([1, 2, 3]), t: 2, symmetry: true };
  const claimed = listing(wanted);
  const changed = (field: Partial<Placement>): Claimed => ({
    ...claimed,
    placements: claimed.placements.map((each, i) => (i === 2 ? { ...each, ...field } : each)),
  });

  test.each([
    { what: 'with another size', field: { size: '2' }, says: '.size' },
    { what: 'with strangers', field: { faulty: [5] }, says: '.faulty' },
    { what: 'not ascending', field: { faulty: [1, 0] }, says: '.faulty' },
    { what: 'with a general twice', field: { faulty: [1, 1] }, says: '.faulty' },
    { what: 'with too many faulty', field: { faulty: [0, 1, 2] }, says: '.faulty' },
    { what: 'with bounded lies where all have to be ruled out', field: { lies: 1_000 }, says: '.lies' },
  ])('$what', ({ field, says }) => {
    expect(left(cover(wanted.instance, changed(field))).field).toBe(`placements[2]${says}`);
  });

  test.each([
    { field: { faulty: [1, 0] }, says: '1, 0: generals are listed ascending, each once' },
    { field: { faulty: [], size: '2' }, says: 'nobody: stands for the same placements as placements[0]' },
    { field: { size: '2' }, says: '1 stands for 3 placements, not 2' },
    {
      field: { lies: 1_000 },
      says: 'with 1 faulty all scenarios have to be ruled out, not only those with at most 1000 lies',
    },
  ])('$says', ({ field, says }) => {
    expect(left(cover(wanted.instance, changed(field))).message).toBe(says);
  });

  test('a size that symmetry would give, without symmetry', () => {
    expect(left(cover(wanted.instance, { ...claimed, symmetry: false })).field).toBe('placements[2].size');
  });
});

describe('where a smallest attack is claimed', () => {
  const army = instance([]);

  test('fewer faulty need one lie more ruled out', () => {
    const claimed = listing({ instance: army, t: 2 }, { lies: 3, faulty: 2 });
    expect(claimed.placements.map(({ faulty, lies }) => [faulty.length, lies])).toContainEqual([1, 3]);
    expect(right(cover(army, claimed))).toBe(16n);
    for (const fewest of [
      { lies: 4, faulty: 2 },
      { lies: 3, faulty: 3 },
    ])
      expect(left(cover(army, { ...claimed, fewest })).field).toMatch(/^placements\[\d+\]\.lies$/);
  });

  test('what is left to be ruled out is told', () => {
    const claimed = listing({ instance: army, t: 2 }, { lies: 3, faulty: 2 });
    expect(left(cover(army, { ...claimed, fewest: { lies: 4, faulty: 2 } })).message).toBe(
      'with nobody faulty scenarios with at most 4 lies have to be ruled out, not only those with at most 3 lies',
    );
  });

  test('what proves more is enough', () => {
    const claimed = listing({ instance: army, t: 2 }, { lies: 3, faulty: 2 });
    for (const fewest of [
      { lies: 3, faulty: 1 },
      { lies: 2, faulty: 2 },
    ])
      expect(right(cover(army, { ...claimed, fewest }))).toBe(16n);
    const all = { ...claimed, placements: claimed.placements.map((each) => ({ ...each, lies: null })) };
    expect(right(cover(army, all))).toBe(16n);
  });

  test('an attack without lies: only fewer faulty have to be listed', () => {
    const fewest = { lies: 0, faulty: 1 };
    const claimed = listing({ instance: army, t: 1 }, fewest);
    expect(right(cover(army, claimed))).toBe(1n);
    expect(right(cover(army, { ...claimed, placements: claimed.placements.slice(0, 1) }))).toBe(1n);
    expect(left(cover(army, { ...claimed, placements: claimed.placements.slice(1) })).field).toBe('placements');
  });

  test('an attack without lies and faults: nothing is claimed, and that is refused', () => {
    const nothing = { ...listing({ instance: army, t: 1 }, null), fewest: { lies: 0, faulty: 0 } };
    for (const placements of [[], nothing.placements])
      expect(left(cover(army, { ...nothing, placements }))).toEqual({
        field: 'fewest',
        message: 'it has no lies and nobody faulty, so nothing is claimed and nothing proved',
      });
  });
});

describe('t', () => {
  test('is 0 where only links fail', () => {
    const links = instance([], 'loss');
    expect(right(cover(links, listing({ instance: links, t: 0 })))).toBe(1n);
    expect(left(cover(links, listing({ instance: links, t: 1 }))).field).toBe('t');
  });

  test('is at most n', () => {
    expect(left(cover(instance([]), { ...listing({ instance: instance([]), t: 5 }), t: 6 })).field).toBe('t');
  });
});
