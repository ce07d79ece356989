/**
 * Shared code asks what a problem, a fault model, a property, a validity or an engine declares, and never which one it has: no
 * comparison of such a name with a literal outside the folder that defines it.
 *
 * A comparison is `===`, `!==`, a `case`, or `[…].includes(…)`. Limits: a name that is kept in a constant or is looked up in a table
 * is not seen, and the words of `wordsOnly` are seen only where the other side says what it is.
 */
import ts from 'typescript';
import type { Source } from './sources.ts';
import { lineOf, treeOf } from './sources.ts';

/** Names of one kind, and the folder that may tell them apart. */
export interface NameKind {
  /** What they name: “a problem”. */
  readonly what: string;
  readonly names: readonly string[];
  /** The folder that defines them, with a slash at the end. */
  readonly folder: string;
  /** The fields whose values they are, where the words mean other things elsewhere; `null` where they do not. */
  readonly fields: readonly string[] | null;
}

/** How many comparisons a module still makes, and why. */
export interface Exception {
  readonly path: string;
  readonly count: number;
  readonly reason: string;
}

/** A comparison with a name. */
export interface NameComparison {
  readonly path: string;
  readonly line: number;
  readonly said: string;
}

/** The last name of an expression: `engine` of `args.engine`. */
const lastName = (node: ts.Expression): string =>
  ts.isPropertyAccessExpression(node) ? node.name.text : ts.isIdentifier(node) ? node.text : '';

const EQUALITIES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** What is compared with what at a node: pairs of a literal and the other side. */
const comparedAt = (node: ts.Node): readonly (readonly [literal: ts.Expression, other: ts.Expression])[] => {
  if (ts.isBinaryExpression(node) && EQUALITIES.has(node.operatorToken.kind))
    return [
      [node.left, node.right],
      [node.right, node.left],
    ];
  if (ts.isCaseClause(node)) return [[node.expression, node.parent.parent.expression]];
  if (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'includes' &&
    ts.isArrayLiteralExpression(node.expression.expression)
  ) {
    const [other] = node.arguments;
    return other === undefined ? [] : node.expression.expression.elements.map((each) => [each, other]);
  }
  return [];
};

/** The comparisons of a module with names of a kind, in order. */
export const comparisonsIn = (source: Source, kinds: readonly NameKind[]): readonly NameComparison[] => {
  const strangers = kinds.filter(({ folder }) => !source.path.startsWith(folder));
  const found: NameComparison[] = [];
  const visit = (node: ts.Node): void => {
    for (const [literal, other] of comparedAt(node)) {
      if (!ts.isStringLiteral(literal)) continue;
      const kind = strangers.find(
        ({ names, fields }) => names.includes(literal.text) && (fields === null || fields.includes(lastName(other))),
      );
      if (kind !== undefined)
        found.push({
          path: source.path,
          line: lineOf(literal),
          said: `${kind.what} is compared with “${literal.text}”`,
        });
    }
    ts.forEachChild(node, visit);
  };
  visit(treeOf(source));
  return found;
};

/** What is wrong with comparisons: those beyond the exceptions, and exceptions that are larger than what they are for. */
export const forbiddenComparisons = (
  sources: readonly Source[],
  kinds: readonly NameKind[],
  exceptions: readonly Exception[],
): readonly string[] => {
  const found = sources.flatMap((source) => comparisonsIn(source, kinds));
  const of = (path: string): readonly NameComparison[] => found.filter((each) => each.path === path);
  const most = (path: string): number => exceptions.find((each) => each.path === path)?.count ?? 0;
  return [
    ...found
      .filter(({ path }) => of(path).length > most(path))
      .map(({ path, line, said }) => `${path}:${String(line)}: ${said}; ask what it declares`),
    ...exceptions
      .filter(({ path, count }) => of(path).length < count)
      .map(
        ({ path, count }) =>
          `${path}: ${String(of(path).length)} comparisons are left of ${String(count)}: lower the number in scripts/names/exceptions.ts`,
      ),
  ];
};
