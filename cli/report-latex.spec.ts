/**
 * The LaTeX of a report compiles with a stock TeX, with its figures and without, whatever a protocol’s texts are.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { handshake } from '../model/protocols/handshake.ts';
import { om } from '../model/protocols/om.ts';
import { foldedOf } from '../reports/research/formats.ts';
import { right } from '../test-support/either.ts';
import { folderWith } from '../test-support/folder.ts';
import { hostile, researched, subjectOf } from '../test-support/research.ts';
import { compile, texProgram, WITHOUT_TEX } from '../test-support/tex.ts';
import { pdfConverter } from './pictures.ts';
import { writePictures } from './report/pictures.ts';

const tex = texProgram();

/** Compiling takes a few seconds, and the fonts may have to be made first. */
const PATIENCE = 120_000;

if (tex === null) console.warn(WITHOUT_TEX);

describe.skipIf(tex === null)('LaTeX', { timeout: PATIENCE }, () => {
  const report = researched([subjectOf(om), subjectOf(handshake), subjectOf(hostile)]);
  const { files, pictures } = foldedOf(report, { formats: ['latex'], explorer: null });
  const folder = folderWith();
  let plain = '';
  beforeAll(() => {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    plain = compile(tex ?? '', folder);
  }, PATIENCE);

  test('compiles without the figures; every citation and every reference is found', () => {
    expect(existsSync(join(folder, 'report.pdf'))).toBe(true);
    expect(plain).not.toMatch(/undefined|Missing character|multiply defined/);
  });

  test('compiles with the figures, which makes it larger', async () => {
    // There is nothing to include where nothing makes PDFs.
    if (E.isLeft(await pdfConverter())) return;
    const before = readFileSync(join(folder, 'report.pdf')).length;
    right(await writePictures(folder, pictures, ['pdf'])());
    expect(compile(tex ?? '', folder)).not.toMatch(/undefined|File .* not found/);
    expect(readFileSync(join(folder, 'report.pdf')).length).toBeGreaterThan(before + 50_000);
  });

  test('a table and a figure compile in somebody else’s paper', () => {
    const paper = [
      '\\documentclass{article}',
      '\\usepackage[T1]{fontenc}\\usepackage{textcomp,array,booktabs,tabularx,graphicx,hyperref}',
      '\\begin{document}',
      '\\input{tables/claims-om}',
      '\\input{figures/om-validity-n3-m1-execution}',
      '\\bibliographystyle{plain}\\bibliography{references}',
      '\\end{document}',
    ].join('\n');
    const theirs = folderWith({
      'report.tex': paper,
      ...Object.fromEntries(files.filter(({ path }) => path !== 'report.tex').map(({ path, text }) => [path, text])),
    });
    expect(compile(tex ?? '', theirs)).not.toMatch(/undefined/);
  });
});

test('where there is no TeX, that is said, with how to get one', () => {
  expect(WITHOUT_TEX).toContain('apt-get install');
});
