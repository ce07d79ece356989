import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import type { Ran } from '../test-support/cli.ts';
import { strategos, strategosHere } from '../test-support/cli.ts';
import { stoppedClock } from '../test-support/clock.ts';
import { here, words } from '../test-support/command-line.ts';
import { scriptText } from '../test-support/fake-solver.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';
import { inFolder } from '../test-support/in-folder.ts';
import { ownProtocol } from '../test-support/own-protocol.ts';
import { startsProcesses } from '../test-support/tier/cost.ts';
import { some } from '../test-support/tier/draws.ts';

startsProcesses('a native solver that hangs is a script');

afterEach(() => {
  vi.unstubAllEnvs();
});

interface Checked {
  readonly engine: string;
  readonly verdict: string;
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly counterexamples: readonly Counterexample[];
  readonly certificates: readonly { readonly path: string; readonly sha256: string; readonly outcome: string }[];
  readonly smallest: readonly { readonly complete: boolean; readonly attacks: readonly unknown[] }[];
}

const check = async (
  line: string,
  ...more: readonly string[]
): Promise<{ readonly exit: unknown; readonly answer: Checked }> => {
  // A solver is refused where none is asked.
  const solver = line.includes('--engine exhaustive') ? [] : ['--solver', 'wasm'];
  const { exit, out } = await strategosHere(['check', ...words(line), ...solver, ...more, '--json']);
  return { exit, answer: JSON.parse(out) as Checked };
};

const attacksIn = (counterexamples: readonly Counterexample[]): readonly object[] =>
  counterexamples.map(({ orders, faulty, deviations }) => ({ orders, faulty, deviations }));

describe('the symbolic engine', () => {
  test('counts without enumerating, and grades its evidence as a proof', async () => {
    const { exit, answer } = await check('om -n 7 -m 2 --engine symbolic');
    expect(exit).toBe(0);
    expect(answer).toMatchObject({
      engine: 'symbolic',
      verdict: 'holds',
      evidence: {
        grade: 'proof',
        scenarios: '32992193937474',
        violating: { agreement: '0', validity: '0', termination: '0' },
        effort: { solver: null, placements: 5, queries: 5, settled: 5 },
      },
    });
  });

  test('is chosen where enumerating would take too long', async () => {
    const { answer } = await check('om -n 10 -m 3');
    expect(answer).toMatchObject({
      engine: 'symbolic',
      why: expect.stringContaining('enumerating it would take') as string,
    });
  });

  test('says how much it put to the solver', async () => {
    const { exit, out } = await here('check phase-king -n 3 -m 1 --engine symbolic --solver wasm');
    expect(exit).toBe(1);
    expect(out).toMatch(
      /4 placements up to symmetry, \d+ formulas: \d+ variables, [\d,]+ clauses, \d+ conflicts; CaDiCaL .* \(WebAssembly\)/,
    );
  });

  describe('a solver that leaves somebody behind', () => {
    const LINE = 'check phase-king -n 3 -m 1 --engine symbolic --solver native --max-seconds 0.5';

    /** Something is done with it on the PATH; whom it leaves behind is there until then, and holds on to its output. */
    const withIt = async (does: (path: string) => Promise<Ran>): Promise<void> => {
      const folder = folderWith({ cadical: scriptText('(while [ -e "$0" ]; do sleep 0.1; done)', 'exit 1') });
      chmodSync(join(folder, 'cadical'), 0o755);
      try {
        const { exit, out } = await does(`${folder}:${process.env['PATH'] ?? ''}`);
        expect([exit, out]).toEqual([2, expect.stringContaining('the limit of 0.5 seconds was reached')]);
      } finally {
        rmSync(join(folder, 'cadical'));
      }
    };

    test('is not waited for', () =>
      withIt((path) => {
        vi.stubEnv('PATH', path);
        stoppedClock();
        return here(LINE);
      }));

    test('keeps no process from ending', { tags: ['thorough'] }, () =>
      withIt((PATH) => strategos(words(LINE), { env: { PATH } })),
    );
  });

  test('without a solver that was asked for, the verdict is unknown, and why is said', async () => {
    vi.stubEnv('PATH', '/nowhere');
    const { exit, out } = await here('check phase-king -n 3 -m 1 --engine symbolic --solver native');
    expect(exit).toBe(2);
    expect(out).toContain(
      'there is no cadical on the PATH; install it (Debian: apt-get install cadical), or use --solver wasm',
    );
  });
});

describe('the fewest lies', () => {
  test.each(some(1, ['symbolic', 'exhaustive']))('are three for OM(2) with six generals: %s', async (engine) => {
    const { exit, answer } = await check(`om -n 6 -m 2 --minimum --engine ${engine} --expect violated`);
    expect(exit).toBe(0);
    const evidence = engine === 'exhaustive' ? 'exhaustive' : 'proof';
    expect(answer.counterexamples.map(({ minimality }) => minimality)).toEqual([
      { claim: 'minimum', lies: 3, evidence },
      { claim: 'minimum', lies: 3, evidence },
    ]);
  });

  test('are only local where nobody asked', async () => {
    const { answer } = await check('om -n 3 -m 1');
    expect(answer.counterexamples[0]?.minimality).toEqual({ claim: 'local', lies: 1 });
  });

  test('--all lists every smallest attack, up to --limit', async () => {
    const all = await check('majority -n 4 -m 1 --all');
    expect(all.answer.smallest).toMatchObject([{ property: 'agreement', complete: true }]);
    expect(all.answer.smallest[0]?.attacks).toHaveLength(4);
    const some = await check('majority -n 4 -m 1 --all --limit 3');
    expect(some.answer.smallest[0]).toMatchObject({ complete: false });
    expect(some.answer.smallest[0]?.attacks).toHaveLength(3);
  });

  test('a saved attack that is now known to be the smallest says so', async () => {
    const folder = folderWith();
    const path = join(folder, 'om', 'validity-n3-m1.json');
    await check('om -n 3 -m 1', '--save', folder);
    expect(readFileSync(path, 'utf8')).toContain('"claim": "local"');
    const { out } = await here(`check om -n 3 -m 1 --minimum --save ${folder}`);
    expect(out).toContain('Saved already, and now known to be the smallest:');
    expect(readFileSync(path, 'utf8')).toContain('"claim": "minimum"');
    expect(filesIn(folder)).toEqual(['om/validity-n3-m1.json']);
  });
});

describe('--certificate', () => {
  test('keeps what holds, and each smallest attack in a folder of its own; both certify', async () => {
    const folder = join(folderWith(), 'king');
    const { answer } = await check('phase-king -n 3 -m 1 --minimum', '--certificate', folder);
    const paths = answer.certificates.map(({ path }) => path);
    expect(paths).toHaveLength(2);
    for (const path of paths) {
      const { exit, out } = await here(`certify ${path}`);
      expect([exit, out.split(' ')[0]]).toEqual([0, 'accepted']);
    }
    const [attack] = answer.counterexamples;
    expect(attack?.minimality).toMatchObject({
      claim: 'minimum',
      lies: 4,
      evidence: 'proof',
      certificate: { sha256: answer.certificates[1]?.sha256 },
    });
  });

  test('is part of the command that a counterexample names, which finds the same attack', async () => {
    const folder = join(folderWith(), 'king');
    const { answer } = await check('phase-king -n 3 -m 1', '--certificate', folder);
    const command = answer.counterexamples[0]?.provenance.command ?? '';
    expect(command).toBe(`strategos check phase-king -n 3 -m 1 --solver wasm --certificate ${folder}`);
    const [, , ...again] = words(command);
    const { counterexamples } = (await check(again.join(' '))).answer;
    expect(counterexamples).toEqual(answer.counterexamples);
    // Without it, another one is found.
    const other = (await check('phase-king -n 3 -m 1')).answer.counterexamples;
    expect(attacksIn(other)).not.toEqual(attacksIn(answer.counterexamples));
  });

  test('of the same claim is replaced, and nothing else is touched', { tags: ['thorough'] }, async () => {
    const folder = join(folderWith(), 'om');
    expect((await check('om -n 4 -m 1', '--certificate', folder)).answer.certificates[0]?.outcome).toBe('written');
    const before = filesIn(folder);
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    expect((await check('om -n 4 -m 1', '--certificate', folder)).answer.certificates[0]?.outcome).toBe('replaced');
    expect(filesIn(folder)).toEqual([...before, 'notes.txt'].toSorted());
    const other = await check('om -n 5 -m 1', '--certificate', folder);
    expect(other.answer.certificates[0]).toMatchObject({ outcome: 'kept beside' });
    expect((await here(`certify ${folder}`)).exit).toBe(0);
    expect((await here(`certify ${folder}.2`)).exit).toBe(0);
  });

  test('does not write into a folder of somebody’s', async () => {
    const folder = join(folderWith({ 'mine/notes.txt': 'mine' }), 'mine');
    const { answer } = await check('om -n 4 -m 1', '--certificate', folder);
    expect(answer.certificates[0]?.outcome).toBe('kept beside');
    expect(filesIn(folder)).toEqual(['notes.txt']);
  });

  test.each(['--engine exhaustive', '--engine fuzz', '--no-reduction', '--path 0:1'])(
    'and %s contradict each other',
    async (option) => {
      const folder = join(folderWith(), 'om');
      const { exit, err } = await here(`check om -n 4 -m 1 --certificate ${folder} ${option}`);
      expect([exit, err]).toEqual([64, expect.stringContaining('only the symbolic engine proves anything')]);
    },
  );

  test('says where there is nothing to certify', async () => {
    const folder = join(folderWith(), 'nothing');
    // The second look at the clock is two seconds after the first.
    stoppedClock(2_000);
    const line = `check om -n 4 -m 1 --solver wasm --certificate ${folder} --max-seconds 1`;
    const { exit, out } = await here(line);
    expect([exit, out]).toEqual([
      2,
      expect.stringContaining('There is nothing to certify: the search was not finished.'),
    ]);
    expect(filesIn(join(folder, '..'))).toEqual([]);
  });

  test('that cannot be written: the verdict all the same, exit 65, nothing left behind', async () => {
    const above = folderWith({ file: 'in the way' });
    const { exit, err } = await here(`check om -n 4 -m 1 --certificate ${join(above, 'file', 'om')}`);
    expect([exit, err]).toEqual([65, expect.stringContaining('cannot write the certificate')]);
    expect(filesIn(above)).toEqual(['file']);
  });

  test('is refused once it was tampered with', { tags: ['thorough'] }, async () => {
    const folder = join(folderWith(), 'om');
    await check('om -n 7 -m 2', '--certificate', folder);
    const proof = join(folder, 'faulty-0-1.drup');
    const text = readFileSync(proof, 'utf8');
    writeFileSync(
      proof,
      text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
    );
    const { exit, out } = await here(`certify ${folder}`);
    expect(exit).toBe(1);
    expect(out).toContain('faulty-0-1.drup');
    mkdirSync(join(folder, 'empty'));
    expect((await here(`certify ${join(folder, 'empty')}`)).exit).toBe(65);
  });
});

test('an attack without lies and faults is the smallest there can be, and no certificate says so', async () => {
  const deaf = ownProtocol({ program: { receive: '(_self, { attack }) => ({ attack })' } });
  const folder = folderWith({ 'mine.ts': deaf });
  const words = 'check ./mine.ts -n 3 -m 1 --engine symbolic --minimum --certificate kept';
  const { exit, out } = await inFolder(folder, ...words.split(' '));
  expect(exit).toBe(1);
  expect(out).toContain('An attack on agreement (0 lies');
  expect(out).toContain('Certified in kept');
  expect(out).not.toContain('at least 0 lies');
  expect(filesIn(folder).filter((name) => name.endsWith('manifest.json'))).toEqual(['kept/manifest.json']);
});
