/**
 * A decision map is a claim; the engines that check protocols check it.
 */
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { drive } from '../../../test-support/drive.ts';
import { left, right } from '../../../test-support/either.ts';
import { asking } from '../../../test-support/solvability.ts';
import type { FaultModel } from '../../../model/fault-model.ts';
import { faultModelOf } from '../../../model/faults/registry.ts';
import { instanceOf } from '../../../model/instance.ts';
import type { Protocol } from '../../../model/protocol.ts';
import { agreement } from '../../../properties/agreement.ts';
import { termination } from '../../../properties/termination.ts';
import { validity } from '../../../properties/validity.ts';
import { exhaustive } from '../../exhaustive/exhaustive.ts';
import type { Counted } from '../../finding.ts';
import type { Solvability } from './answer.ts';
import type { SolvabilityQuestion } from './question.ts';
import { solvability, standardSolvabilityLimits } from './solvability.ts';

/** What was answered already, by question in words: several tests look at one answer. */
const known = new Map<string, Solvability>();

const answerTo = (name: string): Solvability => {
  const answer = known.get(name) ?? drive(solvability(asking(name)));
  known.set(name, answer);
  return answer;
};

const solutionOf = (name: string): Protocol => {
  const answer = answerTo(name);
  if (answer._tag !== 'Solvable') throw new Error(answer._tag);
  return right(answer.protocol);
};

/** Omissions, written once more: each message of, to, or of and to a faulty general may be lost. */
const omission = (name: string): FaultModel => ({
  ...right(faultModelOf(name)),
  program: ({ logic, faulty }) => ({
    start: [],
    begin: (memory) => memory,
    deliver: (memory, round, to, addressed, choose) => {
      const inbox = addressed.map((message, from) => {
        const fragile =
          (name !== 'receive-omission' && faulty[from] === true) || (name !== 'send-omission' && faulty[to] === true);
        if (!fragile || message.length === 0) return message;
        const lost = choose({ _tag: 'lost', round, from, to }, logic.zero);
        return message.map((claim) => logic.meet(claim, logic.not(lost)));
      });
      return { memory, inbox, allowed: logic.one };
    },
    silenced: () => logic.zero,
    lost: () => logic.zero,
  }),
});

/** What the exhaustive engine finds of a protocol under the question's own conditions. */
const checkedUnder = (question: SolvabilityQuestion, protocol: Protocol): Counted => {
  const { n, t, faults, validity: name } = question;
  const model = faults.name.endsWith('omission') ? omission(faults.name) : faults;
  const instance = right(instanceOf(protocol, { n, m: 0 }, model));
  return drive(exhaustive({ instance, t, properties: [agreement, validity(name), termination] }));
};

/** What was found of a solution already, under its own conditions. */
const found = new Map<string, Counted>();

const checked = (name: string): Counted => {
  const finding = found.get(name) ?? checkedUnder(asking(name), solutionOf(name));
  found.set(name, finding);
  return finding;
};

describe('the exhaustive engine finds nothing wrong with a solution', () => {
  test.each([
    'crash 3 1 2',
    'crash 3 2 2',
    'crash 4 1 2',
    'crash 4 1 2 broadcast',
    'crash 3 1 2 consensus loyal-unanimity',
    'crash 3 1 2 consensus coordinated-attack',
    'send-omission 3 1 2',
    'receive-omission 3 1 1',
    'send-omission 3 2 2',
    'omission 3 1 2',
    'omission 3 1 2 broadcast',
    'byzantine 3 0 1',
    'byzantine 2 1 1 broadcast',
    'byzantine 4 1 2',
    'byzantine 4 1 2 consensus weak-unanimity',
    'byzantine 4 1 2 broadcast',
    'byzantine 4 1 3 broadcast',
    'byzantine 5 1 2',
    'loss:0 2 0 1 coordinated-attack',
    'loss:1 2 0 2 coordinated-attack',
    'loss:2 2 0 3 coordinated-attack',
    'loss:2 3 0 2',
  ])('%s', (name) => {
    const { stopped, violating, witnesses } = checked(name);
    expect({ stopped, violating }).toEqual({
      stopped: null,
      violating: { agreement: 0n, validity: 0n, termination: 0n },
    });
    expect(witnesses.decided).toEqual([0, 1]);
  });
});

test('it has as many scenarios as the engine had executions, where both count the same', () => {
  for (const name of [
    'byzantine 4 1 2',
    'byzantine 5 1 2',
    'byzantine 4 1 2 broadcast',
    'crash 3 1 2',
    'loss:1 2 0 2',
  ]) {
    const answer = answerTo(name);
    if (answer._tag !== 'Solvable') expect.fail(answer._tag);
    expect(checked(name).scenarios).toBe(answer.size.executions);
  }
});

test('with one faulty general more a solution breaks', () => {
  for (const name of ['crash 4 1 2', 'byzantine 4 1 2']) {
    const { violating } = checkedUnder({ ...asking(name), t: 2 }, solutionOf(name));
    expect(violating['agreement']).toBeGreaterThan(0n);
  }
});

test('a solution says what it is, and what its messages mean', () => {
  const traitors = solutionOf('byzantine 4 1 2');
  const army = { n: 4, m: 0, values: 2, parameters: {} };
  expect(traitors.title).toBe('a solution of consensus for n = 4, t = 1, 2 rounds, byzantine faults, loyal-unanimity');
  expect(traitors.claims(army, 2, 1, 2)).toEqual(['0.1', '3.1']);
  expect(traitors.meaning(army, '1', true)).toBe('my order is ATTACK');
  expect(traitors.meaning(army, '3.1', false)).toBe('3 says RETREAT');
  expect(traitors.meaning(army, '0.3.1', true)).toBe('3 says that 0 says ATTACK');
  const losses = solutionOf('loss:1 2 0 2 coordinated-attack');
  expect(losses.claims({ ...army, n: 2 }, 2, 0, 1)).toEqual([
    'here',
    '0=ATTACK',
    '0=RETREAT',
    '1=ATTACK',
    '1=RETREAT',
    '1:0>1',
    '1:0>1 lost',
    '1:1>0',
    '1:1>0 lost',
  ]);
  const meanings = ['here', '1=RETREAT', '1:0>1', '1:1>0 lost'].map((label) => losses.meaning(army, label, true));
  expect(meanings).toEqual(['I am here', '1 holds RETREAT', '1 heard 0 in round 1', '0 did not hear 1 in round 1']);
  expect(losses.meaning(army, 'here', false)).toBeNull();
});

test('nor is one whose messages would not fit', () => {
  const answer = drive(solvability(asking('byzantine 6 0 9')));
  if (answer._tag !== 'Solvable') expect.fail(answer._tag);
  expect(left(answer.protocol).message).toContain('its messages would make more than 1,000,000 claims');
});

test('a decision map that is too large stays a decision map', () => {
  const answer = drive(solvability(asking('crash 3 1 2'), { limits: { ...standardSolvabilityLimits, cells: 1000 } }));
  if (answer._tag !== 'Solvable') expect.fail(answer._tag);
  const general = { views: 64, attacking: 9 };
  expect(answer.decisions).toEqual([0, 1, 2].map((number) => ({ general: number, ...general })));
  expect(answer.protocol).toEqual(
    E.left({
      _tag: 'TooLarge',
      message: 'the decision map is no protocol: it has about 1,920 bits a general, more than 1,000',
    }),
  );
});
