/**
 * A view: what one general saw of an execution.
 *
 * Its order, and everything that arrived. Two executions are indistinguishable to a general when its views
 * of them are equal; a deterministic general then does the same in both (Lynch 1996, §5).
 */
import type { General } from './army.ts';
import type { Execution } from './execution.ts';
import type { Tree } from './tree.ts';
import { keyOf } from './tree.ts';

/** What general (or node) `general` saw, as a tree: its first state, then what it heard round by round. */
export const viewOf = <B>(execution: Execution<B>, general: General): Tree<B> => [
  execution.start[general] as Tree<B>,
  execution.rounds.map((round): Tree<B> => round.heard[general] ?? []),
];

/** The general cannot tell the two executions apart. */
export const indistinguishable = (a: Execution<boolean>, b: Execution<boolean>, general: General): boolean =>
  keyOf(viewOf(a, general)) === keyOf(viewOf(b, general));
