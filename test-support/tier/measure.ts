/**
 * The stopwatch of a spec: vitest runs this before each file (`setupFiles`), so what a module computes while it is loaded
 * counts too. What came of it goes into the file's `meta`, for the reporter.
 *
 * Where limits are checked, what specs share is loaded before the stopwatch starts: the first of each process would pay for
 * all the others, and one that is measured alone would pay for everything. The speed of the machine is taken right before and
 * right after the file, by the same process, while the same others are at work.
 */
/// <reference types="vite/types/importMeta.d.ts" />
import process from 'node:process';
import { afterAll, inject } from 'vitest';
import { calibratingTime, slowness } from './calibration.ts';
import { beginNotes, notesSoFar } from './cost.ts';
import { processorTime } from './processor-time.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether the limits of the everyday tier are checked. */
    readonly limited: boolean;
  }
}

const limited: boolean = inject('limited');

const calibrated = (): readonly number[] => (limited ? [slowness()] : []);

/** What specs share: everything but themselves, the programs, and the page, which is for a browser. */
const shared: Readonly<Record<string, () => Promise<unknown>>> = import.meta.glob([
  '../../{model,properties,engines,certificates,counterexamples,inquiry,regression,reports,host,cli,vitest}/**/*.ts',
  '../{small-questions,research,regress-folder,own-protocol,random-protocol,solver,page,question,symbolic}.ts',
  '!**/*.{spec,bench}.ts',
  '!../../cli/main.ts',
  '!../../cli/stoppable/{lookout,place}.ts',
  '!../../cli/regress/thread.ts',
]);

if (limited) {
  await Promise.all([import('@fast-check/vitest'), import('typescript')]);
  for (const load of Object.values(shared)) await load();
}

const earlier = calibrated();
beginNotes();
const before = processorTime();

afterAll(({}, suite) => {
  const milliseconds = processorTime() - before;
  const { meta } = 'filepath' in suite ? suite : suite.file;
  meta.cost = {
    ...notesSoFar(),
    milliseconds,
    slowness: [...earlier, ...calibrated()],
    worker: { id: process.pid, milliseconds: processorTime() - calibratingTime() },
  };
});
