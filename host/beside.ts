/**
 * What may have been meant by a file that is not there.
 */
import { readdirSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { nearest } from '../model/nearest.ts';

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

/** The end of a sentence that says that there is no such file: the nearest in its folder, if one is near. */
export const meantBeside = (path: string): string => {
  const folder = dirname(path);
  const { name, ext } = parse(path);
  const stems = namesIn(folder).map((each) => parse(each));
  // An ending that is the same is no reason to take one file for another.
  const near = nearest(
    name,
    stems.flatMap((each) => (each.ext === ext ? [each.name] : [])),
  );
  if (near === null) return '';
  return `; did you mean ${path.startsWith('./') ? './' : ''}${join(folder, `${near}${ext}`)}?`;
};
