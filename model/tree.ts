/**
 * Trees of truth values: what a protocol's states, messages and decisions are made of.
 *
 * Readonly arrays and records whose only leaves are `B`: no numbers, no strings, no `null`. So every
 * engine can key, compare, lift and print a state without knowing the protocol. A tree's *shape* must
 * depend on the army, the general and the round only, never on a value; `shapeOf` makes that checkable.
 *
 * Laws: mapTree(t, identity) = t; leavesOf(mapTree(t, f)) = leavesOf(t).map(f);
 * shapeOf(mapTree(t, f)) = shapeOf(t); keyOf(t) = keyOf(u) iff t = u, for trees of one shape.
 */
export type Tree<B> = B | readonly Tree<B>[] | { readonly [field: string]: Tree<B> };

type Branch<B> = readonly Tree<B>[] | { readonly [field: string]: Tree<B> };

const isBranch = <B>(tree: Tree<B>): tree is Branch<B> => typeof tree === 'object' && tree !== null;

const isArray = <B>(branch: Branch<B>): branch is readonly Tree<B>[] => Array.isArray(branch);

/** The same tree with every leaf replaced. */
export const mapTree = <A, B>(tree: Tree<A>, f: (leaf: A) => B): Tree<B> => {
  if (!isBranch(tree)) return f(tree);
  if (isArray(tree)) return tree.map((child) => mapTree(child, f));
  const mapped: Record<string, Tree<B>> = {};
  for (const field in tree) mapped[field] = mapTree(tree[field] as Tree<A>, f);
  return mapped;
};

/** The leaves from left to right, a record's fields in the order they were written. */
export const leavesOf = <B>(tree: Tree<B>): readonly B[] => {
  const leaves: B[] = [];
  collect(tree, leaves);
  return leaves;
};

/** Put the leaves into an array from an index on; the index behind the last. For hot code that has the array already. */
export const placeLeaves = <B>(tree: Tree<B>, into: B[], from: number): number => {
  if (!isBranch(tree)) {
    into[from] = tree;
    return from + 1;
  }
  let next = from;
  if (isArray(tree)) for (const child of tree) next = placeLeaves(child, into, next);
  else for (const field in tree) next = placeLeaves(tree[field] as Tree<B>, into, next);
  return next;
};

/** `leavesOf` into one growing array: states are walked once per evaluation. */
const collect = <B>(tree: Tree<B>, into: B[]): void => {
  if (!isBranch(tree)) into.push(tree);
  else if (isArray(tree)) for (const child of tree) collect(child, into);
  else for (const field in tree) collect(tree[field] as Tree<B>, into);
};

/** The tree's shape as text, fields quoted since they may be called anything: two trees are comparable leaf by leaf if and only if their shapes are equal. */
export const shapeOf = <B>(tree: Tree<B>): string => {
  if (!isBranch(tree)) return '·';
  if (isArray(tree)) return `[${tree.map(shapeOf).join('')}]`;
  return `{${Object.entries(tree)
    .map(([field, child]) => `${JSON.stringify(field)}:${shapeOf(child)}`)
    .join()}}`;
};

/** Whether a tree has the shape of another, with its fields in the same order. */
export const hasShape = <A, B>(tree: Tree<A>, like: Tree<B>): boolean => {
  if (!isBranch(tree) || !isBranch(like)) return !isBranch(tree) && !isBranch(like);
  if (isArray(tree) || isArray(like)) {
    if (!isArray(tree) || !isArray(like) || tree.length !== like.length) return false;
    return tree.every((child, i) => hasShape(child, like[i] as Tree<B>));
  }
  const [names, others] = [Object.keys(tree), Object.keys(like)];
  return (
    names.length === others.length &&
    names.every((name, i) => name === others[i] && hasShape(tree[name] as Tree<A>, like[name] as Tree<B>))
  );
};

/** A text that two boolean trees of one shape share if and only if they are equal. */
export const keyOf = (tree: Tree<boolean>): string => bitsOf(leavesOf(tree));

/** Sixteen leaves a character: keys are made once per reached state, and kept. */
const bitsOf = (leaves: readonly boolean[]): string => {
  let key = '';
  for (let start = 0; start < leaves.length; start += 16) {
    let code = 0;
    for (let j = start; j < Math.min(start + 16, leaves.length); j++) if (leaves[j] === true) code |= 1 << (j - start);
    key += String.fromCharCode(code);
  }
  return key;
};
