import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Signature } from './signature.ts';
import { partName, partsOf, signerOf } from './signature.ts';

const names = (signature: Signature): readonly string[] => partsOf(signature).map(partName);

const signers: fc.Arbitrary<readonly number[]> = fc.array(fc.nat({ max: 11 }), { maxLength: 5 });

describe('a chain', () => {
  test('has its prefixes for parts, each signed last by the next signer', () => {
    const parts = partsOf({ statement: 'ATTACK', chain: [0, 2, 1] });
    expect(parts.map(partName)).toEqual(['ATTACK:0', 'ATTACK:0.2', 'ATTACK:0.2.1']);
    expect(parts.map(signerOf)).toEqual([0, 2, 1]);
  });

  test('may be signed by the same general twice, in a row or not', () => {
    expect(names({ statement: 'ATTACK', chain: [1, 1, 0, 1] })).toEqual([
      'ATTACK:1',
      'ATTACK:1.1',
      'ATTACK:1.1.0',
      'ATTACK:1.1.0.1',
    ]);
  });

  test('that nobody has signed has no parts', () => {
    expect(names({ statement: 'ATTACK', chain: [] })).toEqual([]);
  });
});

describe('a set', () => {
  test('has the signatures one by one for parts', () => {
    const parts = partsOf({ statement: 'ATTACK', set: [0, 2] });
    expect(parts).toEqual([
      { statement: 'ATTACK', chain: [0] },
      { statement: 'ATTACK', chain: [2] },
    ]);
    expect(parts.map(signerOf)).toEqual([0, 2]);
  });

  test('has them by the signer’s number, however many generals there are', () => {
    expect(partsOf({ statement: 'ATTACK', set: [10, 2, 10] }).map(signerOf)).toEqual([2, 10]);
  });

  test('that nobody has signed has no parts', () => {
    expect(names({ statement: 'ATTACK', set: [] })).toEqual([]);
  });
});

describe('laws', () => {
  test('neither the order nor a repetition in a set means anything', () => {
    const listed = signers.chain((set) => fc.tuple(fc.constant(set), fc.shuffledSubarray([...set, ...set])));
    fc.assert(
      fc.property(listed, ([set, more]) => {
        expect(partsOf({ statement: 'A', set: [...more, ...set] })).toEqual(partsOf({ statement: 'A', set }));
      }),
    );
  });

  test('both mean something in a chain: chains with the same parts are the same', () => {
    fc.assert(
      fc.property(signers, signers, (one, other) => {
        const same = names({ statement: 'A', chain: one }).join() === names({ statement: 'A', chain: other }).join();
        expect(same).toBe(one.join() === other.join());
      }),
    );
  });

  test('a set of one is a chain of one', () => {
    fc.assert(
      fc.property(fc.nat(), (signer) => {
        expect(partsOf({ statement: 'A', set: [signer] })).toEqual(partsOf({ statement: 'A', chain: [signer] }));
      }),
    );
  });

  test('the parts of a part are parts', () => {
    fc.assert(
      fc.property(signers, fc.boolean(), (who, nested) => {
        const parts = partsOf(nested ? { statement: 'A', chain: who } : { statement: 'A', set: who });
        for (const part of parts) for (const inner of partsOf(part)) expect(parts).toContainEqual(inner);
      }),
    );
  });

  test('parts of different statements have different names, whatever the statements look like', () => {
    expect(names({ statement: 'A:0', chain: [1] })).toEqual(['A:0:1']);
    expect(names({ statement: 'A', chain: [0, 1] })).toEqual(['A:0', 'A:0.1']);
    expect(names({ statement: 'A', chain: [11, 2] })).not.toEqual(names({ statement: 'A', chain: [1, 12] }));
  });
});
