import { beforeAll, describe, expect, test } from 'vitest';
import { argumentsToProve } from '../../inquiry/agenda/arguments.ts';
import { checkingClaim, claimsToProve, standardCast } from '../../inquiry/agenda/claims.ts';
import { drive } from '../../test-support/drive.ts';
import { argumentsOf } from '../document/arguments.ts';
import type { CheckedClaim } from '../document/claim.ts';
import { checkedClaim } from '../document/claim.ts';
import { allBlocks } from '../document/document.ts';
import type { Surroundings } from '../document/exhibit.ts';
import type { ReportProvenance } from '../document/provenance.ts';
import { PROVENANCE_BEGINS, PROVENANCE_ENDS, withoutProvenance } from '../document/provenance.ts';
import { documentMarkdown } from '../formats/markdown.ts';
import { proofDocument } from './proof.ts';

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
  solver: null,
  date: 'a day',
  seconds: 12.34,
};

/** The two claims of the report's title. */
let claims: readonly CheckedClaim[] = [];
let markdown = '';
let lines: readonly string[] = [];

const reported = argumentsOf(argumentsToProve(standardCast));

/** The report on these claims, as Markdown. */
const markdownOn = (about: readonly CheckedClaim[]): string =>
  documentMarkdown(proofDocument(about, reported, surroundings.fingerprints, provenance));

beforeAll(() => {
  claims = claimsToProve(standardCast)
    .slice(0, 2)
    .map((claim) => checkedClaim(claim, drive(checkingClaim(claim)), surroundings));
  markdown = markdownOn(claims);
  lines = markdown.split('\n');
});

/** The rows of the table, and the two lines of its head. */
const rowsIn = (text: string): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map(cellsOf);

/** The cells of a row. */
const cellsOf = (row: string): readonly string[] => row.replace(/^\| /, '').replace(/ \|$/, '').split(' | ');

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
      '## References',
      '## Provenance',
    ]);
  });

  test('has a row for each claim, with the numbers', () => {
    const rows = rowsIn(markdown);
    const [head, rule, three, four] = rows;
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map((cells) => cells.length))).toEqual(new Set([11]));
    expect(head?.slice(0, 3)).toEqual(['claim', 'protocol', 'n']);
    expect(new Set(rule)).toEqual(new Set(['---', '---:']));
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
      'expects violated: [Lamport, Shostak and Pease 1982](#lamport1982), §2: impossible for n ≤ 3t',
    ]);
    expect(four?.slice(6, 9)).toEqual(['**holds**', 'exhaustive: 34 scenarios', 'none']);
    expect(three?.[9]).toMatch(/^\d+$/);
  });

  test('tells the counterexample, draws it, and says how to replay it', () => {
    const text = markdown;
    expect(text).toContain(
      '1 lie, and no attack has fewer (exhaustive). File: `counterexamples/om/validity-n3-m1.json`.',
    );
    expect(text).toContain('\n- Round 2: 1 tells 2 “0 ordered RETREAT”, though it should say “0 ordered ATTACK”.\n');
    expect(text).toContain(
      '\n\nGeneral 2 cannot tell this from another situation, in which it sees exactly the same:\n\n- General 0 commands.\n',
    );
    expect(text).toContain('```mermaid\nsequenceDiagram\n');
    expect(text).toContain(
      '\n```text\nstrategos check om -n 3 -m 1 --minimum\nstrategos replay counterexamples/om/validity-n3-m1.json\n```\n',
    );
    expect(text).toContain('\n- `strategos check om -n 4 -m 1`\n');
    expect(text).toContain('Seeds: none, since nothing here is random.');
  });

  test('says that a counterexample is the least there is only where that is shown', () => {
    expect(markdown).toContain('1 lie, and no attack has fewer (exhaustive).');
    const local = claims.map((claim) => ({
      ...claim,
      exhibits: claim.exhibits.map((exhibit) => ({
        ...exhibit,
        counterexample: { ...exhibit.counterexample, minimality: { claim: 'local', lies: 1 } as const },
      })),
    }));
    expect(markdownOn(local)).toContain('1 lie, and no single simplification keeps it failing.');
  });

  test('ends in a newline, and has no line that ends in a space', () => {
    expect(lines.at(-1)).toBe('');
    expect(lines.filter((line) => line.endsWith(' '))).toEqual([]);
  });
});

describe('two runs', () => {
  test('of the same give the same bytes', () => {
    expect(markdownOn([...claims])).toBe(markdown);
  });

  test('differ in their provenance only', () => {
    const other: ReportProvenance = {
      command: 'strategos prove --out elsewhere',
      version: '9',
      commit: 'abc',
      node: 'Node v2',
      machine: 'another',
      solver: null,
      date: 'another day',
      seconds: 99,
    };
    const yours = documentMarkdown(proofDocument(claims, reported, {}, other));
    expect(markdown).not.toBe(yours);
    expect(withoutProvenance(markdown)).toBe(withoutProvenance(yours));
    expect(markdown).toContain('- Run in a folder that is in no git repository, or in one without a commit');
    expect(yours).toContain('- Commit of the folder it was run in: abc\n');
    expect(markdown).toContain('- a day, 12.3 s in all');
    expect(markdown).toContain('- `om`: sha256:1');
    // No claim is about it.
    expect(markdown).not.toContain('sha256:2');
  });

  test('that find something else differ without their provenance as well', () => {
    expect(withoutProvenance(markdownOn(claims.slice(1)))).not.toBe(withoutProvenance(markdown));
  });

  test('what is left without provenance is all the rest', () => {
    const rest = withoutProvenance(markdown);
    expect(rest).not.toContain('a machine');
    expect(rest).not.toContain('sha256');
    expect(rest).toContain('## How to reproduce');
    expect(markdown).toContain(PROVENANCE_BEGINS);
    expect(markdown.endsWith(`${PROVENANCE_ENDS}\n`)).toBe(true);
    expect(withoutProvenance(rest)).toBe(rest);
    expect(withoutProvenance('')).toBe('');
  });
});

test('the arguments stand between the claims and the counterexamples, each with its figure', () => {
  expect(markdown).toContain('\n### The hexagon (Fischer, Lynch and Merritt 1986)\n');
  expect(markdown).toContain('](figures/hexagon-om-n3-m1.svg)');
  expect(markdown).toContain('](figures/chain-handshake-n2-m0.svg)');
  expect(reported.map(({ file }) => file)).toEqual([
    'figures/hexagon-om-n3-m1.svg',
    'figures/chain-handshake-n2-m0.svg',
  ]);
  expect(markdown).toContain('Told again by `strategos impossible handshake -n 2 -m 0`.\n');
  expect(markdown.indexOf('## Why no protocol can')).toBeLessThan(markdown.indexOf('## Counterexamples'));
  const without = documentMarkdown(proofDocument(claims, [], surroundings.fingerprints, provenance));
  expect(without).not.toContain('Why no protocol can');
});

describe('a table cell', () => {
  test('does not end its row, whatever is in it', () => {
    const rows = rowsIn(markdownOn(claims.map((claim) => ({ ...claim, words: 'either | or\nboth || neither' }))));
    expect(rows).toHaveLength(4);
    expect(rows.map((cells) => cells.length)).toEqual([11, 11, 11, 11]);
    expect(rows[2]?.[0]).toBe('either &#124; or both &#124;&#124; neither');
  });

  test('says what was sampled, and what theory does not say', () => {
    const sampled = claims.map((claim) => ({
      ...claim,
      theory: { verdict: 'unknown', source: 'nobody' } as const,
      evidence: { ...claim.evidence, grade: 'sampled' as const, scenarios: 1_000n },
    }));
    const [, , row] = rowsIn(markdownOn(sampled));
    expect(row?.[7]).toBe('sampled: 1,000 runs');
    expect(row?.[10]).toBe('says nothing');
  });

  test('says what is not as expected, and what was stopped', () => {
    const stopped = claims.map((claim): CheckedClaim => ({
      ...claim,
      verdict: 'unknown',
      evidence: { ...claim.evidence, grade: null, stopped: { _tag: 'interrupted' } },
    }));
    const text = markdownOn(stopped);
    expect(text).toContain('| **unknown** (not as expected) | unfinished: 14 scenarios |');
    expect(text).toContain('\nSome claim below did NOT turn out as the literature says: see the table.\n');
    expect(markdown).toContain('\nEvery claim below turned out as the literature says.');
  });
});

test('what it refers to has one name each, and sources that are cited are listed', () => {
  const { blocks, references } = proofDocument(claims, reported, {}, provenance);
  const ids = allBlocks(blocks).flatMap((block) => ('id' in block ? [block.id] : []));
  expect(new Set(ids).size).toBe(ids.length);
  expect(references.map(({ key }) => key)).toEqual(['gray1978', 'lamport1982', 'fischer1986', 'lynch1996']);
});

test('a diagram of an execution stands in every section', () => {
  const diagrams = lines.filter((line) => line === 'sequenceDiagram');
  expect(diagrams).toHaveLength(claims.flatMap(({ exhibits }) => exhibits).length);
});
