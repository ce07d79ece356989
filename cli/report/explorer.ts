/**
 * The explorer’s page, as it was built, with the attacks of a report in it.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { explorerPage } from '../../explorer/data.ts';
import type { ResearchReport } from '../../reports/research/report.ts';
import { packageFolder } from '../package.ts';

/** The page, or why there is none. */
export const explorerFor = async ({ exhibits }: ResearchReport): Promise<E.Either<string, string>> => {
  const path = join(packageFolder(), 'dist', 'explorer.html');
  try {
    const page = await readFile(path, 'utf8');
    // A protocol of one’s own is not in the page.
    const known = exhibits.filter(({ counterexample }) => counterexample.protocol.module === null);
    return explorerPage(page, { counterexamples: known.map(({ counterexample }) => counterexample), figures: [] });
  } catch {
    return E.left('it is not built; npm run build makes it');
  }
};
