/**
 * The laws that a certificate rests on, tried on random scenarios before anything is checked.
 *
 * That the readings agree and a protocol is shaped as it says (`model/laws.ts`), and that they agree about the properties
 * (`properties/laws.ts`). Of a product, each half has to be lawful: a traitor's one message to both cannot be as both
 * prescribe. Where placements are listed up to renaming, that renaming changes nothing is tried as well, and then proved
 * (`symmetry.ts`).
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
import { judgedAlike } from '../../properties/laws.ts';
import { symmetryHolds } from '../../properties/symmetry.ts';
import type { Manifest } from '../manifest.ts';
import type { CheckerSearch, Tally } from './search.ts';
import { MANIFEST, pause, refuse } from './search.ts';
import type { CertificateSubject } from './subject.ts';
import { asymmetry } from './symmetry.ts';

/**
 * How many placements are tried, each with thirty-two scenarios, and how often generals are swapped in each of them: so
 * many claims in all executions together, within these bounds.
 */
const TRIED = {
  placements: { claims: 20_000, least: 1, most: 3 },
  swaps: { claims: 50_000, least: 4, most: 32 },
} as const;

const howMany = ({ schedule }: Instance, { claims, least, most }: (typeof TRIED)['placements' | 'swaps']): number =>
  Math.max(least, Math.min(most, Math.floor(claims / Math.max(schedule.claims, 1))));

/** So many of the placements, spread over the list, the last among them. */
const sample = ({ placements }: Manifest, count: number): readonly (readonly General[])[] => {
  const last = placements.length - 1;
  const chosen = Array.from({ length: count }, (_, trial) => Math.round(((trial + 1) * last) / count));
  return [...new Set(chosen)].map((i) => placements[i]?.faulty ?? []);
};

/** What is wrong with the symmetry of the protocol and the properties, as far as a random scenario shows: with good words. */
const swapped = (
  { instance, properties }: CertificateSubject,
  faulty: readonly General[],
  draw: Draw,
): string | null => {
  let wrong = relabellingHolds(instance, faulty, draw);
  for (const property of properties) wrong ??= symmetryHolds(instance, property, faulty, draw);
  return wrong;
};

/** What is wrong with a protocol or a property by itself, as far as random scenarios show. */
const unlawful = (
  { instance, properties, halves = [instance] }: CertificateSubject,
  faulty: readonly General[],
  draw: Draw,
): string | null =>
  halves.reduce<string | null>((wrong, half) => wrong ?? brokenLaw(half, faulty, draw), null) ??
  judgedAlike(instance, properties, faulty, draw);

/** Whether the protocol and the properties obey the laws. */
export const checkLaws = function* (
  manifest: Manifest,
  subject: CertificateSubject,
  draw: Draw,
  tally: Tally,
): CheckerSearch<null> {
  const swaps = manifest.symmetry ? howMany(subject.instance, TRIED.swaps) : 0;
  for (const faulty of sample(manifest, howMany(subject.instance, TRIED.placements)))
    for (let swap = 0; swap <= swaps; swap++) {
      const wrong = swap === 0 ? unlawful(subject, faulty, draw) : swapped(subject, faulty, draw);
      if (wrong !== null) return refuse(MANIFEST, { _tag: 'Law', line: null, message: wrong }, 'protocol');
      const goesOn = yield* pause(tally, 'trying the laws');
      if (E.isLeft(goesOn)) return goesOn;
    }
  if (!manifest.symmetry) return E.right(null);
  const proof = asymmetry(subject, manifest.t);
  for (;;) {
    const goesOn = yield* pause(tally, 'proving the symmetry');
    if (E.isLeft(goesOn)) return goesOn;
    const step = proof.next();
    if (step.done === true && step.value !== null)
      return refuse(MANIFEST, { _tag: 'Law', line: null, message: step.value }, 'symmetry');
    if (step.done === true) return E.right(null);
  }
};
