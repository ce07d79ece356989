import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lanesHeld } from '../../model/lanes.ts';
import { derivedSeed, stream } from './stream.ts';

const take = (draw: () => number, count = 8): readonly number[] => Array.from({ length: count }, draw);

/** A label without the sign that joins labels. */
const label = fc.oneof(
  fc.nat(),
  fc.string().filter((text) => !text.includes('/')),
);

describe('a stream', () => {
  test('is its name: the same master seed and labels give the same bits', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(label), (master, labels) => {
        expect(take(stream(master, ...labels))).toEqual(take(stream(master, ...labels)));
      }),
    );
  });

  test('is pinned, because seeds are written into files', () => {
    expect(take(stream('strategos', 'slice', 0), 3)).toEqual([-1485702871, 389667359, -978269630]);
  });

  test('differs where a label differs, is missing or stands elsewhere', () => {
    fc.assert(
      fc.property(label, fc.uniqueArray(label, { minLength: 2, maxLength: 4, selector: String }), (master, labels) => {
        const bits = take(stream(String(master), ...labels));
        expect(take(stream(String(master), ...labels.slice(1)))).not.toEqual(bits);
        expect(take(stream(String(master), ...labels.toReversed()))).not.toEqual(bits);
        expect(take(stream(String(master), ...labels, 0))).not.toEqual(bits);
      }),
    );
  });

  test('takes a number for its text: 1 and "1" are one label', () => {
    expect(take(stream('7', 1))).toEqual(take(stream('7', '1')));
  });

  test('takes any text for a master seed, the empty one and more than ASCII included', () => {
    const seeds = ['', '0', '00', 'null', 'strategos', 'στρατηγός', '\u0000', 'a'.repeat(10_000)];
    const firsts = seeds.map((seed) => take(stream(seed)).join());
    expect(new Set(firsts).size).toBe(seeds.length);
  });

  test('yields signed integers of 32 bits, every bit set about half of the time', () => {
    const drawn = take(stream('balance'), 4_000);
    expect(drawn.every((bits) => Number.isInteger(bits) && bits === (bits | 0))).toBe(true);
    for (let bit = 0; bit < 32; bit++) {
      const set = drawn.reduce((sum, bits) => sum + ((bits >>> bit) & 1), 0);
      expect(set).toBeGreaterThan(1_850);
      expect(set).toBeLessThan(2_150);
    }
    expect(drawn.reduce((sum, bits) => sum + lanesHeld(bits), 0) / drawn.length).toBeCloseTo(16, 0);
  });
});

test('a derived seed is the first draw of its stream', () => {
  expect(derivedSeed('strategos', 'slice', 0)).toBe(stream('strategos', 'slice', 0)());
  expect(derivedSeed('strategos', 'slice', 0)).not.toBe(derivedSeed('strategos', 'slice', 1));
});
