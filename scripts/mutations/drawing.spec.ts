import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { protocols } from '../../test-support/protocols.ts';
import { drawn, HOW_MANY, SEED } from './drawing.ts';
import { drawingOf, MUTATIONS, textOfDrawing, writtenDrawing, writtenRefactorings } from './evidence.ts';
import { changedText, operatorNames } from './mutation.ts';
import { refactored } from './refactoring.ts';
import { sitesIn } from './sites.ts';
import { protocolSources, root, sourceText } from './sources.ts';

const sites = sitesIn(protocolSources());

test('the mutations that are written down are those that are drawn', () => {
  const drawing = drawingOf(SEED, sites, drawn(sites, SEED, HOW_MANY));
  expect(readFileSync(join(root, MUTATIONS), 'utf8')).toBe(textOfDrawing(drawing));
});

test('fifty were drawn, of every operator, in every protocol', () => {
  const { mutations } = writtenDrawing();
  expect(mutations).toHaveLength(50);
  expect(new Set(mutations.map(({ operator }) => operator))).toEqual(new Set(operatorNames));
  expect(new Set(mutations.map(({ protocol }) => protocol))).toEqual(new Set(protocols.map(({ name }) => name)));
});

test('no change is drawn twice, and each changes its line', () => {
  const { mutations } = writtenDrawing();
  expect(new Set(mutations.map(({ file, line, after }) => [file, line, after].join('\n')))).toHaveProperty('size', 50);
  for (const mutation of mutations) expect(changedText(sourceText(mutation.file), mutation)).toContain(mutation.after);
});

test('another seed draws others', () => {
  expect(drawn(sites, 'another', HOW_MANY)).not.toEqual(drawn(sites, SEED, HOW_MANY));
});

test('where there are fewer sites than are to be drawn, all are', () => {
  const few = sites.slice(0, 3);
  expect(drawn(few, SEED, HOW_MANY)).toEqual(few);
});

test('there are ten refactorings or more, of every protocol, and each stands in its file exactly once', () => {
  const refactorings = writtenRefactorings();
  expect(refactorings.length).toBeGreaterThanOrEqual(10);
  expect(new Set(refactorings.map(({ protocol }) => protocol))).toEqual(new Set(protocols.map(({ name }) => name)));
  for (const { file, edits } of refactorings) expect(refactored(sourceText(file), edits)).not.toBeNull();
});

test('what does not stand there, or stands there twice, is not replaced', () => {
  expect(refactored('one two', [{ before: 'three', after: '' }])).toBeNull();
  expect(refactored('one one', [{ before: 'one', after: 'two' }])).toBeNull();
  expect(refactored('one two', [{ before: 'one', after: 'two' }])).toBe('two two');
});
