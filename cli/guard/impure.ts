/**
 * What a function need not be given to have it, and what makes two calls of it differ.
 */
import type { Binding, Scopes } from './scopes.ts';
import type { Node } from './syntax.ts';
import { fieldOf, keyOf } from './syntax.ts';

/** What is global, and what it would bring into a protocol. */
const GLOBALS: ReadonlyMap<string, string> = new Map([
  ...['Date', 'performance', 'Temporal'].map((name) => [name, 'a clock'] as const),
  ...['crypto'].map((name) => [name, 'randomness'] as const),
  ...['process', 'navigator', 'require', '__require', 'localStorage', 'sessionStorage'].map(
    (name) => [name, 'the machine'] as const,
  ),
  ...['globalThis', 'global', 'window', 'self', 'SharedArrayBuffer', 'Atomics'].map(
    (name) => [name, 'what everybody can write to'] as const,
  ),
  ...['eval', 'Function'].map((name) => [name, 'code that is not written down'] as const),
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fetch', 'Worker', 'XMLHttpRequest'].map(
    (name) => [name, 'what happens after the call'] as const,
  ),
  ...['WeakRef', 'FinalizationRegistry'].map((name) => [name, 'the state of the memory'] as const),
]);

/** Modules of Node that compute, and nothing else. */
const COMPUTING = /^(node:)?(assert(\/strict)?|path(\/(posix|win32))?|util)$/;

/** Something impure, and where. */
export interface Finding {
  readonly node: Node;
  readonly what: string;
}

const isGlobal = (scopes: Scopes, node: Node, name: string): boolean => {
  const binding = scopes.bindingOf(node);
  return binding?.kind === 'global' && binding.name === name;
};

/** What a reference to something global is, that is no matter: asking of what type it is. */
const isAsked = (scopes: Scopes, node: Node): boolean => {
  const parent = scopes.parentOf(node);
  return parent?.type === 'UnaryExpression' && parent.operator === 'typeof';
};

const ofBinding = (scopes: Scopes, { name, kind, from, references }: Binding): readonly Finding[] => {
  const brings = kind === 'global' ? GLOBALS.get(name) : undefined;
  if (brings !== undefined)
    return references
      .filter((node) => !isAsked(scopes, node))
      .map((node) => ({ node, what: `it uses ${name === '__require' ? 'require' : name}, which is ${brings}` }));
  if (kind === 'import' && from !== null && !COMPUTING.test(from))
    return references.map((node) => ({ node, what: `it uses ${name} of “${from}”, which is the machine` }));
  return [];
};

/** `Math.random`, `{ random } = Math`, `Symbol(…)`, `Symbol.for(…)`, `import(…)`. */
const ofNode = (scopes: Scopes, node: Node): string | null => {
  switch (node.type) {
    case 'MemberExpression':
      return fieldOf(node) === 'random' && isGlobal(scopes, node.object, 'Math')
        ? 'it uses Math.random, which is randomness'
        : null;
    case 'VariableDeclarator':
      return node.init !== null &&
        node.init !== undefined &&
        isGlobal(scopes, node.init, 'Math') &&
        (node.id.type !== 'ObjectPattern' ||
          node.id.properties.some((part) => part.type !== 'Property' || keyOf(part.key, part.computed) === 'random'))
        ? 'it uses Math.random, which is randomness'
        : null;
    case 'CallExpression':
      return isGlobal(scopes, node.callee, 'Symbol') ||
        (fieldOf(node.callee) === 'for' &&
          node.callee.type === 'MemberExpression' &&
          isGlobal(scopes, node.callee.object, 'Symbol'))
        ? 'it makes a symbol, and what lies under a symbol is no part of a state'
        : null;
    case 'ImportExpression':
      return 'it imports while it runs, and what comes of that is not written down';
    default:
      return null;
  }
};

/** What is impure in these nodes, and in the bindings of their tree. */
export const impureUses = (scopes: Scopes, nodes: readonly Node[]): readonly Finding[] => [
  ...scopes.bindings.flatMap((binding) => ofBinding(scopes, binding)),
  ...nodes.flatMap((node) => {
    const what = ofNode(scopes, node);
    return what === null ? [] : [{ node, what }];
  }),
];
