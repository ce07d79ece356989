/**
 * What an engine is asked: does every scenario of an instance, with at most `t` faulty, meet these properties?
 */
import { standardFaults } from '../model/faults/registry.ts';
import type { Instance } from '../model/instance.ts';
import { ownParameters } from '../model/instance.ts';
import { shellPath, shellWord } from '../model/shell.ts';
import type { Property } from '../properties/property.ts';
import type { Bound } from '../properties/verdict.ts';

export interface Question {
  readonly instance: Instance;
  /** At most this many generals are faulty; 0 where only links fail. */
  readonly t: number;
  readonly properties: readonly Property[];
}

/**
 * How many generals can really be faulty: none where only links fail.
 *
 * Throws where t or n is no number of generals: no scenario is one of such a question, so every property would hold.
 * `faultyOf` and `armyOf` say what is wrong with numbers that come from outside.
 */
export const mostFaulty = ({ instance: { army, faults }, t }: Question): number => {
  for (const [name, count] of [
    ['t', t],
    ['n', army.n],
  ] as const)
    if (!Number.isInteger(count) || count < 0)
      throw new RangeError(`${name} = ${String(count)}: a question is about a whole number of generals, from 0`);
  return faults.generalsFail ? Math.min(t, army.n) : 0;
};

/** The command that asks the question, with every argument that is not standard; `name` is how the protocol is given. */
export const commandOf = ({ instance, t }: Question, name: string = instance.protocol.name): string => {
  const { protocol, army, faults } = instance;
  const parts = ['strategos check', shellPath(name), `-n ${String(army.n)}`, `-m ${String(army.m)}`];
  if (faults.generalsFail && t !== army.m) parts.push(`-t ${String(t)}`);
  if (faults.name !== standardFaults(protocol).name) parts.push(`--faults ${faults.name}`);
  if (army.values !== 2) parts.push(`--values ${String(army.values)}`);
  for (const [parameter, value] of ownParameters(instance))
    parts.push(`--param ${shellWord(`${parameter}=${String(value)}`)}`);
  return parts.join(' ');
};

/** The command with the time that was given, where that ran out: without it the answer may be another one. */
export const withItsTime = (command: string, stopped: Bound | null): string =>
  stopped?._tag === 'seconds' ? `${command} --max-seconds ${String(stopped.limit)}` : command;
