/**
 * A counterexample: an attack that refutes a claim, as a value that anyone can read, keep and replay.
 *
 * It holds values, never only a seed: who is faulty, the orders, the messages that deviate, and what the loyal decided.
 * The provenance says where it came from and is no part of what it claims; two counterexamples that differ in nothing
 * else are the same (`sameClaim`).
 */
import type { NamedExecution, NamedInstance } from '../certificates/argument.ts';
import { namedExecution } from '../certificates/execution.ts';
import { laidOut } from '../certificates/layout.ts';
import { standardFaults } from '../model/faults/registry.ts';
import type { Instance } from '../model/instance.ts';
import { own } from '../model/own.ts';
import type { Recorded } from '../model/scenario.ts';
import type { ValidityName } from '../properties/validity.ts';
import { standardValidity } from '../properties/validity.ts';
import type { Minimality } from '../properties/verdict.ts';

/** The version of the format: readers refuse any other. */
export const COUNTEREXAMPLE_FORMAT = 'strategos/counterexample/1';

/** Part of what a counterexample says, and so exported with it. */
export { UNDECIDED } from '../certificates/argument.ts';
export { namedDecisions } from '../certificates/execution.ts';

/** Where a counterexample came from. */
export interface CounterexampleProvenance {
  readonly engine: string;
  readonly seed: string | null;
  readonly path: string | null;
  /** The command that finds it again. */
  readonly command: string;
  readonly version: string;
  /** Of the folder it was found in; ends in `-dirty` where there were changes that are not committed. */
  readonly commit: string | null;
}

/** The protocol's fingerprint is of the source in which this was found: shown, never decisive. */
export interface Counterexample extends NamedInstance, NamedExecution {
  readonly schema: typeof COUNTEREXAMPLE_FORMAT;
  /** The claim it refutes, in one line. */
  readonly title: string;
  /** Whether replaying it should find the property violated. */
  readonly expect: 'violated' | 'holds';
  readonly property: string;
  /** Which validity, where the property is validity. */
  readonly validity: ValidityName | null;
  readonly minimality: Minimality;
  readonly provenance: CounterexampleProvenance;
}

/** What a counterexample is made of. */
export interface CounterexampleParts {
  readonly instance: Instance;
  readonly t: number;
  readonly property: string;
  readonly validity: ValidityName | null;
  readonly recorded: Recorded;
  readonly minimality: Minimality;
  readonly fingerprint: string | null;
  readonly module: string | null;
  readonly provenance: CounterexampleProvenance;
}

/** The claim that is refuted, in one line. */
const titleOf = ({ instance, t, property }: CounterexampleParts): string => {
  const { protocol, army, faults } = instance;
  const many = faults.generalsFail ? `, at most ${String(t)} faulty` : '';
  const parameters = Object.entries(army.parameters).map(([name, value]) => `, ${name} = ${String(value)}`);
  return `${protocol.name} does not guarantee ${property} with n = ${String(army.n)}, m = ${String(army.m)}${parameters.join('')}${many} (${faults.name})`;
};

/** A counterexample from an attack that was run. */
export const counterexampleOf = (refutation: CounterexampleParts): Counterexample => {
  const { instance, t, property, validity, recorded, fingerprint, module, provenance } = refutation;
  const { protocol, army, faults } = instance;
  return {
    schema: COUNTEREXAMPLE_FORMAT,
    title: titleOf(refutation),
    expect: 'violated',
    protocol: { name: protocol.name, fingerprint, module },
    army,
    faultModel: faults.name,
    t,
    property,
    validity,
    ...namedExecution(instance, recorded),
    minimality: refutation.minimality,
    provenance,
  };
};

/**
 * The counterexample as the text of its file. The same counterexample always gives the same bytes. Where its schema is, is for
 * editors, and is said where it is known.
 */
export const counterexampleText = (counterexample: Counterexample, $schema: string | null = null): string =>
  `${laidOut($schema === null ? counterexample : { $schema, ...counterexample })}\n`;

/** Two counterexamples say the same: they differ at most in where they came from, and in how small they are known to be. */
export const sameClaim = (a: Counterexample, b: Counterexample): boolean => essence(a) === essence(b);

const essence = ({ protocol, minimality: { lies }, ...counterexample }: Counterexample): string =>
  counterexampleText({
    ...counterexample,
    minimality: { claim: 'local', lies },
    protocol: { ...protocol, fingerprint: null },
    provenance: { engine: '', seed: null, path: null, command: '', version: '', commit: null },
  });

/** What no part of a file’s name is made of: what leads to another folder, and what cannot be seen. */
const NO_NAME = /[\p{C}\p{Zl}\p{Zp}/\\]+/gu;

/** Where a counterexample belongs: `om/validity-n3-m1.json`, with whatever is not standard about it in the name. */
export const fileNameOf = (counterexample: Counterexample, instance: Instance): string => {
  const { protocol, army, faultModel, t, property, validity } = counterexample;
  const parts = [property, `n${String(army.n)}`, `m${String(army.m)}`];
  if (validity !== null && validity !== standardValidity(instance)) parts.push(validity);
  if (t !== army.m && instance.faults.generalsFail) parts.push(`t${String(t)}`);
  if (army.values !== 2) parts.push(`values${String(army.values)}`);
  for (const [name, { standard }] of Object.entries(instance.protocol.parameters)) {
    const value = own(army.parameters, name);
    if (value !== undefined && value !== standard(army)) parts.push(`${name}${String(value)}`);
  }
  if (faultModel !== standardFaults(instance.protocol).name) parts.push(faultModel.replace(':', ''));
  return `${protocol.name}/${parts.join('-').replaceAll(NO_NAME, '-')}.json`;
};
