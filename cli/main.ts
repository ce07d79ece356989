#!/usr/bin/env node
/**
 * The command line, run.
 */
import { doom, guardEnding, isSettled, leave } from './ending.ts';
import { EXIT } from './exit.ts';
import { strategos } from './strategos.ts';

const words = process.argv.slice(2);

guardEnding();

/**
 * Whoever reads our output may stop reading (`| head`): the work goes on, since it may write files. Output that cannot be
 * written for another reason, such as a full disk, is an error like any other.
 */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`error: cannot write the output: ${error.message}\n`);
  leave(EXIT.file);
});

/** What cannot be complained of on standard error is not lost: the exit code says it. */
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') leave(EXIT.file);
});

/** Nobody listened where this was thrown, so the command that waits for it never comes to its end. */
const fatal = async (thrown: unknown): Promise<void> => {
  // What fails behind an answer that stands takes nothing from it.
  if (isSettled()) return;
  doom(EXIT.bug);
  const { reportThrown } = await import('./run.ts');
  doom(reportThrown(thrown, words.includes('--json')));
  process.stdout.write('', () => process.exit());
};

process.on('uncaughtException', (thrown) => void fatal(thrown));
process.on('unhandledRejection', (reason) => void fatal(reason));

void strategos(words);
