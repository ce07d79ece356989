import { describe, expect, test } from 'vitest';
import { left, right } from '../../test-support/either.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { everyScenario } from '../../test-support/scenarios.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import { booleanLogic } from '../boolean.ts';
import { runOf } from '../execution.ts';
import type { Instance } from '../instance.ts';
import type { Program, Protocol, Setting, State } from '../protocol.ts';
import { sm } from '../protocols/sm.ts';
import { runScenario } from '../scenario.ts';

/** Whether the traitors may say exactly this, everything else being as prescribed. */
const maySay = (
  instance: Instance,
  faulty: readonly number[],
  order: number,
  lies: readonly (readonly [round: number, from: number, to: number, ...said: string[]])[],
): boolean => {
  const deviations = lies.map(([round, from, to, ...said]) => ({ round, from, to, prescribed: [], said }));
  const orders =
    instance.protocol.problem === 'broadcast' ? [order] : Array.from({ length: instance.army.n }, () => order);
  const run = runScenario(instance, { faulty, orders, deviations, heads: [] });
  if (run._tag === 'Right') return true;
  expect(run.left._tag).toBe('NotAllowed');
  return false;
};

describe('SM(1), n = 3, traitor 1: it cannot forge the loyal commander’s signature', () => {
  const sm1 = instanceAt(sm, { n: 3, m: 1 }, 'signed');
  const ATTACK = 1;

  test('it may pass on what the commander signed, or keep it', () => {
    expect(maySay(sm1, [1], ATTACK, [[2, 1, 2, 'ATTACK:0.1']])).toBe(true);
    expect(maySay(sm1, [1], ATTACK, [[2, 1, 2]])).toBe(true);
  });

  test('it may not pass on what the commander never signed', () => {
    expect(maySay(sm1, [1], ATTACK, [[2, 1, 2, 'RETREAT:0.1']])).toBe(false);
    expect(maySay(sm1, [1], ATTACK, [[2, 1, 2, 'RETREAT:0.1', 'ATTACK:0.1']])).toBe(false);
    expect(maySay(sm1, [1], 0, [[2, 1, 2, 'ATTACK:0.1']])).toBe(false);
  });

  test('so there are two scenarios for each of the commander’s orders', () => {
    expect([...everyScenario(sm1, [1], [0])]).toHaveLength(2);
    expect([...everyScenario(sm1, [1], [1])]).toHaveLength(2);
  });

  test('a traitor that commands signs what it likes', () => {
    expect(
      maySay(sm1, [0], ATTACK, [
        [1, 0, 1, 'RETREAT:0'],
        [1, 0, 2, 'ATTACK:0', 'RETREAT:0'],
      ]),
    ).toBe(true);
  });

  test('chains of traitors alone are free', () => {
    expect(maySay(sm1, [0, 1], ATTACK, [[2, 1, 2, 'RETREAT:0.1', 'ATTACK:0.1']])).toBe(true);
  });
});

describe('SM(2), n = 5: what a loyal lieutenant signed', () => {
  const sm2 = instanceAt(sm, { n: 5, m: 2 }, 'signed');

  test('traitors 0 and 3 may use the signature of 1 only on what 1 sent them', () => {
    const told1 = [1, 0, 1, 'ATTACK:0'] as const;
    expect(maySay(sm2, [0, 3], 0, [told1, [3, 3, 2, 'ATTACK:0.1.3']])).toBe(true);
    expect(maySay(sm2, [0, 3], 0, [told1, [3, 3, 2, 'RETREAT:0.1.3']])).toBe(false);
    expect(
      maySay(sm2, [0, 3], 0, [
        [1, 0, 1],
        [3, 3, 2, 'RETREAT:0.1.3'],
      ]),
    ).toBe(false);
  });

  test('every loyal signer on a chain must have signed: the signature of the next traitor does not help', () => {
    const told1 = [1, 0, 1, 'ATTACK:0'] as const;
    expect(maySay(sm2, [0, 3], 0, [told1, [3, 3, 4, 'RETREAT:0.2.3', 'ATTACK:0.1.3']])).toBe(true);
    expect(maySay(sm2, [0, 3], 0, [told1, [3, 3, 4, 'ATTACK:0.2.3']])).toBe(false);
  });
});

/** Everybody may tell everybody who attacks; that a loyal general attacks takes its signature. */
const gossip = (toThree: boolean, signature: Protocol['signature']): Protocol =>
  toy({
    faults: ['signed'],
    claims: (army, _round, _from, to) =>
      to === 3 && !toThree ? [] : Array.from({ length: army.n }, (_, general) => `attack:${String(general)}`),
    signature,
    program: <B>({ logic, army }: Setting<B>): Program<B> => ({
      start: (_self, order): State<B> => order,
      send: (self, state: readonly B[], _round, to) =>
        to === 3 && !toThree
          ? []
          : Array.from({ length: army.n }, (_, general) => (general === self ? (state[0] ?? logic.zero) : logic.zero)),
      receive: (_self, state: readonly B[]): State<B> => state,
      decide: (_self, state: readonly B[]) => ({ decided: logic.one, value: state }),
    }),
  });
const signs: Protocol['signature'] = (_army, label) => {
  const [statement = '', signer] = label.split(':');
  return { statement, chain: [Number(signer)] };
};

describe('one round in which everybody signs', () => {
  const instance = instanceAt(gossip(true, signs), { n: 4, m: 0 }, 'signed');

  test('the adversary rushes: a traitor uses what it is sent in the same round', () => {
    expect(maySay(instance, [3], 1, [[1, 3, 1, 'attack:0', 'attack:2']])).toBe(true);
    expect(maySay(instance, [3], 0, [[1, 3, 1, 'attack:0']])).toBe(false);
  });

  test('traitors pool what they hold, and sign for each other', () => {
    const only2Hears = instanceAt(gossip(false, signs), { n: 4, m: 0 }, 'signed');
    expect(maySay(only2Hears, [3], 1, [[1, 3, 1, 'attack:0']])).toBe(false);
    expect(maySay(only2Hears, [2, 3], 1, [[1, 3, 1, 'attack:0']])).toBe(true);
    expect(maySay(only2Hears, [2, 3], 0, [[1, 3, 1, 'attack:2', 'attack:3']])).toBe(true);
  });

  test('labels that nobody signs are free', () => {
    const unsigned = instanceAt(gossip(true, null), { n: 4, m: 0 }, 'signed');
    expect(maySay(unsigned, [3], 0, [[1, 3, 1, 'attack:0']])).toBe(true);
  });

  test('what a loyal general leaves out, it has not signed', () => {
    const terse = {
      ...gossip(true, signs),
      program: <B>(setting: Setting<B>): Program<B> => ({ ...toyProgram(setting), send: () => [setting.logic.zero] }),
    };
    expect(maySay(instanceAt(terse, { n: 4, m: 0 }, 'signed'), [3], 1, [[1, 3, 1, 'attack:0']])).toBe(false);
    expect(maySay(instanceAt(terse, { n: 4, m: 0 }, 'signed'), [3], 1, [[1, 3, 1, 'attack:3']])).toBe(true);
  });

  test('what is said must be admissible as well', () => {
    const mute = { ...gossip(true, signs), admissible: <B>({ logic }: Setting<B>): B => logic.zero };
    expect(
      left(
        runScenario(instanceAt(mute, { n: 4, m: 0 }, 'signed'), {
          faulty: [3],
          orders: [0, 0, 0, 0],
          deviations: [],
          heads: [],
        }),
      )._tag,
    ).toBe('NotAllowed');
  });
});

test('a traitor is never silenced for good, and nothing gets lost', () => {
  const { faults } = runOf(booleanLogic, instanceAt(sm, { n: 3, m: 1 }, 'signed'), [0]);
  expect(faults.silenced(faults.start, 0)).toBe(false);
  expect(faults.lost(faults.start)).toBe(false);
});

test('SM forgeable: under byzantine faults the same lie is allowed', () => {
  const forgeable = instanceAt(sm, { n: 3, m: 1 }, 'byzantine');
  const lie = { round: 2, from: 1, to: 2, prescribed: [], said: ['RETREAT:0.1'] };
  const { execution } = right(runScenario(forgeable, { faulty: [1], orders: [1], deviations: [lie], heads: [] }));
  expect(execution.allowed).toBe(true);
});
