/**
 * The search: all scenarios of one placement of the faults, round by round.
 *
 * The frontier holds joint states, each with the weight of the scenarios that reach it: the numbers of the states of
 * the generals that follow the protocol (`NOTHING` for the others, and for who has crashed), of the fault model's
 * memory, and of what the properties noted of the orders. Joint states with the same successors are expanded
 * together. After the last round each general's state is reduced to its decision, and the properties are judged.
 * What is computed is the semiring's business.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Run } from '../../model/execution.ts';
import { runOf } from '../../model/execution.ts';
import { holdsOrder } from '../../model/instance.ts';
import type { Lanes } from '../../model/lanes.ts';
import { lanesLogic } from '../../model/lanes.ts';
import { orderOf, valueOf } from '../../model/order.ts';
import type { Decision } from '../../model/protocol.ts';
import type { Tree } from '../../model/tree.ts';
import { leavesOf } from '../../model/tree.ts';
import { courtOf, orderVectors } from '../../properties/judge.ts';
import type { Search } from '../finding.ts';
import type { Question } from '../question.ts';
import type { Diagrams } from './diagram.ts';
import { diagrams, expand } from './diagram.ts';
import type { Keep } from './hearing.ts';
import { NOTHING, sequences, tableOf } from './intern.ts';
import type { Heard, Joint, Listener, Opened } from './listening.ts';
import { listener } from './listening.ts';
import type { Meter } from '../meter.ts';
import { due, report } from '../meter.ts';
import { orderings } from './placement.ts';
import type { Weight } from './weight.ts';

/** A joint state that some scenarios reach, and one way to get there. */
export interface Reached<W> extends Joint {
  /** The number of what the properties noted. */
  readonly note: number;
  weight: W;
  /** Where it was first reached from; `null` before round 1. */
  readonly from: Reached<W> | null;
  readonly orders: readonly number[];
}

/** The end of some scenario that breaks a property: the decisions' numbers in place of the states'. */
export interface Broken<W> extends Joint {
  readonly from: Reached<W>;
}

/** What a search of one placement found. */
export interface Searched<W> {
  readonly total: W;
  /** By property, in the question's order. */
  readonly violating: readonly W[];
  readonly broken: readonly (Broken<W> | null)[];
  readonly viewChanged: boolean;
  readonly decided: ReadonlySet<number>;
}

/** Everything the parts of one placement's search share. */
export interface Scene<W> {
  readonly question: Question;
  readonly faulty: readonly General[];
  readonly run: Run<Lanes>;
  readonly listening: Listener<W>;
  readonly weight: Weight<W>;
  readonly meter: Meter;
}

export const sceneOf = <W>(
  question: Question,
  faulty: readonly General[],
  weight: Weight<W>,
  meter: Meter,
): Scene<W> => {
  const run = runOf(lanesLogic, question.instance, faulty);
  return { question, faulty, run, listening: listener(question.instance, run, faulty, weight, meter), weight, meter };
};

/** What a receiver's state is reduced to after a round: after the last one, its decision, if that counts. */
export const keepAfter = <W>({ question, run, faulty }: Scene<W>, round: number, general: General): Keep => {
  if (round < run.rounds) return (state) => state;
  const { deciders } = courtOf(lanesLogic, question.instance, faulty);
  return (state) => (deciders.includes(general) ? run.program.decide(general, state) : []);
};

/** Whether a general's state matters to what follows: it is loyal, or benign and still has something to say. */
const follows = <W>({ question, faulty, run, listening }: Scene<W>, general: General, memory: number): boolean =>
  !faulty.includes(general) ||
  (question.instance.faults.benign && run.faults.silenced(listening.memories.get(memory), general) === 0);

/** The joint states before round 1, one for each way to deal the orders up to symmetry. */
function* start<W>(
  scene: Scene<W>,
  notes: Notes,
  multiplicity: bigint,
  symmetric: boolean,
): Search<Map<number, Reached<W>>> {
  const { question, faulty, run, listening, weight, meter } = scene;
  const { instance } = question;
  const memory = listening.memoryNumber(run.faults.start);
  const frontier = new Map<number, Reached<W>>();
  const keys = sequences();
  for (const { representative: orders, size } of orderings(instance, faulty, symmetric)) {
    if (due(meter, 16)) yield* report(meter);
    if (frontier.size > meter.limits.states) meter.stopped ??= { _tag: 'states', limit: meter.limits.states };
    if (meter.stopped !== null) return frontier;
    const states = generals(instance.army).map((general) => {
      if (!follows(scene, general, memory)) return NOTHING;
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

/** Put a joint state into a frontier, adding its weight where it is there already. */
const merge = <W>(
  frontier: Map<number, Reached<W>>,
  keys: ReturnType<typeof sequences>,
  reached: Reached<W>,
  weight: Weight<W>,
): void => {
  let key = keys.extend(keys.extend(0, reached.note), reached.memory);
  for (const state of reached.states) key = keys.extend(key, state);
  const known = frontier.get(key);
  if (known === undefined) frontier.set(key, reached);
  else known.weight = weight.add(known.weight, reached.weight);
};

/** Everything each receiver can be made to hear, by the memories it may meet: `[general].get(memory)`. */
export function* hearAll<W>(
  scene: Scene<W>,
  round: number,
  opened: Opened,
): Search<readonly ReadonlyMap<number, Heard<W>>[] | null> {
  const heard: Map<number, Heard<W>>[] = [];
  let memories = new Set([opened.memory]);
  for (const general of generals(scene.question.instance.army)) {
    const here = new Map<number, Heard<W>>();
    const left = new Set<number>();
    const keep = keepAfter(scene, round, general);
    for (const memory of memories) {
      const outcome = yield* scene.listening.hear(round, general, opened, memory, keep);
      if (outcome === null) return null;
      here.set(memory, outcome);
      for (const each of outcome.outcomes) left.add(each.memory);
    }
    heard.push(here);
    memories = left;
  }
  return heard;
}

/** The root of the diagram of what was heard. */
const rootOf = <W>(diagram: Diagrams<W>, heard: readonly ReadonlyMap<number, Heard<W>>[], memory: number): number => {
  let below = new Map<number, number>();
  const next = (left: number): number => {
    const node = below.get(left) ?? diagram.leaf(left);
    below.set(left, node);
    return node;
  };
  for (let general = heard.length - 1; general >= 0; general--) {
    const here = new Map<number, number>();
    for (const [before, { outcomes }] of at(heard, general)) here.set(before, diagram.receiver(outcomes, next));
    below = here;
  }
  return below.get(memory) ?? diagram.leaf(memory);
};

/** Joint states with the same successors and the same note: one of them, and their weights together. */
interface Bundle<W> {
  readonly root: number;
  readonly one: Reached<W>;
  weight: W;
}

/** One round for the whole frontier, up to the point where successors have to be told apart. */
function* bundle<W>(
  scene: Scene<W>,
  diagram: Diagrams<W>,
  round: number,
  frontier: Iterable<Reached<W>>,
): Search<readonly Bundle<W>[]> {
  const { listening, meter, weight } = scene;
  const bundles = new Map<number, Bundle<W>>();
  const keys = sequences();
  for (const reached of frontier) {
    if (due(meter, 1)) yield* report(meter);
    const opened = listening.open(round, reached);
    const heard = yield* hearAll(scene, round, opened);
    if (heard === null || meter.stopped !== null) break;
    const root = rootOf(diagram, heard, opened.memory);
    const key = keys.extend(keys.extend(0, root), reached.note);
    const known = bundles.get(key);
    if (known === undefined) bundles.set(key, { root, one: reached, weight: reached.weight });
    else known.weight = weight.add(known.weight, reached.weight);
  }
  return [...bundles.values()];
}

/** The states after a round, with those that no longer matter forgotten. */
export const forget = <W>(scene: Scene<W>, kept: readonly number[], memory: number): readonly number[] =>
  kept.map((state, general) => (follows(scene, general, memory) ? state : NOTHING));

/** The frontier after a round. */
function* advance<W>(scene: Scene<W>, round: number, frontier: Iterable<Reached<W>>): Search<Map<number, Reached<W>>> {
  const { listening, meter, weight } = scene;
  listening.nextRound();
  const diagram = diagrams<W>();
  const next = new Map<number, Reached<W>>();
  const keys = sequences();
  for (const { root, one, weight: arriving } of yield* bundle(scene, diagram, round, frontier)) {
    yield* expand(diagram, root, weight, meter, (kept, memory, path) => {
      const states = forget(scene, kept, memory);
      const { note, orders } = one;
      merge(next, keys, { states, memory, note, weight: weight.mul(arriving, path), from: one, orders }, weight);
      if (next.size > meter.limits.states) meter.stopped ??= { _tag: 'states', limit: meter.limits.states };
      return meter.stopped === null;
    });
    if (meter.stopped !== null) break;
  }
  return next;
}

/** What the properties noted, by number. */
interface Notes {
  readonly take: (orders: readonly number[]) => number;
  readonly get: (note: number) => readonly Tree<Lanes>[];
}

const notesOf = <W>({ question, faulty }: Scene<W>): Notes => {
  const { instance, properties } = question;
  const court = courtOf(lanesLogic, instance, faulty);
  const table = tableOf<readonly Tree<Lanes>[]>();
  return {
    take: (orders) => {
      const vectors = orderVectors(lanesLogic, instance, orders);
      const notes = properties.map((property) => property.on(court).note(vectors));
      return table.idOf(leavesOf(notes).join(), () => notes);
    },
    get: table.get,
  };
};

/** After the last round: judge every combination of decisions that can be brought about. */
function* judge<W>(scene: Scene<W>, notes: Notes, frontier: Iterable<Reached<W>>): Search<Searched<W>> {
  const { question, faulty, run, listening, weight, meter } = scene;
  const { instance, properties } = question;
  const court = courtOf(lanesLogic, instance, faulty);
  const judgements = properties.map((property) => property.on(court));
  const violating = properties.map(() => weight.zero);
  const broken: (Broken<W> | null)[] = properties.map(() => null);
  const decided = new Set<number>();
  let total = weight.zero;
  const keys = sequences();
  const judged = new Map<number, readonly boolean[]>();

  const judgeOnce = (note: number, kept: readonly number[], memory: number): readonly boolean[] => {
    let key = keys.extend(keys.extend(0, note), memory);
    for (const decision of kept) key = keys.extend(key, decision);
    const known = judged.get(key);
    if (known !== undefined) return known;
    const decisions = kept.map((decision) => listening.states.get(decision) as Decision<Lanes>);
    for (const general of court.deciders) {
      const { decided: has, value } = at(decisions, general);
      if (has !== 0) decided.add(valueOf(value.map((bit) => bit !== 0)));
    }
    const lost = run.faults.lost(listening.memories.get(memory));
    const noted = notes.get(note);
    const verdicts = judgements.map((judgement, i) => judgement.judge(at(noted, i), { decisions, lost }) === 0);
    judged.set(key, verdicts);
    return verdicts;
  };

  listening.nextRound();
  const diagram = diagrams<W>();
  for (const { root, one, weight: arriving } of yield* ending(scene, diagram, frontier)) {
    yield* expand(diagram, root, weight, meter, (kept, memory, path) => {
      const here = weight.mul(arriving, path);
      total = weight.add(total, here);
      judgeOnce(one.note, kept, memory).forEach((isBroken, i) => {
        if (!isBroken) return;
        violating[i] = weight.add(at(violating, i), here);
        broken[i] ??= { states: [...kept], memory, from: one };
      });
      return true;
    });
    if (meter.stopped !== null) break;
  }
  return { total, violating, broken, viewChanged: listening.changed(), decided };
}

/** The last round's bundles; of a protocol without rounds, the decisions it starts with. */
function* ending<W>(
  scene: Scene<W>,
  diagram: Diagrams<W>,
  frontier: Iterable<Reached<W>>,
): Search<readonly Bundle<W>[]> {
  const { run } = scene;
  if (run.rounds > 0) return yield* bundle(scene, diagram, run.rounds, frontier);
  return [...frontier].map((one) => ({ root: decideAtOnce(scene, diagram, one), one, weight: one.weight }));
}

const decideAtOnce = <W>(scene: Scene<W>, diagram: Diagrams<W>, { states, memory }: Reached<W>): number => {
  const { listening, weight } = scene;
  return states.reduceRight((next, state, general) => {
    const keep = keepAfter(scene, 0, general);
    const kept = state === NOTHING ? NOTHING : listening.stateNumber(1, general, keep(listening.states.get(state)));
    return diagram.receiver([{ group: kept, memory, members: [{ kept, weight: weight.one }] }], () => next);
  }, diagram.leaf(memory));
};

/** All scenarios of one placement, which stands for `multiplicity` alike. */
export function* search<W>(scene: Scene<W>, multiplicity: bigint, symmetric: boolean): Search<Searched<W>> {
  const notes = notesOf(scene);
  let frontier = yield* start(scene, notes, multiplicity, symmetric);
  for (let round = 1; round < scene.run.rounds && scene.meter.stopped === null; round++)
    frontier = yield* advance(scene, round, frontier.values());
  return yield* judge(scene, notes, scene.meter.stopped === null ? frontier.values() : []);
}
