/**
 * Where in the sources something is that stands in their bundle.
 */
import { SourceMap } from 'node:module';
import { dirname, relative, resolve } from 'node:path';

/** Where something in a file is wrong; lines and columns count from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A place, and the path of its file, which is absolute. */
export interface Source {
  readonly place: SourcePlace;
  readonly path: string;
}

export interface BundleMap {
  /** By line and column in the bundle, which count from 1; `null` for what no file has, but the bundler put there. */
  readonly placeAt: (line: number, column: number) => Source | null;
}

/** The source map of the bundle that begins with a file. */
export const sourceMapOf = (file: string, map: string): BundleMap => {
  const folder = dirname(resolve(file));
  const made = new SourceMap(JSON.parse(map) as ConstructorParameters<typeof SourceMap>[0]);
  return {
    placeAt: (line, column) => {
      const found = made.findEntry(line - 1, column - 1);
      if (!('originalSource' in found)) return null;
      // Sources are told as addresses are.
      const path = resolve(folder, decodeURIComponent(found.originalSource));
      const place = {
        file: relative(process.cwd(), path),
        line: found.originalLine + 1,
        column: found.originalColumn + 1,
      };
      return { place, path };
    },
  };
};
