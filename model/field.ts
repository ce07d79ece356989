/**
 * Fields of something that an author wrote, before anything is known of them.
 */
import { nearest } from './nearest.ts';
import { quoted } from './quoted.ts';

/** A record: neither a list nor nothing. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value is one of those that are known. */
export const isOneOf = <A>(known: readonly A[], value: unknown): value is A => known.some((each) => each === value);

/** That it is none of them, with the one that may be meant. */
export const notOneOf = (field: string, value: unknown, known: readonly string[]): string => {
  const near = typeof value === 'string' ? nearest(value, known) : null;
  return `${field} is ${quoted(value)}${near === null ? '.' : `: did you mean ${near}?`} There are ${known.join(', ')}`;
};
