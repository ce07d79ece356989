/**
 * Why no protocol can: arguments on show, each with its figure and the command that tells it again.
 */
import type { Argument } from '../../engines/impossibility/argument.ts';
import type { SheetSubject } from '../../inquiry/agenda/sheets.ts';
import { commandAbout, commandText } from '../../inquiry/command.ts';
import { argumentFigure } from '../figures/arguments/argument-figure.ts';
import type { Figure } from '../figures/svg.ts';

/** An impossibility argument on show. */
export interface ReportedArgument {
  readonly argument: Argument;
  readonly figure: Figure;
  /** Where the figure goes, as seen from the report. */
  readonly file: string;
  /** The command that tells it again. */
  readonly command: string;
}

const reported = (argument: Argument, name: string, subject: string): ReportedArgument => ({
  argument,
  figure: argumentFigure(argument),
  file: `figures/${name}.svg`,
  command: commandText(commandAbout('impossible', argument, subject)),
});

/** The arguments against a protocol. */
export const argumentsFor = (
  { protocol, module }: SheetSubject,
  told: readonly Argument[],
): readonly ReportedArgument[] =>
  told.map((argument) =>
    reported(argument, `argument-${protocol.name}-${argument.instance.faults.family}-figure`, module ?? protocol.name),
  );

/** Arguments that are told of registered protocols, each at a size of its own. */
export const argumentsOf = (told: readonly Argument[]): readonly ReportedArgument[] =>
  told.map((argument) => {
    const {
      kind,
      instance: { protocol, army },
    } = argument;
    return reported(argument, `${kind}-${protocol.name}-n${String(army.n)}-m${String(army.m)}`, protocol.name);
  });
