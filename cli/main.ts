#!/usr/bin/env node
/**
 * The command line, run.
 */
import { EXIT } from './exit.ts';
import { strategos } from './strategos.ts';

/**
 * Whoever reads our output may stop reading (`| head`): the work goes on, since it may write files. Output that cannot be
 * written for another reason, such as a full disk, is an error like any other.
 */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`error: cannot write the output: ${error.message}\n`);
  process.exit(EXIT.file);
});

await strategos(process.argv.slice(2));
