import { describe, expect, test } from 'vitest';
import type { CellOutcome, Change, RegressionOutcome } from '../../regression/outcome.ts';
import { om3Counterexample } from '../../test-support/counterexample.ts';
import { regressed, regressedOutcome, retellNothing, retellOm } from '../../test-support/regressed.ts';
import {
  cellOutcome,
  everythingCalled,
  fixedReplay,
  HOSTILE,
  measuredAs,
  om3Cell,
  om4Cell,
  regressionOf,
  replayOutcome,
} from '../../test-support/regression.ts';
import type { Retell } from './attacks.ts';
import { NOTHING_CHECKED } from './groups.ts';
import { regressionLines } from './lines.ts';

const textsOf = (outcome: RegressionOutcome, retell: Retell = retellNothing): readonly string[] =>
  regressionLines(outcome, retell).map(({ text }) => text);

const commanders = 'if the commander is loyal, every loyal lieutenant that decides, decides its order';

test('what is newly failing, with the smallest attack as a story, then what was fixed, then the totals', () => {
  expect(textsOf(regressedOutcome, retellOm)).toEqual([
    'Newly failing (1)',
    '  om -n 3 -m 1 was expected to hold, and is broken (validity)',
    '    messages: expected 3, found 4 (1 more)',
    '    expected because: somebody believed so',
    '    evidence: exhaustive, 14 scenarios',
    '    at model/protocols/om.ts:42',
    '    An attack on validity (1 lie; no single simplification keeps it failing)',
    '      General 0 commands, is loyal, and orders ATTACK.',
    '      1 is a traitor.',
    '      Round 1: 0 tells 1 and 2 “the order is ATTACK”.',
    '      Round 2: 1 tells 2 “0 ordered RETREAT”, though it should say “0 ordered ATTACK”.',
    '      Round 2: 2 tells 1 “0 ordered ATTACK”.',
    '      In the end 2 decides RETREAT.',
    `      That breaks validity: ${commanders}.`,
    '      General 2 cannot tell this from another situation, in which it sees exactly the same:',
    '      General 0 commands.',
    '      0 is a traitor.',
    '      Round 1: 0 tells 2 “the order is ATTACK”, though it should say “the order is RETREAT”.',
    '      There 1 and 2 decide RETREAT.',
    '      Seeing the same, 2 decides RETREAT in both.',
    '    Again: strategos check om -n 3 -m 1 --expect holds',
    '',
    'Counterexamples that are not as expected (1)',
    '  counterexamples/om/validity-n3-m1.json is fixed',
    '    om does not guarantee validity with n = 3, m = 1',
    '    it no longer violates the property',
    '    If that is as it should be: strategos replay --accept counterexamples/om/validity-n3-m1.json',
    '    Again: strategos replay counterexamples/om/validity-n3-m1.json',
    '',
    '1 cell and 0 counterexamples as expected (1 answered from the store), 1 newly failing, 1 counterexample fixed; 1.2 s',
  ]);
});

test('the groups come in this order, and an empty one is left out', () => {
  const headings = regressionLines(everythingCalled('om'), retellNothing).filter(
    ({ tone, text }) => tone === 'strong' && !text.startsWith(' '),
  );
  expect(headings.map(({ text }) => text)).toEqual([
    'Newly failing (1)',
    'Newly passing (1)',
    'Changed (1)',
    'Slower (1)',
    'Undecided (1)',
    'Errors (1)',
    'Counterexamples that are not as expected (5)',
  ]);
  expect(regressionLines(regressionOf([cellOutcome()]), retellNothing)).toEqual([
    { tone: 'good', text: '1 cell as expected; 1.2 s' },
  ]);
});

test('there is nothing to check', () => {
  expect(textsOf(regressionOf([]))).toEqual([NOTHING_CHECKED]);
});

describe('every difference in words', () => {
  const said = (change: Change): string | undefined =>
    textsOf(
      regressionOf([cellOutcome({ cell: om3Cell, standing: 'changed', changes: [change], measured: null })]),
    )[2]?.trim();

  test.each<readonly [Change['kind'], string, string, string, string]>([
    ['verdict', '', 'holds', 'unknown', 'verdict: expected holds, found unknown'],
    ['property', 'agreement', 'violated', 'holds', 'agreement: expected violated, found holds'],
    ['scenarios', '', '34', '12345678', 'scenarios: expected 34, found 12,345,678 (12,345,644 more)'],
    ['violating', 'validity', '4', '2', 'scenarios that break validity: expected 4, found 2 (2 fewer)'],
    ['fewest', 'validity', '2', '1', 'fewest lies that break validity: expected 2, found 1 (1 fewer)'],
    ['fewest', 'validity', '2', 'none', 'fewest lies that break validity: expected 2, found none'],
    ['rounds', '', '2', '3', 'rounds: expected 2, found 3 (1 more)'],
    ['messages', '', '9', '9', 'messages: expected 9, found 9'],
    ['claims', '', '9', '12', 'claims: expected 9, found 12 (3 more)'],
    ['evaluations', '', '1000', '2500', 'evaluations: 1,000 when recorded, 2,500 now (2.5 times as many)'],
    ['evaluations', '', '0', '2', 'evaluations: 0 when recorded, 2 now'],
  ])('%s of %j: %s → %s', (kind, about, expected, found, words) => {
    expect(said({ kind, about, expected, found })).toBe(words);
  });
});

test('of several new attacks the smallest is told, and the others are named', () => {
  const larger = { ...om3Counterexample, property: 'agreement', minimality: { claim: 'minimum', lies: 3 } } as const;
  const measured = measuredAs({ verdict: 'violated', counterexamples: [larger, om3Counterexample] });
  const texts = textsOf(regressionOf([{ ...regressed, measured }]), retellOm);
  expect(texts.filter((text) => text.includes('attack on') || text.includes('attacks on'))).toEqual([
    '    An attack on validity (1 lie; no single simplification keeps it failing)',
    '    There are attacks on agreement (3 lies; no attack has fewer), too.',
  ]);
});

test('three attacks are told, those with the fewest lies; of the others it is said that they are there', () => {
  const withLies = (lies: number): CellOutcome => {
    const attack = { ...om3Counterexample, minimality: { claim: 'minimum', lies } } as const;
    return { ...regressed, measured: measuredAs({ verdict: 'violated', counterexamples: [attack] }) };
  };
  const texts = textsOf(regressionOf([5, 1, 4, 2, 3].map(withLies)), retellOm);
  const told = texts.flatMap((text, i) =>
    text.includes('An attack on') && texts[i + 1]?.startsWith('      ') === true ? [text.trim()] : [],
  );
  expect(told.map((text) => /\d lies?/.exec(text)?.[0])).toEqual(['1 lie', '2 lies', '3 lies']);
  expect(texts.filter((text) => text.includes('An attack on'))).toHaveLength(5);
});

test('an attack that cannot be run again is named all the same', () => {
  expect(
    textsOf(regressionOf([regressed])).filter((text) => text.startsWith('    An attack') || text.startsWith('      ')),
  ).toEqual([
    '    An attack on validity (1 lie; no single simplification keeps it failing)',
    '      Its story cannot be told here: the protocol is not at hand.',
  ]);
});

test('a file that cannot be loaded is said once, with its place and all its cells', () => {
  const error = 'Expected ";" but found "}"\n  12 | }';
  const place = { file: 'own.ts', line: 12 };
  const fails = { standing: 'error', error, place, measured: null } as const;
  const texts = textsOf(
    regressionOf([
      cellOutcome({ ...fails, cell: { ...om4Cell, protocol: './own.ts' } }),
      cellOutcome({ ...fails, cell: { ...om3Cell, protocol: './own.ts' } }),
      cellOutcome({ ...fails, error: 'there is no protocol', place: null }),
    ]),
  );
  expect(texts).toEqual([
    'Errors (2)',
    '  ./own.ts -n 4 -m 1 and ./own.ts -n 3 -m 1 cannot be checked',
    '    Expected ";" but found "}"',
    '      12 | }',
    '    at own.ts:12',
    '    Again: strategos check ./own.ts -n 4 -m 1 --expect holds',
    '  om -n 4 -m 1 cannot be checked',
    '    there is no protocol',
    '    Again: strategos check om -n 4 -m 1 --expect holds',
    '',
    '0 cells as expected, 3 errors; 1.2 s',
  ]);
});

test('an undecided cell says what stopped it', () => {
  const stopped = 'the limit of 100 evaluations was reached';
  const measured = measuredAs({ verdict: 'unknown', grade: null, stopped, scenarios: null });
  const texts = textsOf(regressionOf([cellOutcome({ standing: 'undecided', measured, place: null })]));
  expect(texts.slice(0, 4)).toEqual([
    'Undecided (1)',
    `  om -n 4 -m 1 is undecided: ${stopped}`,
    '    evidence: none, the search was stopped (exhaustive)',
    '    Again: strategos check om -n 4 -m 1 --expect holds',
  ]);
});

test('every failure ends with the command that reproduces it', () => {
  const odd = (['reproduced', 'changed', 'stale', 'error'] as const).map((outcome) =>
    replayOutcome({ outcome, asExpected: false, file: 'my file.json' }),
  );
  const texts = textsOf(regressionOf([regressed], [fixedReplay, ...odd]));
  const last = texts.filter((_, i) => /^ {2}\S|^$/.test(texts[i + 1] ?? '') && /^ {4}/.test(texts[i] ?? ''));
  expect(last).toHaveLength(6);
  for (const text of last) expect(text).toMatch(/^ {4}Again: strategos (check|replay) /);
  expect(texts).toContain("    Again: strategos replay 'my file.json'");
  expect(texts.filter((text) => text.includes('--accept'))).toHaveLength(1);
});

test('no name makes the terminal do anything, or a step on GitHub', () => {
  for (const name of HOSTILE) {
    for (const text of textsOf(everythingCalled(name))) {
      expect(text).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
      expect(text).not.toMatch(/^\s*::|##\[/);
    }
  }
});
