/**
 * The stopwatch of a spec: vitest runs this before each file (`setupFiles`), so what a module computes while it is loaded
 * counts too. What came of it goes into the file's `meta`, for the reporter.
 */
import process from 'node:process';
import { afterAll } from 'vitest';
import { beginNotes, notesSoFar } from './cost.ts';

beginNotes();
const before = process.cpuUsage();

afterAll(({}, suite) => {
  const { user, system } = process.cpuUsage(before);
  const { meta } = 'filepath' in suite ? suite : suite.file;
  meta.cost = { ...notesSoFar(), milliseconds: (user + system) / 1000 };
});
