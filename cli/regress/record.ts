/**
 * Recording: what is so now is written down as what is expected. A verdict that changes by that is told, never silently.
 */
import { existsSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Cell } from '../../regression/cell.ts';
import { cellName } from '../../regression/cell.ts';
import { compare } from '../../regression/compare.ts';
import { textOfExpectations } from '../../regression/expectations.ts';
import { grid } from '../../regression/grid.ts';
import type { Change } from '../../regression/outcome.ts';
import { recorded } from '../../regression/recorded.ts';
import { select } from '../../regression/select.ts';
import type { Failure } from '../../host/exit.ts';
import { fileFailure, usageFailure } from '../../host/exit.ts';
import { reason, replace } from '../../host/files.ts';
import { schemaIn } from '../../host/schema-place.ts';
import { commit } from '../surroundings.ts';
import type { Context, Means } from './context.ts';
import { keepAnswer, measureIn, withContext } from './context.ts';
import { readExpected } from './run.ts';
import { fromHere } from './subject.ts';

export interface RecordOptions extends Means {
  /** Which of the cells that there are; all where none is named. */
  readonly wanted: readonly string[];
  /** Protocols whose cells are to be recorded; where there are none of them, a grid is drawn up. */
  readonly protocols: readonly string[];
  /** Told of each cell that was measured. */
  readonly finished: (name: string, left: number) => void;
}

/** What became of a cell by recording it. */
export interface RecordedCell {
  readonly name: string;
  /** Whether it is new, and else what it expects otherwise than before. */
  readonly isNew: boolean;
  readonly changes: readonly Change[];
  readonly verdict: Cell['verdict'];
  /** Why it stays as it was; `null` where it was recorded. */
  readonly error: string | null;
  /** What theory says, where that is something else. */
  readonly surprise: string | null;
}

export interface RecordedExpectations {
  /** Where the expectations were written; `null` where nothing was. */
  readonly file: string | null;
  readonly cells: readonly RecordedCell[];
  readonly interrupted: boolean;
}

/** A cell that is to be recorded; the verdict of a new one means nothing yet. */
interface Drawn {
  readonly cell: Cell;
  readonly isNew: boolean;
  readonly theory: 'holds' | 'violated' | null;
}

/** Cells for a protocol that has none. */
const drawUp = async ({ subjects }: Context, name: string): Promise<E.Either<Failure, readonly Drawn[]>> =>
  pipe(
    await subjects.load(name),
    E.bimap(
      ({ message, isUnknown }) => (isUnknown === true ? usageFailure(message) : fileFailure(message)),
      ({ protocol }) =>
        grid(protocol).map(({ asked, theory: { verdict, source } }): Drawn => {
          const theory = verdict === 'unknown' ? null : verdict;
          const why = theory === null ? 'recorded' : source;
          return { cell: { ...asked, protocol: name, verdict: theory ?? 'holds', source: why }, isNew: true, theory };
        }),
    ),
  );

/** The cells there are, with those that are to be recorded. */
const drawnFor = async (
  context: Context,
  present: readonly Cell[],
  { wanted, protocols }: RecordOptions,
): Promise<E.Either<Failure, readonly Drawn[]>> => {
  const known = (cell: Cell): Drawn => ({ cell, isNew: false, theory: null });
  const chosen = select(present, wanted);
  if (E.isLeft(chosen)) return E.left(usageFailure(chosen.left));
  if (protocols.length === 0) return E.right(chosen.right.map(known));
  const drawn: Drawn[] = wanted.length === 0 ? [] : chosen.right.map(known);
  for (const name of new Set(protocols)) {
    const own = present.filter(({ protocol }) => protocol === name);
    const cells = own.length > 0 ? E.right(own.map(known)) : await drawUp(context, name);
    if (E.isLeft(cells)) return cells;
    drawn.push(...cells.right.filter(({ cell }) => !drawn.some((each) => each.cell === cell)));
  }
  return E.right(drawn);
};

/** A cell as it is to be written, and what is told of it. */
interface Result {
  readonly drawn: Drawn;
  readonly cell: Cell | null;
  readonly told: RecordedCell;
}

const measureDrawn = async (context: Context, drawn: Drawn, at: string | null): Promise<Result | null> => {
  const { cell, isNew, theory } = drawn;
  const told = { name: cellName(cell), isNew, changes: [], verdict: cell.verdict, surprise: null };
  const kept = (error: string): Result => ({ drawn, cell: isNew ? null : cell, told: { ...told, error } });
  const [subject, loaded] = await Promise.all([
    context.subjects.find(cell.protocol),
    context.subjects.load(cell.protocol),
  ]);
  if (E.isLeft(subject)) return kept(subject.left.message);
  if (E.isLeft(loaded)) return kept(loaded.left.message);
  const answer = await measureIn(context, cell, subject.right, { minimum: true, commit: at });
  if (answer === null) return null;
  if (E.isLeft(answer.result)) return kept(answer.result.left.message);
  const measured = answer.result.right;
  const surprise = theory !== null && theory !== measured.verdict ? `theory expects ${theory}` : null;
  const written = recorded(cell, measured, surprise === null ? null : `recorded, although ${surprise}`);
  if (written === null) return kept(measured.stopped ?? 'no verdict was found');
  await keepAnswer(context, written, subject.right, measured, answer.seconds);
  const changes = isNew ? [] : compare(cell, measured).changes;
  return { drawn, cell: written, told: { ...told, changes, verdict: written.verdict, error: null, surprise } };
};

const measureAll = async (
  context: Context,
  drawn: readonly Drawn[],
  finished: RecordOptions['finished'],
): Promise<readonly Result[]> => {
  const at = await commit();
  let left = drawn.length;
  const results = await Promise.all(
    drawn.map(async (each) => {
      const result = await measureDrawn(context, each, at);
      left -= 1;
      if (result !== null) finished(cellName(each.cell), left);
      return result;
    }),
  );
  return results.flatMap((result) => (result === null ? [] : [result]));
};

/** The cells of the file: those that were recorded in their places, new ones after all others. */
const merged = (present: readonly Cell[], results: readonly Result[]): readonly Cell[] => {
  const byCell = new Map(results.map(({ drawn, cell }) => [drawn.cell, cell] as const));
  const added = results.flatMap(({ drawn, cell }) => (drawn.isNew && cell !== null ? [cell] : []));
  return [...present.map((cell) => byCell.get(cell) ?? cell), ...added];
};

/** Record what is wanted, and write the file. */
export const recordExpectations = async (options: RecordOptions): Promise<E.Either<Failure, RecordedExpectations>> => {
  const { config, signal, protocols, finished } = options;
  const isThere = existsSync(config.expectations);
  if (!isThere && protocols.length === 0)
    return E.left(
      usageFailure(
        `there is no ${fromHere(config.expectations)} to record anew; say of which protocols: --record om sm`,
      ),
    );
  const present = isThere ? await readExpected(config) : E.right({ cells: [], text: '{}' });
  if (E.isLeft(present)) return present;
  const { cells: before, text } = present.right;
  const $schema = schemaIn(text);
  return withContext(options, async (context): Promise<E.Either<Failure, RecordedExpectations>> => {
    const drawn = await drawnFor(context, before, options);
    if (E.isLeft(drawn)) return drawn;
    const results = await measureAll(context, drawn.right, finished);
    const cells = results.map(({ told }) => told);
    const path = fromHere(config.expectations);
    try {
      await replace(path, textOfExpectations(merged(before, results), $schema));
    } catch (error) {
      return E.left(fileFailure(`cannot write ${path}: ${reason(error)}; choose another name`));
    }
    return E.right({ file: path, cells, interrupted: signal.aborted });
  });
};
