/**
 * That the modules of others leave alone what every module shares; where one does not, what it changed is put back, and told.
 */
import { ProtocolThrew } from '../model/watched.ts';
import type { Intrinsics } from './intrinsics.ts';
import { intrinsics, putBack } from './intrinsics.ts';

/** How it was before the first of them ran; the process has one, so it is kept here. */
let before: Intrinsics | null = null;

/** The modules that were run since. */
let ran: readonly string[] = [];

/** More than so many modules or changes are not told. */
const MOST_TOLD = 5;

const told = (all: readonly string[], between: string): string => {
  const more = all.length - MOST_TOLD;
  return [...all.slice(0, MOST_TOLD), ...(more > 0 ? [`${String(more)} more`] : [])].join(between);
};

/** A module is about to be run. */
export const aboutToRun = (file: string): void => {
  before ??= intrinsics();
  ran = [...ran.filter((each) => each !== file), file];
};

/** What was changed since modules were run, put back, as a sentence about the module; `null` where nothing was. */
export const changeBy = (files: readonly string[]): string | null => {
  const changed = before === null ? [] : putBack(before);
  if (changed.length === 0) return null;
  return `${files.slice(-MOST_TOLD).join(' or ')} changes what every module shares, the engines included: ${told(changed, ', ')}. A protocol leaves that as it is; write a function, and call it`;
};

/** Throws where a module that was run has changed something since. */
export const unlessChanged = (): void => {
  const change = changeBy(ran);
  if (change !== null) throw new ProtocolThrew(change);
};
