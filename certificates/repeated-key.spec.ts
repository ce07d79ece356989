import * as E from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repeatedKey } from './repeated-key.ts';
import { textOfBytes } from './utf8.ts';

/** A value without that key. */
const anyValue = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'));

describe('a key that stands twice, or that no format has', () => {
  test.each([
    ['{"a": 1, "a": 2}', { key: 'a', line: 1, column: 10 }],
    ['{\n  "a": [{"b": 1}],\n  "c": {"d": {}, "é": 0, "d": 1}\n}', { key: 'd', line: 3, column: 26 }],
    ['{"a": 1, "\\u0061" : 2}', { key: 'a', line: 1, column: 10 }],
    ['[{"𝄞": 1, "": 0, "": 0}]', { key: '', line: 1, column: 18 }],
    ['{"a": [{"__proto__": 1}]}', { key: '__proto__', line: 1, column: 9 }],
    ['{"\\u005f_proto__": 1}', { key: '__proto__', line: 1, column: 2 }],
  ])('%s', (text, found) => {
    expect(repeatedKey(text)).toEqual(found);
  });

  test.each([
    '{"a": "a", "b": {"a": {"a": []}}}',
    '[{"a": 1}, {"a": 2}]',
    '{"a": "\\"a\\": 1, \\"a\\": 2", "b": ["a", "a"]}',
    '"a"',
    '7',
  ])('none in %s', (text) => {
    expect(repeatedKey(text)).toBeNull();
  });

  test('none in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(anyValue, fc.constantFrom(0, 2), (value, indent) => {
        expect(repeatedKey(JSON.stringify(value, null, indent))).toBeNull();
      }),
    );
  });

  test('found wherever it is put in', () => {
    fc.assert(
      fc.property(anyValue, fc.string(), (value, key) => {
        const name = JSON.stringify(key);
        expect(
          repeatedKey(`[${JSON.stringify(value)}, {${name}: ${JSON.stringify(value)}, ${name}: 0}]`),
        ).toMatchObject({ key });
      }),
    );
  });
});

describe('bytes', () => {
  test('that are UTF-8 are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(textOfBytes(new TextEncoder().encode(text))).toEqual(E.right(text));
      }),
    );
  });

  test.each([
    ['Latin-1', [0x7b, 0x0a, 0xc3, 0xa9, 0xe9, 0x61], 'line 2, column 2: byte E9 (number 5 of the file) is no UTF-8'],
    ['a � that was written', [0xef, 0xbf, 0xbd, 0xff], 'line 1, column 2: byte FF (number 4 of the file)'],
    ['cut short', [0x61, 0xf0, 0x9d, 0x84], 'line 1, column 2: byte F0 (number 2 of the file)'],
    ['half a character', [0xed, 0xa0, 0x80], 'line 1, column 1: byte ED (number 1 of the file)'],
    ['longer than it has to be', [0x0a, 0xc0, 0xaf], 'line 2, column 1: byte C0 (number 2 of the file)'],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00], 'line 1, column 1: byte FF (number 1 of the file)'],
  ])('%s: refused with the place', (_, bytes, says) => {
    expect(textOfBytes(Uint8Array.from(bytes))).toEqual(E.left(expect.stringContaining(says)));
  });
});
