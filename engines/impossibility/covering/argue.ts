/**
 * From a cover to an argument: run its worlds, find who cannot tell them apart, and which world breaks what.
 */
import * as E from 'fp-ts/lib/Either.js';
import { NOBODY } from '../../../model/network.ts';
import type { Work } from '../../../model/work.ts';
import type { Argument, ArgumentKind, NotApplicable, Twin, World } from '../argument.ts';
import { firstBroken, judged } from '../world.ts';
import type { Cover } from './cover.ts';
import { forgeryIn } from './forgery.ts';
import { forged } from './refusal.ts';
import type { Staging } from './staging.ts';
import { stage } from './staging.ts';
import { coveringStory } from './story.ts';

/** A world that was cut out of a cover. */
export interface CoveringWorld extends World {
  /** `plays[general]`: the node of the cover whose view it has; `NOBODY` where none is claimed. */
  readonly plays: readonly number[];
}

/** An argument by a cover, with the cover. */
export interface CoveringArgument extends Argument {
  readonly kind: Extract<ArgumentKind, 'hexagon' | 'cut' | 'ring'>;
  readonly worlds: readonly CoveringWorld[];
  readonly cover: Cover;
}

/** What an argument is made of. */
export interface Outline extends Pick<CoveringArgument, 'kind' | 'cover' | 't' | 'validity'> {
  readonly stagings: readonly Staging[];
}

/** One world, run and judged; or the forgery that it would take. */
function* worldOf(
  { cover, validity, t }: Outline,
  index: number,
  staging: Staging,
): Work<E.Either<NotApplicable, CoveringWorld>> {
  const { instance } = cover;
  const name = `world ${String(index + 1)}`;
  const recorded = yield* stage(cover, staging);
  const { scenario, execution } = recorded;
  if (!execution.allowed) {
    const forgery = forgeryIn(instance, recorded);
    if (forgery === null) throw new Error(`${instance.faults.name} does not allow ${name}, and no forgery shows why`);
    return forged(instance, name, forgery);
  }
  if (scenario.faulty.length > t) throw new Error(`${name} has more than ${String(t)} faulty generals`);
  const world = judged(instance, validity, { name, about: coveringStory(cover, staging), recorded });
  return E.right({ ...world, plays: staging.plays });
}

/** Whoever plays the same node in two worlds sees the same there. */
const twinsOf = (worlds: readonly CoveringWorld[]): readonly Twin[] =>
  worlds.flatMap(({ plays }, i) =>
    worlds
      .slice(i + 1)
      .flatMap((other, k) =>
        plays.flatMap((node, general): readonly Twin[] =>
          node !== NOBODY && other.plays[general] === node ? [{ general, worlds: [i, i + 1 + k] }] : [],
        ),
      ),
  );

/** The argument. That no world breaks anything would contradict the theorem, so it is our own bug. */
export function* argue(outline: Outline): Work<E.Either<NotApplicable, CoveringArgument>> {
  const { kind, cover, t, validity, stagings } = outline;
  const { instance } = cover;
  const worlds: CoveringWorld[] = [];
  for (const [index, staging] of stagings.entries()) {
    const world = yield* worldOf(outline, index, staging);
    if (E.isLeft(world)) return world;
    worlds.push(world.right);
  }
  const refuted = firstBroken(worlds);
  if (refuted === null) throw new Error(`no world of the ${kind} breaks a property of ${instance.protocol.name}`);
  return E.right({ kind, instance, t, validity, worlds, twins: twinsOf(worlds), refuted, cover });
}
