/**
 * Literals that are said to be equal are, and of those that are equal most are said to be.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyTabled, casesIn, folded } from '../../test-support/tables.ts';
import { runs } from '../../test-support/tier/draws.ts';
import { circuit } from '../../model/circuit.ts';
import { writtenTerm } from '../../model/circuit.properties.ts';
import { equalByCases } from './cases.ts';

test('two literals are equal if and only if their truth tables are', () => {
  fc.assert(
    fc.property(anyTabled, ({ term, table, same }) => {
      const made = circuit('plain');
      const here = writtenTerm(made, term);
      const there = casesIn(made.logic, made.input, table);
      expect([equalByCases(made, here, there), equalByCases(made, -there, -here)]).toEqual([same, same]);
      expect([equalByCases(made, here, -here), equalByCases(made, -there, there)]).toEqual([false, false]);
    }),
    { numRuns: runs(30, 1_000) },
  );
});

describe('votes of twenty', () => {
  const made = circuit('plain');
  const { logic } = made;
  const votes = Array.from({ length: 20 }, (_, i) => made.input(`v${String(i)}`));
  const half = folded(logic, 11, votes);

  test('folded one after another, from either end, are the votes that are counted', () => {
    expect(equalByCases(made, half, logic.majority(votes))).toBe(true);
    expect(equalByCases(made, half, folded(logic, 11, votes.toReversed()))).toBe(true);
  });

  test('with another threshold, or a single case changed, are not', () => {
    const rare = logic.all(votes.map((vote, i) => (i === 7 ? logic.not(vote) : vote)));
    expect(equalByCases(made, half, logic.atLeast(10, votes))).toBe(false);
    expect(equalByCases(made, half, logic.meet(logic.majority(votes), logic.not(rare)))).toBe(false);
    expect(equalByCases(made, half, logic.join(logic.majority(votes), made.input('other')))).toBe(false);
  });

  test('are not said to be equal where that takes too long', () => {
    expect(equalByCases(made, half, logic.majority(votes), 100)).toBe(false);
  });
});
