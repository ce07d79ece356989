/**
 * The explorer's page, built: one HTML file with the model, the engines, and this repository's counterexamples in it.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { build } from 'vite';
import { version } from '../host/package.ts';
import { decodeCounterexample } from '../counterexamples/codec.ts';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import type { Build } from '../explorer/data.ts';
import { explorerPage, noData } from '../explorer/data.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** More than this is no page to put into every report. */
const LARGEST = 1_000_000;

const corpus = (): E.Either<string, readonly Counterexample[]> => {
  const folder = join(root, 'counterexamples');
  return pipe(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /[/\\].*\.json$/.test(name)),
    (names) => names.sort(),
    E.traverseArray((name) =>
      pipe(
        decodeCounterexample(readFileSync(join(folder, name), 'utf8')),
        E.mapLeft(({ message }) => `${name}: ${message}`),
      ),
    ),
  );
};

/** What vite makes of the page. */
const bundled = async (about: Build): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'strategos-page-'));
  process.env['STRATEGOS_BUILD'] = JSON.stringify(about);
  try {
    await build({ configFile: join(root, 'explorer', 'vite.config.ts'), build: { outDir: folder } });
    return readFileSync(join(folder, 'index.html'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Write the page into dist/, whatever else is there; left: what is wrong with it. */
export const writePage = async (fingerprints: Build['fingerprints']): Promise<E.Either<string, string>> => {
  const html = await bundled({ version: version(), fingerprints });
  return pipe(
    corpus(),
    E.flatMap((counterexamples) => explorerPage(html, { ...noData, counterexamples })),
    E.filterOrElse(
      (page) => page.length <= LARGEST,
      (page) => `explorer.html has ${String(page.length)} bytes, and may have ${String(LARGEST)}`,
    ),
    E.tap((page) =>
      E.tryCatch(() => {
        mkdirSync(dist, { recursive: true });
        writeFileSync(join(dist, 'explorer.html'), page);
      }, String),
    ),
  );
};
