/**
 * An answer: a checked question with everything that is printed of it.
 */
import type * as E from 'fp-ts/lib/Either.js';
import type { Premise } from '../engines/premises.ts';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import type { Posed } from '../inquiry/question.ts';
import type { Failure } from '../host/exit.ts';
import type { Written } from '../host/files.ts';
import type { IssuedCertificates } from './issue.ts';
import type { Loaded } from '../host/load.ts';

export interface CheckAnswer extends IssuedCertificates {
  readonly loaded: Loaded;
  readonly posed: Posed;
  readonly counterexamples: readonly Counterexample[];
  readonly command: string;
  readonly seconds: number;
  /** What the finding rests on. */
  readonly premises: readonly Premise[];
  /** What became of the files, where saving was asked for. */
  readonly saving: E.Either<Failure, readonly Written[]> | null;
}
