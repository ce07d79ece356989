/**
 * Why no protocol can: for each protocol an argument that is run on it, where one applies to the faults it is tried under.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { NotApplicable } from '../../engines/impossibility/argument.ts';
import { arguing, smallestStage } from '../../engines/impossibility/registry.ts';
import { commandAbout, commandText } from '../../inquiry/command.ts';
import type { ArgumentName } from '../../model/argument-name.ts';
import type { FaultModel } from '../../model/fault-model.ts';
import { faultModelOf } from '../../model/faults/registry.ts';
import type { InstanceError } from '../../model/instance.ts';
import { instanceOf } from '../../model/instance.ts';
import { done } from '../../model/work.ts';
import { standardValidity } from '../../properties/validity.ts';
import { argumentFigure } from '../argument-figure.ts';
import type { ReportedArgument } from '../report.ts';
import type { ReportSubject } from './report.ts';

const argumentUnder = (
  { protocol, module }: ReportSubject,
  model: FaultModel,
  name: ArgumentName,
): E.Either<InstanceError | NotApplicable, ReportedArgument> => {
  const { sizes, t } = smallestStage(name, protocol);
  return pipe(
    instanceOf(protocol, sizes, model),
    E.chainW((instance) => done(arguing(instance, t, standardValidity(instance)))),
    E.map((argument) => ({
      argument,
      figure: argumentFigure(argument),
      file: `figures/argument-${protocol.name}-${model.family}.svg`,
      command: commandText(commandAbout('impossible', { instance: argument.instance, t }, module ?? protocol.name)),
    })),
  );
};

/** The arguments that apply to a protocol, one for each family of faults at most. */
export const argumentsFor = (subject: ReportSubject): readonly ReportedArgument[] =>
  subject.protocol.faults.flatMap((family) => {
    const model = faultModelOf(family);
    if (E.isLeft(model) || model.right.argument === null) return [];
    const argument = argumentUnder(subject, model.right, model.right.argument);
    return E.isRight(argument) ? [argument.right] : [];
  });
