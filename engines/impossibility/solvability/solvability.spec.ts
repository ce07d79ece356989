import { describe, expect, test } from 'vitest';
import { drive } from '../../../test-support/drive.ts';
import { asking } from '../../../test-support/solvability.ts';
import type { Progress } from '../../finding.ts';
import type { Solvability } from './answer.ts';
import { estimateGraph } from './estimate.ts';
import { solvability, standardSolvabilityLimits } from './solvability.ts';

/** What was answered already: several tests look at one answer. */
const known = new Map<string, Solvability>();

const answerTo = (name: string): Solvability => {
  const answer = known.get(name) ?? drive(solvability(asking(name)));
  known.set(name, answer);
  return answer;
};

describe('t + 1 rounds are needed and enough under crashes, and one fewer where only one general is left', () => {
  test.each([
    ['crash 3 1 1', 'Impossible'],
    ['crash 3 1 2', 'Solvable'],
    ['crash 4 1 1', 'Impossible'],
    ['crash 4 1 2', 'Solvable'],
    ['crash 3 2 1', 'Impossible'],
    ['crash 3 2 2', 'Solvable'],
    ['crash 4 2 2', 'Impossible'],
    ['crash 4 2 3', 'Solvable'],
    ['crash 2 1 1', 'Solvable'],
    ['crash 3 0 1', 'Solvable'],
    ['crash 3 0 0', 'Impossible'],
  ] as const)('%s: %s', (name, verdict) => expect(answerTo(name)._tag).toBe(verdict));
});

describe('omissions', () => {
  test.each([
    ['send-omission 3 1 1', 'Impossible'],
    ['receive-omission 3 1 1', 'Solvable'],
    ['send-omission 3 1 2', 'Solvable'],
    ['send-omission 4 1 2', 'Solvable'],
    ['send-omission 3 2 2', 'Solvable'],
    ['omission 3 1 1', 'Impossible'],
    ['omission 3 1 2', 'Solvable'],
    ['omission 4 1 2', 'Solvable'],
    ['omission 3 2 2', 'Solvable'],
  ] as const)('%s: %s', (name, verdict) => expect(answerTo(name)._tag).toBe(verdict));
});

describe('traitors: n > 3t and t + 1 rounds', () => {
  test.each([
    ['byzantine 3 1 1', 'Impossible'],
    ['byzantine 3 1 2', 'Impossible'],
    ['byzantine 3 1 3', 'Impossible'],
    ['byzantine 4 1 1', 'Impossible'],
    ['byzantine 4 1 2', 'Solvable'],
    ['byzantine 5 1 1', 'Impossible'],
    ['byzantine 5 1 2', 'Solvable'],
    ['byzantine 3 1 2 broadcast', 'Impossible'],
    ['byzantine 4 1 1 broadcast', 'Impossible'],
    ['byzantine 4 1 2 broadcast', 'Solvable'],
    ['byzantine 6 2 2 broadcast', 'Impossible'],
    ['byzantine 7 2 2 broadcast', 'Impossible'],
    // Lamport 1983: weak agreement needs as many generals. It may take more executions to see that.
    ['byzantine 3 1 1 consensus weak-unanimity', 'Impossible'],
    ['byzantine 3 1 2 consensus weak-unanimity', 'Impossible'],
    ['byzantine 4 1 2 consensus weak-unanimity', 'Solvable'],
  ] as const)('%s: %s', (name, verdict) => expect(answerTo(name)._tag).toBe(verdict));
});

describe('two generals with at most k losses: solvable if and only if there are more rounds than losses', () => {
  test.each(
    [1, 2, 3].flatMap((rounds) =>
      [0, 1, 2, 3].map(
        (k) =>
          [
            `loss:${String(k)} 2 0 ${String(rounds)} coordinated-attack`,
            rounds > k ? 'Solvable' : 'Impossible',
          ] as const,
      ),
    ),
  )('%s: %s', (name, verdict) => expect(answerTo(name)._tag).toBe(verdict));

  test('with any number of losses there is never a protocol', () => {
    for (const rounds of [0, 1, 2, 3, 4])
      expect(answerTo(`loss 2 0 ${String(rounds)} coordinated-attack`)._tag).toBe('Impossible');
  });
});

/** What must not drift: executions, situations, views, and components or the length of the shortest chain. */
const figures = (answer: Solvability): readonly (string | number)[] => {
  if (answer._tag === 'Unknown' || answer._tag === 'Refused') return [];
  const { executions, situations, views } = answer.size;
  const last = answer._tag === 'Solvable' ? answer.components : answer.chain.executions.length;
  return [String(executions), situations, views, last];
};

test.each([
  ['crash 3 1 2', ['176', 104, 192, 68]],
  ['crash 3 1 2 consensus coordinated-attack', ['176', 136, 192, 68]],
  ['crash 4 2 2', ['12592', 6672, 3856, 32]],
  ['omission 3 1 2', ['1544', 392, 840, 20]],
  ['byzantine 3 1 2', ['200', 56, 96, 3]],
  ['byzantine 4 1 2', ['16400', 272, 2368, 16]],
  ['byzantine 5 1 2', ['5242912', 1312, 37_600, 512]],
  ['byzantine 7 2 2 broadcast', ['14274', 300, 384, 4]],
  ['loss:3 2 0 3 coordinated-attack', ['168', 168, 164, 28]],
] as const)('%s: %j', (name, expected) => expect(figures(answerTo(name))).toEqual(expected));

describe('the size of a graph is known before it is made', () => {
  test.each([
    'crash 3 1 2',
    'crash 3 2 1',
    'crash 4 2 2',
    'crash 4 1 2 broadcast',
    'crash 4 2 0',
    'send-omission 3 2 2',
    'omission 3 1 2',
    'omission 4 1 2 broadcast',
    'byzantine 3 0 2',
    'byzantine 3 2 2',
    'byzantine 4 1 2',
    'byzantine 4 1 3 broadcast',
    'byzantine 5 2 2 broadcast',
    'loss:2 2 0 3',
    'loss:2 3 0 2',
    'loss 2 0 3',
    'loss 2 0 3 coordinated-attack',
    'crash 3 1 2 consensus coordinated-attack',
    'omission 3 1 2 consensus coordinated-attack',
  ])('%s', (name) => {
    const { situations, entries } = estimateGraph(asking(name));
    const made = answerTo(name);
    if (made._tag !== 'Solvable' && made._tag !== 'Impossible') expect.fail(JSON.stringify(made));
    expect(situations).toBe(made.size.situations);
    const limits = { ...standardSolvabilityLimits, entries };
    expect(drive(solvability(asking(name), { limits }))._tag).toBe(made._tag);
    const fewer = drive(solvability(asking(name), { limits: { ...limits, entries: entries - 1 } }));
    expect(fewer).toMatchObject({ _tag: 'Refused', reason: 'too-large', estimate: { situations, entries } });
  });

  test.each([
    'byzantine 7 2 2',
    'byzantine 128 128 16',
    'crash 128 128 16',
    'omission 6 3 4',
    'loss 9 0 9',
    'loss:64 128 0 16',
  ])('%s is refused at once', (name) => expect(answerTo(name)).toMatchObject({ _tag: 'Refused', reason: 'too-large' }));

  test('and why is said in words', () => {
    const answer = answerTo('byzantine 7 2 2');
    expect(answer._tag === 'Refused' && answer.message).toBe(
      'n = 7, t = 2, 2 rounds under byzantine faults: about 717,000 situations with 3,530,000,000 views; the limits are 10,000,000 and 25,000,000',
    );
  });
});

describe('a question without meaning is refused', () => {
  test.each([
    ['byzantine 1 0 1', 'sizes', 'n = 1: n must be at least 2'],
    ['byzantine 3 4 1', 'sizes', 't = 4: there are only 3 generals'],
    ['crash 3 1 -1', 'sizes', 'rounds = -1 must be a whole number from 0 to 16'],
    ['crash 3 1 17', 'sizes', 'rounds = 17 must be'],
    ['crash 3 1 1.5', 'sizes', 'rounds = 1.5 must be a whole number from 0 to 16'],
    ['crash 2 1 1 coordinated-attack', 'problem', 'over a lossy link: n = 2 and faults loss:k, not n = 2 and crash'],
    ['loss:1 3 0 1 coordinated-attack', 'problem', 'not n = 3 and loss:1'],
    ['byzantine 4 1 2 consensus unanimity', 'validity', 'There are loyal-unanimity, weak-unanimity.'],
    ['signed 3 1 2', 'faults', 'views carry no signatures'],
    [
      'byzantine+loss:1 3 1 1',
      'faults',
      'views are known with faulty generals, or where links lose so many messages of a run, and not under byzantine+loss:1',
    ],
    ['loss:1/round 3 0 1', 'faults', 'not under loss:1/round'],
    ['symmetric 4 1 2', 'faults', 'views are known where traitors say anything to anybody, and not under symmetric'],
    ['loss 2 0 1 broadcast unanimity', 'validity', 'broadcast under loss. There is commander.'],
  ])('%s', (name, reason, message) => {
    expect(answerTo(name)).toMatchObject({ _tag: 'Refused', reason, estimate: null });
    expect(answerTo(name)).toHaveProperty('message', expect.stringContaining(message));
  });
});

describe('on the way', () => {
  const name = 'crash 4 2 3';

  test('it says what it is doing, and counts', () => {
    const reports: Progress[] = [];
    drive(solvability(asking(name)), (report) => void reports.push(report));
    const said = reports.map(({ doing }) => doing);
    expect(said).toContain('views with 0, 1 faulty');
    expect(said).toContain('looking for components');
    expect(said).toContain('a decision tree for general 3');
    for (const [i, { evaluations }] of reports.entries())
      expect(evaluations).toBeGreaterThanOrEqual(reports[i - 1]?.evaluations ?? 0);
    expect(reports.at(-1)).toMatchObject({ evaluations: 52_288, scenarios: 32_528n });
  });

  test.each([
    ['byzantine 5 1 2', 'views with 1 faulty'],
    ['byzantine 5 1 2', 'looking for components'],
    ['byzantine 5 1 2', 'a decision tree for general 1'],
    ['crash 4 2 2', 'looking for the shortest chain'],
  ])('%s: stopped while at “%s”, it says so', (stopped, doing) => {
    const bound = { _tag: 'seconds', limit: 1 } as const;
    const answer = drive(solvability(asking(stopped)), (report) => (report.doing === doing ? bound : undefined));
    expect(answer).toEqual({ _tag: 'Unknown', bound });
  });
});
