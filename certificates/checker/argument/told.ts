/**
 * One execution of an argument against all protocols: run, in the full-information protocol, and compared with what is
 * written down of it.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { General } from '../../../model/army.ts';
import { booleanLogic } from '../../../model/boolean.ts';
import { orderName, orderOf } from '../../../model/order.ts';
import { holdsOrder } from '../../../model/problem.ts';
import type { Court } from '../../../properties/property.ts';
import { decidersOf } from '../../../properties/property.ts';
import { validity } from '../../../properties/validity.ts';
import type { CertifiedExecution, UnsolvableCertificate } from '../../argument.ts';
import { checkDepartures, isBenign } from './departures.ts';
import type { Objection } from './examination.ts';
import { objection } from './examination.ts';
import { checkedForcedOrder } from './forced.ts';
import type { Numbering, ViewNumber } from './views.ts';
import { numberOfView } from './views.ts';

/** An execution that is as it says. */
export interface CheckedExecution {
  /** The loyal generals whose decisions count. */
  readonly deciders: readonly General[];
  /** By general: what it has seen after the last round. */
  readonly views: readonly ViewNumber[];
  readonly forced: number | null;
}

const BINARY = { values: 2 };

const everybody = ({ n }: UnsolvableCertificate): readonly General[] =>
  Array.from({ length: n }, (_, general) => general);

const linkKey = (round: number, from: General, to: General): string => [round, from, to].join();

/** The views after the last round of the full-information protocol, in which `said` is said instead of what is prescribed. */
const viewsOf = (
  certificate: UnsolvableCertificate,
  { orders }: CertifiedExecution,
  said: ReadonlyMap<string, ViewNumber | null>,
  numbers: Numbering,
): readonly ViewNumber[] => {
  let views = everybody(certificate).map((general) =>
    numbers.first(general, holdsOrder(certificate, general) ? (orders[general] ?? null) : null),
  );
  for (let round = 1; round <= certificate.rounds; round++) {
    const before = views;
    views = before.map((seen, to) =>
      numbers.next(
        seen,
        before.map((view, from) => {
          const instead = said.get(linkKey(round, from, to));
          return from === to ? null : instead === undefined ? view : instead;
        }),
      ),
    );
  }
  return views;
};

/** What is said instead of what is prescribed, by link. */
const sayings = (
  certificate: UnsolvableCertificate,
  { departures }: CertifiedExecution,
  numbers: Numbering,
  field: string,
): E.Either<Objection, ReadonlyMap<string, ViewNumber | null>> => {
  const said = new Map<string, ViewNumber | null>();
  for (const [i, { round, from, to, said: view }] of departures.entries()) {
    const about = { general: from, rounds: round - 1 };
    const number: E.Either<Objection, ViewNumber | null> =
      view === null
        ? E.right(null)
        : numberOfView(numbers, certificate, view, about, `${field}.departures[${String(i)}].said`);
    if (E.isLeft(number)) return number;
    said.set(linkKey(round, from, to), number.right);
  }
  return E.right(said);
};

const courtOf = ({ n, t, problem }: UnsolvableCertificate, { faulty }: CertifiedExecution): Court<boolean> => {
  const isFaulty = Array.from({ length: n }, (_, general) => faulty.includes(general));
  const army = { n, m: t, ...BINARY, parameters: {} };
  return { logic: booleanLogic, army, problem, faulty: isFaulty, deciders: decidersOf(problem, isFaulty) };
};

const forcedIn = (
  certificate: UnsolvableCertificate,
  { orders, faulty, departures }: CertifiedExecution,
  court: Court<boolean>,
): number | null => {
  const counts = (general: General): boolean =>
    holdsOrder(certificate, general) && (isBenign(certificate) || !faulty.includes(general));
  const held = everybody(certificate).map((general) =>
    orderOf(booleanLogic, court.army, counts(general) ? (orders[general] ?? 0) : 0),
  );
  return checkedForcedOrder(
    validity(certificate.validity),
    court,
    held,
    isBenign(certificate) && departures.length > 0,
  );
};

const nameOf = (order: number | null): string => (order === null ? 'no order' : orderName(BINARY, order));

/** An execution as it was run, if that is what is written down of it. */
export const checkExecution = (
  certificate: UnsolvableCertificate,
  execution: CertifiedExecution,
  numbers: Numbering,
  field: string,
): E.Either<Objection, CheckedExecution> => {
  const court = courtOf(certificate, execution);
  const forced = forcedIn(certificate, execution, court);
  return pipe(
    checkDepartures(certificate, execution, field),
    E.flatMap(() => sayings(certificate, execution, numbers, field)),
    E.map((said) => viewsOf(certificate, execution, said, numbers)),
    E.flatMap((views) =>
      execution.forced === forced
        ? E.right({ deciders: court.deciders, views, forced })
        : objection('Forced', `${field}.forced`, `validity forces ${nameOf(forced)} here`),
    ),
  );
};
