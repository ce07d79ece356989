/**
 * Replay: a counterexample, run again.
 *
 *   reproduced   it violates the property, everyone decides as recorded, and deviates from what is recorded as prescribed
 *   fixed        this attack no longer violates the property; others may
 *   changed      it violates the property, but the decisions differ, or what is prescribed where it deviates
 *   stale        it cannot be run: the protocol no longer has these claims, rounds or generals
 *
 * A pure re-execution; the fingerprint plays no part in the answer. Files of earlier versions may list heads of a traitor's
 * coins: what is prescribed is then compared with these, and what is replayed is told without.
 */
import * as E from 'fp-ts/lib/Either.js';
import { exchangeAt } from '../model/exchange.ts';
import { faultModelOf } from '../model/faults/registry.ts';
import type { Instance } from '../model/instance.ts';
import { instanceOf } from '../model/instance.ts';
import type { Link } from '../model/link.ts';
import type { Label } from '../model/message.ts';
import { nearest } from '../model/nearest.ts';
import { orderNames } from '../model/order.ts';
import type { Protocol } from '../model/protocol.ts';
import type { Recorded, Scenario } from '../model/scenario.ts';
import { runningAsTold, withoutTraitorsCoins } from '../model/scenario.ts';
import { ordersHeld } from '../model/scenario-data.ts';
import type { Work } from '../model/work.ts';
import { done } from '../model/work.ts';
import { broken } from '../properties/judge.ts';
import { under } from '../properties/ours.ts';
import type { Property } from '../properties/property.ts';
import { ourProperty, standardNames } from '../properties/registry.ts';
import { standardValidity } from '../properties/validity.ts';
import type { Counterexample } from './counterexample.ts';
import { namedDecisions } from './counterexample.ts';

/** A message that deviates, and should have been another than the file says. */
export interface Prescription extends Link {
  /** What the file says is prescribed. */
  readonly recorded: readonly Label[];
  /** What the protocol prescribes. */
  readonly now: readonly Label[];
}

/** What replaying found. */
export type Replay =
  | {
      readonly _tag: 'Reproduced';
      readonly instance: Instance;
      readonly property: Property;
      readonly recorded: Recorded;
    }
  | { readonly _tag: 'Fixed'; readonly instance: Instance; readonly property: Property; readonly recorded: Recorded }
  | {
      readonly _tag: 'Changed';
      readonly instance: Instance;
      readonly property: Property;
      readonly recorded: Recorded;
      /** The generals who decide differently. */
      readonly differing: readonly string[];
      /** Where something else is prescribed; not both are empty. */
      readonly prescriptions: readonly Prescription[];
    }
  | { readonly _tag: 'Stale'; readonly field: string; readonly message: string };

/** The outcome's name in output. */
export const replayName = (replay: Replay): 'reproduced' | 'fixed' | 'changed' | 'stale' => {
  switch (replay._tag) {
    case 'Reproduced':
      return 'reproduced';
    case 'Fixed':
      return 'fixed';
    case 'Changed':
      return 'changed';
    case 'Stale':
      return 'stale';
  }
};

/** The outcome is what the file expects: violated, exactly as recorded; or no longer violated. */
export const isReplayExpected = ({ expect }: Counterexample, replay: Replay): boolean =>
  expect === 'violated' ? replay._tag === 'Reproduced' : replay._tag === 'Fixed';

const stale = (field: string, message: string): Replay => ({ _tag: 'Stale', field, message });

const propertyOf = (file: Counterexample, instance: Instance, own: readonly Property[]): Property | undefined => {
  const ours = ourProperty(file.property);
  return (
    own.find(({ name }) => name === file.property) ??
    (ours === undefined ? undefined : under(ours, file.validity ?? standardValidity(instance)))
  );
};

const noProperty = (name: string, own: readonly Property[]): string => {
  const known = [...standardNames, ...own.map((property) => property.name)];
  const near = nearest(name, known);
  return `there is no property “${name}” any more.${near === null ? '' : ` Did you mean ${near}?`} There are ${known.join(', ')}`;
};

/** The scenario that a file describes. */
export const scenarioIn = (file: Counterexample): Scenario => {
  const names = orderNames(file.army);
  const held = Object.keys(file.orders).length;
  return {
    faulty: file.faulty,
    orders: Array.from({ length: held }, (_, general) => names.indexOf(file.orders[String(general)] ?? '')),
    deviations: file.deviations,
    heads: file.heads,
  };
};

const sameClaims = (these: readonly Label[], those: readonly Label[]): boolean =>
  these.every((label) => those.includes(label)) && those.every((label) => these.includes(label));

/** Where a file has another message prescribed than the protocol; in which order claims are listed means nothing. */
const prescriptionsIn = (
  { deviations }: Counterexample,
  instance: Instance,
  recorded: Recorded,
): readonly Prescription[] => {
  const exchangeOn = exchangeAt(instance, recorded);
  return deviations.flatMap(({ round, from, to, prescribed }) => {
    const { prescribed: now } = exchangeOn({ round, from, to });
    return sameClaims(prescribed, now) ? [] : [{ round, from, to, recorded: prescribed, now }];
  });
};

/** Run a counterexample against a protocol, with the properties of its module if it brings its own. */
export const replay = (file: Counterexample, protocol: Protocol, own: readonly Property[] = []): Replay =>
  done(replaying(file, protocol, own));

/** The same, with pauses. */
export function* replaying(file: Counterexample, protocol: Protocol, own: readonly Property[]): Work<Replay> {
  const faults = faultModelOf(file.faultModel);
  if (E.isLeft(faults)) return stale('faultModel', faults.left.message);
  const instance = instanceOf(protocol, file.army, faults.right);
  if (E.isLeft(instance)) return stale('army', instance.left.message);
  const property = propertyOf(file, instance.right, own);
  if (property === undefined) return stale('property', noProperty(file.property, own));
  const scenario = scenarioIn(file);
  const held = ordersHeld(instance.right);
  if (scenario.orders.length !== held)
    return stale(
      'orders',
      `${protocol.name} now takes ${String(held)} order${held === 1 ? '' : 's'}, and the file has ${String(scenario.orders.length)}`,
    );
  const run = yield* runningAsTold(instance.right, scenario);
  if (E.isLeft(run)) return stale(run.left.field, run.left.message);
  const told = run.right;
  const recorded = withoutTraitorsCoins(instance.right, told);
  if (broken([property], instance.right, recorded.scenario, recorded.execution).length === 0)
    return { _tag: 'Fixed', instance: instance.right, property, recorded };
  const now = namedDecisions(instance.right, recorded);
  const differing = [...new Set([...Object.keys(now), ...Object.keys(file.decisions)])].filter(
    (general) => now[general] !== file.decisions[general],
  );
  const prescriptions = prescriptionsIn(file, instance.right, told);
  return differing.length === 0 && prescriptions.length === 0
    ? { _tag: 'Reproduced', instance: instance.right, property, recorded }
    : { _tag: 'Changed', instance: instance.right, property, recorded, differing, prescriptions };
}
