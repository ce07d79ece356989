/**
 * A protocol of one's own is checked as any other, and where it does what none may do that is its author's mistake.
 */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LISTED, RUNS, SEED } from '../inquiry/check-defaults.ts';
import type { CheckArguments } from './check-arguments.ts';
import { checkCommand } from './check.ts';
import { plainly, runHere, strategosHere } from '../test-support/cli.ts';
import type { Ran } from '../test-support/cli.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';
import type { OwnParts } from '../test-support/own-protocol.ts';
import { ownFile, ownProtocol } from '../test-support/own-protocol.ts';

const standard: CheckArguments = {
  n: 3,
  m: 0,
  engine: 'exhaustive',
  expect: 'holds',
  reduction: true,
  maxEvaluations: 100_000,
  maxSeconds: Infinity,
  maxStates: 10_000,
  seed: SEED,
  runs: RUNS,
  solver: 'auto',
  trustSolver: false,
  minimum: false,
  all: false,
  limit: LISTED,
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

  test('that calls what there is not: the line of its file, and what may have been meant', async () => {
    const { exit, err } = await checkOwn({
      program: { decide: '(_self, { attack }) => ({ decided: logic.one, value: [logic.majorty([attack])] })' },
    });
    expect(exit).toBe(65);
    expect(err).toMatch(
      /^error: mine: decide\(0\) threw TypeError: logic\.majorty is not a function; did you mean logic\.majority\?\n {2}.*mine\.ts:13:\d+: decide: /,
    );
  });

  test('whose property throws: the line of its file', async () => {
    const after = `export const properties = [{ name: 'calm', statement: 's', source: 's', symmetric: true,
      on: ({ logic }) => ({ note: () => [], judge: () => logic.nothing.at(0) }) }];`;
    const { exit, err } = await checkOwn({ after });
    expect(exit).toBe(65);
    expect(err).toMatch(/property calm: .*TypeError.*\n {2}.*mine\.ts:17:\d+: on: /);
  });

  test('that never decides: termination is broken', async () => {
    const { exit, out } = await checkOwn({
      program: { decide: '(_self, { attack }) => ({ decided: logic.zero, value: [attack] })' },
    });
    expect(exit).toBe(1);
    expect(out).toMatch(/ termination {2}violated /);
    expect(out).toMatch(/ agreement {4}vacuous /);
    expect(out).toContain('nobody ever decided');
    expect(out).toContain('In the end 0, 1 and 2 decide nothing.');
  });

  test('that runs over a graph', async () => {
    const file = ownFile({
      before: "import { cycle, over } from 'strategos/model/protocols/sparse';",
      after: 'export const sparse = over(mine, cycle);',
    });
    const saved = folderWith({});
    const { exit, out, err } = await checking(`${file}#sparse`, { n: 4, m: 1, save: saved });
    expect([exit, err]).toEqual([1, '']);
    expect(out).toMatch(/^mine@cycle, n = 4, m = 1, byzantine faults, at most 1 faulty: violated\n/);
    const [path = ''] = filesIn(saved);
    const replayed = plainly(await strategosHere(['replay', join(saved, path), '--allow-module']));
    expect([replayed.exit, replayed.err]).toEqual([0, '']);
    expect(replayed.out).toContain('reproduced');
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

describe('refused, as its author’s mistake,', () => {
  const refused = async (file: string, says: string): Promise<void> => {
    const { exit, out, err } = await checking(file, { m: 1 });
    expect(out).toBe('');
    expect(err).toContain(says);
    expect(err).not.toContain('bug of Strategos');
    expect(exit).toBe(65);
  };

  test.each<{ readonly when: string; readonly parts: OwnParts; readonly says: string }>([
    {
      when: 'the question is posed',
      parts: { definition: { rounds: "() => { throw new Error('oops'); }" } },
      says: 'mine: rounds threw Error: oops',
    },
    {
      when: 'the laws are tried',
      parts: { program: { receive: "() => { throw new Error('oops'); }" } },
      says: 'mine: receive(0) in round 1 threw Error: oops',
    },
    {
      when: 'the attack is told',
      parts: { definition: { meaning: "() => { throw new Error('oops'); }" } },
      says: 'mine: meaning threw Error: oops',
    },
    {
      when: 'the theory is told',
      parts: { definition: { theory: "() => { throw new Error('oops'); }" } },
      says: 'mine: theory threw Error: oops',
    },
    {
      when: 'its parameters are looked up',
      parts: {
        definition: {
          parameters: "{ k: { description: 'k', least: 1, most: 2, standard: () => { throw new Error('oops'); } } }",
        },
      },
      says: 'mine: parameters.k.standard threw Error: oops',
    },
    {
      when: 'the question is posed, with what cannot be made text',
      parts: { definition: { rounds: '() => { throw Object.create(null); }' } },
      says: 'mine: rounds threw {}',
    },
    {
      when: 'it is loaded, with what cannot be made text',
      parts: { before: 'throw Object.create(null);' },
      says: 'it could not be loaded: {}',
    },
    {
      when: 'the claims are listed, in what is no text',
      parts: { definition: { claims: '() => [7]' } },
      says: 'mine: what claims for round 1 from 0 to 1 gives lists 7, which is no text, as labels are',
    },
    {
      when: 'the coins are counted, and are no number of coins',
      parts: { definition: { coins: '() => 1.5' } },
      says: 'mine: what coins gives is 1.5, and no whole number, 0 or more',
    },
    {
      when: 'a claim is signed by nobody',
      parts: { definition: { faults: "['signed']", signature: '() => 7' } },
      says: 'mine: what signature of attack gives is no signature { statement, chain } or { statement, set }',
    },
    {
      when: 'the theory is told, and is none',
      parts: { definition: { theory: "() => ({ verdict: 'sure', source: 7 })" } },
      says: 'mine: what theory gives has the verdict "sure"; there are holds, violated, unknown',
    },
    {
      when: 'the attack is told, in what cannot be',
      parts: { definition: { meaning: '() => 7' } },
      says: 'mine: what meaning gives is no text',
    },
  ])('is a protocol that goes wrong when $when: and where that was is said', async ({ parts, says }) => {
    await refused(ownFile(parts), says);
  });

  test('is one that breaks a law', async () => {
    await refused(
      ownFile({ program: { send: '() => []' } }),
      'mine cannot be checked: send(0) in round 1 to 1 has 0 claims, but claims(…) lists 1 label',
    );
  });

  test('is one that breaks a law, whichever name it goes by', async () => {
    const before = process.cwd();
    process.chdir(
      folderWith({
        'strategos.config.ts': "export default { protocols: { mine: './mine.ts' } };",
        'mine.ts': ownProtocol({ program: { send: '() => []' } }),
      }),
    );
    try {
      await refused('mine', 'mine cannot be checked: send(0) in round 1 to 1 has 0 claims');
      const { exit, err } = plainly(await strategosHere(['impossible', 'mine', '-n', '3', '-m', '1']));
      expect(err).toContain('mine cannot be checked: send(0) in round 1 to 1 has 0 claims');
      expect(exit).toBe(65);
    } finally {
      process.chdir(before);
    }
  });

  test('is one that has no schedule', async () => {
    await refused(
      ownFile({ definition: { claims: "() => ['a', 'a']" } }),
      'mine: the labels from 0 to 1 in round 1 are not all different: a, a',
    );
  });

  test('is one that is none: its file is named', async () => {
    const file = ownFile({ definition: { rounds: '3' } });
    await refused(file, `${file}: rounds is not a function`);
  });

  test('is a property that is none, and not left out: its file is named', async () => {
    const file = ownFile({ after: "export const properties = [{ name: 'calm', on: () => null }];" });
    await refused(file, `${file}: properties[0] (calm) has no statement`);
  });

  test.each([
    {
      what: 'throws',
      on: "() => { throw new Error('oops'); }",
      says: 'property calm: on threw Error: oops',
    },
    {
      what: 'is not as symmetric as it claims',
      on: `({ logic, deciders }) => ({
        note: () => [],
        judge: (_note, { decisions }) => (deciders.includes(1) ? logic.not(decisions[1].value[0]) : logic.one),
      })`,
      says: 'changes whether calm holds: it is not symmetric',
    },
    {
      what: 'branches on what one decides',
      on: `({ logic, deciders }) => ({
        note: () => [],
        judge: (_note, { decisions }) => (decisions[deciders[0]].value[0] === true ? logic.zero : logic.one),
      })`,
      says: 'mine cannot be checked: calm judges otherwise when many executions are judged at once',
    },
    {
      what: 'branches on what all decide',
      on: `({ logic, deciders }) => ({
        note: () => [],
        judge: (_note, { decisions }) =>
          deciders.every((who) => decisions[who].value[0] === logic.one) ? logic.zero : logic.one,
      })`,
      says: 'a property must not branch on values, only combine them with the logic it is handed',
    },
    {
      what: 'branches on whether some attack',
      on: `({ logic, deciders }) => ({
        note: () => [],
        judge: (_note, { decisions }) => (deciders.some((who) => decisions[who].value[0]) ? logic.zero : logic.one),
      })`,
      says: 'a property must not branch on values, only combine them with the logic it is handed',
    },
    {
      what: 'judges by no truth value',
      on: "() => ({ note: () => [], judge: () => 'yes' })",
      says: 'mine cannot be checked: calm judges by "yes", which is no truth value',
    },
  ])('is a property that $what', async ({ on, says }) => {
    const properties = `[{ name: 'calm', statement: 'nobody attacks', source: 'mine', symmetric: true, on: ${on} }]`;
    const alike = { interchangeable: '() => [0, 1, 2]' };
    await refused(ownFile({ definition: alike, after: `export const properties = ${properties};` }), says);
  });
});
