/**
 * A bundle of a user's protocol, looked over before it is run: what is impure in it is refused, with file and line.
 */
import { readFileSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import type { ModuleBundle, LoadError } from '../bundle.ts';
import { loadError } from '../bundle.ts';
import type { Source } from '../source-map.ts';
import { sourceMapOf } from '../source-map.ts';
import { authorshipOf } from './authorship.ts';
import type { Authorship } from './authorship.ts';
import type { Establishment } from '../../engines/premises.ts';
import { notMade } from './established.ts';
import { impuritiesIn } from './purity.ts';

const ADVICE =
  'A protocol’s functions depend on what they are handed, and on nothing else: what a general knows goes into the state that is handed back, and tables are filled while `program` is made, before it returns.';

/** More than so many lines are not told. */
const MOST_TOLD = 5;

/** A line of a file, without what stands around it; nothing where it cannot be read. */
const lineOf = ({ place, path }: Source): string => {
  const read = E.tryCatch(
    () => readFileSync(path, 'utf8').split('\n')[place.line - 1]?.trim() ?? '',
    () => null,
  );
  return E.isLeft(read) || read.right === '' ? '' : `\n    ${read.right}`;
};

/** Lines and columns of positions in a text, which count from 1. */
const placesIn = (text: string): ((position: number) => readonly [line: number, column: number]) => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (position) => {
    let line = 0;
    let above = starts.length;
    while (above - line > 1) {
      const middle = (line + above) >> 1;
      if ((starts[middle] ?? 0) <= position) line = middle;
      else above = middle;
    }
    return [line + 1, position - (starts[line] ?? 0) + 1];
  };
};

/** Whether a bundle is pure, as far as its syntax tells; where it is not, all that is not, ready to print. */
export const pureBundle = ({
  file,
  text,
  map,
  inputs,
}: Pick<ModuleBundle, 'file' | 'text' | 'map' | 'inputs'>): E.Either<LoadError, Establishment> => {
  const whose = new Map<string, Authorship>(inputs.map((path) => [path, authorshipOf(path)]));
  const places = placesIn(text);
  const sources = sourceMapOf(file, map);
  const sourceAt = (position: number): Source | null => sources.placeAt(...places(position));
  const isOwn = (position: number): boolean => {
    const path = sourceAt(position)?.path;
    return path !== undefined && whose.get(path)?._tag === 'Own';
  };
  const found = E.tryCatch(
    () => impuritiesIn(text, isOwn),
    (thrown) => (thrown instanceof Error ? thrown.message : String(thrown)),
  );
  if (E.isLeft(found)) return E.right(notMade(found.left));
  const told = found.right.flatMap(({ position, what }) => {
    const source = sourceAt(position);
    if (source === null) return [];
    const { file: path, line, column } = source.place;
    return [{ source, text: `${path}:${String(line)}:${String(column)}: ${what}${lineOf(source)}` }];
  });
  const [first] = told;
  if (first !== undefined) {
    const more = told.length - MOST_TOLD;
    const lines = [
      ...told.slice(0, MOST_TOLD).map((each) => each.text),
      ...(more > 0 ? [`and ${String(more)} more`] : []),
    ];
    return E.left(loadError([...lines, ADVICE].join('\n'), first.source.place));
  }
  const packages = new Set([...whose.values()].flatMap((each) => (each._tag === 'Package' ? [each.name] : [])));
  return E.right(
    packages.size === 0 ? 'checked' : notMade(`nobody looked at the packages ${[...packages].join(', ')}`),
  );
};
