/**
 * Files that are no JSON, or JSON of which nobody could say what it means.
 */
import type { BadInput } from './case.ts';
import { counterexampleWith } from './files.ts';

const json = (text: string | Uint8Array, says: string): BadInput => ({
  line: 'replay x.json',
  exit: 65,
  says,
  files: { 'x.json': text },
});

const bytes = (...all: readonly number[]): Uint8Array => Uint8Array.from(all);

/** A counterexample in which nothing is wrong. */
const whole = counterexampleWith('t', 1);

export const brokenJson: readonly BadInput[] = [
  json('\uFEFF', 'x.json: the file is empty'),
  json('   ', 'x.json: the file is empty'),
  json('{"a":1,}', 'x.json: it is not JSON: line 1, column 8: a “,” stands before “}”; take it away'),
  json('[1,]', 'x.json: it is not JSON: line 1, column 4: a “,” stands before “]”; take it away'),
  json('[1,2', 'x.json: it is not JSON, perhaps cut short: line 1, column 5: it ends where “,” or “]” should be'),
  json('{"a":01}', 'x.json: it is not JSON: line 1, column 6: “01” stands where a value should be'),
  json("{'a':1}", 'x.json: it is not JSON: line 1, column 2: texts and keys stand in "…", not in ’…’'),
  json('{"a":NaN}', 'x.json: it is not JSON: line 1, column 6: “NaN” stands where a value should be'),
  json('{a:1}', 'x.json: it is not JSON: line 1, column 2: “a” stands where a key in "…" or “}” should be'),
  json('{"a":1}{"b":2}', 'x.json: it is not JSON: line 1, column 8: “{” stands where nothing should be any more'),
  json('// c\n{}', 'x.json: it is not JSON: line 1, column 1: there are no comments in JSON; take it away'),
  json('{ /* c */ }', 'x.json: it is not JSON: line 1, column 3: there are no comments in JSON; take it away'),
  json('"text"', 'x.json: it must be an object, { … }, and is "text": this is no counterexample of Strategos'),
  json('7', 'x.json: it must be an object, { … }, and is 7: this is no counterexample of Strategos'),
  json(
    '{"a":"x\ny"}',
    'x.json: it is not JSON: line 1, column 8: the line ends within a text: there a " is missing, or the line break is to be written \\n',
  ),
  json(
    '{"a":"\\x"}',
    'x.json: it is not JSON: line 1, column 7: “\\x” begins no character here; a \\ by itself is written \\\\',
  ),
  json(
    '['.repeat(100_000),
    'x.json: it is not JSON, perhaps cut short: line 1, column 100001: it ends where a value or “]” should be',
  ),
  json(
    '['.repeat(100_000) + ']'.repeat(100_000),
    'x.json: it must be an object, { … }, and is a list of 1: this is no counterexample of Strategos',
  ),
  json(whole.replace('"t":1', '"t":1e400'), 'x.json: t: it must be a number, and is too large a number'),
  json(whole.replace('"t":1', '"t":1e30'), 'x.json: t: it must be at most 9007199254740991, and is 1e+30'),
  json(
    whole.replace('"t":1', '"t":9007199254740993'),
    'x.json: t: it must be at most 9007199254740991, and is 9007199254740992',
  ),
  json(whole.slice(0, 100), 'x.json: it is not JSON, perhaps cut short: line 1, column 101: it ends within a text'),
  json(
    whole.slice(0, -1),
    'x.json: it is not JSON, perhaps cut short: line 1, column 641: it ends where “,” or “}” should be',
  ),
  json(whole + '}', 'x.json: it is not JSON: line 1, column 642: “}” stands where nothing should be any more'),
  json(
    whole.replace('"t":1', '"t":1,\n"\\u0074":2'),
    'x.json: line 2, column 1: the key "t" stands twice in one object; take one of them away',
  ),
  json(whole.replace('"t":1', '"t":1,"__proto__":{}'), 'x.json: there is no field “__proto__”'),
  json(
    bytes(0xff, 0xfe, 0x7b, 0, 0x7d, 0),
    'x.json: line 1, column 1: byte FF (number 1 of the file) is no UTF-8; save the file as UTF-8',
  ),
  json(
    bytes(0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d),
    'x.json: line 1, column 3: byte C3 (number 3 of the file) is no UTF-8; save the file as UTF-8',
  ),
  json(
    bytes(0x1f, 0x8b, 8, 0),
    'x.json: line 1, column 2: byte 8B (number 2 of the file) is no UTF-8; save the file as UTF-8',
  ),
  json(
    bytes(0x7b, 0x0a, 0x20, 0x22, 0xc3, 0xa9, 0xe9, 0x22, 0x7d),
    'x.json: line 2, column 4: byte E9 (number 7 of the file) is no UTF-8; save the file as UTF-8',
  ),
  json('<?xml version="1.0"?>', 'x.json: it is not JSON: line 1, column 1: “<?xml” stands where a value should be'),
  json('{"a" 1}', 'x.json: it is not JSON: line 1, column 6: “1” stands where “:” should be'),
  json('{"a":}', 'x.json: it is not JSON: line 1, column 6: “}” stands where a value should be'),
  json('{"a":1 "b":2}', 'x.json: it is not JSON: line 1, column 8: “"b"” stands where “,” or “}” should be'),
  json('[1 2]', 'x.json: it is not JSON: line 1, column 4: “2” stands where “,” or “]” should be'),
  json('{"a":tru}', 'x.json: it is not JSON: line 1, column 6: “tru” stands where a value should be'),
  json('{"a":"b', 'x.json: it is not JSON, perhaps cut short: line 1, column 8: it ends within a text'),
  json(
    '{"a":"\\u12"}',
    'x.json: it is not JSON: line 1, column 7: “\\u” begins no character here; a \\ by itself is written \\\\',
  ),
  json('{"a":+1}', 'x.json: it is not JSON: line 1, column 6: “+1” stands where a value should be'),
  json('{"a":.5}', 'x.json: it is not JSON: line 1, column 6: “.5” stands where a value should be'),
  json('{"a":undefined}', 'x.json: it is not JSON: line 1, column 6: “undefined” stands where a value should be'),
  json('{]', 'x.json: it is not JSON: line 1, column 2: “]” stands where a key in "…" or “}” should be'),
  json('}', 'x.json: it is not JSON: line 1, column 1: “}” stands where a value should be'),
  json('{"a":1,,"b":2}', 'x.json: it is not JSON: line 1, column 8: “,” stands where a key in "…" should be'),
];
