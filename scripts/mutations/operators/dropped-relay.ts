/**
 * Something is not passed on, or not counted: the wrong ones are filtered out, one of a list is missing, a message is
 * empty or silent.
 */
import ts from 'typescript';
import type { Operator, Replacement } from '../syntax.ts';
import { methodCall, negated, resultsOf, textOf } from '../syntax.ts';

/** `.filter(…)` keeps what it should drop. */
const filtered: Operator = (node) => {
  const [keeps] = methodCall(node, 'filter') ?? [];
  return keeps !== undefined && ts.isArrowFunction(keeps) && !ts.isBlock(keeps.body)
    ? [{ node: keeps.body, text: negated(keeps.body) }]
    : [];
};

/** A list that is as long as it happens to be lacks an element. One of a fixed length would no longer fit its type. */
const shortened: Operator = (node) => {
  if (!ts.isArrayLiteralExpression(node) || node.elements.length < 2 || !node.elements.some(ts.isSpreadElement))
    return [];
  const { elements } = node;
  return elements.map((missing) => ({
    node,
    text: `[${elements
      .filter((element) => element !== missing)
      .map(textOf)
      .join(', ')}]`,
  }));
};

/** `send` sends nothing, or says nothing. */
const unsent: Operator = (node) => {
  if (!ts.isPropertyAssignment(node) || textOf(node.name) !== 'send' || !ts.isArrowFunction(node.initializer))
    return [];
  return resultsOf(node.initializer)
    .filter((message) => textOf(message) !== '[]')
    .flatMap((message): readonly Replacement[] => [
      { node: message, text: '[]' },
      { node: message, text: `${textOf(message)}.map(() => logic.zero)` },
    ]);
};

export const droppedRelay: Operator = (node) => [...filtered(node), ...shortened(node), ...unsent(node)];
