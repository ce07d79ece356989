/**
 * Whether the placements that are listed stand for all that the claim is about, each once.
 *
 * Renaming interchangeable generals leads from a placement to exactly those with the same others faulty and as many of
 * the interchangeable: there are (interchangeable over faulty ones) of them. Where symmetry is not used, a placement stands
 * for itself alone.
 *
 *     no `fewest`    every placement of at most t faulty is needed, and has all its scenarios ruled out
 *     `fewest`       those with fewer than `fewest.faulty` need scenarios with at most `fewest.lies` lies ruled out, the
 *                    others with at most `fewest.lies` - 1; where that is below 0 there is nothing to rule out
 *
 * Placements that are not needed may be listed: they are checked like the others.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from '../../model/army.ts';
import type { Instance } from '../../model/instance.ts';
import type { Manifest, Placement } from '../manifest.ts';

/** What is wrong with the list, and in which field. */
export interface Misplaced {
  readonly field: string;
  readonly message: string;
}

/** The fields of a manifest that say which placements it is about. */
export type Claimed = Pick<Manifest, 't' | 'symmetry' | 'fewest' | 'placements'>;

/** How many ways there are to choose k of n. */
export const waysToChoose = (n: number, k: number): bigint => {
  let ways = 1n;
  for (let i = 1; i <= k; i++) ways = (ways * BigInt(n - i + 1)) / BigInt(i);
  return k < 0 ? 0n : ways;
};

/** Scenarios with at most so many lies have to be ruled out: -1 none, Infinity all. */
const needed = (fewest: Manifest['fewest'], faulty: number): number =>
  fewest === null ? Infinity : faulty < fewest.faulty ? fewest.lies : fewest.lies - 1;

const nobody = (faulty: readonly General[]): string => faulty.join(', ') || 'nobody';

const placementProblem = (
  { army }: Instance,
  { fewest, t }: Claimed,
  { faulty, lies }: Placement,
): Misplaced | null => {
  const stranger = faulty.find((general) => general >= army.n);
  if (stranger !== undefined) return { field: 'faulty', message: `there is no general ${String(stranger)}` };
  if (faulty.some((general, i) => i > 0 && general <= (faulty[i - 1] ?? -1)))
    return { field: 'faulty', message: `${nobody(faulty)}: generals are listed ascending, each once` };
  if (faulty.length > t)
    return {
      field: 'faulty',
      message: `${String(faulty.length)} are faulty, and at most ${String(t)} are claimed about`,
    };
  const least = needed(fewest, faulty.length);
  if ((lies ?? Infinity) >= least) return null;
  const which = least === Infinity ? 'all scenarios' : `scenarios with at most ${String(least)} lies`;
  return {
    field: 'lies',
    message: `with ${nobody(faulty)} faulty ${which} have to be ruled out, not only those with at most ${String(lies)} lies`,
  };
};

/** How many placements the certificate is about; or what is wrong with those that are listed. */
export const cover = (instance: Instance, manifest: Claimed): E.Either<Misplaced, bigint> => {
  const { army, protocol, faults } = instance;
  const { t, symmetry, fewest, placements } = manifest;
  const wrong = (field: string, message: string): E.Either<Misplaced, never> => E.left({ field, message });
  if (t > army.n) return wrong('t', `there are only ${String(army.n)} generals`);
  if (t > 0 && !faults.generalsFail) return wrong('t', `under ${faults.name} nobody is faulty, so t can only be 0`);
  const alike = symmetry ? protocol.interchangeable(army) : [];
  const seen = new Map<string, number>();
  let covered = 0n;
  for (const [i, placement] of placements.entries()) {
    const field = `placements[${String(i)}]`;
    const problem = placementProblem(instance, manifest, placement);
    if (problem !== null) return wrong(`${field}.${problem.field}`, problem.message);
    const { faulty, size } = placement;
    const others = faulty.filter((general) => !alike.includes(general));
    const key = `${others.join()};${String(faulty.length - others.length)}`;
    const before = seen.get(key);
    if (before !== undefined)
      return wrong(field, `${nobody(faulty)}: stands for the same placements as placements[${String(before)}]`);
    seen.set(key, i);
    const orbit = waysToChoose(alike.length, faulty.length - others.length);
    if (BigInt(size) !== orbit)
      return wrong(`${field}.size`, `${nobody(faulty)} stands for ${String(orbit)} placements, not ${size}`);
    if (needed(fewest, faulty.length) >= 0) covered += orbit;
  }
  let all = 0n;
  for (let k = 0; k <= t; k++) if (needed(fewest, k) >= 0) all += waysToChoose(army.n, k);
  // Every attack has at least no lies and nobody faulty.
  if (all === 0n) return wrong('fewest', 'it has no lies and nobody faulty, so nothing is claimed and nothing proved');
  return covered === all
    ? E.right(all)
    : wrong('placements', `they stand for ${String(covered)} of the ${String(all)} placements that are claimed about`);
};
