/**
 * A protocol, ready to be asked about.
 */
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Protocol } from '../model/protocol.ts';
import type { ProtocolChoice } from '../properties/exported.ts';
import type { Property } from '../properties/property.ts';
import type { Failure } from './exit.ts';
import type { Established } from '../engines/premises.ts';

/** The bundle of a module, which of its protocols is meant, and over which graph. */
export interface ModuleCode {
  readonly text: string;
  readonly choice: ProtocolChoice;
  readonly graph: string | null;
}

export interface Loaded {
  readonly protocol: Protocol;
  /** Properties of one's own that its module brings along. */
  readonly properties: readonly Property[];
  /** The file it came from; `null` for a registered one. */
  readonly module: string | null;
  /** Where its text lies; `null` for a registered one, and where that is not there any more. */
  readonly file: string | null;
  readonly fingerprint: TaskEither<Failure, string | null>;
  /** Whether it came from its source, registered or not, and so may have been changed since its laws were tested. */
  readonly fromSource: boolean;
  /** What it is made from; `null` for a registered one that came with Strategos. */
  readonly code: ModuleCode | null;
  /** What its text was found to be before it was run. */
  readonly established: Established;
}
