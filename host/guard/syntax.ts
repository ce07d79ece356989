/**
 * A bundle's syntax tree: what is used of the parser, and how a tree is gone through.
 */
import type {
  AnonymousFunctionDeclaration,
  AnyNode,
  ArrowFunctionExpression,
  FunctionDeclaration,
  FunctionExpression,
  Program,
} from 'acorn';
import { parse } from 'acorn';

export type SyntaxNode = AnyNode;

export type FunctionNode =
  FunctionDeclaration | FunctionExpression | ArrowFunctionExpression | AnonymousFunctionDeclaration;

/** What runs: a function, or the module itself, which runs once when it is loaded. */
export type Runner = FunctionNode | Program;

export const isFunction = (node: SyntaxNode): node is FunctionNode =>
  node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** The parts of a node, in order. */
export const childNodes = (node: SyntaxNode): readonly SyntaxNode[] =>
  Object.values(node as object).flatMap((value: unknown) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );

/** The tree of an ES module. Throws where the text is none. */
export const treeOf = (text: string): Program => parse(text, { ecmaVersion: 'latest', sourceType: 'module' });

/** What a part of an object is called; `null` where that is computed. */
export const propertyKeyOf = (key: SyntaxNode, computed: boolean): string | null =>
  key.type === 'Identifier' && !computed
    ? key.name
    : key.type === 'PrivateIdentifier'
      ? `#${key.name}`
      : key.type === 'Literal' && typeof key.value === 'string'
        ? key.value
        : null;

/** The field that `object.field` or `object['field']` speaks of; `null` where that is computed, or it is none. */
export const memberFieldOf = (node: SyntaxNode): string | null =>
  node.type === 'MemberExpression' ? propertyKeyOf(node.property, node.computed) : null;

/** The names that a pattern binds. */
export const namesIn = (pattern: SyntaxNode): readonly (SyntaxNode & { readonly type: 'Identifier' })[] => {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((part) => namesIn(part.type === 'Property' ? part.value : part));
    case 'ArrayPattern':
      return pattern.elements.flatMap((part) => (part === null ? [] : namesIn(part)));
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    default:
      return [];
  }
};

/** How many levels down in a pattern a name stands. */
export const levelIn = (pattern: SyntaxNode, name: SyntaxNode): number | null => {
  const below = (parts: readonly (SyntaxNode | null)[], level: number): number | null => {
    const found = parts.flatMap((part) => (part === null ? [] : [levelIn(part, name)])).find((each) => each !== null);
    return found === undefined ? null : found + level;
  };
  switch (pattern.type) {
    case 'ObjectPattern':
      return below(
        pattern.properties.map((part) => (part.type === 'Property' ? part.value : part)),
        1,
      );
    case 'ArrayPattern':
      return below(pattern.elements, 1);
    case 'AssignmentPattern':
      return below([pattern.left], 0);
    // What is left of an object, or of a list, is new.
    case 'RestElement':
      return below([pattern.argument], -1);
    default:
      return pattern === name ? 0 : null;
  }
};
