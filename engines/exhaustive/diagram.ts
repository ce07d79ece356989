/**
 * A round's successors as a weighted decision diagram over the receivers.
 *
 * Node i branches over the outcomes of receiver i and leads to the node of receiver i + 1 under the memory that
 * the outcome left; a leaf is the memory after the last receiver. Where memory does not change within a round, which
 * is the rule, the diagram is a chain: the plain product over receivers. Nodes are hash-consed, so joint states with
 * the same successors share a root, and each root is expanded once.
 */
import type { Semiring } from 'fp-ts/lib/Semiring.js';
import type { Search } from '../finding.ts';
import { sequences } from './intern.ts';
import type { Meter } from '../meter.ts';
import { due, reportProgress } from '../meter.ts';

/** One outcome of a receiver, weighted, and what follows. */
export interface Branch<W> {
  /** The number of what the receiver's state became. */
  readonly kept: number;
  readonly weight: W;
  /** The next receiver's node. */
  readonly next: number;
}

type Node<W> =
  | { readonly _tag: 'Leaf'; readonly memory: number }
  | { readonly _tag: 'Receiver'; readonly branches: readonly Branch<W>[] };

/** One outcome of a receiver. */
export interface Member<W> {
  /** The number of what the receiver's state becomes. */
  readonly kept: number;
  /** The weight of the assignments that lead there. */
  readonly weight: W;
  /** The number of the first of those with the fewest lies. */
  readonly first: number;
}

/** Outcomes of one receiver that leave the same memory. `group` numbers what is kept, with which weights. */
export interface Outcomes<W> {
  readonly group: number;
  readonly memory: number;
  readonly members: readonly Member<W>[];
}

export interface Diagrams<W> {
  readonly leaf: (memory: number) => number;
  /** A receiver's node: its outcomes by memory, and the next receiver's node under each. */
  readonly receiver: (outcomes: readonly Outcomes<W>[], next: (memory: number) => number) => number;
  readonly get: (node: number) => Node<W>;
}

export const diagrams = <W>(): Diagrams<W> => {
  const nodes = new Map<number, Node<W>>();
  const keys = sequences();
  const [leaves, receivers] = [keys.extend(0, 0), keys.extend(0, 1)];
  const put = (node: number, make: () => Node<W>): number => {
    if (!nodes.has(node)) nodes.set(node, make());
    return node;
  };
  return {
    get: (node) => nodes.get(node) as Node<W>,
    leaf: (memory) => put(keys.extend(leaves, memory), () => ({ _tag: 'Leaf', memory })),
    receiver: (outcomes, next) => {
      let key = receivers;
      for (const { group, memory } of outcomes) key = keys.extend(keys.extend(key, group), next(memory));
      return put(key, () => ({
        _tag: 'Receiver',
        branches: outcomes.flatMap(({ memory, members }) =>
          members.map(({ kept, weight }) => ({ kept, weight, next: next(memory) })),
        ),
      }));
    },
  };
};

/**
 * Visit every path from a root to a leaf: what each receiver's state became, the memory, and the path's weight, with
 * `arriving` the weight at the root. A path that weighs nothing is left as soon as it does. `kept` is reused between
 * visits. Stops early if `visit` returns false or the meter is told to.
 */
export function* expand<W>(
  diagram: Diagrams<W>,
  root: number,
  arriving: W,
  semiring: Semiring<W>,
  meter: Meter,
  visit: (kept: readonly number[], memory: number, weight: W) => boolean,
): Search<void> {
  const nodes = [diagram.get(root)];
  const positions = [0];
  const weights = [arriving];
  const kept: number[] = [];
  let depth = 0;
  while (depth >= 0) {
    if (due(meter, 1)) yield* reportProgress(meter);
    if (meter.stopped !== null) return;
    const node = nodes[depth] as Node<W>;
    if (node._tag === 'Leaf') {
      meter.combinations += 1;
      if (meter.combinations > meter.limits.combinations) {
        meter.stopped ??= { _tag: 'combinations', limit: meter.limits.combinations };
        return;
      }
      if (!visit(kept, node.memory, weights[depth] as W)) return;
      depth -= 1;
      continue;
    }
    const branch = node.branches[positions[depth] as number];
    if (branch === undefined) {
      depth -= 1;
      continue;
    }
    positions[depth] = (positions[depth] as number) + 1;
    const weight = semiring.mul(weights[depth] as W, branch.weight);
    if (weight === semiring.zero) continue;
    kept[depth] = branch.kept;
    depth += 1;
    nodes[depth] = diagram.get(branch.next);
    positions[depth] = 0;
    weights[depth] = weight;
  }
}
