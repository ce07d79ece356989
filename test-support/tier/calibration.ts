/**
 * How fast this machine is at this moment: how long it takes for a piece of work of known length.
 */
import process from 'node:process';

/** What a piece takes on the machine that the limits are meant for, in milliseconds of processor time: 2 cores, idle. */
const USUALLY = 12;

/** The fastest of so many pieces counts: it is the one that nothing of ours interrupted. */
const PIECES = 2;

const piece = (): number => {
  const before = process.cpuUsage();
  const seen = new Map<number, number>();
  let x = 1;
  for (let i = 0; i < 300_000; i++) {
    x = Math.imul(x, 1_664_525) + 1_013_904_223;
    seen.set(x & 0xffff, (seen.get(x & 0xffff) ?? 0) + 1);
  }
  const { user, system } = process.cpuUsage(before);
  return seen.size === 0 ? 0 : (user + system) / 1000;
};

/** Before so many pieces the work is not compiled yet, and slower. */
const WARM = 6;

let [done, spent] = [0, 0];

/** The processor time that calibrations took so far in this process, in milliseconds: it is nobody’s fault. */
export const calibratingTime = (): number => spent;

/** How many times as long as on that machine a piece of work takes now. */
export const slowness = (): number => {
  const pieces = Array.from({ length: done === 0 ? WARM + PIECES : PIECES }, piece);
  done += pieces.length;
  for (const milliseconds of pieces) spent += milliseconds;
  return Math.min(...pieces) / USUALLY;
};
