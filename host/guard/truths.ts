/**
 * Which types stand for truth values, which hold them, and which hide them.
 *
 * A type parameter stands for truth values if the types of `strategos/…` are given it (`Setting<B>`, `Logic<B>`, `Court<B>`),
 * if it comes from there, if it is called `B` and its function has no other, or if a truth value is handed over for it.
 */
import type { Checker, Compiler, Syntax, Type, TypeSymbol } from './compiler.ts';

/** Further inside than so many levels is not looked. */
const DEEPEST = 5;

export interface Truths {
  /** Whether a type is that of a truth value, or may be. */
  readonly isTruth: (type: Type) => boolean;
  /** Whether truth values are in what has this type. */
  readonly holds: (type: Type) => boolean;
  readonly isBlank: (type: Type) => boolean;
  /** The types in the target that say nothing of the truth values that the source has there. */
  readonly hiddenIn: (source: Type, target: Type) => readonly Type[];
  /** From now on a type parameter stands for truth values; whether it did not before. */
  readonly take: (parameter: Type) => boolean;
  /** The file that something is written in. */
  readonly fileOf: (node: Syntax) => string;
}

/** Which types stand for truth values. */
export const truthsOf = (compiler: Compiler, checker: Checker, isOurs: (path: string) => boolean): Truths => {
  const { SyntaxKind, SymbolFlags, TypeFlags, SignatureKind } = compiler;
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

  const is = ({ flags }: Type, ...names: readonly (keyof Compiler['TypeFlags'])[]): boolean =>
    names.some((name) => (flags & TypeFlags[name]) !== 0);

  /** The parts of a type that have names, and what it is made of: `Map<K, V>`. */
  const partsOf = (type: Type): readonly Type[] => {
    const given = is(type, 'Object') ? checker.getTypeArguments(type) : [];
    if (given.length > 0 || !is(type, 'Object')) return given;
    return checker.getPropertiesOfType(type).map((each) => checker.getTypeOfSymbol(each));
  };

  const holds = (type: Type, depth = 0): boolean => {
    if (isTruth(type)) return true;
    if (depth > DEEPEST) return false;
    return (type.types ?? partsOf(type)).some((each) => holds(each, depth + 1));
  };

  /** Whether a type says nothing of a value: `unknown`, `{}`, a type parameter that is no truth value. */
  const isBlank = (type: Type): boolean =>
    is(type, 'Any', 'Unknown', 'Never', 'NonPrimitive') ||
    (is(type, 'TypeParameter') && !isTruth(type)) ||
    (is(type, 'Object') &&
      type.symbol?.name === '__type' &&
      checker.getPropertiesOfType(type).length === 0 &&
      checker.getSignaturesOfType(type, SignatureKind.Call).length === 0 &&
      checker.getIndexTypeOfType(type, compiler.IndexKind.Number) === undefined &&
      checker.getIndexTypeOfType(type, compiler.IndexKind.String) === undefined);

  const elementsOf = (type: Type): Type | undefined => checker.getIndexTypeOfType(type, compiler.IndexKind.Number);

  const hiddenIn = (source: Type, target: Type, depth = 0): readonly Type[] => {
    if (depth > DEEPEST || !holds(source)) return [];
    if (isBlank(target)) return [target];
    const within = (one: Type | undefined, other: Type | undefined): readonly Type[] =>
      one === undefined || other === undefined ? [] : hiddenIn(one, other, depth + 1);
    if (target.types !== undefined) {
      // Of several types it is one that speaks of truth values, where there is one.
      if (target.types.some((each) => holds(each))) return [];
      return target.types.flatMap((each) => hiddenIn(source, each, depth + 1));
    }
    if (source.types !== undefined) return source.types.flatMap((each) => hiddenIn(each, target, depth + 1));
    const element = elementsOf(target);
    if (element !== undefined) return within(elementsOf(source), element);
    const [ones, others] = [source, target].map((type) => (is(type, 'Object') ? checker.getTypeArguments(type) : []));
    if (ones !== undefined && others !== undefined && others.length > 0 && ones.length === others.length)
      return others.flatMap((each, i) => within(ones[i], each));
    const texts = checker.getIndexTypeOfType(target, compiler.IndexKind.String);
    const named = checker.getPropertiesOfType(target).flatMap((each) => {
      const given = checker.getPropertyOfType(source, each.name);
      return given === undefined ? [] : within(checker.getTypeOfSymbol(given), checker.getTypeOfSymbol(each));
    });
    const indexed =
      texts === undefined
        ? []
        : checker.getPropertiesOfType(source).flatMap((each) => within(checker.getTypeOfSymbol(each), texts));
    return [...named, ...indexed];
  };

  return {
    isTruth,
    holds,
    isBlank,
    hiddenIn,
    fileOf,
    take: (parameter) => {
      if (parameter.symbol === undefined || known.get(parameter.symbol) === true) return false;
      known.set(parameter.symbol, true);
      return true;
    },
  };
};
