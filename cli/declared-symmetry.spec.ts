/**
 * Generals that a protocol of one's own declares interchangeable: refused where that is shown to be false, not used where it is
 * not proved, and certified as it was used.
 */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { strategosHere } from '../test-support/cli.ts';
import { folderWith } from '../test-support/folder.ts';
import { ownProtocol } from '../test-support/own-protocol.ts';

const EVERYBODY = '({ n }) => Array.from({ length: n }, (_, general) => general)';

const fileOf = (receive: string, more: Readonly<Record<string, string>> = {}): string =>
  join(
    folderWith({
      'mine.ts': ownProtocol({
        definition: { interchangeable: EVERYBODY, ...more },
        program: {
          receive,
          ...(more['rounds'] === undefined
            ? {}
            : { send: '(_self, { attack }, round) => (round === 1 ? [attack] : [attack, logic.zero])' }),
        },
      }),
    }),
    'mine.ts',
  );

/** Everybody attacks if anybody does; 0 alone does not where nobody but the last does. */
const RARE = `(self, { attack }, _round, inbox) => {
  const votes = inbox.map((message, from) => (from === self ? attack : message[0]));
  const lonely = logic.all(votes.map((vote, from) => (from === army.n - 1 ? vote : logic.not(vote))));
  return { attack: logic.meet(logic.any(votes), self === 0 ? logic.not(lonely) : logic.one) };
}`;

/** In round 2 whoever comes first with the claim b, which nobody makes, would be believed. */
const NEVER = `(self, { attack }, round, inbox) => round === 1
  ? { attack: logic.any([attack, ...inbox.flat()]) }
  : { attack: inbox.reduceRight((so, message, from) => (from === self ? so : logic.cond(message[1], message[0], so)), attack) }`;

/** Everybody attacks if anybody does, and 0 would if 2 made the claim b, which nobody makes. */
const BELIEVED = `(self, { attack }, round, inbox) => ({
  attack: logic.any([
    attack,
    ...inbox.flatMap((message) => message.slice(0, 1)),
    round === 2 && self === 0 ? inbox[2][1] : logic.zero,
  ]),
})`;

const TWO_CLAIMS = {
  faults: "['crash']",
  rounds: '() => 2',
  claims: "(_army, round) => (round === 1 ? ['a'] : ['a', 'b'])",
};

/** One vote after another. */
const FOLDED = `(self, { attack }, _round, inbox) =>
  ({ attack: inbox.reduce((so, message, from) => (from === self ? so : logic.join(message[0], so)), attack) })`;

describe('interchangeable generals', () => {
  test.each([5, 9])('that are not, where two runs of %i generals show it: refused', async (n) => {
    const { exit, err } = await strategosHere(['check', fileOf(RARE), '-n', String(n), '-m', '0']);
    expect(exit).toBe(65);
    expect(err).toMatch(/mine cannot be checked: renaming .* (they are not interchangeable|it is not symmetric)/);
  });

  test('that are, but differ for what nobody ever hears: used where all runs can be compared', async () => {
    const { out } = await strategosHere(['check', fileOf(NEVER, TWO_CLAIMS), '-n', '4', '-m', '1']);
    expect(out).not.toContain('symmetry not used');
  });

  test('and not used where they are too many, which is said', { tags: ['thorough'] }, async () => {
    const own = fileOf(NEVER, TWO_CLAIMS);
    const { out } = await strategosHere(['check', own, '-n', '12', '-m', '3', '--engine', 'symbolic']);
    expect(out).toContain(
      'symmetry not used: it could not be proved (what 1 decides is not what 0 does with the names exchanged; there are too many runs to compare)',
    );
  });

  test('of whom only whole runs show it: certified without symmetry, since the checker compares no runs', async () => {
    const own = fileOf(BELIEVED, TWO_CLAIMS);
    const sizes = ['-n', '3', '-m', '1', '--engine', 'symbolic'];
    expect((await strategosHere(['check', own, ...sizes])).out).toContain('2 placements up to symmetry');
    const to = join(folderWith(), 'certificate');
    const { exit, out } = await strategosHere(['check', own, ...sizes, '--certificate', to]);
    expect([exit, out]).toEqual([0, expect.stringContaining('4 placements, 4 formulas')]);
    expect(out).toContain('the checker of certificates could not prove it');
    const certified = await strategosHere(['certify', to, '--allow-module']);
    expect([certified.exit, certified.out]).toEqual([
      0,
      expect.not.stringContaining('up to renaming interchangeable generals'),
    ]);
  });

  test('that are the same after going through all inputs: used, and certified', async () => {
    const own = fileOf(FOLDED);
    const to = join(folderWith(), 'certificate');
    const { exit, out } = await strategosHere(['check', own, '-n', '4', '-m', '0', '--certificate', to]);
    expect([exit, out]).toEqual([0, expect.stringContaining('up to symmetry')]);
    const certified = await strategosHere(['certify', to, '--allow-module']);
    expect([certified.exit, certified.out]).toEqual([
      0,
      expect.stringContaining('up to renaming interchangeable generals'),
    ]);
  });
});
