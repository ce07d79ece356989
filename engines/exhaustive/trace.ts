/**
 * From the end of a broken scenario back to its beginning.
 *
 * The search keeps, for each joint state, one that it was first reached from. A trace goes back along those, hears
 * each round once more, and finds for every receiver an assignment of its choices that leads where the search went.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Choose } from '../../model/choice.ts';
import { choiceName } from '../../model/choice.ts';
import type { Recorded } from '../../model/scenario.ts';
import { record, withFewestLies } from '../../model/scenario.ts';
import type { Search } from '../finding.ts';
import { choicesAsked } from './hearing.ts';
import { NOTHING } from './intern.ts';
import type { Heard, Joint, Opened } from './listening.ts';
import { hearAll } from './rounds.ts';
import type { Broken, Reached, Scene } from './scene.ts';
import { forget } from './scene.ts';

/** Which outcome each receiver had. */
type Path = readonly { readonly kept: number; readonly before: number; readonly after: number }[];

/** A path through the receivers' outcomes that ends in the given joint state. */
const pathTo = <W>(
  scene: Scene<W>,
  heard: readonly ReadonlyMap<number, Heard<W>>[],
  opened: Opened,
  target: Joint,
  lastRound: boolean,
): Path | null => {
  const wanted = (general: General, kept: number): boolean =>
    at(target.states, general) === NOTHING || at(target.states, general) === kept;
  const from = (general: General, before: number, path: Path): Path | null => {
    if (general === heard.length) {
      if (before !== target.memory) return null;
      const kept = path.map((step) => step.kept);
      const states = lastRound ? kept : forget(scene, kept, before);
      return states.every((state, i) => state === at(target.states, i)) ? path : null;
    }
    for (const { memory, members } of heard[general]?.get(before)?.outcomes ?? [])
      for (const { kept } of members)
        if (wanted(general, kept)) {
          const found = from(general + 1, memory, [...path, { kept, before, after: memory }]);
          if (found !== null) return found;
        }
    return null;
  };
  return from(0, opened.memory, []);
};

/** The choices of one round that lead from one joint state to another, by name. */
function* choicesOf<W>(
  scene: Scene<W>,
  round: number,
  from: Reached<W>,
  target: Joint,
  into: Map<string, boolean>,
): Search<void> {
  const { listening, run } = scene;
  listening.nextRound();
  const opened = listening.open(round, from);
  const heard = yield* hearAll(scene, round, opened);
  if (heard === null) return;
  const path = pathTo(scene, heard, opened, target, round === run.rounds);
  if (path === null) throw new Error('a joint state that the search reached cannot be reached again');
  for (const general of generals(scene.question.instance.army)) {
    const { kept, before, after } = at(path, general);
    const assignment = heard[general]?.get(before)?.first(kept, after) ?? 0;
    choicesAsked(run, listening.hearer(round, general, opened, before)).forEach((choice, i) => {
      into.set(choiceName(choice), Math.floor(assignment / 2 ** i) % 2 === 1);
    });
  }
}

/** The scenario that ends in `broken`, told from the traitors' orders under which it has the fewest lies. */
export function* trace<W>(scene: Scene<W>, broken: Broken<W>): Search<Recorded> {
  const { question, faulty, run } = scene;
  const choices = new Map<string, boolean>();
  let target: Joint = broken;
  let from: Reached<W> | null = broken.from;
  let round = run.rounds;
  while (from !== null && round > 0) {
    yield* choicesOf(scene, round, from, target, choices);
    target = from;
    from = from.from;
    round -= 1;
  }
  const choose: Choose<boolean> = (choice, honest) => choices.get(choiceName(choice)) ?? honest;
  const { instance } = question;
  return withFewestLies(instance, record(instance, faulty, broken.from.orders, choose));
}
