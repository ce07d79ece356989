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
 * One function asks it and fills it, by one key. What is set depends on nothing but what is in the key, each whole: `army`
 * itself, or `${n} ${m}` for what depends on n and m. Where the table has nothing, the function goes on with what it sets, so
 * that nobody sees whether it was there: `seen.set(self, (seen.get(self) ?? 0) + 1)` counts.
 */
import { isSameKey, saidBy } from './keys.ts';
import type { Binding, Scopes } from './scopes.ts';
import type { SyntaxNode, Runner } from './syntax.ts';
import { memberFieldOf, isFunction, childNodes } from './syntax.ts';

const METHODS = new Set(['get', 'has', 'set']);

type Call = SyntaxNode & { readonly type: 'CallExpression' };

/** The call of a method on what a reference means; `null` where something else is done with it. */
const callOn = (scopes: Scopes, reference: SyntaxNode): Call | null => {
  const member = scopes.parentOf(reference);
  if (member?.type !== 'MemberExpression' || member.object !== reference) return null;
  const call = scopes.parentOf(member);
  return call?.type === 'CallExpression' && call.callee === member && METHODS.has(memberFieldOf(member) ?? '')
    ? call
    : null;
};

const isTable = (scopes: Scopes, { kind, given: [made, other] }: Binding): boolean => {
  if (kind !== 'variable' || other !== undefined || made?.type !== 'NewExpression') return false;
  const callee = scopes.bindingOf(made.callee);
  return (
    callee?.kind === 'global' && (callee.name === 'Map' || callee.name === 'WeakMap') && made.arguments.length === 0
  );
};

/** Whether one node is in another, or is it. */
const isIn = (scopes: Scopes, inner: SyntaxNode, outer: SyntaxNode): boolean => {
  for (let at: SyntaxNode | null = inner; at !== null; at = scopes.parentOf(at)) if (at === outer) return true;
  return false;
};

/** Whether an expression depends on what is said, and on what is as old as the table. */
const restsOn = (
  scopes: Scopes,
  expression: SyntaxNode,
  table: Binding,
  said: ReadonlySet<Binding>,
  seen: ReadonlySet<SyntaxNode> = new Set(),
): boolean => {
  if (seen.has(expression)) return true;
  const further = new Set([...seen, expression]);
  const visit = (node: SyntaxNode): boolean => {
    if (node.type === 'ThisExpression') return false;
    const binding = node.type === 'Identifier' ? scopes.bindingOf(node) : null;
    if (binding === table) return false;
    if (binding !== null) {
      const { owner, kind, given } = binding;
      const settled = said.has(binding) || kind === 'global' || isIn(scopes, table.owner, owner);
      // What a function inside the expression declares, it makes out of the rest of the expression.
      const inside = isFunction(owner) && isIn(scopes, owner, expression);
      if (!settled && !inside)
        return kind === 'variable' && given.every((made) => restsOn(scopes, made, table, said, further));
    }
    return childNodes(node).every(visit);
  };
  return visit(expression);
};

/** What a table has been asked and given, by one key in one function. */
interface Memo {
  readonly table: Binding;
  readonly calls: ReadonlySet<SyntaxNode>;
  readonly set: Call;
  /** What is set. */
  readonly value: SyntaxNode;
  readonly said: ReadonlySet<Binding>;
}

/** The variable that something is kept in at once. */
const keptIn = (scopes: Scopes, node: SyntaxNode): Binding | null => {
  const parent = scopes.parentOf(node);
  return parent?.type === 'VariableDeclarator' && parent.init === node && parent.id.type === 'Identifier'
    ? scopes.bindingOf(parent.id)
    : null;
};

/** Whether what is set is an answer of the table, or rests on the key. */
const isSettled = (
  scopes: Scopes,
  memo: Memo,
  node: SyntaxNode,
  seen: ReadonlySet<SyntaxNode> = new Set(),
): boolean => {
  if (seen.has(node)) return true;
  const further = new Set([...seen, node]);
  const all = (...parts: readonly SyntaxNode[]): boolean =>
    parts.map((part) => isSettled(scopes, memo, part, further)).every((settled) => settled);
  if (memo.calls.has(node)) return node.type === 'CallExpression' && memberFieldOf(node.callee) === 'get';
  switch (node.type) {
    case 'LogicalExpression':
      return all(node.left, node.right);
    case 'ConditionalExpression':
      return asks(scopes, memo, node.test) && all(node.consequent, node.alternate);
    case 'Identifier': {
      const binding = scopes.bindingOf(node);
      const rests = restsOn(scopes, node, memo.table, memo.said);
      return rests || (binding?.kind === 'variable' && binding.given.length > 0 && all(...binding.given));
    }
    default:
      return restsOn(scopes, node, memo.table, memo.said);
  }
};

/** Whether an expression is an answer of the table, or the variable that it is kept in. */
const isAnswer = (scopes: Scopes, memo: Memo, node: SyntaxNode): boolean =>
  memo.calls.has(node) ||
  [...memo.calls].some((call) => keptIn(scopes, call)?.references.some((name) => name === node) === true);

/** `null`, or `undefined`, which bundles write as `void 0`. */
const isMissing = (node: SyntaxNode): boolean =>
  (node.type === 'Identifier' && node.name === 'undefined') ||
  (node.type === 'UnaryExpression' && node.operator === 'void') ||
  (node.type === 'Literal' && node.value === null);

/** Whether a condition asks whether the table has something, and nothing else. */
const asks = (scopes: Scopes, memo: Memo, test: SyntaxNode): boolean => {
  switch (test.type) {
    case 'UnaryExpression':
      return test.operator === '!' && asks(scopes, memo, test.argument);
    case 'BinaryExpression':
      return (
        ['===', '!==', '==', '!='].includes(test.operator) && isAnswer(scopes, memo, test.left) && isMissing(test.right)
      );
    default:
      return isAnswer(scopes, memo, test);
  }
};

/** Whether a statement that is run only where the table has something, or has nothing, leaves no trace of that. */
const leavesNoTrace = (scopes: Scopes, memo: Memo, statement: SyntaxNode): boolean => {
  switch (statement.type) {
    case 'BlockStatement':
      return statement.body.every((each) => leavesNoTrace(scopes, memo, each));
    case 'VariableDeclaration':
      return statement.kind === 'const';
    case 'ReturnStatement': {
      const given = statement.argument ?? statement;
      const isSet =
        memo.value.type === 'Identifier' &&
        scopes.bindingOf(given) === scopes.bindingOf(memo.value) &&
        given !== statement;
      return isSet || isAnswer(scopes, memo, given);
    }
    case 'ExpressionStatement':
      return (
        statement.expression === memo.set ||
        (statement.expression.type === 'AssignmentExpression' &&
          memo.value.type === 'Identifier' &&
          scopes.bindingOf(statement.expression.left) === scopes.bindingOf(memo.value))
      );
    default:
      return false;
  }
};

/** Whether a statement is one that asks the table, and leaves no trace of what it said. */
const isGuard = (
  scopes: Scopes,
  memo: Memo,
  { test, consequent, alternate }: SyntaxNode & { type: 'IfStatement' },
): boolean =>
  asks(scopes, memo, test) &&
  [consequent, alternate].every((each) => each === null || each === undefined || leavesNoTrace(scopes, memo, each));

/** Whether the table has something once what is set was, whichever way the function went. */
const isSetAlways = (scopes: Scopes, memo: Memo): boolean => {
  const runner: Runner = scopes.runnerOf(memo.set);
  for (let at = scopes.parentOf(memo.set); at !== null && at !== runner; at = scopes.parentOf(at))
    if (at.type === 'IfStatement') {
      if (!isGuard(scopes, memo, at)) return false;
    } else if (!['ExpressionStatement', 'BlockStatement'].includes(at.type)) return false;
  return true;
};

/** Whether nobody sees from one answer whether the table had something. */
const tellsNothing = (scopes: Scopes, memo: Memo, answer: SyntaxNode): boolean => {
  const kept = keptIn(scopes, answer);
  if (kept !== null && answer.type === 'CallExpression' && memberFieldOf(answer.callee) === 'get')
    return kept.references.every((name) => tellsNothing(scopes, memo, name));
  // Up to the condition, or the choice, that it stands in.
  let at: SyntaxNode = answer;
  let parent = scopes.parentOf(at);
  while (parent?.type === 'UnaryExpression' || parent?.type === 'BinaryExpression')
    [at, parent] = [parent, scopes.parentOf(parent)];
  if (parent?.type === 'IfStatement' && parent.test === at) return isGuard(scopes, memo, parent);
  if (parent?.type === 'ConditionalExpression' && parent.test === at) return isWithin(scopes, parent, memo);
  if (parent?.type === 'AssignmentExpression' && parent.left === answer) return true;
  if (parent?.type === 'LogicalExpression' || parent?.type === 'ConditionalExpression')
    return isWithin(scopes, parent, memo);
  if (parent === memo.set) return memo.set.arguments[1] === answer;
  const guard = guardAround(scopes, answer);
  if (parent?.type === 'ReturnStatement' && guard !== null && isGuard(scopes, memo, guard)) return true;
  return answer.start > memo.set.end && isSetAlways(scopes, memo);
};

const guardAround = (scopes: Scopes, node: SyntaxNode): (SyntaxNode & { type: 'IfStatement' }) | null => {
  for (let at = scopes.parentOf(node); at !== null && !isFunction(at); at = scopes.parentOf(at))
    if (at.type === 'IfStatement') return at;
  return null;
};

/** Whether a choice is what is set, or what that was made of. */
const isWithin = (scopes: Scopes, choice: SyntaxNode, { value }: Memo): boolean => {
  if (isIn(scopes, choice, value)) return true;
  const binding = scopes.bindingOf(value);
  return binding?.given.some((made) => made === choice) ?? false;
};

/** Whether a table is only asked and filled as above. */
const isMemo = (scopes: Scopes, table: Binding): boolean => {
  const calls = table.references.flatMap((reference) => callOn(scopes, reference) ?? []);
  const [set, other] = calls.filter((call) => memberFieldOf(call.callee) === 'set');
  const [key, value] = set?.arguments ?? [];
  if (calls.length !== table.references.length || set === undefined || other !== undefined) return false;
  if (key === undefined || value === undefined) return false;
  const memo: Memo = {
    table,
    calls: new Set(calls.filter((call) => call !== set)),
    set,
    value,
    said: new Set(saidBy(scopes, key)),
  };
  const together = calls.every((call) => {
    const [asked] = call.arguments;
    return scopes.runnerOf(call) === scopes.runnerOf(set) && asked !== undefined && isSameKey(scopes, asked, key);
  });
  return (
    together && isSettled(scopes, memo, value) && [...memo.calls].every((answer) => tellsNothing(scopes, memo, answer))
  );
};

/** Whether it is `table[key] ??= …`, and nothing else is done with the table. */
const isFilledInPlace = (scopes: Scopes, table: Binding): boolean => {
  const [made, other] = table.given;
  const isNew = made?.type === 'ObjectExpression' || made?.type === 'ArrayExpression';
  if (table.kind !== 'variable' || other !== undefined || !isNew || childNodes(made).length > 0) return false;
  return table.references.every((reference) => {
    const field = scopes.parentOf(reference);
    const filling = field === null ? null : scopes.parentOf(field);
    return (
      field?.type === 'MemberExpression' &&
      field.object === reference &&
      field.computed &&
      filling?.type === 'AssignmentExpression' &&
      filling.operator === '??=' &&
      filling.left === field &&
      restsOn(scopes, filling.right, table, new Set(saidBy(scopes, field.property)))
    );
  });
};

/** Whether a node fills such a table. */
export const fillsTable = (scopes: Scopes, node: SyntaxNode, table: Binding): boolean => {
  if (node.type === 'AssignmentExpression')
    return node.left.type === 'MemberExpression' && scopes.bindingOf(node.left.object) === table
      ? isFilledInPlace(scopes, table)
      : false;
  return (
    node.type === 'CallExpression' &&
    memberFieldOf(node.callee) === 'set' &&
    isTable(scopes, table) &&
    table.references.some((reference) => callOn(scopes, reference) === node) &&
    isMemo(scopes, table)
  );
};
