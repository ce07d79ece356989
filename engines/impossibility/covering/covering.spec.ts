import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { om } from '../../../model/protocols/om.ts';
import { phaseKing } from '../../../model/protocols/phase-king.ts';
import { cycle, over } from '../../../model/protocols/sparse.ts';
import { anyTooFew, heedsTwo } from '../../../test-support/any-protocol.ts';
import { drawOf } from '../../../test-support/draw.ts';
import { left, right } from '../../../test-support/either.ts';
import { instanceAt } from '../../../test-support/instance.ts';
import { testLaws } from '../../../test-support/law.ts';
import { octahedron } from '../../../test-support/octahedron.ts';
import { toy, toyProgram } from '../../../test-support/toy.ts';
import { runs } from '../../../test-support/tier/draws.ts';
import { covering } from './covering.ts';
import { coveringLaws } from './covering.properties.ts';

/** Random protocols a law here; a thousand of the first law take about five seconds, of all three about thirty. */
const RUNS = runs(20, 200);

describe('for any deterministic protocol', () => {
  testLaws(coveringLaws, RUNS);
});

test('whether a protocol heeds two generals', () => {
  const heeds = (listeningTo: readonly number[]): boolean => {
    const choosy = toy({
      claims: (_army, _round, from) => (listeningTo.includes(from) ? ['attack'] : []),
      program: (setting) => {
        const program = toyProgram(setting);
        return {
          ...program,
          send: (self, state, round, to) => (listeningTo.includes(self) ? program.send(self, state, round, to) : []),
        };
      },
    });
    return heedsTwo(instanceAt(choosy, { n: 4, m: 0 }, 'byzantine'), drawOf(1));
  };
  expect([[], [0], [3], [0, 3], [0, 1, 2, 3]].map(heeds)).toEqual([false, false, false, true, true]);
});

test('at least four random protocols in five decide by what two different generals said', () => {
  const drawn = fc.sample(anyTooFew, { numRuns: runs(40, 200), seed: 1986 });
  const heeding = drawn.filter(({ instance }, i) => heedsTwo(instance, drawOf(i)));
  expect(heeding.length / drawn.length).toBeGreaterThan(0.8);
  expect(new Set(drawn.map(({ family }) => family)).size).toBe(4);
});

describe('which argument applies', () => {
  const kind = (...asked: Parameters<typeof covering>): string => right(covering(...asked)).kind;

  test('n ≤ 3t: the hexagon, connected or not', () => {
    expect(kind(instanceAt(om, { n: 3, m: 1 }, 'byzantine'), 1)).toBe('hexagon');
    expect(kind(instanceAt(over(phaseKing, cycle), { n: 6, m: 2 }, 'byzantine'), 2)).toBe('hexagon');
  });

  test('n > 3t on a graph that 2t generals separate: the cut', () => {
    expect(kind(instanceAt(over(phaseKing, cycle), { n: 4, m: 1 }, 'byzantine'), 1)).toBe('cut');
  });

  test('weak validity: the ring', () => {
    expect(kind(instanceAt(phaseKing, { n: 3, m: 1 }, 'byzantine'), 1, { validity: 'weak-unanimity' })).toBe('ring');
  });

  test('n > 3t on a graph with gaps that nobody can be cut out of: none, and the graph is why', () => {
    const instance = instanceAt(over(phaseKing, octahedron), { n: 8, m: 2 }, 'byzantine');
    expect(left(covering(instance, 2)).reason).toBe('connected');
    expect(left(covering(instance, 0)).message).toBe('with t = 0 nobody is faulty, and there is nothing to argue from');
  });

  test('n > 3t and all connected: none, and their number is why', () => {
    expect(left(covering(instanceAt(om, { n: 4, m: 1 }, 'byzantine'), 1))).toEqual({
      _tag: 'NotApplicable',
      reason: 'too-many-generals',
      message:
        'the argument needs n ≤ 3t; with n = 4 and t = 1 there is none, since OM(1) holds there (Lamport, Shostak and Pease 1982)',
    });
  });
});
