/**
 * The laws of covering arguments: they hold for every deterministic protocol, so they are run on random ones.
 *
 *   a theorem      within its sizes, an argument exists and some world of it is broken
 *   a replay       every world is a scenario that anyone can run, with no more than t faulty, and ends as it says
 *   twins          see and decide the same in both of their worlds
 *   a chain        neighbouring worlds have twins; RETREAT is forced in the first world and ATTACK in the last
 */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { AnyQuestion } from '../../../test-support/any-protocol.ts';
import { anySeparated, anyTooFew } from '../../../test-support/any-protocol.ts';
import { hasCommander } from '../../../model/problem.ts';
import { done } from '../../../model/work.ts';
import { right } from '../../../test-support/either.ts';
import type { Law } from '../../../test-support/law.ts';
import type { Argument } from '../argument.ts';
import { areTwins, isReplayed } from '../world.properties.ts';
import { covering } from './covering.ts';
import { ring } from './ring.ts';

/** From a forced RETREAT to a forced ATTACK, twin by twin. */
const isChain = ({ worlds, twins }: Argument): void => {
  expect([worlds[0]?.forced, worlds.at(-1)?.forced]).toEqual([0, 1]);
  const linked = twins.map((twin) => twin.worlds);
  for (let world = 1; world < worlds.length; world++) expect(linked).toContainEqual([world - 1, world]);
};

/** All that makes a covering argument one. */
export const isSound = (argument: Argument): void => {
  isReplayed(argument);
  areTwins(argument);
  isChain(argument);
};

/** The argument that somebody makes is sound, about every protocol that is drawn. */
const law = (
  name: string,
  questions: fc.Arbitrary<AnyQuestion>,
  argue: (question: AnyQuestion) => ReturnType<typeof covering>,
): Law => ({
  name,
  property: fc.property(questions, (question) => {
    isSound(right(argue(question)));
  }),
});

/** What Fischer, Lynch and Merritt 1986 prove, for any protocol that comes along. */
export const coveringLaws: readonly Law[] = [
  law('with 3 ≤ n ≤ 3t, any protocol is broken in a world of the hexagon', anyTooFew, ({ instance, t }) =>
    covering(instance, t),
  ),
  law('over a cycle, any protocol is broken by one traitor', anySeparated, ({ instance, t }) => covering(instance, t)),
  law(
    'with 3 ≤ n ≤ 3t, any protocol for consensus is broken in a world of the ring',
    anyTooFew.filter(({ instance }) => !hasCommander(instance.protocol.problem)),
    ({ instance, t }) => done(ring(instance, t)),
  ),
];
