/**
 * The stopwatch of a spec: vitest runs this before each file (`setupFiles`), so what a module computes while it is loaded
 * counts too. What came of it goes into the file's `meta`, for the reporter.
 *
 * Where limits are checked, the command line is loaded before the stopwatch starts. Nearly every file needs most of it, they
 * share it, and the first of each process would pay for all the others.
 */
import process from 'node:process';
import { afterAll, inject } from 'vitest';
import { beginNotes, notesSoFar } from './cost.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether the limits of the everyday tier are checked. */
    readonly limited: boolean;
  }
}

if (inject('limited')) await import('../../cli/strategos.ts');

beginNotes();
const before = process.cpuUsage();

afterAll(({}, suite) => {
  const { user, system } = process.cpuUsage(before);
  const { meta } = 'filepath' in suite ? suite : suite.file;
  meta.cost = { ...notesSoFar(), milliseconds: (user + system) / 1000 };
});
