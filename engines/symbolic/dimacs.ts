/**
 * A formula as a DIMACS file that says what its variables stand for (docs/certificates.md).
 */
import type { Cnf, VariableMeaning } from './cnf.ts';

const weighted = (input: number, weight: number): string =>
  weight === 1 ? String(input) : `${String(input)}*${String(weight)}`;

const meaningLine = (meaning: VariableMeaning, variable: number): string => {
  switch (meaning._tag) {
    case 'Input':
      return `c input ${String(variable)} ${JSON.stringify(meaning.name)}\n`;
    case 'Gate': {
      const inputs = meaning.inputs.map((input, i) => weighted(input, meaning.weights[i] ?? 1)).join(' ');
      return `c gate ${String(variable)} ${String(meaning.least)} ${inputs}\n`;
    }
  }
};

/** How many clauses are joined at a time: a text that is grown number by number takes several times its size. */
const BATCH = 1 << 16;

/** The clauses, one a line. */
export function* clauseText({ meanings, clauses, size }: Cnf): Generator<string> {
  yield `p cnf ${String(meanings.length)} ${String(size)}\n`;
  let text = '';
  for (const literal of clauses) {
    text += literal === 0 ? '0\n' : `${String(literal)} `;
    if (text.length > BATCH) {
      yield text;
      text = '';
    }
  }
  yield text;
}

/** The whole file, a piece at a time; the title says what it is about. */
export function* dimacs(cnf: Cnf, title: string): Generator<string> {
  yield `c ${title}\n`;
  let text = '';
  for (const [i, meaning] of cnf.meanings.entries()) {
    text += meaningLine(meaning, i + 1);
    if (text.length > BATCH) {
      yield text;
      text = '';
    }
  }
  yield text;
  yield* clauseText(cnf);
}
