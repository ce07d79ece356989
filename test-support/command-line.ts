/**
 * The command line as it is typed: a line of words, none of them with a space in it.
 */
import type { Ran } from './cli.ts';
import { strategosHere } from './cli.ts';

/** The arguments in a line. */
export const words = (line: string): readonly string[] => line.split(' ');

/** A line of arguments, run in this process. */
export const here = (line: string): Promise<Ran> => strategosHere(words(line));

/** The one JSON object on stdout; that there is anything else there fails the test. */
export const objectIn = ({ out }: Ran): Record<string, unknown> => {
  const object: unknown = JSON.parse(out);
  if (typeof object !== 'object' || object === null || Array.isArray(object)) throw new Error('no object');
  return object as Record<string, unknown>;
};
