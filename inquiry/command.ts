/**
 * A command as a value: which of ours, about what, with which options. One writer makes the line that people copy.
 *
 * Options stand in the order in which they are given. Each operand and each value is one word of a POSIX shell, whatever is
 * in it (`model/shell.ts`).
 */
import type { Question } from '../engines/question.ts';
import { standardFaults } from '../model/faults/registry.ts';
import { ownParameters } from '../model/instance.ts';
import { shellPath, shellWord } from '../model/shell.ts';
import type { Bound } from '../properties/verdict.ts';

/** What a command is about: a name or a file; or what stands for one, for people, and is not quoted. */
export type Operand = string | { readonly placeholder: string };

/** `-n 4`, `--minimum`. */
export interface Option {
  readonly name: string;
  readonly value: string | null;
}

export interface Command {
  /** `check`, `impossible`, … */
  readonly name: string;
  readonly about: readonly Operand[];
  readonly options: readonly Option[];
}

/** An option with a value. */
export const option = (name: string, value: string | number): Option => ({ name, value: String(value) });

/** An option with a file or a folder, which is never taken for an option. */
export const fileOption = (name: string, path: string): Option => ({
  name,
  value: path.startsWith('-') ? `./${path}` : path,
});

/** An option without one. */
export const flag = (name: string): Option => ({ name, value: null });

/** An option where it has a value, and none where it has not. */
export const optional = (name: string, value: string | number | null | undefined): readonly Option[] =>
  value === null || value === undefined ? [] : [option(name, value)];

/** The sizes of a question and what else there is to say of it; what is left out is standard. */
export interface Asking {
  readonly n: number;
  readonly m: number;
  readonly t?: number | undefined;
  readonly faults?: string | undefined;
  readonly values?: number | undefined;
  readonly parameters?: readonly (readonly [name: string, value: number])[];
}

const parameterOption = ([name, value]: readonly [string, number]): Option =>
  option('--param', `${name}=${String(value)}`);

/** The options that ask for a question of these sizes. */
export const askingOptions = ({ n, m, t, faults, values, parameters = [] }: Asking): readonly Option[] => [
  option('-n', n),
  option('-m', m),
  ...(t === m ? [] : optional('-t', t)),
  ...optional('--faults', faults),
  ...(values === 2 ? [] : optional('--values', values)),
  ...parameters.map(parameterOption),
];

/** The options of parameters that have these values. */
export const parameterOptions = (parameters: readonly (readonly [name: string, value: number])[]): readonly Option[] =>
  parameters.map(parameterOption);

/** The options that ask a question again: every one that is not standard. */
export const questionOptions = ({ instance, t }: Pick<Question, 'instance' | 't'>): readonly Option[] => {
  const { protocol, army, faults } = instance;
  return askingOptions({
    n: army.n,
    m: army.m,
    t: faults.generalsFail ? t : undefined,
    faults: faults.name === standardFaults(protocol).name ? undefined : faults.name,
    values: army.values,
    parameters: ownParameters(instance),
  });
};

/** The command of that name about a question; `about` is how its protocol is given. */
export const commandAbout = (
  name: string,
  question: Pick<Question, 'instance' | 't'>,
  about: Operand = question.instance.protocol.name,
): Command => ({ name, about: [about], options: questionOptions(question) });

/** The command with further options. */
export const withOptions = (command: Command, ...options: readonly Option[]): Command => ({
  ...command,
  options: [...command.options, ...options],
});

/** The command with the time that was given, where that ran out: without it the answer may be another one. */
export const withTime = (command: Command, stopped: Bound | null): Command =>
  stopped?._tag === 'seconds' ? withOptions(command, option('--max-seconds', stopped.limit)) : command;

/** The options, as they are written behind a command. */
export const optionsText = (options: readonly Option[]): string =>
  options.map(({ name, value }) => (value === null ? name : `${name} ${shellWord(value)}`)).join(' ');

const operandText = (operand: Operand): string =>
  typeof operand === 'string' ? shellPath(operand) : operand.placeholder;

/** What follows `strategos`. */
const argumentsText = ({ name, about, options }: Command): string =>
  [name, ...about.map(operandText), optionsText(options)].filter((part) => part !== '').join(' ');

/** The line that people copy. */
export const commandText = (command: Command): string => `strategos ${argumentsText(command)}`;
