/**
 * The question: is there any deterministic protocol of so many rounds?
 *
 * Orders are binary. The validity conditions are those of `properties/validity.ts`, by the same names, and mean
 * something for the same problems and faults.
 */
import * as E from 'fp-ts/lib/Either.js';
import { armyOf, faultyOf } from '../../../model/army.ts';
import type { FaultModel } from '../../../model/fault-model.ts';
import { loses } from '../../../model/faults/links.ts';
import { nearest } from '../../../model/nearest.ts';
import type { Problem } from '../../../model/problem.ts';
import { problemOf } from '../../../model/problem.ts';
import type { ValidityContext, ValidityName } from '../../../properties/validity.ts';
import { meaningfulFor, standardValidity } from '../../../properties/validity.ts';

export interface SolvabilityQuestion {
  /** How many generals there are. */
  readonly n: number;
  /** At most this many are faulty; nobody is where only links fail. */
  readonly t: number;
  /** How many rounds a protocol may take. */
  readonly rounds: number;
  readonly faults: FaultModel;
  readonly problem: Problem;
  readonly validity: ValidityName;
}

/** Why the question has no meaning. */
export interface QuestionError {
  readonly reason: 'sizes' | 'faults' | 'problem' | 'validity';
  readonly message: string;
}

const circumstances = (problem: Problem, faults: FaultModel): ValidityContext => ({ protocol: { problem }, faults });

/** The validity condition that is meant unless another is named. */
export const usualValidity = (problem: Problem, faults: FaultModel): ValidityName =>
  standardValidity(circumstances(problem, faults));

/** How many can really be faulty: nobody where only links fail. */
export const mostReallyFaulty = ({ t, faults }: SolvabilityQuestion): number => (faults.generalsFail ? t : 0);

/** More rounds are refused: what is said in round r is written out in n^r words. */
const MOST_ROUNDS = 16;

const sizes = ({ n, t, rounds }: SolvabilityQuestion): string | null => {
  const army = armyOf({ n, m: 0 });
  if (E.isLeft(army)) return army.left.message;
  const faulty = faultyOf(t, army.right);
  if (E.isLeft(faulty)) return faulty.left.message;
  if (!Number.isInteger(rounds) || rounds < 0 || rounds > MOST_ROUNDS)
    return `rounds = ${String(rounds)} must be a whole number from 0 to ${String(MOST_ROUNDS)}`;
  return null;
};

/** Why it is not known what generals may see under such faults; `null` where it is. */
const whyNoViews = ({ unforgeable, role, links }: FaultModel): string | null => {
  if (unforgeable) return 'views carry no signatures, so nothing is known';
  if (role?.consistent === true) return 'views are known where traitors say anything to anybody, and not';
  return (role !== null && loses(links)) || links.per !== 'run'
    ? 'views are known with faulty generals, or where links lose so many messages of a run, and not'
    : null;
};

/** Whether it is known what generals may see under such faults. */
export const hasViews = (faults: FaultModel): boolean => whyNoViews(faults) === null;

/** The question itself if it has a meaning, or why it has none. */
export const checkQuestion = (question: SolvabilityQuestion): E.Either<QuestionError, SolvabilityQuestion> => {
  const { n, faults, problem, validity } = question;
  const wrong = sizes(question);
  if (wrong !== null) return E.left({ reason: 'sizes', message: wrong });
  const unknown = whyNoViews(faults);
  if (unknown !== null) return E.left({ reason: 'faults', message: `${unknown} under ${faults.name} faults` });
  const kind = problemOf({ problem });
  if (kind.n !== null && (n !== kind.n || !kind.faults.some((family) => family === faults.family))) {
    const message = `a coordinated attack is between two loyal generals over a lossy link: n = ${String(kind.n)} and faults loss:k, not n = ${String(n)} and ${faults.name}`;
    return E.left({ reason: 'problem', message });
  }
  const names = meaningfulFor(circumstances(problem, faults));
  if (names.includes(validity)) return E.right(question);
  const near = nearest(validity, names);
  const hint = near === null ? '' : ` Did you mean ${near}?`;
  const are = `There ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}.`;
  const message = `there is no validity “${validity}” for ${problem} under ${faults.name}.${hint} ${are}`;
  return E.left({ reason: 'validity', message });
};
