/**
 * The leaves of a tree by where they are, so that two trees are compared by name and not by position: fields may be written
 * in any order, and be called anything.
 */
import type { Tree } from './tree.ts';

/** Where a leaf is: the fields and places that lead to it, as JSON. No two places have one name. */
type Where = string;

const visit = <B>(tree: Tree<B>, path: readonly (string | number)[], into: Map<Where, B>): void => {
  if (typeof tree !== 'object' || tree === null) into.set(JSON.stringify(path), tree);
  else if (Array.isArray(tree)) tree.forEach((child: Tree<B>, i) => visit(child, [...path, i], into));
  else for (const [field, child] of Object.entries(tree)) visit(child as Tree<B>, [...path, field], into);
};

/** The leaves, in the order of their names. Trees with the same names have the same shape, but for parts without leaves. */
export const namedLeaves = <B>(tree: Tree<B>): ReadonlyMap<Where, B> => {
  const leaves = new Map<Where, B>();
  visit(tree, [], leaves);
  return new Map([...leaves].toSorted(([a], [b]) => (a < b ? -1 : 1)));
};
