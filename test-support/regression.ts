/**
 * Outcomes of regression checks for tests: everything is as expected but for what a test says.
 */
import type { Cell } from '../regression/cell.ts';
import { cellName } from '../regression/cell.ts';
import type { Measured } from '../regression/measured.ts';
import type { CellOutcome, RegressionOutcome, ReplayOutcome } from '../regression/outcome.ts';

/** Names that nobody would choose, each of which means something somewhere. */
export const HOSTILE: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  ']]>&lt;!--',
  '%0A::error::no%25',
  'a | b \\| c',
  '`code` ``` $x$',
  '# title\n\n- [link](javascript:x) **bold** @everyone',
  '::add-mask::x,file=y:1',
  'bell\u0007 escape\u001b[31m nul\u0000 \u202ereversed',
  'half \ud800 of a pair, \uffff',
  '"quoted" \'twice\'\ttab\r\nline',
  '-rf --accept',
];

/** OM(1) with four generals holds. */
export const om4Cell: Cell = { protocol: 'om', n: 4, m: 1, verdict: 'holds' };

/** With three it is broken. */
export const om3Cell: Cell = { protocol: 'om', n: 3, m: 1, verdict: 'violated' };

export const measuredAs = (parts: Partial<Measured> = {}): Measured => ({
  verdict: 'holds',
  properties: { agreement: 'holds', validity: 'holds', termination: 'holds' },
  engine: 'exhaustive',
  grade: 'exhaustive',
  stopped: null,
  scenarios: '34',
  violating: { agreement: '0', validity: '0', termination: '0' },
  fewest: {},
  rounds: 2,
  messages: 9,
  claims: 9,
  evaluations: 120,
  counterexamples: [],
  ...parts,
});

/** A cell’s outcome; `om4Cell`, as expected, unless said otherwise. */
export const cellOutcome = (parts: Partial<CellOutcome> = {}): CellOutcome => {
  const cell = parts.cell ?? om4Cell;
  return {
    cell,
    standing: 'as expected',
    changes: [],
    measured: measuredAs({ verdict: cell.verdict }),
    error: null,
    place: { file: `model/protocols/${cell.protocol}.ts`, line: 42 },
    stored: false,
    seconds: 0.25,
    command: `strategos check ${cellName(cell)} --expect ${cell.verdict}`,
    ...parts,
  };
};

/** A counterexample that reproduces, as it should, unless said otherwise. */
export const replayOutcome = (parts: Partial<ReplayOutcome> = {}): ReplayOutcome => ({
  file: 'counterexamples/om/validity-n3-m1.json',
  title: 'om does not guarantee validity with n = 3, m = 1',
  outcome: 'reproduced',
  asExpected: true,
  explanation: 'it violates the property, and everybody decides as recorded',
  protocol: 'om',
  ...parts,
});

/** What was fixed, and nobody has accepted yet. */
export const fixedReplay: ReplayOutcome = replayOutcome({
  outcome: 'fixed',
  asExpected: false,
  explanation: 'it no longer violates the property',
});

/** A check of these cells and counterexamples that took 1.2 s. */
export const regressionOf = (
  cells: readonly CellOutcome[],
  replays: readonly ReplayOutcome[] = [],
  parts: Partial<RegressionOutcome> = {},
): RegressionOutcome => ({ cells, replays, interrupted: false, seconds: 1.23, ...parts });

/** Everything that can be said of somebody’s names and messages, with this as all of them. */
export const everythingCalled = (text: string): RegressionOutcome => {
  const cell: Cell = { ...om4Cell, protocol: text, faults: text, source: text };
  const named = {
    cell,
    place: { file: text, line: 1 },
    command: text,
    changes: [
      { kind: 'property', about: text, expected: 'holds', found: 'violated' },
      { kind: 'evaluations', about: '', expected: text, found: text },
    ],
    measured: measuredAs({ engine: text, stopped: text, properties: { [text]: 'violated' } }),
  } as const;
  return regressionOf(
    [
      cellOutcome({ ...named, standing: 'newly failing' }),
      cellOutcome({ ...named, standing: 'newly passing' }),
      cellOutcome({ ...named, standing: 'changed' }),
      cellOutcome({ ...named, standing: 'undecided' }),
      cellOutcome({ ...named, standing: 'error', measured: null, changes: [], error: text }),
      cellOutcome({ ...named, standing: 'not run', measured: null, changes: [] }),
      cellOutcome(named),
    ],
    (['reproduced', 'fixed', 'changed', 'stale', 'error'] as const).map((outcome) =>
      replayOutcome({ file: text, title: text, explanation: text, protocol: text, outcome, asExpected: false }),
    ),
  );
};
