import { expect, test } from 'vitest';
import type { Known } from './kleene.ts';
import { kleeneLogic } from './kleene.ts';

const { zero, one, not, meet, join, implies, atLeast, majority, cond, equal } = kleeneLogic;
const open: Known = 0.5;

/** The truth values that a value may turn out to have. */
const possible = (value: Known): readonly boolean[] => (value === open ? [false, true] : [value === one]);

test('what comes out known is so, whatever the values are that are not known', () => {
  const all: readonly Known[] = [zero, open, one];
  for (const a of all)
    for (const b of all)
      for (const p of possible(a))
        for (const q of possible(b)) {
          expect(possible(meet(a, b))).toContain(p && q);
          expect(possible(join(a, b))).toContain(p || q);
          expect(possible(implies(a, b))).toContain(!p || q);
          expect(possible(equal(a, b))).toContain(p === q);
          expect(possible(not(a))).toContain(!p);
          expect(possible(cond(a, b, one))).toContain(!p || q);
          expect(possible(atLeast(2, [a, b, one]))).toContain(p || q);
          expect(possible(majority([a, b, zero]))).toContain(p && q);
        }
});

test('what is known already is not lost', () => {
  expect([meet(zero, open), join(one, open), implies(zero, open), implies(open, one)]).toEqual([zero, one, one, one]);
  expect([atLeast(1, [open, one]), atLeast(2, [open, zero]), atLeast(2, [open, one])]).toEqual([one, zero, open]);
});

test('a contradiction is not known to be one', () => {
  expect(meet(open, not(open))).toBe(open);
});
