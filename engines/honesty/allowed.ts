/**
 * What has to hold for a message so that a traitor may send it: it is admissible, and under `signed` its sender was told every
 * part of its signatures that somebody else signed.
 */
import type { General } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Circuit, Literal } from '../../model/circuit.ts';
import type { Instance } from '../../model/instance.ts';
import type { Link } from '../../model/link.ts';
import type { Label } from '../../model/message.ts';
import { labelsOf } from '../../model/schedule.ts';
import { partName, partsOf, signerOf } from '../../model/signature.ts';

export const linkText = ({ round, from, to }: Link): string =>
  `what ${String(from)} says to ${String(to)} in round ${String(round)}`;

/** Every link that carries something, round by round. */
export function* usedLinks({ schedule }: Instance): Generator<Link> {
  for (const [r, table] of schedule.links.entries())
    for (const [from, row] of table.entries())
      for (const [to, labels] of row.entries()) if (labels.length > 0) yield { round: r + 1, from, to };
}

/** Whether signatures keep traitors from saying anything. */
const signs = ({ faults, protocol }: Instance): boolean => faults.unforgeable && protocol.signature !== null;

/** The parts of a label’s signatures; none where signatures do not bind traitors. */
const signedParts = (instance: Instance): ((label: Label) => ReturnType<typeof partsOf>) => {
  const { army } = instance;
  const { signature } = instance.protocol;
  if (!signs(instance) || signature === null) return () => [];
  const known = new Map<Label, ReturnType<typeof partsOf>>();
  return (label) => {
    const parts = known.get(label) ?? partsOf(signature(army, label));
    known.set(label, parts);
    return parts;
  };
};

/** The parts of signatures that a general was told. Mutable. */
export interface Heard {
  /** By part, the claims that had it. */
  readonly claims: Map<string, readonly Literal[]>;
}

export const nothingHeard = (): Heard => ({ claims: new Map() });

export interface LinkPermission {
  /** Whether signatures keep traitors from saying anything. */
  readonly binds: boolean;
  /** That a message is admissible. */
  readonly admissible: (link: Link, said: readonly Literal[]) => Literal;
  /** Takes down what arrives on a link. */
  readonly hear: (heard: Heard, link: Link, arrived: readonly Literal[]) => void;
  /** That its sender holds what a message is made of; a literal for each claim. What `faulty` sign is theirs to use. */
  readonly signed: (
    heard: Heard,
    link: Link,
    said: readonly Literal[],
    faulty: readonly General[],
  ) => readonly Literal[];
}

/** What traitors may say, in a circuit. */
export const permissionIn = (instance: Instance, { logic }: Circuit): LinkPermission => {
  const { protocol, army, schedule } = instance;
  const parts = signedParts(instance);
  return {
    binds: signs(instance),
    admissible: ({ round, from, to }, said) => protocol.admissible({ logic, army }, round, from, to, said),
    hear: ({ claims }, { round, from, to }, arrived) => {
      for (const [i, label] of labelsOf(schedule, round, from, to).entries())
        for (const part of parts(label).map(partName)) claims.set(part, [...(claims.get(part) ?? []), at(arrived, i)]);
    },
    signed: (heard, { round, from, to }, said, faulty) =>
      labelsOf(schedule, round, from, to).flatMap((label, i) =>
        parts(label)
          .filter((part) => signerOf(part) !== from && !faulty.includes(signerOf(part)))
          .map((part) => logic.implies(at(said, i), logic.any(heard.claims.get(partName(part)) ?? []))),
      ),
  };
};
