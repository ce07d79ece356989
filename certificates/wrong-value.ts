/**
 * What is wrong with a value in a file, in words: zod finds it, and says it in its own.
 */
import type { z } from 'zod';
import { nearest } from '../model/nearest.ts';

/** What a value has to be, by zod’s names. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

/** Whether a value has fields, or items. */
const isBranch = (value: unknown): value is Readonly<Record<PropertyKey, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether a value is an object of JSON. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isBranch(value) && !Array.isArray(value);

/** What stands at a path; `undefined` where there is nothing. */
const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, part) => (isBranch(value) ? value[part] : undefined), json);

/** A value as it is told: short ones are shown, of others what they are. */
export const shownValue = (value: unknown): string => {
  if (value === Infinity || value === -Infinity) return 'too large a number';
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value.length <= 40 ? JSON.stringify(value) : 'a long text';
  return Array.isArray(value) ? `a list of ${String(value.length)}` : 'an object';
};

/** How long, large or many it must be. */
const sizeText = (origin: string, least: boolean, bound: string): string => {
  const limit = least ? `at least ${bound}` : `at most ${bound}`;
  if (origin === 'string') return least && bound === '1' ? 'a text that is not empty' : `a text of ${limit} characters`;
  return origin === 'array' ? `a list of ${limit}` : limit;
};

/** What it must be; `null` where the message of the issue says all. */
const wanted = (issue: z.core.$ZodIssue): string | null => {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length === 1
        ? JSON.stringify(issue.values[0])
        : `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'too_small':
      return sizeText(issue.origin, true, String(issue.minimum));
    case 'too_big':
      return sizeText(issue.origin, false, String(issue.maximum));
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return null;
  }
};

/** What is wrong with what stands in `schema`, where it should be `name`. */
export const otherSchema = (schema: unknown, name: string, noun: string): string => {
  const must = JSON.stringify(name);
  const wrong =
    schema === undefined ? `it is missing, and must be ${must}` : `it must be ${must}, and is ${shownValue(schema)}`;
  return `${wrong}: this is no ${noun} of Strategos`;
};

/** What may have been meant instead of a value, where it is one of several. */
const meant = (issue: z.core.$ZodIssue, value: unknown): string => {
  if (issue.code !== 'invalid_value' || typeof value !== 'string') return '';
  const near = nearest(value, issue.values.map(String));
  return near === null ? '' : `; did you mean ${JSON.stringify(near)}?`;
};

/** What is wrong with the value that an issue is about, in a file that holds `json`. */
export const wrongValue = (issue: z.core.$ZodIssue, json: unknown): string => {
  if (issue.code === 'invalid_key')
    return `there may be no “${String(issue.path.at(-1))}” here: ${issue.issues.map(({ message }) => message).join('; ')}`;
  const must = wanted(issue);
  if (must === null) return issue.message;
  const value = valueAt(json, issue.path);
  return value === undefined
    ? `it is missing, and must be ${must}`
    : `it must be ${must}, and is ${shownValue(value)}${meant(issue, value)}`;
};
