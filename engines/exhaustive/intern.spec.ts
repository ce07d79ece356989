import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_STATE, sequences, internTable } from './intern.ts';

describe('values by number', () => {
  test('equal keys, equal numbers, from 1 on in the order they were seen', () => {
    const table = internTable<string>();
    expect(['a', 'b', 'a', 'c'].map((key) => table.idOf(key, () => key.toUpperCase()))).toEqual([1, 2, 1, 3]);
    expect([1, 2, 3].map((id) => table.get(id))).toEqual(['A', 'B', 'C']);
  });

  test('no value has the number of nothing', () => {
    expect(internTable<string>().idOf('', () => '')).not.toBe(NO_STATE);
  });

  test('a value is made only where its key is new', () => {
    const table = internTable<number>();
    let made = 0;
    for (const key of ['a', 'a', 'b']) table.idOf(key, () => (made += 1));
    expect(made).toBe(2);
  });
});

describe('sequences by number', () => {
  test('equal sequences, equal numbers, and only they', () => {
    const numbers = fc.array(fc.nat({ max: 3 }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 2, maxLength: 20 }), (many) => {
        const { extend } = sequences();
        const ids = many.map((sequence) => sequence.reduce(extend, 0));
        for (const [i, a] of many.entries())
          for (const [j, b] of many.entries()) expect(ids[i] === ids[j]).toBe(a.join() === b.join());
      }),
    );
  });

  test('large elements stay apart', () => {
    const { extend } = sequences();
    expect(extend(1, 0)).not.toBe(extend(0, 2 ** 26 - 1));
    expect(extend(0, 1)).not.toBe(extend(1, 0));
    const largest = 2 ** 31 - 1;
    expect(new Set([largest, largest - 1, 0].map((element) => extend(largest, element))).size).toBe(3);
  });

  test('numbers from 1 on, which stay the same however many there are', () => {
    const { extend } = sequences();
    const pairs = Array.from({ length: 100_000 }, (_, i) => [i % 317, Math.floor(i / 317)] as const);
    const numbers = pairs.map(([prefix, element]) => extend(prefix, element));
    expect(numbers).toEqual(pairs.map((_, i) => i + 1));
    expect(pairs.map(([prefix, element]) => extend(prefix, element))).toEqual(numbers);
  });
});
