/**
 * A round is left out, or something is done a round too late.
 */
import ts from 'typescript';
import type { Operator } from '../syntax.ts';
import { compared, mentions, resultsOf, shifted, textOf } from '../syntax.ts';

/** There is one round fewer. */
const fewer: Operator = (node) =>
  ts.isPropertyAssignment(node) && textOf(node.name) === 'rounds' && ts.isArrowFunction(node.initializer)
    ? resultsOf(node.initializer).map((rounds) => ({ node: rounds, text: shifted(rounds, -1) }))
    : [];

/** What is reckoned in rounds, of which there are m + 1, or `rounds`, stops one early. */
const earlier: Operator = (node) => {
  if (ts.isBinaryExpression(node) && /^(army\.)?m \+ 1$/.test(textOf(node))) return [{ node, text: shifted(node, -1) }];
  return ts.isIdentifier(node) && node.text === 'rounds' && !isName(node) ? [{ node, text: shifted(node, -1) }] : [];
};

/** Whether an identifier names something rather than to stand for its value. */
const isName = (node: ts.Identifier): boolean => {
  const { parent } = node;
  return (
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ts.isParameter(parent) ||
    ts.isPropertyAccessExpression(parent) ||
    ts.isBindingElement(parent)
  );
};

/** What is done in round k is done in the next. */
const later: Operator = (node) => {
  const sides = compared(node);
  return sides !== null && textOf(sides.left) === 'round' && ts.isNumericLiteral(sides.right)
    ? [{ node: sides.right, text: shifted(sides.right, 1) }]
    : [];
};

/** What belongs to this round is asked of the next; `round - 1`, the last one, becomes this one. */
const ahead: Operator = (node) => {
  if (ts.isIdentifier(node) && node.text === 'round' && ts.isCallExpression(node.parent))
    return node.parent.arguments.includes(node) ? [{ node, text: 'round + 1' }] : [];
  return ts.isBinaryExpression(node) && /^round - \d+$/.test(textOf(node)) && mentions(node, ['round'])
    ? [{ node, text: shifted(node, 1) }]
    : [];
};

export const skippedRound: Operator = (node) => [...fewer(node), ...earlier(node), ...later(node), ...ahead(node)];
