/**
 * Whether a protocol and properties of one’s own obey the laws that every engine relies on, as far as a few draws tell, and
 * whether symmetry that is declared can be shown to be none.
 */
import { generals } from '../model/army.ts';
import type { Instance } from '../model/instance.ts';
import { brokenLaw } from '../model/laws.ts';
import { callsBehind, sourceProtocol } from '../model/recording/recorded.ts';
import { revealed } from '../model/recording/revealed.ts';
import { judgedAlike } from '../properties/laws.ts';
import type { Property } from '../properties/property.ts';
import { symmetryHolds } from '../properties/symmetry.ts';
import { stream } from './fuzz/stream.ts';
import { honestyOf } from './honesty/honesty.ts';
import { symmetryOf } from './symmetry/symmetry.ts';

/** How often properties are tried in each placement, with thirty-two scenarios that cost one execution. */
const JUDGED = 4;

/** With how many scenarios the symmetry of a property is tried, in each placement: each costs two executions. */
const SWAPS = 32;

/** What a law finds wrong, drawn so many times. */
const tried = (times: number, law: () => string | null): string | null => {
  for (let time = 0; time < times; time++) {
    const wrong = law();
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
      tried(JUDGED, () => judgedAlike(instance, properties, faulty, draw)) ??
      properties.reduce<string | null>(
        (found, property) => found ?? tried(SWAPS, () => symmetryHolds(instance, property, faulty, draw)),
        null,
      );
    if (wrong !== null) return wrong;
  }
  const calls = callsBehind(protocol);
  const looks = calls === null ? null : revealed(sourceProtocol(protocol), army, instance.schedule, calls);
  if (looks !== null) return looks;
  // Random runs find what is often wrong; the proof finds what rarely is. A protocol that forges signatures is not refused here: an attack
  // on it is an attack all the same, and no property holds of it (`vacuity.ts`).
  const honesty = honestyOf(instance, most);
  if (honesty.status === 'refuted' && honesty.by === 'admissible') return honesty.reason;
  const { status, reason } = symmetryOf({ instance, t, properties: properties.filter(({ symmetric }) => symmetric) });
  return status === 'refuted' ? reason : null;
};
