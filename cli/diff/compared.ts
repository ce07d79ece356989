/**
 * A comparison with everything that is printed of it.
 */
import type * as E from 'fp-ts/lib/Either.js';
import type { Checked } from '../../engines/check.ts';
import type { Difference } from '../../reports/story/difference.ts';
import type { Issued } from '../certificate-folder.ts';
import type { Failure } from '../../host/exit.ts';
import type { ComparedCells } from './cells.ts';
import type { Sides } from './sides.ts';

/** What a comparison comes to. */
export type ComparedVerdict = 'equivalent' | 'different' | 'unknown';

export interface ProtocolComparison {
  readonly sides: Sides;
  readonly verdict: ComparedVerdict;
  readonly checked: Checked;
  readonly difference: Difference | null;
  /** `null` where they are not compared: nothing differs. */
  readonly cells: ComparedCells | null;
  readonly fingerprints: { readonly a: string | null; readonly b: string | null };
  readonly certificates: E.Either<Failure, readonly Issued[]> | null;
  readonly seconds: number;
  /** The command that compares them again. */
  readonly command: string;
}

/** The size of a run under each. */
export interface CostComparison {
  readonly what: 'rounds' | 'messages' | 'claims';
  readonly a: number;
  readonly b: number;
}

/** Rounds, messages and claims under each. */
export const costComparisons = ({ sides: { joint } }: Pick<ProtocolComparison, 'sides'>): readonly CostComparison[] =>
  (['rounds', 'messages', 'claims'] as const).map((what) => ({
    what,
    a: joint.a.schedule[what],
    b: joint.b.schedule[what],
  }));
