/**
 * What was established of a protocol's text before its program was run, for the evidence of a verdict.
 */

import type { Established, Establishment } from '../../engines/premises.ts';

/** It was not looked for, or only in part. */
export const notMade = (reason: string): Establishment => `not made: ${reason}`;

/** The check of the types takes a second or two, and is made only when it is asked for. */
export const NOT_ASKED: Establishment = notMade('strategos check --static makes it');

/** A registered protocol: `copied-out.spec.ts` makes both checks. */
export const REGISTERED: Established = { purity: 'checked by our tests', values: 'checked by our tests' };
