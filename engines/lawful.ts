/**
 * Whether a protocol and properties of one’s own obey the laws that every engine relies on, as far as a few draws tell.
 */
import type { General } from '../model/army.ts';
import { generals } from '../model/army.ts';
import type { Draw } from '../model/draw.ts';
import type { Instance } from '../model/instance.ts';
import { brokenLaw } from '../model/laws.ts';
import { judgedAlike } from '../properties/laws.ts';
import type { Property } from '../properties/property.ts';
import { symmetryHolds } from '../properties/symmetry.ts';
import { stream } from './fuzz/stream.ts';

/** How often properties of one’s own are tried in each placement, with thirty-two scenarios that cost one execution. */
const JUDGED = 4;

/** What is wrong with properties of one’s own, whatever they claim. */
const misjudged = (
  instance: Instance,
  properties: readonly Property[],
  faulty: readonly General[],
  draw: Draw,
): string | null => {
  for (let time = 0; time < JUDGED; time++) {
    const wrong = judgedAlike(instance, properties, faulty, draw);
    if (wrong !== null) return wrong;
  }
  return null;
};

/** How many scenarios a property of one’s own is tried with, in each placement: each costs two executions. */
const SWAPS = 32;

/** What is wrong with the symmetry that properties of one’s own claim. */
const asymmetry = (
  instance: Instance,
  properties: readonly Property[],
  faulty: readonly General[],
  draw: Draw,
): string | null => {
  for (const property of properties)
    for (let swap = 0; swap < SWAPS; swap++) {
      const wrong = symmetryHolds(instance, property, faulty, draw);
      if (wrong !== null) return wrong;
    }
  return null;
};

/** How many placements and draws a protocol of one’s own is tried with before its first verdict. */
const TRIALS = 8;

/** The law that is broken, in words; `null` where none is seen to be. A verdict on what breaks one means nothing. */
export const lawBroken = (instance: Instance, t: number, properties: readonly Property[]): string | null => {
  const { protocol, army, faults } = instance;
  const most = faults.generalsFail ? t : 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const draw = stream('laws', protocol.name, trial);
    const faulty = generals(army)
      .map((general) => ({ general, rank: draw() }))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, Math.min(most, trial))
      .map(({ general }) => general);
    const wrong =
      brokenLaw(instance, faulty, draw) ??
      misjudged(instance, properties, faulty, draw) ??
      asymmetry(instance, properties, faulty, draw);
    if (wrong !== null) return wrong;
  }
  return null;
};
