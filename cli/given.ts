/**
 * What was given to a command, judged beyond what Commander does by itself: a choice that was mistyped gets the one that was meant, and
 * the name of a file is not empty, because that is a folder to some of the functions that take paths.
 */
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { InvalidArgumentError } from '@commander-js/extra-typings';
import { nearest } from '../model/nearest.ts';

/** One of several words; the nearest is suggested for another. */
const oneOf =
  (choices: readonly string[]) =>
  (text: string): string => {
    if (choices.includes(text)) return text;
    const near = nearest(text, choices);
    const hint = near === null ? '' : ` Did you mean ${near}?`;
    throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.${hint}`);
  };

/** Have the choices of a command's options told with the one that was meant. */
export const hintAtChoices = ({ options }: CommandUnknownOpts): void => {
  for (const option of options) if (option.argChoices !== undefined) option.argParser(oneOf(option.argChoices));
};

/** Options that take a path, by how the help calls it. */
const PATH = /[<[](file|folder)[\]>]/;

/** Arguments that take a path, by their names. */
const PATHS = ['file', 'folder', 'certificate', 'what'];

/** Refuse a command some path of which is empty. */
export const refuseEmptyPaths = (command: CommandUnknownOpts): void => {
  for (const option of command.options) {
    const [, kind] = PATH.exec(option.flags) ?? [];
    if (kind !== undefined && command.getOptionValue(option.attributeName()) === '')
      command.error(`error: option '${option.flags}' argument '' is invalid. It must name a ${kind}.`);
  }
  const { registeredArguments, args } = command;
  if (!args.includes('')) return;
  const taken = registeredArguments.find((argument) => PATHS.includes(argument.name()));
  if (taken !== undefined)
    command.error(`error: command-argument value '' is invalid for argument '${taken.name()}'. It must not be empty.`);
};
