/**
 * What an engine finds, and how it reports on the way.
 *
 * An engine is a generator: it yields its progress, and is resumed with nothing or with the bound that it is to stop
 * at. It knows no clock and no signal; whoever drives it does.
 */
import type { General } from '../model/army.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Bound, Grade } from '../properties/verdict.ts';

/** How far an engine has got. */
export interface Progress {
  /** What it is doing, in a few words. */
  readonly doing: string;
  /** What that is part of, as it is said after “while”; engines have a list of theirs (`phase.ts`). */
  readonly phase?: string;
  /** `receive`s so far, however many lanes each carried. */
  readonly evaluations: number;
  /** Scenarios covered so far. */
  readonly scenarios: bigint;
  /** Where somebody else is at work, such as a solver in a process of its own: when it is worth going on. */
  readonly waiting?: Promise<void>;
}

/** A search under way; resuming it with a bound makes it stop there and report what it has covered. */
export type Search<A> = Generator<Progress, A, Bound | undefined>;

/** Run a search to its end without asking anybody; for parts of one that are short and must not be cut off. */
export const completed = <A>(search: Search<A>): A => {
  let step = search.next();
  while (step.done !== true) step = search.next();
  return step.value;
};

/** Evidence that a search did not pass for want of anything to find. */
export interface Witnesses {
  /** In some scenario the faults changed what a loyal general heard. */
  readonly viewChanged: boolean;
  /** The orders that some loyal general decided in some scenario, ascending. */
  readonly decided: readonly number[];
  /** Why not everything was looked for; then what is not here may happen all the same. */
  readonly stopped?: Bound;
}

/** A scenario that breaks a property, as the engine came upon it: not shrunk yet. */
export interface Attack {
  readonly property: string;
  readonly scenario: Scenario;
}

export interface Finding {
  /** The name of the engine: `engineOf` of the registry knows it. */
  readonly engine: string;
  readonly grade: Grade;
  /** What stopped it, or `null` where it went through. */
  readonly stopped: Bound | null;
  /** Scenarios covered: all of them if it was not stopped and is not sampled; `null` where they were not counted. */
  readonly scenarios: bigint | null;
  /** By property: how many of those break it; `null` where they were not counted. */
  readonly violating: Readonly<Record<string, bigint | null>>;
  readonly evaluations: number;
  readonly witnesses: Witnesses;
  /** One for each property that was broken. */
  readonly attacks: readonly Attack[];
  /** The generals that were taken for each other, because that was proved; none where symmetry was not used. */
  readonly alike: readonly General[];
}

/** What an engine finds that goes through scenarios one way or another, and so has counted them. */
export interface Counted extends Finding {
  readonly scenarios: bigint;
  readonly violating: Readonly<Record<string, bigint>>;
}

/** Limits an engine keeps itself; seconds and interruptions come from outside. */
export interface Limits {
  readonly evaluations: number;
  /** States kept at once. */
  readonly states: number;
  /**
   * Combinations of outcomes that are gone through, since what the receivers of a round hear multiplies; one that has to be
   * judged counts again for every general that decides.
   */
  readonly combinations: number;
}

export const noLimits: Limits = { evaluations: Infinity, states: Infinity, combinations: Infinity };
