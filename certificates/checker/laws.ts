/**
 * The laws that a certificate rests on, tried on random scenarios before anything is checked.
 *
 * That the readings agree and a protocol is shaped as it says (`model/laws.ts`); that renaming interchangeable generals
 * changes nothing, of the protocol as of the properties, where placements are listed up to renaming.
 *
 * Limit: a law that is tried may still be broken elsewhere. That is why the definition of the protocol, and what it says
 * about itself, are among what has to be trusted.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from '../../model/army.ts';
import type { Draw } from '../../model/draw.ts';
import type { Instance } from '../../model/instance.ts';
import { brokenLaw } from '../../model/laws.ts';
import { relabellingHolds } from '../../model/relabelling.ts';
import { symmetryHolds } from '../../properties/symmetry.ts';
import type { Manifest } from '../manifest.ts';
import type { Search, Tally } from './search.ts';
import { MANIFEST, pause, refuse } from './search.ts';
import type { Subject } from './subject.ts';

/** So many placements are tried at most, each with thirty-two scenarios at once. */
const TRIALS = 3;

/** How many generals are swapped in each placement: so many claims in all executions together, within these bounds. */
const SWAPS = { claims: 200_000, least: 4, most: 32 } as const;

/** Some of the placements, the first and the last among them. */
const sample = ({ placements }: Manifest): readonly (readonly General[])[] => {
  if (placements.length === 0) return [[]];
  const last = placements.length - 1;
  const chosen = Array.from({ length: TRIALS }, (_, trial) => Math.round((trial * last) / (TRIALS - 1)));
  return [...new Set(chosen)].map((i) => placements[i]?.faulty ?? []);
};

const swapsIn = ({ schedule }: Instance): number =>
  Math.max(SWAPS.least, Math.min(SWAPS.most, Math.floor(SWAPS.claims / Math.max(schedule.claims, 1))));

/** What is wrong with the symmetry of the protocol and the properties, as far as a random scenario shows. */
const asymmetry = ({ instance, properties }: Subject, faulty: readonly General[], draw: Draw): string | null => {
  let wrong = relabellingHolds(instance, faulty, draw);
  for (const property of properties) wrong ??= symmetryHolds(instance, property, faulty, draw);
  return wrong;
};

/** Whether the protocol and the properties obey the laws. */
export const checkLaws = function* (manifest: Manifest, subject: Subject, draw: Draw, tally: Tally): Search<null> {
  const swaps = manifest.symmetry ? swapsIn(subject.instance) : 0;
  for (const faulty of sample(manifest))
    for (let swap = 0; swap <= swaps; swap++) {
      const wrong = swap === 0 ? brokenLaw(subject.instance, faulty, draw) : asymmetry(subject, faulty, draw);
      if (wrong !== null) return refuse(MANIFEST, { _tag: 'Law', line: null, message: wrong }, 'protocol');
      const goesOn = yield* pause(tally, 'trying the laws');
      if (E.isLeft(goesOn)) return goesOn;
    }
  return E.right(null);
};
