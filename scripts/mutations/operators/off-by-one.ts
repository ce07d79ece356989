/**
 * The next general, or the next entry, is meant by mistake.
 */
import ts from 'typescript';
import type { Operator } from '../syntax.ts';
import { call, compared, mentions, methodCall, shifted } from '../syntax.ts';

/** What the protocols call a general. */
const GENERALS = ['self', 'from', 'to', 'general', 'other', 'king', 'next'];

const isGeneral = (expression: ts.Expression): boolean =>
  ts.isIdentifier(expression) && GENERALS.includes(expression.text);

/** A general is compared with the next one. */
const comparison: Operator = (node) => {
  const sides = compared(node);
  return sides !== null && isGeneral(sides.left) ? [{ node: sides.right, text: shifted(sides.right, 1) }] : [];
};

/** The next general is looked for. */
const membership: Operator = (node) => {
  const [member] = methodCall(node, 'includes') ?? [];
  return member !== undefined && isGeneral(member) ? [{ node: member, text: shifted(member, 1) }] : [];
};

/** The next entry of a list; which round's is another operator's matter. */
const index: Operator = (node) => {
  const [, position] = call(node, 'at') ?? [];
  return position === undefined || mentions(position, ['round'])
    ? []
    : [{ node: position, text: shifted(position, 1) }];
};

/** A list is cut one entry later. */
const cut: Operator = (node) => {
  const [start] = methodCall(node, 'slice') ?? [];
  return start !== undefined && ts.isNumericLiteral(start) ? [{ node: start, text: shifted(start, 1) }] : [];
};

/** A general that is written out, in a list. */
const written: Operator = (node) =>
  ts.isNumericLiteral(node) && ts.isArrayLiteralExpression(node.parent) ? [{ node, text: shifted(node, 1) }] : [];

export const offByOne: Operator = (node) => [
  ...comparison(node),
  ...membership(node),
  ...index(node),
  ...cut(node),
  ...written(node),
];
