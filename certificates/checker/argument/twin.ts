/**
 * Twins: a general that is loyal in two worlds and sees the same in both, and so does and decides the same there.
 *
 * What it sees is its order, how its coins came up, and what it hears from everybody in every round. Limit: that it decides
 * the same then is a law of protocols, which are functions of what a general sees; it is tried on the twins themselves.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from '../../../model/army.ts';
import type { Instance } from '../../../model/instance.ts';
import { holdsOrder } from '../../../model/problem.ts';
import type { Recorded } from '../../../model/scenario.ts';
import type { CertifiedTwin, CertifiedWorld } from '../../argument.ts';
import type { Objection } from './examination.ts';
import { objection } from './examination.ts';
import type { CheckedWorld } from './world.ts';

/** What a general hears, `[round - 1][from]`, a bit a claim. */
const heardBy = ({ execution }: Recorded, general: General): readonly (readonly string[])[] =>
  execution.rounds.map(({ heard }) =>
    (heard[general] ?? []).map((message) => message.map((claim) => (claim ? '1' : '0')).join('')),
  );

const coinsOf = ({ scenario }: Recorded, general: General): string =>
  scenario.heads
    .filter((coin) => coin.general === general)
    .map(({ round, coin }) => `${String(round)}:${String(coin)}`)
    .sort()
    .join();

/** How what a general sees differs between two worlds; `null` if it does not. */
const difference = (instance: Instance, general: General, one: Recorded, other: Recorded): string | null => {
  if (holdsOrder(instance.protocol, general) && one.scenario.orders[general] !== other.scenario.orders[general])
    return 'it holds another order';
  if (coinsOf(one, general) !== coinsOf(other, general)) return 'its coins come up otherwise';
  const there = heardBy(other, general);
  for (const [r, inbox] of heardBy(one, general).entries())
    for (const [from, message] of inbox.entries())
      if (message !== there[r]?.[from])
        return `it hears something else from general ${String(from)} in round ${String(r + 1)}`;
  return null;
};

const decides = ({ written, world }: Side, general: General): string | null =>
  world.deciders.includes(general) ? (written.decisions[String(general)] ?? null) : null;

/** A world as it is written down, and as it was run. */
interface Side {
  readonly written: CertifiedWorld;
  readonly world: CheckedWorld;
}

/** Whether a twin is one. */
export const checkTwin = (
  instance: Instance,
  { general, worlds: [first, second] }: CertifiedTwin,
  sides: readonly Side[],
  field: string,
): E.Either<Objection, null> => {
  const [one, other] = [sides[first], sides[second]];
  if (one === undefined || other === undefined) return objection('Twin', `${field}.worlds`, 'there is no such world');
  for (const [k, { written }] of [one, other].entries())
    if (written.faulty.includes(general))
      return objection('Twin', `${field}.worlds[${String(k)}]`, `general ${String(general)} is faulty there`);
  const both = `worlds[${String(first)}] and worlds[${String(second)}]`;
  const differs = difference(instance, general, one.world.recorded, other.world.recorded);
  if (differs !== null)
    return objection('Twin', field, `general ${String(general)} can tell ${both} apart: ${differs}`);
  if (decides(one, general) !== decides(other, general))
    return objection(
      'Twin',
      field,
      `general ${String(general)} sees the same in ${both} and decides otherwise: ${instance.protocol.name} is no function of what a general sees`,
    );
  return E.right(null);
};
