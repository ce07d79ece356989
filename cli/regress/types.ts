/**
 * Type errors in the files of protocols: what the compiler would say of them, with the options of the nearest
 * `tsconfig.json`.
 *
 * Limits: code that is never used is no type error here; what is declared in packages is taken as it was when the protocol
 * was last looked at.
 */
import { dirname } from 'node:path';
import type { Diagnostic, Options, SourceFile, TypeScript } from '../../host/typescript.ts';
import { loadTypescript } from '../../host/typescript.ts';
import type { TypeAnswer, TypeError, TypeQuestion } from './type-question.ts';
import { typeErrorsByCommand } from './types-by-command.ts';
import { isElsewhere, ownPaths } from './types-place.ts';

const optionsOf = (
  typescript: TypeScript,
  { tsconfig, roots: [root = ''] }: TypeQuestion,
): { readonly options: Options; readonly extended: readonly string[] } => {
  const { sys } = typescript;
  const file = typescript.readJsonConfigFile(tsconfig, 'readFile' in sys ? sys.readFile : undefined);
  const { options: written } = typescript.parseJsonSourceFileConfigFileContent(file, sys, dirname(tsconfig));
  const options = {
    ...written,
    noEmit: true,
    skipLibCheck: true,
    noUnusedLocals: false,
    noUnusedParameters: false,
    incremental: false,
    composite: false,
  };
  const { resolvedModule } = typescript.resolveModuleName('strategos/model/protocol', root, options, sys);
  const paths = typeof written['paths'] === 'object' ? written['paths'] : {};
  return {
    options: resolvedModule === undefined ? { ...options, paths: { ...paths, ...ownPaths() } } : options,
    extended: file.extendedSourceFiles ?? [],
  };
};

const ERROR = 1;

const errorOf = (typescript: TypeScript, { file, start = 0, messageText, code }: Diagnostic): TypeError | null => {
  if (file === undefined) return null;
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  const message = `${typescript.flattenDiagnosticMessageText(messageText, ' ')} (TS${String(code)})`;
  return { file: file.fileName, line: line + 1, column: character + 1, message };
};

/** The files that a protocol rests on, itself first; those of packages are left out. */
const filesFrom = (
  typescript: TypeScript,
  options: Options,
  root: string,
  fileAt: (path: string) => SourceFile | undefined,
): readonly SourceFile[] => {
  const found = new Map<string, SourceFile>();
  const waiting = [root];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const file = fileAt(path);
    if (file === undefined || found.has(file.fileName) || isElsewhere(path, root)) continue;
    found.set(file.fileName, file);
    for (const { fileName } of typescript.preProcessFile(file.text).importedFiles) {
      const { resolvedModule } = typescript.resolveModuleName(fileName, path, options, typescript.sys);
      if (resolvedModule !== undefined) waiting.push(resolvedModule.resolvedFileName);
    }
  }
  return [...found.values()];
};

/** What there is to say of each. */
export const typeErrorsIn = (question: TypeQuestion): readonly TypeAnswer[] => {
  const typescript = loadTypescript(question.typescript);
  return 'createProgram' in typescript ? askedOf(typescript, question) : typeErrorsByCommand(question);
};

const askedOf = (typescript: TypeScript, question: TypeQuestion): readonly TypeAnswer[] => {
  const { options, extended } = optionsOf(typescript, question);
  const program = typescript.createProgram(question.roots, options);
  const known = new Map<string, TypeError | null>();
  const errorIn = (file: SourceFile): TypeError | null => {
    const before = known.get(file.fileName);
    if (before !== undefined) return before;
    const diagnostics = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    const first = diagnostics.find(({ category }) => category === ERROR);
    const error = first === undefined ? null : errorOf(typescript, first);
    known.set(file.fileName, error);
    return error;
  };
  return question.roots.map((root) => {
    const files = filesFrom(typescript, options, root, (path) => program.getSourceFile(path));
    const errors = files.filter(({ isDeclarationFile }) => !isDeclarationFile).map(errorIn);
    return {
      root,
      error: errors.find((error) => error !== null) ?? null,
      files: [...files.map(({ fileName }) => fileName), question.tsconfig, ...extended],
    };
  });
};
