import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circuit } from '../../model/circuit.ts';
import { INPUTS, writtenTerm } from '../../model/circuit.properties.ts';
import { at } from '../../model/at.ts';
import type { Atom, Cnf, VariableMeaning } from './cnf.ts';
import { clauseText, dimacs } from './dimacs.ts';
import { encode } from './encode.ts';
import { anyAsserted, clauseList } from './encode.properties.ts';

const textOf = (cnf: Cnf, title = 'a test'): string => [...dimacs(cnf, title)].join('');

/** At least 3 of a twice, not b, and c; then not all of that, `"`, and d. */
const example = (): Cnf => {
  const { logic, input, ...made } = circuit('plain');
  const [a, b, c, odd] = [input('a'), input('b'), input('c'), input('"\\\n')];
  const gate = logic.atLeast(3, [a, a, -b, c]);
  return encode({ logic, input, ...made }, [gate, logic.any([odd, -gate])]);
};

test('a file says what it is about, what its variables stand for, and the clauses', () => {
  expect(textOf(example(), 'an attack with 1 faulty')).toBe(
    [
      'c an attack with 1 faulty',
      'c input 1 "a"',
      'c input 2 "b"',
      'c input 3 "c"',
      String.raw`c input 4 "\"\\\n"`,
      'c gate 5 3 1*2 -2 3',
      'c gate 6 1 4 -5',
      'p cnf 6 7',
      '5 0',
      '6 0',
      '-6 4 -5 0',
      '5 -1 2 0',
      '5 -1 -3 0',
      '-5 1 0',
      '-5 -2 3 0',
      '',
    ].join('\n'),
  );
});

test('the clauses alone are what a solver is given', () => {
  expect([...clauseText(example())].join('')).toBe(textOf(example()).replace(/^c .*\n/gm, ''));
});

test('what there is not', () => {
  const nothing = encode(circuit('plain'), []);
  const impossible = encode(circuit('plain'), [-1]);
  expect([textOf(nothing), textOf(impossible)]).toEqual(['c a test\np cnf 0 0\n', 'c a test\np cnf 0 1\n0\n']);
});

/** The file, read back, line by line. */
const readBack = (
  text: string,
): { readonly meanings: readonly VariableMeaning[]; readonly clauses: readonly (readonly Atom[])[] } => {
  const meanings: VariableMeaning[] = [];
  const clauses: (readonly Atom[])[] = [];
  let announced: readonly string[] = [];
  for (const line of text.trimEnd().split('\n')) {
    const [kind = '', what = '', variable = '', ...rest] = line.split(' ');
    if (kind === 'c' && (what === 'input' || what === 'gate') && Number(variable) !== meanings.length + 1)
      throw new Error(`variable ${String(meanings.length + 1)} is missing before: ${line}`);
    if (kind === 'c' && what === 'input') meanings.push({ _tag: 'Input', name: JSON.parse(rest.join(' ')) as string });
    else if (kind === 'c' && what === 'gate') {
      const [least = '', ...terms] = rest;
      const parts = terms.map((term) => term.split('*').map(Number));
      meanings.push({
        _tag: 'Gate',
        least: Number(least),
        inputs: parts.map((part) => at(part, 0)),
        weights: parts.map(([, weight = 1]) => weight),
      });
    } else if (kind === 'p') announced = [what, variable, ...rest];
    else if (kind !== 'c') {
      const literals = line.split(' ').map(Number);
      if (literals.indexOf(0) !== literals.length - 1) throw new Error(`this is not one clause: ${line}`);
      clauses.push(literals.slice(0, -1));
    }
  }
  expect(announced).toEqual(['cnf', String(meanings.length), String(clauses.length)]);
  return { meanings, clauses };
};

describe('what is written is read back', () => {
  test('of any circuit', () => {
    fc.assert(
      fc.property(anyAsserted, fc.constantFrom(0, 5, Infinity), (terms, direct) => {
        const made = circuit('plain');
        const cnf = encode(
          made,
          terms.map((term) => writtenTerm(made, term)),
          direct,
        );
        expect(readBack(textOf(cnf))).toEqual({ meanings: cnf.meanings, clauses: clauseList(cnf) });
      }),
      { numRuns: 200 },
    );
  });

  test('of inputs with any names', () => {
    const anyName = fc.oneof(
      fc.string(),
      fc.constantFrom('', ' ', '"', '\\', '\n', '\r\n', '\u2028', '1’s “order”: é'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(anyName, { minLength: 1 }), (names) => {
        const made = circuit('plain');
        const cnf = encode(made, [made.logic.any(names.map(made.input))]);
        expect(readBack(textOf(cnf)).meanings).toEqual(cnf.meanings);
      }),
      { numRuns: 200 },
    );
  });

  test('of a file of many pieces, none of which breaks a number or a line of a remark in two', () => {
    const made = circuit('plain');
    const inputs = Array.from({ length: 6_000 }, (_, i) => made.input(`${at(INPUTS, i % 5)}${String(i)}`));
    const cnf = encode(
      made,
      inputs.map((input, i) => made.logic.any([input, ...inputs.slice(Math.max(0, i - 5), i)])),
    );
    const pieces = [...dimacs(cnf, 'many')];
    expect(pieces.length).toBeGreaterThan(5);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(70_000);
    expect(pieces.every((piece) => /[ \n]$/.test(piece))).toBe(true);
    expect(readBack(pieces.join(''))).toEqual({ meanings: cnf.meanings, clauses: clauseList(cnf) });
  });
});
