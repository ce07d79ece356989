import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { left, right } from '../../test-support/either.ts';
import type { DimacsFormula } from './dimacs.ts';
import { readFormula } from './dimacs.ts';
import type { Flaw } from './refusal.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const whole = `c a remark
c input 1 "1:0>2:0"
c input 2 "order:0=1"
c gate 3 2 1 -2
c gate 4 2 1*2 -2 3
p cnf 4 3
1 -2 0
c another remark
-3
 4 0 0
`;

/** The clauses of a formula. */
const clausesOf = ({ clauses, starts, literals }: DimacsFormula): readonly (readonly number[])[] =>
  Array.from({ length: clauses }, (_, i) => [...literals.subarray(starts[i], starts[i + 1])]);

const flawIn = (text: string): Flaw => left(readFormula(bytes(text)));

describe('a formula', () => {
  const formula = right(readFormula(bytes(whole)));

  test('says what its variables stand for, in order', () => {
    expect(formula.meanings).toEqual([
      { _tag: 'Input', variable: 1, name: '1:0>2:0', line: 2 },
      { _tag: 'Input', variable: 2, name: 'order:0=1', line: 3 },
      { _tag: 'Gate', variable: 3, least: 2, inputs: [1, -2], line: 4 },
      { _tag: 'Gate', variable: 4, least: 2, inputs: [1, 1, -2, 3], line: 5 },
    ]);
  });

  test('has clauses over any number of lines, the empty one included', () => {
    expect(clausesOf(formula)).toEqual([[1, -2], [-3, 4], []]);
    expect([...formula.lines.subarray(0, 3)]).toEqual([7, 9, 10]);
  });

  test('may end its lines as others do', () => {
    expect(clausesOf(right(readFormula(bytes(whole.replaceAll('\n', '\r\n')))))).toEqual(clausesOf(formula));
    expect(clausesOf(right(readFormula(bytes(whole.trimEnd()))))).toEqual(clausesOf(formula));
  });

  test('may be about nothing', () => {
    expect(clausesOf(right(readFormula(bytes('p cnf 0 1\n0\n'))))).toEqual([[]]);
  });

  test('may have names with anything in them', () => {
    const name = 'a "b"\n\\ 5 é';
    const text = `c input 1 ${JSON.stringify(name)}\np cnf 1 0\n`;
    expect(right(readFormula(bytes(text))).meanings[0]).toMatchObject({ name });
  });
});

test.each([
  { what: 'nothing', text: '', line: null, says: 'empty' },
  { what: 'blanks', text: ' \n\t', line: null, says: 'cut short' },
  { what: 'remarks alone', text: 'c input 1 "a"\n', line: null, says: 'no p line' },
  { what: 'something else', text: '{"schema": 1}', line: 1, says: 'only remarks' },
  { what: 'another p line', text: 'c x\np wcnf 1 1\n', line: 2, says: 'p cnf variables clauses' },
  { what: 'a negative size', text: 'p cnf 0 -1\n', line: 1, says: 'p cnf variables clauses' },
  { what: 'a huge size', text: 'p cnf 0 99999999999\n', line: 1, says: 'p cnf variables clauses' },
  { what: 'a name without quotes', text: 'c input 1 a\np cnf 1 0\n', line: 1, says: 'JSON string' },
  { what: 'a name that is no text', text: 'c input 1 "a" "b"\np cnf 1 0\n', line: 1, says: 'JSON string' },
  { what: 'something after a name', text: 'c input 1 "a" yes\np cnf 1 0\n', line: 1, says: 'JSON string' },
  { what: 'variable 0', text: 'c input 0 "a"\np cnf 1 0\n', line: 1, says: 'JSON string' },
  { what: 'a gate without a threshold', text: 'c gate 1\np cnf 1 0\n', line: 1, says: 'c gate variable least' },
  { what: 'a negative threshold', text: 'c gate 1 -1\np cnf 1 0\n', line: 1, says: 'c gate variable least' },
  { what: 'an input that is none', text: 'c input 1 "a"\nc gate 2 1 x\np cnf 2 0\n', line: 2, says: '“x”' },
  { what: 'the input 0', text: 'c input 1 "a"\nc gate 2 1 0\np cnf 2 0\n', line: 2, says: '“0”' },
  { what: 'a weight of 0', text: 'c input 1 "a"\nc gate 2 1 1*0\np cnf 2 0\n', line: 2, says: '“1*0”' },
  { what: 'a huge weight', text: 'c input 1 "a"\nc gate 2 1 1*99999999\np cnf 2 0\n', line: 2, says: 'add up to' },
  {
    what: 'a gate over a later variable',
    text: 'c gate 1 1 2\nc input 2 "a"\np cnf 2 0\n',
    line: 1,
    says: 'not listed',
  },
  { what: 'a gate over itself', text: 'c gate 1 1 1\np cnf 1 0\n', line: 1, says: 'not listed' },
  { what: 'a variable twice', text: 'c input 1 "a"\nc input 1 "b"\np cnf 1 0\n', line: 2, says: 'twice' },
  { what: 'a variable too many', text: 'c input 2 "a"\np cnf 1 0\n', line: 1, says: 'announces 1' },
  { what: 'a variable without meaning', text: 'c input 1 "a"\np cnf 2 0\n', line: 2, says: 'variable 2' },
  { what: 'a clause over another variable', text: 'p cnf 0 1\n7 0\n', line: 2, says: 'no variable 7' },
  { what: 'a literal that is none', text: 'p cnf 0 1\nx 0\n', line: 2, says: 'a literal is expected' },
  { what: 'a literal and a half', text: 'c input 1 "a"\np cnf 1 1\n1.5 0\n', line: 3, says: 'a literal is expected' },
  { what: 'a lonely sign', text: 'c input 1 "a"\np cnf 1 1\n- 0\n', line: 3, says: 'a literal is expected' },
  { what: 'a huge literal', text: 'p cnf 0 1\n99999999999999999999 0\n', line: 2, says: 'a literal is expected' },
  { what: 'an unfinished clause', text: 'c input 1 "a"\np cnf 1 1\n1', line: 3, says: 'not ended by 0' },
  { what: 'too few clauses', text: 'c input 1 "a"\np cnf 1 2\n1 0\n', line: null, says: 'cut short' },
  { what: 'too many clauses', text: 'c input 1 "a"\np cnf 1 1\n1 0\n-1 0\n', line: 4, says: 'more clauses' },
])('$what is no formula', ({ text, line, says }) => {
  const flaw = flawIn(text);
  expect(flaw).toMatchObject({ _tag: 'Formula', line });
  expect(flaw.message).toContain(says);
});

test('a formula that is cut short anywhere is none, but for its last line end', () => {
  for (let length = 0; length < whole.length - 1; length++) expect(flawIn(whole.slice(0, length))._tag).toBe('Formula');
});

test('no bytes make it throw', () => {
  const spoilt = fc
    .tuple(fc.nat(whole.length), fc.string())
    .map(([place, text]) => bytes(whole.slice(0, place) + text + whole.slice(place + 1)));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), spoilt), (any) => {
      expect(() => readFormula(any)).not.toThrow();
    }),
    { numRuns: 1_000 },
  );
});
