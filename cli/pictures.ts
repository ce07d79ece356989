/**
 * Figures as pictures: SVG as it is, PNG by resvg, which comes with Strategos, PDF by a program that has to be installed.
 */
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { policyElement } from '../reports/formats/policy.ts';
import { chromiumPath } from './chromium.ts';
import type { Failure } from '../host/exit.ts';
import { fileFailure, usageFailure } from '../host/exit.ts';
import type { Written } from '../host/files.ts';
import { bytesIfThere, cannotWrite, notOurs, replace } from '../host/files.ts';
import { isOurs, marked } from './picture-marks.ts';
import { temporaryFolder } from '../host/temporary.ts';

/** The kinds of pictures that there are. */
export const PICTURE_FORMATS = ['svg', 'png', 'pdf'] as const;

export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** A PNG has this many pixels to a unit of the figure: 192 to the inch. */
const ZOOM = 2;

/** A converter that takes longer than this has hung. */
const MOST_MILLISECONDS = 600_000;

/** The picture that a file's name asks for. */
export const formatOf = (path: string): E.Either<Failure, PictureFormat> => {
  const extension = extname(path).slice(1).toLowerCase();
  const known = PICTURE_FORMATS.find((format) => format === extension);
  return known === undefined
    ? E.left(usageFailure(`${path}: a picture’s name ends in .svg, .png or .pdf`))
    : E.right(known);
};

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';

const why = (error: unknown): string => firstLine(error instanceof Error ? error.message : String(error));

/** Why a program failed: it was ended because it took too long, or what it complained of, or how it was called. */
const whyProgram = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return why(error);
  if ('killed' in error && error.killed === true) return `it took more than ${String(MOST_MILLISECONDS / 1000)} s`;
  const complaint = 'stderr' in error ? firstLine(String(error.stderr)) : '';
  return complaint === '' ? why(error) : complaint;
};

const noPng = (error: unknown): Failure =>
  fileFailure(
    `PNG needs @resvg/resvg-js, which cannot be loaded here (${why(error)}): install it anew, without --omit=optional; SVG needs nothing`,
  );

/** Loaded here, because most commands draw nothing, and because it is a binary that a platform may not have. */
const resvg = TE.tryCatch(() => import('@resvg/resvg-js'), noPng);

/** What makes PNGs, or why nothing does. */
export const pngConverter: TE.TaskEither<Failure, string> = pipe(
  resvg,
  TE.map(() => 'resvg'),
);

const pngOf = (svg: string): TE.TaskEither<Failure, Uint8Array> =>
  pipe(
    resvg,
    TE.flatMap(({ Resvg }) => {
      const options = { fitTo: { mode: 'zoom', value: ZOOM }, font: { defaultFontFamily: 'DejaVu Sans' } } as const;
      return TE.tryCatch(
        () => Promise.resolve(svg).then((text) => marked.png(new Resvg(text, options).render().asPng())),
        (error) => fileFailure(`resvg made no PNG: ${why(error)}`),
      );
    }),
  );

/** A program that turns an SVG file into a PDF file. */
interface Program {
  readonly name: string;
  /** Where it is; its name where it is looked for on the path. */
  readonly path: string;
  readonly arguments: (svg: string, page: string, pdf: string) => readonly string[];
}

const rsvg: Program = {
  name: 'rsvg-convert',
  path: 'rsvg-convert',
  arguments: (svg, _page, pdf) => ['--format', 'pdf', '--output', pdf, svg],
};

const chromium = (path: string): Program => ({
  name: 'chromium',
  path,
  arguments: (_svg, page, pdf) => [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-pdf-header-footer',
    `--print-to-pdf=${pdf}`,
    pathToFileURL(page).href,
  ],
});

const NO_PDF = 'PDF needs rsvg-convert (Debian: librsvg2-bin) or chromium, and neither is installed; SVG needs nothing';

/** Cairo would write the hour into the file otherwise; the same figure is to be the same bytes. */
const TIMELESS = { SOURCE_DATE_EPOCH: '0' };

const runs = async ({ path }: Program): Promise<boolean> => {
  try {
    await promisify(execFile)(path, ['--version'], { timeout: MOST_MILLISECONDS });
    return true;
  } catch {
    return false;
  }
};

/** The program that is used: rsvg-convert, or else the browser. */
const installed = async (): Promise<Program | null> => {
  if (await runs(rsvg)) return rsvg;
  const path = chromiumPath();
  return path !== null && (await runs(chromium(path))) ? chromium(path) : null;
};

/** What makes PDFs, or why nothing does. */
export const pdfConverter: TE.TaskEither<Failure, string> = async () => {
  const program = await installed();
  return program === null ? E.left(fileFailure(NO_PDF)) : E.right(program.name);
};

/** A page as large as the figure, for programs that print pages. */
const pageOf = (svg: string): string => {
  const [, width = '800', height = '600'] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return `<!doctype html><meta charset="utf-8">${policyElement('read')}<style>@page{size:${width}px ${height}px;margin:0}body{margin:0}svg{display:block}</style>${svg}`;
};

const pdfBy = async (program: Program, svg: string): Promise<Uint8Array> => {
  const folder = temporaryFolder();
  try {
    const [figure, page, pdf] = [join(folder, 'figure.svg'), join(folder, 'figure.html'), join(folder, 'figure.pdf')];
    await writeFile(figure, svg);
    await writeFile(page, pageOf(svg));
    await promisify(execFile)(program.path, program.arguments(figure, page, pdf), {
      timeout: MOST_MILLISECONDS,
      env: { ...process.env, ...TIMELESS },
    });
    return marked.pdf(await readFile(pdf));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const pdfOf = (svg: string): TE.TaskEither<Failure, Uint8Array> =>
  pipe(
    TE.fromTask<Program | null, Failure>(() => installed()),
    TE.filterOrElse(
      (program): program is Program => program !== null,
      () => fileFailure(NO_PDF),
    ),
    TE.flatMap((program) =>
      TE.tryCatch(
        () => pdfBy(program, svg),
        (error) => fileFailure(`${program.name} made no PDF: ${whyProgram(error)}`),
      ),
    ),
  );

/** A figure's SVG as a picture. */
export const pictureOf = (svg: string, format: PictureFormat): TE.TaskEither<Failure, Uint8Array> => {
  switch (format) {
    case 'svg':
      return TE.right(new TextEncoder().encode(svg));
    case 'png':
      return pngOf(svg);
    case 'pdf':
      return pdfOf(svg);
  }
};

/** A picture that may be written. */
export interface DrawnPicture {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Whether just that is there already. */
  readonly kept: boolean;
}

/**
 * A figure's SVG as the picture that the file's name asks for; nothing is written yet. A picture of the same kind that is
 * there may be written anew; anything else stays, and this is an error.
 */
export const pictureFor = (path: string, svg: string): TE.TaskEither<Failure, DrawnPicture> =>
  pipe(
    TE.fromEither(formatOf(path)),
    TE.bindTo('format'),
    TE.bind('present', () => TE.tryCatch(() => bytesIfThere(path), cannotWrite(path))),
    TE.filterOrElse(
      ({ format, present }) => present === null || present.length === 0 || isOurs[format](present),
      () => notOurs(path),
    ),
    TE.bind('bytes', ({ format }) =>
      pipe(
        pictureOf(svg, format),
        TE.mapLeft(({ message }) => fileFailure(`cannot draw ${path}: ${message}`)),
      ),
    ),
    TE.map(({ present, bytes }) => ({ path, bytes, kept: present?.equals(bytes) === true })),
  );

/** Write a picture. */
export const keepPicture = ({ path, bytes, kept }: DrawnPicture): TE.TaskEither<Failure, Written> =>
  TE.tryCatch(async (): Promise<Written> => {
    if (kept) return { path, outcome: 'unchanged' };
    await replace(path, bytes);
    return { path, outcome: 'written' };
  }, cannotWrite(path));

/** Write a figure's SVG as the picture that the file's name asks for. */
export const writePicture = (path: string, svg: string): TE.TaskEither<Failure, Written> =>
  pipe(pictureFor(path, svg), TE.flatMap(keepPicture));
