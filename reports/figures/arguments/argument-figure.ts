/**
 * The figure of an impossibility argument: its cover where it has one, else its worlds in a row.
 */
import type { Argument } from '../../../engines/impossibility/argument.ts';
import type { CoveringArgument } from '../../../engines/impossibility/covering/argue.ts';
import { instanceTitle } from '../../../model/instance.ts';
import { argumentName, drawnWorlds } from '../../story/argument.ts';
import { chainFigure } from './chain-figure.ts';
import { coverFigure } from './cover-figure.ts';
import type { Figure } from '../svg.ts';

const isByCover = (argument: Argument): argument is CoveringArgument => 'cover' in argument;

export const argumentFigure = (argument: Argument): Figure =>
  isByCover(argument)
    ? coverFigure(argument)
    : chainFigure(`${instanceTitle(argument.instance)}: ${argumentName(argument)}`, drawnWorlds(argument));
