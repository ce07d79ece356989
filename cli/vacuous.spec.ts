/**
 * A property that was never put to the test does not hold, whatever asks for it.
 */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainly, strategosHere } from '../test-support/cli.ts';
import { folderWith } from '../test-support/folder.ts';
import { ownProtocol } from '../test-support/own-protocol.ts';

/** “If a general both attacks and does not, it retreats.” */
const CONTRADICTION = `
const impossible = {
  name: 'impossible', statement: 'who decides two things at once, retreats', source: 'made up', symmetric: true,
  on: ({ logic, deciders }) => ({
    note: () => [],
    judge: (_note, { decisions }) => logic.all(deciders.map((general) => {
      const attacks = decisions[general].value[0];
      return logic.implies(logic.meet(attacks, logic.not(attacks)), logic.zero);
    })),
  }),
};
export const properties = [impossible];
`;

const folder = folderWith({ 'mine.ts': ownProtocol({ after: CONTRADICTION }) });
const file = join(folder, 'mine.ts');

interface Checked {
  readonly verdict: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly evidence: { readonly untested: readonly object[] };
  readonly certificates: readonly object[];
}

const checked = async (...args: readonly string[]): Promise<Checked & { readonly exit: unknown }> => {
  const { exit, out } = await strategosHere(['check', file, '-n', '3', '-m', '0', '--json', ...args]);
  return { ...(JSON.parse(out) as Checked), exit };
};

describe('check', () => {
  test.each([
    ['exhaustive', 'exhaustive'],
    ['symbolic', 'proof'],
  ])('by the %s engine', async (engine, grade) => {
    const { exit, verdict, properties, evidence } = await checked('--engine', engine);
    expect([exit, verdict]).toEqual([2, 'vacuous']);
    expect(properties).toMatchObject({ agreement: 'holds', impossible: 'vacuous' });
    expect(evidence.untested).toEqual([
      {
        property: 'impossible',
        verdict: 'vacuous',
        grade,
        because: 'its premise came true in no scenario, so it was never put to the test',
      },
    ]);
  });

  test('by samples: that is not enough, though samples were accepted', async () => {
    const { exit, properties, evidence } = await checked('--engine', 'fuzz', '--runs', '64', '--accept', 'sampled');
    expect([exit, properties['impossible']]).toEqual([2, 'unknown']);
    expect(evidence.untested).toMatchObject([
      { property: 'impossible', because: 'in none of 64 random scenarios did its premise come true' },
    ]);
  });

  test('whatever is expected', async () => {
    expect((await checked('--expect', 'violated')).exit).toBe(2);
  });

  test('nothing is certified, and the reason given', async () => {
    const place = join(folder, 'certificate');
    const ran = await strategosHere(['check', file, '-n', '3', '-m', '0', '--solver', 'wasm', '--certificate', place]);
    const { exit, out } = plainly(ran);
    expect(exit).toBe(2);
    expect(out).toContain('There is nothing to certify: impossible was never put to the test.');
  });

  test('what the question excludes is said, and does no harm', async () => {
    const { exit, out } = plainly(await strategosHere(['check', 'om', '-n', '2', '-m', '1']));
    expect(exit).toBe(0);
    expect(out).toMatch(/agreement +not applicable/);
    expect(out).toContain('agreement: the question itself excludes its premise, so there is nothing to test');
  });

  test('a certificate of what is not applicable says that no scenario breaks it, which is true', async () => {
    const place = join(folder, 'two-generals');
    const ran = await strategosHere(['check', 'om', '-n', '2', '-m', '0', '--solver', 'wasm', '--certificate', place]);
    expect(ran.exit).toBe(0);
    expect((await strategosHere(['certify', place])).exit).toBe(0);
  });
});

test('regress does not take it for holding', { tags: ['thorough'] }, async () => {
  const cells = [{ protocol: file, n: 3, m: 0, verdict: 'holds' }];
  const where = folderWith({ 'expectations.json': JSON.stringify({ schema: 'strategos/expectations/1', cells }) });
  const corpus = folderWith({});
  const expectations = join(where, 'expectations.json');
  const ran = await strategosHere(['regress', '--expectations', expectations, '--corpus', corpus, '--allow-module']);
  const { exit, out } = plainly(ran);
  expect(out).toContain('is undecided: impossible is vacuous, so nothing was tested');
  expect(exit).toBe(2);
});
