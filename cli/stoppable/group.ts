/**
 * The group of processes that the one with the command leads: what it started (a solver, git) belongs to it.
 */

/** Windows has no groups of processes, and no shell of the kind that we use. */
export const HAS_GROUPS: boolean = process.platform !== 'win32';

/** Send a signal to a process, or to the group that it leads. */
export const signal = (pid: number | undefined, name: NodeJS.Signals, to: 'it' | 'all'): void => {
  try {
    if (pid !== undefined) process.kill(HAS_GROUPS && to === 'all' ? -pid : pid, name);
  } catch {
    // It has ended meanwhile.
  }
};
