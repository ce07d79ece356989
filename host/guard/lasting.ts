/**
 * Which functions may run after the function that they are written in has returned.
 *
 *     program: ({ army }) => {
 *       const table = new Map();
 *       generals(army).forEach((general) => table.set(general, …));   // runs while `program` runs
 *       return { receive: (self) => { table.set(self, …); … } };      // runs later: `table` lasts from call to call
 *     }
 *
 * A function is handed on wherever it is neither called nor given to something that only calls it.
 *
 * Limit: a function that is kept in an object is taken for one that is handed on.
 */
import type { Binding, Scopes } from './scopes.ts';
import { CALLING } from './scopes.ts';
import type { FunctionNode, SyntaxNode, Runner } from './syntax.ts';
import { memberFieldOf, isFunction, namesIn } from './syntax.ts';

/** Whether what is written in `inner` may run after `owner`, which it is in, has returned. */
export type Lasting = (inner: Runner, owner: Runner) => boolean;

/** Where a function is called; `null` where it is handed on, and nobody knows. */
type Uses = readonly Runner[] | null;

const NOWHERE: Uses = [];

const together = (uses: readonly Uses[]): Uses =>
  uses.reduce<Uses>((all, some) => (all === null || some === null ? null : [...all, ...some]), NOWHERE);

/** What esbuild wraps a module in that is to run once, when it is first asked for. */
const WRAPPERS = new Set(['__esm', '__esmMin', '__commonJS', '__commonJSMin']);

/** `isOurs` says whether something is code of packages, which keeps no function that it is handed. */
export const lastingIn = (scopes: Scopes, isOurs: (node: SyntaxNode) => boolean): Lasting => {
  const known = new Map<Runner, Uses>();

  /** The function that a binding is, where it is just one. */
  const functionOf = ({ given }: Binding): FunctionNode | null => {
    const [only, other] = given;
    return only !== undefined && other === undefined && isFunction(only) ? only : null;
  };

  const under = new Set<Binding>();

  const usesOfBinding = (binding: Binding): Uses => {
    // One that comes back to itself is used nowhere else by that.
    if (under.has(binding)) return NOWHERE;
    under.add(binding);
    const uses = together(binding.references.map(usesOfName));
    under.delete(binding);
    return uses;
  };

  const usesOfName = (name: SyntaxNode): Uses => {
    const parent = scopes.parentOf(name);
    // `f.call(…)` calls it; another field of it is no call.
    if (parent?.type === 'MemberExpression' && parent.object === name) {
      const called = scopes.parentOf(parent);
      const field = memberFieldOf(parent);
      if (field === 'bind') return null;
      return called?.type === 'CallExpression' && called.callee === parent ? [scopes.runnerOf(called)] : NOWHERE;
    }
    return usesOfValue(name);
  };

  /** A function that is handed to a call, as its argument of that number. */
  const usesOfArgument = (call: SyntaxNode & { readonly type: 'CallExpression' }, number: number): Uses => {
    const here: Uses = [scopes.runnerOf(call)];
    const method = memberFieldOf(call.callee);
    if (method !== null) return CALLING.has(method) ? here : null;
    const callee = scopes.bindingOf(call.callee);
    const called = callee === null ? null : functionOf(callee);
    if (called === null) return null;
    if (isOurs(called)) return here;
    const parameter = called.params[number];
    if (parameter?.type !== 'Identifier') return null;
    const binding = scopes.bindingOf(parameter);
    const inside = binding === null ? null : usesOfBinding(binding);
    return inside?.every((runner) => runner === called) === true ? here : null;
  };

  /** Where a function is called that this expression comes to. */
  const usesOfValue = (node: SyntaxNode): Uses => {
    const parent = scopes.parentOf(node);
    switch (parent?.type) {
      case 'CallExpression': {
        const number = parent.arguments.findIndex((argument) => argument === node);
        return number < 0 ? [scopes.runnerOf(parent)] : usesOfArgument(parent, number);
      }
      case 'NewExpression':
        return parent.callee === node ? [scopes.runnerOf(parent)] : null;
      case 'ChainExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'SequenceExpression':
        return usesOfValue(parent);
      case 'VariableDeclarator':
        return parent.id.type === 'Identifier' ? usesOfNames(parent.id) : null;
      case 'AssignmentExpression':
        return parent.left === node ? NOWHERE : parent.left.type === 'Identifier' ? usesOfNames(parent.left) : null;
      case 'Property': {
        // The functions of a wrapper are the bodies of modules.
        const call = scopes.parentOf(scopes.parentOf(parent) ?? parent);
        const wraps =
          call?.type === 'CallExpression' && call.callee.type === 'Identifier' && WRAPPERS.has(call.callee.name);
        return wraps ? [scopes.runnerOf(call)] : null;
      }
      // Who loads the module may call what it exports; its program is what is asked about, and is no function by itself.
      case 'ExportSpecifier':
      case 'ExportDefaultDeclaration':
      case 'ExpressionStatement':
      case 'BinaryExpression':
      case 'UnaryExpression':
      case 'IfStatement':
        return NOWHERE;
      default:
        return null;
    }
  };

  const usesOfNames = (pattern: SyntaxNode): Uses =>
    together(
      namesIn(pattern).map((name) => {
        const binding = scopes.bindingOf(name);
        return binding === null ? null : usesOfBinding(binding);
      }),
    );

  const usesOf = (made: FunctionNode): Uses => {
    const before = known.get(made);
    if (before !== undefined) return before;
    const named = made.id === null || made.id === undefined ? NOWHERE : usesOfNames(made.id);
    const uses = made.type === 'FunctionDeclaration' ? named : together([named, usesOfValue(made)]);
    known.set(made, uses);
    return uses;
  };

  const isInside = (inner: Runner, owner: Runner): boolean => {
    for (let at: SyntaxNode | null = inner; at !== null; at = scopes.parentOf(at)) if (at === owner) return true;
    return false;
  };

  const lasts = (inner: Runner, owner: Runner, seen: ReadonlySet<Runner>): boolean => {
    if (inner === owner || seen.has(inner)) return false;
    if (!isFunction(inner)) return true;
    const uses = usesOf(inner);
    if (uses === null) return true;
    const further = new Set([...seen, inner]);
    return uses.some((runner) => !isInside(runner, owner) || lasts(runner, owner, further));
  };

  return (inner, owner) => lasts(inner, owner, new Set());
};
