/**
 * A protocol that forbids traitors what a loyal general says is refused, and one whose honesty is proved says so.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleModule } from '../host/bundle.ts';
import { strategosHere } from '../test-support/cli.ts';
import { right } from '../test-support/either.ts';
import { folderWith } from '../test-support/folder.ts';
import { ownProtocol } from '../test-support/own-protocol.ts';

const vowingText = (admissible: string): string =>
  ownProtocol({
    definition: {
      rounds: '() => 2',
      claims: "(_army, round) => (round === 1 ? ['attack'] : ['alone', 'other'])",
      admissible,
    },
    program: {
      start: '(_self, [attack]) => ({ attack, alone: logic.zero, all: logic.zero })',
      send: '(_self, { attack, alone }, round) => (round === 1 ? [attack] : [alone, logic.zero])',
      receive: `(self, { attack, alone, all }, round, inbox) => ({
        attack,
        alone: round === 1 ? logic.meet(logic.not(attack), logic.all(inbox.flat())) : alone,
        all: round === 1 ? logic.all([attack, ...inbox.flat()]) : all,
      })`,
      decide: '(_self, { all }) => ({ decided: logic.one, value: [all] })',
    },
  });

const vowing = (admissible: string): string => join(folderWith({ 'mine.ts': vowingText(admissible) }), 'mine.ts');

const FORBIDDING = '({ logic }, round, _from, _to, said) => (round === 1 ? logic.one : logic.not(said[0]))';

const LENIENT = '({ logic }, _round, _from, _to, said) => logic.not(logic.atLeast(2, said))';

test('one message in a thousand runs that is not admissible: refused, with the round and the link', async () => {
  const forbidding = vowing(FORBIDDING);
  const { exit, err } = await strategosHere(['check', forbidding, '-n', '10', '-m', '0']);
  expect(exit).toBe(65);
  expect(err).toContain('mine cannot be checked: what 0 says to 1 in round 2 as prescribed is not admissible');
});

test('what only nonsense is kept from is honest, and that is a premise', async () => {
  const lenient = vowing(LENIENT);
  const { out } = await strategosHere(['check', lenient, '-n', '3', '-m', '1']);
  expect(out).toContain('premises   proved: honesty; by construction: recording, faults;');
});

test('a signature that a loyal general was not told keeps no attack back, and nothing holds', async () => {
  const { exit, out } = await strategosHere(['check', './test-support/cases/peel.ts', '-n', '4', '-m', '1', '--json']);
  const { properties, evidence } = JSON.parse(out) as { properties: object; evidence: object };
  expect([exit, properties]).toEqual([1, { agreement: 'violated', validity: 'violated', termination: 'unknown' }]);
  const because = expect.stringContaining('takes a signature that 2 was not told (faulty: 0)') as string;
  expect(evidence).toMatchObject({ untested: [{ property: 'termination', because }] });
});

test('certify refuses a certificate of what check refuses, though no draw shows it', async () => {
  const folder = folderWith({ 'mine.ts': vowingText(LENIENT) });
  const mine = join(folder, 'mine.ts');
  const certificate = join(folder, 'c');
  const line = ['check', mine, '-n', '10', '-m', '0', '--solver', 'wasm', '--certificate', certificate];
  expect((await strategosHere(line)).exit).toBe(0);
  const { fingerprint: before } = right(await bundleModule(mine)());
  writeFileSync(mine, vowingText(FORBIDDING));
  const { fingerprint: now } = right(await bundleModule(mine)());
  const manifest = join(certificate, 'manifest.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(before, now));
  const { exit, out } = await strategosHere(['certify', certificate, '--allow-module']);
  expect([exit, out]).toEqual([
    1,
    expect.stringContaining('what 0 says to 1 in round 2 as prescribed is not admissible'),
  ]);
});
