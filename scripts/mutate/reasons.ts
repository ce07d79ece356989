/** Why a mutant may survive, as a person wrote it down: `survivors.json`. */
import * as E from 'fp-ts/lib/Either.js';
import { z } from 'zod';
import type { Mutant, ResultsError } from './results.ts';

/** A survivor by its file and its text, since lines move, and why it survives. */
export interface Reason extends Pick<Mutant, 'file' | 'context' | 'before' | 'after'> {
  readonly reason: string;
}

const reasons = z.array(
  z.strictObject({
    file: z.string(),
    context: z.string(),
    before: z.string(),
    after: z.string(),
    reason: z.string().min(1),
  }),
);

/** The reasons in a text. */
export const reasonsIn = (text: string): E.Either<ResultsError, readonly Reason[]> =>
  E.tryCatch(
    () => reasons.parse(JSON.parse(text)),
    (error): ResultsError => ({
      _tag: 'ResultsError',
      message: error instanceof Error ? error.message : String(error),
    }),
  );

const speaksOf = (reason: Reason, mutant: Mutant): boolean =>
  (['file', 'context', 'before', 'after'] as const).every((field) => reason[field] === mutant[field]);

/** The reasons that speak of a mutant: of all that read alike, if there are several. */
export const reasonsFor = (known: readonly Reason[], mutant: Mutant): readonly string[] =>
  known.filter((reason) => speaksOf(reason, mutant)).map(({ reason }) => reason);

/** Whether there is a survivor that a reason speaks of. */
export const isNeeded = (reason: Reason, survivors: readonly Mutant[]): boolean =>
  survivors.some((mutant) => speaksOf(reason, mutant));
