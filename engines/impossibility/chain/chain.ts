/**
 * The chain of lost messages: no deterministic protocol for coordinated attack survives a link that may lose
 * everything.
 *
 * Gray, "Notes on data base operating systems", 1978; Lynch 1996, Theorem 5.1. In the first world all hold ATTACK and
 * every message arrives, so validity makes them attack. Lose the last message that arrives, again and again: its
 * sender cannot tell, because whatever its receiver could answer is lost already; so it decides the same, and
 * agreement makes the others decide that, too. Once nothing arrives, nobody can tell what order another holds: give
 * one general after the other the order RETREAT, and in the last world validity makes them retreat. Somewhere on the
 * way a property breaks. There is one world more than there are messages and generals.
 *
 * A message is whatever is scheduled: one that claims nothing is lost like any other, and then nobody at all can
 * tell. Of the messages of one round the last sender's is lost first; any order would do, because what is said in a
 * round does not depend on what is heard in it. More than two generals make no difference.
 *
 * Laws (`chain.properties.ts`): every world replays; the first forces ATTACK, the last RETREAT, and a twin leads from
 * each to the next. Limits: where a budget of losses (`loss:k`) is below the number of messages, the later worlds are
 * not allowed, and the chain says nothing. There is no protocol of at most k rounds under loss:k either, but to show
 * it takes another, longer chain, which loses one message a round.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from '../../../model/army.ts';
import { generals } from '../../../model/army.ts';
import type { Instance } from '../../../model/instance.ts';
import { orderName } from '../../../model/order.ts';
import { isAbout } from '../../../model/problem.ts';
import type { Deviation, Scenario } from '../../../model/scenario.ts';
import { honestScenario, runScenario } from '../../../model/scenario.ts';
import type { Work } from '../../../model/work.ts';
import { done } from '../../../model/work.ts';
import { standardValidity } from '../../../properties/validity.ts';
import type { Argument, NotApplicable, Twin, World } from '../argument.ts';
import { notApplicable, otherProblem, randomised, tossesCoins } from '../refusal.ts';
import { refutedIn, twinAt, worldOf } from '../world.ts';

/** More messages are refused: every world holds its whole execution, and there is one for each message. */
export const MOST_CHAIN_MESSAGES = 200;

/** A world that is to be run. */
interface Draft {
  readonly about: string;
  readonly scenario: Scenario;
}

/** The next world of the chain, and who cannot tell it from the one before. */
interface Link extends Draft {
  readonly twin: General;
}

/** Every scheduled message, lost; by round, then sender, then receiver. */
const losses = ({ schedule }: Instance): readonly Deviation[] =>
  schedule.links.flatMap((senders, i) =>
    senders.flatMap((receivers, from) =>
      receivers.flatMap((labels, to) =>
        labels.length === 0 ? [] : [{ round: i + 1, from, to, prescribed: labels, said: [] }],
      ),
    ),
  );

/** The first world, and those that follow. */
const links = (instance: Instance): readonly [Draft, readonly Link[]] => {
  const { army } = instance;
  const everybody = generals(army);
  const [attack, retreat] = [orderName(army, 1), orderName(army, 0)];
  const all = losses(instance);
  const first = honestScenario(
    instance,
    everybody.map(() => 1),
  );
  const whole: Draft = { about: `everybody holds ${attack}, and every message arrives`, scenario: first };
  const dropped = all.toReversed().map(({ round, from, to }, i): Link => ({
    about: `as before, but the last message that arrived, from ${String(from)} to ${String(to)} in round ${String(round)}, is lost`,
    scenario: { ...first, deviations: all.slice(all.length - 1 - i) },
    twin: from,
  }));
  const turned = everybody.toReversed().map((general): Link => ({
    about: `nothing arrives, as before, but general ${String(general)} holds ${retreat}`,
    scenario: { ...first, deviations: all, orders: everybody.map((other) => (other < general ? 1 : 0)) },
    twin: general === 0 ? 1 : 0,
  }));
  return [whole, [...dropped, ...turned]];
};

/** The instance, if the chain applies to it. */
const applies = (instance: Instance): E.Either<NotApplicable, Instance> => {
  const { protocol, faults, schedule } = instance;
  if (!isAbout(protocol, 'chain'))
    return otherProblem('the chain of lost messages is about coordinated attack', instance);
  if (faults.argument !== 'chain')
    return notApplicable(
      'faults',
      `the chain loses messages, and under ${faults.name} ${faults.summary}; ask for loss`,
    );
  if (tossesCoins(instance)) return randomised('the chain', instance);
  const count = `${String(schedule.messages)} scheduled message${schedule.messages === 1 ? '' : 's'}`;
  if (schedule.messages > MOST_CHAIN_MESSAGES)
    return notApplicable(
      'too-large',
      `${protocol.name} has ${count}, and the chain one world for each: more than ${String(MOST_CHAIN_MESSAGES)} are refused; choose fewer rounds`,
    );
  const nothing: Scenario = {
    ...honestScenario(
      instance,
      generals(instance.army).map(() => 1),
    ),
    deviations: losses(instance),
  };
  if (E.isLeft(runScenario(instance, nothing)))
    return notApplicable(
      'faults',
      `the chain loses all of ${protocol.name}'s ${count}, and under ${faults.name} ${faults.summary}: its later worlds are not allowed; ask for loss, or for a budget of ${String(schedule.messages)}`,
    );
  return E.right(instance);
};

/** The chain against an instance, or why it says nothing about it. */
export const chain = (instance: Instance): E.Either<NotApplicable, Argument> => done(chaining(instance));

/** The same, with pauses. */
export function* chaining(instance: Instance): Work<E.Either<NotApplicable, Argument>> {
  const applicable = applies(instance);
  if (E.isLeft(applicable)) return applicable;
  const [first, others] = links(instance);
  const worlds: World[] = [];
  for (const { about, scenario } of [first, ...others])
    worlds.push(yield* worldOf(instance, `world ${String(worlds.length + 1)}`, about, scenario));
  const twins: Twin[] = [];
  for (const [i, { twin }] of others.entries()) {
    yield;
    twins.push(twinAt(instance, worlds, { general: twin, worlds: [i, i + 1] }));
  }
  return E.right({
    kind: 'chain',
    instance,
    t: 0,
    validity: standardValidity(instance),
    worlds,
    twins,
    refuted: refutedIn(instance, worlds),
  });
}
