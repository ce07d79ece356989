/**
 * A certificate: a claim about an instance, and for every placement of the faults a formula that cannot be satisfied if the
 * claim is true, with a proof that it cannot.
 *
 * A certificate is a folder. This is its manifest, `manifest.json`; the formulas and proofs lie beside it. What each of
 * them has to look like, and why that is enough, is told in docs/certificates.md. What is certified:
 *
 *   no `fewest`    every allowed scenario with at most `t` faulty meets the properties
 *   `fewest`       every allowed scenario with at most `t` faulty that breaks one of the properties has more than
 *                  `fewest.lies` lies, or exactly so many and at least `fewest.faulty` faulty
 *
 * With `versus` the instance is the product of two (`model/joint.ts`), and the property that they decide alike.
 */
import type { Army, General } from '../model/army.ts';
import type { ValidityName } from '../properties/validity.ts';

/**
 * The version of the format: readers refuse any other. The first one has the same fields, and another meaning: symmetry was
 * taken from the protocol's word, and of a chain of signatures only the whole could be said again.
 */
export const CERTIFICATE_FORMAT = 'strategos/certificate/2';

/** A file of the certificate, beside the manifest. */
export interface Part {
  readonly file: string;
  /** The SHA-256 of its bytes, 64 hexadecimal digits. */
  readonly sha256: string;
}

/** One placement of the faults, for itself and those it stands for. */
export interface Placement {
  /** Who is faulty, ascending. */
  readonly faulty: readonly General[];
  /** How many placements it stands for, as a decimal number: those that renaming interchangeable generals leads to. */
  readonly size: string;
  /** Scenarios with at most so many lies are ruled out; `null`: all are. */
  readonly lies: number | null;
  /** DIMACS, with what each variable stands for. */
  readonly formula: Part;
  /** DRUP: clauses, each of which follows from those before it by unit propagation, down to the empty one. */
  readonly proof: Part;
}

export interface Manifest {
  readonly schema: typeof CERTIFICATE_FORMAT;
  /** What is certified, in one line. */
  readonly claim: string;
  readonly protocol: {
    readonly name: string;
    /** The hash of the protocol's bundled source: the certificate is about this version, and no other. */
    readonly fingerprint: string;
    /** The file of a protocol that is not registered. */
    readonly module: string | null;
  };
  /** The protocol that it is compared with, in the same army but for its own parameters. */
  readonly versus?: Manifest['protocol'] & { readonly parameters: Army['parameters'] };
  readonly army: Army;
  readonly faultModel: string;
  readonly t: number;
  /** By name, ascending. */
  readonly properties: readonly string[];
  /** Which validity, where it is among the properties. */
  readonly validity: ValidityName | null;
  /** A smallest attack has so many lies, and among those the fewest faulty; `null` where no attack exists at all. */
  readonly fewest: { readonly lies: number; readonly faulty: number } | null;
  /** Whether placements are listed up to renaming interchangeable generals. */
  readonly symmetry: boolean;
  readonly placements: readonly Placement[];
  readonly provenance: {
    /** The solver that found the proofs; nobody has to trust it. */
    readonly solver: string;
    /** The command that makes the certificate again. */
    readonly command: string;
    readonly version: string;
    /** Of the folder it was made in, as in `argument.ts`. */
    readonly commit: string | null;
  };
}
