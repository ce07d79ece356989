/**
 * How JSON files are laid out: for people to read, and for `git diff` to compare.
 */

/** JSON, indented by two, with lists of numbers and strings on one line. The same value always gives the same text. */
export const laidOut = (value: unknown, indent = ''): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const inner = `${indent}  `;
  const parts = isList
    ? value.map((item: unknown) => laidOut(item, inner))
    : Object.entries(value).map(([field, item]) => `${JSON.stringify(field)}: ${laidOut(item, inner)}`);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return `${open}${close}`;
  if (isList && value.every((item) => typeof item !== 'object')) return `[${parts.join(', ')}]`;
  return `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`;
};
