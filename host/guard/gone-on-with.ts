/**
 * What each use leaves in another state, although nobody writes to it: iterators, generators, regular expressions that go on
 * where they found something. One that outlives the function that uses it counts the calls of it.
 */
import type { ImpureUse } from './impure.ts';
import type { Lasting } from './lasting.ts';
import type { Roots } from './roots.ts';
import type { Binding, Scopes } from './scopes.ts';
import type { SyntaxNode } from './syntax.ts';
import { memberFieldOf, isFunction, childNodes } from './syntax.ts';

/** Methods that give an iterator. */
const ITERATING = new Set(['entries', 'keys', 'matchAll', 'values']);

/** Methods of texts that let a regular expression begin again. */
const BEGINNING = new Set(['match', 'matchAll', 'replace', 'replaceAll', 'search', 'split']);

const goesOn = (flags: SyntaxNode | undefined): boolean =>
  flags !== undefined && (flags.type !== 'Literal' || /[gy]/.test(String(flags.value)));

/** Whether something is used up where it is made: `[...list.keys()]`, `Array.from(list.keys())`. */
const isUsedUp = (scopes: Scopes, node: SyntaxNode): boolean => {
  const parent = scopes.parentOf(node);
  return (
    parent?.type === 'SpreadElement' ||
    (parent?.type === 'NewExpression' && parent.callee !== node) ||
    (parent?.type === 'CallExpression' && parent.callee !== node) ||
    (parent?.type === 'ForOfStatement' && parent.right === node)
  );
};

/** Whether a class has a method of that name. */
const hasMethod = (made: SyntaxNode, name: string): boolean =>
  (made.type === 'ClassDeclaration' || made.type === 'ClassExpression') &&
  made.body.body.some(
    (each) => each.type === 'MethodDefinition' && each.key.type === 'Identifier' && each.key.name === name,
  );

/** What an expression makes that uses change; `null` where it makes nothing of the kind. */
const madeIn = (scopes: Scopes, { calls }: Roots, node: SyntaxNode): string | null => {
  if (isFunction(node)) return null;
  if (node.type === 'Literal' && 'regex' in node && /[gy]/.test(node.regex.flags))
    return 'a regular expression that goes on where it found something';
  if (node.type === 'NewExpression') {
    const named = scopes.bindingOf(node.callee);
    if (named?.kind === 'global' && named.name === 'RegExp' && goesOn(node.arguments[1]))
      return 'a regular expression that goes on where it found something';
    if (named?.given.some((made) => hasMethod(made, 'next')) === true) return 'an iterator';
  }
  if (node.type === 'CallExpression' && !isUsedUp(scopes, node)) {
    if (calls.functionsOf(node.callee).some(({ generator }) => generator)) return 'a generator';
    const { callee } = node;
    const isGlobal = callee.type === 'MemberExpression' && scopes.bindingOf(callee.object)?.kind === 'global';
    if (
      callee.type === 'MemberExpression' &&
      !isGlobal &&
      (ITERATING.has(memberFieldOf(callee) ?? '') || isIterator(callee))
    )
      return 'an iterator';
  }
  return childNodes(node).reduce<string | null>(
    (found, each) => found ?? madeIn(scopes, { calls } as Roots, each),
    null,
  );
};

/** `list[Symbol.iterator]` */
const isIterator = (callee: SyntaxNode & { readonly type: 'MemberExpression' }): boolean =>
  callee.computed && callee.property.type === 'MemberExpression' && memberFieldOf(callee.property) === 'iterator';

const isBegunAgain = (scopes: Scopes, reference: SyntaxNode): boolean => {
  const call = scopes.parentOf(reference);
  return (
    call?.type === 'CallExpression' && call.callee !== reference && BEGINNING.has(memberFieldOf(call.callee) ?? '')
  );
};

/** Where functions go on with something that outlives them. */
export const goneOnWith = (
  scopes: Scopes,
  roots: Roots,
  nodes: readonly SyntaxNode[],
  lasting: Lasting,
): readonly ImpureUse[] => {
  const known = new Map<Binding, string | null>();
  return nodes.flatMap((node) => {
    const binding = node.type === 'Identifier' ? scopes.bindingOf(node) : null;
    if (binding?.kind !== 'variable' || !binding.references.some((each) => each === node)) return [];
    const before = known.get(binding);
    const made =
      before === undefined
        ? binding.given.reduce<string | null>((found, each) => found ?? madeIn(scopes, roots, each), null)
        : before;
    known.set(binding, made);
    return made !== null && lasting(scopes.runnerOf(node), binding.owner) && !isBegunAgain(scopes, node)
      ? [{ node, what: `it goes on with “${binding.name}”, which is ${made} and stays between calls` }]
      : [];
  });
};
