import { describe, expect, test } from 'vitest';
import type { RegressionOutcome } from '../../regression/outcome.ts';
import { stumblingBlocks } from '../../test-support/junit.ts';
import { regressedOutcome, retellNothing, retellOm } from '../../test-support/regressed.ts';
import {
  cellOutcome,
  everythingCalled,
  fixedReplay,
  HOSTILE,
  om3Cell,
  regressionOf,
  replayOutcome,
} from '../../test-support/regression.ts';
import type { XmlElement } from '../../test-support/xml.ts';
import { elementsCalled, parseXml } from '../../test-support/xml.ts';
import { junitOf } from './junit.ts';

const documentOf = (outcome: RegressionOutcome): XmlElement => parseXml(junitOf(outcome, retellNothing));

const casesOf = (outcome: RegressionOutcome): readonly XmlElement[] => elementsCalled('testcase', documentOf(outcome));

test('a regression, as its reader sees it', () => {
  const document = parseXml(junitOf(regressedOutcome, retellOm));
  expect(document.attributes).toEqual({
    name: 'strategos regress',
    tests: '3',
    failures: '2',
    errors: '0',
    time: '1.230',
  });
  expect(elementsCalled('testsuite', document).map(({ attributes }) => attributes)).toEqual([
    { name: 'counterexamples', tests: '1', failures: '1', errors: '0', skipped: '0', time: '0.000' },
    { name: 'om', tests: '2', failures: '1', errors: '0', skipped: '0', time: '0.500' },
  ]);
  const [replayed, failing, passing] = elementsCalled('testcase', document);
  expect(replayed?.attributes).toEqual({
    classname: 'counterexamples',
    name: 'counterexamples/om/validity-n3-m1.json',
    time: '0.000',
    file: 'counterexamples/om/validity-n3-m1.json',
  });
  expect(replayed?.children[0]).toMatchObject({
    name: 'failure',
    attributes: { type: 'fixed', message: 'it no longer violates the property' },
  });
  expect(failing?.attributes).toEqual({
    classname: 'om',
    name: 'om -n 3 -m 1 holds',
    time: '0.250',
    file: 'model/protocols/om.ts',
    line: '42',
  });
  const [failure] = failing?.children ?? [];
  expect(failure?.attributes).toEqual({
    type: 'newly failing',
    message: 'was expected to hold, and is broken (validity)',
  });
  const lines = failure?.text.split('\n') ?? [];
  expect(lines).toContain('    Round 2: 1 tells 2 “0 ordered RETREAT”, though it should say “0 ordered ATTACK”.');
  expect(lines.at(-1)).toBe('  Again: strategos check om -n 3 -m 1 --expect holds');
  expect(passing).toMatchObject({ attributes: { name: 'om -n 4 -m 1 holds' }, children: [] });
});

describe('what became of a test', () => {
  const element = (standing: Parameters<typeof cellOutcome>[0]): readonly (string | undefined)[] =>
    casesOf(regressionOf([cellOutcome(standing)]))[0]?.children.map(({ name }) => name) ?? ['no case'];

  test('as expected it passed, from the store and where it is broken, too', () => {
    expect(element({})).toEqual([]);
    expect(element({ stored: true })).toEqual([]);
    expect(element({ cell: om3Cell })).toEqual([]);
    expect(casesOf(regressionOf([cellOutcome({ cell: om3Cell })]))[0]?.attributes['name']).toBe(
      'om -n 3 -m 1 is broken',
    );
  });

  test('otherwise it is a failure, an error, or skipped', () => {
    expect(element({ standing: 'newly failing' })).toEqual(['failure']);
    expect(element({ standing: 'newly passing' })).toEqual(['failure']);
    expect(element({ standing: 'changed' })).toEqual(['failure']);
    expect(element({ standing: 'undecided' })).toEqual(['error']);
    expect(element({ standing: 'error', error: 'no', measured: null })).toEqual(['error']);
    expect(element({ standing: 'not run', measured: null })).toEqual(['skipped']);
  });

  test('what took longer passed, and says so', () => {
    const changes = [{ kind: 'evaluations', about: '', expected: '100', found: '250' }] as const;
    const [slower] = casesOf(regressionOf([cellOutcome({ changes })]));
    expect(slower?.children.map(({ name }) => name)).toEqual(['system-out']);
    expect(slower?.children[0]?.text).toContain('evaluations: 100 when recorded, 250 now (2.5 times as many)');
  });

  test('of a counterexample', () => {
    const outcomes = (['reproduced', 'fixed', 'changed', 'stale', 'error'] as const).map((outcome) =>
      replayOutcome({ outcome, asExpected: false }),
    );
    const all = casesOf(regressionOf([], [...outcomes, replayOutcome(), { ...fixedReplay, asExpected: true }]));
    expect(all.map(({ children }) => children[0]?.name)).toEqual([
      'failure',
      'failure',
      'failure',
      'error',
      'error',
      undefined,
      undefined,
    ]);
  });
});

test('a place that nobody knows is not made up', () => {
  const [only] = casesOf(regressionOf([cellOutcome({ place: null })]));
  expect(Object.keys(only?.attributes ?? {})).toEqual(['classname', 'name', 'time']);
});

test('a suite for each protocol, in the order of the expectations, none twice', () => {
  const of = (protocol: string): ReturnType<typeof cellOutcome> => cellOutcome({ cell: { ...om3Cell, protocol } });
  const document = documentOf(regressionOf([of('sm'), of('om'), of('sm')]));
  const suites = elementsCalled('testsuite', document);
  expect(suites.map(({ attributes }) => [attributes['name'], attributes['tests']])).toEqual([
    ['sm', '2'],
    ['om', '1'],
  ]);
});

describe('every reader can read it', () => {
  test('whatever things are called, and as what they are called', () => {
    for (const name of [...HOSTILE, 'om']) {
      const document = documentOf(everythingCalled(name));
      expect(stumblingBlocks(document)).toEqual([]);
      const held = name.replaceAll(/[^\t\n\r -\ud7ff\ue000-\ufffd]/gu, (character) => {
        return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
      });
      expect(elementsCalled('testcase', document)[0]?.attributes['file']).toBe(held);
      expect(elementsCalled('testsuite', document)[1]?.attributes['name']).toBe(held);
    }
  });

  test('and where there is nothing to check', () => {
    const document = documentOf(regressionOf([]));
    expect(stumblingBlocks(document)).toEqual([]);
    expect(document).toMatchObject({ name: 'testsuites', attributes: { tests: '0' }, children: [] });
  });

  test('and the rules that say so find what is wrong', () => {
    const wrong =
      '<testsuites tests="2"><testsuite name="a" tests="0"><testcase line="0">b</testcase></testsuite></testsuites>';
    expect(stumblingBlocks(parseXml(wrong))).toEqual([
      '<testsuite> has no failures',
      '<testsuite> has no errors',
      '<testcase> has no name',
      'text in <testcase>',
      'line in <testcase>',
      '<testsuites> says 2 tests, and there are 1',
      '<testsuite> says 0 tests, and there are 1',
    ]);
    expect(() => parseXml('<a>\u0000</a>')).toThrow();
    expect(() => parseXml('<a>]]></a>')).toThrow();
    expect(() => parseXml('<a b="<"/>')).toThrow();
  });
});
