/**
 * `strategos draw`: a counterexample, replayed and drawn.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Replay } from '../counterexamples/replay.ts';
import { broken } from '../properties/judge.ts';
import { standardProperties, withOwn } from '../properties/standard.ts';
import { armyInCircles } from '../reports/figures/execution/circle.ts';
import { relayTreeFigure } from '../reports/figures/votes/relay-tree.ts';
import type { ExecutionOptions } from '../reports/figures/execution/space-time.ts';
import { spaceTime } from '../reports/figures/execution/space-time.ts';
import { twoWorlds, worldsOf } from '../reports/figures/execution/worlds.ts';
import type { Figure } from '../reports/figures/svg.ts';
import { svgOf } from '../reports/figures/svg.ts';
import type { Drawing } from './drawings.ts';
import { ifInTime } from '../host/in-time.ts';
import type { ExitCode, Failure } from '../host/exit.ts';
import { EXIT, fileFailure, usageFailure } from '../host/exit.ts';
import type { Written } from '../host/files.ts';
import type { Admission } from '../host/gate.ts';
import { gateFor } from '../host/gate.ts';
import { formatOf, writePicture } from './pictures.ts';
import type { Replayed } from '../host/replayed.ts';
import { explanation, replayFile } from '../host/replayed.ts';
import { writeAnswer } from '../host/stdout.ts';
import { print, printJson } from '../host/terminal.ts';

export interface DrawArguments extends Admission {
  readonly as: Drawing;
  readonly general?: number | undefined;
  readonly out?: string | undefined;
}

type Ran = Exclude<Replay, { readonly _tag: 'Stale' }>;

const ranOf = (replayed: Replayed): E.Either<Failure, Ran> =>
  replayed.replayed._tag === 'Stale'
    ? E.left(fileFailure(`${replayed.path}: ${explanation(replayed)}`))
    : E.right(replayed.replayed);

/** The general that was asked for, if there is such a one. */
const generalOf = (
  { instance, recorded }: Ran,
  { as, general }: DrawArguments,
): E.Either<Failure, number | undefined> => {
  if (general === undefined) return E.right(undefined);
  const { n } = instance.army;
  if (!Number.isInteger(general) || general < 0 || general >= n)
    return E.left(usageFailure(`there is no general ${String(general)}: the generals are 0 to ${String(n - 1)}`));
  return as === 'worlds' && recorded.scenario.faulty.includes(general)
    ? E.left(usageFailure(`general ${String(general)} is faulty: two worlds are told of what a loyal general sees`))
    : E.right(general);
};

const NO_WORLD =
  'no other world was found that a loyal general cannot tell from this one; that none was found proves nothing. Draw it --as spacetime';

const figureOf = (
  ran: Ran,
  { file: { t, validity }, loaded }: Replayed,
  asked: DrawArguments,
  general: number | undefined,
): E.Either<Failure, Figure> => {
  const { instance, recorded } = ran;
  const properties = withOwn(standardProperties(instance, validity ?? undefined), loaded.properties);
  const options: ExecutionOptions = {
    broken: broken(properties, instance, recorded.scenario, recorded.execution),
    ...(general === undefined ? {} : { general }),
  };
  switch (asked.as) {
    case 'spacetime':
      return E.right(spaceTime(instance, recorded, options));
    case 'circle':
      return E.right(armyInCircles(instance, recorded, options));
    case 'worlds': {
      const worlds = worldsOf(instance, t, recorded, general);
      return worlds === null
        ? E.left({ _tag: 'Failure', exit: EXIT.unknown, message: NO_WORLD })
        : E.right(twoWorlds(instance, worlds, options));
    }
    case 'tree':
      return pipe(
        relayTreeFigure(instance, recorded, options),
        E.mapLeft(({ message }) => usageFailure(message)),
      );
  }
};

const tell = (figure: Figure, written: Written | null, { as, json }: DrawArguments): ExitCode => {
  const { title, description, width, height } = figure;
  const svg = written === null ? svgOf(figure) : null;
  if (json)
    printJson({ schema: 'strategos/draw/1', as, title, description, width, height, file: written?.path ?? null, svg });
  else if (written === null) writeAnswer(svgOf(figure));
  else print(`${written.outcome === 'unchanged' ? 'Drawn already' : 'Drawn'} in ${written.path}: ${title}`);
  return EXIT.expected;
};

/** Draw a counterexample. */
export const drawCommand = (file: string, asked: DrawArguments): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    // A name that asks for no picture is told of before anything is run.
    TE.fromEither(asked.out === undefined ? E.right(null) : formatOf(asked.out)),
    TE.flatMap(() => replayFile(file, gateFor(asked))),
    TE.bindTo('replayed'),
    TE.bind('ran', ({ replayed }) => TE.fromEither(ranOf(replayed))),
    TE.bind('general', ({ ran }) => TE.fromEither(generalOf(ran, asked))),
    TE.tap(() => TE.fromEither(ifInTime('drawing'))),
    TE.bind('figure', ({ ran, replayed, general }) => TE.fromEither(figureOf(ran, replayed, asked, general))),
    TE.bind('written', ({ figure }): TE.TaskEither<Failure, Written | null> =>
      asked.out === undefined ? TE.right(null) : writePicture(asked.out, svgOf(figure)),
    ),
    TE.map(({ figure, written }) => tell(figure, written, asked)),
  );
