/**
 * TypeScript blocks of the documentation, checked as a reader's own code would be, and evaluated.
 *
 *     armyOf({ n: 1, m: 0 }); // → left "n = 1: n must be at least 2"
 *
 * A comment `// → …` behind a statement says what the statement's value is, or that of the constant it declares:
 * strings in double quotes, lists and records as in TypeScript, `left` and `right` for an `Either`, `none` and `some` for
 * an `Option`, and an error by its message. One that ends in `…` says how it begins.
 *
 * The compiler's options are the project's, without those that only matter to who publishes a package.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { bundleOf } from '../host/bundle.ts';
import { right } from './either.ts';
import type { Block } from './markdown.ts';

/** A block in a folder of its own, with the files that earlier blocks of its document made. */
export interface Snippet {
  readonly block: Block;
  /** The file that it is, where it names one. */
  readonly name: string | null;
  readonly path: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** The file that a block says it is, in a comment in its first line. */
export const nameOf = ({ lines }: Block): string | null =>
  /^\/\/ ((?:[\w-]+\/)*[\w.-]+\.ts)$/.exec(lines[0] ?? '')?.[1] ?? null;

const write = (path: string, lines: readonly string[]): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${lines.join('\n')}\n`);
};

/** A folder for snippets, in which packages are found as in this one, and what removes it. */
export const snippetFolder = (): { readonly folder: string; readonly remove: () => void } => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'strategos-snippets-')));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** The TypeScript blocks of a document, laid out below a folder. */
export const layOut = (folder: string, blocks: readonly Block[]): readonly Snippet[] => {
  const before = new Map<string, readonly string[]>();
  return blocks
    .filter(({ language }) => language === 'ts')
    .map((block) => {
      const name = nameOf(block);
      if (name !== null) before.set(name, block.lines);
      const here = join(folder, String(block.line));
      for (const [earlier, lines] of before) write(join(here, earlier), lines);
      const path = join(here, name ?? 'snippet.ts');
      write(path, block.lines);
      return { block, name, path };
    });
};

/** The project's options, for code that is somebody else's. */
const optionsFor = (): ts.CompilerOptions => {
  const host: ts.ParseConfigFileHost = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const project = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.json'), {}, host);
  return {
    ...project?.options,
    declaration: false,
    isolatedDeclarations: false,
    noUnusedLocals: false,
    moduleDetection: ts.ModuleDetectionKind.Force,
    paths: {
      'strategos/config': [join(root, 'regression', 'config.ts')],
      'strategos/vitest': [join(root, 'vitest', 'main.ts')],
      'strategos/*': [join(root, '*.ts')],
    },
  };
};

/** What the compiler finds wrong with each of the snippets, by path. */
export const typeErrors = (snippets: readonly Snippet[]): ReadonlyMap<string, readonly string[]> => {
  const paths = snippets.map(({ path }) => path);
  const program = ts.createProgram(paths, optionsFor());
  return new Map(
    snippets.map(({ path, block }) => {
      const source = program.getSourceFile(path);
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [
        path,
        found.map(({ start = 0, messageText }) => {
          const line = block.line + (source?.getLineAndCharacterOfPosition(start).line ?? 0);
          return `line ${String(line)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
        }),
      ];
    }),
  );
};

/** A value that a block states. */
export interface Stated {
  readonly line: number;
  readonly statement: string;
  readonly expected: string;
}

interface Marked extends Stated {
  /** Where to write what, so that the value is recorded. */
  readonly edits: readonly { readonly at: number; readonly text: string }[];
}

const marksOf = (block: Block): readonly Marked[] => {
  const text = block.lines.join('\n');
  const source = ts.createSourceFile('snippet.ts', text, ts.ScriptTarget.ES2023, true);
  const marks = source.statements.flatMap((statement): readonly Marked[] => {
    const [comment] = ts.getTrailingCommentRanges(text, statement.end) ?? [];
    const expected =
      comment === undefined ? undefined : /^\/\/ → (.*)$/.exec(text.slice(comment.pos, comment.end))?.[1];
    if (expected === undefined) return [];
    const line = block.line + source.getLineAndCharacterOfPosition(statement.end).line;
    const stated = { line, statement: statement.getText(source), expected };
    if (ts.isExpressionStatement(statement)) {
      const { expression } = statement;
      return [
        {
          ...stated,
          edits: [
            { at: expression.getStart(source), text: 'documented.push(' },
            { at: expression.end, text: ')' },
          ],
        },
      ];
    }
    const declared = ts.isVariableStatement(statement) ? statement.declarationList.declarations[0]?.name : undefined;
    if (declared === undefined || !ts.isIdentifier(declared))
      throw new Error(`line ${String(line)}: “// →” may stand behind an expression or a constant only`);
    return [{ ...stated, edits: [{ at: statement.end, text: `documented.push(${declared.text});` }] }];
  });
  const lost = block.lines.filter((line) => line.includes('// → ')).length - marks.length;
  if (lost > 0) throw new Error(`from line ${String(block.line)} on, a “// →” does not stand behind a statement`);
  return marks;
};

/** The values that a block states. */
export const statedIn = (block: Block): readonly Stated[] => (block.language === 'ts' ? marksOf(block) : []);

/** Evaluate a snippet: for each value that it states, what it is. */
export const evaluated = async ({ block, path }: Snippet): Promise<readonly string[]> => {
  let text = block.lines.join('\n');
  const edits = marksOf(block).flatMap((mark) => mark.edits);
  for (const { at, text: inserted } of edits.toSorted((a, b) => b.at - a.at))
    text = text.slice(0, at) + inserted + text.slice(at);
  const instrumented = path.replace(/\.ts$/, '.documented.ts');
  write(instrumented, ['export const documented: unknown[] = [];', text]);
  const bundle = right(await bundleOf(instrumented)());
  const module = (await import(`data:text/javascript;base64,${Buffer.from(bundle).toString('base64')}`)) as {
    readonly documented: readonly unknown[];
  };
  return module.documented.map(shown);
};

/** A value as the documentation writes it. */
const shown = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${String(value)}n`;
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  const fields = Object.entries(value);
  const { _tag, message, left, right: inside, value: some } = value as Readonly<Record<string, unknown>>;
  if (_tag === 'Left') return `left ${shown(left)}`;
  if (_tag === 'Right') return `right ${shown(inside)}`;
  if (_tag === 'None') return 'none';
  if (_tag === 'Some') return `some ${shown(some)}`;
  if (typeof _tag === 'string' && typeof message === 'string') return shown(message);
  return `{ ${fields.map(([field, each]) => `${field}: ${shown(each)}`).join(', ')} }`;
};

/** A value, told as it was expected: one that begins as stated, and was stated with `…`, is as stated. */
export const asStated = (value: string, expected: string): string =>
  expected.endsWith('…') && value.startsWith(expected.slice(0, -1).trimEnd()) ? expected : value;
