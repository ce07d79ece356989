/**
 * One world of an argument: run, and compared with what is written down of it.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { General } from '../../../model/army.ts';
import { booleanLogic } from '../../../model/boolean.ts';
import type { Instance } from '../../../model/instance.ts';
import { orderName, orderNames, valueOf } from '../../../model/order.ts';
import type { Deviation, Recorded, Scenario } from '../../../model/scenario.ts';
import { runScenario } from '../../../model/scenario.ts';
import { broken, courtOf, orderVectors } from '../../../properties/judge.ts';
import type { CertifiedWorld } from '../../argument.ts';
import { UNDECIDED } from '../../argument.ts';
import type { CertificateSubject } from '../subject.ts';
import type { Objection } from './examination.ts';
import { objection } from './examination.ts';
import { checkedForcedOrder } from './forced.ts';

/** A world that is as it says. */
export interface CheckedWorld {
  readonly recorded: Recorded;
  /** The loyal generals whose decisions count. */
  readonly deciders: readonly General[];
  readonly forced: number | null;
  /** The names of the properties that are broken in it. */
  readonly broken: readonly string[];
}

const scenarioOf = ({ army }: Instance, { faulty, orders, deviations, heads }: CertifiedWorld): Scenario => {
  const known = orderNames(army);
  // That the generals are 0, 1, …, and the names those of orders, was checked when it was read.
  return { faulty, orders: Object.values(orders).map((name) => known.indexOf(name)), deviations, heads };
};

const run = (instance: Instance, t: number, given: CertifiedWorld, field: string): E.Either<Objection, Recorded> => {
  const { faulty } = given;
  if (instance.faults.generalsFail && faulty.length > t)
    return objection('World', `${field}.faulty`, `${String(faulty.length)} are faulty, but t = ${String(t)}`);
  return pipe(
    runScenario(instance, scenarioOf(instance, given)),
    E.mapLeft((error): Objection => ({ _tag: 'World', field: `${field}.${error.field}`, message: error.message })),
  );
};

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((label, i) => label === other[i]);

const claims = (labels: readonly string[]): string => (labels.length === 0 ? 'nothing' : `“${labels.join('”, “')}”`);

/** Whether each deviation is one, and is what it says. */
const checkDeviations = (
  { scenario }: Recorded,
  listed: readonly Deviation[],
  field: string,
): E.Either<Objection, null> => {
  for (const [i, { round, from, to, prescribed, said }] of listed.entries()) {
    const place = `${field}.deviations[${String(i)}]`;
    const found = scenario.deviations.find(
      (deviation) => deviation.round === round && deviation.from === from && deviation.to === to,
    );
    if (found === undefined) return objection('World', place, 'this is what is prescribed');
    if (!same(found.prescribed, prescribed))
      return objection('World', `${place}.prescribed`, `prescribed is ${claims(found.prescribed)}`);
    if (!same(found.said, said))
      return objection('World', `${place}.said`, `said was ${claims(found.said)}: each claim once, in their order`);
  }
  return E.right(null);
};

/** Whether those who decide, decide what is written down, and nobody else is listed. */
const checkDecisions = (
  { army }: Instance,
  { execution }: Recorded,
  deciders: readonly General[],
  decisions: CertifiedWorld['decisions'],
  field: string,
): E.Either<Objection, null> => {
  for (const general of deciders) {
    const decision = execution.decisions[general];
    const found = decision?.decided === true ? orderName(army, valueOf(decision.value)) : UNDECIDED;
    const listed = decisions[String(general)];
    if (listed === undefined)
      return objection('Decision', `${field}.decisions`, `general ${String(general)} decides as well: ${found}`);
    if (listed !== found)
      return objection(
        'Decision',
        `${field}.decisions.${String(general)}`,
        `general ${String(general)} decides ${found}, not ${listed}`,
      );
  }
  const other = Object.keys(decisions).find((general) => !deciders.includes(Number(general)));
  return other === undefined
    ? E.right(null)
    : objection('Decision', `${field}.decisions.${other}`, `what general ${other} decides does not count here`);
};

const listed = (names: readonly string[]): string => names.join(', ') || 'nothing';

/** Whether what is broken is what is written down, in any order. */
const checkBroken = (found: readonly string[], written: readonly string[], field: string): E.Either<Objection, null> =>
  same([...found].sort(), [...written].sort())
    ? E.right(null)
    : objection('Broken', `${field}.broken`, `broken is ${listed(found)}, not ${listed(written)}`);

/** The order that validity forces in a world, by its number. */
const forcedIn = ({ instance, properties }: CertificateSubject, { scenario, execution }: Recorded): number | null => {
  const validity = properties.find(({ condition }) => condition !== undefined);
  if (validity === undefined) return null;
  const court = courtOf(booleanLogic, instance, scenario.faulty);
  const orders = orderVectors(booleanLogic, instance, scenario.faulty, scenario.orders);
  return checkedForcedOrder(validity, court, orders, execution.lost);
};

const nameOf = ({ army }: Instance, value: number | null): string =>
  value === null ? 'no order' : orderName(army, value);

/** A world as it was run, if that is what is written down of it. */
export const checkWorld = (
  subject: CertificateSubject,
  t: number,
  given: CertifiedWorld,
  field: string,
): E.Either<Objection, CheckedWorld> => {
  const { instance, properties } = subject;
  const ran = run(instance, t, given, field);
  if (E.isLeft(ran)) return ran;
  const recorded = ran.right;
  const { deciders } = courtOf(booleanLogic, instance, recorded.scenario.faulty);
  const forced = forcedIn(subject, recorded);
  const found = broken(properties, instance, recorded.scenario, recorded.execution).map(({ name }) => name);
  return pipe(
    checkDeviations(recorded, given.deviations, field),
    E.flatMap(() => checkDecisions(instance, recorded, deciders, given.decisions, field)),
    E.flatMap(() =>
      given.forced === (forced === null ? null : orderName(instance.army, forced))
        ? E.right(null)
        : objection('Forced', `${field}.forced`, `validity forces ${nameOf(instance, forced)} here`),
    ),
    E.flatMap(() => checkBroken(found, given.broken, field)),
    E.map(() => ({ recorded, deciders, forced, broken: found })),
  );
};
