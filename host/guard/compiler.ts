/**
 * What is used of TypeScript's own types, to see where a program looks at a truth value. It is the author's TypeScript, and
 * no dependency of ours.
 */
import type { Options, TypeScript } from '../typescript.ts';

/** A node of TypeScript's tree, with those parts that are asked for. */
export interface Syntax {
  readonly kind: number;
  readonly parent?: Syntax;
  readonly end: number;
  readonly getStart: (file: SyntaxFile) => number;
  readonly getText: (file?: SyntaxFile) => string;
  readonly argumentExpression?: Syntax;
  readonly arguments?: readonly Syntax[];
  readonly body?: Syntax;
  readonly condition?: Syntax;
  readonly dotDotDotToken?: Syntax;
  readonly expression?: Syntax;
  readonly initializer?: Syntax;
  readonly left?: Syntax;
  readonly name?: Syntax;
  readonly operand?: Syntax;
  readonly operator?: number;
  readonly operatorToken?: Syntax;
  readonly parameters?: readonly Syntax[];
  readonly right?: Syntax;
  readonly type?: Syntax;
  readonly typeArguments?: readonly Syntax[];
  readonly typeName?: Syntax;
  readonly typeParameters?: readonly Syntax[];
}

export interface SyntaxFile extends Syntax {
  readonly fileName: string;
  readonly isDeclarationFile: boolean;
  readonly getLineAndCharacterOfPosition: (position: number) => { readonly line: number; readonly character: number };
}

export interface TypeSymbol {
  readonly name: string;
  readonly flags: number;
  readonly declarations?: readonly Syntax[];
}

export interface Type {
  readonly flags: number;
  readonly symbol?: TypeSymbol;
  /** Of a union or an intersection. */
  readonly types?: readonly Type[];
}

export interface CallSignature {
  readonly declaration?: Syntax;
  readonly parameters: readonly TypeSymbol[];
}

export interface Checker {
  readonly getTypeAtLocation: (node: Syntax) => Type;
  readonly getSymbolAtLocation: (node: Syntax) => TypeSymbol | undefined;
  readonly getAliasedSymbol: (symbol: TypeSymbol) => TypeSymbol;
  /** What the elements of a list are. */
  readonly getIndexTypeOfType: (type: Type, kind: number) => Type | undefined;
  readonly getSignaturesOfType: (type: Type, kind: number) => readonly CallSignature[];
  readonly getReturnTypeOfSignature: (signature: CallSignature) => Type;
  /** What a call means. */
  readonly getResolvedSignature: (call: Syntax) => CallSignature | undefined;
  /** What is expected where an expression stands. */
  readonly getContextualType: (expression: Syntax) => Type | undefined;
  readonly getTypeArguments: (type: Type) => readonly Type[];
  readonly getPropertiesOfType: (type: Type) => readonly TypeSymbol[];
  readonly getPropertyOfType: (type: Type, name: string) => TypeSymbol | undefined;
  readonly getTypeOfSymbol: (symbol: TypeSymbol) => Type;
}

export interface Compiled {
  readonly getTypeChecker: () => Checker;
  readonly getSourceFiles: () => readonly SyntaxFile[];
  readonly getSyntacticDiagnostics: (
    file: SyntaxFile,
  ) => ReturnType<ReturnType<TypeScript['createProgram']>['getSyntacticDiagnostics']>;
  readonly getSemanticDiagnostics: (
    file: SyntaxFile,
  ) => ReturnType<ReturnType<TypeScript['createProgram']>['getSemanticDiagnostics']>;
}

export interface Compiler extends Omit<TypeScript, 'createProgram'> {
  readonly version: string;
  readonly SyntaxKind: Readonly<Record<string, number>>;
  readonly TypeFlags: Readonly<
    Record<'Any' | 'Never' | 'NonPrimitive' | 'Object' | 'TypeParameter' | 'Unknown', number>
  >;
  readonly SymbolFlags: { readonly Alias: number };
  readonly SignatureKind: { readonly Call: number };
  readonly IndexKind: { readonly Number: number; readonly String: number };
  readonly createProgram: (roots: readonly string[], options: Options) => Compiled;
  readonly forEachChild: (node: Syntax, visit: (child: Syntax) => void) => void;
}

/** Whether a loaded TypeScript can be asked; what is wrong with it otherwise. */
export const unusable = (typescript: object): string | null => {
  const version = 'version' in typescript ? String(typescript.version) : 'of no version';
  if (Number.parseInt(version, 10) < 6) return `TypeScript ${version} is too old: it takes version 6`;
  return 'createProgram' in typescript && 'forEachChild' in typescript && 'SyntaxKind' in typescript
    ? null
    : `TypeScript ${version} has no interface to ask it for types: it takes version 6 beside the protocol (npm install --save-dev typescript@6)`;
};
