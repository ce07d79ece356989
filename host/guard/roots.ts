/**
 * What an expression may be, or be a part of: which names, and how far in.
 *
 *     const rows = [table];   rows      is new, with “table” one level inside
 *     rows[0]                 is “table”
 *     [...table]              is new, with parts of “table” one level inside
 *     at(rows, 0)             is a part of “rows”, so “table”, if `at` gives back a part of its argument
 *
 * It is followed through fields, names, lists, records, conditions, what functions give back, and what is put into a list.
 *
 * Limits: what comes of a call of a function that has no name here is taken for something new, as is what is put into a part
 * of something.
 */
import type { CallSites } from './called.ts';
import { callsIn, isClass } from './called.ts';
import { COPIES, MAPS, PART_METHODS } from './methods.ts';
import type { Binding, Scopes } from './scopes.ts';
import type { FunctionNode, SyntaxNode, Runner } from './syntax.ts';
import { memberFieldOf, isFunction, levelIn, namesIn } from './syntax.ts';

/** Something that an expression leads to. */
export interface Root {
  readonly of: Binding | 'this';
  /** How many levels down in it the expression lies. */
  readonly down: number;
  /** How many levels of something new are around it; 0 where the expression is it, or its part. */
  readonly around: number;
}

/** Deeper than so many levels is not told apart. */
const DEEPEST = 4;

const rootAt = (of: Root['of'], down: number, around: number): Root => ({
  of,
  down: Math.min(down, DEEPEST),
  around: Math.min(around, DEEPEST),
});

/** What lies a level inside. */
export const part = ({ of, down, around }: Root): Root =>
  around > 0 ? rootAt(of, down, around - 1) : rootAt(of, down + 1, 0);

const wrapped = ({ of, down, around }: Root): Root => rootAt(of, down, around + 1);

/** Something new with the same parts. */
const copied = (root: Root): Root => wrapped(part(root));

export const partAt = (root: Root, level: number): Root => (level <= 0 ? root : partAt(part(root), level - 1));

const wrappedBy = (root: Root, level: number): Root => (level <= 0 ? root : wrappedBy(wrapped(root), level - 1));

export interface Roots {
  readonly rootsOf: (node: SyntaxNode) => readonly Root[];
  /** What a call hands over for a parameter. */
  readonly rootsHanded: (handed: readonly SyntaxNode[], parameter: ParameterPart) => readonly Root[];
  readonly calls: CallSites;
}

/** What each function gives back, and what each generator yields. */
const resultsIn = (scopes: Scopes, nodes: readonly SyntaxNode[]): ReadonlyMap<Runner, readonly SyntaxNode[]> => {
  const results = new Map<Runner, SyntaxNode[]>();
  const note = (runner: Runner, result: SyntaxNode | null | undefined): void => {
    if (result !== null && result !== undefined) results.set(runner, [...(results.get(runner) ?? []), result]);
  };
  for (const node of nodes)
    if (node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement') note(node, node.body);
    else if (node.type === 'ReturnStatement' || node.type === 'YieldExpression')
      note(scopes.runnerOf(node), node.argument);
  return results;
};

/** What is put into a list or a table by the name of it: `list.push(x)`, `table.set(key, x)`, `record.field = x`. */
const putIn = (scopes: Scopes, nodes: readonly SyntaxNode[]): ReadonlyMap<Binding, readonly SyntaxNode[]> => {
  const puts = new Map<Binding, SyntaxNode[]>();
  const note = (into: SyntaxNode, given: readonly SyntaxNode[]): void => {
    const binding = scopes.bindingOf(into);
    if (binding !== null) puts.set(binding, [...(puts.get(binding) ?? []), ...given]);
  };
  for (const node of nodes)
    if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
      if (['add', 'fill', 'push', 'set', 'splice', 'unshift'].includes(memberFieldOf(node.callee) ?? ''))
        note(node.callee.object, node.arguments);
    } else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression')
      note(node.left.object, [node.right]);
  return puts;
};

/** Which parameter of a function a name is a part of, and how many levels down. */
export interface ParameterPart {
  readonly number: number;
  readonly level: number;
  /** Whether it is all arguments from that number on. */
  readonly rest: boolean;
}

/** Where a binding is among the parameters of a function; `null` where it is none. */
export const parameterOf = (scopes: Scopes, made: FunctionNode, binding: Binding): ParameterPart | null => {
  for (const [number, parameter] of made.params.entries())
    for (const name of namesIn(parameter))
      if (scopes.bindingOf(name) === binding)
        return { number, level: Math.max(levelIn(parameter, name) ?? 0, 0), rest: parameter.type === 'RestElement' };
  return null;
};

/** The roots of all expressions in these nodes. */
export const rootsIn = (scopes: Scopes, nodes: readonly SyntaxNode[]): Roots => {
  const calls = callsIn(scopes, nodes);
  const results = resultsIn(scopes, nodes);
  const puts = putIn(scopes, nodes);
  const given = new Map<FunctionNode, readonly Root[]>();
  const under = new Set<FunctionNode>();

  const all = (parts: readonly (SyntaxNode | null)[], seen: ReadonlySet<Binding>): readonly Root[] =>
    parts.flatMap((each) => (each === null ? [] : roots(each, seen)));

  /** What a function gives back, in terms of its parameters and of what is around it. */
  const givenBy = (made: FunctionNode): readonly Root[] => {
    const before = given.get(made);
    if (before !== undefined) return before;
    // One that comes back to itself gives nothing more by that.
    if (under.has(made)) return [];
    under.add(made);
    const found = unique(all(results.get(made) ?? [], new Set()));
    under.delete(made);
    const now = made.generator ? found.map(wrapped) : found;
    if (under.size === 0) given.set(made, now);
    return now;
  };

  const argumentsFor = (
    handed: readonly SyntaxNode[],
    { number, rest }: ParameterPart,
    seen: ReadonlySet<Binding>,
  ): readonly Root[] =>
    rest ? all(handed.slice(number), seen).map(wrapped) : all(handed.slice(number, number + 1), seen);

  /** What comes of a call, with its arguments in the place of the parameters. */
  const ofCall = (
    made: FunctionNode,
    self: SyntaxNode | null,
    handed: readonly SyntaxNode[],
    seen: ReadonlySet<Binding>,
  ): readonly Root[] =>
    givenBy(made).flatMap((root): readonly Root[] => {
      const into = (argument: Root, level: number): Root => wrappedBy(partAt(argument, root.down + level), root.around);
      if (root.of === 'this') return self === null ? [] : roots(self, seen).map((each) => into(each, 0));
      const parameter = root.of.owner === made ? parameterOf(scopes, made, root.of) : null;
      if (parameter === null) return [root];
      return argumentsFor(handed, parameter, seen).map((each) => into(each, parameter.level));
    });

  const ofMethod = (
    node: SyntaxNode & { readonly type: 'CallExpression' },
    callee: SyntaxNode & { readonly type: 'MemberExpression' },
    seen: ReadonlySet<Binding>,
  ): readonly Root[] => {
    const method = memberFieldOf(callee);
    if (method === null) return [];
    const { object } = callee;
    const [first, second] = node.arguments;
    const own = calls.methodsOf(method).flatMap((made) => ofCall(made, object, node.arguments, seen));
    const global = scopes.bindingOf(object);
    if (global?.kind === 'global' && first !== undefined) {
      if (['assign', 'freeze', 'preventExtensions', 'seal'].includes(method)) return roots(first, seen);
      if (['entries', 'fromEntries', 'values'].includes(method)) return roots(first, seen).map(copied);
      if (method === 'of') return all(node.arguments, seen).map(wrapped);
      if (method === 'from' && second === undefined) return roots(first, seen).map(copied);
    }
    if (PART_METHODS.has(method)) return [...own, ...roots(object, seen).map(part)];
    if (COPIES.has(method)) return [...own, ...all([object, ...node.arguments], seen).map(copied)];
    if (!MAPS.has(method)) return own;
    const made = node.arguments.flatMap((each) => calls.functionsOf(each)).flatMap(givenBy);
    if (method === 'flatMap') return [...own, ...made.map(copied)];
    if (method === 'map' || method === 'from') return [...own, ...made.map(wrapped)];
    const start = second === undefined ? roots(object, seen).map(part) : roots(second, seen);
    return [...own, ...made, ...start];
  };

  const roots = (node: SyntaxNode, seen: ReadonlySet<Binding>): readonly Root[] => {
    switch (node.type) {
      case 'Identifier': {
        const binding = scopes.bindingOf(node);
        if (binding === null || seen.has(binding)) return [];
        const further = new Set([...seen, binding]);
        const behind = binding.given.flatMap((each, i) =>
          isFunction(each) || isClass(each)
            ? []
            : roots(each, further).map((root) => partAt(root, binding.levels[i] ?? 0)),
        );
        const inside = all(puts.get(binding) ?? [], further).map(wrapped);
        return unique([rootAt(binding, 0, 0), ...behind, ...inside]);
      }
      case 'ThisExpression':
        return [rootAt('this', 0, 0)];
      case 'MemberExpression': {
        const gotten = calls
          .gettersOf(memberFieldOf(node) ?? '')
          .flatMap((made) => ofCall(made, node.object, [], seen));
        return [...roots(node.object, seen).map(part), ...gotten];
      }
      case 'ArrayExpression':
        return node.elements.flatMap((each) =>
          each === null
            ? []
            : each.type === 'SpreadElement'
              ? roots(each.argument, seen).map(copied)
              : roots(each, seen).map(wrapped),
        );
      case 'ObjectExpression':
        return node.properties.flatMap((each) =>
          each.type === 'SpreadElement' ? roots(each.argument, seen).map(copied) : roots(each.value, seen).map(wrapped),
        );
      case 'SpreadElement':
        return roots(node.argument, seen).map(part);
      case 'ChainExpression':
      case 'ParenthesizedExpression':
        return roots(node.expression, seen);
      case 'ConditionalExpression':
        return all([node.consequent, node.alternate], seen);
      case 'LogicalExpression':
        return all([node.left, node.right], seen);
      case 'SequenceExpression':
        return all(node.expressions.slice(-1), seen);
      case 'AssignmentExpression':
        return ['=', '??=', '||=', '&&='].includes(node.operator) ? all([node.left, node.right], seen) : [];
      case 'AwaitExpression':
        return roots(node.argument, seen);
      case 'NewExpression':
        return all(node.arguments, seen).map((root) => (root.around === 0 ? copied(root) : root));
      case 'CallExpression':
        return node.callee.type === 'MemberExpression'
          ? ofMethod(node, node.callee, seen)
          : calls.functionsOf(node.callee).flatMap((made) => ofCall(made, null, node.arguments, seen));
      default:
        return [];
    }
  };

  return {
    rootsOf: (node) => unique(roots(node, new Set())),
    rootsHanded: (handed, parameter) => unique(argumentsFor(handed, parameter, new Set())),
    calls,
  };
};

/** Each root once. */
const unique = (roots: readonly Root[]): readonly Root[] =>
  roots.filter(
    (root, i) =>
      !roots
        .slice(0, i)
        .some((other) => other.of === root.of && other.down === root.down && other.around === root.around),
  );
