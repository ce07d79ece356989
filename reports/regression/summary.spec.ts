import { describe, expect, test } from 'vitest';
import { toy } from '../../test-support/toy.ts';
import type { RegressionOutcome } from '../../regression/outcome.ts';
import { runScenario } from '../../model/scenario.ts';
import { figure1, om3, refutation } from '../../test-support/counterexample.ts';
import { right } from '../../test-support/either.ts';
import { blocksOf, linksOf } from '../../test-support/markdown.ts';
import { questionAt } from '../../test-support/question.ts';
import { regressed, regressedOutcome, retellNothing, retellOm } from '../../test-support/regressed.ts';
import {
  cellOutcome,
  everythingCalled,
  HOSTILE,
  measuredAs,
  om3Cell,
  regressionOf,
} from '../../test-support/regression.ts';
import { some } from '../../test-support/tier/draws.ts';
import { mermaidOf } from '../traces/mermaid.ts';
import { retold } from './attacks.ts';
import { NOTHING_CHECKED } from './groups.ts';
import { MOST_BYTES, regressionSummary } from './summary.ts';

const bytes = (text: string): number => Buffer.byteLength(text);

/** What is left of Markdown when everything that is escaped, and all code, is taken out. */
const bare = (markdown: string): string =>
  markdown
    .replaceAll(/\\[!-/:-@[-`{-~]|&(amp|lt|gt|#124);/g, '')
    .replaceAll(/(`{3,})\w*\n[\s\S]*?\n\1/g, '')
    .replaceAll(/`[^`|\n]*`/g, '')
    .replaceAll(/<\/?(br|code)>/g, '');

test('a regression: what came of it, the attack with its diagram and story, the command', () => {
  const replay = 'counterexamples/om/validity-n3-m1.json';
  expect(regressionSummary(regressedOutcome, retellOm).split('\n')).toEqual([
    '## Strategos: not everything is as expected',
    '',
    '1 cell and 0 counterexamples as expected (1 answered from the store), 1 newly failing, 1 counterexample fixed; 1.2 s',
    '',
    '| what | came of it | where | again |',
    '| --- | --- | --- | --- |',
    '| `om -n 3 -m 1` | was expected to hold, and is broken (validity)<br>messages: expected 3, found 4 (1 more) | ' +
      '`model/protocols/om.ts:42` | `strategos check om -n 3 -m 1 --expect holds` |',
    `| \`${replay}\` | is fixed<br>it no longer violates the property |  | ` +
      `\`strategos replay ${replay}\`<br>if that is as it should be: \`strategos replay --accept ${replay}\` |`,
    '',
    '### Attack: om does not guarantee validity with n = 3, m = 1, at most 1 faulty (byzantine)',
    '',
    '1 lie; no single simplification keeps it failing.',
    '',
    '```mermaid',
    ...mermaidOf(om3.instance, figure1).split('\n'),
    '```',
    '',
    '- General 0 commands, is loyal, and orders ATTACK.',
    '- 1 is a traitor.',
    '- Round 1: 0 tells 1 and 2 “the order is ATTACK”.',
    '- Round 2: 1 tells 2 “0 ordered RETREAT”, though it should say “0 ordered ATTACK”.',
    '- Round 2: 2 tells 1 “0 ordered ATTACK”.',
    '- In the end 2 decides RETREAT.',
    '- That breaks validity: if the commander is loyal, every loyal lieutenant that decides, decides its order.',
    '- General 2 cannot tell this from another situation, in which it sees exactly the same:',
    '  - General 0 commands.',
    '  - 0 is a traitor.',
    '  - Round 1: 0 tells 2 “the order is ATTACK”, though it should say “the order is RETREAT”.',
    '  - There 1 and 2 decide RETREAT.',
    '  - Seeing the same, 2 decides RETREAT in both.',
    '',
    'Again: `strategos check om -n 3 -m 1 --expect holds`',
    '',
  ]);
});

test('the table has a row for everything that is not as expected, each as wide as its head', () => {
  const rows = regressionSummary(everythingCalled('om'), retellNothing)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  expect(rows).toHaveLength(2 + 6 + 5);
  for (const row of rows) expect(row.split('|')).toHaveLength(6);
});

test('where everything is as expected, it is two sentences', () => {
  expect(regressionSummary(regressionOf([cellOutcome(), cellOutcome({ cell: om3Cell })]), retellNothing)).toBe(
    '## Strategos: everything is as expected\n\n2 cells as expected (1 cell still broken); 1.2 s\n',
  );
  expect(regressionSummary(regressionOf([]), retellNothing)).toContain(NOTHING_CHECKED);
});

test('an attack that cannot be run again has no diagram', () => {
  const markdown = regressionSummary(regressionOf([regressed]), retellNothing);
  expect(blocksOf(markdown)).toEqual([]);
  expect(markdown).toContain('Its story cannot be told here: the protocol is not at hand.');
});

describe('names are only names', () => {
  test('of protocols, files, properties and errors', () => {
    for (const name of HOSTILE) {
      const markdown = regressionSummary(everythingCalled(name), retellNothing);
      const lines = bare(markdown).split('\n');
      expect(lines.filter((line) => line.startsWith('#'))).toEqual(['## Strategos: not everything is as expected']);
      for (const line of lines.filter((each) => !each.startsWith('##'))) expect(line).not.toMatch(/[`*_[\]<>~#!$@]/);
      for (const line of lines.filter((each) => each.startsWith('|'))) expect(line.split('|')).toHaveLength(6);
      expect(linksOf(markdown.replaceAll(/\\./g, ''))).toEqual([]);
      expect(markdown).not.toMatch(/(?!\n)\p{Cc}|\p{Cs}/u);
    }
  });

  test('of claims, in the story and in the diagram, and titles of attacks', () => {
    for (const name of HOSTILE) {
      const label = name.replace(/\ud800|\u0000/g, '');
      const hostile = toy({ claims: () => [label], meaning: () => label });
      const question = questionAt(hostile, { n: 2, m: 1 }, 'byzantine');
      const lie = { round: 1, from: 0, to: 1, prescribed: [], said: [label] };
      const recorded = right(
        runScenario(question.instance, { faulty: [0], orders: [0, 0], deviations: [lie], heads: [] }),
      );
      const attack = { ...refutation(question, 'validity', recorded), title: name };
      const outcome = regressionOf([{ ...regressed, measured: measuredAs({ counterexamples: [attack] }) }]);
      const markdown = regressionSummary(outcome, (counterexample) => retold(counterexample, hostile));
      const [diagram, ...others] = blocksOf(markdown);
      expect(others).toEqual([]);
      expect(diagram?.language).toBe('mermaid');
      expect(diagram?.lines[0]).toBe('sequenceDiagram');
      for (const line of diagram?.lines.slice(1) ?? [])
        expect(line).toMatch(/^ {2}(participant G\d as [^<>;]*|(Note over )?G\d(,|->>|--x)?(G\d)?: [^<>;]*)$/);
      for (const line of bare(markdown)
        .split('\n')
        .filter((each) => !/^#+ |^\| /.test(each)))
        expect(line).not.toMatch(/[`*_[\]<>~#!$@|]/);
    }
  });
});

describe('GitHub takes 1 MiB', () => {
  const many = (count: number): RegressionOutcome => regressionOf(Array.from({ length: count }, () => regressed));

  test('and what is longer ends between two pieces, and says so', () => {
    // All of them are the same attack, so its story is found once.
    const stories = new Map<unknown, ReturnType<typeof retellOm>>();
    const markdown = regressionSummary(many(2000), (attack, cell) => {
      const story = stories.get(attack) ?? retellOm(attack, cell);
      stories.set(attack, story);
      return story;
    });
    expect(bytes(markdown)).toBeLessThanOrEqual(MOST_BYTES);
    expect(bytes(markdown)).toBeGreaterThan(MOST_BYTES - 3000);
    expect(markdown.trimEnd().split('\n').at(-1)).toBe(
      '*This summary is cut here: GitHub shows 1 MiB of it. The log of the step has everything.*',
    );
    const lines = markdown.split('\n');
    expect(blocksOf(markdown)).toHaveLength(lines.filter((line) => line.startsWith('### Attack')).length);
    expect(lines.filter((line) => line.startsWith('| `om -n 3'))).toHaveLength(2000);
  });

  test('what just fits is whole, and one byte less is not', () => {
    const whole = regressionSummary(many(3), retellOm);
    expect(regressionSummary(many(3), retellOm, bytes(whole))).toBe(whole);
    const cut = regressionSummary(many(3), retellOm, bytes(whole) - 1);
    expect(cut).toContain('This summary is cut here');
    expect(bytes(cut)).toBeLessThan(bytes(whole));
    expect(cut.split('### Attack')).toHaveLength(3);
  });

  test('no limit is passed by a single byte', () => {
    const whole = bytes(regressionSummary(many(3), retellNothing));
    const limits = Array.from({ length: whole - 99 }, (_, i) => i + 100);
    for (const most of some(300, limits))
      expect(bytes(regressionSummary(many(3), retellNothing, most))).toBeLessThanOrEqual(most);
  });

  test('a long error does not use it up', () => {
    const error = 'é<'.repeat(MOST_BYTES);
    const markdown = regressionSummary(
      regressionOf([cellOutcome({ standing: 'error', error, measured: null })]),
      retellNothing,
    );
    expect(bytes(markdown)).toBeLessThan(10_000);
    expect(markdown).not.toContain('is cut here');
  });
});
