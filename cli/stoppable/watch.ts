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
import type { Stop } from '../unknown.ts';
import type { PositionReport } from './channel.ts';
import { CHANNEL, heard } from './channel.ts';
import type { tellEnd } from './end.ts';
import { mostBytes, residentBytes } from './memory.ts';

const PLACE = fileURLToPath(new URL(import.meta.url.endsWith('.js') ? './place.js' : './place.ts', import.meta.url));

/** How long after its time a command may still come to its end by itself, in milliseconds. */
const GRACE = 200;

/** How much longer than it waits itself it has after Ctrl-C, in milliseconds. */
const GRACE_ASKED = 75;

/** How often is looked, in milliseconds. */
const LOOK = 25;

/** Windows has no groups of processes, and no shell of this kind. */
const HAS_GROUPS = process.platform !== 'win32';

/** Waits until nothing can be written to it any more, and ends a group of processes. */
const UNTIL_WE_ARE_GONE = 'read -r never; kill -KILL "-$1" 2>/dev/null';

const start = (words: readonly string[]): ChildProcess => {
  const child = spawn(process.execPath, [...process.execArgv, PLACE, String(performance.timeOrigin), ...words], {
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
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

/** Send a signal to a process, or to the group that it leads. */
const signal = ({ pid }: ChildProcess, name: NodeJS.Signals, to: 'it' | 'all'): void => {
  try {
    if (pid !== undefined) process.kill(HAS_GROUPS && to === 'all' ? -pid : pid, name);
  } catch {
    // It has ended meanwhile.
  }
};

/** What tells of an end: loaded when one is near, because most commands come to theirs by themselves. */
const telling = async (): Promise<{ readonly tellEnd: typeof tellEnd }> => import('./end.ts');

/** Told of the lines that the process says. */
const listen = (child: ChildProcess, hear: (report: PositionReport) => void): void => {
  const channel = child.stdio[CHANNEL];
  if (channel === null || channel === undefined || !('read' in channel)) return;
  createInterface({ input: channel }).on('line', (line) => {
    const report = heard(line);
    if (report !== null) hear(report);
  });
};

/** What the terminal, or the system, says to this process is said to the one that runs the command. */
const passOn = (child: ChildProcess, ask: () => void): void => {
  process.on('SIGINT', ask).on('SIGTERM', ask).on('SIGHUP', ask);
  if (!HAS_GROUPS) return;
  process.on('SIGWINCH', () => {
    signal(child, 'SIGWINCH', 'all');
  });
  process.on('SIGTSTP', () => {
    signal(child, 'SIGSTOP', 'all');
    process.kill(process.pid, 'SIGSTOP');
  });
  process.on('SIGCONT', () => {
    signal(child, 'SIGCONT', 'all');
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

  const end = (why: Stop): void => {
    stop ??= why;
    signal(child, 'SIGKILL', 'all');
  };
  const look = (): void => {
    const at = now();
    if (askedAt !== null || at > (until?.at ?? Infinity)) void telling();
    // Its own guard ends it first, if anything has a turn there.
    if (askedAt !== null && at - askedAt > ASKED + GRACE_ASKED) end({ _tag: 'interrupted' });
    else if (until !== null && at > until.at + GRACE) end({ _tag: 'seconds', limit: until.seconds });
    else if ((residentBytes(child.pid ?? 0) ?? 0) > most) end({ _tag: 'memory', limit: most });
  };
  const finish = async (code: number | null, by: NodeJS.Signals | null): Promise<void> => {
    // What it started, and did not end.
    signal(child, 'SIGKILL', 'all');
    if (by === null) process.exit(code ?? EXIT.bug);
    const { tellEnd: tell } = await telling();
    process.exitCode = tell(stop ?? (by === 'SIGINT' ? { _tag: 'interrupted' } : by), position, json);
    process.stdout.write('', () => process.exit());
  };

  listen(child, (report) => {
    position = report;
    until = report.seconds === null ? null : { seconds: report.seconds, at: now() + report.left };
  });
  passOn(child, () => {
    askedAt ??= now();
    // A process that has not begun to listen yet ends by this at once.
    stop ??= { _tag: 'interrupted' };
    signal(child, 'SIGINT', 'it');
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
