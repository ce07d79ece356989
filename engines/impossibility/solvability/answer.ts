/**
 * The answer to whether there is any deterministic protocol, as a value.
 */
import type { Either } from 'fp-ts/lib/Either.js';
import type { General } from '../../../model/army.ts';
import type { Protocol } from '../../../model/protocol.ts';
import type { Bound } from '../../../properties/verdict.ts';
import type { GraphEstimate } from './estimate.ts';
import type { View } from '../../../model/full-view.ts';

/** What went into a graph. */
export interface GraphSize {
  /**
   * Executions of the full-information protocol: every choice of the adversary, as far as loyal generals that decide
   * see it.
   */
  readonly executions: bigint;
  readonly situations: number;
  /** Different views of those that decide: the vertices. */
  readonly views: number;
}

/** A message that is not as the full-information protocol prescribes. */
export interface Departure {
  readonly round: number;
  readonly from: General;
  readonly to: General;
  /** What its sender has seen. */
  readonly prescribed: View;
  /** What arrived; `null` if nothing did. */
  readonly said: View | null;
}

/** An execution of the full-information protocol; what is not listed is as prescribed. */
export interface FullExecution {
  /** In ascending order. */
  readonly faulty: readonly General[];
  /** By general; in a broadcast just the commander's. A traitor's only says what would have been prescribed. */
  readonly orders: readonly number[];
  /** By round, then sender, then receiver. Under crashes, too, every message that did not arrive is listed. */
  readonly departures: readonly Departure[];
  /** The order that validity forces here; `null` where it leaves them free. */
  readonly forced: number | null;
}

/** A general that is loyal in two executions, decides, and sees the same in both. */
export interface FullTwin {
  readonly general: General;
  readonly view: View;
}

/**
 * Executions, each linked to the next by a general that cannot tell them apart. In the first all that decide have to
 * attack, in the last they have to retreat; agreement and the twins carry the order from each to the next. There is
 * no shorter chain.
 */
export interface Chain {
  readonly executions: readonly FullExecution[];
  /** `twins[k]` links `executions[k]` to `executions[k + 1]`. */
  readonly twins: readonly FullTwin[];
}

/** Why a decision map was not made a protocol. */
export interface NoProtocol {
  readonly _tag: 'TooLarge';
  readonly message: string;
}

/** For which views a general attacks. */
export interface GeneralsMap {
  readonly general: General;
  /** How many different views it may have in the end, and in how many of them it attacks. */
  readonly views: number;
  readonly attacking: number;
}

export type Solvability =
  | { readonly _tag: 'Impossible'; readonly chain: Chain; readonly size: GraphSize }
  | {
      readonly _tag: 'Solvable';
      readonly decisions: readonly GeneralsMap[];
      /** The decision map as a protocol: full information, and a decision tree for each general. */
      readonly protocol: Either<NoProtocol, Protocol>;
      /** The connected components of the view graph: a decision map gives each an order. */
      readonly components: number;
      readonly size: GraphSize;
    }
  /** It was stopped; what it had covered by then says nothing. */
  | { readonly _tag: 'Unknown'; readonly bound: Bound }
  /** The question has no meaning, or its view graph would not fit. */
  | {
      readonly _tag: 'Refused';
      readonly reason: 'sizes' | 'faults' | 'problem' | 'validity' | 'too-large';
      readonly message: string;
      /** How large the graph would be, where that is why. */
      readonly estimate: GraphEstimate | null;
    };
