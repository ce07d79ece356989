/**
 * One word, one concept: a name that two modules declare and export stands for two things.
 *
 * What is handed on from another module (`export … from`, or an import that is exported) is declared there, and counts once. Limits:
 * names that differ in capitals only are two names, and what no module exports is its own affair.
 */
import ts from 'typescript';
import type { Source } from './sources.ts';
import { lineOf, treeOf } from './sources.ts';

/** An exported name, and where it is declared. */
export interface ExportedName {
  readonly name: string;
  readonly path: string;
  readonly line: number;
}

/** A name that may be declared twice, by these modules and no other, and why. */
export interface AllowedName {
  readonly name: string;
  readonly paths: readonly string[];
  readonly reason: string;
}

const namesBound = (binding: ts.BindingName): readonly ts.Identifier[] =>
  ts.isIdentifier(binding)
    ? [binding]
    : binding.elements.flatMap((element) => (ts.isBindingElement(element) ? namesBound(element.name) : []));

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** The names that a statement declares. */
const namesIn = (statement: ts.Statement): readonly ts.Identifier[] => {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => namesBound(name));
  if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
  )
    return statement.name === undefined ? [] : [statement.name];
  return [];
};

/** What `export { … }` exports under which name, of what the module itself declares. */
const listed = (statement: ts.Statement, own: ReadonlySet<string>): readonly ts.ModuleExportName[] =>
  ts.isExportDeclaration(statement) &&
  statement.moduleSpecifier === undefined &&
  statement.exportClause !== undefined &&
  ts.isNamedExports(statement.exportClause)
    ? statement.exportClause.elements.flatMap(({ name, propertyName }) =>
        own.has((propertyName ?? name).text) ? [name] : [],
      )
    : [];

/** The names that a module declares and exports, each once. */
export const exportedNames = (source: Source): readonly ExportedName[] => {
  const { statements } = treeOf(source);
  const own = new Set(statements.flatMap((statement) => namesIn(statement).map(({ text }) => text)));
  const found = new Map<string, ExportedName>();
  for (const statement of statements)
    for (const node of isExported(statement) ? namesIn(statement) : listed(statement, own))
      if (!found.has(node.text)) found.set(node.text, { name: node.text, path: source.path, line: lineOf(node) });
  return [...found.values()];
};

/** What is wrong with names: each that several modules declare, with its places, and each allowance that nothing needs. */
export const sharedNames = (sources: readonly Source[], allowed: readonly AllowedName[]): readonly string[] => {
  const places = new Map<string, ExportedName[]>();
  for (const each of sources.flatMap(exportedNames)) {
    const known = places.get(each.name);
    if (known === undefined) places.set(each.name, [each]);
    else known.push(each);
  }
  const shared = [...places].filter(([, all]) => all.length > 1);
  const pathsOf = (name: string): readonly string[] => (places.get(name) ?? []).map(({ path }) => path).toSorted();
  const allows = ({ name, paths }: AllowedName): boolean => pathsOf(name).join() === paths.toSorted().join();
  return [
    ...shared
      .filter(([name]) => !allowed.some((each) => each.name === name && allows(each)))
      .map(
        ([name, all]) =>
          `“${name}” is exported by ${all.map(({ path, line }) => `${path}:${String(line)}`).join(' and ')}: one word, one concept`,
      ),
    ...allowed
      .filter((each) => !allows(each))
      .map(({ name, paths }) => `“${name}” is not what ${paths.join(' and ')} export: take it off the list`),
  ];
};
