/**
 * Full information in bits: what a full-information protocol sends, and what a view comes to.
 *
 * A view has to be told from others by bits, for a protocol computes with nothing else. There are two ways, one for
 * traitors (`relayed.ts`) and one for losses (`witnessed.ts`), and a law for both: a general's bits after the run are
 * `bitsOf` its view.
 */
import type { General } from '../../../model/army.ts';
import type { Definition, Program, Setting, State } from '../../../model/protocol.ts';

/** Full information, without a decision. */
export interface FullInformation {
  /** How many bits a general's view comes to in the end. */
  readonly width: (general: General) => number;
  /** The bits of a view, written into a table from `start` on. */
  readonly write: (view: number, bits: Uint8Array, start: number) => void;
  /** How the protocol takes silence, what its messages claim, and what that means. */
  readonly messages: Pick<Definition, 'claims' | 'meaning' | 'silence'>;
  readonly program: <B>(setting: Setting<B>) => Gathering<B>;
}

/** A program that gathers all there is, and decides nothing. */
export interface Gathering<B> extends Pick<Program<B>, 'start' | 'send' | 'receive'> {
  /** The bits of what was seen. Method syntax: the state's type is the program's own secret. */
  bits(self: General, state: State<B>): readonly B[];
}
