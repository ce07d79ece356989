/**
 * Keys of tables: what they say, and whether two are the same.
 */
import type { Binding, Scopes } from './scopes.ts';
import type { SyntaxNode } from './syntax.ts';
import { childNodes } from './syntax.ts';

/** What a variable was made of, where it is made once. */
const onlyGiven = ({ kind, given: [made, other] }: Binding): SyntaxNode | null =>
  kind === 'variable' && other === undefined ? (made ?? null) : null;

/** The bindings that a key says whole. */
export const saidBy = (scopes: Scopes, key: SyntaxNode): readonly Binding[] => {
  switch (key.type) {
    case 'Identifier': {
      const binding = scopes.bindingOf(key);
      const made = binding === null ? null : onlyGiven(binding);
      return binding === null ? [] : [binding, ...(made === null ? [] : saidBy(scopes, made))];
    }
    case 'TemplateLiteral':
      return key.expressions.flatMap((part) => saidBy(scopes, part));
    case 'CallExpression':
      return key.callee.type === 'Identifier' && key.callee.name === 'String'
        ? key.arguments.flatMap((part) => saidBy(scopes, part))
        : [];
    default:
      return [];
  }
};

/** Whether two keys are the same text, of names that stay what they are. */
export const isSameKey = (scopes: Scopes, one: SyntaxNode, other: SyntaxNode): boolean => {
  if (one.type === 'Identifier') {
    const binding = scopes.bindingOf(one);
    return binding !== null && binding.given.length < 2 && binding === scopes.bindingOf(other);
  }
  if (one.type === 'Literal') return other.type === 'Literal' && one.value === other.value;
  if (one.type === 'TemplateElement')
    return other.type === 'TemplateElement' && one.value.cooked === other.value.cooked;
  if (one.type !== other.type || (one.type !== 'TemplateLiteral' && one.type !== 'CallExpression')) return false;
  const [parts, others] = [childNodes(one), childNodes(other)];
  return (
    parts.length === others.length &&
    parts.every((part, i) => {
      const same = others[i];
      return same !== undefined && isSameKey(scopes, part, same);
    })
  );
};
