import { describe, expect, test } from 'vitest';
import { om4, om4Made } from '../../test-support/certified.ts';
import { left, right } from '../../test-support/either.ts';
import { om } from '../../model/protocols/om.ts';
import { agreement } from '../../properties/agreement.ts';
import type { Property } from '../../properties/property.ts';
import { certificateSubjectOf } from './subject.ts';

describe('what a manifest is about', () => {
  const { manifest } = om4Made;

  test('is found by its names', () => {
    const { instance, properties } = right(certificateSubjectOf(manifest, om));
    expect(instance.army).toEqual(om4.instance.army);
    expect(properties.map(({ name }) => name)).toEqual(['agreement', 'termination', 'validity']);
  });

  test('may be properties of one’s own', () => {
    const own: Property = { ...agreement, name: 'mine' };
    const found = right(certificateSubjectOf({ ...manifest, properties: ['mine', 'termination'] }, om, [own]));
    expect(found.properties[0]).toBe(own);
  });

  test('are ours where they have our names, whatever else is called so', () => {
    const own = ['agreement', 'validity', 'termination'].map((name): Property => ({ ...agreement, name }));
    const { properties } = right(
      certificateSubjectOf({ ...manifest, properties: own.map(({ name }) => name) }, om, own),
    );
    expect(properties.map((property) => own.includes(property))).toEqual([false, false, false]);
  });

  test.each([
    { field: 'protocol.name', changed: { protocol: { ...manifest.protocol, name: 'mo' } } },
    { field: 'faultModel', changed: { faultModel: 'bizantine' } },
    { field: 'faultModel', changed: { faultModel: 'signed' } },
    { field: 'army', changed: { army: { ...manifest.army, parameters: { phases: 1 } } } },
    { field: 'properties[1]', changed: { properties: ['agreement', 'liveness'] } },
    { field: 'validity', changed: { validity: null } },
    { field: 'validity', changed: { validity: 'unanimity' } },
  ] as const)('$field names what there is not', ({ field, changed }) => {
    const wrong = left(certificateSubjectOf({ ...manifest, ...changed }, om));
    expect([field, 'army']).toContain(wrong.field);
  });
});
