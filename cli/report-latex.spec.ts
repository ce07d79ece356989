/**
 * The LaTeX of a report compiles with a stock TeX, with its figures and without, whatever a protocol’s texts are.
 *
 * @module-tag thorough
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { floodSet } from '../model/protocols/flood-set.ts';
import { handshake } from '../model/protocols/handshake.ts';
import { majority } from '../model/protocols/majority.ts';
import { om } from '../model/protocols/om.ts';
import { bibtexOf } from '../reports/formats/bibtex.ts';
import { foldedOf } from '../reports/formats/formats.ts';
import { references } from '../reports/document/references.ts';
import { right } from '../test-support/either.ts';
import { folderWith } from '../test-support/folder.ts';
import { hostile, researched, subjectOf } from '../test-support/research.ts';
import { compile, overfullIn, texProgram } from '../test-support/tex.ts';
import { keepPicture, pdfConverter } from './pictures.ts';
import { picturesOf } from './report/pictures.ts';
import { needs } from '../test-support/tier/needs.ts';

const tex = texProgram();

/** There is nothing to include where nothing makes PDFs. */
const pdf = await pdfConverter();

describe('LaTeX', needs('tex', tex !== null), () => {
  const report = researched([om, floodSet, majority, handshake, hostile].map((each) => subjectOf(each)));
  const { files, pictures } = foldedOf(report, { formats: ['latex'], explorer: null });
  const folder = folderWith();
  let plain = '';
  beforeAll(() => {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    plain = compile(tex ?? '', folder);
  });

  test('compiles without the figures; every citation and every reference is found', () => {
    expect(existsSync(join(folder, 'report.pdf'))).toBe(true);
    expect(plain).not.toMatch(/undefined|Missing character|multiply defined/);
  });

  test('nothing sticks out into the margin', () => {
    expect(overfullIn(folder, 10)).toEqual([]);
  });

  test('BibTeX finds nothing missing in any entry that there is', () => {
    const all = folderWith({
      'report.tex':
        '\\documentclass{article}\\usepackage[T1]{fontenc}\\begin{document}\\nocite{*}\\bibliographystyle{plain}\\bibliography{references}\\end{document}',
      'references.bib': bibtexOf(references),
    });
    compile(tex ?? '', all);
    expect(readFileSync(join(all, 'report.bbl'), 'utf8').match(/\\bibitem/g)).toHaveLength(references.length);
    expect(existsSync(join(all, 'report.blg')) ? readFileSync(join(all, 'report.blg'), 'utf8') : '').not.toMatch(
      /^Warning|^I (?:found|couldn)|error message/m,
    );
  });

  test('the tables of the registered protocols fit into one column of an article, to the point', () => {
    const registered = files.filter(({ path }) => path.startsWith('tables/') && !path.includes('img'));
    const theirs = folderWith({
      'report.tex': [
        '\\documentclass{article}',
        '\\usepackage[T1]{fontenc}\\usepackage{textcomp,array,booktabs,longtable,hyperref}',
        '\\begin{document}\\nocite{*}',
        ...registered.map(({ path }) => `\\input{${path.replace('.tex', '')}}`),
        '\\bibliographystyle{plain}\\bibliography{references}',
        '\\end{document}',
      ].join('\n'),
      ...Object.fromEntries(files.filter(({ path }) => path !== 'report.tex').map(({ path, text }) => [path, text])),
    });
    expect(registered.length).toBeGreaterThan(8);
    compile(tex ?? '', theirs);
    expect(overfullIn(theirs, 0)).toEqual([]);
  });

  test('compiles with the figures, which makes it larger', needs('chromium', E.isRight(pdf)), async () => {
    const before = readFileSync(join(folder, 'report.pdf')).length;
    // A figure of each kind: to make one may take two seconds.
    const kinds = new Map(pictures.map((picture) => [/^(atlas|argument)|[a-z]+$/.exec(picture.id)?.[0], picture]));
    expect(kinds.size).toBeGreaterThan(3);
    for (const picture of right(await picturesOf(folder, [...kinds.values()], ['pdf'])()))
      right(await keepPicture(picture)());
    expect(compile(tex ?? '', folder)).not.toMatch(/undefined|File .* not found/);
    expect(overfullIn(folder, 10)).toEqual([]);
    expect(readFileSync(join(folder, 'report.pdf')).length).toBeGreaterThan(before + 5_000 * kinds.size);
  });

  test.each(['', 'twocolumn'])('every table, and a figure, compile in somebody else’s paper: %s', (columns) => {
    const tables = files.filter(({ path }) => path.startsWith('tables/')).map(({ path }) => path.replace('.tex', ''));
    const paper = [
      `\\documentclass[${columns}]{article}`,
      '\\usepackage[T1]{fontenc}\\usepackage{textcomp,array,booktabs,longtable,graphicx,hyperref}',
      '\\begin{document}',
      ...tables.map((path) => `\\input{${path}}`),
      '\\input{figures/om-validity-n3-m1-execution}',
      '\\bibliographystyle{plain}\\bibliography{references}',
      '\\end{document}',
    ].join('\n');
    const theirs = folderWith({
      'report.tex': paper,
      ...Object.fromEntries(files.filter(({ path }) => path !== 'report.tex').map(({ path, text }) => [path, text])),
    });
    expect(tables.length).toBeGreaterThan(10);
    expect(compile(tex ?? '', theirs)).not.toMatch(/undefined/);
    expect(overfullIn(theirs, 10)).toEqual([]);
  });
});
