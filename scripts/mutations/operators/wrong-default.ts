/**
 * Something else than it should be is taken where nothing is known.
 */
import ts from 'typescript';
import type { Operator } from '../syntax.ts';
import { logicCall, shifted, textOf } from '../syntax.ts';

const OPPOSITES: Readonly<Record<string, string>> = { 'logic.zero': 'logic.one', 'logic.one': 'logic.zero' };

/** `logic.zero` for `logic.one`, and the other way round. */
const constant: Operator = (node) => {
  const opposite = ts.isPropertyAccessExpression(node) ? OPPOSITES[textOf(node)] : undefined;
  return opposite === undefined ? [] : [{ node, text: opposite }];
};

/** A name for one of the constants, where it is used as a value. */
const named: Operator = (node) => {
  const isUsed =
    ts.isIdentifier(node) &&
    ((ts.isBindingElement(node.parent) && node.parent.initializer === node) ||
      (ts.isPropertyAssignment(node.parent) && node.parent.initializer === node));
  if (!isUsed) return [];
  const isConstant = new RegExp(`\\bconst ${node.text} = logic\\.(zero|one);`).test(textOf(node.getSourceFile()));
  return isConstant ? [{ node, text: `logic.not(${node.text})` }] : [];
};

/** `x ?? k` for a number k. */
const missing: Operator = (node) => {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.QuestionQuestionToken) return [];
  const number = node.right;
  return ts.isNumericLiteral(number) || ts.isBinaryExpression(number)
    ? [{ node: number, text: shifted(number, 1) }]
    : [];
};

/** What is meant for otherwise is taken, and the other way round. */
const otherwise: Operator = (node) => {
  const [condition, then, otherwise] = logicCall(node, 'cond') ?? [];
  return condition === undefined || then === undefined || otherwise === undefined
    ? []
    : [{ node, text: `logic.cond(${textOf(condition)}, ${textOf(otherwise)}, ${textOf(then)})` }];
};

export const wrongDefault: Operator = (node) => [
  ...constant(node),
  ...named(node),
  ...missing(node),
  ...otherwise(node),
];
