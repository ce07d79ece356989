/**
 * What it takes to add a protocol: its file, its spec, and a line in the registry. In a copy of the sources one is added,
 * and everything finds it.
 *
 * @module-tag thorough
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { objectIn } from '../../test-support/command-line.ts';
import { folderWith } from '../../test-support/folder.ts';
import { scratchCopy } from '../../test-support/scratch-copy.ts';

const QUORUM = `/**
 * One round of votes: attack if n - m generals want to.
 */
import { generals } from '../army.ts';
import { at } from '../at.ts';
import type { Program, Protocol, Setting } from '../protocol.ts';
import { protocol } from '../protocol.ts';

type State<B> = { readonly attack: B };

export const quorum: Protocol = protocol({
  name: 'quorum',
  title: 'a round of votes',
  source: 'Rabin 1983, §1',
  problem: 'consensus',
  resilience: 'no traitor at all',
  rounds: () => 1,
  claims: () => ['ATTACK'],
  meaning: (_army, _label, claimed) => (claimed ? 'I want to attack' : 'I want to retreat'),
  interchangeable: generals,
  program: <B>({ logic, army }: Setting<B>): Program<B> => ({
    start: (_self, order): State<B> => ({ attack: at(order, 0) }),
    send: (_self, { attack }: State<B>) => [attack],
    receive: (_self, { attack }: State<B>, _round, inbox): State<B> => ({
      attack: logic.atLeast(army.n - army.m, [attack, ...inbox.flat()]),
    }),
    decide: (_self, { attack }: State<B>) => ({ decided: logic.one, value: [attack] }),
  }),
  costs: { messages: { text: 'n(n − 1)', source: 'Rabin 1983, §1', exact: true, of: ({ n }) => n * (n - 1) } },
  references: [
    {
      key: 'rabin1983',
      cited: 'Rabin 1983',
      kind: 'inproceedings',
      authors: ['Rabin, Michael O.'],
      title: 'Randomized Byzantine Generals',
      year: 1983,
    },
  ],
});
`;

const SPEC = `import { expect, test } from 'vitest';
import { instanceAt } from '../../test-support/instance.ts';
import { quorum } from './quorum.ts';

test('everybody tells everybody', () => {
  expect(instanceAt(quorum, { n: 4, m: 1 }, 'byzantine').schedule.messages).toBe(12);
});
`;

const LINE = "  { name: 'quorum', file: 'quorum.ts', load: async () => (await import('./quorum.ts')).quorum },\n";

const copy = scratchCopy({
  'model/protocols/quorum.ts': QUORUM,
  'model/protocols/quorum.spec.ts': SPEC,
  'model/protocols/registry.ts': (before) => before.replace(/^\];$/m, `${LINE}];`),
});

describe('the command line', () => {
  test('lists it', async () => {
    const { protocols } = objectIn(await copy.strategos('protocols --json'));
    expect(protocols).toContainEqual(expect.objectContaining({ name: 'quorum', title: 'a round of votes' }));
  });

  test('suggests it', async () => {
    const { exit, err } = await copy.strategos('check quorun -n 4 -m 1');
    expect([exit, err]).toEqual([64, expect.stringContaining('Did you mean quorum?')]);
  });

  test('checks it, from its source', async () => {
    const ran = await copy.strategos('check quorum -n 4 -m 1 --json');
    expect(objectIn(ran)).toMatchObject({ protocol: 'quorum', verdict: 'violated' });
    expect(await copy.value("(await import('./host/sources.ts')).sourceOf('quorum')")).toBe(
      join(copy.folder, 'model/protocols/quorum.ts'),
    );
  });
});

describe('a report', () => {
  const out = folderWith();
  beforeAll(async () => {
    await copy.strategos(`report --protocols quorum --format json,latex --out ${out}`);
  });

  const written = (path: string): string => readFileSync(join(out, path), 'utf8');

  test('surveys it, beside its own formula', () => {
    const { atlases, costs } = JSON.parse(written('report.json')) as {
      readonly atlases: readonly { readonly cells: readonly unknown[] }[];
      readonly costs: readonly unknown[];
    };
    expect(atlases.flatMap(({ cells }) => cells).length).toBeGreaterThan(10);
    expect(costs).toMatchObject([{ protocol: 'quorum', formulas: { rounds: null, messages: { text: 'n(n − 1)' } } }]);
  });

  test('has what it cites in its bibliography', () => {
    expect(written('references.bib')).toContain('@inproceedings{rabin1983,');
  });
});

test('the explorer offers it, and its page has it', async () => {
  const keys = await copy.value(
    "(await import('./explorer/repertoire.ts')).playablesOf({ own: [], fingerprints: {}, registered: await Promise.all((await import('./model/protocols/registry.ts')).registry.map(({ load }) => load())) }).map(({ key }) => key)",
  );
  expect(keys).toContain('quorum');
  expect(await copy.script('scripts/explorer.ts')).toMatchObject({ exit: 0 });
  expect(readFileSync(join(copy.folder, 'dist/explorer.html'), 'utf8')).toContain('a round of votes');
});

test('its own spec and the laws pass, and fail where it breaks one', async () => {
  const specs = ['quorum', 'registry', 'protocol-of'].map((name) => `model/protocols/${name}.spec.ts`);
  const laws = ['model/laws.spec.ts', 'model/costs.spec.ts'];
  expect(await copy.specs(...specs, ...laws)).toMatchObject({ exit: 0 });
  const broken = (before: string, after: string): Promise<unknown> => {
    copy.edit({ 'model/protocols/quorum.ts': QUORUM.replace(before, after) });
    return copy.specs(...laws);
  };
  const failing = { exit: 1, out: expect.stringContaining('quorum') as unknown };
  expect(await broken('n * (n - 1)', 'n * n')).toMatchObject(failing);
  expect(await broken('claims: () =>', 'admissible: ({ logic }) => logic.zero,\n  claims: () =>')).toMatchObject(
    failing,
  );
  copy.edit({ 'model/protocols/quorum.ts': QUORUM });
});

test('where it cannot be loaded it is named, and the others are checked as before', async () => {
  copy.edit({ 'model/protocols/quorum.ts': "throw new Error('not today');\nexport const quorum = null;\n" });
  expect(await copy.strategos('check om -n 4 -m 1')).toMatchObject({ exit: 0 });
  const says = 'the registered protocol quorum could not be loaded from model/protocols/quorum.ts: not today';
  for (const line of ['check quorum -n 4 -m 1', 'protocols'])
    expect(await copy.strategos(line)).toMatchObject({ exit: 65, err: expect.stringContaining(says) as unknown });
  copy.edit({ 'model/protocols/quorum.ts': QUORUM });
});

test('and three files are all that was written, one of them by a line', () => {
  expect(copy.changed()).toEqual([
    'model/protocols/quorum.spec.ts',
    'model/protocols/quorum.ts',
    'model/protocols/registry.ts',
  ]);
  expect(readFileSync(join(copy.folder, 'model/protocols/registry.ts'), 'utf8')).toContain(LINE);
});
