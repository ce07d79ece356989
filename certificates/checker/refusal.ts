/**
 * Why a certificate is refused: which file, which line, what is wrong with it.
 */

/** What a refusal is about. */
export type Fault =
  /** The protocol is another version than the manifest's. */
  | 'OtherProtocol'
  /** A file is not the one of the manifest. */
  | 'OtherFile'
  /** The protocol, or a property, does not obey a law that the certificate rests on. */
  | 'Law'
  /** The placements that are listed do not stand for all of them, each once. */
  | 'Placements'
  /** The formula's text cannot be read, or a variable in it stands for nothing. */
  | 'Formula'
  /** A clause of the formula does not follow from what is claimed. */
  | 'Clause'
  /** The proof's text cannot be read. */
  | 'Proof'
  /** The proof ends before its end. */
  | 'Truncated'
  /** The proof is in a format that is not read. */
  | 'Binary'
  /** A step of the proof does not follow by unit propagation. */
  | 'Step';

/** What is wrong with a text, or with what it says. */
export interface Flaw {
  readonly _tag: Fault;
  /** Where, counted from 1; `null` where it is about the whole. */
  readonly line: number | null;
  /** What is wrong; where there is something to be done about it besides making the certificate anew, that as well. */
  readonly message: string;
}

/** Why a certificate is refused. */
export interface Refusal extends Flaw {
  /** The file, from the certificate's folder; in the manifest, its field as well. */
  readonly file: string;
  readonly field: string | null;
}
