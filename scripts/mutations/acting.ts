/**
 * The code that has a say in a run: what a protocol's acting fields are made of, and the functions that they use.
 *
 * The rest, titles, theory, words and the names that generals may exchange, changes no run and is not mutated. Functions
 * are followed by name through the files of `model/protocols/`; the kernel is everybody's, and no protocol's own.
 */
import { posix } from 'node:path';
import ts from 'typescript';
import { textOf, within } from './syntax.ts';

/** The fields of a definition that decide what is run. */
const ACTING = ['rounds', 'claims', 'admissible', 'signature', 'program'];

/** A parameter's value where none is given: it has a say, too. */
const STANDARD = 'standard';

/** The sources by path from the root of the repository. */
export type Sources = ReadonlyMap<string, ts.SourceFile>;

const nameOf = ({ name }: ts.PropertyAssignment): string => textOf(name);

/** The fields of the definition that is handed to `protocol(…)`. */
const definitionOf = (source: ts.SourceFile): readonly ts.PropertyAssignment[] => {
  const made = [...within(source)].find(
    (node): node is ts.CallExpression => ts.isCallExpression(node) && textOf(node.expression) === 'protocol',
  );
  const definition = made?.arguments[0];
  if (definition === undefined || !ts.isObjectLiteralExpression(definition))
    throw new Error(`${source.fileName} defines no protocol({ … })`);
  return definition.properties.filter(ts.isPropertyAssignment);
};

/** The functions at the top of a file, by name. */
const functionsOf = (source: ts.SourceFile): ReadonlyMap<string, ts.Node> =>
  new Map(
    source.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) =>
        declarationList.declarations.flatMap(({ name, initializer }) =>
          initializer !== undefined && ts.isArrowFunction(initializer) ? [[textOf(name), initializer] as const] : [],
        ),
      ),
  );

/** Where a name is imported from, among the sources. */
const importedFrom = (source: ts.SourceFile, sources: Sources): ReadonlyMap<string, string> =>
  new Map(
    source.statements.filter(ts.isImportDeclaration).flatMap(({ importClause, moduleSpecifier }) => {
      const bindings = importClause?.namedBindings;
      if (bindings === undefined || !ts.isNamedImports(bindings) || !ts.isStringLiteral(moduleSpecifier)) return [];
      const file = posix.join(posix.dirname(source.fileName), moduleSpecifier.text);
      return sources.has(file) ? bindings.elements.map(({ name }) => [textOf(name), file] as const) : [];
    }),
  );

/** The pieces of code that have a say in a run of the protocol in a file, none of them within another. */
export const actingCode = (sources: Sources, file: string): readonly ts.Node[] => {
  const source = sources.get(file);
  if (source === undefined) throw new Error(`there is no ${file}`);
  const fields = definitionOf(source);
  const parameters = fields.filter((field) => nameOf(field) === 'parameters').flatMap((field) => [...within(field)]);
  const roots: readonly ts.Node[] = [
    ...fields.filter((field) => ACTING.includes(nameOf(field))),
    ...parameters.filter((node) => ts.isPropertyAssignment(node) && nameOf(node) === STANDARD),
  ];
  const reached = new Set(roots);
  // A set goes on through what is added on the way.
  for (const root of reached) {
    const here = root.getSourceFile();
    const imported = importedFrom(here, sources);
    for (const node of within(root)) {
      if (!ts.isIdentifier(node)) continue;
      const there = sources.get(imported.get(node.text) ?? '') ?? here;
      const used = functionsOf(there).get(node.text);
      if (used !== undefined) reached.add(used);
    }
  }
  return [...reached];
};
