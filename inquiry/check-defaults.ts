/**
 * What `strategos check` takes where nothing else is said; here because its help is shown without loading anything else.
 */

/** The master seed of fuzzing. */
export const SEED = 'strategos';

/** How many scenarios are fuzzed. */
export const RUNS = 100_000;

/** How many of the smallest attacks on a property are listed. */
export const LISTED = 20;
