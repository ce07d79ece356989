/**
 * A property: what must be true at the end of every scenario.
 *
 * A property sees an execution twice: at the start, where it notes what it needs of the orders, and at the end,
 * where it judges the decisions. The two halves are apart so that an engine may merge executions that differ in
 * nothing the property asks about. Like a protocol, it computes over a `Logic` and never branches on a value.
 */
import type { Army, General } from '../model/army.ts';
import type { Logic } from '../model/logic.ts';
import type { Order } from '../model/order.ts';
import type { Problem } from '../model/problem.ts';
import { commands } from '../model/problem.ts';
import type { Decision } from '../model/protocol.ts';
import type { Tree } from '../model/tree.ts';
import type { ValidityName } from './conditions.ts';

/** Who is judged: the reading, the army, and who is faulty. */
export interface Court<B> {
  readonly logic: Logic<B>;
  readonly army: Army;
  readonly problem: Problem;
  /** `faulty[general]`. */
  readonly faulty: readonly boolean[];
  /** The loyal generals whose decisions count: in a broadcast the lieutenants. */
  readonly deciders: readonly General[];
}

/** What there is to judge at the end. */
export interface Outcome<B> {
  /** By general. Only those of `deciders` may be looked at. */
  readonly decisions: readonly Decision<B>[];
  /** Some message was lost. */
  readonly lost: B;
}

/** A property in one reading, for one placement of the faults. */
export interface Judgement<B> {
  /** What it notes of the orders; a traitor's is no part of the scenario, and is given as RETREAT. */
  note(orders: readonly Order<B>[]): Tree<B>;
  /** Whether it is met, given its note. Method syntax: what a note is, is the property's own secret. */
  judge(note: Tree<B>, outcome: Outcome<B>): B;
}

export interface Property {
  /** Its name on the command line and in files. */
  readonly name: string;
  /** What it demands, in one sentence. */
  readonly statement: string;
  /** The definition's source. */
  readonly source: string;
  /** Which validity it is, if it is one. */
  readonly condition?: ValidityName;
  /** Renaming generals does not change it; only then do the engines use symmetry. */
  readonly symmetric: boolean;
  readonly on: <B>(court: Court<B>) => Judgement<B>;
}

/** The loyal generals whose decisions count: all of them, in a broadcast the lieutenants. */
export const decidersOf = (problem: Problem, faulty: readonly boolean[]): readonly General[] =>
  faulty.flatMap((isFaulty, general) => (isFaulty || commands({ problem }, general) ? [] : [general]));
