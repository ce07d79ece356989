/**
 * Symmetry where a certificate is wanted: only if the checker can prove it as well. What the circuit shows of all inboxes by itself
 * it always can; for anything else it is asked beforehand, because without symmetry there are other formulas to prove. Whole runs
 * it does not compare.
 */
import { asymmetry } from '../certificates/checker/symmetry.ts';
import type { CheckOptions } from '../engines/check-options.ts';
import type { Ledgers } from '../engines/engine.ts';
import type { Question } from '../engines/question.ts';
import { symmetryOf } from '../engines/symmetry/symmetry.ts';
import { halvesOf } from '../model/joint.ts';
import type { Property } from '../properties/property.ts';

/** Whether the checker proves the symmetry of those properties of a question that say that they are symmetric. */
const seesIt = ({ instance, t, properties }: Question): boolean => {
  const symmetric = properties.filter((property) => property.symmetric);
  const { status, over, equalities } = symmetryOf({ instance, t, properties: symmetric });
  if (status !== 'proved') return status === 'none';
  if (over === 'inboxes' && equalities.computed === 0) return true;
  const joint = halvesOf(instance);
  const subject = { instance, properties: symmetric, ...(joint === null ? {} : { halves: [joint.a, joint.b] }) };
  const proof = asymmetry(subject, t);
  let step = proof.next();
  while (step.done !== true) step = proof.next();
  return step.value === null;
};

/** What the checker saw of a question: it is asked for each certificate, and may take seconds. */
const known = new WeakMap<Question, boolean>();

const isCertifiable = (question: Question): boolean => {
  const seen = known.get(question) ?? seesIt(question);
  known.set(question, seen);
  return seen;
};

/** The options of a check that is to be certified. */
export const certifying = (question: Question, ledgers: Ledgers): Pick<CheckOptions, 'ledgers' | 'symmetry'> => ({
  ledgers,
  symmetry: isCertifiable(question),
});

/** Whether the placements of a certificate about some of a question’s properties are listed up to symmetry. */
export const isUpToSymmetry = (question: Question, properties: readonly Property[]): boolean =>
  properties.every(({ symmetric }) => symmetric) &&
  isCertifiable(question) &&
  ['none', 'proved'].includes(symmetryOf({ ...question, properties }).status);
