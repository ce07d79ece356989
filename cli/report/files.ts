/**
 * Writing a report: nothing that is not a report’s is overwritten, and where that would be, nothing is written at all.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Exhibit } from '../../reports/document/exhibit.ts';
import type { Picture } from '../../reports/document/document.ts';
import { essenceOf } from '../../reports/formats/formats.ts';
import type { OutputFile } from '../../reports/formats/latex.ts';
import { counted } from '../../reports/story/words.ts';
import type { Failure } from '../../host/exit.ts';
import { fileFailure } from '../../host/exit.ts';
import type { Written } from '../../host/files.ts';
import { reason, saveCounterexample, writeGenerated } from '../../host/files.ts';
import { keepPicture } from '../pictures.ts';
import { isReport } from './marks.ts';
import type { ReportPicture } from './pictures.ts';
import { picturesOf } from './pictures.ts';

/** Whether what is there may be replaced: there is nothing, or it is a report’s. */
const isFree = (path: string): E.Either<Failure, boolean> =>
  E.tryCatch(
    () => {
      const found = statSync(path, { throwIfNoEntry: false });
      if (found === undefined) return true;
      if (!found.isFile() && !found.isDirectory()) return false;
      const present = readFileSync(path, 'utf8');
      return present === '' || isReport(present);
    },
    (error) => fileFailure(`cannot write ${path}: ${reason(error)}; choose another folder`),
  );

/** The first file that is in the way. */
const lookedOver = (out: string, files: readonly OutputFile[]): E.Either<Failure, readonly OutputFile[]> => {
  for (const { path } of files) {
    const place = join(out, path);
    const free = isFree(place);
    if (E.isLeft(free)) return free;
    if (!free.right)
      return E.left(fileFailure(`${place} is there already, and is no part of a report; choose another folder`));
  }
  return E.right(files);
};

const NOTHING = 'No file of the report was changed';

/** Why a report is not there whole, and what is there of it. */
const afterwards = ({ message }: Failure, written: readonly Written[]): Failure => {
  const changed = written.filter(({ outcome }) => outcome !== 'unchanged').length;
  const before =
    changed === 0
      ? NOTHING
      : `Before that, ${counted(changed, 'file')} of the report ${changed === 1 ? 'was' : 'were'} written`;
  return fileFailure(`${message}. ${before}`);
};

/** One file after the other. */
const inTurn =
  (steps: readonly TE.TaskEither<Failure, Written>[]): TE.TaskEither<Failure, readonly Written[]> =>
  async () => {
    const written: Written[] = [];
    for (const step of steps) {
      const done = await step();
      if (E.isLeft(done)) return E.left(afterwards(done.left, written));
      written.push(done.right);
    }
    return E.right(written);
  };

/** Write the files, the counterexamples, and pictures of the figures. */
export const writeReport = (
  out: string,
  files: readonly OutputFile[],
  exhibits: readonly Exhibit[],
  figures: readonly Picture[],
  wanted: readonly ReportPicture[],
): TE.TaskEither<Failure, readonly Written[]> =>
  pipe(
    TE.fromEither(lookedOver(out, files)),
    TE.flatMap(() => picturesOf(out, figures, wanted)),
    TE.mapLeft(({ message }) => fileFailure(`${message}. ${NOTHING}`)),
    TE.flatMap((pictures) =>
      inTurn([
        ...files.map(({ path, text }) => writeGenerated(join(out, path), text, (written) => essenceOf(path, written))),
        ...exhibits.map(({ counterexample, file }) => saveCounterexample(join(out, file), counterexample)),
        ...pictures.map(keepPicture),
      ]),
    ),
  );
