import { describe, expect, test } from 'vitest';
import { messageIn, quoted, thrownWords } from './quoted.ts';

const cyclic: unknown[] = [];
cyclic.push(cyclic);

/** Nothing can be asked of it. */
const shy = {
  get toJSON(): never {
    throw new Error('no');
  },
};

describe('a value is shown as it may have been written:', () => {
  test.each<readonly [value: () => unknown, words: string]>([
    [() => 'text', '"text"'],
    [() => 'two\nlines', '"two\\nlines"'],
    [() => 7, '7'],
    [() => NaN, 'NaN'],
    [() => -Infinity, '-Infinity'],
    [() => 7n, '7n'],
    [() => true, 'true'],
    [() => undefined, 'undefined'],
    [() => null, 'null'],
    [() => Symbol('here'), 'Symbol(here)'],
    [() => () => 7, 'a function'],
    [() => ['a', 1], '["a",1]'],
    [() => ({ least: 2 }), '{"least":2}'],
    [() => Object.create(null) as unknown, '{}'],
    [() => cyclic, 'an object'],
    [() => [7n], 'an object'],
    [() => ({ toJSON: () => undefined }), 'an object'],
    [() => shy, 'an object'],
  ])('%#', (value, words) => {
    expect(quoted(value())).toBe(words);
  });
});

describe('something thrown is told,', () => {
  const odd = Object.defineProperty(new Error('never'), 'message', {
    get: () => {
      throw new Error('no');
    },
  });

  test.each<readonly [thrown: () => unknown, message: string, words: string]>([
    [() => new RangeError('too far'), 'too far', 'RangeError: too far'],
    [() => 'just text', 'just text', 'just text'],
    [() => undefined, 'undefined', 'undefined'],
    [() => 7n, '7n', '7n'],
    [() => Object.create(null) as unknown, '{}', '{}'],
    [() => cyclic, 'an object', 'an object'],
    [() => odd, 'an error', 'an error'],
  ])('%#: by its message, and with its name', (thrown, message, words) => {
    expect(messageIn(thrown())).toBe(message);
    expect(thrownWords(thrown())).toBe(words);
  });
});
