/**
 * Why a property that nothing broke does not hold all the same, in words.
 */
import type { Untested } from '../engines/vacuity.ts';
import { boundText } from '../properties/verdict.ts';

export const untestedText = (verdict: Untested): string => {
  switch (verdict._tag) {
    case 'Vacuous':
      return 'its premise came true in no scenario, so it was never put to the test';
    case 'NotApplicable':
      return 'the question itself excludes its premise, so there is nothing to test';
    case 'Unknown':
      return verdict.bound._tag === 'untried' || verdict.bound._tag === 'dishonest'
        ? boundText(verdict.bound)
        : `whether its premise ever comes true is not known: ${boundText(verdict.bound)}`;
  }
};
