/**
 * Issuing a certificate: from what was proved to its manifest.
 */
import type { Army } from '../model/army.ts';
import type { Instance } from '../model/instance.ts';
import { instanceTitle } from '../model/instance.ts';
import type { ValidityName } from '../properties/validity.ts';
import { isConditional, nameUnder, OUR_NAMES } from '../properties/registry.ts';
import type { Manifest, Placement } from './manifest.ts';
import { CERTIFICATE_FORMAT } from './manifest.ts';

/** What was proved, about what, and by whom. */
export interface Proved {
  readonly instance: Instance;
  readonly t: number;
  readonly properties: readonly string[];
  readonly validity: ValidityName;
  readonly fewest: Manifest['fewest'];
  readonly symmetry: boolean;
  readonly placements: readonly Placement[];
  readonly fingerprint: string;
  readonly module: string | null;
  /** Where the instance is a product: its first half, and the protocol that this was compared with. */
  readonly compared?: {
    readonly half: Instance;
    readonly versus: Manifest['protocol'] & { readonly parameters: Army['parameters'] };
  };
  readonly provenance: Manifest['provenance'];
}

/** A property as a claim names it: one that an author named is quoted, so that it is not read as one of ours. */
export const toldName = (name: string, validity: string | null = null): string =>
  OUR_NAMES.includes(name) ? nameUnder(name, validity) : `“${name}”`;

/** `agreement`, `agreement and validity`, `agreement, termination and validity`. */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** Both protocols of a comparison, each with its parameters. */
export const comparedTitle = ({ half, versus }: NonNullable<Proved['compared']>): string => {
  const parameters = Object.entries(versus.parameters).map(([name, value]) => `, ${name} = ${String(value)}`);
  return `${instanceTitle(half)}, and ${versus.name}${parameters.join('')}`;
};

/** What is certified, in one line. */
export const certifiedText = ({
  instance,
  t,
  properties,
  fewest,
  compared,
}: Pick<Proved, 'instance' | 't' | 'properties' | 'fewest' | 'compared'>): string => {
  const { generalsFail } = instance.faults;
  const title = compared === undefined ? instanceTitle(instance) : comparedTitle(compared);
  const every = `${title}: every scenario${generalsFail ? ` with at most ${String(t)} faulty` : ''}`;
  if (fewest === null) return `${every} meets ${listed(properties.map((name) => toldName(name)))}`;
  const { one, many } = instance.faults.deviation;
  const lies = `${String(fewest.lies)} ${fewest.lies === 1 ? one : many}`;
  const also = generalsFail ? `, and with exactly so many at least ${String(fewest.faulty)} faulty` : '';
  return `${every} that breaks ${listed(properties.map((name) => toldName(name)))} has at least ${lies}${also}`;
};

/** The manifest of a certificate. */
export const manifestOf = (proved: Proved): Manifest => {
  const { instance, t, validity, fewest, symmetry, placements, fingerprint, module, compared, provenance } = proved;
  const { protocol, army } = compared?.half ?? instance;
  const properties = proved.properties.toSorted();
  return {
    schema: CERTIFICATE_FORMAT,
    claim: certifiedText({ ...proved, properties }),
    protocol: { name: protocol.name, fingerprint, module },
    ...(compared === undefined ? {} : { versus: compared.versus }),
    army,
    faultModel: instance.faults.name,
    t,
    properties,
    validity: properties.some(isConditional) ? validity : null,
    fewest,
    symmetry,
    placements,
    provenance,
  };
};
