/**
 * Which functions a call may run, where that is written down: by their names, as methods, as getters, as constructors.
 */
import type { Scopes } from './scopes.ts';
import type { FunctionNode, SyntaxNode } from './syntax.ts';
import { memberFieldOf, isFunction, propertyKeyOf } from './syntax.ts';

/** What is called, where it is written down; constructors of classes for `new`. */
export interface CallSites {
  readonly functionsOf: (callee: SyntaxNode) => readonly FunctionNode[];
  /** The methods of that name that the author's objects and classes have, getters among them. */
  readonly methodsOf: (name: string) => readonly FunctionNode[];
  /** Whether some object or class of the author's has a field or a method of that name. */
  readonly isOwn: (name: string) => boolean;
  /** The getters of that name. */
  readonly gettersOf: (name: string) => readonly FunctionNode[];
}

export const isClass = (
  node: SyntaxNode,
): node is SyntaxNode & { readonly type: 'ClassDeclaration' | 'ClassExpression' } =>
  node.type === 'ClassDeclaration' || node.type === 'ClassExpression';

/** The functions that names, methods and getters mean. */
export const callsIn = (scopes: Scopes, nodes: readonly SyntaxNode[]): CallSites => {
  const methods = new Map<string, FunctionNode[]>();
  const getters = new Map<string, FunctionNode[]>();
  const note = (into: Map<string, FunctionNode[]>, name: string | null, made: SyntaxNode | null | undefined): void => {
    if (name === null || made === null || made === undefined || !isFunction(made)) return;
    into.set(name, [...(into.get(name) ?? []), made]);
  };
  const own = new Set<string>();
  for (const node of nodes)
    if (node.type === 'MethodDefinition' || node.type === 'Property') {
      const name = propertyKeyOf(node.key, node.computed);
      if (name !== null) own.add(name);
      note(node.kind === 'get' || node.kind === 'set' ? getters : methods, name, node.value);
    } else if (node.type === 'PropertyDefinition') note(methods, propertyKeyOf(node.key, node.computed), node.value);

  const functionsOf = (callee: SyntaxNode, seen: ReadonlySet<SyntaxNode> = new Set()): readonly FunctionNode[] => {
    if (seen.has(callee)) return [];
    const further = new Set([...seen, callee]);
    if (isFunction(callee)) return [callee];
    if (isClass(callee))
      return callee.body.body.flatMap((each) =>
        each.type === 'MethodDefinition' && each.kind === 'constructor' && isFunction(each.value) ? [each.value] : [],
      );
    switch (callee.type) {
      case 'Identifier':
        return (scopes.bindingOf(callee)?.given ?? []).flatMap((given) => functionsOf(given, further));
      case 'ConditionalExpression':
        return [callee.consequent, callee.alternate].flatMap((each) => functionsOf(each, further));
      case 'LogicalExpression':
        return [callee.left, callee.right].flatMap((each) => functionsOf(each, further));
      case 'MemberExpression':
        return methods.get(memberFieldOf(callee) ?? '') ?? [];
      case 'ChainExpression':
      case 'ParenthesizedExpression':
        return functionsOf(callee.expression, further);
      default:
        return [];
    }
  };
  return {
    functionsOf,
    methodsOf: (name) => methods.get(name) ?? [],
    isOwn: (name) => own.has(name),
    gettersOf: (name) => getters.get(name) ?? [],
  };
};
