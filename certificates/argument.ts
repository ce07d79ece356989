/**
 * An impossibility argument as a certificate: executions that anyone can run, views that are claimed to be equal, and orders that are
 * claimed to be forced.
 *
 *   `strategos/argument/1`     against one protocol: its executions, and the one in which it breaks a property
 *   `strategos/unsolvable/1`   against every deterministic protocol of so many rounds: executions of the full-information
 *                              protocol, in which everybody tells everybody all it has seen
 *
 * Twins are loyal generals that see the same in two executions, and so decide the same there. Where they lead, with agreement, from an
 * execution in which one order is forced to one in which another is, no way of deciding is right in all of them. What has to
 * be so, and is checked, is told in docs/certificates.md.
 *
 * Twins and executions look like those of the engines, and are declared again: this is a format, which changes only with
 * its version, and the checker, which reads it, is to know nothing of the engines.
 */
import type { Army, General } from '../model/army.ts';
import type { Problem } from '../model/problem.ts';
import type { Deviation, Heads } from '../model/scenario.ts';
import type { ValidityName } from '../properties/validity.ts';

export const ARGUMENT = 'strategos/argument/1';

export const UNSOLVABLE = 'strategos/unsolvable/1';

/** How the decision of a general that has not decided is written. */
export const UNDECIDED = 'undecided';

/** Where a certificate came from; no part of what it claims. */
export interface CertificateProvenance {
  /** The command that makes it again. */
  readonly command: string;
  readonly version: string;
  /** Of the folder it was made in; ends in `-dirty` where there were changes that are not committed. */
  readonly commit: string | null;
}

/** The instance that a file is about, by names. */
export interface NamedInstance {
  readonly protocol: {
    readonly name: string;
    /** The hash of the protocol's bundled source; `null` where none is known, as of `phase-king@cycle`. */
    readonly fingerprint: string | null;
    /** The file of a protocol that is not registered. */
    readonly module: string | null;
  };
  readonly army: Army;
  readonly faultModel: string;
  /** At most so many are faulty. */
  readonly t: number;
}

/** A scenario that anyone can run and what was decided in it, with the names of the orders. */
export interface NamedExecution {
  /** Ascending. */
  readonly faulty: readonly General[];
  /** By general: the order's name; in a broadcast just the commander's. */
  readonly orders: Readonly<Record<string, string>>;
  readonly deviations: readonly Deviation[];
  readonly heads: readonly Heads[];
  /** By loyal general, in a broadcast by loyal lieutenant: the name of the order it decided, or `undecided`. */
  readonly decisions: Readonly<Record<string, string>>;
}

/** A general that sees the same in two worlds, by their places. */
export interface CertifiedTwin {
  readonly general: General;
  readonly worlds: readonly [number, number];
}

/** One execution of the protocol. */
export interface CertifiedWorld extends NamedExecution {
  readonly name: string;
  /** One sentence for readers; not checked. */
  readonly about: string;
  /** The order that validity forces here, by name; `null` where it leaves the loyal free. */
  readonly forced: string | null;
  /** The properties that are broken here, by name. */
  readonly broken: readonly string[];
}

export interface ArgumentCertificate extends NamedInstance {
  readonly schema: typeof ARGUMENT;
  readonly claim: string;
  readonly argument: 'hexagon' | 'cut' | 'ring' | 'chain' | 'rounds';
  readonly validity: ValidityName;
  readonly worlds: readonly CertifiedWorld[];
  readonly twins: readonly CertifiedTwin[];
  /** The world that breaks a property, and the property. */
  readonly refuted: { readonly world: number; readonly property: string };
  readonly provenance: CertificateProvenance;
}

/** What a general has seen: its order (`null` if it holds none), and by round and sender what that said it had seen. */
export interface CertifiedView {
  readonly general: General;
  readonly order: number | null;
  /** `heard[round - 1][from]`; `null` where nothing came, and from itself. */
  readonly heard: readonly (readonly (CertifiedView | null)[])[];
}

/** A message of the full-information protocol that is not as prescribed: what was said instead, `null` if it was lost. */
export interface CertifiedDeparture {
  readonly round: number;
  readonly from: General;
  readonly to: General;
  readonly said: CertifiedView | null;
}

/** One execution of the full-information protocol; what is not listed is as prescribed. */
export interface CertifiedExecution {
  /** Ascending. */
  readonly faulty: readonly General[];
  /** By general; in a broadcast just the commander's. */
  readonly orders: readonly number[];
  /** Messages that are not as prescribed, or lost (`null`). Under crashes every message that does not arrive is listed. */
  readonly departures: readonly CertifiedDeparture[];
  /** The order that validity forces here: 0 is RETREAT, 1 ATTACK; `null` where it leaves the loyal free. */
  readonly forced: number | null;
}

export interface UnsolvableCertificate {
  readonly schema: typeof UNSOLVABLE;
  readonly claim: string;
  readonly n: number;
  readonly t: number;
  readonly rounds: number;
  /** `byzantine`, `crash`, `omission`, `send-omission`, `receive-omission`, `loss` or `loss:k`. */
  readonly faults: string;
  readonly problem: Problem;
  readonly validity: ValidityName;
  readonly executions: readonly CertifiedExecution[];
  /** `links[k]`: a general that decides, and sees the same in executions k and k + 1. */
  readonly links: readonly General[];
  readonly provenance: CertificateProvenance;
}
