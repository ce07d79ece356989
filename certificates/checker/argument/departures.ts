/**
 * What a fault model allows to be otherwise in an execution of the full-information protocol.
 *
 *     byzantine       what a faulty general says is any view of its own, or nothing
 *     crash           a faulty general's messages: in one round some are lost, afterwards all
 *     send-omission   a faulty general's messages may be lost
 *     receive-omission  messages to a faulty general may be lost
 *     omission        messages from or to a faulty general may be lost
 *     loss, loss:k    nobody is faulty; any messages may be lost, or at most k of the execution
 *
 * Nothing else departs: a loyal general says what it has seen, and it arrives.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from '../../../model/army.ts';
import type { CertifiedDeparture, CertifiedExecution, UnsolvableCertificate } from '../../argument.ts';
import type { Objection } from './examination.ts';
import { objection } from './examination.ts';

/** What an argument says of the faults. */
export type Faults = Pick<UnsolvableCertificate, 'n' | 't' | 'rounds' | 'faults'>;

/** Whether the faulty follow the protocol as far as they go, so that their orders are part of the execution. */
export const isBenign = ({ faults }: Pick<Faults, 'faults'>): boolean => faults !== 'byzantine';

/** Whether generals can be faulty; else messages get lost by themselves. */
export const generalsFail = ({ faults }: Pick<Faults, 'faults'>): boolean => !faults.startsWith('loss');

/** At most how many messages of an execution are lost. */
const mostLost = (faults: string): number =>
  faults.startsWith('loss:') ? Number(faults.slice('loss:'.length)) : Infinity;

const checkFaulty = (given: Faults, faulty: readonly General[], field: string): E.Either<Objection, null> => {
  if (!generalsFail(given) && faulty.length > 0)
    return objection('Departure', `${field}.faulty`, `under ${given.faults} nobody is faulty`);
  return faulty.length > given.t
    ? objection('Departure', `${field}.faulty`, `${String(faulty.length)} are faulty, but t = ${String(given.t)}`)
    : E.right(null);
};

const linkText = ({ round, from, to }: CertifiedDeparture): string =>
  `what general ${String(from)} says to ${String(to)} in round ${String(round)}`;

/** Who of the two on a link has to be faulty for a message to depart: one of those that may be to blame. */
const TO_BLAME: Readonly<Record<string, { readonly sender?: boolean; readonly receiver?: boolean }>> = {
  byzantine: { sender: true },
  crash: { sender: true },
  'send-omission': { sender: true },
  'receive-omission': { receiver: true },
  omission: { sender: true, receiver: true },
};

/** Why a message cannot depart; `null` if it can. */
const whyNot = ({ faults }: Faults, faulty: readonly General[], departure: CertifiedDeparture): string | null => {
  const { from, to } = departure;
  const { sender = false, receiver = false } = TO_BLAME[faults] ?? {};
  const isToBlame = (sender && faulty.includes(from)) || (receiver && faulty.includes(to));
  return isToBlame || faults.startsWith('loss')
    ? null
    : `${linkText(departure)} arrives as prescribed: nobody to blame is faulty`;
};

/** Whoever crashed says nothing more: in later rounds than that of its first loss nothing arrives from it. */
const checkCrashes = (
  { n, rounds }: Faults,
  { faulty, departures }: CertifiedExecution,
  field: string,
): E.Either<Objection, null> => {
  for (const from of faulty) {
    const lost = departures.filter((departure) => departure.from === from);
    const crashed = Math.min(...lost.map(({ round }) => round));
    for (let round = crashed + 1; round <= rounds; round++)
      for (let to = 0; to < n; to++)
        if (to !== from && !lost.some((departure) => departure.round === round && departure.to === to))
          return objection(
            'Departure',
            field,
            `general ${String(from)} crashed in round ${String(crashed)}, and ${linkText({ round, from, to, said: null })} is not lost`,
          );
  }
  return E.right(null);
};

/** Whether the fault model allows what departs in an execution; what is said instead is looked at elsewhere. */
export const checkDepartures = (
  given: Faults,
  execution: CertifiedExecution,
  field: string,
): E.Either<Objection, null> => {
  const { faulty, departures } = execution;
  const wrongFaulty = checkFaulty(given, faulty, field);
  if (E.isLeft(wrongFaulty)) return wrongFaulty;
  const most = mostLost(given.faults);
  for (const [i, departure] of departures.entries()) {
    const place = `${field}.departures[${String(i)}]`;
    const why = whyNot(given, faulty, departure);
    if (why !== null) return objection('Departure', place, why);
    if (isBenign(given) && departure.said !== null)
      return objection('Departure', `${place}.said`, `under ${given.faults} a message is lost or as prescribed`);
    if (i >= most) return objection('Departure', place, `more than ${String(most)} messages are lost`);
  }
  return given.faults === 'crash' ? checkCrashes(given, execution, `${field}.departures`) : E.right(null);
};
