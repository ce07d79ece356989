/**
 * A regression check, once: the corpus is replayed, then the cells are checked, and types meanwhile.
 */
import { existsSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Cell } from '../../regression/cell.ts';
import { decodeExpectations } from '../../regression/expectations-codec.ts';
import type { CellOutcome, RegressionOutcome } from '../../regression/outcome.ts';
import { select } from '../../regression/select.ts';
import type { LoadError } from '../../host/bundle.ts';
import { meantBeside } from '../../host/beside.ts';
import { now } from '../../host/clock.ts';
import type { ResolvedConfig } from '../../host/config.ts';
import type { Failure } from '../../host/exit.ts';
import { fileFailure, usageFailure } from '../../host/exit.ts';
import { read } from '../../host/files.ts';
import { packageFolder } from '../../host/package.ts';
import { erroneous } from './cell-outcome.ts';
import type { ExpectationsFile } from './cell-place.ts';
import { inTheirPlaces } from './cell-place.ts';
import type { CellsOptions } from './cells.ts';
import { runCells } from './cells.ts';
import type { Context, Means } from './context.ts';
import { withContext } from './context.ts';
import type { CorpusFile } from './corpus.ts';
import { openCorpus, protocolSpecifierOf, replayKept } from './corpus.ts';
import { fromHere } from './subject.ts';
import type { Subjects } from './subjects.ts';
import { typeErrors } from './type-check.ts';

export interface RunOptions extends Means, CellsOptions {
  /** Which cells; all where none is named. */
  readonly wanted: readonly string[];
}

export interface RegressionRun {
  readonly outcome: RegressionOutcome;
  readonly subjects: Subjects;
}

/** The expectations file. */
export const readExpected = async ({ expectations }: ResolvedConfig): Promise<E.Either<Failure, ExpectationsFile>> => {
  const path = fromHere(expectations);
  if (!existsSync(expectations)) {
    const hint =
      '. Write down what is so now (strategos regress --record om), set up a repository of your own (strategos init), or name another file with --expectations';
    return E.left(fileFailure(`cannot read ${path}: there is no such file${meantBeside(path)}${hint}`));
  }
  const text = await read(path)();
  return E.isLeft(text)
    ? text
    : pipe(
        decodeExpectations(text.right),
        E.bimap(
          ({ message }) => fileFailure(`${path}: ${message}`),
          ({ cells }) => ({ path, text: text.right, cells }),
        ),
      );
};

/** Whether a file is in this package’s folder. */
const isOurs = (file: string): boolean => resolve(file).startsWith(`${packageFolder()}${sep}`);

/** The type errors of the protocols, by what cells call them; none where it is interrupted. */
const typeErrorsOf = async (
  { means, store, harness, subjects, pool }: Context,
  names: readonly string[],
): Promise<ReadonlyMap<string, LoadError>> => {
  const fileOf = new Map<string, string>();
  for (const name of names) {
    const subject = await subjects.find(name);
    if (E.isLeft(subject) || subject.right._tag !== 'Bundled') continue;
    // Our own protocols are looked at in our own checkout only: elsewhere nobody could mend them.
    const { file } = subject.right.bundle;
    if (!isOurs(file) || isOurs(join(means.config.folder, 'any'))) fileOf.set(name, resolve(file));
  }
  try {
    const errors = await typeErrors(store, harness, [...fileOf.values()], pool.findTypeErrors);
    return new Map(
      [...fileOf].flatMap(([name, file]) => {
        const error = errors.get(file);
        if (error === undefined) return [];
        const place = { file: fromHere(error.file), line: error.line, column: error.column };
        const message = `${place.file}:${String(place.line)}:${String(place.column)}: ${error.message}`;
        return [[name, { _tag: 'LoadError', message, place } satisfies LoadError]];
      }),
    );
  } catch (thrown) {
    if (!means.signal.aborted)
      means.warn(`types were not checked: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    return new Map();
  }
};

/** What has a type error is not checked, whatever it would do. */
const withTypeErrors = (
  outcomes: readonly CellOutcome[],
  errors: ReadonlyMap<string, LoadError>,
): readonly CellOutcome[] =>
  outcomes.map((outcome) => {
    const error = errors.get(outcome.cell.protocol);
    return error === undefined || outcome.standing === 'error'
      ? outcome
      : { ...erroneous(outcome.cell, null, error.message, error.place), command: outcome.command };
  });

/** The counterexamples of the corpus that are about what is wanted: all, or those of the protocols of the cells. */
const about = (
  corpus: readonly CorpusFile[],
  cells: readonly Cell[],
  wanted: readonly string[],
): readonly CorpusFile[] => {
  if (wanted.length === 0) return corpus;
  const names = new Set(cells.map(({ protocol }) => protocol));
  return corpus.filter(({ path, file }) => E.isRight(file) && names.has(protocolSpecifierOf(path, file.right)));
};

/** Check everything that is wanted. */
export const runOnce = async (options: RunOptions): Promise<E.Either<Failure, RegressionRun>> => {
  const begun = now();
  const { config, wanted, signal } = options;
  const [all, corpus] = await Promise.all([readExpected(config), openCorpus(config.corpus)]);
  if (E.isLeft(all)) return all;
  if (E.isLeft(corpus)) return corpus;
  const chosen = pipe(select(all.right.cells, wanted), E.mapLeft(usageFailure));
  if (E.isLeft(chosen)) return chosen;
  const cells = chosen.right;
  return withContext(options, async (context) => {
    const { subjects } = context;
    const names = [...new Set(cells.map(({ protocol }) => protocol))];
    await Promise.all(names.map(subjects.find));
    const types = typeErrorsOf(context, names);
    const replays = await Promise.all(
      about(corpus.right, cells, wanted).map((kept) => replayKept(kept, subjects.load)),
    );
    const outcomes = await runCells(context, cells, options);
    const outcome: RegressionOutcome = {
      replays,
      cells: inTheirPlaces(withTypeErrors(outcomes, await types), all.right),
      interrupted: signal.aborted,
      seconds: (now() - begun) / 1000,
    };
    return E.right({ outcome, subjects });
  });
};
