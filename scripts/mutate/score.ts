/** The score of a group, and what is wrong with its results. */
import type { Group } from './groups.ts';
import type { Reason } from './reasons.ts';
import { isNeeded, reasonsFor } from './reasons.ts';
import type { Mutant, Outcome } from './results.ts';

/** A group that was tried. */
export interface Measured {
  readonly group: Pick<Group, 'name' | 'files'>;
  readonly mutants: readonly Mutant[];
}

/** So much of the mutants has to be noticed, in percent. */
export const LEAST = 92;

/** How many mutants came out so. */
export const counted = (mutants: readonly Mutant[], outcome: Outcome): number =>
  mutants.filter((mutant) => mutant.outcome === outcome).length;

export const survivorsOf = (mutants: readonly Mutant[]): readonly Mutant[] =>
  mutants.filter(({ outcome }) => outcome === 'survived');

/** How much of the mutants was noticed, in percent. What could not be run is not counted; where there is nothing, all of it. */
export const scoreOf = (mutants: readonly Mutant[]): number => {
  const noticed = counted(mutants, 'killed') + counted(mutants, 'timeout');
  const all = noticed + counted(mutants, 'survived');
  return all === 0 ? 100 : (100 * noticed) / all;
};

/** A mutant as one reads it. */
const named = ({ file, line, before, after }: Mutant): string => `${file}:${String(line)}: ${before} → ${after}`;

/** What is wrong: survivors without a reason, reasons without a survivor, too low a score. */
export const complaintsOf = ({ group, mutants }: Measured, known: readonly Reason[]): readonly string[] => {
  const survivors = survivorsOf(mutants);
  const score = scoreOf(mutants);
  return [
    ...survivors
      .filter((mutant) => reasonsFor(known, mutant).length !== 1)
      .map((mutant) => {
        const which = reasonsFor(known, mutant).length === 0 ? 'no reason' : 'more than one reason';
        const { file, context, before, after } = mutant;
        return `${which} in survivors.json why this survives: ${named(mutant)}\n${JSON.stringify({ file, context, before, after, reason: '' })}`;
      }),
    ...known
      .filter((reason) => group.files.includes(reason.file) && !isNeeded(reason, survivors))
      .map(
        ({ file, before, after }) =>
          `a reason in survivors.json for what does not survive: ${file}: ${before} → ${after}`,
      ),
    ...(score < LEAST
      ? [`${group.name}: ${score.toFixed(1)} % of the mutants are noticed, and not ${String(LEAST)} %`]
      : []),
  ];
};
