/**
 * What came of replaying a counterexample, in words.
 */
import type { Replay } from '../counterexamples/replay.ts';
import { listed } from './words.ts';

/** The outcome, explained in half a sentence. */
export const explanationOf = (replayed: Replay): string => {
  switch (replayed._tag) {
    case 'Reproduced':
      return 'it violates the property, and everybody decides as recorded';
    case 'Fixed':
      return 'it no longer violates the property';
    case 'Changed':
      return `it violates the property, but ${listed(replayed.differing)} decide${replayed.differing.length === 1 ? 's' : ''} differently`;
    case 'Stale':
      return `${replayed.field}: ${replayed.message}`;
  }
};
