/**
 * What it takes to add a fault model: its file, and a line in the registry. In a copy of the sources the one of CONTRIBUTING.md is
 * added, and everything finds it.
 *
 * @module-tag thorough
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { objectIn } from '../../test-support/command-line.ts';
import { recipe, replaced } from '../../test-support/recipe.ts';
import { scratchCopy } from '../../test-support/scratch-copy.ts';

const FILE = 'model/faults/late-start.ts';

/** As CONTRIBUTING.md says: with a family of its own. */
const ours = (text: string): string =>
  `import type { FaultFamily } from './family.ts';
import { familyOf } from './family.ts';
${replaced(text, /.*it borrows one.*\n {2}family: 'crash',/, "  family: 'late-start',")}
export const lateStartFaults: FaultFamily<'late-start'> = familyOf('late-start', lateStart, {
  like: 'crash',
});
`;

const copy = scratchCopy({
  [FILE]: ours(recipe('late-start.ts', FILE)),
  'model/faults/registry.ts': (before) =>
    replaced(
      replaced(before, /^(?= {2}\(\): typeof lossFaults)/m, '  (): typeof lateStartFaults => lateStartFaults,\n'),
      /^(?=import \{ signedFaults)/m,
      "import { lateStartFaults } from './late-start.ts';\n",
    ),
});

const SUMMARY = 'a faulty general may miss messages of the first round';

describe('the command line', () => {
  test.each(['check', 'impossible', 'solvable'])('%s --help names it', async (command) => {
    const { out } = await copy.strategos(`${command} --help`);
    expect(out.replaceAll(/\s+/g, ' ')).toContain('receive-omission, late-start, loss or loss:k');
  });

  test('suggests it', async () => {
    const { exit, err } = await copy.strategos('check flood-set -n 3 -m 1 --faults late-stat');
    expect([exit, err]).toEqual([64, expect.stringContaining('Did you mean late-start? There are byzantine,')]);
    const refused = await copy.strategos('check handshake -n 2 -m 0 --faults late-start');
    expect(refused.err).toContain('handshake has no meaning under late-start');
  });

  test('lists it', async () => {
    const { faultModels } = objectIn(await copy.strategos('protocols --json'));
    expect(faultModels).toContainEqual({ name: 'late-start', summary: SUMMARY });
    expect((await copy.strategos('protocols')).out).toContain(`  late-start       ${SUMMARY}`);
  });

  test('checks under it, with as many scenarios either way', async () => {
    const line = 'check flood-set -n 3 -m 1 --faults late-start';
    for (const more of ['', ' --no-reduction'])
      expect(objectIn(await copy.strategos(`${line}${more} --json`))).toMatchObject({
        faultModel: 'late-start',
        verdict: 'holds',
        evidence: { scenarios: '104' },
      });
  });

  test('saves what breaks something, and replays it', async () => {
    const ran = await copy.strategos('check om -n 3 -m 1 --faults late-start --save found');
    expect([ran.exit, ran.out]).toEqual([1, expect.stringContaining('\n  1 is faulty.\n')]);
    const file = 'found/om/validity-n3-m1-late-start.json';
    expect(readFileSync(join(copy.folder, file), 'utf8')).toContain('"faultModel": "late-start"');
    expect(await copy.strategos(`replay ${file}`)).toMatchObject({ exit: 0 });
    copy.remove('found');
  });
});

test('a report has a sheet for it', async () => {
  const mine = "export const mine = { ...floodSet, name: 'mine', faults: ['late-start'] };";
  copy.edit({ 'mine.ts': `import { floodSet } from './model/protocols/flood-set.ts';\n\n${mine}\n` });
  await copy.strategos('report --protocols ./mine.ts --format json --out told');
  const { atlases } = JSON.parse(readFileSync(join(copy.folder, 'told/report.json'), 'utf8')) as {
    readonly atlases: readonly { readonly faults: string; readonly cells: readonly unknown[] }[];
  };
  expect(atlases.map(({ faults, cells }) => [faults, cells.length > 5])).toEqual([['late-start', true]]);
  copy.remove('mine.ts');
  copy.remove('told');
});

test('expectations may name it, the grid of a record has it, and so have the schemas', async () => {
  const cells = "[{ protocol: 'flood-set', n: 3, m: 1, faults: 'late-start', verdict: 'holds' }]";
  expect(
    await copy.value(
      `(await import('./regression/expectations-codec.ts')).decodeExpectations(JSON.stringify({ schema: 'strategos/expectations/1', cells: ${cells} }))`,
    ),
  ).toMatchObject({ _tag: 'Right' });
  // Of the sizes at which theory says something.
  const theory = "theory: (army, t) => floodSet.theory(army, t, 'crash')";
  expect(
    await copy.value(
      `await (async () => {
        const { floodSet } = await import('./model/protocols/flood-set.ts');
        return (await import('./regression/grid.ts')).grid({ ...floodSet, ${theory} }).map(({ asked }) => asked.faults);
      })()`,
    ),
  ).toContain('late-start');
  expect(
    JSON.stringify(await copy.value("(await import('./regression/expectations-codec.ts')).expectationsSchema()")),
  ).toContain('receive-omission, late-start, loss');
});

test('the explorer offers it, and its page has it', async () => {
  expect(
    await copy.value(
      "(await import('./model/faults/registry.ts')).familiesFor((await import('./model/protocols/flood-set.ts')).floodSet).map(({ name }) => name)",
    ),
  ).toContain('late-start');
  expect(await copy.script('scripts/explorer.ts')).toMatchObject({ exit: 0 });
  expect(readFileSync(join(copy.folder, 'dist/explorer.html'), 'utf8')).toContain(SUMMARY);
});

test('it compiles, the laws hold, the engines agree, and a file and a line are all that was written', async () => {
  expect(await copy.compiles()).toEqual({ exit: 0, out: '', err: '' });
  const laws = ['model/laws.spec.ts', 'model/faults/roles.spec.ts', 'engines/exhaustive/same-as-plain.spec.ts'];
  expect(await copy.specs(...laws)).toMatchObject({ exit: 0 });
  expect(copy.changed()).toEqual([FILE, 'model/faults/registry.ts']);
});
