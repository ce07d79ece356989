/**
 * Who is connected to whom.
 *
 * The executor folds over *nodes*. A node plays a general and knows, for each other general, which node
 * plays it as seen from here. In the ordinary system node g plays general g and everybody is a neighbour of
 * everybody; a covering of it plays each general several times with the same program; a sparse network
 * leaves neighbours out. Law: neighbourhood is mutual.
 */
import type { Army, General } from './army.ts';
import { generals } from './army.ts';

/** No node plays that general here. */
export const NOBODY = -1;

export interface Node {
  /** The general it plays. */
  readonly id: General;
  /** `neighbours[general]`: the node that plays that general for this one, or `NOBODY`. */
  readonly neighbours: readonly number[];
}

export type Network = readonly Node[];

/** The complete graph: node g is general g. */
export const complete = (army: Army): Network =>
  generals(army).map((id) => ({
    id,
    neighbours: generals(army).map((general) => (general === id ? NOBODY : general)),
  }));
