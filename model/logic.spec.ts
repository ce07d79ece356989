import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testLaws } from '../test-support/law.ts';
import { booleanLogic } from './boolean.ts';
import type { Lanes } from './lanes.ts';
import { everyLane, firstLane, laneOf, LANES, lanesHeld, lanesLogic, lanesOf } from './lanes.ts';
import { booleanAlgebraLaws, connectiveLaws, thresholdLaws } from './logic.properties.ts';

/** Random bits, and the words in which a shift that forgets the sign goes wrong. */
const anyLanes: fc.Arbitrary<Lanes> = fc.oneof(
  { weight: 4, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, 1, -2, 0x7fffffff, -0x80000000) },
);
const lanesList = (lanes: Lanes): readonly boolean[] => Array.from({ length: LANES }, (_, k) => laneOf(lanes, k));

describe('one execution: booleans', () => {
  testLaws(booleanAlgebraLaws(booleanLogic, fc.boolean(), Object.is));
  testLaws(connectiveLaws(booleanLogic, fc.boolean(), Object.is));
  testLaws(thresholdLaws(booleanLogic, fc.boolean(), (value) => [value]));
});

describe('thirty-two executions: lanes', () => {
  testLaws(booleanAlgebraLaws(lanesLogic, anyLanes, Object.is));
  testLaws(connectiveLaws(lanesLogic, anyLanes, Object.is));
  testLaws(thresholdLaws(lanesLogic, anyLanes, lanesList));

  test('lane k of a connective is the boolean connective of lane k', () => {
    fc.assert(
      fc.property(anyLanes, anyLanes, anyLanes, fc.nat({ max: 31 }), (a, b, c, k) => {
        const [x, y, z] = [laneOf(a, k), laneOf(b, k), laneOf(c, k)];
        const { meet, join, not, implies, cond, equal, majority } = lanesLogic;
        expect({
          meet: laneOf(meet(a, b), k),
          join: laneOf(join(a, b), k),
          not: laneOf(not(a), k),
          implies: laneOf(implies(a, b), k),
          cond: laneOf(cond(a, b, c), k),
          equal: laneOf(equal(a, b), k),
          majority: laneOf(majority([a, b, c]), k),
        }).toEqual({
          meet: booleanLogic.meet(x, y),
          join: booleanLogic.join(x, y),
          not: booleanLogic.not(x),
          implies: booleanLogic.implies(x, y),
          cond: booleanLogic.cond(x, y, z),
          equal: booleanLogic.equal(x, y),
          majority: booleanLogic.majority([x, y, z]),
        });
      }),
    );
  });

  test('a threshold leaves nothing behind for the next one, whatever their sizes', () => {
    const many = Array.from({ length: 200 }, () => -1);
    expect(lanesLogic.atLeast(150, many)).toBe(-1);
    expect(lanesLogic.atLeast(2, [-1, 0, 0])).toBe(0);
    expect(lanesLogic.atLeast(1, [0b101, 0b001])).toBe(0b101);
    expect(lanesLogic.atLeast(2, [0b101, 0b001])).toBe(0b001);
  });
});

test('half of an odd number is a threshold like any other: atLeast(3 / 2, xs) = atLeast(2, xs)', () => {
  const xs = [true, false, false];
  expect(booleanLogic.atLeast(xs.length / 2, xs)).toBe(false);
  expect(lanesLogic.atLeast(xs.length / 2, xs.map(everyLane))).toBe(everyLane(false));
});

describe('majority is strict', () => {
  test.each([
    { xs: [], holds: false },
    { xs: [true], holds: true },
    { xs: [true, false], holds: false },
    { xs: [true, true, false], holds: true },
    { xs: [true, true, false, false], holds: false },
    { xs: [true, true, true, false, false], holds: true },
  ])('majority of $xs: $holds', ({ xs, holds }) => {
    expect(booleanLogic.majority(xs)).toBe(holds);
    expect(lanesLogic.majority(xs.map(everyLane))).toBe(everyLane(holds));
  });
});

describe('lanes as words', () => {
  test('everyLane and lanesOf set the lanes they are told to, the last one included', () => {
    expect(everyLane(true)).toBe(-1);
    expect(everyLane(false)).toBe(0);
    expect(lanesOf([true, false, true])).toBe(0b101);
    expect(lanesOf(Array.from({ length: LANES }, (_, k) => k === 31))).toBe(-0x80000000);
  });

  test('laneOf ∘ lanesOf = identity', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: LANES, maxLength: LANES }), (values) => {
        expect(lanesList(lanesOf(values))).toEqual(values);
      }),
    );
  });

  test('lanesHeld counts them, and firstLane finds the lowest', () => {
    fc.assert(
      fc.property(anyLanes, (lanes) => {
        expect(lanesHeld(lanes)).toBe(lanesList(lanes).filter(Boolean).length);
        const lowest = lanesList(lanes).indexOf(true);
        expect(firstLane(lanes)).toBe(lowest < 0 ? LANES : lowest);
      }),
    );
    expect([lanesHeld(0), lanesHeld(-1)]).toEqual([0, 32]);
    expect([firstLane(0), firstLane(-1), firstLane(-0x80000000)]).toEqual([32, 0, 31]);
  });
});
