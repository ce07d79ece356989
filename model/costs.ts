/**
 * What a run takes, and what the literature says of it: formulas for armies of any size, beside what is counted in the
 * schedule.
 *
 * A claim is a bit. A message is what one general tells another in a round, so where a paper counts a message for each relay
 * path (OM), the paper's messages are claims here.
 */
import type { Army } from './army.ts';
import { isRecord, notOneOf } from './field.ts';
import { quoted } from './quoted.ts';

/** What is counted of a run. */
export type Measure = 'rounds' | 'messages' | 'claims';

/** Everything that is counted, in the order in which it is told. */
export const measures: readonly Measure[] = ['rounds', 'messages', 'claims'];

/** What the literature says of a measure. */
export interface CostFormula {
  /** In words of mathematics, of n, m and the protocol's parameters: `(m + 1)n(n − 1)`. */
  readonly text: string;
  /** The paper and the clause. */
  readonly source: string;
  /** What is said is the number itself, or no more than a bound on it. */
  readonly exact: boolean;
  readonly of: (army: Army) => number;
}

/** The formulas there are, by what they are about. */
export type CostFormulas = Readonly<Partial<Record<Measure, CostFormula>>>;

/** What declares formulas, as a protocol may. */
interface Declaring {
  readonly costs?: CostFormulas;
}

/** What the literature says of a protocol's measure, or `null`. */
export const formulaOf = ({ costs }: Declaring, measure: Measure): CostFormula | null => costs?.[measure] ?? null;

/** Whether what is counted is as a formula says: the number itself, or no more than the bound. */
export const isAsSaid = ({ exact }: CostFormula, counted: number, said: number): boolean =>
  exact ? counted === said : counted <= said;

/** The same formulas, with another function in each. */
export const mapCosts = (
  costs: CostFormulas,
  of: (formula: CostFormula, measure: Measure) => CostFormula['of'],
): CostFormulas =>
  Object.fromEntries(
    measures.flatMap((measure) => {
      const formula = formulaOf({ costs }, measure);
      return formula === null ? [] : [[measure, { ...formula, of: of(formula, measure) }] as const];
    }),
  );

/** Formulas by their fields alone, each read once; what is no record is left to be refused. */
export const plainCosts = (costs: unknown): unknown =>
  isRecord(costs)
    ? Object.fromEntries(Object.entries(costs).map(([name, value]) => [name, isRecord(value) ? { ...value } : value]))
    : costs;

const formulaOver = (name: string, formula: unknown): string | null => {
  if (!isRecord(formula) || typeof formula['of'] !== 'function')
    return `costs.${name} has no function “of”, which says how many there are in an army`;
  const wordless = ['text', 'source'].find((field) => typeof formula[field] !== 'string');
  if (wordless !== undefined) return `costs.${name}.${wordless} is ${quoted(formula[wordless])}: it is text`;
  return typeof formula['exact'] === 'boolean'
    ? null
    : `costs.${name}.exact is ${quoted(formula['exact'])}: it is true where the formula is the number itself, and false where it is a bound`;
};

/** What is wrong with what is meant as formulas, or `null`; a protocol need have none. */
export const costsOver = (costs: unknown): string | null => {
  if (costs === undefined) return null;
  if (!isRecord(costs)) return `costs is ${quoted(costs)}: it is a record of formulas for ${measures.join(', ')}`;
  for (const [name, formula] of Object.entries(costs)) {
    const wrong = measures.some((measure) => measure === name)
      ? formulaOver(name, formula)
      : notOneOf('what costs has a formula for', name, measures);
    if (wrong !== null) return wrong;
  }
  return null;
};
