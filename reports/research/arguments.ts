/**
 * Why no protocol can: the arguments against a protocol, on show.
 */
import type { Argument } from '../../engines/impossibility/argument.ts';
import { commandAbout, commandText } from '../../inquiry/command.ts';
import { argumentFigure } from '../argument-figure.ts';
import type { ReportedArgument } from '../report.ts';
import type { ReportSubject } from './report.ts';

/** The arguments against a protocol, each with its figure. */
export const argumentsFor = (
  { protocol, module }: ReportSubject,
  told: readonly Argument[],
): readonly ReportedArgument[] =>
  told.map((argument) => ({
    argument,
    figure: argumentFigure(argument),
    file: `figures/argument-${protocol.name}-${argument.instance.faults.family}.svg`,
    command: commandText(commandAbout('impossible', argument, module ?? protocol.name)),
  }));
