/**
 * The code of CONTRIBUTING.md, as it is written where it becomes a part of this repository: with relative imports.
 */
import { posix } from 'node:path';
import { textOf } from './documents.ts';
import { blocksOf } from './markdown.ts';
import { nameOf } from './snippet.ts';

/** The block that says it is this file, for a file at this path. */
export const recipe = (name: string, path: string): string => {
  const block = blocksOf(textOf('CONTRIBUTING.md')).find((each) => nameOf(each) === name);
  if (block === undefined) throw new Error(`CONTRIBUTING.md has no ${name}`);
  return `${block.lines.slice(1).join('\n')}\n`.replaceAll(
    /(?<=^(?:import|export) .*)'strategos\/([^']+)'/gm,
    (_, module: string) => {
      const relative = posix.relative(posix.dirname(path), `${module}.ts`);
      return `'${relative.startsWith('.') ? relative : `./${relative}`}'`;
    },
  );
};

/** A text in which something that is there once is something else. */
export const replaced = (text: string, before: string | RegExp, after: string): string => {
  const parts = text.split(before);
  if (parts.length !== 2) throw new Error(`“${String(before)}” is there ${String(parts.length - 1)} times`);
  return parts.join(after);
};
