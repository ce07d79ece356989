import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test, vi } from 'vitest';
import { spaceTime } from '../reports/figures/execution/space-time.ts';
import { svgOf } from '../reports/figures/svg.ts';
import { fromCorpus } from '../test-support/drawn.ts';
import { left, right } from '../test-support/either.ts';
import { failingConverter } from '../test-support/converter.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';
import { formatOf, pdfConverter, pictureOf, writePicture } from './pictures.ts';
import { startsProcesses } from '../test-support/tier/cost.ts';

startsProcesses('what makes a PDF is a program');

const { instance, recorded } = fromCorpus('om/validity-n3-m1');
const figure = spaceTime(instance, recorded);
const svg = svgOf(figure);

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('pictures', () => {
  test('SVG is the figure itself', async () => {
    expect(new TextDecoder().decode(right(await pictureOf(svg, 'svg')()))).toBe(svg);
  });

  test('PNG has two pixels to a unit, writing in it, and is the same every time', async () => {
    const png = Buffer.from(right(await pictureOf(svg, 'png')()));
    expect(text(png).slice(1, 4)).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * figure.width, 2 * figure.height]);
    const silent = right(await pictureOf(svg.replaceAll(/<text[\s\S]*?<\/text>/g, ''), 'png')());
    expect(png.length).toBeGreaterThan(1.2 * silent.length);
    expect(png.equals(right(await pictureOf(svg, 'png')()))).toBe(true);
  });

  test('PDF where something makes it, else what to install', { tags: ['thorough'] }, async () => {
    const pdf = await pictureOf(svg, 'pdf')();
    if (E.isLeft(await pdfConverter())) expect(left(pdf).message).toContain('librsvg2-bin');
    else expect(text(right(pdf)).slice(0, 5)).toBe('%PDF-');
  });

  test('where nothing makes a PDF, it is told what to install, and nothing is written', async () => {
    vi.stubEnv('PATH', folderWith());
    const folder = folderWith();
    const failure = left(await writePicture(join(folder, 'a.pdf'), svg)());
    vi.unstubAllEnvs();
    expect(failure).toMatchObject({
      exit: 65,
      message: expect.stringContaining('rsvg-convert (Debian: librsvg2-bin) or chromium') as unknown,
    });
    expect(filesIn(folder)).toEqual([]);
  });

  test('a figure that is none: why, and not that something is not installed', async () => {
    const failure = left(await pictureOf('<svg', 'png')());
    expect(failure).toMatchObject({ exit: 65, message: expect.stringMatching(/^resvg made no PNG: .+/) as unknown });
    expect(failure.message).not.toContain('loaded');
  });

  test('a program that fails: its name, what it complained of, and for which file', async () => {
    vi.stubEnv('PATH', failingConverter());
    const folder = folderWith();
    const failure = left(await writePicture(join(folder, 'a.pdf'), svg)());
    vi.unstubAllEnvs();
    expect(failure.message).toBe(
      `cannot draw ${join(folder, 'a.pdf')}: rsvg-convert made no PDF: it has no fonts for this`,
    );
    expect(filesIn(folder)).toEqual([]);
  });

  test('the kind is in the name, whatever its case', () => {
    expect(right(formatOf('a/b.PNG'))).toBe('png');
    expect(left(formatOf('svg')).exit).toBe(64);
  });

  test('what cannot be written is told', async () => {
    const folder = folderWith({ 'a.svg/b': '' });
    expect(left(await writePicture(join(folder, 'a.svg'), svg)()).exit).toBe(65);
    expect(readFileSync(join(folder, 'a.svg/b'), 'utf8')).toBe('');
  });
});
