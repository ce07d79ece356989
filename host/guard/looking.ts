/**
 * Where a program looks at a truth value, by TypeScript's types: an expression whose type is the `B` of a `Logic<B>`, or may
 * be one, is compared, tested, printed or looked up.
 *
 * That something is missing is shape: `??` and a comparison with `undefined` may stand. What hides a truth value from the types
 * is found, too (`hiding.ts`).
 *
 * Limits: what a package does with a truth value is not seen, nor what a comparison of fp-ts does that is handed to another function.
 */
import type { Checker, Compiler, Syntax, SyntaxFile } from './compiler.ts';
import type { Hidden } from './hiding.ts';
import type { Truths } from './truths.ts';

/** An expression that looks at a truth value; lines and columns count from 1. */
export interface TruthValueLook {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
  /** What it does, and what to do instead. */
  readonly what: string;
}

const COMPARES = 'compares truth values; compute with logic.equal, and choose with logic.cond';
const CALCULATES = 'calculates with truth values; compute with logic, and count with logic.atLeast';
const BRANCHES = 'branches on a truth value; choose with logic.cond';
const PRINTS = 'makes text of a truth value, which stands for any';
const ASKS = 'asks what a truth value is, which stands for any';
const FINDS = 'looks up a truth value among others; compute with logic.equal and logic.any';
const SORTS = 'puts truth values in order; count with logic.atLeast';

const OPERATORS: Readonly<Record<string, string>> = {
  EqualsEqualsEqualsToken: COMPARES,
  ExclamationEqualsEqualsToken: COMPARES,
  EqualsEqualsToken: COMPARES,
  ExclamationEqualsToken: COMPARES,
  LessThanToken: COMPARES,
  LessThanEqualsToken: COMPARES,
  GreaterThanToken: COMPARES,
  GreaterThanEqualsToken: COMPARES,
  PlusToken: CALCULATES,
  MinusToken: CALCULATES,
  AsteriskToken: CALCULATES,
  SlashToken: CALCULATES,
  PercentToken: CALCULATES,
  AsteriskAsteriskToken: CALCULATES,
  AmpersandToken: CALCULATES,
  BarToken: CALCULATES,
  CaretToken: CALCULATES,
  PlusEqualsToken: CALCULATES,
  InKeyword: ASKS,
  InstanceOfKeyword: ASKS,
};

const EQUALITIES = new Set([
  'EqualsEqualsEqualsToken',
  'ExclamationEqualsEqualsToken',
  'EqualsEqualsToken',
  'ExclamationEqualsToken',
]);

/** Only what is on the left of these is tested. */
const TESTING: Readonly<Record<string, string>> = {
  AmpersandAmpersandToken: 'tests a truth value; compute with logic.meet',
  BarBarToken: 'tests a truth value; compute with logic.join',
  AmpersandAmpersandEqualsToken: 'tests a truth value; compute with logic.meet',
  BarBarEqualsToken: 'tests a truth value; compute with logic.join',
};

/** What functions do with a truth value, or a list of them, that they are handed. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  String: PRINTS,
  Number: CALCULATES,
  Boolean: BRANCHES,
  Set: FINDS,
  stringify: PRINTS,
  is: COMPARES,
  includes: FINDS,
  indexOf: FINDS,
  lastIndexOf: FINDS,
  has: FINDS,
  get: FINDS,
  add: FINDS,
  set: FINDS,
};

/** What methods do with a list of truth values that they are called on. */
const METHODS: Readonly<Record<string, string>> = { sort: SORTS, toSorted: SORTS, join: PRINTS, toString: PRINTS };

/** Methods that branch on what the function gives that they are handed. */
const FILTERS = new Set(['every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'groupBy', 'some']);

/** What a file looks at, with what is hidden in it; `isOwn` says which files are the author's. */
export const looksIn = (
  compiler: Compiler,
  checker: Checker,
  truths: Truths,
  file: SyntaxFile,
  hidden: readonly Hidden[],
  isOwn: (path: string) => boolean,
): readonly TruthValueLook[] => {
  const { SyntaxKind, SignatureKind, IndexKind } = compiler;
  const { isTruth, holds } = truths;
  const looks: (TruthValueLook & { readonly from: number; readonly to: number })[] = [];

  /** The name of a kind, which may have several: the first that is asked for here. */
  const isKind = (node: Syntax | undefined, ...names: readonly string[]): boolean =>
    names.some((name) => node?.kind === SyntaxKind[name]);

  /** Whether an expression is a truth value, whatever it is said to be. */
  const truth = (node: Syntax | undefined): boolean =>
    node !== undefined &&
    (isTruth(checker.getTypeAtLocation(node)) ||
      (isKind(node, 'AsExpression', 'ParenthesizedExpression', 'NonNullExpression', 'TypeAssertionExpression') &&
        truth(node.expression)));

  /** Whether it is a list of them. */
  const listed = (node: Syntax | undefined): boolean => {
    if (node === undefined) return false;
    const element = checker.getIndexTypeOfType(checker.getTypeAtLocation(node), IndexKind.Number);
    return element !== undefined && isTruth(element);
  };

  /** Whether it is a function that gives one. */
  const givesTruth = (node: Syntax | undefined): boolean =>
    node !== undefined &&
    checker
      .getSignaturesOfType(checker.getTypeAtLocation(node), SignatureKind.Call)
      .some((signature) => isTruth(checker.getReturnTypeOfSignature(signature)));

  const isMissing = (node: Syntax | undefined): boolean => {
    const text = node?.getText(file);
    return text === 'undefined' || text === 'null';
  };

  const found = (node: Syntax, what: string): void => {
    const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
    const text = node.getText(file).replaceAll(/\s+/g, ' ');
    const [from, to] = [node.getStart(file), node.end];
    looks.push({ file: file.fileName, line: line + 1, column: character + 1, text, what, from, to });
  };

  const binary = (node: Syntax): void => {
    const { left, right, operatorToken } = node;
    const operator = Object.keys({ ...OPERATORS, ...TESTING }).find((name) => isKind(operatorToken, name));
    if (operator === undefined) return;
    const tests = TESTING[operator];
    if (tests !== undefined && truth(left) && left !== undefined) found(node, tests);
    const what = OPERATORS[operator];
    const shape = EQUALITIES.has(operator) && (isMissing(left) || isMissing(right));
    if (what !== undefined && !shape && (truth(left) || truth(right))) found(node, what);
  };

  /** Whether it is truth values, or has some in it. */
  const someTruth = (node: Syntax): boolean => truth(node) || holds(checker.getTypeAtLocation(node));

  /** What a function, or a method, that is none of the author's does with the truth values that it is handed. */
  const asked = (node: Syntax, name: string): string | null => {
    const { arguments: given = [] } = node;
    const what = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    // A table may have truth values in it, but not under it.
    const keys = name === 'set' ? given.slice(0, 1) : given;
    if (what !== undefined && keys.some((each) => (what === PRINTS ? someTruth(each) : truth(each) || listed(each))))
      return what;
    const [key] = name === 'Map' && given.length > 0 ? checker.getTypeArguments(checker.getTypeAtLocation(node)) : [];
    return key !== undefined && isTruth(key) ? FINDS : null;
  };

  /** What a method does with the truth values that it is called on. */
  const done = (node: Syntax, list: Syntax, name: string): string | null => {
    const { arguments: given = [] } = node;
    const does = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
    if (does !== undefined && (listed(list) || truth(list)) && (does !== SORTS || given.length === 0)) return does;
    const [first] = given;
    if (FILTERS.has(name) && (given.some(givesTruth) || (first?.getText(file) === 'Boolean' && listed(list))))
      return BRANCHES;
    const called = first?.getText(file) ?? '';
    return ['Boolean', 'Number', 'String'].includes(called) && listed(list) ? (FUNCTIONS[called] ?? null) : null;
  };

  const call = (node: Syntax): void => {
    const { expression } = node;
    const declaration = checker.getResolvedSignature(node)?.declaration;
    // What the author's functions do is looked at where it is written.
    if (declaration !== undefined && isOwn(truths.fileOf(declaration))) return;
    const name = (expression?.name ?? expression)?.getText(file) ?? '';
    const list = expression?.name === undefined ? undefined : expression.expression;
    for (const what of [asked(node, name), list === undefined ? null : done(node, list, name)])
      if (what !== null) found(node, what);
  };

  /** A choice of something else compares it with a truth value; a choice of one is reported as that. */
  const compares = ({ expression, parent }: Syntax): boolean => truth(expression) && !truth(parent?.parent?.expression);

  const visit = (node: Syntax): void => {
    if (isKind(node, 'BinaryExpression')) binary(node);
    else if (isKind(node, 'CallExpression', 'NewExpression')) call(node);
    else if (isKind(node, 'PrefixUnaryExpression') && truth(node.operand))
      found(
        node,
        node.operator === SyntaxKind['ExclamationToken'] ? 'tests a truth value; compute with logic.not' : CALCULATES,
      );
    else if (
      isKind(node, 'ConditionalExpression', 'ForStatement') &&
      truth(node.condition) &&
      node.condition !== undefined
    )
      found(node.condition, BRANCHES);
    else if (
      isKind(node, 'IfStatement', 'WhileStatement', 'DoStatement', 'SwitchStatement') &&
      truth(node.expression) &&
      node.expression !== undefined
    )
      found(node.expression, BRANCHES);
    else if (isKind(node, 'CaseClause') && node.expression !== undefined && compares(node))
      found(node.expression, COMPARES);
    else if (isKind(node, 'TypeOfExpression') && truth(node.expression)) found(node, ASKS);
    else if (isKind(node, 'TemplateSpan') && node.expression !== undefined && someTruth(node.expression))
      found(node.expression, PRINTS);
    else if (isKind(node, 'ElementAccessExpression') && truth(node.argumentExpression)) found(node, FINDS);
    else if (isKind(node, 'ComputedPropertyName') && truth(node.expression)) found(node, FINDS);
    compiler.forEachChild(node, visit);
  };
  visit(file);
  // What looks at a value inside another look is reported once, by the outer one.
  for (const { node, what } of hidden)
    if (!looks.some(({ from, to }) => from <= node.getStart(file) && node.end <= to)) found(node, what);
  return looks.sort((one, other) => one.from - other.from);
};
