/**
 * What a certificate rests on is tried before it is checked. Of a protocol that is in `checker.spec.ts`; here of a property.
 */
import { expect, test } from 'vitest';
import { certificate } from '../../test-support/certificate.ts';
import { om4, outcomeOf, refusalOf } from '../../test-support/certified.ts';
import { at } from '../../model/at.ts';
import type { Property } from '../../properties/property.ts';

/** "Nobody attacks", which holds in the formula of all executions, whatever that is. */
const calm = (branches: boolean): Property => ({
  name: 'calm',
  statement: 'nobody attacks',
  source: 'made up',
  symmetric: true,
  on: ({ logic, deciders }) => ({
    note: () => [],
    judge: (_note, { decisions }) =>
      branches && deciders.some((general) => (at(at(decisions, general).value, 0) as unknown) === true)
        ? logic.zero
        : logic.one,
  }),
});

test('a property that branches on a value cannot be certified', () => {
  const wanted = (branches: boolean): typeof om4 => ({ ...om4, properties: [calm(branches)] });
  const refusal = refusalOf(certificate(wanted(true)), wanted(true));
  expect(refusal).toMatchObject({ _tag: 'Law', field: 'protocol' });
  expect(refusal.message).toContain('calm judges otherwise when many executions are judged at once');
  expect(outcomeOf(certificate(wanted(false)), wanted(false))._tag).toBe('Accepted');
});
