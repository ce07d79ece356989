/**
 * The scene of a search: one placement of the faults, and what the search's parts share.
 *
 * A joint state holds the numbers of the states of the generals that follow the protocol (`NOTHING` for the others, and
 * for who has crashed), of the fault model's memory, and of what the properties noted of the orders.
 */
import type { General } from '../../model/army.ts';
import type { Run } from '../../model/execution.ts';
import { runOf } from '../../model/execution.ts';
import type { Lanes } from '../../model/lanes.ts';
import { lanesLogic } from '../../model/lanes.ts';
import { courtOf } from '../../properties/judge.ts';
import type { Meter } from '../meter.ts';
import type { Question } from '../question.ts';
import type { Keep } from './hearing.ts';
import { NOTHING } from './intern.ts';
import type { Joint, Listener } from './listening.ts';
import { listener } from './listening.ts';
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
  return { question, faulty, run, listening: listener(question.instance, run, faulty, weight), weight, meter };
};

/** What a receiver's state is reduced to after a round: after the last one, its decision, if that counts. */
export const keepAfter = <W>({ question, run, faulty }: Scene<W>, round: number, general: General): Keep => {
  if (round < run.rounds) return (state) => state;
  const { deciders } = courtOf(lanesLogic, question.instance, faulty);
  return (state) => (deciders.includes(general) ? run.program.decide(general, state) : []);
};

/** Whether a general's state matters to what follows: it is loyal, or benign and still has something to say. */
export const follows = <W>({ question, faulty, run, listening }: Scene<W>, general: General, memory: number): boolean =>
  !faulty.includes(general) ||
  (question.instance.faults.benign && run.faults.silenced(listening.memories.get(memory), general) === 0);

/** The states after a round, with those that no longer matter forgotten. */
export const forget = <W>(scene: Scene<W>, kept: readonly number[], memory: number): readonly number[] =>
  kept.map((state, general) => (follows(scene, general, memory) ? state : NOTHING));
