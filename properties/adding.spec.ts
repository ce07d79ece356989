/**
 * What it takes to add a property by which every instance is judged: its file, and a line in the registry. In a copy of the
 * sources the one of CONTRIBUTING.md is added, and everything finds it.
 *
 * @module-tag thorough
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recipe, replaced } from '../test-support/recipe.ts';
import { scratchCopy } from '../test-support/scratch-copy.ts';

const FILE = 'properties/strong-validity.ts';

/** As CONTRIBUTING.md says: what shared code may ask of it, in place of the list of a module. */
const ours = (text: string): string =>
  replaced(
    replaced(
      replaced(text, /^export \{ majority .*\n\n/m, ''),
      'const strongValidity: Property',
      'export const strongValidity: Property',
    ),
    'export const properties: readonly Property[] = [strongValidity];',
    'export const strongValidities: OurProperty = alone(strongValidity);',
  ).replace(
    /^(?=import type \{ Court)/m,
    "import type { OurProperty } from './ours.ts';\nimport { alone } from './ours.ts';\n",
  );

const copy = scratchCopy({
  [FILE]: ours(recipe('strong-validity.ts', FILE)),
  'properties/registry.ts': (before) =>
    replaced(
      replaced(before, 'validities, terminations];', 'validities, terminations, strongValidities];'),
      /^(?=import \{ terminations)/m,
      "import { strongValidities } from './strong-validity.ts';\n",
    ),
});

const majority2 = 'check majority -n 2 -m 0 --values 3';

const found = 'found/majority/strong-validity-n2-m0-values3.json';

describe('the command line', () => {
  test('judges by it, and does not take it for what theory speaks of', async () => {
    const { exit, out } = await copy.strategos(`${majority2} --save found`);
    expect(exit).toBe(1);
    expect(out).toMatch(/ {2}strong-validity {2}violated {2}every loyal general that decides, decides an order/);
    expect(out).toContain('An attack on strong-validity (0 lies;');
    // In a broadcast a traitor that commands may order what no loyal lieutenant holds.
    const broadcast = await copy.strategos('check om -n 4 -m 1');
    expect(broadcast.out).toMatch(
      /agreement +holds.*\n +validity +holds.*\n +termination +holds.*\n +strong-validity +violated/,
    );
    expect(broadcast.out).toContain('theory     expects holds');
    expect(broadcast.out).not.toContain('which is not what was found');
  });

  test('replays what breaks it, and suggests it', async () => {
    expect(await copy.strategos(`replay ${found}`)).toMatchObject({ exit: 0 });
    const text = readFileSync(join(copy.folder, found), 'utf8');
    copy.edit({
      'found/misspelt.json': replaced(text, '"property": "strong-validity"', '"property": "strong-validty"'),
    });
    const { out, err } = await copy.strategos('replay found/misspelt.json');
    expect(out + err).toContain(
      'Did you mean strong-validity? There are agreement, validity, termination, strong-validity',
    );
    copy.remove('found');
  });

  test('no module brings along one of that name', async () => {
    const module = recipe('strong-validity.ts', 'mine.ts').replaceAll("'./", `'${copy.folder}/`);
    copy.edit({ 'mine.ts': module });
    const { exit, err } = await copy.strategos('check ./mine.ts -n 2 -m 0');
    expect([exit, err]).toEqual([65, expect.stringContaining('as a standard property is')]);
    copy.remove('mine.ts');
  });

  test('certifies it', async () => {
    const made = await copy.strategos('check om -n 3 -m 0 --engine symbolic --certificate certified');
    expect(made.out).toContain('Certified in certified');
    const { exit, out } = await copy.strategos('certify certified');
    expect([exit, out]).toEqual([0, expect.stringMatching(/meets .*\bstrong-validity\b/)]);
    copy.remove('certified');
  });
});

test('a cell is expected to break a property of ours, and all of them are known', async () => {
  const decoded = (properties: object): Promise<unknown> =>
    copy.value(
      `(await import('./regression/expectations-codec.ts')).decodeExpectations(${JSON.stringify(
        JSON.stringify({
          schema: 'strategos/expectations/1',
          cells: [{ protocol: 'om', n: 3, m: 1, verdict: 'violated', properties }],
        }),
      )})`,
    );
  const others = { agreement: 'holds', validity: 'holds', termination: 'holds' };
  expect(await decoded(others)).toMatchObject({ _tag: 'Right' });
  expect(await decoded({ ...others, 'strong-validity': 'holds' })).toMatchObject({
    left: { message: expect.stringContaining('every property is expected to hold') as unknown },
  });
});

test('a report tells it, and judges by it', async () => {
  await copy.strategos('report --protocols majority --format markdown --out told');
  expect(readFileSync(join(copy.folder, 'told/report.md'), 'utf8')).toContain(
    '**strong-validity**: every loyal general that decides, decides an order that some loyal general held.',
  );
  copy.remove('told');
});

test('the explorer shows it, and its link says it', async () => {
  const names = await copy.value(
    `(await import('./explorer/state.ts')).propertiesOf(await (async () => {
      const registered = await Promise.all((await import('./model/protocols/registry.ts')).registry.map(({ load }) => load()));
      const scene = (await import('./explorer/first.ts')).firstScene({ own: [], fingerprints: {}, registered });
      return scene.right;
    })()).map(({ name }) => name)`,
  );
  expect(names).toEqual(['agreement', 'validity', 'termination', 'strong-validity']);
  expect(await copy.script('scripts/explorer.ts')).toMatchObject({ exit: 0 });
  expect(readFileSync(join(copy.folder, 'dist/explorer.html'), 'utf8')).toContain('decides an order that some loyal');
});

test('it compiles, the laws of properties hold, and a file and a line are all that was written', async () => {
  expect(await copy.compiles()).toEqual({ exit: 0, out: '', err: '' });
  expect(await copy.specs('properties/laws.spec.ts', 'engines/symmetry/judged.spec.ts')).toMatchObject({ exit: 0 });
  expect(copy.changed()).toEqual(['properties/registry.ts', FILE]);
});
