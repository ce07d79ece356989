#!/usr/bin/env node
/**
 * The command line, run: in this process, or where it may run code that is not ours, in one that can be stopped.
 */
import { mayRunForeignCode } from './stoppable/foreign.ts';

const words = process.argv.slice(2);

if (mayRunForeignCode(words)) (await import('./stoppable/watch.ts')).watchOver(words);
else await (await import('./begin.ts')).begin(words);
