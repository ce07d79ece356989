/**
 * The search: all scenarios of one placement of the faults, round by round.
 *
 * The frontier holds joint states (`scene.ts`), each with the weight of the scenarios that reach it. A round takes it to
 * the next (`rounds.ts`), and after the last one the decisions are judged (`judging.ts`). What is computed on the way is
 * the semiring's business (`weight.ts`).
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { lanesLogic } from '../../model/lanes.ts';
import { orderOf } from '../../model/order.ts';
import { holdsOrder } from '../../model/problem.ts';
import { freeOrders } from '../../model/scenario.ts';
import type { Search } from '../finding.ts';
import { due, reportProgress } from '../meter.ts';
import { NO_STATE, sequences } from './intern.ts';
import type { Notes, Searched } from './judging.ts';
import { judgeFrontier, notesOf } from './judging.ts';
import { advance, merge } from './rounds.ts';
import type { Reached, SearchScene } from './scene.ts';
import { stateMatters } from './scene.ts';
import { orderings } from './placement.ts';
import { mindsLies } from './weight.ts';

/** The joint states before round 1, one for each way to deal the orders up to symmetry. */
function* start<W>(
  scene: SearchScene<W>,
  notes: Notes,
  multiplicity: bigint,
  alike: readonly General[],
): Search<Map<number, Reached<W>>> {
  const { question, faulty, run, listening, weight, meter } = scene;
  const { instance } = question;
  const free = mindsLies(weight) ? [] : freeOrders(instance, faulty);
  const memory = listening.memoryNumber(run.faults.start);
  const frontier = new Map<number, Reached<W>>();
  const keys = sequences();
  for (const { representative: orders, size } of orderings(instance, faulty, alike, free)) {
    if (due(meter, 16)) yield* reportProgress(meter);
    if (frontier.size > meter.limits.states) meter.stopped ??= { _tag: 'states', limit: meter.limits.states };
    if (meter.stopped !== null) return frontier;
    const states = generals(instance.army).map((general) => {
      if (!stateMatters(scene, general, memory)) return NO_STATE;
      const value = holdsOrder(instance.protocol, general) ? (orders[general] ?? 0) : 0;
      const state = run.program.start(general, orderOf(lanesLogic, instance.army, value));
      return listening.stateNumber(0, general, state);
    });
    const note = notes.take(orders);
    merge(
      frontier,
      keys,
      { states, memory, note, weight: weight.times(size * multiplicity), from: null, orders },
      weight,
    );
  }
  return frontier;
}

/** All scenarios of one placement, which stands for `multiplicity` alike. */
export function* search<W>(
  scene: SearchScene<W>,
  multiplicity: bigint,
  alike: readonly General[],
): Search<Searched<W>> {
  const notes = notesOf(scene);
  let frontier = yield* start(scene, notes, multiplicity, alike);
  for (let round = 1; round < scene.run.rounds && scene.meter.stopped === null; round++)
    frontier = yield* advance(scene, round, frontier.values());
  return yield* judgeFrontier(scene, notes, scene.meter.stopped === null ? frontier.values() : []);
}
