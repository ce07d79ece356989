/**
 * The cells whose verdicts change: those of the expectations that speak of either protocol, asked of both.
 */
import { existsSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as N from 'fp-ts/lib/number.js';
import type { Ord } from 'fp-ts/lib/Ord.js';
import { contramap, tuple } from 'fp-ts/lib/Ord.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Cell } from '../../regression/cell.ts';
import { cellName } from '../../regression/cell.ts';
import { decodeExpectations } from '../../regression/expectations-codec.ts';
import { findConfig, standardConfig } from '../config.ts';
import type { Failure } from '../exit.ts';
import { fileFailure } from '../exit.ts';
import { read } from '../files.ts';
import type { Loaded } from '../load.ts';
import { measure } from '../regress/measure.ts';
import type { Sides } from './sides.ts';

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

/** What was asked, as a cell. */
const askedCell = ({ a: { posed }, t }: Sides, protocol: string): Cell => {
  const { army, faults } = posed.question.instance;
  const { n, m, values, parameters } = army;
  return {
    ...{ protocol, n, m, faults: faults.name, values, parameters },
    ...(faults.generalsFail ? { t } : {}),
    verdict: 'holds',
  };
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

/** The verdict of one side; a protocol that is not defined there, or breaks a law, says so. */
const verdictOf = async (loaded: Loaded, cell: Cell, seconds: number): Promise<string> => {
  const { fewest: _fewest, ...asked } = cell;
  const measured = await measure(loaded, asked, { seconds });
  return E.isLeft(measured) ? measured.left.message : measured.right.verdict;
};

/** Cheapest first, as far as is known; small armies before large ones. */
const byCost: Ord<Cell> = contramap(({ evaluations = 0, n }: Cell) => [evaluations, n] as const)(tuple(N.Ord, N.Ord));

/** The same question may stand in the file: then it is not asked twice. */
const asksAlike = (one: Cell, other: Cell): boolean =>
  JSON.stringify([one.n, one.m, one.t ?? one.m, one.values ?? 2, one.parameters ?? {}, one.faults ?? '']) ===
  JSON.stringify([other.n, other.m, other.t ?? other.m, other.values ?? 2, other.parameters ?? {}, other.faults ?? '']);

/** The cells of both protocols, as long as there is time. */
export const compareCells = (sides: Sides, seconds: number): TE.TaskEither<Failure, ComparedCells> => {
  const { a, b } = sides;
  const names = [a.loaded.protocol.name, b.loaded.protocol.name, a.given, b.given];
  return pipe(
    findConfig(process.cwd()),
    TE.map((config) => (config ?? standardConfig(process.cwd())).expectations),
    TE.bindTo('file'),
    TE.bind('cells', ({ file }) => (existsSync(file) ? cellsIn(file) : TE.right<Failure, readonly Cell[]>([]))),
    TE.flatMap(({ file, cells }) => async () => {
      const asked = askedCell(sides, a.loaded.protocol.name);
      const standard = a.loaded.protocol.faults[0];
      const known = cells
        .filter(({ protocol }) => names.includes(protocol))
        .filter((cell) => !asksAlike({ ...cell, faults: cell.faults ?? standard ?? '' }, asked))
        .toSorted(byCost.compare);
      const deadline = performance.now() + seconds * 1000;
      const compared: ComparedCell[] = [];
      for (const cell of [asked, ...known]) {
        const rest = (deadline - performance.now()) / 1000;
        if (rest <= 0) break;
        const here = await verdictOf(a.loaded, cell, rest);
        const there = await verdictOf(b.loaded, cell, rest);
        compared.push({ cell: cellName(cell), a: here, b: there, changes: here !== there });
      }
      return E.right({
        file: existsSync(file) ? file : null,
        cells: compared,
        left: known.length + 1 - compared.length,
      });
    }),
  );
};
