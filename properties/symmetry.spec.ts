import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at } from '../model/at.ts';
import { majority } from '../model/protocols/majority.ts';
import { om } from '../model/protocols/om.ts';
import { drawOf } from '../test-support/draw.ts';
import { instanceAt } from '../test-support/instance.ts';
import type { Property } from './property.ts';
import { standardProperties } from './standard.ts';
import { symmetryHolds } from './symmetry.ts';

const vote = instanceAt(majority, { n: 4, m: 0 }, 'byzantine');

/** "General 1 never attacks": about one general, whoever it is renamed to. */
const about1 = (symmetric: boolean): Property => ({
  name: 'one-stays',
  statement: 'general 1 does not decide ATTACK',
  source: 'made up',
  symmetric,
  on: ({ logic, deciders }) => ({
    note: () => [],
    judge: (_note, { decisions }) => (deciders.includes(1) ? logic.not(at(at(decisions, 1).value, 0)) : logic.one),
  }),
});

const broken = (property: Property): number =>
  Array.from({ length: 64 }, (_, trial) => symmetryHolds(vote, property, [3], drawOf(trial))).filter(
    (wrong) => wrong !== null,
  ).length;

test('the standard properties are as symmetric as they say', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...standardProperties(vote)),
      fc.subarray([0, 1, 2, 3]),
      fc.integer(),
      (property, faulty, seed) => {
        expect(symmetryHolds(vote, property, faulty, drawOf(seed))).toBeNull();
      },
    ),
  );
});

test.each([vote, instanceAt(om, { n: 4, m: 1 }, 'byzantine')])(
  '$protocol.name: all standard properties say so',
  (instance) => {
    expect(standardProperties(instance).map(({ symmetric }) => symmetric)).toEqual([true, true, true]);
  },
);

test('a property about one general that claims to be symmetric is found out, and is told so', () => {
  expect(broken(about1(true))).toBeGreaterThan(0);
  const told = Array.from({ length: 64 }, (_, trial) => symmetryHolds(vote, about1(true), [3], drawOf(trial))).find(
    (wrong) => wrong !== null,
  );
  expect(told).toMatch(/^renaming \d and \d changes whether one-stays holds: it is not symmetric$/);
});

test('one that makes no such claim is left alone', () => {
  expect(broken(about1(false))).toBe(0);
});
