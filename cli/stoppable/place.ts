/**
 * The process in which a command runs that may run code that is not ours, may take long, or has a limit of time. It is started, watched
 * and ended by `watch.ts`, whose first word says when that process began, in milliseconds since 1970.
 */
import { Worker } from 'node:worker_threads';
import { beganAt } from '../beginning.ts';
import { now } from '../../host/clock.ts';
import { isSettled } from '../../host/ending.ts';
import { guardInterruption } from '../interruption.ts';
import { deadline, tellWhereWeAre, whereWeAre } from '../../host/phase.ts';
import { writeAnswer } from '../../host/stdout.ts';
import { tellOfBundles } from '../../host/running-bundles.ts';
import { say } from './channel.ts';

/** Not more often than this, in milliseconds, is progress told. */
const OFTEN = 25;

const LOOKOUT = new URL(import.meta.url.endsWith('.js') ? './lookout.js' : '../../scripts/lookout.js', import.meta.url);

let said = { at: -Infinity, phase: '', until: deadline() };

tellWhereWeAre((position, until) => {
  const at = now();
  if (position.phase === said.phase && until === said.until && at - said.at < OFTEN) return;
  said = { at, phase: position.phase, until };
  say(position, until, at);
});

const [origin = '0', ...words] = process.argv.slice(2);

// Before the rest is loaded, which takes long enough for Ctrl-C.
guardInterruption(words.includes('--json'), true);

// It prints nothing. Where no thread can be started, the watching process is what ends this one.
const lookout = new Worker(LOOKOUT, { stdout: true, stderr: true });
lookout.unref();

/** The thread has to be there before code runs that may never let it come. */
const isThere = new Promise<void>((resolve) => {
  lookout.once('message', () => {
    resolve();
  });
  lookout.once('error', () => {
    resolve();
  });
});

tellOfBundles((bundle) => {
  lookout.postMessage(bundle);
});

beganAt(Number(origin) - performance.timeOrigin);

const [{ beginCommand }] = await Promise.all([import('../begin.ts'), isThere]);

await beginCommand(words);

// What it came to stands, however long it takes to be read.
say(whereWeAre(), null, now());

// A protocol's module may have left something that never ends, such as a timer. What was printed goes out first.
if (isSettled()) writeAnswer('', () => process.stderr.write('', () => process.exit()));
