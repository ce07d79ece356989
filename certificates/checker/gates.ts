/**
 * What the variables of a formula are in the checker's own circuit.
 *
 * An input is the circuit's input of that name; a gate is computed again from its line by the circuit reading. Equal gates
 * are the same node there, so whatever a formula calls the literals that are asserted, they are known again.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Circuit, Literal } from '../../model/circuit.ts';
import type { DimacsFormula } from './dimacs.ts';
import type { Flaw } from './refusal.ts';

/** By variable, from 1: its literal in the circuit; or which variable is none. */
export const literalsOf = (
  circuit: Circuit,
  inputs: ReadonlySet<string>,
  { meanings, variables }: DimacsFormula,
): E.Either<Flaw, Int32Array> => {
  const literals = new Int32Array(variables + 1);
  const literalOf = (input: number): Literal =>
    input < 0 ? -(literals[-input] as number) : (literals[input] as number);
  const named = new Set<string>();
  for (const meaning of meanings) {
    if (meaning._tag === 'Gate') {
      literals[meaning.variable] = circuit.logic.atLeast(meaning.least, meaning.inputs.map(literalOf));
      continue;
    }
    const { variable, name, line } = meaning;
    const wrong = inputs.has(name)
      ? named.has(name)
        ? 'is listed twice'
        : null
      : 'is no choice and no order of this placement';
    if (wrong !== null)
      return E.left({ _tag: 'Formula', line, message: `input ${String(variable)}: ${JSON.stringify(name)} ${wrong}` });
    named.add(name);
    literals[variable] = circuit.input(name);
  }
  return E.right(literals);
};
