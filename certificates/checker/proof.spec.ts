import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Step } from './proof.ts';
import { proofOf } from './proof.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A step as it is read, with its literals. */
type Read = readonly [tag: Step['_tag'], ...rest: readonly unknown[]];

/** All steps up to the end, or to what is wrong. */
const stepsOf = (proof: Uint8Array, variables = 9): readonly Read[] => {
  const { next, literals } = proofOf(proof, variables);
  const read: Read[] = [];
  for (;;) {
    const step = next();
    if (step._tag === 'End') return [...read, ['End', step.line]];
    if (step._tag === 'Flawed') return [...read, ['Flawed', step.flaw._tag, step.flaw.line]];
    read.push([step._tag, ...literals().subarray(0, step.length)]);
  }
};

test('a proof is read step by step', () => {
  expect(stepsOf(bytes('1 -2 0\nc a remark\nd 1 -2 0\n  3\n4 0\r\n0\n'))).toEqual([
    ['Clause', 1, -2],
    ['Deletion', 1, -2],
    ['Clause', 3, 4],
    ['Clause'],
    ['End', 7],
  ]);
});

test('tabs are blanks, and remarks may hold any sign', () => {
  expect(stepsOf(bytes('c ~\n\t1\t0\n'))).toEqual([
    ['Clause', 1],
    ['End', 3],
  ]);
});

test('a step may have any number of literals', () => {
  const many = Array.from({ length: 5_000 }, (_, i) => i + 1);
  expect(stepsOf(bytes(`${many.join(' ')} 0\n`), 5_000)[0]).toEqual(['Clause', ...many]);
});

describe('what is no proof', () => {
  test.each([
    { what: 'a step without its end', text: '1 0\n2 3', found: ['Flawed', 'Truncated', 2] },
    { what: 'a deletion of nothing yet', text: 'd', found: ['Flawed', 'Truncated', 1] },
    { what: 'a word', text: '1 0\nunsat\n', found: ['Flawed', 'Proof', 2] },
    { what: 'another variable', text: '1 0\n2 -10 0\n', found: ['Flawed', 'Proof', 2] },
    { what: 'half a number', text: '1.5 0\n', found: ['Flawed', 'Proof', 1] },
  ])('$what', ({ text, found }) => {
    expect(stepsOf(bytes(text)).at(-1)).toEqual(found);
  });

  test.each([
    { text: 'unsat\n', says: 'a literal is expected here' },
    { text: '-10 0\n', says: 'there is no variable 10: the formula has 9' },
  ])('“$text”: $says', ({ text, says }) => {
    const step = proofOf(bytes(text), 9).next();
    expect(step._tag === 'Flawed' ? step.flaw.message : '').toContain(says);
  });

  test('a binary proof is told as one', () => {
    // a 2 -> 0x04, end; d 2, end: as drat-trim writes them.
    for (const binary of [
      [0x61, 0x04, 0x00, 0x64, 0x04, 0x00],
      [0x64, 0x04, 0x00],
      [0x61],
      [0x31, 0xff, 0x80],
      [0x31, 0x1b],
    ])
      expect(stepsOf(Uint8Array.from(binary))).toEqual([['Flawed', 'Binary', null]]);
    const { next, literals } = proofOf(Uint8Array.from([0x61, 0x04, 0x00]), 9);
    const step = next();
    expect(literals()).toBeInstanceOf(Int32Array);
    expect(step._tag === 'Flawed' ? step.flaw.message : '').toContain('--no-binary');
  });

  test('no bytes make it throw or go on for ever', () => {
    const textual = fc
      .string({ unit: fc.constantFrom(...'0 1 2 9 - d c'.split(' '), ' ', '\n'), maxLength: 60 })
      .map(bytes);
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), textual), (any) => {
        expect(['End', 'Flawed']).toContain(stepsOf(any).at(-1)?.[0]);
      }),
      { numRuns: 1_000 },
    );
  });
});
