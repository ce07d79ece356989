import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testLaws } from '../test-support/law.ts';
import type { Problem } from '../model/problem.ts';
import { agreement } from './agreement.ts';
import { propertyLaws } from './property.properties.ts';
import type { Property } from './property.ts';
import { termination } from './termination.ts';
import type { ValidityName } from './validity.ts';
import { validity } from './validity.ts';

describe.each<Problem>(['broadcast', 'consensus', 'coordinated-attack'])('in %s', (problem) => {
  describe.each([agreement, termination])('$name', (property) => {
    testLaws(propertyLaws(property, problem));
  });
});

describe.each<[ValidityName, Problem]>([
  ['commander', 'broadcast'],
  ['loyal-unanimity', 'consensus'],
  ['unanimity', 'consensus'],
  ['weak-unanimity', 'consensus'],
  ['coordinated-attack', 'coordinated-attack'],
])('validity %s', (name, problem) => {
  testLaws(propertyLaws(validity(name), problem));
});

test('all of them are symmetric', () => {
  const all = [
    agreement,
    termination,
    validity('commander'),
    validity('unanimity'),
    validity('weak-unanimity'),
    validity('loyal-unanimity'),
  ];
  expect(all.filter(({ symmetric }) => !symmetric)).toEqual([]);
});

describe('the laws are broken by a property', () => {
  const broken = (property: Property): readonly boolean[] =>
    propertyLaws(property, 'consensus').map((law) => fc.check(law.property, { numRuns: 500 }).failed);
  const like = (on: Property['on']): Property => ({ ...termination, on });

  test('that looks at traitors', () => {
    const everybody = like(({ logic }) => ({
      note: () => [],
      judge: (_note, { decisions }) => logic.all(decisions.map(({ decided }) => decided)),
    }));
    expect(broken(everybody)).toEqual([false, true, false, true]);
  });

  test('that names a general and says that it is symmetric', () => {
    const first = like(({ logic, faulty }) => ({
      note: () => [],
      judge: (_note, { decisions }) => (faulty[0] === true ? logic.one : (decisions[0]?.decided ?? logic.one)),
    }));
    expect(broken(first)).toEqual([false, false, true, false]);
    expect(broken({ ...first, symmetric: false })).toEqual([false, false, false, false]);
  });

  test('that knows its reading', () => {
    const knowing = like(({ logic }) => ({
      note: () => [],
      judge: () => (typeof logic.one === 'boolean' ? logic.one : logic.zero),
    }));
    expect(broken(knowing)).toEqual([true, false, false, true]);
  });
});
