/**
 * What is written to that outlives the function that is running: variables of the module and of `program`.
 *
 * A write is an assignment, `++`, `delete`, or a call of a method that changes what it is called on. Which binding it means
 * is followed through fields, `get`, conditions, other names of the same thing, and parameters of functions that are called
 * by name.
 *
 * Limits: what a call gives back is taken for something new, except for `get` and `at`; a function that is handed to another
 * one is not followed.
 */
import type { Finding } from './impure.ts';
import type { Lasting } from './lasting.ts';
import { fillsTable } from './memo.ts';
import type { Binding, Scopes } from './scopes.ts';
import type { FunctionNode, Node } from './syntax.ts';
import { fieldOf, isFunction, keyOf, namesIn } from './syntax.ts';

/** Methods that change what they are called on, and with how many arguments at least and at most. */
const CHANGING: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['add', [1, 1]],
  ['clear', [0, 0]],
  ['copyWithin', [2, 3]],
  ['delete', [1, 1]],
  ['fill', [1, 3]],
  ['next', [0, 1]],
  ['pop', [0, 0]],
  ['push', [0, Infinity]],
  ['reverse', [0, 0]],
  ['set', [1, 2]],
  ['shift', [0, 0]],
  ['sort', [0, 1]],
  ['splice', [1, Infinity]],
  ['unshift', [0, Infinity]],
]);

/** Functions of `Object` and `Reflect` that change their first argument. */
const CHANGING_FIRST = new Set([
  'assign',
  'defineProperties',
  'defineProperty',
  'deleteProperty',
  'set',
  'setPrototypeOf',
]);

/** Methods whose result is a part of what they are called on. */
const PARTS = new Set(['at', 'find', 'get']);

/** A write: where, and to what; the name itself, or something that it leads to. */
interface Write {
  readonly node: Node;
  readonly to: Node;
  readonly deep: boolean;
}

/** Whether one of its own is meant by a method, and that changes nothing: `{ add: (a, b) => … }`, a class with a method. */
const isOwnMethod = (scopes: Scopes, object: Node, method: string): boolean => {
  const given = scopes.bindingOf(object)?.given ?? [];
  const has = (node: Node): boolean => {
    switch (node.type) {
      case 'ObjectExpression':
        return node.properties.some((part) => part.type === 'Property' && keyOf(part.key, part.computed) === method);
      case 'ClassDeclaration':
      case 'ClassExpression':
        return node.body.body.some(
          (part) => part.type === 'MethodDefinition' && keyOf(part.key, part.computed) === method,
        );
      case 'NewExpression':
        return (scopes.bindingOf(node.callee)?.given ?? []).some(
          (made) => (made.type === 'ClassDeclaration' || made.type === 'ClassExpression') && has(made),
        );
      default:
        return false;
    }
  };
  return given.length > 0 && given.every(has);
};

/** The write that a node is; `null` if it is none. `ownMethods` change what they are called on, too. */
const writeOf = (scopes: Scopes, node: Node, ownMethods: ReadonlySet<string>): readonly Write[] => {
  const onto = (to: Node): readonly Write[] =>
    to.type === 'MemberExpression' ? [{ node, to: to.object, deep: true }] : patternWrites(node, to);
  switch (node.type) {
    case 'AssignmentExpression':
      return onto(node.left);
    case 'UpdateExpression':
      return onto(node.argument);
    case 'UnaryExpression':
      return node.operator === 'delete' ? onto(node.argument) : [];
    case 'ForOfStatement':
    case 'ForInStatement':
      return node.left.type === 'VariableDeclaration' ? [] : onto(node.left);
    case 'CallExpression': {
      const { callee, arguments: given } = node;
      const method = fieldOf(callee);
      if (callee.type !== 'MemberExpression' || method === null) return [];
      const { object } = callee;
      const binding = scopes.bindingOf(object);
      if (binding?.kind === 'global' && (binding.name === 'Object' || binding.name === 'Reflect')) {
        const [first] = given;
        return CHANGING_FIRST.has(method) && first !== undefined ? [{ node, to: first, deep: true }] : [];
      }
      const [least, most] = CHANGING.get(method) ?? [Infinity, 0];
      const changes = given.length >= least && given.length <= most && !isOwnMethod(scopes, object, method);
      return changes || ownMethods.has(method) ? [{ node, to: object, deep: true }] : [];
    }
    default:
      return [];
  }
};

/** The names and fields that an assignment to a pattern writes to. */
const patternWrites = (node: Node, pattern: Node): readonly Write[] => {
  const fields = (part: Node | null): readonly Node[] => {
    switch (part?.type) {
      case 'MemberExpression':
        return [part.object];
      case 'ObjectPattern':
        return part.properties.flatMap((each) => fields(each.type === 'Property' ? each.value : each.argument));
      case 'ArrayPattern':
        return part.elements.flatMap(fields);
      case 'AssignmentPattern':
        return fields(part.left);
      case 'RestElement':
        return fields(part.argument);
      default:
        return [];
    }
  };
  return [
    ...namesIn(pattern).map((to) => ({ node, to, deep: false })),
    ...fields(pattern).map((to) => ({ node, to, deep: true })),
  ];
};

/** The bindings that an expression may lead to, and `this`. */
const rootsOf = (scopes: Scopes, node: Node, seen: ReadonlySet<Binding> = new Set()): readonly (Binding | 'this')[] => {
  const all = (...parts: readonly Node[]): readonly (Binding | 'this')[] =>
    parts.flatMap((part) => rootsOf(scopes, part, seen));
  switch (node.type) {
    case 'Identifier': {
      const binding = scopes.bindingOf(node);
      if (binding === null || seen.has(binding)) return [];
      const further = new Set([...seen, binding]);
      const behind = binding.given.flatMap((given) => rootsOf(scopes, given, further));
      return [binding, ...behind];
    }
    case 'ThisExpression':
      return ['this'];
    case 'MemberExpression':
      return all(node.object);
    case 'ChainExpression':
      return all(node.expression);
    case 'ConditionalExpression':
      return all(node.consequent, node.alternate);
    case 'LogicalExpression':
      return all(node.left, node.right);
    case 'AssignmentExpression':
      return all(node.right);
    case 'CallExpression': {
      const method = fieldOf(node.callee);
      if (method !== null && PARTS.has(method) && node.callee.type === 'MemberExpression')
        return all(node.callee.object);
      const [first] = node.arguments;
      return node.callee.type === 'Identifier' && PARTS.has(node.callee.name) && first !== undefined ? all(first) : [];
    }
    default:
      return [];
  }
};

/** The method that `this` is meant in; `null` where it is a constructor, or nothing that has a name. */
const methodAround = (scopes: Scopes, node: Node): string | null => {
  let at: Node | null = scopes.runnerOf(node);
  while (at.type === 'ArrowFunctionExpression') at = scopes.runnerOf(at);
  const parent: Node | null = scopes.parentOf(at);
  if (parent?.type !== 'MethodDefinition' && parent?.type !== 'Property') return null;
  if (parent.kind === 'constructor') return null;
  return keyOf(parent.key, parent.computed);
};

/** What is called by its name, and with what. */
interface Call {
  readonly node: Node;
  readonly called: FunctionNode;
  readonly given: readonly Node[];
}

const callsIn = (scopes: Scopes, nodes: readonly Node[]): readonly Call[] =>
  nodes.flatMap((node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return [];
    const functions = (scopes.bindingOf(node.callee)?.given ?? []).filter(isFunction);
    return functions.map((called) => ({ node, called, given: node.arguments }));
  });

/** All writes: those that stand there, and those that calls of own methods and functions come to. */
const writesIn = (scopes: Scopes, nodes: readonly Node[]): readonly Write[] => {
  const methods = new Set<string>();
  const changed = new Map<FunctionNode, Set<number>>();
  const calls = callsIn(scopes, nodes);
  const once = (): readonly Write[] => [
    ...nodes.flatMap((node) => writeOf(scopes, node, methods)),
    ...calls.flatMap(({ node, called, given }) =>
      [...(changed.get(called) ?? [])].flatMap((number) => {
        const to = given[number];
        return to === undefined ? [] : [{ node, to, deep: true }];
      }),
    ),
  ];
  const sizeOf = (): number => methods.size + [...changed.values()].reduce((sum, { size }) => sum + size, 0);
  for (;;) {
    const before = sizeOf();
    const writes = once();
    for (const { node, to, deep } of writes.filter((write) => write.deep))
      for (const root of rootsOf(scopes, to)) {
        if (!deep) continue;
        if (root === 'this') {
          const method = methodAround(scopes, node);
          if (method !== null) methods.add(method);
        } else if (root.kind === 'parameter' && isFunction(root.owner)) {
          const number = root.owner.params.findIndex((parameter) =>
            namesIn(parameter).some((name) => scopes.bindingOf(name) === root),
          );
          changed.set(root.owner, (changed.get(root.owner) ?? new Set()).add(number));
        }
      }
    if (sizeOf() === before) return writes;
  }
};

/** How a binding is spoken of. */
const spokenOf = (scopes: Scopes, { name, owner, kind }: Binding): string =>
  kind === 'global'
    ? `“${name}”, which everybody shares`
    : owner === scopes.program
      ? `“${name}”, which is the module’s and stays between calls`
      : `“${name}”, which belongs to the function around it and stays between calls`;

/** The writes in these nodes to what outlives the function that is running. */
export const lastingWrites = (scopes: Scopes, nodes: readonly Node[], lasting: Lasting): readonly Finding[] =>
  writesIn(scopes, nodes).flatMap(({ node, to, deep }) => {
    const roots = deep ? rootsOf(scopes, to) : [scopes.bindingOf(to)];
    const runner = scopes.runnerOf(node);
    const kept = roots.find(
      (root): root is Binding =>
        root !== null && root !== 'this' && lasting(runner, root.owner) && !fillsTable(scopes, node, root),
    );
    return kept === undefined ? [] : [{ node, what: `it writes to ${spokenOf(scopes, kept)}` }];
  });
