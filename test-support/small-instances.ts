/**
 * Every small instance of the registered protocols: each under each fault model that it has a meaning under.
 */
import { isRight } from 'fp-ts/lib/Either.js';
import { faultModelOf, faultModels } from '../model/faults/registry.ts';
import type { Instance, Sizes } from '../model/instance.ts';
import { instanceOf } from '../model/instance.ts';
import type { Protocol } from '../model/protocol.ts';
import { protocols } from './protocols.ts';
import { right } from './either.ts';
import { byTier } from './tier/draws.ts';

/** Faulty generals over lossy links, by name: of every kind of both. */
const COMPOSED: readonly string[] = [
  ...faultModels.filter(({ role }) => role !== null && !role.stops).map(({ name }) => `${name}+loss:1`),
  'byzantine+loss:0',
  'byzantine+loss',
  'byzantine+loss:1/round',
];

/** The fault models of the tests, by name: all that are registered, some that take a number, and some that are composed; every day, fewer. */
export const FAULTS: readonly string[] = [
  ...faultModels.map(({ name }) => name),
  ...byTier(['loss:1', 'byzantine+loss:1'], ['loss:0', 'loss:1', 'loss:2', 'loss:1/round', ...COMPOSED]),
];

/** What to range over; a protocol is left out where it is not defined. */
export interface Ranges {
  readonly n: readonly number[];
  readonly m: readonly number[];
  readonly values: readonly number[];
  /** Values for each of a protocol's own parameters, besides the standard one. */
  readonly parameters?: readonly number[];
  readonly faults?: readonly string[];
}

/** The settings of a protocol's parameters: the standard ones, and each parameter at each of the values. */
const settings = (protocol: Protocol, values: readonly number[]): readonly Readonly<Record<string, number>>[] => [
  {},
  ...Object.keys(protocol.parameters).flatMap((name) => values.map((value) => ({ [name]: value }))),
];

export const smallInstances = ({ n, m, values, parameters = [], faults = FAULTS }: Ranges): readonly Instance[] => {
  const instances = new Map<string, Instance>();
  for (const protocol of protocols)
    for (const name of faults)
      for (const sizes of n.flatMap((generals) => m.map((built) => ({ n: generals, m: built }))))
        for (const orders of values)
          for (const set of settings(protocol, parameters)) {
            const asked: Sizes = { ...sizes, values: orders, parameters: set };
            const instance = instanceOf(protocol, asked, right(faultModelOf(name)));
            if (isRight(instance))
              instances.set(JSON.stringify([protocol.name, name, instance.right.army]), instance.right);
          }
  return [...instances.values()];
};
