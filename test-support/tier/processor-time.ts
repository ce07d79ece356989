/**
 * Processor time, in milliseconds: of this process with all of its threads, and on Linux of the processes that it started
 * and has waited for. Node does not tell of those; where there is no `/proc`, they are not counted.
 */
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

const STAT = '/proc/self/stat';

/** Whether the time of other processes is counted here. */
export const countsChildren: boolean = existsSync(STAT);

/** Linux tells these times in hundredths of a second, whatever the hardware. */
const TICK = 10;

/** The time of the children that were waited for, theirs included, from the text of `/proc/self/stat`. */
export const childrensTime = (stat: string): number => {
  // The second field is the name of the program in parentheses, which may contain anything; `cutime` and `cstime` are the
  // 16th and the 17th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) * TICK;
};

/** The processor time since this process began. */
export const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + (countsChildren ? childrensTime(readFileSync(STAT, 'utf8')) : 0);
};
