/**
 * Where a truth value is handed to something whose type says nothing of it, so that nobody can tell what is done with it
 * there: an `unknown`, an `object`, an `any`, a cast to one of them.
 *
 * Type parameters of functions and classes of the author's are no hiding place: where a truth value is handed over for one, it
 * stands for truth values, and what is done with it is looked at.
 */
import type { Checker, Compiler, CallSignature, Syntax, SyntaxFile, Type } from './compiler.ts';
import type { Truths } from './truths.ts';

/** A truth value that is hidden, and where. */
export interface Hidden {
  readonly node: Syntax;
  readonly what: string;
}

export interface Hidings {
  readonly hidden: readonly Hidden[];
  /** Whether type parameters were taken for truth values that were not before: then it is to be looked at again. */
  readonly grew: boolean;
}

const HIDES = 'hides a truth value behind a type that says nothing of it; give it the type B, or a type parameter';

/** What is hidden in a file; `isOwn` says which files are the author's. */
export const hidingsIn = (
  compiler: Compiler,
  checker: Checker,
  truths: Truths,
  file: SyntaxFile,
  isOwn: (path: string) => boolean,
): Hidings => {
  const { SyntaxKind, SignatureKind, IndexKind, TypeFlags } = compiler;
  const { holds, isBlank, hiddenIn, take, fileOf } = truths;
  const hidden: Hidden[] = [];
  let grew = false;

  const isKind = (node: Syntax | undefined, ...names: readonly string[]): boolean =>
    names.some((name) => node?.kind === SyntaxKind[name]);
  const typeAt = (node: Syntax): Type => checker.getTypeAtLocation(node);
  const isParameter = (type: Type): boolean => (type.flags & TypeFlags.TypeParameter) !== 0;
  const hide = (node: Syntax): void => {
    hidden.push({ node, what: HIDES });
  };

  const signatureOf = (type: Type | undefined): CallSignature | undefined =>
    type === undefined ? undefined : checker.getSignaturesOfType(type, SignatureKind.Call)[0];

  const noted = (found: readonly Type[], node: Syntax): void => {
    for (const type of found) {
      const declaration = isParameter(type) ? type.symbol?.declarations?.[0] : undefined;
      if (declaration === undefined) hide(node);
      else if (isOwn(fileOf(declaration)) && take(type)) grew = true;
    }
  };

  /** A value of one type becomes one of another; of functions, what they are handed and what they give. */
  const flow = (source: Type, target: Type, node: Syntax): void => {
    noted(hiddenIn(source, target), node);
    const [given, wanted] = [signatureOf(source), signatureOf(target)];
    if (given === undefined || wanted === undefined) return;
    noted(hiddenIn(checker.getReturnTypeOfSignature(given), checker.getReturnTypeOfSignature(wanted)), node);
    handedTo(wanted, given, node);
  };

  /** What a function is handed where another one is expected. */
  const handedTo = (wanted: CallSignature, given: CallSignature, node: Syntax): void => {
    for (const [i, parameter] of given.parameters.entries()) {
      const from = wanted.parameters[i];
      if (from !== undefined) noted(hiddenIn(checker.getTypeOfSymbol(from), checker.getTypeOfSymbol(parameter)), node);
    }
  };

  /** The parameter that an argument is handed over for, as it is declared. */
  const declared = (declaration: Syntax, i: number): Type | undefined => {
    const parameters = declaration.parameters ?? [];
    const parameter = parameters[i] ?? parameters.at(-1);
    if (parameter === undefined) return undefined;
    const type = typeAt(parameter);
    return parameter.dotDotDotToken === undefined ? type : checker.getIndexTypeOfType(type, IndexKind.Number);
  };

  const ofOwnCall = (declaration: Syntax, given: readonly Syntax[]): void => {
    for (const [i, argument] of given.entries()) {
      const spread = isKind(argument, 'SpreadElement') ? argument.expression : undefined;
      const source =
        spread === undefined ? typeAt(argument) : checker.getIndexTypeOfType(typeAt(spread), IndexKind.Number);
      const target = declared(declaration, i);
      if (source !== undefined && target !== undefined) flow(source, target, argument);
    }
  };

  /** What the library, or a package, is handed: it only moves it, unless its own types were told to say nothing. */
  const ofOtherCall = (signature: CallSignature, given: readonly Syntax[]): void => {
    for (const [i, argument] of given.entries()) {
      const [parameter, type] = [signature.parameters[i], typeAt(argument)];
      const general = signature.declaration?.parameters?.[i];
      if (parameter !== undefined && general !== undefined && isParameter(typeAt(general)) && holds(type)) {
        const instantiated = checker.getTypeOfSymbol(parameter);
        if (isBlank(instantiated) && !isParameter(instantiated)) hide(argument);
      }
      const [own, wanted] = [signatureOf(type), signatureOf(checker.getContextualType(argument))];
      if (own?.declaration !== undefined && wanted !== undefined && isOwn(fileOf(own.declaration)))
        handedTo(wanted, own, argument);
    }
  };

  const call = (node: Syntax): void => {
    const { expression, arguments: given = [], typeArguments = [] } = node;
    const signature = checker.getResolvedSignature(node);
    const declaration = signature?.declaration;
    const isHanded =
      given.some((each) => holds(typeAt(each))) ||
      (expression?.expression !== undefined && holds(typeAt(expression.expression)));
    const blank = typeArguments.some((each) => isBlank(typeAt(each)) && !isParameter(typeAt(each)));
    if (isHanded && blank) hide(node);
    else if (expression !== undefined && isHanded && (typeAt(expression).flags & TypeFlags.Any) !== 0) hide(node);
    else if (declaration !== undefined && isOwn(fileOf(declaration))) ofOwnCall(declaration, given);
    else if (signature !== undefined) ofOtherCall(signature, given);
  };

  /** The function that a statement is in. */
  const functionAround = (node: Syntax): Syntax | undefined => {
    let at = node.parent;
    while (at !== undefined && at.parameters === undefined) at = at.parent;
    return at;
  };

  const given = (node: Syntax): void => {
    const { expression } = node;
    const result = functionAround(node)?.type;
    if (expression === undefined || result === undefined) return;
    const type = typeAt(result);
    const yielded = isKind(node, 'YieldExpression') ? checker.getTypeArguments(type)[0] : type;
    if (yielded !== undefined) flow(typeAt(expression), yielded, expression);
  };

  const visit = (node: Syntax): void => {
    const { initializer, type, left, right, expression, body } = node;
    if (isKind(node, 'CallExpression', 'NewExpression')) call(node);
    else if (isKind(node, 'AsExpression', 'TypeAssertionExpression') && expression !== undefined)
      noted(hiddenIn(typeAt(expression), typeAt(node)), node);
    else if (isKind(node, 'ReturnStatement', 'YieldExpression')) given(node);
    else if (initializer !== undefined && type !== undefined) flow(typeAt(initializer), typeAt(type), initializer);
    else if (isKind(node.operatorToken, 'EqualsToken', 'QuestionQuestionEqualsToken')) {
      if (left !== undefined && right !== undefined) flow(typeAt(right), typeAt(left), node);
    } else if (isKind(node, 'ArrowFunction') && type !== undefined && body !== undefined && !isKind(body, 'Block'))
      flow(typeAt(body), typeAt(type), body);
    compiler.forEachChild(node, visit);
  };
  visit(file);
  return { hidden, grew };
};
