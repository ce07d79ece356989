/**
 * An instance: a protocol at a size, under a fault model. Everything an engine ranges over.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Army, ArmyError } from './army.ts';
import { armyOf } from './army.ts';
import type { FaultModel } from './fault-model.ts';
import type { FaultModelError } from './faults/registry.ts';
import { fits } from './faults/registry.ts';
import { nearest } from './nearest.ts';
import { own } from './own.ts';
import type { Protocol } from './protocol.ts';
import { deeplyFrozen } from './recording/plain.ts';
import { recordedProtocol, sourceProtocol } from './recording/recorded.ts';
import type { Schedule, ScheduleError } from './schedule.ts';
import { scheduleOf } from './schedule.ts';

export interface Instance {
  readonly protocol: Protocol;
  readonly army: Army;
  readonly faults: FaultModel;
  readonly schedule: Schedule;
}

/** A parameter that the protocol does not have, or that is out of its range. */
export interface ParameterError {
  readonly _tag: 'ParameterError';
  readonly message: string;
}

export type InstanceError = ArmyError | FaultModelError | ParameterError | ScheduleError;

/** What an instance is asked for with; parameters that are not named take their standard values. */
export interface Sizes {
  readonly n: number;
  readonly m: number;
  readonly values?: number;
  readonly parameters?: Readonly<Record<string, number>>;
}

const parameterError = (message: string): E.Either<ParameterError, never> =>
  E.left({ _tag: 'ParameterError', message });

const parametersOf = (protocol: Protocol, army: Army): E.Either<ParameterError, Readonly<Record<string, number>>> => {
  const names = Object.keys(protocol.parameters);
  for (const name of Object.keys(army.parameters))
    if (!names.includes(name)) {
      const near = nearest(name, names);
      const hint = names.length === 0 ? 'It has none.' : `It has ${names.join(', ')}.`;
      return parameterError(
        `${protocol.name} has no parameter “${name}”.${near === null ? '' : ` Did you mean ${near}?`} ${hint}`,
      );
    }
  const resolved: (readonly [string, number])[] = [];
  for (const [name, { least, most, standard }] of Object.entries(protocol.parameters)) {
    const value = own(army.parameters, name) ?? standard(army);
    if (!Number.isInteger(value) || value < least || value > most)
      return parameterError(
        `${protocol.name}: ${name} = ${String(value)} must be a whole number from ${String(least)} to ${String(most)}`,
      );
    resolved.push([name, value]);
  }
  return E.right(Object.fromEntries(resolved));
};

const wrongSize = (protocol: Protocol, army: Army): string | null => {
  const { least, most } = protocol.sizes;
  if (army.n < least || army.n > most)
    return least === most
      ? `${protocol.name} is defined for exactly ${String(least)} generals, not ${String(army.n)}`
      : `${protocol.name} is defined for ${String(least)} to ${String(most)} generals, not ${String(army.n)}`;
  if (army.values > protocol.mostValues)
    return `${protocol.name} handles at most ${String(protocol.mostValues)} different orders, not ${String(army.values)}`;
  return null;
};

/**
 * An instance, or why there is none: sizes, parameters, a fault model without meaning, a schedule too large. The protocol of
 * another instance is taken as it was written: its recording is one at that instance's size.
 */
export const instanceOf = (given: Protocol, sizes: Sizes, faults: FaultModel): E.Either<InstanceError, Instance> => {
  const protocol = sourceProtocol(given);
  return pipe(
    E.Do,
    // A protocol is asked about it from here on, and may not change the question.
    E.bind('asked', () => E.map(deeplyFrozen<Army>)(armyOf(sizes))),
    E.bindW('size', ({ asked }) => {
      const wrong = wrongSize(protocol, asked);
      return wrong === null ? E.right(asked) : E.left<ArmyError>({ _tag: 'ArmyError', message: wrong });
    }),
    E.bindW('parameters', ({ asked }) => parametersOf(protocol, asked)),
    E.bindW('model', () => fits(protocol, faults)),
    E.let('army', ({ asked, parameters }): Army =>
      Object.freeze({ ...asked, parameters: Object.freeze({ ...parameters }) }),
    ),
    E.bindW('schedule', ({ army }) => scheduleOf(protocol, army)),
    E.map(({ army, schedule }) => ({ protocol: recordedProtocol(protocol, army, schedule), army, faults, schedule })),
  );
};

/** The parameters that do not have their standard values. */
export const ownParameters = ({
  protocol,
  army,
}: Pick<Instance, 'protocol' | 'army'>): readonly (readonly [string, number])[] =>
  Object.entries(protocol.parameters).flatMap(([name, { standard }]) => {
    const value = own(army.parameters, name) ?? standard(army);
    return value === standard(army) ? [] : [[name, value] as const];
  });

/** How an instance is spoken of: `om, n = 4, m = 1, byzantine faults`. */
export const instanceTitle = (instance: Instance): string => {
  const { protocol, army, faults } = instance;
  const parameters = ownParameters(instance).map(([name, value]) => `, ${name} = ${String(value)}`);
  const values = army.values === 2 ? '' : `, ${String(army.values)} orders`;
  return `${protocol.name}, n = ${String(army.n)}, m = ${String(army.m)}${values}${parameters.join('')}, ${faults.name} faults`;
};
