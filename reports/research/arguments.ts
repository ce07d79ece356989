/**
 * Why no protocol can: for each protocol an argument that is run on it, where one applies to the faults it is tried under.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Argument, NotApplicable } from '../../engines/impossibility/argument.ts';
import { chain } from '../../engines/impossibility/chain/chain.ts';
import { covering } from '../../engines/impossibility/covering/covering.ts';
import { rounds } from '../../engines/impossibility/rounds/rounds.ts';
import { commandOf } from '../../engines/question.ts';
import { faultModelOf } from '../../model/faults/registry.ts';
import type { Instance, InstanceError, Sizes } from '../../model/instance.ts';
import { instanceOf, instanceTitle } from '../../model/instance.ts';
import type { FaultFamily, Protocol } from '../../model/protocol.ts';
import { standardValidity } from '../../properties/validity.ts';
import { argumentName, linksOf } from '../argument.ts';
import { chainFigure } from '../chain-figure.ts';
import { coverFigure } from '../cover-figure.ts';
import type { ReportedArgument } from '../report.ts';
import type { Figure } from '../svg.ts';
import type { Subject } from './report.ts';

/** An argument as it is told, with its figure. */
interface Told {
  readonly argument: Argument;
  readonly figure: Figure;
}

/** The sizes at which an argument is told: the smallest at which it is one. */
const sizesFor = ({ sizes }: Protocol, family: FaultFamily): { readonly sizes: Sizes; readonly t: number } => {
  switch (family) {
    case 'byzantine':
    case 'signed':
      return { sizes: { n: 3, m: 1 }, t: 1 };
    case 'crash':
      return { sizes: { n: 3, m: 0 }, t: 1 };
    case 'loss':
      return { sizes: { n: sizes.least, m: 0 }, t: 0 };
  }
};

const inARow = (argument: Argument): Told => ({
  argument,
  figure: chainFigure(`${instanceTitle(argument.instance)}: ${argumentName(argument)}`, linksOf(argument)),
});

const argue = (instance: Instance, t: number): E.Either<NotApplicable, Told> => {
  switch (instance.faults.family) {
    case 'loss':
      return pipe(chain(instance), E.map(inARow));
    case 'crash':
      return pipe(rounds(instance, t), E.map(inARow));
    case 'byzantine':
    case 'signed':
      return pipe(
        covering(instance, t, { validity: standardValidity(instance) }),
        E.map((argument) => ({ argument, figure: coverFigure(argument) })),
      );
  }
};

const argumentUnder = (
  { protocol, module }: Subject,
  family: FaultFamily,
): E.Either<InstanceError | NotApplicable, ReportedArgument> => {
  const { sizes, t } = sizesFor(protocol, family);
  return pipe(
    faultModelOf(family),
    E.chainW((model) => instanceOf(protocol, sizes, model)),
    E.chainW((instance) => argue(instance, t)),
    E.map(({ argument, figure }) => ({
      argument,
      figure,
      file: `figures/argument-${protocol.name}-${family}.svg`,
      command: commandOf({ instance: argument.instance, t, properties: [] }, module ?? protocol.name).replace(
        'strategos check',
        'strategos impossible',
      ),
    })),
  );
};

/** The arguments that apply to a protocol, one for each family of faults at most. */
export const argumentsFor = (subject: Subject): readonly ReportedArgument[] =>
  subject.protocol.faults.flatMap((family) => {
    const argument = argumentUnder(subject, family);
    return E.isRight(argument) ? [argument.right] : [];
  });
