/**
 * A native solver that lies, as commands meet it: whatever it does, nothing holds by its word, and what was wrong is said.
 */
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Ran } from '../../test-support/cli.ts';
import { strategosHere } from '../../test-support/cli.ts';
import { stoppedClock } from '../../test-support/clock.ts';
import { words } from '../../test-support/command-line.ts';
import { scriptText } from '../../test-support/fake-solver.ts';
import { filesIn, folderWith } from '../../test-support/folder.ts';
import { files } from '../../test-support/om-variants.ts';
import { startsProcesses } from '../../test-support/tier/cost.ts';

startsProcesses('a script is the solver');

interface Fake {
  readonly what: string;
  readonly does: readonly string[];
  /** What is said of it. */
  readonly said: string;
  /** Only the clock ends it. */
  readonly hangs?: true;
}

const UNSATISFIABLE = ['echo "s UNSATISFIABLE"', 'exit 20'];

const fakes: readonly Fake[] = [
  {
    what: 'says “unsatisfiable” without a proof',
    does: UNSATISFIABLE,
    said: 'cadical says “unsatisfiable”, but wrote no proof',
  },
  {
    what: 'says “unsatisfiable” with the empty clause as its proof',
    does: ['[ -z "$3" ] || echo 0 > "$3"', ...UNSATISFIABLE],
    said: 'CaDiCaL 1.9.5 (native) calls a formula unsatisfiable, and its proof is refused: step 1, “0”, does not follow',
  },
  {
    what: 'gives both answers',
    does: ['[ -z "$3" ] || echo 0 > "$3"', 'echo "s SATISFIABLE"', ...UNSATISFIABLE],
    said: 'cadical says both “satisfiable” and “unsatisfiable”',
  },
  {
    what: 'gives a wrong assignment',
    does: [
      'for formula; do case "$formula" in *.cnf) break; esac; done',
      'echo "s SATISFIABLE"',
      'echo "v $(seq -s " " "$(sed -n "s/^p cnf \\([0-9]*\\) .*/\\1/p" "$formula")") 0"',
      'exit 10',
    ],
    said: 'CaDiCaL 1.9.5 (native) found an assignment that does not satisfy the formula',
  },
  {
    what: 'gives no assignment',
    does: ['echo "s SATISFIABLE"', 'exit 10'],
    said: 'cadical says “satisfiable”, but printed no assignment',
  },
  {
    what: 'prints garbage',
    does: ['echo "Guru Meditation"', 'exit 20'],
    said: 'cadical ended with exit code 20, and what it printed says nothing',
  },
  {
    what: 'prints without end',
    does: ['exec yes "s UNSATISFIABLE"'],
    said: 'cadical prints without end: more than',
  },
  { what: 'hangs', does: ['exec sleep 1000000'], said: 'the limit of 0.5 seconds was reached', hangs: true },
  { what: 'crashes', does: ['kill -SEGV $$'], said: 'cadical was ended by SIGSEGV' },
];

/** OM, written down in another way: that it does the same takes a solver. */
const variant = join(folderWith(files), 'cases.ts');

interface Printed {
  readonly verdict: string;
  readonly evidence: { readonly grade: string | null };
  readonly counterexamples: readonly { readonly minimality: { readonly claim: string } }[];
}

beforeEach(() => {
  vi.stubEnv('TMPDIR', folderWith());
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** The command with a fake on the PATH. */
const withFake = async ({ does, hangs }: Fake, line: string, ...more: readonly string[]): Promise<Ran> => {
  const folder = folderWith({ cadical: scriptText(...does) });
  chmodSync(join(folder, 'cadical'), 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`);
  if (hangs === true) stoppedClock();
  return strategosHere([
    ...words(line),
    ...(hangs === true ? ['--max-seconds', '0.5'] : []),
    ...['--solver', 'native'],
    ...more,
  ]);
};

/** The same as data. */
const askedWith = async (
  fake: Fake,
  line: string,
  ...more: readonly string[]
): Promise<Ran & { readonly answer: Printed }> => {
  const ran = await withFake(fake, line, ...more, '--json');
  return { ...ran, answer: JSON.parse(ran.out) as Printed };
};

describe.each(fakes)('one that $what', (fake) => {
  // Bundling another protocol takes longest: in the everyday tier one liar is compared by.
  const tags = fake === fakes[1] ? [] : ['thorough'];

  test('leaves a check unknown, and is said to be the reason', async () => {
    const { exit, out } = await withFake(fake, 'check phase-king -n 4 -m 1 --engine symbolic');
    expect(exit).toBe(2);
    expect(out).toContain('at most 1 faulty: unknown');
    expect(out).toContain(fake.said);
    expect(out).not.toContain('checked, ');
  });

  test('does not make an attack the smallest', { tags }, async () => {
    const { exit, answer, out } = await askedWith(fake, 'check om -n 3 -m 1 --minimum --engine fuzz --runs 1000');
    expect(exit).toBe(1);
    expect(answer.counterexamples.map(({ minimality }) => minimality.claim)).toEqual(['local']);
    expect(out).not.toContain('"proof"');
  });

  test('does not make two protocols equivalent', { tags }, async () => {
    const folder = join(folderWith(), 'certificate');
    const { exit, out } = await withFake(fake, `diff om ${variant} -n 4 -m 1`, '--certificate', folder);
    expect(exit).toBe(2);
    expect(out).toContain('at most 1 faulty: unknown');
    expect(out).toContain(fake.said);
    expect(out).toContain('There is nothing to certify: nothing was proved.');
    expect(existsSync(folder)).toBe(false);
  });

  test('has nothing certified', { tags }, async () => {
    const above = folderWith();
    const line = 'check om -n 4 -m 1 --engine symbolic';
    const { exit, out } = await withFake(fake, line, '--certificate', join(above, 'certificate'));
    expect(exit).toBe(2);
    expect(out).toContain('There is nothing to certify: the search was not finished.');
    expect(out).not.toContain('Certified');
    expect(filesIn(above)).toEqual([]);
  });
});

describe('one that lies, and is trusted', () => {
  const [liar] = fakes;

  test('gets the grade “solver”, which is printed, and nothing is proved', async () => {
    if (liar === undefined) throw new Error('there is no fake');
    const line = 'check phase-king -n 4 -m 1 --engine symbolic --trust-solver';
    const { exit, out } = await withFake(liar, line);
    expect(exit).toBe(0);
    expect(out).toMatch(/^evidence {3}solver \(symbolic\)$/m);
    expect(out).toContain('4 answers of the solver believed, without a check (--trust-solver)');
    expect(out).toMatch(/assumed: solver, engine/);
    expect((await askedWith(liar, line)).answer.evidence.grade).toBe('solver');
  });

  test('says how an attack is known to be the smallest', async () => {
    if (liar === undefined) throw new Error('there is no fake');
    const line = 'check om -n 3 -m 1 --minimum --engine fuzz --runs 1000 --trust-solver';
    const { out } = await withFake(liar, line);
    expect(out).toContain('nor as many with fewer faulty: on the solver’s word, which was not checked');
    expect((await askedWith(liar, line)).answer.counterexamples.map(({ minimality }) => minimality)).toMatchObject([
      { claim: 'minimum', evidence: 'solver' },
    ]);
  });
});

test('what a solver that is trusted proves is certified only if its proof is accepted', async () => {
  const fake = fakes.find(({ what }) => what.includes('the empty clause'));
  if (fake === undefined) throw new Error('there is no such fake');
  const above = folderWith();
  const line = 'check om -n 4 -m 1 --engine symbolic --trust-solver';
  const { exit, out, err } = await withFake(fake, line, '--certificate', join(above, 'certificate'));
  expect(exit).toBe(65);
  expect(out).toMatch(/^evidence {3}solver \(symbolic\)$/m);
  expect(out).not.toContain('Certified');
  expect(err).toMatch(
    /no certificate was written, because its check refuses it: faulty-\S+\.drup, line 1: step 1, “0”,/,
  );
  expect(err).toContain('The solver was believed (--trust-solver), and is wrong');
  expect(filesIn(above)).toEqual([]);
});

// With a wrong assignment there is nothing to trust: it is looked at all the same.
test('a wrong assignment is refused of a solver that is trusted as well', async () => {
  const fake = fakes.find(({ what }) => what === 'gives a wrong assignment');
  if (fake === undefined) throw new Error('there is no such fake');
  const { exit, out } = await withFake(fake, 'check phase-king -n 4 -m 1 --engine symbolic --trust-solver');
  expect([exit, out]).toEqual([2, expect.stringContaining(fake.said)]);
});
