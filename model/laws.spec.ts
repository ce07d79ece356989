/**
 * The laws of protocols: every registered protocol obeys them, and so do random ones. What each of them catches is here
 * for honesty, in `readings.spec.ts` and `formula-reading.spec.ts` for readings, and in `relabelling.spec.ts`.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRecipe } from '../test-support/any-recipe.ts';
import { byReceiver } from '../test-support/cases/by-receiver.ts';
import { complaint, toyInstance } from '../test-support/complaint.ts';
import { drawOf } from '../test-support/draw.ts';
import { deaf, strict } from '../test-support/fault-models.ts';
import { instanceAt } from '../test-support/instance.ts';
import type { Law } from '../test-support/law.ts';
import { testLaws } from '../test-support/law.ts';
import { randomProtocol } from '../test-support/random-protocol.ts';
import { drawFaulty } from '../test-support/scenarios.ts';
import { signingInstances } from '../test-support/signing/instances.ts';
import { smallInstances } from '../test-support/small-instances.ts';
import { runs } from '../test-support/tier/draws.ts';
import type { ToyState } from '../test-support/toy.ts';
import { toyProgram } from '../test-support/toy.ts';
import { generals } from './army.ts';
import { brokenLaw, honestyAllowed } from './laws.ts';
import { protocolLaws } from './protocol.properties.ts';

const lawsOf = (n: readonly number[]): readonly Law[] =>
  protocolLaws(
    smallInstances({ n, m: [0, 1, 2], values: [2, 3], faults: ['byzantine', 'signed', 'crash', 'loss', 'loss:1'] }),
  );

const EVERY_PROTOCOL = 'every registered protocol, under every fault model that fits, n = 2 to 6, m = 0 to 2';

describe(EVERY_PROTOCOL, () => {
  testLaws(lawsOf([2, 3]), runs(1, 2));
});

describe(EVERY_PROTOCOL, { tags: ['thorough'] }, () => {
  testLaws(lawsOf([4, 5, 6]), 2);
});

describe('protocols that sign in a line, in sets, or to be peeled', () => {
  testLaws(protocolLaws(signingInstances), runs(2, 20));
});

test('random protocols, with coins and without, of generals that are alike and that are not', () => {
  const situation = fc.tuple(
    anyRecipe,
    fc.integer({ min: 2, max: 4 }),
    fc.constantFrom('byzantine', 'crash', 'loss:1'),
  );
  fc.assert(
    fc.property(situation, fc.integer(), ([ingredients, n, faults], seed) => {
      const instance = instanceAt(randomProtocol(ingredients), { n, m: 0, values: 3 }, faults);
      const draw = drawOf(seed);
      expect(brokenLaw(instance, drawFaulty(instance, draw), draw)).toBeNull();
    }),
    { numRuns: runs(8, 100) },
  );
});

test('the toy itself breaks no law', () => {
  expect(complaint(brokenLaw, toyInstance({}), [1])).toBeNull();
});

describe('honesty is allowed, and catches', () => {
  test('a protocol that finds its own messages inadmissible', () => {
    const modest = toyInstance({ admissible: ({ logic }, _round, _from, _to, said) => logic.not(logic.any(said)) });
    expect(complaint(honestyAllowed, modest)).toMatch(
      /^what \d says to \d in round 1 as prescribed is not admissible$/,
    );
  });

  test('one that finds those of its second round inadmissible', () => {
    const late = toyInstance({
      rounds: () => 2,
      admissible: ({ logic }, round) => (round === 2 ? logic.zero : logic.one),
    });
    expect(complaint(honestyAllowed, late)).toBe('what 0 says to 1 in round 2 as prescribed is not admissible');
  });

  test('a fault model under which honesty does not arrive', () => {
    expect(complaint(honestyAllowed, { ...toyInstance({}), faults: deaf })).toMatch(
      /^what \d says to \d in round 1 does not arrive though nobody deviates$/,
    );
  });

  test('a fault model that forbids honesty', () => {
    expect(complaint(honestyAllowed, { ...toyInstance({}), faults: strict })).toBe(
      'strict does not allow everybody to be honest',
    );
  });

  test('one that says the same to everybody need not be honest where the protocol says different things', () => {
    const instance = instanceAt(byReceiver, { n: 3, m: 1 }, 'symmetric');
    const laws = Array.from({ length: 20 }, (_, seed) => honestyAllowed(instance, [0], drawOf(seed)));
    expect(new Set(laws)).toEqual(new Set([null]));
  });

  test('messages that nobody schedules are nobody’s business', () => {
    const quiet = toyInstance({
      claims: (_army, _round, from) => (from === 0 ? ['attack'] : []),
      admissible: ({ logic }, _round, from) => (from === 0 ? logic.one : logic.zero),
      program: (setting) => ({
        ...toyProgram(setting),
        send: (self, state) => (self === 0 ? [(state as ToyState<typeof setting.logic.one>).attack] : []),
      }),
    });
    expect(complaint(honestyAllowed, quiet)).toBeNull();
  });
});

test('all laws together: the first complaint is the one that is made', () => {
  const broken = toyInstance({
    interchangeable: generals,
    admissible: ({ logic }) => logic.zero,
    program: (setting) => ({ ...toyProgram(setting), send: () => [] }),
  });
  expect(complaint(brokenLaw, broken)).toBe('send(0) in round 1 to 1 has 0 claims, but claims(…) lists 1 label');
  const modest = toyInstance({ admissible: ({ logic }) => logic.zero });
  expect(complaint(brokenLaw, modest)).toBe('what 0 says to 1 in round 1 as prescribed is not admissible');
});
