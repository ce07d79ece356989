/**
 * The laws of the encoding: what it makes of a circuit can be satisfied if and only if the circuit can, and every
 * clause but the asserted ones holds for whatever the gates in it compute.
 */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { at } from '../../model/at.ts';
import type { Effort, Literal } from '../../model/circuit.ts';
import { circuit } from '../../model/circuit.ts';
import type { CircuitTerm } from '../../model/circuit.properties.ts';
import { anyTerm, assignments, INPUTS, tabulated, writtenTerm } from '../../model/circuit.properties.ts';
import type { Lanes } from '../../model/lanes.ts';
import { lanesLogic } from '../../model/lanes.ts';
import type { Law } from '../../test-support/law.ts';
import { answerTo } from '../../test-support/solver.ts';
import type { Atom, Cnf } from './cnf.ts';
import { clausesOf } from './cnf.ts';
import { encode } from './encode.ts';

/** A threshold of inputs that occur again and again, negated and not. */
const anyVote: fc.Arbitrary<CircuitTerm> = fc.record({
  _tag: fc.constant('atLeast' as const),
  k: fc.integer({ min: 0, max: 25 }),
  xs: fc.array(
    fc
      .tuple(fc.constantFrom(...INPUTS), fc.boolean())
      .map(([name, negated]): CircuitTerm =>
        negated ? { _tag: 'not', a: { _tag: 'input', name } } : { _tag: 'input', name },
      ),
    { maxLength: 24, size: 'max' },
  ),
});

/** What is asserted of five inputs. */
export const anyAsserted: fc.Arbitrary<readonly CircuitTerm[]> = fc.array(fc.oneof(anyTerm, anyVote), { maxLength: 3 });

/** What each variable is, under all assignments of the five inputs. */
export const meanings = ({ meanings: all }: Cnf): ((atom: Atom) => Lanes) => {
  const values: Lanes[] = [];
  const valueOf = (atom: Atom): Lanes => (atom < 0 ? ~at(values, -atom - 1) : at(values, atom - 1));
  for (const meaning of all)
    values.push(
      meaning._tag === 'Input'
        ? (assignments.get(meaning.name) ?? 0)
        : lanesLogic.atLeast(
            meaning.least,
            meaning.inputs.flatMap((input, i) => Array.from({ length: at(meaning.weights, i) }, () => valueOf(input))),
          ),
    );
  return valueOf;
};

/** The clauses as lists. */
export const clauseList = (cnf: Cnf): readonly (readonly Atom[])[] => [...clausesOf(cnf)].map((clause) => [...clause]);

interface Encoded {
  readonly cnf: Cnf;
  /** In which assignments all that is asserted holds. */
  readonly holds: Lanes;
  /** What is asserted, without the constants. */
  readonly open: ReadonlySet<Literal>;
}

const encoded = (effort: Effort, direct: number, terms: readonly CircuitTerm[]): Encoded => {
  const made = circuit(effort);
  const asserted = terms.map((term) => writtenTerm(made, term));
  const holds = lanesLogic.all(asserted.map(tabulated(made)));
  const open = new Set(asserted.filter((literal) => Math.abs(literal) !== 1));
  return { cnf: encode(made, asserted, direct), holds, open };
};

/** The encoding's laws, with a threshold written out in up to `direct` clauses. */
export const encodeLaws = (effort: Effort, direct: number): readonly Law[] => {
  const law = (name: string, check: (given: Encoded) => void): Law => ({
    name,
    property: fc.property(anyAsserted, (terms) => {
      check(encoded(effort, direct, terms));
    }),
  });
  return [
    law('the clauses can be satisfied if and only if the asserted can', ({ cnf, holds }) => {
      expect(answerTo(cnf)._tag).toBe(holds === 0 ? 'Unsatisfiable' : 'Satisfiable');
    }),
    law('an assignment that satisfies the clauses satisfies what is asserted', ({ cnf, holds }) => {
      const answer = answerTo(cnf);
      if (answer._tag === 'Unsatisfiable') return;
      const lane = INPUTS.reduce((sum, name, i) => {
        const variable = cnf.meanings.findIndex((meaning) => meaning._tag === 'Input' && meaning.name === name) + 1;
        return variable > 0 && answer.holds(variable) ? sum + 2 ** i : sum;
      }, 0);
      expect((holds >>> lane) & 1).toBe(1);
    }),
    law('every clause of more than one literal holds for whatever the gates in it compute', ({ cnf }) => {
      const valueOf = meanings(cnf);
      for (const clause of clauseList(cnf))
        if (clause.length > 1) expect(lanesLogic.any(clause.map(valueOf)), clause.join(' ')).toBe(lanesLogic.one);
    }),
    law('the clauses of one literal are what is asserted', ({ cnf, holds, open }) => {
      const valueOf = meanings(cnf);
      const units = clauseList(cnf).filter((clause) => clause.length === 1);
      const impossible = clauseList(cnf).some((clause) => clause.length === 0);
      expect(units).toHaveLength(impossible ? 0 : open.size);
      expect(impossible ? 0 : lanesLogic.all(units.flat().map(valueOf))).toBe(holds);
    }),
    law('a gate is over variables with smaller numbers, and every variable is listed once', ({ cnf }) => {
      for (const [i, meaning] of cnf.meanings.entries()) {
        if (meaning._tag === 'Input') continue;
        expect(Math.max(...meaning.inputs.map(Math.abs))).toBeLessThan(i + 1);
        expect(Math.min(...meaning.inputs.map(Math.abs))).toBeGreaterThan(0);
        expect(meaning.weights).toHaveLength(meaning.inputs.length);
      }
      expect(new Set(cnf.meanings.map((meaning) => JSON.stringify(meaning))).size).toBe(cnf.meanings.length);
    }),
    law('a clause is over variables that are listed, and there are as many as it says', ({ cnf }) => {
      const clauses = clauseList(cnf);
      expect(clauses).toHaveLength(cnf.size);
      for (const literal of clauses.flat()) expect(Math.abs(literal)).toBeLessThanOrEqual(cnf.meanings.length);
    }),
  ];
};
