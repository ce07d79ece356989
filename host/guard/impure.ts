/**
 * What a function need not be given to have it, and what makes two calls of it differ.
 */
import type { Binding, Scopes } from './scopes.ts';
import type { SyntaxNode } from './syntax.ts';
import { memberFieldOf, propertyKeyOf } from './syntax.ts';
import { fieldsOf, wrongField, wrongWith } from './globals.ts';
import { isReading } from './methods.ts';

/** Modules of Node that compute, and nothing else. */
const COMPUTING = /^(node:)?(assert(\/strict)?|path(\/(posix|win32))?|util)$/;

/** Something impure, and where. */
export interface ImpureUse {
  readonly node: SyntaxNode;
  readonly what: string;
}

/** What a reference to something global is, that is no matter: asking of what type it is. */
const isAsked = (scopes: Scopes, node: SyntaxNode): boolean => {
  const parent = scopes.parentOf(node);
  return parent?.type === 'UnaryExpression' && parent.operator === 'typeof';
};

/** What is wrong with one use of something global that may be used in part. */
const ofUse = (scopes: Scopes, node: SyntaxNode, name: string): string | null => {
  const allowed = fieldsOf(name);
  const parent = scopes.parentOf(node);
  if (parent?.type === 'MemberExpression' && parent.object === node) {
    const field = memberFieldOf(parent);
    // A key that is computed is a number, or one of those that are written down elsewhere; of these it may be any.
    if (allowed !== null) return field !== null && allowed.has(field) ? null : wrongField(name, field);
    return null;
  }
  if (allowed !== null && parent?.type === 'CallExpression' && parent.callee === node)
    return name === 'Object' ? null : wrongField(name, '');
  if (parent?.type === 'BinaryExpression' && parent.operator === 'instanceof') return null;
  if (parent?.type === 'VariableDeclarator' && parent.init === node && parent.id.type === 'ObjectPattern') {
    const fields = parent.id.properties.map((part) =>
      part.type === 'Property' ? propertyKeyOf(part.key, part.computed) : null,
    );
    const wrong = fields.find(
      (field) => field === null || field === 'prototype' || (allowed !== null && !allowed.has(field)),
    );
    return wrong === undefined ? null : wrongField(name, wrong);
  }
  if (allowed === null) return null;
  return wrongField(name, null);
};

const ofBinding = (scopes: Scopes, { name, kind, from, references }: Binding): readonly ImpureUse[] => {
  if (kind === 'global') {
    const wrong = wrongWith(name);
    return references.flatMap((node) => {
      const what = isAsked(scopes, node) ? null : (wrong ?? ofUse(scopes, node, name));
      return what === null ? [] : [{ node, what }];
    });
  }
  if (kind === 'import' && from !== null && !COMPUTING.test(from))
    return references.map((node) => ({ node, what: `it uses ${name} of “${from}”, which is the machine` }));
  return [];
};

/** Fields that lead from a value to what every module shares. */
const LEADING = new Set([
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  '__proto__',
  'constructor',
]);

/** `Array.prototype.slice.call(…)` only reads; `Array.prototype` elsewhere may be written to. */
const onlyReads = (scopes: Scopes, prototype: SyntaxNode): boolean => {
  const method = scopes.parentOf(prototype);
  const called = method === null ? null : scopes.parentOf(method);
  return (
    method?.type === 'MemberExpression' &&
    method.object === prototype &&
    isReading(memberFieldOf(method) ?? '') &&
    called?.type === 'MemberExpression' &&
    ['apply', 'call'].includes(memberFieldOf(called) ?? '')
  );
};

/** Whether an expression is an error: one that is made there, or was caught. */
const isError = (scopes: Scopes, node: SyntaxNode): boolean => {
  if (node.type === 'NewExpression' || node.type === 'CallExpression')
    return node.callee.type === 'Identifier' && node.callee.name.endsWith('Error');
  const binding = scopes.bindingOf(node);
  return binding !== null && (binding.isCaught || binding.given.some((given) => isError(scopes, given)));
};

/** What a field is that may not be asked for. */
const ofField = (scopes: Scopes, node: SyntaxNode & { readonly type: 'MemberExpression' }): string | null => {
  const field = memberFieldOf(node);
  if (field === null) return null;
  if (LEADING.has(field)) return `it uses ${field}, which leads to what every module shares`;
  if (field === 'stack' && isError(scopes, node.object)) return 'it uses the stack of an error, which is the machine';
  const binding = scopes.bindingOf(node.object);
  if (binding?.kind !== 'global') return null;
  if (field === 'prototype' && !onlyReads(scopes, node))
    return `it uses ${binding.name}.prototype, which every module shares`;
  return binding.name.endsWith('Error') && field !== 'prototype'
    ? `it uses ${binding.name}.${field}, which every module shares`
    : null;
};

/** `constructor`, `import.meta`, `import(…)`. */
const ofNode = (scopes: Scopes, node: SyntaxNode): string | null => {
  switch (node.type) {
    case 'MemberExpression':
      return ofField(scopes, node);
    case 'MetaProperty':
      return node.meta.name === 'import' ? 'it uses import.meta, which is the machine' : null;
    case 'ImportExpression':
      return 'it imports while it runs, and what comes of that is not written down';
    default:
      return null;
  }
};

/** What is impure in these nodes, and in the bindings of their tree. */
export const impureUses = (scopes: Scopes, nodes: readonly SyntaxNode[]): readonly ImpureUse[] => [
  ...scopes.bindings.flatMap((binding) => ofBinding(scopes, binding)),
  ...nodes.flatMap((node) => {
    const what = ofNode(scopes, node);
    return what === null ? [] : [{ node, what }];
  }),
];
