import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whyNoJson } from './not-json.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('why a text is no JSON', () => {
  test.each([
    ['{', ', perhaps cut short: line 1, column 2: it ends where a key in "…" or “}” should be'],
    ['{ "schema": ', ', perhaps cut short: line 1, column 13: it ends where a value should be'],
    ['[1,\n 2', ', perhaps cut short: line 2, column 3: it ends where “,” or “]” should be'],
    ['{"a":"b', ', perhaps cut short: line 1, column 8: it ends within a text'],
    ['{"a":"b\\', ', perhaps cut short: line 1, column 9: it ends within a text'],
    ['{"a":"b\\u00', ', perhaps cut short: line 1, column 12: it ends within a text'],
    ['[nul', ', perhaps cut short: line 1, column 5: it ends within “nul”'],
    ['-', ', perhaps cut short: line 1, column 2: it ends within “-”'],
    ['{"a": 1.5e', ', perhaps cut short: line 1, column 11: it ends within “1.5e”'],
    ['hello', ': line 1, column 1: “hello” stands where a value should be'],
    ['{"a":1,}', ': line 1, column 8: a “,” stands before “}”; take it away'],
    ['[1,]', ': line 1, column 4: a “,” stands before “]”; take it away'],
    ['{"a":1,,"b":2}', ': line 1, column 8: “,” stands where a key in "…" should be'],
    ['{"a":01}', ': line 1, column 6: “01” stands where a value should be'],
    ["{'a':1}", ': line 1, column 2: texts and keys stand in "…", not in ’…’'],
    ['{a:1}', ': line 1, column 2: “a” stands where a key in "…" or “}” should be'],
    ['{"a" 1}', ': line 1, column 6: “1” stands where “:” should be'],
    ['{"a":1 "b":2}', ': line 1, column 8: “"b"” stands where “,” or “}” should be'],
    ['{"a":1}{"b":2}', ': line 1, column 8: “{” stands where nothing should be any more'],
    ['// c\n{}', ': line 1, column 1: there are no comments in JSON; take it away'],
    [
      '{"a":"x\ny"}',
      ': line 1, column 8: the line ends within a text: there a " is missing, or the line break is to be written \\n',
    ],
    [
      '{"a":"x\ty"}',
      ': line 1, column 8: a control character stands within a text; write it as \\u and four hexadecimal digits',
    ],
    ['{"a":"\\x"}', ': line 1, column 7: “\\x” begins no character here; a \\ by itself is written \\\\'],
    [
      '["ünïcödé", so-many-letters-that-none-reads-on]',
      ': line 1, column 13: “so-many-letters-that…” stands where a value should be',
    ],
  ])('%j', (text, says) => {
    expect(isJson(text)).toBe(false);
    expect(whyNoJson(text)).toBe(`it is not JSON${says}`);
  });

  test('is found wherever something is put in, and in nothing else', () => {
    const mark = fc.constantFrom('', ',', '"', '}', '[', ' ', '0', '\\', 'e', '\u0001', '\u00a0');
    fc.assert(
      fc.property(fc.json(), fc.nat(), mark, (json, where, put) => {
        const cut = where % (json.length + 1);
        const text = json.slice(0, cut) + put + json.slice(cut + 1);
        // Of a text that is JSON it says that it is through.
        const isThrough = whyNoJson(text).endsWith('it ends where nothing should be any more');
        expect(isThrough).toBe(isJson(text));
      }),
    );
  });

  test('a text that was cut short is said to be, wherever that was', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, where) => {
        const cut = json.slice(0, where % json.length);
        fc.pre(!isJson(cut));
        expect(whyNoJson(cut)).toMatch(/^it is not JSON, perhaps cut short: .*: it ends w/);
      }),
    );
  });
});
