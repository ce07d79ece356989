/**
 * A protocol's source, looked over by TypeScript: where it looks at truth values.
 *
 * It takes TypeScript beside the protocol, where the command is run, or here; and a second or two, most of it for the
 * library's types. Where it cannot be made it says why, and what does not compile has its errors told.
 */
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { packageFolder } from '../package.ts';
import { hasSources } from '../sources.ts';
import type { Options } from '../typescript.ts';
import { nearestTsconfig, typescriptFrom } from '../typescript.ts';
import type { Authorship } from './authorship.ts';
import { authorshipOf } from './authorship.ts';
import type { Hidings } from './hiding.ts';
import { hidingsIn } from './hiding.ts';
import { truthsOf } from './truths.ts';
import type { Compiled, Compiler, SyntaxFile } from './compiler.ts';
import { unusable } from './compiler.ts';
import type { TruthValueLook } from './looking.ts';
import { looksIn } from './looking.ts';

/** Where the types of `strategos/…` and of fp-ts are. */
const ownPaths = (): Readonly<Record<string, readonly string[]>> => {
  const fpTs = createRequire(join(packageFolder(), 'package.json')).resolve('fp-ts/package.json');
  return {
    'strategos/*': [join(packageFolder(), hasSources() ? '*.ts' : 'dist/*.d.ts')],
    'fp-ts/lib/*.js': [join(dirname(fpTs), 'lib', '*.d.ts')],
  };
};

/** The options of the author's own tsconfig.json that say what a module means; how strict to be is decided here. */
const optionsOf = (compiler: Compiler, folder: string): Options => {
  const { sys } = compiler;
  const tsconfig = nearestTsconfig(folder);
  const read = 'readFile' in sys ? sys.readFile : undefined;
  const { options }: { readonly options: Options } =
    tsconfig === null
      ? { options: {} }
      : compiler.parseJsonSourceFileConfigFileContent(
          compiler.readJsonConfigFile(tsconfig, read),
          sys,
          dirname(tsconfig),
        );
  const { paths = {}, ...kept } = Object.fromEntries(
    ['baseUrl', 'paths', 'pathsBasePath', 'customConditions', 'jsx'].flatMap((name) =>
      options[name] === undefined ? [] : [[name, options[name]]],
    ),
  );
  return {
    ...kept,
    paths: { ...ownPaths(), ...(paths as object) },
    allowImportingTsExtensions: true,
    lib: ['lib.es2023.d.ts'],
    // As esbuild resolves: ESNext, and Bundler.
    module: 99,
    moduleResolution: 100,
    noEmit: true,
    skipLibCheck: true,
    strict: true,
    target: 10,
    types: [],
  };
};

/** What is said where the types of Node or of the browser are not at hand; that has no part in what a `B` is. */
const ABSENT = new Set([2304, 2307, 2580, 2584, 2591]);

const ERROR = 1;

/** The errors that keep a file from being compiled, each with its line. */
const errorsIn = (compiler: Compiler, compiled: Compiled, file: SyntaxFile): readonly string[] => {
  const diagnostics = [...compiled.getSyntacticDiagnostics(file), ...compiled.getSemanticDiagnostics(file)];
  const errors = diagnostics.filter(({ category, code, messageText }) => {
    const surroundings = ABSENT.has(code) && !/strategos|'\.{0,2}\//.test(JSON.stringify(messageText));
    return category === ERROR && !surroundings;
  });
  return errors.map(({ code, messageText, start = 0 }) => {
    const { line } = file.getLineAndCharacterOfPosition(start);
    const message = compiler.flattenDiagnosticMessageText(messageText, ' ');
    return `${relative(process.cwd(), file.fileName)}:${String(line + 1)}: ${message} (TS${String(code)})`;
  });
};

/** Why nothing is known of where a program looks at truth values. */
export type Unseen =
  /** It was not looked for, and that is no fault of the file. */
  | { readonly _tag: 'NotMade'; readonly reason: string }
  /** The compiler refuses it; its errors, each with its line, at least one. */
  | { readonly _tag: 'Uncompiled'; readonly errors: readonly string[] };

const notMade = (reason: string): E.Either<Unseen, never> => E.left({ _tag: 'NotMade', reason });

/** TypeScript, from a folder, or from where we are; why not, where there is none that can be asked. */
const compilerFor = (folder: string): E.Either<string, Compiler> => {
  const path = typescriptFrom(folder) ?? typescriptFrom(process.cwd()) ?? typescriptFrom(packageFolder());
  if (path === null) return E.left('TypeScript is not installed');
  const typescript = createRequire(import.meta.url)(path) as object;
  const wrong = unusable(typescript);
  return wrong === null ? E.right(typescript as Compiler) : E.left(wrong);
};

const made = (roots: readonly string[]): E.Either<Unseen, readonly TruthValueLook[]> => {
  const untyped = roots.find((root) => !/\.[cm]?tsx?$/.test(root));
  if (untyped !== undefined) return notMade(`${relative(process.cwd(), untyped)} is no TypeScript`);
  const [root = ''] = roots;
  const found = compilerFor(dirname(root));
  if (E.isLeft(found)) return notMade(found.left);
  const compiler = found.right;
  const compiled = compiler.createProgram(roots, optionsOf(compiler, dirname(root)));
  const own = compiled
    .getSourceFiles()
    .filter(({ fileName, isDeclarationFile }) => !isDeclarationFile && authorshipOf(resolve(fileName))._tag === 'Own');
  const errors = own.flatMap((file) => errorsIn(compiler, compiled, file));
  if (errors.length > 0) return E.left({ _tag: 'Uncompiled', errors });
  const whose = new Map<string, Authorship>();
  const whoseIs = (path: string): Authorship => {
    const now = whose.get(path) ?? authorshipOf(resolve(path));
    whose.set(path, now);
    return now;
  };
  const isOurs = (path: string): boolean => whoseIs(path)._tag === 'Ours' && !/[\\/]fp-ts[\\/]/.test(path);
  const names = new Set(own.map(({ fileName }) => fileName));
  const checker = compiled.getTypeChecker();
  const truths = truthsOf(compiler, checker, isOurs);
  const hidingsOf = (file: SyntaxFile): Hidings =>
    hidingsIn(compiler, checker, truths, file, (path) => names.has(path));
  // A type parameter that is taken for truth values hands them on to others.
  for (let again = true; again;) again = own.map(hidingsOf).some(({ grew }) => grew);
  return E.right(
    own.flatMap((file) => looksIn(compiler, checker, truths, file, hidingsOf(file).hidden, (path) => names.has(path))),
  );
};

/** Where the protocols in these files, and what they import, look at truth values; or why that was not looked for. */
export const looksAtValues = (files: readonly string[]): E.Either<Unseen, readonly TruthValueLook[]> =>
  E.flatten(
    E.tryCatch(
      () => made(files.map((file) => resolve(file))),
      (thrown): Unseen => ({
        _tag: 'NotMade',
        reason: `TypeScript threw ${thrown instanceof Error ? thrown.message : String(thrown)}`,
      }),
    ),
  );

/** `peek.ts:21:25: logic.all(votes) === logic.one compares truth values; …`. */
export const lookText = ({ file, line, column, text, what }: TruthValueLook): string =>
  `${relative(process.cwd(), file)}:${String(line)}:${String(column)}: ${text} ${what}`;
