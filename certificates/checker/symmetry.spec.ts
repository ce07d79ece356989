/**
 * The checker proves symmetry for itself. It has to prove at least what certificates are issued for, and nothing false.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRecipe } from '../../test-support/any-recipe.ts';
import { byCases } from '../../test-support/by-cases.ts';
import { asym, asymHonest } from '../../test-support/cases/asym.ts';
import { forged, reordered } from '../../test-support/cases/forged.ts';
import { certificate } from '../../test-support/certificate.ts';
import { outcomeOf, refusalOf, wantedAt } from '../../test-support/certified.ts';
import { drive } from '../../test-support/drive.ts';
import { right } from '../../test-support/either.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { questionAt } from '../../test-support/question.ts';
import { randomProtocol } from '../../test-support/random-protocol.ts';
import type { Ranges } from '../../test-support/small-instances.ts';
import { smallInstances } from '../../test-support/small-instances.ts';
import { toy } from '../../test-support/toy.ts';
import { exhaustive } from '../../engines/exhaustive/exhaustive.ts';
import { plain } from '../../engines/exhaustive/plain.ts';
import { noLimits } from '../../engines/finding.ts';
import { symmetryOf } from '../../engines/symmetry/symmetry.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import { circuit } from '../../model/circuit.ts';
import { instanceTitle } from '../../model/instance.ts';
import type { Instance } from '../../model/instance.ts';
import { joined } from '../../model/joint.ts';
import type { Protocol } from '../../model/protocol.ts';
import { om } from '../../model/protocols/om.ts';
import { agreement } from '../../properties/agreement.ts';
import type { Property } from '../../properties/property.ts';
import { sameDecisions } from '../../properties/same-decisions.ts';
import { standardProperties } from '../../properties/standard.ts';
import { termination } from '../../properties/termination.ts';
import { seenEqual } from './equal.ts';
import { asymmetry } from './symmetry.ts';

const wrongWith = (
  instance: Instance,
  properties = standardProperties(instance),
  halves?: readonly Instance[],
): string | null => drive(asymmetry({ instance, properties, ...(halves === undefined ? {} : { halves }) }, 1));

test('decisions are compared by the names of their fields, whatever these are called and in whatever order they stand', () => {
  expect(wrongWith(instanceAt(forged, { n: 5, m: 0 }, 'byzantine'))).not.toBeNull();
  expect(wrongWith(instanceAt(reordered, { n: 4, m: 0 }, 'byzantine'))).toBeNull();
});

describe('what is proved', () => {
  const provesAll = (ranges: Ranges): void => {
    for (const instance of smallInstances(ranges))
      expect([instanceTitle(instance), wrongWith(instance)]).toEqual([instanceTitle(instance), null]);
  };

  test('every registered protocol', () => {
    provesAll({ n: [3, 4], m: [1], values: [2] });
  });

  test('every registered protocol of up to five generals', { tags: ['thorough'] }, () => {
    provesAll({ n: [2, 3, 4, 5], m: [0, 1, 2], values: [2, 3] });
  });

  test('a product, also where one half is written otherwise', () => {
    const [a, b] = [instanceAt(om, { n: 4, m: 1 }, 'byzantine'), instanceAt(byCases(om), { n: 4, m: 1 }, 'byzantine')];
    expect(wrongWith(right(joined(a, b)).instance, [sameDecisions], [a, b])).toBeNull();
  });

  test('a property of one’s own', () => {
    const instance = instanceAt(toy({ interchangeable: generals }), { n: 4, m: 1 }, 'byzantine');
    const own: Property = { ...agreement, name: 'own' };
    const biased: Property = {
      ...agreement,
      name: 'biased',
      on: ({ logic, deciders }) => ({
        note: () => [],
        judge: (_note, { decisions }) =>
          logic.any(deciders.map((general) => (general === 3 ? at(decisions, 3).decided : logic.zero))),
      }),
    };
    expect(wrongWith(instance, [own])).toBeNull();
    expect(wrongWith(instance, [own, biased])).toBe('that biased is symmetric is not seen from the circuit');
  });
});

describe('a rare asymmetry', () => {
  test('is refused, though no random swap shows it', () => {
    const wanted = {
      ...wantedAt(asym, { n: 9, m: 0 }, 'byzantine', { symmetry: true, t: 0 }),
      properties: [termination],
    };
    expect(refusalOf(certificate(wanted), wanted)).toMatchObject({ _tag: 'Law', field: 'symmetry' });
    expect(outcomeOf(certificate({ ...wanted, symmetry: false }), wanted)._tag).toBe('Accepted');
  });

  test('is none among those who are alike', () => {
    expect(wrongWith(instanceAt(asymHonest, { n: 6, m: 1 }, 'byzantine'))).toBeNull();
  });
});

/** Everybody interchangeable, or in a broadcast every lieutenant, whether that is true or not. */
const declaring = (made: Protocol): Protocol => ({
  ...made,
  interchangeable: (army) => generals(army).slice(made.problem === 'broadcast' ? 1 : 0),
});

test('on random protocols it is never wrong, and proves what the engines see from the circuit', () => {
  const counted = ({ scenarios, violating }: { scenarios: bigint | null; violating: object }): object => ({
    scenarios,
    violating,
  });
  fc.assert(
    fc.property(anyRecipe, fc.constantFrom('byzantine', 'crash', 'loss:1'), (recipe, faults) => {
      const made = declaring(randomProtocol({ ...recipe, rounds: Math.min(recipe.rounds, 1), coins: false }));
      const question = questionAt(made, { n: 3, m: 0 }, faults, 1);
      const { status, over, equalities } = symmetryOf(question);
      const wrong = wrongWith(question.instance);
      if (status === 'proved' && over === 'inboxes' && equalities.computed === 0) expect(wrong).toBeNull();
      if (wrong !== null) return;
      expect(status).toBe('proved');
      expect(counted(drive(exhaustive(question, { limits: noLimits, symmetry: true })))).toEqual(
        counted(drive(plain(question, noLimits))),
      );
    }),
    { numRuns: 30 },
  );
});

describe('equal literals', () => {
  const made = circuit('plain');
  const { logic } = made;
  const many = (count: number): readonly number[] =>
    Array.from({ length: count }, (_, i) => made.input(`x${String(i)}`));
  const chained = (xs: readonly number[]): number => xs.reduce(logic.meet);

  test.each([1, 2, 5, 6, 9])('a conjunction of %i, one after another and at once', (count) => {
    const xs = many(count);
    expect(seenEqual(made, chained(xs), logic.all(xs))).toBe(true);
    expect(seenEqual(made, chained(xs), logic.all([...xs, made.input('y')]))).toBe(false);
    expect(seenEqual(made, chained(xs), -logic.all(xs))).toBe(false);
  });

  test('of more inputs than are gone through, case by case', () => {
    const xs = many(17);
    expect(seenEqual(made, chained(xs), logic.all(xs))).toBe(true);
    expect(seenEqual(made, chained(xs), logic.all(xs.slice(1)))).toBe(false);
  });
});
