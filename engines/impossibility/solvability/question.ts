/**
 * The question: is there any deterministic protocol of so many rounds?
 *
 * Orders are binary. The validity conditions are those of `properties/validity.ts`, by the same names, and mean
 * something for the same problems and faults.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from '../../../model/army.ts';
import { armyOf, faultyOf } from '../../../model/army.ts';
import { nearest } from '../../../model/nearest.ts';
import type { Problem } from '../../../model/protocol.ts';
import type { Circumstances, ValidityName } from '../../../properties/validity.ts';
import { meaningfulFor, standardValidity } from '../../../properties/validity.ts';

/**
 * What may go wrong. `byzantine`, `crash` and `{ loss: k }` are the fault models of those names (`model/faults`).
 * Under `send-omission` any message from a faulty general may be lost, under `omission` any from or to one (Perry and
 * Toueg 1986).
 */
export type Faults = 'byzantine' | 'crash' | 'omission' | 'send-omission' | { readonly loss: number };

export interface SolvabilityQuestion {
  /** How many generals there are. */
  readonly n: number;
  /** At most this many are faulty; nobody is where only links fail. */
  readonly t: number;
  /** How many rounds a protocol may take. */
  readonly rounds: number;
  readonly faults: Faults;
  readonly problem: Problem;
  readonly validity: ValidityName;
}

/** Why the question has no meaning. */
export interface QuestionError {
  readonly reason: 'sizes' | 'problem' | 'validity';
  readonly message: string;
}

/** A fault model's name on the command line and in files. */
export const faultsName = (faults: Faults): string =>
  typeof faults === 'string' ? faults : faults.loss === Infinity ? 'loss' : `loss:${String(faults.loss)}`;

const circumstances = (problem: Problem, faults: Faults): Circumstances => ({
  protocol: { problem },
  faults: { benign: faults !== 'byzantine' },
});

/** The validity condition that is meant unless another is named. */
export const usualValidity = (problem: Problem, faults: Faults): ValidityName =>
  standardValidity(circumstances(problem, faults));

/** How many can really be faulty: nobody where only links fail. */
export const mostFaulty = ({ t, faults }: SolvabilityQuestion): number => (typeof faults === 'string' ? t : 0);

/** Whether a general holds an order: in a broadcast only the commander does. */
export const holds = (problem: Problem, general: General): boolean => problem !== 'broadcast' || general === 0;

/** More rounds are refused: what is said in round r is written out in n^r words. */
const MOST_ROUNDS = 16;

const sizes = ({ n, t, rounds, faults }: SolvabilityQuestion): string | null => {
  const army = armyOf({ n, m: 0 });
  if (E.isLeft(army)) return army.left.message;
  const faulty = faultyOf(t, army.right);
  if (E.isLeft(faulty)) return faulty.left.message;
  if (!Number.isInteger(rounds) || rounds < 0 || rounds > MOST_ROUNDS)
    return `rounds = ${String(rounds)} must be a whole number from 0 to ${String(MOST_ROUNDS)}`;
  if (typeof faults === 'string' || faults.loss === Infinity) return null;
  const whole = Number.isInteger(faults.loss) && faults.loss >= 0;
  return whole ? null : `loss:${String(faults.loss)}: the losses must be a whole number, at least 0`;
};

/** The question itself if it has a meaning, or why it has none. */
export const checkQuestion = (question: SolvabilityQuestion): E.Either<QuestionError, SolvabilityQuestion> => {
  const { n, faults, problem, validity } = question;
  const wrong = sizes(question);
  if (wrong !== null) return E.left({ reason: 'sizes', message: wrong });
  if (problem === 'coordinated-attack' && (n !== 2 || typeof faults === 'string')) {
    const message = `a coordinated attack is between two loyal generals over a lossy link: n = 2 and faults loss:k, not n = ${String(n)} and ${faultsName(faults)}`;
    return E.left({ reason: 'problem', message });
  }
  const names = meaningfulFor(circumstances(problem, faults));
  if (names.includes(validity)) return E.right(question);
  const near = nearest(validity, names);
  const hint = near === null ? '' : ` Did you mean ${near}?`;
  const are = `There ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}.`;
  const message = `there is no validity “${validity}” for ${problem} under ${faultsName(faults)}.${hint} ${are}`;
  return E.left({ reason: 'validity', message });
};
