import { describe, expect, test } from 'vitest';
import type { RegressionOutcome } from '../../regression/outcome.ts';
import { regressedOutcome } from '../../test-support/regressed.ts';
import {
  cellOutcome,
  everythingCalled,
  fixedReplay,
  HOSTILE,
  om4Cell,
  regressionOf,
  replayOutcome,
} from '../../test-support/regression.ts';
import { annotationsOf, MOST_ANNOTATIONS } from './annotations.ts';

interface Command {
  readonly kind: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const unescaped = (text: string): string =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');

/** A command as GitHub’s runner reads it. */
const commandOf = (line: string): Command => {
  const [, kind = '', properties = '', message = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
  const pairs = properties
    .split(',')
    .map((pair) => [pair.split('=')[0] ?? '', unescaped(pair.split('=').slice(1).join('='))]);
  return { kind, properties: Object.fromEntries(pairs) as Record<string, string>, message: unescaped(message) };
};

const commandsOf = (outcome: RegressionOutcome): readonly Command[] => annotationsOf(outcome).map(commandOf);

test('a regression points to the file and line of the protocol', () => {
  expect(annotationsOf(regressedOutcome)).toEqual([
    '::error file=model/protocols/om.ts,line=42,title=om -n 3 -m 1::was expected to hold, and is broken (validity)%0A' +
      'messages: expected 3, found 4 (1 more)%0A' +
      'the smallest attack: validity, 1 lie; no single simplification keeps it failing%0A' +
      'Again: strategos check om -n 3 -m 1 --expect holds',
    '::warning file=counterexamples/om/validity-n3-m1.json,title=counterexamples/om/validity-n3-m1.json is fixed::' +
      'om does not guarantee validity with n = 3, m = 1%0A' +
      'it no longer violates the property%0A' +
      'If that is as it should be: strategos replay --accept counterexamples/om/validity-n3-m1.json%0A' +
      'Again: strategos replay counterexamples/om/validity-n3-m1.json',
  ]);
});

test('what is as expected is not annotated, nor is what was not run', () => {
  const notRun = cellOutcome({ standing: 'not run', measured: null });
  expect(annotationsOf(regressionOf([cellOutcome(), notRun], [replayOutcome()]))).toEqual([]);
  expect(annotationsOf(regressionOf([]))).toEqual([]);
});

describe('of which kind', () => {
  const kind = (standing: Parameters<typeof cellOutcome>[0]): string | undefined =>
    commandsOf(regressionOf([cellOutcome(standing)]))[0]?.kind;

  test('a cell is', () => {
    expect(kind({ standing: 'newly failing' })).toBe('error');
    expect(kind({ standing: 'error', error: 'no', measured: null })).toBe('error');
    expect(kind({ standing: 'newly passing' })).toBe('warning');
    expect(kind({ standing: 'changed' })).toBe('warning');
    expect(kind({ standing: 'undecided' })).toBe('warning');
    expect(kind({ changes: [{ kind: 'evaluations', about: '', expected: '1', found: '2' }] })).toBe('notice');
  });

  test('a counterexample is', () => {
    const kinds = (['reproduced', 'fixed', 'changed', 'stale', 'error'] as const).map(
      (outcome) => commandsOf(regressionOf([], [replayOutcome({ outcome, asExpected: false })]))[0]?.kind,
    );
    expect(kinds).toEqual(['error', 'warning', 'warning', 'error', 'error']);
  });
});

test('a place that nobody knows is not made up', () => {
  const [only] = commandsOf(regressionOf([cellOutcome({ standing: 'changed', place: null })]));
  expect(only?.properties).toEqual({ title: 'om -n 4 -m 1' });
});

test('an error that several cells share is one annotation', () => {
  const failing = cellOutcome({ standing: 'error', error: 'no such file', measured: null });
  const commands = commandsOf(regressionOf([failing, failing, failing]));
  expect(commands).toHaveLength(1);
  expect(commands[0]?.message).toContain('It keeps 3 cells from being checked');
});

describe('GitHub shows ten of a kind', () => {
  const many = (count: number): RegressionOutcome =>
    regressionOf(
      Array.from({ length: count }, (_, i) =>
        cellOutcome({ standing: 'newly failing', cell: { ...om4Cell, n: i + 4 } }),
      ),
      [fixedReplay],
    );

  test('so ten stay ten', () => {
    expect(commandsOf(many(MOST_ANNOTATIONS)).map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 10 }, () => 'error'),
      'warning',
    ]);
  });

  test('and of thirteen the last four are one', () => {
    const commands = commandsOf(many(13));
    const errors = commands.filter(({ kind }) => kind === 'error');
    expect(errors).toHaveLength(10);
    expect(errors.at(-1)?.properties).toEqual({ title: 'and 4 more' });
    expect(errors.at(-1)?.message.split('\n')).toEqual(
      [13, 14, 15, 16].map((n) => `om -n ${String(n)} -m 1: was expected to hold, and is broken ()`),
    );
    expect(commands.filter(({ kind }) => kind === 'warning')).toHaveLength(1);
  });
});

test('no name ends its command, and each is read as it shows', () => {
  for (const name of HOSTILE) {
    const lines = annotationsOf(everythingCalled(name));
    expect(lines).toHaveLength(11);
    for (const line of lines) {
      expect(line).not.toMatch(/[\r\n]|[^\P{Cc}]|\p{Cs}/u);
      const { kind, properties } = commandOf(line);
      expect(['error', 'warning', 'notice']).toContain(kind);
      expect(Object.keys(properties).toSorted()).toEqual(
        'line' in properties ? ['file', 'line', 'title'] : ['file', 'title'],
      );
    }
  }
  const [first] = commandsOf(everythingCalled('%0A::error file=x,y::no%'));
  expect(first?.properties['file']).toBe('%0A::error file=x,y::no%');
  expect(first?.message.split('\n')[1]).toBe('%0A::error file=x,y::no%: expected holds, found violated');
});

test('a message is no longer than GitHub shows', () => {
  const [long] = commandsOf(
    regressionOf([cellOutcome({ standing: 'error', error: 'x'.repeat(9999), measured: null })]),
  );
  expect(long?.message).toHaveLength(4000);
});
