/**
 * What is told of a process that was ended before it had an answer, and the exit code of that.
 */
import type { ExitCode } from '../../host/exit.ts';
import { EXIT } from '../../host/exit.ts';
import { takeAwayLeft } from '../../host/temporary.ts';
import { complain, errorLine, printJson } from '../../host/terminal.ts';
import type { Stop } from '../../host/stop.ts';
import type { StoppedAt } from '../unknown.ts';
import { printUnknown } from '../unknown.ts';

/** What Node does when its memory is full, and what the system does when the machine's is. */
const OUT_OF_MEMORY: ReadonlySet<string> = new Set(['SIGABRT', 'SIGKILL']);

/** Tell of it: why we ended it, or by which signal it ended otherwise. What it left behind is taken away. */
export const tellEnd = (why: Stop | NodeJS.Signals, position: StoppedAt, json: boolean): ExitCode => {
  takeAwayLeft();
  if (typeof why !== 'string' || OUT_OF_MEMORY.has(why)) {
    printUnknown(typeof why === 'string' ? { _tag: 'memory', limit: null } : why, position, json);
    return EXIT.unknown;
  }
  const message = `the process ended before there was an answer, by ${why}, while ${position.phase}`;
  if (json) printJson({ schema: 'strategos/error/1', error: { exit: EXIT.file, message } });
  complain(errorLine({ message }));
  return EXIT.file;
};
