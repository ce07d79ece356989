/**
 * The cells whose verdicts change: those of the expectations that speak of either protocol, asked of both.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as N from 'fp-ts/lib/number.js';
import type { Ord } from 'fp-ts/lib/Ord.js';
import { contramap, tuple } from 'fp-ts/lib/Ord.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isFile } from '../../model/protocols/named.ts';
import { boundText } from '../../properties/verdict.ts';
import type { Cell } from '../../regression/cell.ts';
import { cellName } from '../../regression/cell.ts';
import { decodeExpectations } from '../../regression/expectations-codec.ts';
import { now } from '../../host/clock.ts';
import { findConfig, standardConfig } from '../../host/config.ts';
import type { Failure } from '../../host/exit.ts';
import { fileFailure } from '../../host/exit.ts';
import { read } from '../../host/files.ts';
import type { Loaded } from '../../host/load.ts';
import { measure } from '../regress/measure.ts';
import { isRevision } from '../../host/revision-name.ts';
import type { ComparedSide, Sides } from './sides.ts';

/** A cell, and what each side makes of it. */
export interface ComparedCell {
  readonly cell: string;
  /** The verdict, or why there is none. */
  readonly a: string;
  readonly b: string;
  readonly changes: boolean;
}

export interface ComparedCells {
  /** Where the cells come from; `null` where there is no such file. */
  readonly file: string | null;
  readonly cells: readonly ComparedCell[];
  /** How many there was no time for. */
  readonly left: number;
}

/** What was asked of a side, as a cell. */
const askedCell = ({ posed, loaded }: ComparedSide, t: number): Cell => {
  const { army, faults } = posed.question.instance;
  const { n, m, values, parameters } = army;
  return {
    ...{ protocol: loaded.protocol.name, n, m, faults: faults.name, values, parameters },
    ...(faults.generalsFail ? { t } : {}),
    verdict: 'holds',
  };
};

/** Whether a cell speaks of the protocol of a side: by its name, as it was given, or by its file, at whatever revision. */
const speaksOf =
  ({ given, loaded }: ComparedSide, folder: string) =>
  ({ protocol }: Cell): boolean => {
    if (protocol === loaded.protocol.name || protocol === given) return true;
    if (!isFile(protocol) || loaded.module === null) return false;
    const file = resolve(folder, protocol);
    const [, atRevision = null] = isRevision(given) ? loaded.module.split(':') : [];
    return atRevision === null ? file === resolve(loaded.module) : file.endsWith(`/${atRevision}`);
  };

const cellsIn = (file: string): TE.TaskEither<Failure, readonly Cell[]> =>
  pipe(
    read(file),
    TE.chainEitherK((text) =>
      pipe(
        decodeExpectations(text),
        E.bimap(
          ({ message }) => fileFailure(`${file}: ${message}`),
          ({ cells }) => cells,
        ),
      ),
    ),
  );

/** Until when there is time, and whether the solver is believed. */
interface Means {
  readonly deadline: number;
  readonly trustSolver: boolean;
}

/** What one side makes of a cell; `null` where it is not told any more: time is over, or it was interrupted. */
const verdictOf = async (loaded: Loaded, cell: Cell, { deadline, trustSolver }: Means): Promise<string | null> => {
  const seconds = (deadline - now()) / 1000;
  if (seconds <= 0) return null;
  const measured = await measure(loaded, cell, { seconds, minimum: false, trustSolver });
  // A protocol that is not defined there, or breaks a law, says so.
  if (E.isLeft(measured)) return measured.left.message;
  const { verdict, stopped } = measured.right;
  const isOver = stopped === boundText({ _tag: 'interrupted' }) || now() >= deadline;
  return verdict === 'unknown' && isOver ? null : verdict;
};

/** What a cell comes to under each; `null` as for one side. */
const compareCell = async (
  { a, b }: Sides,
  [cell, inB]: readonly [Cell, Cell],
  means: Means,
): Promise<ComparedCell | null> => {
  const here = await verdictOf(a.loaded, cell, means);
  const there = here === null ? null : await verdictOf(b.loaded, inB, means);
  if (here === null || there === null) return null;
  // What is not known does not change.
  const changes = here !== there && here !== 'unknown' && there !== 'unknown';
  return { cell: cellName(cell), a: here, b: there, changes };
};

/** Cheapest first, as far as is known; small armies before large ones. */
const byCost: Ord<Cell> = contramap(({ evaluations = 0, n }: Cell) => [evaluations, n] as const)(tuple(N.Ord, N.Ord));

/** The same question may stand in the file: then it is not asked twice. */
const asksAlike = (one: Cell, other: Cell): boolean =>
  JSON.stringify([one.n, one.m, one.t ?? one.m, one.values ?? 2, one.parameters ?? {}, one.faults ?? '']) ===
  JSON.stringify([other.n, other.m, other.t ?? other.m, other.values ?? 2, other.parameters ?? {}, other.faults ?? '']);

/** The cells of both protocols, as long as there is time. */
export const compareCells = (
  sides: Sides,
  seconds: number,
  trustSolver: boolean,
): TE.TaskEither<Failure, ComparedCells> => {
  const { a, b, t } = sides;
  return pipe(
    findConfig(process.cwd()),
    TE.map((config) => config ?? standardConfig(process.cwd())),
    TE.map(({ expectations: file, folder }) => ({ file, folder })),
    TE.bind('cells', ({ file }) => (existsSync(file) ? cellsIn(file) : TE.right<Failure, readonly Cell[]>([]))),
    TE.flatMap(({ file, folder, cells }) => async () => {
      // Each side has parameters of its own.
      const asked = [askedCell(a, t), { ...askedCell(b, t), protocol: a.loaded.protocol.name }] as const;
      const standard = a.loaded.protocol.faults[0];
      const known = cells
        .filter((cell) => [a, b].some((side) => speaksOf(side, folder)(cell)))
        .filter((cell) => !asksAlike({ ...cell, faults: cell.faults ?? standard ?? '' }, asked[0]))
        .toSorted(byCost.compare);
      const means = { deadline: now() + seconds * 1000, trustSolver };
      const compared: ComparedCell[] = [];
      for (const cells of [asked, ...known.map((cell) => [cell, cell] as const)]) {
        const one = await compareCell(sides, cells, means);
        if (one === null) break;
        compared.push(one);
      }
      return E.right({
        file: existsSync(file) ? file : null,
        cells: compared,
        left: known.length + 1 - compared.length,
      });
    }),
  );
};
