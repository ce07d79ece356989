/**
 * Tables that a function fills on demand, and that no call can tell from ones that were there before:
 *
 *     const known = new WeakMap<Army, Tree>();
 *     const treeOf = (army: Army): Tree => {
 *       const tree = known.get(army) ?? grown(army);
 *       known.set(army, tree);
 *       return tree;
 *     };
 *
 * Nothing is done with the table but `get`, `has` and `set`, and what is set depends on nothing but what is in its key, each
 * whole: `army` itself, or `${n} ${m}` for what depends on n and m. A key that says less makes what a call gives depend on
 * the calls before it.
 */
import type { Binding, Scopes } from './scopes.ts';
import type { Node } from './syntax.ts';
import { fieldOf, isFunction, partsOf } from './syntax.ts';

const METHODS = new Set(['get', 'has', 'set']);

type Call = Node & { readonly type: 'CallExpression' };

/** The call of a method on what a reference means; `null` where something else is done with it. */
const callOn = (scopes: Scopes, reference: Node): Call | null => {
  const member = scopes.parentOf(reference);
  if (member?.type !== 'MemberExpression' || member.object !== reference) return null;
  const call = scopes.parentOf(member);
  return call?.type === 'CallExpression' && call.callee === member && METHODS.has(fieldOf(member) ?? '') ? call : null;
};

const isTable = (scopes: Scopes, { kind, given: [made, other] }: Binding): boolean => {
  if (kind !== 'variable' || other !== undefined || made?.type !== 'NewExpression') return false;
  const callee = scopes.bindingOf(made.callee);
  return (
    callee?.kind === 'global' && (callee.name === 'Map' || callee.name === 'WeakMap') && made.arguments.length === 0
  );
};

/** What a variable was made of, where it is made once. */
const onlyGiven = ({ kind, given: [made, other] }: Binding): Node | null =>
  kind === 'variable' && other === undefined ? (made ?? null) : null;

/** The bindings that a key says whole. */
const saidBy = (scopes: Scopes, key: Node): readonly Binding[] => {
  switch (key.type) {
    case 'Identifier': {
      const binding = scopes.bindingOf(key);
      const made = binding === null ? null : onlyGiven(binding);
      return binding === null ? [] : [binding, ...(made === null ? [] : saidBy(scopes, made))];
    }
    case 'TemplateLiteral':
      return key.expressions.flatMap((part) => saidBy(scopes, part));
    case 'CallExpression':
      return key.callee.type === 'Identifier' && key.callee.name === 'String'
        ? key.arguments.flatMap((part) => saidBy(scopes, part))
        : [];
    default:
      return [];
  }
};

/** Whether one node is in another, or is it. */
const isIn = (scopes: Scopes, inner: Node, outer: Node): boolean => {
  for (let at: Node | null = inner; at !== null; at = scopes.parentOf(at)) if (at === outer) return true;
  return false;
};

/** Whether an expression depends on what is said, and on what is as old as the table. */
const restsOn = (
  scopes: Scopes,
  expression: Node,
  table: Binding,
  said: ReadonlySet<Binding>,
  seen: ReadonlySet<Node> = new Set(),
): boolean => {
  if (seen.has(expression)) return true;
  const further = new Set([...seen, expression]);
  const visit = (node: Node): boolean => {
    if (node.type === 'ThisExpression') return false;
    const binding = node.type === 'Identifier' ? scopes.bindingOf(node) : null;
    if (binding !== null) {
      const { owner, kind, given } = binding;
      const settled = said.has(binding) || kind === 'global' || isIn(scopes, table.owner, owner);
      // What a function inside the expression declares, it makes out of the rest of the expression.
      const inside = isFunction(owner) && isIn(scopes, owner, expression);
      if (!settled && !inside)
        return kind === 'variable' && given.every((made) => restsOn(scopes, made, table, said, further));
    }
    return partsOf(node).every(visit);
  };
  return visit(expression);
};

/** Whether a call fills such a table. */
export const fillsTable = (scopes: Scopes, call: Node, table: Binding): boolean => {
  if (call.type !== 'CallExpression' || fieldOf(call.callee) !== 'set' || !isTable(scopes, table)) return false;
  const calls = table.references.map((reference) => callOn(scopes, reference));
  if (!calls.includes(call)) return false;
  return calls.every((each) => {
    if (each === null) return false;
    if (fieldOf(each.callee) !== 'set') return true;
    const [key, value] = each.arguments;
    return key !== undefined && value !== undefined && restsOn(scopes, value, table, new Set(saidBy(scopes, key)));
  });
};
