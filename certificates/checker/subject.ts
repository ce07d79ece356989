/**
 * What a manifest is about: the instance and the properties, found by their names.
 */
import * as E from 'fp-ts/lib/Either.js';
import { faultModelOf } from '../../model/faults/registry.ts';
import type { Instance } from '../../model/instance.ts';
import { instanceOf } from '../../model/instance.ts';
import { joined } from '../../model/joint.ts';
import type { Protocol } from '../../model/protocol.ts';
import type { Property } from '../../properties/property.ts';
import { ourProperty, standardNames } from '../../properties/registry.ts';
import { sameDecisions } from '../../properties/same-decisions.ts';
import { validityNameOf } from '../../properties/validity.ts';
import type { Manifest } from '../manifest.ts';

/** What the certificate is about. */
export interface CertificateSubject {
  readonly instance: Instance;
  readonly properties: readonly Property[];
  /** The two instances, where it is about their product. */
  readonly halves?: readonly Instance[];
}

/** What a certificate says of that, in its manifest or, an argument, by itself. */
export type About = Pick<Manifest, 'army' | 'faultModel' | 'properties' | 'validity'> & {
  readonly protocol: Pick<Manifest['protocol'], 'name'>;
};

/** A field of the manifest names what there is not. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

const wrong = (field: string, message: string): E.Either<FieldError, never> => E.left({ field, message });

/** The property of that name. */
const propertyOf = (
  name: string,
  { validity: which, properties }: About,
  instance: Instance,
  own: readonly Property[],
): E.Either<FieldError, Property> => {
  // Ours first: one of an author’s by such a name would be taken for it.
  const ours = ourProperty(name);
  if (ours === undefined) {
    const theirs = own.find((property) => property.name === name);
    return theirs === undefined
      ? wrong(
          `properties[${String(properties.indexOf(name))}]`,
          `there is no property “${name}”. There are ${[...standardNames, ...own.map((each) => each.name)].join(', ')}`,
        )
      : E.right(theirs);
  }
  if (!ours.conditional) return E.right(ours.property);
  if (which === null) return wrong('validity', `${name} is among the properties: it has to be said which`);
  const meant = validityNameOf(instance, which);
  return E.isLeft(meant) ? wrong('validity', meant.left.message) : E.right(ours.under(meant.right));
};

/** The instance and properties of a manifest, for its protocol and the properties that the protocol's module brings along. */
export const certificateSubjectOf = (
  manifest: About,
  protocol: Protocol,
  own: readonly Property[] = [],
): E.Either<FieldError, CertificateSubject> => {
  if (protocol.name !== manifest.protocol.name)
    return wrong('protocol.name', `the module’s protocol is ${protocol.name}, not ${manifest.protocol.name}`);
  const faults = faultModelOf(manifest.faultModel);
  if (E.isLeft(faults)) return wrong('faultModel', faults.left.message);
  const instance = instanceOf(protocol, manifest.army, faults.right);
  if (E.isLeft(instance)) return wrong('army', instance.left.message);
  const properties: Property[] = [];
  for (const name of manifest.properties) {
    const property = propertyOf(name, manifest, instance.right, own);
    if (E.isLeft(property)) return property;
    properties.push(property.right);
  }
  return E.right({ instance: instance.right, properties });
};

/** The product of two protocols, and that they decide alike: what a manifest with `versus` is about. */
export const comparisonOf = (
  manifest: Pick<Manifest, 'protocol' | 'versus' | 'army' | 'faultModel' | 'properties'>,
  protocol: Protocol,
  other: Protocol,
): E.Either<FieldError, CertificateSubject> => {
  const { versus, army, faultModel, properties } = manifest;
  if (properties.length !== 1 || properties[0] !== sameDecisions.name)
    return wrong('properties', `two protocols are compared by ${sameDecisions.name}, and by nothing else`);
  const about = { army, faultModel, properties: [], validity: null };
  const first = certificateSubjectOf({ ...about, protocol: manifest.protocol }, protocol);
  if (E.isLeft(first)) return first;
  const second = certificateSubjectOf(
    {
      ...about,
      protocol: { name: versus?.name ?? '' },
      army: { ...army, parameters: versus?.parameters ?? {} },
    },
    other,
  );
  if (E.isLeft(second)) return wrong('versus', `${second.left.field}: ${second.left.message}`);
  const [a, b] = [first.right.instance, second.right.instance];
  const joint = joined(a, b);
  return E.isLeft(joint)
    ? wrong('versus', joint.left.message)
    : E.right({ instance: joint.right.instance, properties: [sameDecisions], halves: [a, b] });
};
