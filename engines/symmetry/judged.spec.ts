/**
 * What is argued of our properties for every size (docs/factoring.md) is compared here at small ones, in every placement.
 */
import { done } from '../../model/work.ts';
import { expect, test } from 'vitest';
import { instanceAt } from '../../test-support/instance.ts';
import { toy } from '../../test-support/toy.ts';
import { generals } from '../../model/army.ts';
import type { Instance } from '../../model/instance.ts';
import type { Problem } from '../../model/problem.ts';
import { agreement } from '../../properties/agreement.ts';
import { isImpartialAmong } from '../../properties/impartial.ts';
import type { Property } from '../../properties/property.ts';
import { sameDecisions } from '../../properties/same-decisions.ts';
import { termination } from '../../properties/termination.ts';
import type { ValidityName } from '../../properties/validity.ts';
import { validity } from '../../properties/validity.ts';
import { propertyProof } from './judged.ts';

const about = (problem: Problem, n: number, values: number, faults: string): Instance =>
  instanceAt(toy({ problem, mostValues: 3 }), { n, m: 0, values }, faults);

const free = (values: number): { decided: number; value: number[] } => ({
  decided: 0,
  value: Array.from({ length: values - 1 }, () => 0),
});

const names: readonly ValidityName[] = ['loyal-unanimity', 'unanimity', 'weak-unanimity', 'coordinated-attack'];

const proofOf = (property: Property, instance: Instance): string => {
  const { army, protocol } = instance;
  const alike = generals(army).slice(protocol.problem === 'broadcast' ? 1 : 0);
  const decision = free(army.values);
  const both = { ...decision, a: decision, b: decision };
  const shapes = generals(army).map(() => (property === sameDecisions ? both : decision));
  expect(isImpartialAmong(property, alike)).toBe(true);
  return done(propertyProof(instance, property, alike, army.n, shapes))._tag;
};

const ours: readonly Property[] = [agreement, termination, sameDecisions, ...names.map(validity)];

test.each(ours)('$name: $statement', (property) => {
  for (const n of [2, 3])
    for (const values of [2, 3])
      for (const faults of ['byzantine', 'crash']) {
        expect(proofOf(property, about('consensus', n, values, faults))).toBe('Proved');
        expect(proofOf(property, about('broadcast', n + 1, values, faults))).toBe('Proved');
      }
});

test('the commander’s order is what the lieutenants are judged by, so only they are alike', () => {
  const commander = validity('commander');
  expect(proofOf(commander, about('broadcast', 4, 3, 'byzantine'))).toBe('Proved');
  const instance = about('consensus', 3, 2, 'byzantine');
  expect(isImpartialAmong(commander, [0, 1])).toBe(false);
  expect(
    done(
      propertyProof(
        instance,
        commander,
        [0, 1],
        1,
        [0, 1, 2].map(() => free(2)),
      ),
    )._tag,
  ).toBe('Different');
});

test('a property that is made from one of ours is not believed', () => {
  expect(isImpartialAmong({ ...agreement }, [0, 1])).toBe(false);
});
