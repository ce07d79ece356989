import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { wrongValue } from './wrong-value.ts';

/** What is said of a value, if it is none that the schema allows. */
const said = (schema: z.ZodType, value: unknown): readonly string[] => {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.map((issue) => wrongValue(issue, value));
};

describe('what is wrong with a value', () => {
  test.each([
    [z.string(), 7, 'it must be a text, and is 7'],
    [z.string(), null, 'it must be a text, and is null'],
    [z.string().min(1), '', 'it must be a text that is not empty, and is ""'],
    [z.string().max(3), 'four', 'it must be a text of at most 3 characters, and is "four"'],
    [z.string().min(3), 'ab', 'it must be a text of at least 3 characters, and is "ab"'],
    [z.int(), 'x'.repeat(41), 'it must be a number, and is a long text'],
    [z.int(), 1.5, 'it must be a whole number, and is 1.5'],
    [z.int().min(2), 1, 'it must be at least 2, and is 1'],
    [z.int().max(2), 3, 'it must be at most 2, and is 3'],
    [z.array(z.int()), { a: 1 }, 'it must be a list, and is an object'],
    [z.array(z.int()).min(2), [1], 'it must be a list of at least 2, and is a list of 1'],
    [z.strictObject({}), true, 'it must be an object, and is true'],
    [z.literal('a'), 'b', 'it must be "a", and is "b"'],
    [z.enum(['a', 'b']), [], 'it must be one of "a", "b", and is a list of 0'],
    [z.date(), 7, 'it must be date, and is 7'],
    [
      z.record(z.string().regex(/^\d$/, { error: 'a key is a digit' }), z.int()),
      { x: 1 },
      'there may be no “x” here: a key is a digit',
    ],
    [
      z.enum(['holds', 'violated']),
      'hold',
      'it must be one of "holds", "violated", and is "hold"; did you mean "holds"?',
    ],
    [z.enum(['holds', 'violated']), 'x', 'it must be one of "holds", "violated", and is "x"'],
    [z.int(), Infinity, 'it must be a number, and is too large a number'],
    [z.int(), -Infinity, 'it must be a number, and is too large a number'],
    [z.string().regex(/^\d$/, { error: 'it must be a digit' }), 'x', 'it must be a digit'],
    [z.strictObject({ a: z.int() }), {}, 'it is missing, and must be a number'],
  ])('case %#: %s', (schema, value, says) => {
    expect(said(schema, value)).toEqual([says]);
  });
});
