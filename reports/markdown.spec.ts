import { beforeAll, describe, expect, test } from 'vitest';
import { argumentsToProve } from '../inquiry/agenda/arguments.ts';
import { checkingClaim, claimsToProve, standardCast } from '../inquiry/agenda/claims.ts';
import { drive } from '../test-support/drive.ts';
import { proofMarkdown, PROVENANCE_BEGINS, PROVENANCE_ENDS, withoutProvenance } from './markdown.ts';
import type { Surroundings } from './prove.ts';
import { argumentsOf, checkedClaim, reportOf } from './prove.ts';
import type { CheckedClaim, Report, ReportProvenance } from './report.ts';

const surroundings: Surroundings = {
  version: '1.2.3',
  commit: null,
  fingerprints: { om: 'sha256:1', sm: 'sha256:2' },
  folder: 'counterexamples',
};

const provenance: ReportProvenance = {
  command: 'strategos prove',
  version: '1.2.3',
  commit: null,
  node: 'Node v1',
  machine: 'a machine',
  date: 'a day',
  seconds: 12.34,
};

/** The two claims of the report's title. */
let claims: readonly CheckedClaim[] = [];
let report: Report = reportOf([], [], surroundings, provenance);
let lines: readonly string[] = [];

beforeAll(() => {
  claims = claimsToProve(standardCast)
    .slice(0, 2)
    .map((claim) => checkedClaim(claim, drive(checkingClaim(claim)), surroundings));
  report = reportOf(claims, argumentsOf(argumentsToProve(standardCast)), surroundings, provenance);
  lines = proofMarkdown(report).split('\n');
});

/** The cells of a row, unescaped. */
const cellsOf = (row: string): readonly string[] =>
  row
    .replace(/^\| /, '')
    .replace(/ \|$/, '')
    .split(/(?<!\\) \| /)
    .map((cell) => cell.replaceAll('\\|', '|'));

describe('the report', () => {
  test('has its parts in this order', () => {
    expect(lines.filter((line) => line.startsWith('#'))).toEqual([
      '# Three generals cannot, four can',
      '## Claims',
      '## Why no protocol can',
      '### The hexagon (Fischer, Lynch and Merritt 1986)',
      '### The chain of lost messages (Gray 1978; Lynch 1996, Theorem 5.1)',
      '## Counterexamples',
      '### om does not guarantee validity with n = 3, m = 1, at most 1 faulty (byzantine)',
      '## How to reproduce',
      '## Provenance',
    ]);
  });

  test('has a row for each claim, with the numbers', () => {
    const rows = lines.filter((line) => line.startsWith('| ')).map(cellsOf);
    const [head, rule, three, four] = rows;
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map((cells) => cells.length))).toEqual(new Set([11]));
    expect(head?.slice(0, 3)).toEqual(['claim', 'protocol', 'n']);
    expect(new Set(rule)).toEqual(new Set(['---']));
    expect(three?.filter((_, i) => i !== 9)).toEqual([
      'Three generals, one of them a traitor, cannot agree with OM(1)',
      'om',
      '3',
      '1',
      '1',
      'byzantine',
      '**violated**',
      'exhaustive: 14 scenarios',
      '2 break validity',
      'expects violated: Lamport, Shostak and Pease 1982, §2: impossible for n ≤ 3t',
    ]);
    expect(four?.slice(6, 9)).toEqual(['**holds**', 'exhaustive: 34 scenarios', 'none']);
    expect(three?.[9]).toMatch(/^\d+$/);
  });

  test('tells the counterexample, draws it, and says how to replay it', () => {
    const text = lines.join('\n');
    expect(text).toContain('1 lie, and no attack has fewer. File: `counterexamples/om/validity-n3-m1.json`.');
    expect(text).toContain('\n- Round 2: 1 tells 2 “0 ordered RETREAT”, though it should say “0 ordered ATTACK”.\n');
    expect(text).toContain(
      '\n- General 2 cannot tell this from another situation, in which it sees exactly the same:\n  - General 0 commands.\n',
    );
    expect(text).toContain('```mermaid\nsequenceDiagram\n');
    expect(text).toContain('\nReplay: `strategos replay counterexamples/om/validity-n3-m1.json`\n');
    expect(text).toContain('\n- `strategos check om -n 4 -m 1`\n');
    expect(text).toContain('Seeds: none, since nothing here is random.');
  });

  test('says that a counterexample is the least there is only where that is shown', () => {
    expect(proofMarkdown(report)).toContain('1 lie, and no attack has fewer.');
    const local = claims.map((claim) => ({
      ...claim,
      exhibits: claim.exhibits.map((exhibit) => ({
        ...exhibit,
        counterexample: { ...exhibit.counterexample, minimality: { claim: 'local', lies: 1 } as const },
      })),
    }));
    expect(proofMarkdown({ ...report, claims: local })).toContain(
      '1 lie, and no single simplification keeps it failing.',
    );
  });

  test('ends in a newline, and has no line that ends in a space', () => {
    expect(lines.at(-1)).toBe('');
    expect(lines.filter((line) => line.endsWith(' '))).toEqual([]);
  });
});

describe('two runs', () => {
  test('of the same give the same bytes', () => {
    expect(proofMarkdown(report)).toBe(proofMarkdown({ ...report, claims: [...claims] }));
  });

  test('differ in their provenance only', () => {
    const other: ReportProvenance = {
      command: 'strategos prove --out elsewhere',
      version: '9',
      commit: 'abc',
      node: 'Node v2',
      machine: 'another',
      date: 'another day',
      seconds: 99,
    };
    const [mine, yours] = [report, { ...report, provenance: other, fingerprints: {} }].map(proofMarkdown);
    expect(mine).not.toBe(yours);
    expect(withoutProvenance(mine ?? '')).toBe(withoutProvenance(yours ?? ''));
    expect(mine).toContain('- Run in a folder that is in no git repository, or in one without a commit');
    expect(yours).toContain('- Commit of the folder it was run in: abc\n');
    expect(mine).toContain('- a day, 12.3 s');
    expect(mine).toContain('- om: sha256:1');
  });

  test('that find something else differ without their provenance as well', () => {
    const less = { ...report, claims: claims.slice(1) };
    expect(withoutProvenance(proofMarkdown(less))).not.toBe(withoutProvenance(proofMarkdown(report)));
  });

  test('what is left without provenance is all the rest', () => {
    const text = proofMarkdown(report);
    const rest = withoutProvenance(text);
    expect(rest).not.toContain('a machine');
    expect(rest).not.toContain('sha256');
    expect(rest).toContain('## How to reproduce');
    expect(text).toContain(PROVENANCE_BEGINS);
    expect(text.endsWith(`${PROVENANCE_ENDS}\n`)).toBe(true);
    expect(withoutProvenance(rest)).toBe(rest);
    expect(withoutProvenance('')).toBe('');
  });
});

test('the arguments stand between the claims and the counterexamples, each with its figure', () => {
  const text = proofMarkdown(report);
  expect(text).toContain('## Why no protocol can\n\n### The hexagon (Fischer, Lynch and Merritt 1986)\n');
  expect(text).toContain('](figures/hexagon-om-n3-m1.svg)');
  expect(text).toContain('](figures/chain-handshake-n2-m0.svg)');
  expect(text).toContain('\nTold again: `strategos impossible handshake -n 2 -m 0`\n');
  expect(text.indexOf('## Why no protocol can')).toBeLessThan(text.indexOf('## Counterexamples'));
  expect(proofMarkdown({ ...report, arguments: [] })).not.toContain('Why no protocol can');
});

describe('a table cell', () => {
  test('does not end its row, whatever is in it', () => {
    const odd = claims.map((claim) => ({ ...claim, words: 'either | or\nboth || neither' }));
    const rows = proofMarkdown({ ...report, claims: odd })
      .split('\n')
      .filter((line) => line.startsWith('| '));
    expect(rows).toHaveLength(4);
    expect(rows.map((row) => cellsOf(row).length)).toEqual([11, 11, 11, 11]);
    expect(cellsOf(rows[2] ?? '')[0]).toBe('either | or both || neither');
  });

  test('says what was sampled, and what theory does not say', () => {
    const sampled = claims.map((claim) => ({
      ...claim,
      theory: { verdict: 'unknown', source: 'nobody' } as const,
      evidence: { ...claim.evidence, grade: 'sampled' as const, scenarios: 1_000n },
    }));
    const rows = proofMarkdown({ ...report, claims: sampled })
      .split('\n')
      .filter((line) => line.startsWith('| '));
    expect(cellsOf(rows[2] ?? '')[7]).toBe('sampled: 1,000 runs');
    expect(cellsOf(rows[2] ?? '')[10]).toBe('says nothing');
  });
});

test('seeds are named where something is random', () => {
  expect(proofMarkdown({ ...report, seeds: ['7', 'strategos'] })).toContain('Seeds: 7, strategos.');
});

test('a diagram of an execution stands in every section', () => {
  const diagrams = lines.filter((line) => line === 'sequenceDiagram');
  expect(diagrams).toHaveLength(claims.flatMap(({ exhibits }) => exhibits).length);
});
