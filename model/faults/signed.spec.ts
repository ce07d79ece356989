import { describe, expect, test } from 'vitest';
import { left, right } from '../../test-support/either.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { peel } from '../../test-support/cases/peel.ts';
import { everyScenario } from '../../test-support/scenarios.ts';
import { line } from '../../test-support/signing/line.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import { booleanLogic } from '../boolean.ts';
import { runOf } from '../execution.ts';
import type { Instance } from '../instance.ts';
import type { Program, Protocol, Setting, State } from '../protocol.ts';
import { sm } from '../protocols/sm.ts';
import { runScenario } from '../scenario.ts';
import type { Signature } from '../signature.ts';
import { leavesOf } from '../tree.ts';
import { written } from '../recording/written.ts';

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
    expect(maySay(written(instanceAt(terse, { n: 4, m: 0 }, 'signed')), [3], 1, [[1, 3, 1, 'attack:0']])).toBe(false);
    expect(maySay(written(instanceAt(terse, { n: 4, m: 0 }, 'signed')), [3], 1, [[1, 3, 1, 'attack:3']])).toBe(true);
    // Its message stops short of that claim.
    expect(maySay(written(instanceAt(terse, { n: 4, m: 0 }, 'signed')), [3], 1, [[1, 3, 1, 'attack:2']])).toBe(false);
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

describe('signatures nest: whoever holds a chain holds its prefixes', () => {
  const instance = instanceAt(peel, { n: 4, m: 1 }, 'signed');

  test('also one that travelled between loyal generals only, until an extension of it came', () => {
    expect(maySay(instance, [3], 1, [[4, 3, 1, 'A:0.1']])).toBe(true);
  });

  test('and none that nobody ever signed', () => {
    expect(maySay(instance, [3], 0, [[4, 3, 1, 'A:0.1']])).toBe(false);
  });
});

describe('a line of signers: 0 to 1 to 2 to 3, and back to 2', () => {
  const instance = instanceAt(line, { n: 4, m: 1 }, 'signed');

  test.each([0, 1, 2, 3])('%i may pass on honestly what it hears from its neighbours', (traitor) => {
    expect(maySay(instance, [traitor], 1, [])).toBe(true);
    expect(maySay(instance, [traitor], 0, [])).toBe(true);
  });

  test('nobody passes on what did not come', () => {
    expect(maySay(instance, [3], 0, [[4, 3, 2, 'ATTACK:0.1.2.3']])).toBe(false);
  });
});

/** Whether traitor 3, whom 2 has told this and nobody anything else, may say that to 1; 0 and 1 are loyal as well. */
const mayTell = (told: readonly Signature[], said: Signature): boolean => {
  const labelOf = (signature: Signature): string => JSON.stringify(signature);
  const links: Readonly<Record<string, readonly string[]>> = { '2>3': told.map(labelOf), '3>1': [labelOf(said)] };
  const labels = (from: number, to: number): readonly string[] => links[`${String(from)}>${String(to)}`] ?? [];
  const post = toy({
    faults: ['signed'],
    claims: (_army, _round, from, to) => labels(from, to),
    signature: (_army, label) => JSON.parse(label) as Signature,
    program: (setting) => ({
      ...toyProgram(setting),
      send: (self, _state, _round, to) =>
        labels(self, to).map(() => (self === 2 ? setting.logic.one : setting.logic.zero)),
    }),
  });
  return maySay(instanceAt(post, { n: 4, m: 1 }, 'signed'), [3], 1, [[1, 3, 1, labelOf(said)]]);
};

const chain = (...signers: readonly number[]): Signature => ({ statement: 'A', chain: signers });
const set = (...signers: readonly number[]): Signature => ({ statement: 'A', set: signers });

describe('from a chain one holds', () => {
  test.each([
    { told: [chain(0, 1, 2)], said: chain(0, 1, 2), may: true, why: 'the whole' },
    { told: [chain(0, 1, 2)], said: chain(0, 1), may: true, why: 'a prefix' },
    { told: [chain(0, 1, 2)], said: chain(0), may: true, why: 'the innermost signature' },
    { told: [chain(0, 1, 2)], said: chain(0, 1, 3), may: true, why: 'a prefix, to sign oneself' },
    { told: [chain(0, 1, 2)], said: chain(0, 1, 2, 3, 3), may: true, why: 'the whole, to sign oneself twice' },
    { told: [chain(0, 1, 2)], said: chain(0, 2), may: false, why: 'no signature without what it is on' },
    { told: [chain(0, 1, 2)], said: chain(1), may: false, why: 'no outer signature by itself' },
    { told: [chain(0, 1), chain(0, 2)], said: chain(0, 1, 2), may: false, why: 'nothing to be put together anew' },
    { told: [chain(0, 3, 2)], said: chain(0), may: true, why: 'what is below a traitor’s signature' },
    { told: [chain(0, 3, 2)], said: chain(0, 2), may: false, why: 'no chain with a traitor’s signature left out' },
    { told: [chain(0, 0, 2)], said: chain(0, 0), may: true, why: 'two signatures of the same general' },
    { told: [chain(0, 2)], said: chain(0, 0), may: false, why: 'no second signature of a general that signed once' },
    { told: [chain(0, 2)], said: { statement: 'B', chain: [0] }, may: false, why: 'nothing on another statement' },
    { told: [], said: chain(3, 3), may: true, why: 'what traitors alone sign, anyhow' },
    { told: [], said: chain(3, 0), may: false, why: 'no loyal signature on a traitor’s' },
    { told: [], said: chain(), may: true, why: 'what nobody signed, anyhow' },
  ])('$why', ({ told, said, may }) => {
    expect(mayTell(told, said)).toBe(may);
  });
});

describe('from a set one holds', () => {
  test.each([
    { told: [set(0, 2)], said: set(0), may: true, why: 'each signature' },
    { told: [set(0, 1), set(0, 2)], said: set(0, 1, 2), may: true, why: 'those of several messages together' },
    { told: [set(0, 1), set(0, 2)], said: set(1, 2, 3), may: true, why: 'any of them, with one’s own' },
    { told: [set(0, 1)], said: set(0, 1, 2), may: false, why: 'no signature more' },
    { told: [set(1, 0)], said: set(0, 0, 1), may: true, why: 'the same however it is listed' },
    { told: [set(0, 1)], said: chain(0, 1), may: false, why: 'no chain of two' },
    { told: [chain(0, 1)], said: set(0, 1), may: false, why: 'nothing of what is signed on top in a chain' },
    { told: [set(0, 1)], said: chain(0), may: true, why: 'a chain of one' },
    { told: [chain(0, 1)], said: set(0, 3), may: true, why: 'the innermost signature of a chain' },
    { told: [set(0, 1)], said: { statement: 'B', set: [0] }, may: false, why: 'nothing on another statement' },
    { told: [], said: set(3), may: true, why: 'what traitors alone sign, anyhow' },
    { told: [], said: set(), may: true, why: 'what nobody signed, anyhow' },
  ])('$why', ({ told, said, may }) => {
    expect(mayTell(told, said)).toBe(may);
  });
});

describe('memory has one truth value for each loyal signature that traitors could use', () => {
  const sizeOf = (n: number, faulty: readonly number[]): number => {
    const { faults } = runOf(booleanLogic, instanceAt(line, { n, m: 1 }, 'signed'), faulty);
    return leavesOf(faults.start).length;
  };

  test('those on what they may tell loyal generals: 3 passes on 0.1.2 and its prefixes', () => {
    expect(sizeOf(4, [3])).toBe(3);
  });

  test('not those on what loyal generals tell each other: 0 is told nothing and signs alone', () => {
    expect(sizeOf(4, [0])).toBe(0);
  });

  test('nor those on what they tell each other: 1 and 2 speak to nobody else', () => {
    expect(sizeOf(3, [1, 2])).toBe(0);
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
