/**
 * A report's figures as PNG and PDF, beside their SVG files.
 */
import { join } from 'node:path';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Picture } from '../../reports/research/document.ts';
import { svgOf } from '../../reports/svg.ts';
import type { Failure } from '../exit.ts';
import type { Written } from '../files.ts';
import { pdfConverter, pngConverter, writePicture } from '../pictures.ts';

export type ReportPicture = 'png' | 'pdf';

/** Whether the pictures can be made here; asked before anything is searched, since that may take long. */
export const canDraw = (formats: readonly ReportPicture[]): TE.TaskEither<Failure, unknown> =>
  pipe(
    formats,
    TE.traverseSeqArray((format) => (format === 'png' ? pngConverter : pdfConverter)),
  );

/** Write the figures in these formats. */
export const writePictures = (
  out: string,
  pictures: readonly Picture[],
  formats: readonly ReportPicture[],
): TE.TaskEither<Failure, readonly Written[]> =>
  pipe(
    pictures.flatMap(({ id, figure }) => formats.map((format) => ({ path: `${id}.${format}`, svg: svgOf(figure) }))),
    TE.traverseSeqArray(({ path, svg }) => writePicture(join(out, 'figures', path), svg)),
  );
