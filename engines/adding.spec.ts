/**
 * What it takes to add an engine: its folder, and a line in the registry. In a copy of the sources the one of CONTRIBUTING.md is
 * added, and everything finds it.
 *
 * @module-tag thorough
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { objectIn } from '../test-support/command-line.ts';
import { recipe, replaced } from '../test-support/recipe.ts';
import { scratchCopy } from '../test-support/scratch-copy.ts';

const LINE = '  (): typeof oneClaimEngine => oneClaimEngine,\n';

const copy = scratchCopy({
  'engines/one-claim/one-claim.ts': recipe('one-claim.ts', 'engines/one-claim/one-claim.ts'),
  'engines/one-claim/engine.ts': recipe('engine.ts', 'engines/one-claim/engine.ts'),
  'engines/registry.ts': (before) =>
    replaced(
      replaced(before, /^(?=\] as const;)/m, LINE),
      /^(?=import \{ symbolicEngine)/m,
      "import { oneClaimEngine } from './one-claim/engine.ts';\n",
    ),
});

const om3 = 'check om -n 3 -m 1 --engine one-claim';

describe('the command line', () => {
  test.each(['check', 'diff'])('%s offers it, and suggests it', async (command) => {
    const { out } = await copy.strategos(`${command} --help`);
    expect(out.replaceAll(/\s+/g, ' ')).toContain('(choices: "auto", "exhaustive", "symbolic", "fuzz", "one-claim"');
    const { exit, err } = await copy.strategos(`${command} om om -n 3 -m 1 --engine one-clam`);
    expect([exit, err]).toEqual([
      64,
      expect.stringContaining('exhaustive, symbolic, fuzz, one-claim. Did you mean one-claim?'),
    ]);
  });

  test('asks it, and says so wherever it says who answered', async () => {
    const { exit, out } = await copy.strategos(om3);
    expect(exit).toBe(1);
    expect(out).toMatch(/evidence {3}sampled \(one-claim\)\n +only \d+ scenarios with at most 1 faulty \(/);
    expect(out).toContain('An attack on validity (1 lie;');
    expect(out).toContain(`Found by: strategos ${om3}`);
    expect(objectIn(await copy.strategos(`${om3} --json`))).toMatchObject({
      engine: 'one-claim',
      verdict: 'violated',
      evidence: {
        grade: 'sampled',
        symmetry: null,
        premises: expect.arrayContaining([
          expect.objectContaining({ statement: 'the kernel and the search for single claims are free of errors' }),
        ]) as unknown,
      },
    });
  });

  test('refuses what it does not take, by what it declares', async () => {
    const refused = async (options: string): Promise<string> => (await copy.strategos(`${om3} ${options}`)).err;
    expect(await refused('--seed 7')).toContain(
      '--seed is for the fuzz engine, and does not go with --engine one-claim',
    );
    expect(await refused('--no-reduction')).toContain('--no-reduction is for the exhaustive engine');
    expect(await refused('--certificate there')).toContain('only the symbolic engine proves anything');
    expect(await refused('--trust-solver')).toContain('with --engine one-claim no solver is asked');
    expect((await copy.strategos(`${om3} --minimum`)).out).toContain('no attack has fewer');
  });

  test('compares two protocols with it', async () => {
    const { exit, out } = await copy.strategos('diff om majority -n 3 -m 1 --engine one-claim --json');
    expect([exit, out]).toEqual([expect.any(Number), expect.stringMatching(/"engine": ?"one-claim"|problem/)]);
  });
});

test('a counterexample says that it was found by it, and is replayed', async () => {
  expect(await copy.strategos(`${om3} --save found`)).toMatchObject({ exit: 1 });
  const file = 'found/om/validity-n3-m1.json';
  expect(readFileSync(join(copy.folder, file), 'utf8')).toContain('"engine": "one-claim"');
  expect(await copy.strategos(`replay ${file}`)).toMatchObject({ exit: 0 });
  copy.remove('found');
});

test('expectations may ask it, and may not expect a count of it', async () => {
  const decoded = (cell: string): Promise<unknown> =>
    copy.value(
      `(await import('./regression/expectations-codec.ts')).decodeExpectations(JSON.stringify({ schema: 'strategos/expectations/1', cells: [{ protocol: 'om', n: 3, m: 1, engine: 'one-claim', verdict: 'violated', ${cell} }] }))`,
    );
  expect(await decoded('')).toMatchObject({ _tag: 'Right' });
  expect(await decoded("scenarios: '3'")).toMatchObject({
    left: {
      message: expect.stringContaining('single claims are not all scenarios, but a count is expected') as unknown,
    },
  });
});

test('the methods of a report say what it does', async () => {
  const methods = await copy.value("(await import('./engines/registry.ts')).engineOf('one-claim').method");
  expect(methods).toMatch(/^tries every scenario with a single false claim/);
});

test('its answers are so, by the law of engines', async () => {
  expect(await copy.specs('engines/registry.spec.ts')).toMatchObject({ exit: 0 });
});

test('it compiles, and its folder and a line are all that was written', async () => {
  expect(await copy.compiles()).toEqual({ exit: 0, out: '', err: '' });
  expect(copy.changed()).toEqual([
    'engines/one-claim/engine.ts',
    'engines/one-claim/one-claim.ts',
    'engines/registry.ts',
  ]);
});
