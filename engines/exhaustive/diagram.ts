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
import type { Table } from './intern.ts';
import { tableOf } from './intern.ts';
import type { Meter } from '../meter.ts';
import { due, report } from '../meter.ts';

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

/** Outcomes of one receiver that leave the same memory. `group` numbers the list's content. */
export interface Outcomes<W> {
  readonly group: number;
  readonly memory: number;
  readonly members: readonly { readonly kept: number; readonly weight: W }[];
}

export interface Diagrams<W> {
  readonly leaf: (memory: number) => number;
  /** A receiver's node: its outcomes by memory, and the next receiver's node under each. */
  readonly receiver: (outcomes: readonly Outcomes<W>[], next: (memory: number) => number) => number;
  readonly get: (node: number) => Node<W>;
}

export const diagrams = <W>(): Diagrams<W> => {
  const nodes: Table<Node<W>> = tableOf();
  return {
    get: nodes.get,
    leaf: (memory) => nodes.idOf(`leaf ${String(memory)}`, () => ({ _tag: 'Leaf', memory })),
    receiver: (outcomes, next) => {
      let key = '';
      for (const { group, memory } of outcomes) key += `${String(group)}:${String(next(memory))};`;
      return nodes.idOf(key, () => ({
        _tag: 'Receiver',
        branches: outcomes.flatMap(({ memory, members }) =>
          members.map(({ kept, weight }) => ({ kept, weight, next: next(memory) })),
        ),
      }));
    },
  };
};

/**
 * Visit every path from a root to a leaf: what each receiver's state became, the memory, and the path's weight.
 * `kept` is reused between visits. Stops early if `visit` returns false or the meter is told to.
 */
export function* expand<W>(
  diagram: Diagrams<W>,
  root: number,
  semiring: Semiring<W>,
  meter: Meter,
  visit: (kept: readonly number[], memory: number, weight: W) => boolean,
): Search<void> {
  const nodes = [diagram.get(root)];
  const positions = [0];
  const weights = [semiring.one];
  const kept: number[] = [];
  let depth = 0;
  while (depth >= 0) {
    if (due(meter, 1)) yield* report(meter);
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
    kept[depth] = branch.kept;
    depth += 1;
    nodes[depth] = diagram.get(branch.next);
    positions[depth] = 0;
    weights[depth] = semiring.mul(weights[depth - 1] as W, branch.weight);
  }
}
