/**
 * A protocol of one's own is checked as any other, and where it does what none may do that is its author's mistake.
 */
import { describe, expect, test } from 'vitest';
import type { CheckArguments } from './check.ts';
import { checkCommand } from './check.ts';
import { runHere } from '../test-support/cli.ts';
import type { Ran } from '../test-support/cli.ts';
import type { OwnParts } from '../test-support/own-protocol.ts';
import { ownFile } from '../test-support/own-protocol.ts';

const standard: CheckArguments = {
  n: 3,
  m: 0,
  engine: 'exhaustive',
  expect: 'holds',
  reduction: true,
  maxEvaluations: 100_000,
  maxSeconds: Infinity,
  maxStates: 10_000,
  seed: 'strategos',
  runs: 64,
  solver: 'wasm',
  minimum: false,
  all: false,
  limit: 10,
  json: false,
};

const checking = (file: string, args: Partial<CheckArguments> = {}): Promise<Ran> =>
  runHere(checkCommand(file, { ...standard, ...args }));

const checkOwn = (parts: OwnParts, args: Partial<CheckArguments> = {}): Promise<Ran> => checking(ownFile(parts), args);

describe('checking a protocol of one’s own', () => {
  test('that holds', async () => {
    const { exit, out, err } = await checkOwn({});
    expect([exit, err]).toEqual([0, '']);
    expect(out).toMatch(/^mine, n = 3, m = 0, byzantine faults, at most 0 faulty: holds\n/);
  });

  test('that is broken: the command that finds it again names its file', async () => {
    const file = ownFile();
    const { exit, out } = await checking(file, { m: 1 });
    expect(exit).toBe(1);
    expect(out).toContain(`Found by: strategos check ${file} -n 3 -m 1 --engine exhaustive`);
  });

  test('that never decides: termination is broken', async () => {
    const { exit, out } = await checkOwn({
      program: { decide: '(_self, { attack }) => ({ decided: logic.zero, value: [attack] })' },
    });
    expect(exit).toBe(1);
    expect(out).toMatch(/ termination {2}violated /);
    expect(out).toMatch(/ agreement {4}holds /);
    expect(out).toContain('nobody ever decided');
    expect(out).toContain('In the end 0, 1 and 2 decide nothing.');
  });

  test('by a property of one’s own', async () => {
    const { exit, out } = await checkOwn({
      after: `export const properties = [{
        name: 'calm', statement: 'nobody attacks', source: 'mine', symmetric: true,
        on: ({ logic, deciders }) => ({
          note: () => [],
          judge: (_note, { decisions }) => logic.not(logic.any(deciders.map((who) => decisions[who].value[0]))),
        }),
      }];`,
    });
    expect(exit).toBe(1);
    expect(out).toMatch(/ calm {9}violated {2}nobody attacks/);
    expect(out).toContain('That breaks calm: nobody attacks.');
  });
});

describe('a property of one’s own is refused, and not left out,', () => {
  test.each([
    ['7', /mine\.ts: properties is no list of properties/],
    ['[null]', /properties\[0\] is no property/],
    ["[{ name: '', statement: '', on: () => null }]", /properties\[0\] has no name/],
    ["[{ name: 'calm', on: () => null }]", /properties\[0\] \(calm\) has no statement/],
    ["[{ name: 'calm', statement: 'nobody attacks' }]", /properties\[0\] \(calm\) has no function “on”/],
  ])('if it is none: %s', async (text, says) => {
    const { exit, err } = await checkOwn({ after: `export const properties = ${text};` });
    expect(err).toMatch(says);
    expect(exit).toBe(65);
  });
});

describe('a protocol of one’s own is refused, as its author’s mistake,', () => {
  const refused = async (parts: OwnParts, says: RegExp): Promise<void> => {
    const { exit, out, err } = await checkOwn(parts, { m: 1 });
    expect(out).toBe('');
    expect(err).toMatch(says);
    expect(err).not.toContain('bug of Strategos');
    expect(exit).toBe(65);
  };

  test.each([
    { where: 'start', text: "() => { throw new Error('oops'); }", says: /mine: start\(0\) threw Error: oops/ },
    {
      where: 'send',
      text: "() => { throw new Error('oops'); }",
      says: /mine: send\(0\) in round 1 to 1 threw Error: oops/,
    },
    { where: 'receive', text: '() => undefined.attack', says: /mine: receive\(0\) in round 1 threw TypeError: / },
    { where: 'decide', text: "() => { throw 'just text'; }", says: /mine: decide\(0\) threw just text/ },
  ])('if it throws in $where: and where that was is said', async ({ where, text, says }) => {
    await refused({ program: { [where]: text } }, says);
  });

  test.each([
    { where: 'rounds', text: "() => { throw new Error('oops'); }", says: /mine: rounds threw Error: oops/ },
    {
      where: 'claims',
      text: "() => { throw new Error('oops'); }",
      says: /mine: claims for round 1 from 0 to 1 threw Error: oops/,
    },
    {
      where: 'admissible',
      text: "() => { throw new Error('oops'); }",
      says: /mine: admissible in round 1 threw Error: oops/,
    },
    {
      where: 'interchangeable',
      text: "() => { throw new Error('oops'); }",
      says: /mine: interchangeable threw Error: oops/,
    },
    { where: 'coins', text: "() => { throw new Error('oops'); }", says: /mine: coins threw Error: oops/ },
    { where: 'theory', text: "() => { throw new Error('oops'); }", says: /mine: theory threw Error: oops/ },
    { where: 'meaning', text: "() => { throw new Error('oops'); }", says: /mine: meaning threw Error: oops/ },
    { where: 'meaning', text: '() => 7', says: /mine: what meaning gives is no text/ },
  ])('if $where throws, or gives what cannot be: $text', async ({ where, text, says }) => {
    await refused({ definition: { [where]: text } }, says);
  });

  test('if it branches on a value', async () => {
    await refused(
      {
        program: {
          receive: '(_self, { attack }, _round, inbox) => (attack ? { attack: inbox.flat()[0] } : { attack })',
        },
      },
      /mine cannot be checked: receive\(\d\) in round 1 differs between one execution and thirty-two at once: it branches on a value/,
    );
  });

  test('if the shape of a state depends on a value', async () => {
    await refused(
      {
        program: { receive: '(_self, { attack }) => (attack === logic.one ? { attack } : { attack, extra: attack })' },
      },
      /mine cannot be checked: .* depends in its shape on a value|branches on a value/,
    );
  });

  test('if a message is too long, or too short', async () => {
    await refused(
      { program: { send: '(_self, { attack }) => [attack, attack]' } },
      /mine cannot be checked: send\(0\) in round 1 to 1 has 2 claims, but claims\(…\) lists 1 labels/,
    );
    await refused({ program: { send: '() => []' } }, /send\(0\) in round 1 to 1 has 0 claims/);
  });

  test('if a decision has the wrong length', async () => {
    await refused(
      { program: { decide: '() => ({ decided: logic.one, value: [] })' } },
      /decide\(0\) has a value of 0 bits; 2 orders take 1/,
    );
  });

  test('if a state holds what is no truth value', async () => {
    await refused(
      { program: { receive: "(_self, { attack }) => ({ attack, note: 'text' })" } },
      /has a leaf that is no truth value/,
    );
  });

  test('if two labels of a link are the same, or there is half a round', async () => {
    await refused(
      { definition: { claims: "() => ['a', 'a']" } },
      /labels from 0 to 1 in round 1 are not all different: a, a/,
    );
    await refused({ definition: { rounds: '() => 1.5' } }, /mine: rounds\(army\) is 1\.5, not a whole number/);
  });

  test('if those it calls interchangeable are not', async () => {
    await refused(
      {
        definition: { interchangeable: '() => [0, 1, 2]' },
        program: {
          decide: '(self, { attack }) => ({ decided: logic.one, value: [self === 0 ? logic.zero : attack] })',
        },
      },
      /mine cannot be checked: renaming \d and \d changes what \d decides: they are not interchangeable/,
    );
  });

  test('if those it calls interchangeable do not exist', async () => {
    await refused({ definition: { interchangeable: '() => [7, 8]' } }, /interchangeable.* 7/);
  });

  test('if not even honest messages are admissible', async () => {
    await refused(
      { definition: { admissible: '({ logic }) => logic.zero' } },
      /what 0 says to 1 in round 1 as prescribed is not admissible/,
    );
  });
});
