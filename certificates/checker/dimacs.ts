/**
 * Formulas as text: DIMACS, with remarks before the `p` line that say what every variable stands for.
 *
 *     c input 1 "1:0>2:0"
 *     c gate 3 2 1 -2          at least 2 of variable 1 and the negation of 2
 *     c gate 4 2 1*2 -2 3      weights: 2 for variable 1, else 1
 *     p cnf 4 9
 *
 * Other remarks may stand anywhere, and say nothing. The format is strict: what cannot be read is told by its line, and
 * nothing is guessed.
 */
import * as E from 'fp-ts/lib/Either.js';
import * as J from 'fp-ts/lib/Json.js';
import { withRoom } from './pool.ts';
import type { Flaw } from './refusal.ts';
import type { Scanner } from './scanner.ts';
import { END, MOST, NO_NUMBER, scannerOf } from './scanner.ts';

/** What a variable stands for. */
export type ReadMeaning =
  | { readonly _tag: 'Input'; readonly variable: number; readonly name: string; readonly line: number }
  | {
      readonly _tag: 'Gate';
      readonly variable: number;
      /** It holds when at least so many of the inputs do. */
      readonly least: number;
      /** Literals, ±variable; one of weight w is listed w times. */
      readonly inputs: readonly number[];
      readonly line: number;
    };

export interface DimacsFormula {
  /** In the order in which they are listed. */
  readonly meanings: readonly ReadMeaning[];
  /** Variables are 1 to this. */
  readonly variables: number;
  readonly clauses: number;
  /** Clause i is `literals` from `starts[i]` to `starts[i + 1]`. */
  readonly literals: Int32Array;
  readonly starts: Int32Array;
  /** The line that clause i begins in. */
  readonly lines: Int32Array;
}

const [SMALL_C, SMALL_P] = [0x63, 0x70];

/** The weights of a gate add up to this at most: every general of the largest army, over and over. */
const HEAVIEST = 1_000_000;

const flaw = (line: number | null, message: string): E.Either<Flaw, never> =>
  E.left({ _tag: 'Formula', line, message });

/** A whole number of a remark or of the `p` line; `null` if it is none. */
const whole = (text: string): number | null => (/^\d{1,9}$/.test(text) && Number(text) <= MOST ? Number(text) : null);

const inputIn = (text: string, line: number): E.Either<Flaw, ReadMeaning> => {
  const [, number = '', quoted = ''] = /^(\d+) (".*")$/.exec(text) ?? [];
  const variable = whole(number);
  const name = J.parse(quoted);
  if (variable === null || variable === 0 || E.isLeft(name) || typeof name.right !== 'string')
    return flaw(line, 'an input is written: c input variable "name", the name as a JSON string');
  return E.right({ _tag: 'Input', variable, name: name.right, line });
};

/** A literal of a gate as often as it weighs; `null` if it is none. */
const weighted = (term: string): { readonly literal: number; readonly weight: number } | null => {
  const [, sign = '', digits = '', weight = '1'] = /^(-?)(\d+)(?:\*(\d+))?$/.exec(term) ?? [];
  const [variable, times] = [whole(digits), whole(weight)];
  if (variable === null || variable === 0 || times === null || times === 0) return null;
  return { literal: sign === '-' ? -variable : variable, weight: times };
};

const gateIn = (text: string, line: number): E.Either<Flaw, ReadMeaning> => {
  const [first = '', second = '', ...terms] = text.split(' ');
  const [variable, least] = [whole(first), whole(second)];
  if (variable === null || variable === 0 || least === null)
    return flaw(line, 'a gate is written: c gate variable least literal literal*weight …');
  const inputs: number[] = [];
  for (const term of terms) {
    const each = weighted(term);
    if (each === null) return flaw(line, `“${term.slice(0, 40)}” is no input of a gate: a literal, or literal*weight`);
    if (inputs.length + each.weight > HEAVIEST)
      return flaw(line, `the weights of a gate may add up to ${HEAVIEST.toLocaleString('en')} at most`);
    for (let times = 0; times < each.weight; times++) inputs.push(each.literal);
  }
  return E.right({ _tag: 'Gate', variable, least, inputs, line });
};

/** The meaning that a remark gives to a variable; `null` if it is just a remark. */
const meaningIn = (remark: string, line: number): E.Either<Flaw, ReadMeaning> | null => {
  if (remark.startsWith('c input ')) return inputIn(remark.slice('c input '.length), line);
  if (remark.startsWith('c gate ')) return gateIn(remark.slice('c gate '.length), line);
  return null;
};

/** Remarks up to the `p` line: every variable is listed once, and after those that it is made of. */
const meaningsIn = (scanner: Scanner): E.Either<Flaw, readonly ReadMeaning[]> => {
  const meanings: ReadMeaning[] = [];
  const listed = new Set<number>();
  for (let byte = scanner.peek(); byte !== SMALL_P; byte = scanner.peek()) {
    const line = scanner.line();
    if (byte === END)
      return flaw(
        null,
        line === 1 && meanings.length === 0 ? 'the file is empty' : 'it is cut short: there is no p line',
      );
    if (byte !== SMALL_C) return flaw(line, 'before the p line there are only remarks, which begin with c');
    const read = meaningIn(scanner.restOfLine(), line);
    if (read === null) continue;
    if (E.isLeft(read)) return read;
    const { variable } = read.right;
    if (listed.has(variable)) return flaw(line, `variable ${String(variable)} is listed twice`);
    const early =
      read.right._tag === 'Gate' ? read.right.inputs.find((input) => !listed.has(Math.abs(input))) : undefined;
    if (early !== undefined)
      return flaw(line, `gate ${String(variable)} has the input ${String(early)}, which was not listed before it`);
    listed.add(variable);
    meanings.push(read.right);
  }
  return E.right(meanings);
};

/** What the `p` line announces. */
const sizesIn = (scanner: Scanner): E.Either<Flaw, { readonly variables: number; readonly clauses: number }> => {
  const line = scanner.line();
  const [, first = '', second = ''] = /^p +cnf +(\d+) +(\d+)$/.exec(scanner.restOfLine()) ?? [];
  const [variables, clauses] = [whole(first), whole(second)];
  return variables === null || clauses === null
    ? flaw(line, 'the p line is written: p cnf variables clauses')
    : E.right({ variables, clauses });
};

/** Clauses up to the end: as many as were announced. */
const clausesIn = (
  scanner: Scanner,
  meanings: readonly ReadMeaning[],
  { variables, clauses }: { readonly variables: number; readonly clauses: number },
): E.Either<Flaw, DimacsFormula> => {
  let literals = new Int32Array(1 << 12);
  let starts = new Int32Array(1 << 10);
  let lines = new Int32Array(1 << 10);
  let [end, count, within] = [0, 0, false];
  for (let byte = scanner.peek(); byte !== END; byte = scanner.peek()) {
    if (byte === SMALL_C) {
      scanner.restOfLine();
      continue;
    }
    const literal = scanner.integer();
    const line = scanner.line();
    if (literal === NO_NUMBER)
      return flaw(line, 'a literal is expected here: a whole number, or 0 at the end of a clause');
    if (Math.abs(literal) > variables)
      return flaw(line, `there is no variable ${String(Math.abs(literal))}: the p line announces ${String(variables)}`);
    if (!within) {
      [starts, lines] = [withRoom(starts, count + 2), withRoom(lines, count + 1)];
      [starts[count], lines[count]] = [end, line];
      if (count === clauses)
        return flaw(line, `there are more clauses than the ${String(clauses)} that the p line announces`);
    }
    within = literal !== 0;
    if (within) {
      literals = withRoom(literals, end + 1);
      literals[end++] = literal;
    } else count += 1;
  }
  if (within) return flaw(lines[count] as number, 'it is cut short: the last clause is not ended by 0');
  if (count < clauses)
    return flaw(
      null,
      `it is cut short: the p line announces ${String(clauses)} clauses, and there are ${String(count)}`,
    );
  starts[count] = end;
  return E.right({ meanings, variables, clauses, literals, starts, lines });
};

/** The formula that a file's bytes hold, or what is wrong with them. */
export const readFormula = (bytes: Uint8Array): E.Either<Flaw, DimacsFormula> => {
  const scanner = scannerOf(bytes);
  const meanings = meaningsIn(scanner);
  if (E.isLeft(meanings)) return meanings;
  const line = scanner.line();
  const sizes = sizesIn(scanner);
  if (E.isLeft(sizes)) return sizes;
  const { variables } = sizes.right;
  const beyond = meanings.right.find(({ variable }) => variable > variables);
  if (beyond !== undefined)
    return flaw(
      beyond.line,
      `variable ${String(beyond.variable)} is listed, and the p line announces ${String(variables)}`,
    );
  if (meanings.right.length < variables) {
    const listed = new Set(meanings.right.map(({ variable }) => variable));
    let missing = 1;
    while (listed.has(missing)) missing += 1;
    return flaw(line, `nothing says what variable ${String(missing)} stands for`);
  }
  return clausesIn(scanner, meanings.right, sizes.right);
};
