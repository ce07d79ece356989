/**
 * The attack with the fewest lies: the exhaustive search, once more, in (min, +).
 *
 * A *lie* is a message that is not as prescribed for what its sender has heard, or that is lost; coins are none. So the
 * search follows the traitors' states as well, and ranges over their orders, which cost nothing. What takes more lies
 * than the budget is dropped on the way, so that a small budget makes a small search. Proved in docs/factoring.md; the
 * attack that is found is run again, and has to have that many lies.
 */
import type { General } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Recorded } from '../../model/scenario.ts';
import type { Property } from '../../properties/property.ts';
import type { Bound } from '../../properties/verdict.ts';
import type { Limits, Search } from '../finding.ts';
import { due, meterOf, reportProgress } from '../meter.ts';
import type { Question } from '../question.ts';
import { mostFaulty } from '../question.ts';
import { alikeIn } from '../symmetry/symmetry.ts';
import { placements, placementText } from './placement.ts';
import type { SearchScene } from './scene.ts';
import { searchSceneOf } from './scene.ts';
import { search } from './search.ts';
import { attackAt } from './trace.ts';
import { fewest } from './weight.ts';

/**
 * The most lies that an attack may have, given how many are faulty: negative for no attack, Infinity for any. To better
 * a known attack with L lies and F faulty, `faulty < F ? L : L - 1`.
 */
export type LieBudget = (faulty: number) => number;

/** What the search may be told. */
export interface FewestOptions {
  readonly limits: Limits;
  /** Whether interchangeable generals may be treated alike. */
  readonly symmetry: boolean;
  readonly budget: LieBudget;
}

export interface Fewest {
  /** The attack as it was run, `null` if there is none within the budget. Where the search was stopped, the best so far. */
  readonly recorded: Recorded | null;
  /** How many lies it has. */
  readonly lies: number | null;
  /** What stopped the search, or `null` where it went through: then no attack within the budget has fewer lies. */
  readonly stopped: Bound | null;
  readonly evaluations: number;
}

/** The attack on a property with the fewest lies and, among those, the fewest faulty. */
export function* fewestLies(question: Question, property: Property, options: FewestOptions): Search<Fewest> {
  const { instance } = question;
  const asked = { ...question, properties: [property] };
  const alike = alikeIn(asked, options);
  const meter = meterOf(options.limits);
  meter.phase = 'looking for the fewest lies';
  let best: Recorded | null = null;
  let lies = Infinity;
  for (const { representative: faulty, size } of placements(instance, mostFaulty(question), alike)) {
    if (due(meter, 1)) yield* reportProgress(meter);
    // At least as many are faulty as in the best attack so far, so it takes fewer lies to be better.
    const most = Math.min(options.budget(faulty.length), lies - 1);
    const scene = most < 0 ? null : searchSceneOf(asked, faulty, fewest(most), meter);
    const better: Recorded | null = scene === null ? null : yield* fewestOf(scene, property, size, alike);
    if (better !== null) {
      best = better;
      lies = better.scenario.deviations.length;
    }
    if (meter.stopped !== null || lies === 0) break;
  }
  return { recorded: best, lies: best === null ? null : lies, stopped: meter.stopped, evaluations: meter.evaluations };
}

/** The attack with the fewest lies of one placement, run again. */
function* fewestOf(
  scene: SearchScene<number>,
  property: Property,
  size: bigint,
  alike: readonly General[],
): Search<Recorded | null> {
  const { faulty, meter } = scene;
  meter.doing = placementText(faulty);
  const { violating, broken } = yield* search(scene, size, alike);
  const end = at(broken, 0);
  if (end === null) return null;
  const attack = yield* attackAt(scene, property, end);
  if (attack === null) return null;
  const [found, lies] = [at(violating, 0), attack.scenario.deviations.length];
  // Where the search was stopped it has not seen every way to this end, and the way back may be shorter.
  if (lies > found || (lies < found && meter.stopped === null))
    throw new Error(
      `the search found ${property.name} broken by ${String(found)} lies, but when run it takes ${String(lies)}`,
    );
  return attack;
}
