/**
 * Ctrl-C, whatever the command is doing: what can say itself what it has covered is given a moment to do so, and then the
 * process ends, with exit code 2. A request to end (SIGTERM) is the same.
 *
 * Limit: what computes without ever letting anything else have a turn does not hear it. Our own code looks up between two
 * slices of its work; code that is not ours, a large question, and a command with a limit of time run in a process of
 * their own (`stoppable/`), which is ended from outside. `main.ts` listens before it
 * loads anything. Until Node has begun to run that, some 40 ms, the system ends the process.
 */
import { isSettled, leave } from '../host/ending.ts';
import { EXIT } from '../host/exit.ts';
import { whereWeAre } from '../host/phase.ts';

/** How long a command has to come to its end once it was asked to, in milliseconds. */
export const ASKED = 600;

/**
 * From now on Ctrl-C and SIGTERM end the command. One that is watched leaves it to the process that watches to say so: if both said
 * it, and this one was ended in between, it would be said twice.
 */
export const guardInterruption = (json: boolean, watched = false): void => {
  const end = async (): Promise<void> => {
    if (watched && !isSettled()) {
      process.removeAllListeners('SIGINT');
      process.kill(process.pid, 'SIGINT');
    }
    // Loaded here, because hardly anybody presses it.
    const { printUnknown } = await import('./unknown.ts');
    if (!isSettled()) printUnknown({ _tag: 'interrupted' }, { ...whereWeAre(), within: null }, json);
    leave(EXIT.unknown);
  };
  let asked = false;
  process.on('SIGINT', () => {
    if (asked) return;
    asked = true;
    // Where nothing else listens there is nothing to wait for.
    if (process.listenerCount('SIGINT') === 1) void end();
    else setTimeout(() => void end(), ASKED).unref();
  });
  process.on('SIGTERM', () => void process.emit('SIGINT'));
};
