/**
 * The attack with the fewest lies, by a bound on how many links may lie.
 *
 * It starts from an attack that is known and asks for a smaller one, placement by placement: one with fewer lies, or with as
 * many and fewer faulty. What it finds becomes the one to beat. Where there is none left, the last one is the smallest, and the
 * refutations prove it: each placement's bound was at least what beating it would take.
 */
import type { Recorded } from '../../model/scenario.ts';
import type { Property } from '../../properties/property.ts';
import type { Bound } from '../../properties/verdict.ts';
import { placements } from '../exhaustive/placement.ts';
import type { Search } from '../finding.ts';
import type { Meter } from '../meter.ts';
import { meterOf, reportProgress } from '../meter.ts';
import type { Question } from '../question.ts';
import { mostFaulty } from '../question.ts';
import { alikeIn } from '../symmetry/symmetry.ts';
import type { Books, SymbolicOptions } from './query.ts';
import { emptyBooks, query, spentFormula } from './query.ts';

/** The smallest attack found, and what stopped the proof that there is no smaller one. */
export interface Smallest {
  readonly recorded: Recorded;
  /** `null` where it is proved to be the smallest. */
  readonly stopped: Bound | null;
  readonly books: Books;
}

/** How many lies an attack on a placement may have to be smaller than this one; below 0 if none can be. */
export const toBeat = ({ scenario }: Recorded, faulty: number): number =>
  faulty < scenario.faulty.length ? scenario.deviations.length : scenario.deviations.length - 1;

/** One placement: ever smaller attacks, until there is none that beats the best. */
function* descend(
  question: Question,
  property: Property,
  placement: { readonly representative: readonly number[]; readonly size: bigint },
  known: Recorded,
  options: SymbolicOptions,
  books: Books,
  meter: Meter,
): Search<Recorded> {
  const { representative: faulty, size } = placement;
  const formula = yield* spentFormula(question, faulty, options.ledger !== null, meter);
  if (formula === null) return known;
  let best = known;
  for (;;) {
    const lies = toBeat(best, faulty.length);
    if (lies < 0) return best;
    meter.doing = `faulty: ${faulty.join(', ')}; at most ${String(lies)} lies`;
    const outcome = yield* query(formula, [property], lies, options, books, meter);
    if (outcome._tag === 'Stopped') return best;
    if (outcome._tag === 'Refuted') {
      options.ledger?.keep({ faulty, size, lies, cnf: outcome.cnf, proof: outcome.proof });
      return best;
    }
    best = outcome.attack.recorded;
  }
}

/** The smallest attack on a property, from one that is known. */
export function* fewestBySolver(
  question: Question,
  property: Property,
  known: Recorded,
  options: SymbolicOptions,
): Search<Smallest> {
  const meter = meterOf(options.limits);
  meter.phase = 'looking for the fewest lies';
  const books = emptyBooks();
  let best = known;
  options.ledger?.begin();
  const alike = alikeIn({ ...question, properties: [property] }, options);
  for (const placement of placements(question.instance, mostFaulty(question), alike)) {
    yield* reportProgress(meter);
    if (meter.stopped !== null) break;
    if (toBeat(best, placement.representative.length) < 0) continue;
    books.placements += 1;
    best = yield* descend(question, property, placement, best, options, books, meter);
  }
  return { recorded: best, stopped: meter.stopped, books };
}
