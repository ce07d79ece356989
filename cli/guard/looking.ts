/**
 * Where a program looks at a truth value, by TypeScript's types: an expression whose type is the `B` of a `Logic<B>`, or may
 * be one, is compared, tested, printed or looked up.
 *
 * A type parameter stands for truth values if the types of `strategos/…` are given it (`Setting<B>`, `Logic<B>`, `Court<B>`),
 * if it comes from there, or if it is called `B` and its function has no other. That something is missing is shape: `??`
 * and a comparison with `undefined` may stand.
 *
 * Limits: what goes through `any`, or through a function that is generic in something else, is not seen.
 */
import type { Checker, Compiled, Compiler, Syntax, SyntaxFile, Type, TypeSymbol } from './compiler.ts';

/** An expression that looks at a truth value; lines and columns count from 1. */
export interface Look {
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
  Map: FINDS,
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
const FILTERS = new Set(['every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'some']);

/** Which types stand for truth values. */
const truthsOf = (
  compiler: Compiler,
  checker: Checker,
  isOurs: (path: string) => boolean,
): ((type: Type) => boolean) => {
  const { SyntaxKind, SymbolFlags, TypeFlags } = compiler;
  const known = new Map<TypeSymbol, boolean>();

  const fileOf = (node: Syntax): string => {
    let at = node;
    while (at.parent !== undefined) at = at.parent;
    return 'fileName' in at ? String(at.fileName) : '';
  };

  const isOurType = (name: Syntax): boolean => {
    const symbol = checker.getSymbolAtLocation(name);
    if (symbol === undefined) return false;
    const meant = (symbol.flags & SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
    return meant.declarations?.some((declaration) => isOurs(fileOf(declaration))) ?? false;
  };

  /** Whether a type that is written down gives the parameter to one of ours. */
  const mentions = (written: Syntax, parameter: TypeSymbol): boolean => {
    const gives =
      written.typeName !== undefined &&
      isOurType(written.typeName) &&
      (written.typeArguments?.some((each) => checker.getTypeAtLocation(each).symbol === parameter) ?? false);
    let found = gives;
    compiler.forEachChild(written, (child) => {
      found ||= mentions(child, parameter);
    });
    return found;
  };

  const stands = (symbol: TypeSymbol): boolean => {
    const [declaration] = symbol.declarations ?? [];
    if (declaration === undefined || declaration.kind !== SyntaxKind['TypeParameter']) return false;
    const path = fileOf(declaration);
    if (isOurs(path)) return true;
    const around = declaration.parent;
    const types = [...(around?.parameters ?? []).map(({ type }) => type), around?.type];
    if (types.some((type) => type !== undefined && mentions(type, symbol))) return true;
    return around?.typeParameters?.length === 1 && declaration.name?.getText() === 'B';
  };

  const isTruth = (type: Type): boolean => {
    if ((type.flags & TypeFlags.TypeParameter) === 0) return type.types?.some(isTruth) ?? false;
    const { symbol } = type;
    if (symbol === undefined) return false;
    const before = known.get(symbol);
    if (before !== undefined) return before;
    const now = stands(symbol);
    known.set(symbol, now);
    return now;
  };
  return isTruth;
};

/** What an expression looks at; `isOurs` says which files are of `strategos/…`. */
export const looksIn = (
  compiler: Compiler,
  compiled: Compiled,
  file: SyntaxFile,
  isOurs: (path: string) => boolean,
): readonly Look[] => {
  const { SyntaxKind, SignatureKind, IndexKind } = compiler;
  const checker = compiled.getTypeChecker();
  const isTruth = truthsOf(compiler, checker, isOurs);
  const looks: Look[] = [];

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
  const truths = (node: Syntax | undefined): boolean => {
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
    looks.push({ file: file.fileName, line: line + 1, column: character + 1, text, what });
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

  const call = (node: Syntax): void => {
    const { expression, arguments: given = [] } = node;
    const name = (expression?.name ?? expression)?.getText(file) ?? '';
    const asks = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (asks !== undefined && given.some((each) => truth(each) || truths(each))) found(node, asks);
    if (expression?.name === undefined) return;
    const does = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
    if (does !== undefined && (truths(expression.expression) || truth(expression.expression))) found(node, does);
    const [first] = given;
    const branches =
      FILTERS.has(name) && (givesTruth(first) || (first?.getText(file) === 'Boolean' && truths(expression.expression)));
    if (branches) found(node, BRANCHES);
  };

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
    else if (isKind(node, 'TypeOfExpression') && truth(node.expression)) found(node, ASKS);
    else if (isKind(node, 'TemplateSpan') && truth(node.expression) && node.expression !== undefined)
      found(node.expression, PRINTS);
    else if (isKind(node, 'ElementAccessExpression') && truth(node.argumentExpression)) found(node, FINDS);
    else if (isKind(node, 'ComputedPropertyName') && truth(node.expression)) found(node, FINDS);
    compiler.forEachChild(node, visit);
  };
  visit(file);
  return looks;
};
