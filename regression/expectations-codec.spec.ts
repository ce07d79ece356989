/**
 * Expectations as text: what is written can be read; what is wrong is told by its field.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { left, right } from '../test-support/either.ts';
import type { Cell } from './cell.ts';
import { decodeExpectations, expectationsSchema } from './expectations-codec.ts';
import { EXPECTATIONS_FORMAT, textOfExpectations } from './expectations.ts';

const om4: Cell = { protocol: 'om', n: 4, m: 1, verdict: 'holds' };
const om3: Cell = { protocol: 'om', n: 3, m: 1, verdict: 'violated' };

const full: Cell = {
  protocol: './mine.ts#other',
  n: 4,
  m: 1,
  t: 2,
  faults: 'loss:0',
  values: 3,
  parameters: { phases: 2 },
  validity: 'unanimity',
  engine: 'exhaustive',
  verdict: 'violated',
  properties: { agreement: 'violated', validity: 'holds', mine: 'holds' },
  fewest: { agreement: 2 },
  scenarios: '123456789012345678901234567890',
  violating: { agreement: '12', validity: '0' },
  rounds: 2,
  messages: 12,
  claims: 24,
  evaluations: 1000,
  source: '“recorded”',
};

/** The message about a file with these cells. */
const wrongIn = (...cells: readonly object[]): string =>
  left(decodeExpectations(JSON.stringify({ schema: EXPECTATIONS_FORMAT, cells }))).message;

describe('what is written can be read', () => {
  const cells = [om4, om3, { ...full, faults: 'crash' }];

  test('every field', () => {
    expect(right(decodeExpectations(textOfExpectations(cells)))).toEqual({ schema: EXPECTATIONS_FORMAT, cells });
    expect(right(decodeExpectations(textOfExpectations([]))).cells).toEqual([]);
  });

  test('one cell a line, and the same bytes whatever the order of the fields', () => {
    const text = textOfExpectations([om4, om3]);
    expect(text).toBe(
      [
        '{',
        '  "schema": "strategos/expectations/1",',
        '  "cells": [',
        '    { "protocol": "om", "n": 4, "m": 1, "verdict": "holds" },',
        '    { "protocol": "om", "n": 3, "m": 1, "verdict": "violated" }',
        '  ]',
        '}',
        '',
      ].join('\n'),
    );
    expect(textOfExpectations([{ verdict: 'holds', m: 1, n: 4, protocol: 'om' }])).toBe(textOfExpectations([om4]));
  });
});

describe('what is no file of ours is told', () => {
  test.each([
    { text: '', says: 'the file is empty' },
    { text: '{ "schema": ', says: 'it is not JSON, perhaps cut short' },
    { text: '[]', says: 'it must be an object, { … }, and is a list of 0' },
    { text: '{ "schema": "strategos/expectations/2" }', says: 'schema: this file is of version' },
    { text: '{ "schema": "strategos/expectations/1" }', says: 'cells:' },
  ])('$text', ({ text, says }) => {
    expect(left(decodeExpectations(text)).message).toContain(says);
  });
});

describe('a field that is wrong is named', () => {
  test.each<{ readonly cell: object; readonly says: string }>([
    {
      cell: { ...om4, verdit: 'holds', verdict: undefined },
      says: 'cells[1]: there is no field “verdit”; did you mean verdict?',
    },
    { cell: { ...om4, fewestlies: {} }, says: 'cells[1]: there is no field “fewestlies”' },
    { cell: { ...om4, verdict: 'hold' }, says: 'cells[1].verdict: ' },
    { cell: { ...om4, n: 1 }, says: 'cells[1].n: ' },
    { cell: { ...om4, n: 4.5 }, says: 'cells[1].n: ' },
    { cell: { ...om4, m: undefined }, says: 'cells[1].m: ' },
    { cell: { ...om4, protocol: '' }, says: 'cells[1].protocol: ' },
    { cell: { ...om4, scenarios: 34 }, says: 'cells[1].scenarios: ' },
    { cell: { ...om4, scenarios: '034' }, says: 'cells[1].scenarios: ' },
    { cell: { ...om4, engine: 'magic' }, says: 'cells[1].engine: ' },
    { cell: { ...om4, validity: 'legal' }, says: 'cells[1].validity: ' },
    { cell: { ...om4, properties: { agreement: 'unknown' } }, says: 'cells[1].properties.agreement: ' },
    { cell: { ...om3, fewest: { validity: -1 } }, says: 'cells[1].fewest.validity: ' },
  ])('$says', ({ cell, says }) => {
    expect(wrongIn(om3, cell)).toContain(says);
  });
});

describe('a contradiction is refused', () => {
  const all = { agreement: 'holds', validity: 'holds', termination: 'holds' };

  test.each<{ readonly cell: object; readonly says: string }>([
    { cell: { ...om4, t: 5 }, says: 'cells[0].t: t = 5, but there are only 4 generals' },
    {
      cell: { ...om4, faults: 'byzantin' },
      says: 'cells[0].faults: there is no fault model “byzantin”. Did you mean byzantine?',
    },
    { cell: { ...om4, t: 1, faults: 'loss' }, says: 'cells[0].t: t = 1, but under loss nobody is faulty' },
    { cell: { ...om4, fewest: { validity: 1 } }, says: 'cells[0].fewest.validity: nothing breaks it: the verdict' },
    {
      cell: { ...om4, properties: { validity: 'violated' } },
      says: 'cells[0].properties.validity: it is expected to be violated, but the verdict to be “holds”',
    },
    {
      cell: { ...om4, properties: { ...all, validity: 'vacuous' } },
      says: 'cells[0].properties.validity: it is expected to be vacuous, but the verdict to be “holds”',
    },
    { cell: { ...om3, properties: all }, says: 'cells[0].verdict: violated, but every property is expected to hold' },
    {
      cell: { ...om3, properties: { agreement: 'holds' }, fewest: { agreement: 1 } },
      says: 'cells[0].fewest.agreement: nothing breaks it: agreement is expected to hold',
    },
    { cell: { ...om3, fewest: { validity: 5 }, messages: 4 }, says: 'cells[0].fewest.validity: 5 lies, but' },
    {
      cell: { ...om3, scenarios: '14', violating: { validity: '15' } },
      says: 'cells[0].violating.validity: 15 scenarios break it, but there are only 14',
    },
    {
      cell: { ...om4, violating: { validity: '1' } },
      says: 'cells[0].violating.validity: 1 scenarios break it, but the verdict',
    },
    {
      cell: { ...om3, properties: { agreement: 'holds' }, violating: { agreement: '2' } },
      says: 'cells[0].violating.agreement: 2 scenarios break it, but agreement is expected to hold',
    },
    {
      cell: { ...om3, properties: { validity: 'violated' }, violating: { validity: '0' } },
      says: 'cells[0].violating.validity: no scenario breaks it, but validity is expected to be violated',
    },
    { cell: { ...om4, engine: 'fuzz', scenarios: '34' }, says: 'cells[0].engine: fuzzing does not count' },
  ])('$says', ({ cell, says }) => {
    expect(wrongIn(cell)).toContain(says);
  });

  test('the same question twice, however it is written', () => {
    expect(wrongIn(om3, om4, { ...om4, t: 1, values: 2, verdict: 'violated' })).toBe(
      'cells[2]: it asks what cells[1] asks already: om -n 4 -m 1',
    );
    expect(wrongIn({ ...om4, parameters: { a: 1, b: 2 } }, { ...om4, parameters: { b: 2, a: 1 } })).toContain(
      'cells[1]: ',
    );
  });

  test('what only looks like one is none', () => {
    const cells = [
      { ...om3, properties: { agreement: 'holds', validity: 'holds' } },
      { ...om4, properties: all, violating: { agreement: '0' }, scenarios: '34' },
      { ...om4, engine: 'exhaustive' },
      { ...om4, m: 5, n: 3 },
      { ...om4, faults: 'loss', t: 0 },
      { ...om3, protocol: './mine.ts', properties: { ...all, mine: 'violated' } },
    ];
    expect(right(decodeExpectations(JSON.stringify({ schema: EXPECTATIONS_FORMAT, cells }))).cells).toEqual(cells);
  });
});

test('a file may say where its schema is, and keeps it', () => {
  const text = textOfExpectations([om4], './expectations.schema.json');
  expect(text).toContain('"$schema": "./expectations.schema.json"');
  expect(right(decodeExpectations(text))).toEqual({ schema: EXPECTATIONS_FORMAT, cells: [om4] });
  expect(left(decodeExpectations(text.replace('"./expectations.schema.json"', '7'))).message).toBe(
    '$schema: it must be the path or the address of a JSON Schema',
  );
});

test('the schema that is published is the one that is checked', () => {
  const published = readFileSync(new URL('expectations.schema.json', import.meta.url), 'utf8');
  expect(published).toBe(`${JSON.stringify(expectationsSchema(), null, 2)}\n`);
});
