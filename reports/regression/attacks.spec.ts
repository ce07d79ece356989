import { describe, expect, test } from 'vitest';
import { om } from '../../model/protocols/om.ts';
import { sm } from '../../model/protocols/sm.ts';
import { om3Counterexample } from '../../test-support/counterexample.ts';
import { cellOutcome, measuredAs, om3Cell, om4Cell } from '../../test-support/regression.ts';
import { newAttacks, retold, smallnessText } from './attacks.ts';

const onAgreement = {
  ...om3Counterexample,
  property: 'agreement',
  minimality: { claim: 'minimum', lies: 0 },
} as const;

const measured = measuredAs({ verdict: 'violated', counterexamples: [om3Counterexample, onAgreement] });

describe('new attacks', () => {
  test('of a cell that was expected to hold: all, the smallest first', () => {
    expect(newAttacks(cellOutcome({ standing: 'newly failing', measured }))).toEqual([onAgreement, om3Counterexample]);
  });

  test('of a cell in which something else changed: those on what is newly broken, or with other lies than before', () => {
    const change = { expected: '2', found: '1' };
    const newly = (kind: 'property' | 'fewest' | 'violating', about: string): readonly string[] =>
      newAttacks(
        cellOutcome({ cell: om3Cell, standing: 'changed', measured, changes: [{ ...change, kind, about }] }),
      ).map(({ property }) => property);
    expect(newly('property', 'agreement')).toEqual(['agreement']);
    expect(newly('fewest', 'validity')).toEqual(['validity']);
    expect(newly('violating', 'validity')).toEqual([]);
  });

  test('none of a cell that is broken as expected, and none of a property that may be broken', () => {
    expect(newAttacks(cellOutcome({ cell: om3Cell, measured }))).toEqual([]);
    expect(newAttacks(cellOutcome({ standing: 'error', measured: null }))).toEqual([]);
    const cell = { ...om4Cell, properties: { agreement: 'violated' } } as const;
    expect(newAttacks(cellOutcome({ cell, standing: 'newly failing', measured }))).toEqual([om3Counterexample]);
  });
});

test('an attack is told again where its protocol still falls for it, and nowhere else', () => {
  expect(retold(om3Counterexample, om)?.story.decisions).toBe('In the end 2 decides RETREAT.');
  expect(retold(om3Counterexample, sm)).toBeNull();
  expect(retold({ ...om3Counterexample, deviations: [] }, om)).toBeNull();
});

test('lies are called what they are under the fault model, where that is known', () => {
  const instance = retold(om3Counterexample, om)?.instance ?? null;
  expect(smallnessText(om3Counterexample, instance)).toBe('1 lie; no single simplification keeps it failing');
  expect(smallnessText(onAgreement, null)).toBe('0 lies; no attack has fewer');
});
