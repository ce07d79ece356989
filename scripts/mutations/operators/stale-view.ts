/**
 * What was known before is used, not what has been learnt since.
 */
import ts from 'typescript';
import type { Operator } from '../syntax.ts';
import { functionsAround, methodCall, shifted, textOf, within } from '../syntax.ts';

/** The names that a function takes out of what it is handed. */
const handed = ({ parameters }: ts.ArrowFunction): readonly string[] =>
  parameters.flatMap(({ name }) =>
    ts.isObjectBindingPattern(name) ? name.elements.map((element) => textOf(element.name)) : [],
  );

/** `const { retreat } = state` in a function that is handed `state`. */
const takenOut = (made: ts.ArrowFunction): readonly string[] =>
  ts.isBlock(made.body)
    ? made.body.statements
        .filter(ts.isVariableStatement)
        .flatMap(({ declarationList: { declarations } }) =>
          declarations.flatMap(({ name, initializer }) =>
            ts.isObjectBindingPattern(name) && initializer !== undefined && textOf(initializer) === 'state'
              ? name.elements.map((element) => textOf(element.name))
              : [],
          ),
        )
    : [];

/** A field of the next state is what it was: `W: …` becomes `W`. */
const unchanged: Operator = (node) => {
  if (!ts.isPropertyAssignment(node) || !ts.isIdentifier(node.name)) return [];
  const name = textOf(node.name);
  const receiving = [...functionsAround(node)].find(
    ({ parent }) => ts.isPropertyAssignment(parent) && textOf(parent.name) === 'receive',
  );
  return receiving !== undefined && [...handed(receiving), ...takenOut(receiving)].includes(name)
    ? [{ node, text: name }]
    : [];
};

/** Where a function is handed a whole state, the field of that: `last.retreat`, or `retreat`, becomes `own.retreat`. */
const former: Operator = (node) => {
  const around = [...functionsAround(node)];
  const outermost = around.at(-1);
  const state = outermost?.parameters.find(({ type }) => type !== undefined && textOf(type) === 'State<B>');
  if (outermost === undefined || state === undefined || !ts.isBlock(outermost.body)) return [];
  const own = textOf(state.name);
  const declared = outermost.body.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations.map(({ name }) => textOf(name)));
  const fields = new Set(
    [...within(outermost)].flatMap((other) =>
      ts.isPropertyAccessExpression(other) && textOf(other.expression) === own ? [textOf(other.name)] : [],
    ),
  );
  if (ts.isPropertyAccessExpression(node))
    return declared.includes(textOf(node.expression)) && fields.has(textOf(node.name))
      ? [{ node, text: `${own}.${textOf(node.name)}` }]
      : [];
  const isArgument = ts.isIdentifier(node) && ts.isCallExpression(node.parent) && node.parent.expression !== node;
  return isArgument && declared.includes(node.text) && fields.has(node.text)
    ? [{ node, text: `${own}.${node.text}` }]
    : [];
};

/** What has been made of the later levels is forgotten: in a `reduce` the element is used in place of the result so far. */
const unreduced: Operator = (node) => {
  if (!ts.isIdentifier(node) || !ts.isCallExpression(node.parent) || node.parent.expression === node) return [];
  const folding = [...functionsAround(node)].find(
    ({ parent }) => (methodCall(parent, 'reduce') ?? methodCall(parent, 'reduceRight')) !== null,
  );
  const [made, element] = folding?.parameters ?? [];
  return made !== undefined && element !== undefined && textOf(made.name) === node.text
    ? [{ node, text: textOf(element.name) }]
    : [];
};

/** What was heard one round earlier still. */
const earlier: Operator = (node) =>
  ts.isBinaryExpression(node) && /^round - \d+$/.test(textOf(node)) && ts.isCallExpression(node.parent)
    ? [{ node, text: shifted(node, -1) }]
    : [];

export const staleView: Operator = (node) => [
  ...unchanged(node),
  ...former(node),
  ...unreduced(node),
  ...earlier(node),
];
