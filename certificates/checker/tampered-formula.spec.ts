/**
 * A formula of a certificate is changed, and its hash in the manifest with it.
 */
import { describe, expect, test } from 'vitest';
import type { Clause } from '../../test-support/certificate.ts';
import { provesNaively, resealed } from '../../test-support/certificate.ts';
import {
  clausesIn,
  flood,
  floodMade,
  om4,
  om4Made,
  outcomeOf,
  refusalOf,
  textIn,
  withLine,
} from '../../test-support/certified.ts';
import { some } from '../../test-support/tier/draws.ts';
import { at } from '../../model/at.ts';
import type { Refusal } from './refusal.ts';

/** The lines of a formula that begin with this. */
const linesWith = (text: string, beginning: RegExp): readonly (readonly [number, string])[] =>
  text.split('\n').flatMap((line, i) => (beginning.test(line) ? [[i, line] as const] : []));

/** Enough of many. */
const everyFifth = (_: unknown, i: number): boolean => i % 5 === 0;

/** A formula without one of its clauses; its p line says so. */
const withoutClause = (formula: string, line: number): string =>
  withLine(formula, line, null).replace(
    /^p cnf (\d+) (\d+)$/m,
    (_, v: string, c: string) => `p cnf ${v} ${String(Number(c) - 1)}`,
  );

/** Whether a clause of a formula holds whatever its inputs are, by computing all of its gates. */
const alwaysHolds = (formula: string, clause: Clause): boolean => {
  const remarks = formula.split('\n').filter((line) => line.startsWith('c '));
  const inputs = remarks.filter((line) => line.startsWith('c input')).length;
  return Array.from({ length: 2 ** inputs }, (_, bits) => bits).every((bits) => {
    const values = new Map<number, boolean>();
    const valueOf = (literal: number): boolean => values.get(Math.abs(literal)) === literal > 0;
    let left = bits;
    for (const remark of remarks) {
      const [, kind, variable, least, ...terms] = remark.split(' ');
      if (kind === 'gate') {
        const held = terms.map((term) => term.split('*').map(Number)).filter(([literal = 0]) => valueOf(literal));
        const sum = held.reduce((total, [, weight = 1]) => total + weight, 0);
        values.set(Number(variable), sum >= Number(least));
      } else {
        values.set(Number(variable), left % 2 === 1);
        left >>>= 1;
      }
    }
    return clause.some(valueOf);
  });
};

describe('a tampered formula, with its hash adjusted', () => {
  const formula = textIn(floodMade, '1.cnf');
  const refused = (changed: string): Refusal => refusalOf(resealed(floodMade, { '1.cnf': changed }), flood);

  test('any literal of any clause is flipped', () => {
    for (const [line, clause] of some(4, linesWith(formula, /^-?[1-9]/).filter(everyFifth))) {
      const literals = clause.split(' ');
      for (const [i, literal] of literals.slice(0, -1).entries()) {
        const other = literals.with(i, literal.startsWith('-') ? literal.slice(1) : `-${literal}`).join(' ');
        expect(refused(withLine(formula, line, other))).toMatchObject({
          _tag: 'Clause',
          file: '1.cnf',
          line: line + 1,
        });
      }
    }
  });

  test('any literal of any clause is left out: refused unless the clause still holds', () => {
    let accepted = 0;
    const asserted = linesWith(formula, /^-?\d+ 0$/).map(([, unit]) => unit);
    for (const [line, clause] of some(4, linesWith(formula, /^-?[1-9]/).filter(everyFifth))) {
      const literals = clause.split(' ');
      for (const i of literals.slice(0, -1).keys()) {
        const shorter = literals.toSpliced(i, 1).join(' ');
        const outcome = outcomeOf(resealed(floodMade, { '1.cnf': withLine(formula, line, shorter) }), flood);
        if (outcome._tag === 'Accepted') accepted += 1;
        if (outcome._tag === 'Accepted')
          expect(asserted.includes(shorter) || alwaysHolds(formula, clausesIn(shorter)[0] ?? [])).toBe(true);
        else expect(outcome).toMatchObject({ _tag: 'Refused', refusal: { _tag: 'Clause', line: line + 1 } });
      }
    }
    expect(accepted).toBeLessThan(5);
  });

  test('a clause is left out: refused if the rest can be satisfied', () => {
    const tried = some(8, linesWith(formula, /^-?[1-9]/).slice(0, 60));
    let needed = 0;
    for (const [line] of tried) {
      const without = withoutClause(formula, line);
      const proved = provesNaively(clausesIn(without), clausesIn(textIn(floodMade, '1.drup')));
      const outcome = outcomeOf(resealed(floodMade, { '1.cnf': without }), flood);
      expect(outcome._tag).toBe(proved ? 'Accepted' : 'Refused');
      if (!proved) needed += 1;
    }
    expect(needed).toBeGreaterThan(tried.length / 12);
  });

  test('an unjustified clause is added', () => {
    const [, sizes = ''] = /^(p cnf .*)$/m.exec(formula) ?? [];
    const [, , variables = '', clauses = ''] = sizes.split(' ');
    const more = `p cnf ${variables} ${String(Number(clauses) + 1)}`;
    for (const clause of ['1 0', '-1 0', '0', '1 2 0']) {
      const refusal = refused(`${formula.replace(sizes, more)}${clause}\n`);
      expect(refusal).toMatchObject({ _tag: 'Clause', line: formula.split('\n').length });
      expect(refusal.message).toContain(`“${clause}”`);
    }
  });

  test('the threshold of any gate is changed', () => {
    for (const [line, gate] of some(3, linesWith(formula, /^c gate/)))
      for (const by of [-1, 1]) {
        const parts = gate.split(' ');
        const other = parts.with(3, String(Number(parts[3]) + by)).join(' ');
        expect(refused(withLine(formula, line, other))).toMatchObject({ _tag: 'Clause', file: '1.cnf' });
      }
  });

  test('an input of any gate is exchanged', () => {
    for (const [line, gate] of some(3, linesWith(formula, /^c gate/))) {
      const parts = gate.split(' ');
      const [first = ''] = parts.slice(4);
      const others = [first.startsWith('-') ? first.slice(1) : `-${first}`, first.includes('1') ? '2' : '1'];
      for (const other of others.filter((each) => !parts.includes(each)))
        expect(refused(withLine(formula, line, parts.with(4, other).join(' ')))).toMatchObject({ _tag: 'Clause' });
    }
  });

  test('any input is renamed, or two change their names', () => {
    const inputs = linesWith(formula, /^c input/);
    const nameIn = (text: string): string => /".*"/.exec(text)?.[0] ?? '';
    for (const [i, [line, input]] of inputs.entries()) {
      const stranger = refused(withLine(formula, line, input.replace(/".*"/, '"9:9>9:lost"')));
      expect(stranger).toMatchObject({ _tag: 'Formula', file: '1.cnf', line: line + 1 });
      const [, other] = at(inputs, (i + 1) % inputs.length);
      expect(refused(withLine(formula, line, input.replace(/".*"/, nameIn(other))))._tag).toBe('Formula');
    }
    // An order for a choice; two that play the same part may well change their names.
    const [line = 0, input = ''] = inputs.find(([, text]) => text.includes('order')) ?? [];
    const [otherLine = 0, other = ''] = inputs.find(([, text]) => text.includes('lost')) ?? [];
    const swapped = withLine(formula, line, input.replace(/".*"/, nameIn(other)));
    expect(refused(withLine(swapped, otherLine, other.replace(/".*"/, nameIn(input))))._tag).toBe('Clause');
  });

  test('it is another placement’s', () => {
    expect(refused(textIn(floodMade, '0.cnf'))._tag).toBe('Clause');
    const other = resealed(om4Made, { '3.cnf': textIn(om4Made, '2.cnf'), '3.drup': textIn(om4Made, '2.drup') });
    expect(refusalOf(other, om4)).toMatchObject({ _tag: 'Formula', file: '3.cnf' });
  });

  test('it is cut short, empty, or no text at all', () => {
    expect(refused(formula.slice(0, -20))._tag).toBe('Formula');
    expect(refused('')).toMatchObject({ _tag: 'Formula', message: 'the file is empty' });
    expect(refused('\u0000\u0001\u0002')._tag).toBe('Formula');
  });
});
