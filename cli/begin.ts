/**
 * A command, run in this process: from its words to the process's end.
 */
import { doom, guardEnding, isSettled, leave } from '../host/ending.ts';
import { EXIT } from '../host/exit.ts';
import { keepForAnswers, writeAnswer } from '../host/stdout.ts';
import { inlineLess } from './inlining.ts';
import { strategos } from './strategos.ts';

/** Nobody listened where this was thrown, so the command that waits for it never comes to its end. */
const fatal = async (thrown: unknown, json: boolean): Promise<void> => {
  // What fails behind an answer that stands takes nothing from it.
  if (isSettled()) return;
  doom(EXIT.bug);
  const { reportThrown } = await import('./run.ts');
  doom(reportThrown(thrown, json));
  writeAnswer('', () => process.exit());
};

/**
 * A reader of our output may stop reading (`| head`): the work goes on, since it may write files. Output that cannot be
 * written for another reason, such as a full disk, is an error like any other.
 */
const guardOutput = (): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`error: cannot write the output: ${error.message}\n`);
    leave(EXIT.file);
  });
  // What cannot be complained of on standard error is not lost: the exit code says it.
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') leave(EXIT.file);
  });
};

/** Run `strategos …words`, and end as it does. Ctrl-C is guarded before this is loaded (`interruption.ts`). */
export const beginCommand = async (words: readonly string[]): Promise<void> => {
  const json = words.includes('--json');
  inlineLess();
  guardEnding();
  guardOutput();
  keepForAnswers();
  process.on('uncaughtException', (thrown) => void fatal(thrown, json));
  process.on('unhandledRejection', (reason) => void fatal(reason, json));
  await strategos(words);
};
