/**
 * And for or, and or for and: in what is computed over a `Logic`, and in what depends on sizes alone.
 */
import ts from 'typescript';
import type { Operator } from '../syntax.ts';
import { textOf } from '../syntax.ts';

const EXCHANGED: Readonly<Record<string, string>> = {
  'logic.meet': 'logic.join',
  'logic.join': 'logic.meet',
  'logic.all': 'logic.any',
  'logic.any': 'logic.all',
  '&&': '||',
  '||': '&&',
};

export const andOr: Operator = (node) => {
  const other = EXCHANGED[textOf(node)];
  if (other === undefined) return [];
  return ts.isPropertyAccessExpression(node) || ts.isBinaryExpression(node.parent) ? [{ node, text: other }] : [];
};
