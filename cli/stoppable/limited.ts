/**
 * Whether a command was given a limit of time: then it runs in a process that is ended from outside, should it not have come to
 * its end by itself.
 *
 * Our own code pauses between slices of its work and looks at the clock there. What cannot pause (a file being read, the
 * collection of garbage, the words of a long answer) overruns the limit all the same, and only another process sees that.
 */

/** Whether the words set a limit. */
export const isLimited = (words: readonly string[]): boolean =>
  words.some((word) => word === '--max-seconds' || word.startsWith('--max-seconds='));
