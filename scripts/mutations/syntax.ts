/**
 * What the operators ask of a syntax tree, and how they write what they put in its place.
 */
import ts from 'typescript';

/** A piece of code, and what stands there instead. */
export interface Replacement {
  readonly node: ts.Node;
  readonly text: string;
}

/** One way to get a line of a protocol wrong. */
export type Operator = (node: ts.Node) => readonly Replacement[];

/** The tree of a source, in which every node knows its parent. */
export const parsed = (file: string, text: string): ts.SourceFile =>
  ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS);

export const textOf = (node: ts.Node): string => node.getText();

/** The arguments of `logic.<name>(…)`, or `null` for anything else. */
export const logicCall = (node: ts.Node, name: string): readonly ts.Expression[] | null =>
  ts.isCallExpression(node) && textOf(node.expression) === `logic.${name}` ? [...node.arguments] : null;

/** The arguments of `….<name>(…)`. */
export const methodCall = (node: ts.Node, name: string): readonly ts.Expression[] | null =>
  ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && textOf(node.expression.name) === name
    ? [...node.arguments]
    : null;

/** The arguments of `<name>(…)`. */
export const call = (node: ts.Node, name: string): readonly ts.Expression[] | null =>
  ts.isCallExpression(node) && textOf(node.expression) === name ? [...node.arguments] : null;

/** The number that is more by so much, written as one would: `m + 1` and one more is `m + 2`. */
export const shifted = (number: ts.Expression, by: number): string => {
  if (ts.isNumericLiteral(number)) return String(Number(number.text) + by);
  if (!ts.isBinaryExpression(number) || !ts.isNumericLiteral(number.right)) return plus(textOf(number), by);
  const { left, right, operatorToken } = number;
  const sign = operatorToken.kind === ts.SyntaxKind.PlusToken ? 1 : -1;
  return sign === 1 || operatorToken.kind === ts.SyntaxKind.MinusToken
    ? plus(textOf(left), sign * Number(right.text) + by)
    : plus(textOf(number), by);
};

const plus = (text: string, by: number): string =>
  by === 0 ? text : `${text} ${by > 0 ? '+' : '-'} ${String(Math.abs(by))}`;

/** The opposite of a condition. */
export const negated = (condition: ts.Expression): string => {
  if (ts.isPrefixUnaryExpression(condition) && condition.operator === ts.SyntaxKind.ExclamationToken)
    return textOf(condition.operand);
  if (ts.isBinaryExpression(condition)) {
    const opposite = OPPOSITES[textOf(condition.operatorToken)];
    return opposite === undefined
      ? `!(${textOf(condition)})`
      : `${textOf(condition.left)} ${opposite} ${textOf(condition.right)}`;
  }
  return `!${textOf(condition)}`;
};

const OPPOSITES: Readonly<Record<string, string>> = { '===': '!==', '!==': '===' };

/** The two sides of `===` or `!==`. */
export const compared = (node: ts.Node): { readonly left: ts.Expression; readonly right: ts.Expression } | null =>
  ts.isBinaryExpression(node) && textOf(node.operatorToken) in OPPOSITES ? node : null;

/** Whether some name occurs in a piece of code. */
export const mentions = (node: ts.Node, names: readonly string[]): boolean =>
  (ts.isIdentifier(node) && names.includes(node.text)) ||
  (ts.forEachChild(node, (child) => mentions(child, names) || undefined) ?? false);

/** A node and everything in it, from the outside in. */
export function* within(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* within(child);
}

/** The functions around a node, innermost first. */
export function* functionsAround(node: ts.Node): Generator<ts.ArrowFunction> {
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) if (ts.isArrowFunction(at)) yield at;
}

/** What an arrow function gives back: its body, or what it returns; both branches of a choice. */
export const resultsOf = ({ body }: ts.ArrowFunction): readonly ts.Expression[] => {
  const branches = (result: ts.Expression): readonly ts.Expression[] => {
    if (ts.isParenthesizedExpression(result)) return branches(result.expression);
    return ts.isConditionalExpression(result)
      ? [...branches(result.whenTrue), ...branches(result.whenFalse)]
      : [result];
  };
  if (!ts.isBlock(body)) return branches(body);
  return [...returned(body)].flatMap(branches);
};

/** What is returned in a block, but not in the functions in it. */
function* returned(node: ts.Node): Generator<ts.Expression> {
  if (ts.isArrowFunction(node)) return;
  if (ts.isReturnStatement(node) && node.expression !== undefined) yield node.expression;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* returned(child);
}
