/**
 * What is used of TypeScript: it is the user's own, where there is one, and so no dependency of ours.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A file of a program. */
export interface SourceFile {
  readonly fileName: string;
  readonly text: string;
  readonly isDeclarationFile: boolean;
  readonly getLineAndCharacterOfPosition: (position: number) => { readonly line: number; readonly character: number };
}

export interface Diagnostic {
  readonly category: number;
  readonly code: number;
  readonly file?: SourceFile;
  readonly start?: number;
  readonly messageText: unknown;
}

export type Options = Readonly<Record<string, unknown>>;

export interface TypeScript {
  readonly sys: object;
  readonly readJsonConfigFile: (path: string, read: unknown) => { readonly extendedSourceFiles?: readonly string[] };
  readonly parseJsonSourceFileConfigFileContent: (
    file: object,
    host: object,
    folder: string,
  ) => { readonly options: Options };
  readonly createProgram: (
    roots: readonly string[],
    options: Options,
  ) => {
    readonly getSourceFile: (path: string) => SourceFile | undefined;
    readonly getSyntacticDiagnostics: (file: SourceFile) => readonly Diagnostic[];
    readonly getSemanticDiagnostics: (file: SourceFile) => readonly Diagnostic[];
  };
  readonly preProcessFile: (text: string) => { readonly importedFiles: readonly { readonly fileName: string }[] };
  readonly resolveModuleName: (
    name: string,
    from: string,
    options: Options,
    host: object,
  ) => { readonly resolvedModule?: { readonly resolvedFileName: string; readonly isExternalLibraryImport?: boolean } };
  readonly flattenDiagnosticMessageText: (message: unknown, newLine: string) => string;
}

/** Where TypeScript is, seen from a folder; `null` where there is none. */
export const typescriptFrom = (folder: string): string | null => {
  try {
    return createRequire(join(folder, 'any.js')).resolve('typescript');
  } catch {
    return null;
  }
};

/** TypeScript; from version 7 on it tells its version, and cannot be called. */
export const loadTypescript = (path: string): TypeScript | { readonly version: string } =>
  createRequire(import.meta.url)(path) as TypeScript | { readonly version: string };

/** The tsconfig.json of a folder, or of the nearest above it; `null` where there is none. */
export const nearestTsconfig = (folder: string): string | null => {
  const path = join(folder, 'tsconfig.json');
  if (existsSync(path)) return path;
  return dirname(folder) === folder ? null : nearestTsconfig(dirname(folder));
};
