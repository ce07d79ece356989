/**
 * What is written to that outlives the function that is running: variables of the module and of `program`.
 *
 * A write is an assignment, `++`, `delete`, a call of a method that changes what it is called on, or of one that nobody knows.
 * What it may be to is followed by `roots.ts`; and where a function or a method changes what it is handed, its calls are
 * writes, too.
 *
 * Limit: a function that is handed to another one of the author's is not followed.
 */
import type { ImpureUse } from './impure.ts';
import type { Lasting } from './lasting.ts';
import { fillsTable } from './memo.ts';
import type { Binding, Scopes } from './scopes.ts';
import { CALLING } from './scopes.ts';
import { CHANGING, isReading } from './methods.ts';
import type { ParameterPart, Root, Roots } from './roots.ts';
import { parameterOf, part, partAt } from './roots.ts';
import type { FunctionNode, SyntaxNode } from './syntax.ts';
import { memberFieldOf, isFunction, propertyKeyOf, namesIn } from './syntax.ts';

/** Functions of `Object` and `Reflect` that change their first argument. */
const CHANGING_FIRST = new Set([
  'assign',
  'defineProperties',
  'defineProperty',
  'deleteProperty',
  'freeze',
  'preventExtensions',
  'seal',
  'set',
  'setPrototypeOf',
]);

/** A write: where, and to what. */
interface Write {
  readonly node: SyntaxNode;
  /** What is written to. */
  readonly to: readonly Root[];
  /** The method that is called, where it is one that nobody knows. */
  readonly unknown: string | null;
}

/** Whether one of its own is meant by a method, and that changes nothing: `{ add: (a, b) => … }`, a class with a method. */
const isOwnMethod = (scopes: Scopes, object: SyntaxNode, method: string): boolean => {
  const given = scopes.bindingOf(object)?.given ?? [];
  const has = (node: SyntaxNode): boolean => {
    switch (node.type) {
      case 'ObjectExpression':
        return node.properties.some(
          (part) => part.type === 'Property' && propertyKeyOf(part.key, part.computed) === method,
        );
      case 'ClassDeclaration':
      case 'ClassExpression':
        return node.body.body.some(
          (part) => part.type === 'MethodDefinition' && propertyKeyOf(part.key, part.computed) === method,
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

/** The names and fields that an assignment to a pattern writes to. */
const written = (scopes: Scopes, { rootsOf }: Roots, pattern: SyntaxNode): readonly Root[] => {
  const fields = (target: SyntaxNode | null): readonly SyntaxNode[] => {
    switch (target?.type) {
      case 'MemberExpression':
        return [target.object];
      case 'ObjectPattern':
        return target.properties.flatMap((each) => fields(each.type === 'Property' ? each.value : each.argument));
      case 'ArrayPattern':
        return target.elements.flatMap(fields);
      case 'AssignmentPattern':
        return fields(target.left);
      case 'RestElement':
        return fields(target.argument);
      default:
        return [];
    }
  };
  const names = namesIn(pattern).flatMap((name) => scopes.bindingOf(name) ?? []);
  return [...names.map((of) => ({ of, down: 0, around: 0 })), ...fields(pattern).flatMap(rootsOf)];
};

/** The write that a node is. `changing` are methods of the author's that change what they are called on. */
const writeOf = (scopes: Scopes, roots: Roots, node: SyntaxNode, changing: ReadonlySet<string>): readonly Write[] => {
  const { rootsOf, calls } = roots;
  const onto = (pattern: SyntaxNode): readonly Write[] => [
    { node, to: written(scopes, roots, pattern), unknown: null },
  ];
  const into = (to: SyntaxNode | undefined, unknown: string | null = null): readonly Write[] =>
    to === undefined ? [] : [{ node, to: rootsOf(to), unknown }];
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
    case 'MemberExpression': {
      const field = memberFieldOf(node) ?? '';
      return changing.has(field) && calls.gettersOf(field).length > 0 ? into(node.object) : [];
    }
    case 'CallExpression': {
      const { callee, arguments: given } = node;
      const method = memberFieldOf(callee);
      if (callee.type !== 'MemberExpression' || method === null) return [];
      const { object } = callee;
      const global = scopes.bindingOf(object)?.kind === 'global' ? scopes.bindingOf(object)?.name : undefined;
      if (global === 'Object' || global === 'Reflect') return CHANGING_FIRST.has(method) ? into(given[0]) : [];
      if (global !== undefined) return [];
      // `[].push.call(list, …)`
      if (method === 'call' || method === 'apply')
        return CHANGING.has(memberFieldOf(object) ?? '') ? into(given[0]) : [];
      if (changing.has(method)) return into(object);
      const [least, most] = CHANGING.get(method) ?? [Infinity, 0];
      if (given.length >= least && given.length <= most) return isOwnMethod(scopes, object, method) ? [] : into(object);
      return isReading(method) || CHANGING.has(method) || method === 'bind' || calls.isOwn(method)
        ? []
        : into(object, method);
    }
    default:
      return [];
  }
};

/** The method that `this` is meant in; `null` where it is a constructor, or nothing that has a name. */
const methodAround = (scopes: Scopes, node: SyntaxNode): string | null => {
  let at: SyntaxNode | null = scopes.runnerOf(node);
  while (at.type === 'ArrowFunctionExpression') at = scopes.runnerOf(at);
  const parent: SyntaxNode | null = scopes.parentOf(at);
  if (parent?.type !== 'MethodDefinition' && parent?.type !== 'Property') return null;
  if (parent.kind === 'constructor') return null;
  return propertyKeyOf(parent.key, parent.computed);
};

/** A function that is called, and with what. */
interface Call {
  readonly node: SyntaxNode;
  readonly called: FunctionNode;
  readonly handed: (parameter: ParameterPart) => readonly Root[];
}

const callsIn = (roots: Roots, nodes: readonly SyntaxNode[]): readonly Call[] => {
  const { calls, rootsOf, rootsHanded } = roots;
  const plain = (node: SyntaxNode, callee: SyntaxNode, given: readonly SyntaxNode[]): readonly Call[] =>
    calls.functionsOf(callee).map((called) => ({ node, called, handed: (parameter) => rootsHanded(given, parameter) }));
  return nodes.flatMap((node): readonly Call[] => {
    switch (node.type) {
      case 'NewExpression':
        return plain(node, node.callee, node.arguments);
      case 'TaggedTemplateExpression':
        return plain(node, node.tag, [node.quasi, ...node.quasi.expressions]);
      case 'CallExpression': {
        const { callee, arguments: given } = node;
        const direct = plain(node, callee, given);
        // A function that is handed over by its name to a method that calls it, with the parts of what it is called on.
        if (callee.type !== 'MemberExpression' || !CALLING.has(memberFieldOf(callee) ?? '')) return direct;
        const over = memberFieldOf(callee) === 'from' ? given[0] : callee.object;
        const named = given.filter(({ type }) => type === 'Identifier').flatMap((each) => calls.functionsOf(each));
        return [
          ...direct,
          ...(over === undefined
            ? []
            : named.map((called) => ({ node, called, handed: () => rootsOf(over).map(part) }))),
        ];
      }
      default:
        return [];
    }
  });
};

/** A parameter that a function changes, or may change by a method that nobody knows. */
interface Changed extends ParameterPart {
  readonly unknown: string | null;
}

/** All writes: those that stand there, and those that calls of own methods and functions come to. */
const writesIn = (scopes: Scopes, roots: Roots, nodes: readonly SyntaxNode[]): readonly Write[] => {
  const methods = new Set<string>();
  /** Which parameters each function changes, and how many levels down. */
  const changed = new Map<FunctionNode, Map<string, Changed>>();
  const calls = callsIn(roots, nodes);
  const once = (): readonly Write[] => [
    ...nodes.flatMap((node) => writeOf(scopes, roots, node, methods)),
    ...calls.flatMap(({ node, called, handed }) =>
      [...(changed.get(called)?.values() ?? [])].map((parameter) => ({
        node,
        to: handed(parameter).map((root) => partAt(root, parameter.level)),
        unknown: parameter.unknown,
      })),
    ),
  ];
  const sizeOf = (): number => methods.size + [...changed.values()].reduce((sum, { size }) => sum + size, 0);
  for (;;) {
    const before = sizeOf();
    const writes = once();
    for (const { node, to, unknown } of writes)
      for (const { of, down, around } of to) {
        if (around > 0) continue;
        if (of === 'this') {
          const method = unknown === null ? methodAround(scopes, node) : null;
          if (method !== null) methods.add(method);
        } else if (of.kind === 'parameter' && isFunction(of.owner)) {
          // What is written to the name alone changes nothing that was handed over.
          if (writesNameOnly(scopes, node, of)) continue;
          const parameter = parameterOf(scopes, of.owner, of);
          if (parameter === null) continue;
          const level = parameter.level + down;
          const known = changed.get(of.owner) ?? new Map<string, Changed>();
          changed.set(
            of.owner,
            known.set(`${String(parameter.number)} ${String(level)} ${String(unknown)}`, {
              ...parameter,
              level,
              unknown,
            }),
          );
        }
      }
    if (sizeOf() === before) return writes;
  }
};

/** Whether an assignment gives a name another value, which is no change of the value that it had. */
const writesNameOnly = (scopes: Scopes, node: SyntaxNode, of: Binding): boolean => {
  const target =
    node.type === 'AssignmentExpression' ? node.left : node.type === 'UpdateExpression' ? node.argument : null;
  return target?.type === 'Identifier' && scopes.bindingOf(target) === of;
};

/** How a binding is spoken of. */
const spokenOf = (scopes: Scopes, { name, owner, kind }: Binding): string =>
  kind === 'global'
    ? `“${name}”, which everybody shares`
    : owner === scopes.program
      ? `“${name}”, which is the module’s and stays between calls`
      : `“${name}”, which belongs to the function around it and stays between calls`;

/** The writes in these nodes to what outlives the function that is running; `isOwn` says what the author wrote. */
export const lastingWrites = (
  scopes: Scopes,
  roots: Roots,
  nodes: readonly SyntaxNode[],
  lasting: Lasting,
  isOwn: (node: SyntaxNode) => boolean,
): readonly ImpureUse[] => {
  // What functions are handed from outside is frozen, and what is ours is known.
  const isKnown = ({ kind, given }: Binding): boolean =>
    kind !== 'variable' || (given.length > 0 && !given.some(isOwn));
  return writesIn(scopes, roots, nodes).flatMap(({ node, to, unknown }) => {
    const runner = scopes.runnerOf(node);
    const kept = to
      .filter(({ around }) => around === 0)
      .map(({ of }) => of)
      .find(
        (of): of is Binding =>
          of !== 'this' &&
          lasting(runner, of.owner) &&
          !fillsTable(scopes, node, of) &&
          (unknown === null || !isKnown(of)),
      );
    if (kept === undefined) return [];
    const does = unknown === null ? 'it writes to' : `it calls ${unknown}, which may write to`;
    return [{ node, what: `${does} ${spokenOf(scopes, kept)}` }];
  });
};
