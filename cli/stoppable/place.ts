/**
 * The process in which a command runs that may run code that is not ours, may take long, or has a limit of time. It is started, watched
 * and ended by `watch.ts`, whose first word says when that process began, in milliseconds since 1970.
 */
import { beganAt } from '../beginning.ts';
import { now } from '../../host/clock.ts';
import { isSettled } from '../../host/ending.ts';
import { guardInterruption } from '../interruption.ts';
import { deadline, tellWhereWeAre, whereWeAre } from '../../host/phase.ts';
import { writeAnswer } from '../../host/stdout.ts';
import { say } from './channel.ts';

/** Not more often than this, in milliseconds, is progress told. */
const OFTEN = 25;

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

beganAt(Number(origin) - performance.timeOrigin);

await (await import('../begin.ts')).beginCommand(words);

// What it came to stands, however long it takes to be read.
say(whereWeAre(), null, now());

// A protocol's module may have left something that never ends, such as a timer. What was printed goes out first.
if (isSettled()) writeAnswer('', () => process.stderr.write('', () => process.exit()));
