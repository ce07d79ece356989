/**
 * A command that may run code that is not ours, may take long, or has a limit of time runs in a process of its own, and here that
 * is watched: it is ended when its time is over, when Ctrl-C is pressed and it does not listen, and when there is no memory left. It gets the terminal as it
 * is, so it prints and asks as it would without this; its exit code is passed on.
 *
 * It leads a group of processes of its own, so that what it started (a solver, git) is ended with it. A third process, a few
 * lines of shell, ends the group as soon as this one is gone, however it went.
 *
 * Why a process and no thread: docs/decisions/0022-code-that-can-be-stopped.md.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { now } from '../../host/clock.ts';
import { EXIT } from '../../host/exit.ts';
import { ASKED } from '../interruption.ts';
import type { Deadline, Position } from '../../host/phase.ts';
import { whereWeAre } from '../../host/phase.ts';
import type { Stop } from '../../host/stop.ts';
import type { PositionReport } from './channel.ts';
import { CHANNEL, heard, LIFELINE } from './channel.ts';
import type { tellEnd } from './end.ts';
import { HAS_GROUPS, signal } from './group.ts';
import { mostBytes, residentBytes } from './memory.ts';
import type { WithinReport } from './within.ts';
import { heardWithin } from './within.ts';

const PLACE = fileURLToPath(new URL(import.meta.url.endsWith('.js') ? './place.js' : './place.ts', import.meta.url));

/** How long after its time a command may still come to its end by itself, in milliseconds. */
const GRACE = 200;

/** How much longer than it waits itself it has after Ctrl-C, in milliseconds. */
const GRACE_ASKED = 75;

/** How long a process that is to be ended may take to say where it is, in milliseconds. Mostly it takes less than 100. */
const ANSWER = 1000;

/** How often is looked, in milliseconds. */
const LOOK = 25;

/** Waits until nothing can be written to it any more, and ends a group of processes. */
const UNTIL_WE_ARE_GONE = 'read -r never; kill -KILL "-$1" 2>/dev/null';

const start = (words: readonly string[]): ChildProcess => {
  const child = spawn(process.execPath, [...process.execArgv, PLACE, String(performance.timeOrigin), ...words], {
    stdio: ['inherit', 'inherit', 'inherit', 'pipe', 'pipe'],
    detached: HAS_GROUPS,
  });
  if (HAS_GROUPS && child.pid !== undefined)
    spawn('/bin/sh', ['-c', UNTIL_WE_ARE_GONE, 'sh', String(child.pid)], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    })
      .on('error', () => undefined)
      .unref();
  return child;
};

/** What tells of an end: loaded when one is near, because most commands come to theirs by themselves. */
const telling = async (): Promise<{ readonly tellEnd: typeof tellEnd }> => import('./end.ts');

/** Told of the lines that the process says: what it is doing, and where in a protocol's code it is. */
const listen = (
  child: ChildProcess,
  hear: (report: PositionReport) => void,
  hearWithin: (report: WithinReport) => void,
): void => {
  const channel = child.stdio[CHANNEL];
  if (channel === null || channel === undefined || !('read' in channel)) return;
  createInterface({ input: channel }).on('line', (line) => {
    const report = heard(line);
    const within = heardWithin(line);
    if (report !== null) hear(report);
    if (within !== null) hearWithin(within);
  });
};

/** What asks the process where in a protocol's code it is. It goes on, and says so if it is in any. */
const asking = (child: ChildProcess): (() => void) => {
  const lifeline = child.stdio[LIFELINE];
  if (lifeline === null || lifeline === undefined || !('write' in lifeline)) return () => undefined;
  lifeline.on('error', () => undefined);
  return () => lifeline.write('?');
};

/** What the terminal, or the system, says to this process is said to the one that runs the command. */
const passOn = (child: ChildProcess, ask: () => void): void => {
  process.on('SIGINT', ask).on('SIGTERM', ask).on('SIGHUP', ask);
  if (!HAS_GROUPS) return;
  process.on('SIGWINCH', () => {
    signal(child.pid, 'SIGWINCH', 'all');
  });
  process.on('SIGTSTP', () => {
    signal(child.pid, 'SIGSTOP', 'all');
    process.kill(process.pid, 'SIGSTOP');
  });
  process.on('SIGCONT', () => {
    signal(child.pid, 'SIGCONT', 'all');
  });
};

/** Run `strategos …words` in a process that can be stopped, and end as it does. */
export const watchOver = (words: readonly string[]): void => {
  const json = words.includes('--json');
  const child = start(words);
  const most = mostBytes(words[0] ?? '');
  let position: Position = whereWeAre();
  let until: Deadline | null = null;
  let askedAt: number | null = null;
  let stop: Stop | null = null;
  let whereAskedAt: number | null = null;
  let where: WithinReport | null = null;

  const ask = asking(child);
  const end = (why: Stop): void => {
    stop ??= why;
    signal(child.pid, 'SIGKILL', 'all');
  };
  /** It did not come to its end by itself: it is asked where it is, and ended when it has said so. */
  const endAsked = (why: Stop, at: number): void => {
    if (whereAskedAt === null) {
      whereAskedAt = at;
      ask();
    } else if (where !== null || at - whereAskedAt > ANSWER) end(why);
  };
  const look = (): void => {
    const at = now();
    if (askedAt !== null || at > (until?.at ?? Infinity)) void telling();
    // Its own guard ends it first, if anything has a turn there.
    if (askedAt !== null && at - askedAt > ASKED + GRACE_ASKED) endAsked({ _tag: 'interrupted' }, at);
    else if (until !== null && at > until.at + GRACE) endAsked({ _tag: 'seconds', limit: until.seconds }, at);
    if ((residentBytes(child.pid ?? 0) ?? 0) > most) end({ _tag: 'memory', limit: most });
  };
  const finish = async (code: number | null, by: NodeJS.Signals | null): Promise<void> => {
    // What it started, and did not end.
    signal(child.pid, 'SIGKILL', 'all');
    if (by === null) process.exit(code ?? EXIT.bug);
    const { tellEnd: tell } = await telling();
    process.exitCode = tell(
      stop ?? (by === 'SIGINT' ? { _tag: 'interrupted' } : by),
      { ...position, within: where?.within ?? null },
      json,
    );
    process.stdout.write('', () => process.exit());
  };

  listen(
    child,
    (report) => {
      position = report;
      // It has gone on.
      where = null;
      until = report.seconds === null ? null : { seconds: report.seconds, at: now() + report.left };
    },
    (heardOf) => {
      where = heardOf;
    },
  );
  passOn(child, () => {
    askedAt ??= now();
    // A process that has not begun to listen yet ends by this at once.
    stop ??= { _tag: 'interrupted' };
    signal(child.pid, 'SIGINT', 'it');
  });
  const looking = setInterval(look, LOOK);
  child.on('error', (error) => {
    process.stderr.write(`error: no process can be started: ${error.message}\n`);
    process.exit(EXIT.bug);
  });
  child.on('exit', (code, by) => {
    clearInterval(looking);
    // What it said last may not have been heard yet.
    setImmediate(() => void finish(code, by));
  });
};
