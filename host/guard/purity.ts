/**
 * Whether a bundle's functions are functions: what they give depends on what they are handed, and on nothing else.
 *
 * Read off the syntax tree, so it finds what shows itself once in a hundred thousand steps as surely as what always does.
 * It is for authors who err and no wall against those who mean to: a write behind a key that is computed, `[][of][of](…)`,
 * is not found. Verdicts do not rest on it, since engines evaluate recordings (`model/recording/`).
 */
import type { ImpureUse } from './impure.ts';
import { impureUses } from './impure.ts';
import { lastingIn } from './lasting.ts';
import { goneOnWith } from './gone-on-with.ts';
import { rootsIn } from './roots.ts';
import { scopesOf } from './scopes.ts';
import type { SyntaxNode } from './syntax.ts';
import { childNodes, treeOf } from './syntax.ts';
import { lastingWrites } from './writes.ts';

/** Something impure: where it is in the text, and what. */
export interface Impurity {
  readonly position: number;
  readonly what: string;
}

const nodesIn = (node: SyntaxNode): readonly SyntaxNode[] => {
  const nodes: SyntaxNode[] = [];
  const waiting: SyntaxNode[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    nodes.push(next);
    waiting.push(...childNodes(next));
  }
  return nodes;
};

/** What is impure in the code that `isOwn` says is the author's, in order. Throws where the text is no ES module. */
export const impuritiesIn = (text: string, isOwn: (position: number) => boolean): readonly Impurity[] => {
  const program = treeOf(text);
  const scopes = scopesOf(program);
  const lasting = lastingIn(scopes, (node) => !isOwn(node.start));
  const all = nodesIn(program);
  const nodes = all.filter(({ start }) => isOwn(start));
  const roots = rootsIn(scopes, all);
  const found: readonly ImpureUse[] = [
    ...impureUses(scopes, nodes),
    ...goneOnWith(scopes, roots, nodes, lasting),
    ...lastingWrites(scopes, roots, nodes, lasting, ({ start }) => isOwn(start)),
  ];
  const byPosition = new Map<number, Impurity>();
  for (const { node, what } of found)
    if (isOwn(node.start) && !byPosition.has(node.start)) byPosition.set(node.start, { position: node.start, what });
  return [...byPosition.values()].sort((one, other) => one.position - other.position);
};
