/**
 * A report's figures as PNG and PDF, beside their SVG files.
 */
import { join } from 'node:path';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Picture } from '../../reports/document/document.ts';
import { svgOf } from '../../reports/figures/svg.ts';
import type { Failure } from '../../host/exit.ts';
import type { DrawnPicture } from '../pictures.ts';
import { pdfConverter, pictureFor, pngConverter } from '../pictures.ts';

export type ReportPicture = 'png' | 'pdf';

/** Whether the pictures can be made here; asked before anything is searched, since that may take long. */
export const canDraw = (formats: readonly ReportPicture[]): TE.TaskEither<Failure, unknown> =>
  pipe(
    formats,
    TE.traverseSeqArray((format) => (format === 'png' ? pngConverter : pdfConverter)),
  );

/** The figures in these formats, below the report's folder. They are made before anything is written: one may fail. */
export const picturesOf = (
  out: string,
  figures: readonly Picture[],
  formats: readonly ReportPicture[],
): TE.TaskEither<Failure, readonly DrawnPicture[]> =>
  pipe(
    figures.flatMap(({ id, figure }) => formats.map((format) => ({ path: `${id}.${format}`, svg: svgOf(figure) }))),
    TE.traverseSeqArray(({ path, svg }) => pictureFor(join(out, 'figures', path), svg)),
  );
