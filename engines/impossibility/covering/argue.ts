/**
 * From a cover to an argument: run its worlds, find who cannot tell them apart, and which world breaks what.
 */
import * as E from 'fp-ts/lib/Either.js';
import { at } from '../../../model/at.ts';
import { booleanLogic } from '../../../model/boolean.ts';
import type { Instance } from '../../../model/instance.ts';
import { NOBODY } from '../../../model/network.ts';
import { orderOf } from '../../../model/order.ts';
import type { Scenario } from '../../../model/scenario.ts';
import { agreement } from '../../../properties/agreement.ts';
import { broken, courtOf, meets, orderVectors } from '../../../properties/judge.ts';
import type { Property } from '../../../properties/property.ts';
import { termination } from '../../../properties/termination.ts';
import type { ValidityName } from '../../../properties/validity.ts';
import { validity } from '../../../properties/validity.ts';
import type { Argument, ArgumentKind, NotApplicable, Twin, World } from '../argument.ts';
import type { Cover } from './cover.ts';
import { forgeryIn } from './forgery.ts';
import { forged } from './refusal.ts';
import type { Staging } from './staging.ts';
import { stage } from './staging.ts';
import { storyOf } from './story.ts';

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
  /** Which validity the worlds are judged by. */
  readonly validity: ValidityName;
}

/** What an argument is made of. */
export interface Outline {
  readonly kind: CoveringArgument['kind'];
  readonly cover: Cover;
  readonly t: number;
  readonly validity: ValidityName;
  readonly stagings: readonly Staging[];
}

/** The only order that a validity lets everybody decide in a scenario; `null` if it leaves them free. */
const forcedBy = (instance: Instance, condition: Property, { faulty, orders }: Scenario): number | null => {
  const { army } = instance;
  const court = courtOf(booleanLogic, instance, faulty);
  const held = orderVectors(booleanLogic, instance, faulty, orders);
  const free = Array.from({ length: army.values }, (_, order) => order).filter((order) => {
    const decision = { decided: true, value: orderOf(booleanLogic, army, order) };
    return meets(condition, court, held, { decisions: held.map(() => decision), lost: false });
  });
  return free.length === 1 ? at(free, 0) : null;
};

/** One world, run and judged; or the forgery that it would take. */
const worldOf =
  ({ cover, validity: name, t }: Outline) =>
  (index: number, staging: Staging): E.Either<NotApplicable, CoveringWorld> => {
    const { instance } = cover;
    const title = `world ${String(index + 1)}`;
    const recorded = stage(cover, staging);
    const { scenario, execution } = recorded;
    if (!execution.allowed) {
      const forgery = forgeryIn(instance, recorded);
      if (forgery === null)
        throw new Error(`${instance.faults.name} does not allow ${title}, and no forgery shows why`);
      return E.left(forged(instance, title, forgery));
    }
    if (scenario.faulty.length > t) throw new Error(`${title} has more than ${String(t)} faulty generals`);
    const condition = validity(name);
    return E.right({
      name: title,
      about: storyOf(cover, staging),
      recorded,
      forced: forcedBy(instance, condition, scenario),
      broken: broken([agreement, condition, termination], instance, scenario, execution),
      plays: staging.plays,
    });
  };

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
export const argue = (outline: Outline): E.Either<NotApplicable, CoveringArgument> =>
  E.map((worlds: readonly CoveringWorld[]): CoveringArgument => {
    const { kind, cover, t, validity: name } = outline;
    const world = worlds.findIndex(({ broken: properties }) => properties.length > 0);
    const property = worlds[world]?.broken[0];
    if (property === undefined)
      throw new Error(`no world of the ${kind} breaks a property of ${cover.instance.protocol.name}`);
    const { instance } = cover;
    return { kind, instance, t, worlds, twins: twinsOf(worlds), refuted: { world, property }, cover, validity: name };
  })(E.traverseReadonlyArrayWithIndex(worldOf(outline))(outline.stagings));
