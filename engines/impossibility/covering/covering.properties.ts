/**
 * The laws of covering arguments: they hold for every deterministic protocol, so they are run on random ones.
 *
 *   a theorem      within its sizes, an argument exists and some world of it is broken
 *   a replay       every world is a scenario that anyone can run, with no more than t faulty, and ends as it says
 *   a chain        neighbouring worlds have twins, who see and decide the same in both; RETREAT is forced in the first
 *                  world and ATTACK in the last
 */
import * as E from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { indistinguishable } from '../../../model/view.ts';
import { runScenario } from '../../../model/scenario.ts';
import { keyOf } from '../../../model/tree.ts';
import { agreement } from '../../../properties/agreement.ts';
import { broken } from '../../../properties/judge.ts';
import { termination } from '../../../properties/termination.ts';
import { validity } from '../../../properties/validity.ts';
import type { AnyQuestion } from '../../../test-support/any-protocol.ts';
import { anySeparated, anyTooFew } from '../../../test-support/any-protocol.ts';
import type { Law } from '../../../test-support/law.ts';
import type { NotApplicable } from '../argument.ts';
import type { CoveringArgument, CoveringWorld } from './argue.ts';
import { covering } from './covering.ts';
import { ring } from './ring.ts';

const names = (properties: readonly { readonly name: string }[]): string => properties.map(({ name }) => name).join();

/** What is wrong with a world: it is run once more, from the scenario alone, and judged once more. */
const wrongInWorld = ({ instance, t, validity: name }: CoveringArgument, world: CoveringWorld): string | null => {
  const { scenario, execution } = world.recorded;
  const again = runScenario(instance, scenario);
  if (E.isLeft(again)) return `${world.name} does not run: ${again.left.message}`;
  if (scenario.faulty.length > t) return `${world.name} has ${String(scenario.faulty.length)} faulty`;
  if (JSON.stringify(again.right.scenario) !== JSON.stringify(scenario)) return `${world.name} is told otherwise`;
  if (keyOf(again.right.execution.decisions) !== keyOf(execution.decisions)) return `${world.name} ends otherwise`;
  const properties = [agreement, validity(name), termination];
  const found = broken(properties, instance, scenario, again.right.execution);
  return names(found) === names(world.broken)
    ? null
    : `${world.name} breaks ${names(found)}, not ${names(world.broken)}`;
};

/** What is wrong with the chain that leads from one forced order to the other. */
const wrongInChain = ({ worlds, twins }: CoveringArgument): string | null => {
  for (const { general, worlds: pair } of twins) {
    const [one, other] = pair.map((i) => worlds[i]?.recorded);
    const loyal = [one, other].every((recorded) => recorded?.scenario.faulty.includes(general) === false);
    const same = one !== undefined && other !== undefined && indistinguishable(one.execution, other.execution, general);
    if (!loyal || !same) return `${String(general)} is no twin in the worlds ${pair.join(' and ')}`;
  }
  const gap = worlds.slice(1).findIndex((_, i) => !twins.some(({ worlds: [a, b] }) => a === i && b === i + 1));
  if (gap >= 0) return `nobody connects the worlds ${String(gap)} and ${String(gap + 1)}`;
  const [first, last] = [worlds[0]?.forced, worlds.at(-1)?.forced];
  return first === 0 && last === 1 ? null : `forced are ${String(first)} and ${String(last)}`;
};

/** What is wrong with an argument; `null` if nothing is. */
export const wrongWith = (argument: E.Either<NotApplicable, CoveringArgument>): string | null => {
  if (E.isLeft(argument)) return argument.left.message;
  const { worlds, refuted } = argument.right;
  for (const world of worlds) {
    const wrong = wrongInWorld(argument.right, world);
    if (wrong !== null) return wrong;
  }
  const isFirst = worlds.findIndex(({ broken: properties }) => properties.length > 0) === refuted.world;
  return isFirst && worlds[refuted.world]?.broken.includes(refuted.property) === true
    ? wrongInChain(argument.right)
    : `${refuted.property.name} is not what is broken first`;
};

/** The argument that somebody makes is right, about every protocol that is drawn. */
const law = (
  name: string,
  questions: fc.Arbitrary<AnyQuestion>,
  argue: (question: AnyQuestion) => E.Either<NotApplicable, CoveringArgument>,
): Law => ({
  name,
  property: fc.property(questions, (question) => {
    const wrong = wrongWith(argue(question));
    if (wrong !== null) throw new Error(`${question.instance.protocol.name}: ${wrong}`);
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
    anyTooFew.filter(({ instance }) => instance.protocol.problem === 'consensus'),
    ({ instance, t }) => ring(instance, t),
  ),
];
