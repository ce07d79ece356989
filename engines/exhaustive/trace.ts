/**
 * From the end of a broken scenario back to its beginning.
 *
 * The search keeps, for each joint state, one that it was reached from. A trace goes back along those, hears each round
 * once more, and finds for every receiver an assignment of its choices that leads where the search went.
 */
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Choose } from '../../model/choice.ts';
import { choiceName } from '../../model/choice.ts';
import type { Recorded } from '../../model/scenario.ts';
import { tellingFewestLies } from '../../model/fewest-lies.ts';
import { recording } from '../../model/scenario.ts';
import { broken } from '../../properties/judge.ts';
import type { Property } from '../../properties/property.ts';
import type { Search } from '../finding.ts';
import { noLimits } from '../finding.ts';
import { grant, metered, meterOf, stepWeight } from '../meter.ts';
import { choicesAsked } from './hearing.ts';
import { NO_STATE } from './intern.ts';
import type { JointState, OpenedRound } from './listening.ts';
import type { HeardByAll } from './rounds.ts';
import { hearAll } from './rounds.ts';
import type { Broken, Reached, SearchScene } from './scene.ts';
import { isNew } from './weight.ts';

/** What the receivers from some one on hear: the memory that each meets, and the assignment of its choices. */
interface Path<W> {
  readonly steps: readonly { readonly before: number; readonly assignment: number }[];
  readonly weight: W;
}

/**
 * A path through the receivers' outcomes that ends in the given joint state, with the fewest lies if the weight minds
 * them. Found from the last receiver back to the first, as the best from each memory on.
 */
const pathTo = <W>(
  scene: SearchScene<W>,
  heard: HeardByAll<W>,
  opened: OpenedRound,
  target: JointState,
): Path<W> | undefined => {
  const { weight } = scene;
  let onwards = new Map<number, Path<W>>([[target.memory, { steps: [], weight: weight.one }]]);
  for (const general of generals(scene.question.instance.army).toReversed()) {
    const wanted = at(target.states, general);
    const here = new Map<number, Path<W>>();
    for (const [before, outcomes] of at(heard, general))
      for (const { memory, members } of outcomes) {
        const rest = onwards.get(memory);
        if (rest === undefined) continue;
        for (const { kept, first, weight: step } of members) {
          if (wanted !== NO_STATE && wanted !== kept) continue;
          const path = { steps: [{ before, assignment: first }, ...rest.steps], weight: weight.mul(step, rest.weight) };
          const known = here.get(before);
          if (known === undefined || isNew(weight.add(known.weight, path.weight), known.weight, path.weight))
            here.set(before, path);
        }
      }
    onwards = here;
  }
  return onwards.get(opened.memory);
};

/** The choices of one round that lead from one joint state to another, by name. */
function* choicesOf<W>(
  scene: SearchScene<W>,
  round: number,
  from: Reached<W>,
  target: JointState,
  into: Map<string, boolean>,
): Search<void> {
  const { listening, run } = scene;
  listening.nextRound();
  const opened = listening.open(round, from);
  const heard = yield* hearAll(scene, round, opened);
  if (heard === null) return;
  const path = pathTo(scene, heard, opened, target);
  if (path === undefined) throw new Error('a joint state that the search reached cannot be reached again');
  for (const general of generals(scene.question.instance.army)) {
    const { before, assignment } = at(path.steps, general);
    choicesAsked(run, listening.hearer(round, general, opened, before)).forEach((choice, i) => {
      into.set(choiceName(choice), Math.floor(assignment / 2 ** i) % 2 === 1);
    });
  }
}

/** The scenario that leads there, told from the traitors' orders under which it has the fewest lies. */
function* trace<W>(scene: SearchScene<W>, end: Broken<W>): Search<Recorded | null> {
  const { question, faulty, run, meter } = scene;
  const choices = new Map<string, boolean>();
  let target: JointState = end;
  let from: Reached<W> | null = end.from;
  let round = run.rounds;
  while (from !== null && round > 0) {
    yield* choicesOf(scene, round, from, target, choices);
    if (meter.stopped !== null) return null;
    target = from;
    from = from.from;
    round -= 1;
  }
  const choose: Choose<boolean> = (choice, honest) => choices.get(choiceName(choice)) ?? honest;
  const { instance } = question;
  const weight = stepWeight(instance);
  const again = yield* metered(meter, meter.phase, weight, recording(instance, faulty, end.from.orders, choose));
  return again === null ? null : yield* metered(meter, meter.phase, weight, tellingFewestLies(instance, again));
}

/**
 * The scenario that ends in `end`, where the search found the property broken, run again; `null` where that was stopped, and
 * then there is none.
 */
export function* attackAt<W>(scene: SearchScene<W>, property: Property, end: Broken<W>): Search<Recorded | null> {
  const { instance } = scene.question;
  // Going back along one scenario is short, so it is done even where the search was stopped, if it is not too long.
  const meter = meterOf(noLimits);
  meter.phase = 'running an attack again';
  grant(meter);
  const recorded = yield* trace({ ...scene, meter }, end);
  if (recorded === null) {
    scene.meter.stopped ??= meter.stopped;
    return null;
  }
  const { scenario, execution } = recorded;
  if (!execution.allowed || broken([property], instance, scenario, execution).length === 0)
    throw new Error(`the search found ${property.name} broken, but its scenario does not break it when it is run`);
  return recorded;
}
