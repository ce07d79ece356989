/**
 * Checking an argument against every deterministic protocol of so many rounds (docs/certificates.md, Arguments).
 *
 * Every execution is one of the full-information protocol, run here. In each, all who decide decide alike, by agreement;
 * a general that sees the same in two of them decides the same in both. So all that are linked decide one order, and the
 * first forces another than the last. Whatever another protocol's generals see in so many rounds, is a function of what they
 * see here: a message of it is told by what its sender has seen. So no protocol does better.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from '../../../model/army.ts';
import { hasCommander } from '../../../model/problem.ts';
import type { ValidityName } from '../../../properties/validity.ts';
import type { Bound } from '../../../properties/verdict.ts';
import type { UnsolvableCertificate } from '../../argument.ts';
import type { CheckerProgress } from '../search.ts';
import { isBenign } from './departures.ts';
import type { Examination, Examined, Objection } from './examination.ts';
import { examined, objection, refused, turn } from './examination.ts';
import type { CheckedExecution } from './told.ts';
import { checkExecution } from './told.ts';
import { numbering } from './views.ts';

/** What was checked. */
export interface CheckedUnsolvable {
  readonly counts: { readonly executions: number; readonly departures: number; readonly links: number };
}

/** The validities that have a meaning: those about all generals need everybody's order, and a traitor's is none. */
const meaningful = (certificate: UnsolvableCertificate): readonly ValidityName[] => {
  if (hasCommander(certificate.problem)) return ['commander'];
  return isBenign(certificate)
    ? ['loyal-unanimity', 'unanimity', 'weak-unanimity', 'coordinated-attack']
    : ['loyal-unanimity', 'weak-unanimity'];
};

/** Whether a general leads from an execution to the next. */
const checkLink = (
  general: General,
  k: number,
  before: CheckedExecution,
  after: CheckedExecution,
): E.Either<Objection, null> => {
  const field = `links[${String(k)}]`;
  for (const [i, { deciders }] of [before, after].entries())
    if (!deciders.includes(general))
      return objection('Link', field, `general ${String(general)} does not decide in executions[${String(k + i)}]`);
  return before.views[general] === after.views[general]
    ? E.right(null)
    : objection(
        'Link',
        field,
        `general ${String(general)} can tell executions[${String(k)}] and executions[${String(k + 1)}] apart`,
      );
};

/** The first execution forces one order, and the last another. */
const checkEnds = (
  first: CheckedExecution | null,
  last: CheckedExecution | null,
  executions: number,
): E.Either<Objection, null> => {
  const [one, other] = [first?.forced ?? null, last?.forced ?? null];
  const end = `executions[${String(executions - 1)}].forced`;
  if (one === null) return objection('Forced', 'executions[0].forced', 'the first execution forces no order');
  if (other === null) return objection('Forced', end, 'the last execution forces no order');
  return one === other ? objection('Forced', end, 'the last execution forces the same as the first') : E.right(null);
};

const checkAll = function* (certificate: UnsolvableCertificate): Examination<CheckedUnsolvable> {
  const { problem, faults, executions, links } = certificate;
  if (!meaningful(certificate).includes(certificate.validity)) {
    const message = `for ${problem} under ${faults} there is ${meaningful(certificate).join(', ')}`;
    return refused(objection('Validity', 'validity', message));
  }
  const numbers = numbering();
  let [first, last, departures]: readonly [CheckedExecution | null, CheckedExecution | null, number] = [null, null, 0];
  for (const [k, execution] of executions.entries()) {
    const told = refused(checkExecution(certificate, execution, numbers, `executions[${String(k)}]`));
    if (E.isLeft(told)) return told;
    const link = links[k - 1];
    if (last !== null) {
      const linked = refused(
        link === undefined ? objection('Link', 'links', 'a link is missing') : checkLink(link, k - 1, last, told.right),
      );
      if (E.isLeft(linked)) return linked;
    }
    first ??= told.right;
    last = told.right;
    departures += execution.departures.length;
    const goesOn = yield* turn(k + 1);
    if (E.isLeft(goesOn)) return goesOn;
  }
  const ends = refused(checkEnds(first, last, executions.length));
  return E.isLeft(ends)
    ? ends
    : E.right({ counts: { executions: executions.length, departures, links: links.length } });
};

/** Check an argument that was read. */
export const checkUnsolvable = (
  certificate: UnsolvableCertificate,
): Generator<CheckerProgress, Examined<CheckedUnsolvable>, Bound | undefined> => examined(checkAll(certificate));
