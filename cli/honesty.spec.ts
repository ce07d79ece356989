/**
 * A protocol that forbids traitors what a loyal general says is refused, and one whose honesty is proved says so.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { strategosHere } from '../test-support/cli.ts';
import { folderWith } from '../test-support/folder.ts';
import { ownProtocol } from '../test-support/own-protocol.ts';

const vowing = (admissible: string): string =>
  join(
    folderWith({
      'mine.ts': ownProtocol({
        definition: {
          rounds: '() => 2',
          claims: "(_army, round) => (round === 1 ? ['attack'] : ['alone', 'other'])",
          admissible,
        },
        program: {
          start: '(_self, [attack]) => ({ attack, alone: logic.zero })',
          send: '(_self, { attack, alone }, round) => (round === 1 ? [attack] : [alone, logic.zero])',
          receive: `(self, { attack, alone }, round, inbox) => ({
            attack,
            alone: round === 1 ? logic.meet(logic.not(attack), logic.all(inbox.flat())) : alone,
          })`,
        },
      }),
    }),
    'mine.ts',
  );

test('one message in a thousand runs that is not admissible: refused, with the round and the link', async () => {
  const forbidding = vowing('({ logic }, round, _from, _to, said) => (round === 1 ? logic.one : logic.not(said[0]))');
  const { exit, err } = await strategosHere(['check', forbidding, '-n', '10', '-m', '0']);
  expect(exit).toBe(65);
  expect(err).toContain('mine cannot be checked: what 0 says to 1 in round 2 as prescribed is not admissible');
});

test('what only nonsense is kept from is honest, and that is a premise', async () => {
  const lenient = vowing('({ logic }, _round, _from, _to, said) => logic.not(logic.atLeast(2, said))');
  const { out } = await strategosHere(['check', lenient, '-n', '3', '-m', '1']);
  expect(out).toContain('premises   proved: honesty; by construction: recording, faults;');
});
