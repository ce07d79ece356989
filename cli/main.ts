#!/usr/bin/env node
/**
 * The command line, run: in this process, or in one that can be stopped, where it may run code that is not ours, has a limit of
 * time, or may be at work for long without a pause.
 */
import { mayRunForeignCode } from './stoppable/foreign.ts';
import { mayTakeLong } from './stoppable/large.ts';
import { isLimited } from './stoppable/limited.ts';

const words = process.argv.slice(2);

if (isLimited(words) || mayTakeLong(words) || mayRunForeignCode(words))
  (await import('./stoppable/watch.ts')).watchOver(words);
else {
  // First of all, because loading the rest takes long enough for Ctrl-C.
  (await import('./interruption.ts')).guardInterruption(words.includes('--json'));
  await (await import('./begin.ts')).beginCommand(words);
}
