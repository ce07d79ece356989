/**
 * A threshold is one too low, or one too high.
 */
import { logicCall, shifted, textOf } from '../syntax.ts';
import type { Operator } from '../syntax.ts';

export const threshold: Operator = (node) => {
  const [least] = logicCall(node, 'atLeast') ?? [];
  if (least !== undefined) return [-1, 1].map((by) => ({ node: least, text: shifted(least, by) }));
  const [votes] = logicCall(node, 'majority') ?? [];
  if (votes === undefined) return [];
  // A majority is floor(votes / 2) + 1 of them.
  return ['', ' + 2'].map((more) => ({
    node,
    text: `logic.atLeast(Math.floor(${textOf(votes)}.length / 2)${more}, ${textOf(votes)})`,
  }));
};
