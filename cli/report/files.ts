/**
 * Writing a report: nothing that is not a report’s is overwritten, and where that would be, nothing is written at all.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { PROVENANCE_BEGINS } from '../../reports/markdown.ts';
import type { Exhibit } from '../../reports/report.ts';
import type { Picture } from '../../reports/research/document.ts';
import { essenceOf } from '../../reports/research/formats.ts';
import { REPORT } from '../../reports/research/json.ts';
import { MADE_BY } from '../../reports/research/latex-text.ts';
import type { OutputFile } from '../../reports/research/latex.ts';
import type { Failure } from '../exit.ts';
import { fileFailure } from '../exit.ts';
import type { Written } from '../files.ts';
import { reason, save, writeGenerated } from '../files.ts';
import type { ReportPicture } from './pictures.ts';
import { writePictures } from './pictures.ts';

/** What stands in every file of ours. */
const MARKS: readonly string[] = [PROVENANCE_BEGINS, `"schema": "${REPORT}"`, 'class="strategos"', MADE_BY];

/** Whether what is there may be replaced: there is nothing, or it is a report’s. */
const isFree = (path: string): E.Either<Failure, boolean> =>
  E.tryCatch(
    () => {
      if (!existsSync(path)) return true;
      const present = readFileSync(path, 'utf8');
      return MARKS.some((mark) => present.includes(mark));
    },
    (error) => fileFailure(`cannot write ${path}: ${reason(error)}. No file was changed; choose another folder`),
  );

/** The first file that is in the way. */
const lookedOver = (out: string, files: readonly OutputFile[]): E.Either<Failure, readonly OutputFile[]> => {
  for (const { path } of files) {
    const place = join(out, path);
    const free = isFree(place);
    if (E.isLeft(free)) return free;
    if (!free.right)
      return E.left(
        fileFailure(
          `${place} is there already, and is no part of a report. No file was changed; choose another folder`,
        ),
      );
  }
  return E.right(files);
};

/** Write the files, the counterexamples, and pictures of the figures. */
export const writeReport = (
  out: string,
  files: readonly OutputFile[],
  exhibits: readonly Exhibit[],
  pictures: readonly Picture[],
  wanted: readonly ReportPicture[],
): TE.TaskEither<Failure, readonly Written[]> =>
  pipe(
    TE.fromEither(lookedOver(out, files)),
    TE.flatMap(
      TE.traverseSeqArray(({ path, text }) =>
        writeGenerated(join(out, path), text, (written) => essenceOf(path, written)),
      ),
    ),
    TE.bindTo('written'),
    TE.bind('saved', () =>
      pipe(
        exhibits,
        TE.traverseSeqArray(({ counterexample, file }) => save(join(out, file), counterexample)),
      ),
    ),
    TE.bind('drawn', () => writePictures(out, pictures, wanted)),
    TE.map(({ written, saved, drawn }) => [...written, ...saved, ...drawn]),
  );
