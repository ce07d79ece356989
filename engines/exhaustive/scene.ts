/**
 * The scene of a search: one placement of the faults, and what the search's parts share.
 *
 * A joint state holds the numbers of the states of the generals that follow the protocol (`NO_STATE` for the others, and
 * for who has crashed), of the fault model's memory, and of what the properties noted of the orders. Where lies make a
 * difference, traitors have states as well: what they should say is what their lies are measured against.
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
import { NO_STATE } from './intern.ts';
import type { JointState, Listener } from './listening.ts';
import { listener } from './listening.ts';
import type { Weight } from './weight.ts';
import { mindsLies } from './weight.ts';

/** A joint state that some scenarios reach, and one way to get there: the first, or the one with the fewest lies. */
export interface Reached<W> extends JointState {
  /** The number of what the properties noted. */
  readonly note: number;
  weight: W;
  /** Where it was reached from; `null` before round 1. */
  readonly from: Reached<W> | null;
  readonly orders: readonly number[];
}

/** The end of some scenario that breaks a property: the decisions' numbers in place of the states'. */
export interface Broken<W> extends JointState {
  readonly from: Reached<W>;
}

/** Everything the parts of one placement's search share. */
export interface SearchScene<W> {
  readonly question: Question;
  readonly faulty: readonly General[];
  /** The generals whose decisions count. */
  readonly deciders: readonly General[];
  readonly run: Run<Lanes>;
  readonly listening: Listener<W>;
  readonly weight: Weight<W>;
  readonly meter: Meter;
}

export const searchSceneOf = <W>(
  question: Question,
  faulty: readonly General[],
  weight: Weight<W>,
  meter: Meter,
): SearchScene<W> => {
  const { instance } = question;
  const run = runOf(lanesLogic, instance, faulty);
  const { deciders } = courtOf(lanesLogic, instance, faulty);
  return { question, faulty, deciders, run, listening: listener(instance, run, faulty, weight), weight, meter };
};

/** What a receiver's state is reduced to after a round: after the last one, its decision, if that counts. */
export const keepAfter = <W>({ run, deciders }: SearchScene<W>, round: number, general: General): Keep => {
  if (round < run.rounds) return (state) => state;
  return deciders.includes(general) ? (state) => run.program.decide(general, state) : () => [];
};

/** Whether a general's state matters to what follows: it is loyal, or still says something, or lies about it. */
export const stateMatters = <W>(scene: SearchScene<W>, general: General, memory: number): boolean => {
  const { question, faulty, run, listening, weight } = scene;
  if (!faulty.includes(general)) return true;
  if (!question.instance.faults.benign) return mindsLies(weight);
  return run.faults.silenced(listening.memories.get(memory), general) === 0;
};

/** The states after a round, with those that no longer matter forgotten. */
export const forget = <W>(scene: SearchScene<W>, kept: readonly number[], memory: number): readonly number[] =>
  kept.map((state, general) => (stateMatters(scene, general, memory) ? state : NO_STATE));
