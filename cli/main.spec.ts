/**
 * The command line from end to end: what it prints where, and the exit codes of the contract. Only what is about a process
 * is run in one of its own, because that is slow.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { counterexampleText } from '../counterexamples/counterexample.ts';
import { withoutProvenance } from '../reports/document/provenance.ts';
import { plainly, strategos, strategosHere } from '../test-support/cli.ts';
import { here, objectIn, words } from '../test-support/command-line.ts';
import { om3Counterexample } from '../test-support/counterexample.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';
import { registeredCommands } from './commands/registry.ts';
import { inFolder } from '../test-support/in-folder.ts';
import { ownProtocol } from '../test-support/own-protocol.ts';

const COMMANDS = registeredCommands.map(({ name }) => name);

const corpus = (path: string): string => fileURLToPath(new URL(`../counterexamples/${path}`, import.meta.url));

describe('what it prints, and how it ends', () => {
  test('check: what holds exits 0, says how it is known, and nothing stands on stderr', async () => {
    const { exit, out, err } = await here('check om -n 4 -m 1');
    expect([exit, err]).toEqual([0, '']);
    expect(out).toMatch(/^om, n = 4, m = 1, byzantine faults, at most 1 faulty: holds\n/);
    expect(out).toContain('evidence   exhaustive; chosen because it can be enumerated (estimate: 68 evaluations)\n');
    expect(out).toContain('all 34 scenarios with at most 1 faulty');
    expect(out).toContain('theory     expects holds (Lamport, Shostak and Pease 1982, Theorem 1: n > 3m)\n');
    expect(out).toContain('faults changed what a loyal general heard; decided in some scenario: RETREAT and ATTACK\n');
  });

  test('check --expect violated: then that is as expected', async () => {
    expect((await here('check om -n 3 -m 1 --expect violated')).exit).toBe(0);
  });

  test('check: a bound exits 2, and what was covered is said', async () => {
    const { exit, out } = await here('check om -n 7 -m 2 --max-evaluations 100');
    expect(exit).toBe(2);
    expect(out).toMatch(/at most 2 faulty: unknown\n/);
    expect(out).toMatch(
      /unfinished: (nothing|at least [\d,]+ scenarios?) covered (in full )?when the limit of 100 evaluations was reached \(\d+ evaluations, /,
    );
  });

  test.each(['exhaustive', 'symbolic'])('check: what is stopped claims nothing (%s)', async (engine) => {
    const line = `check om -n 7 -m 2 --engine ${engine} --max-evaluations 1`;
    const { out } = await here(line);
    expect(out).toContain(`evidence   no grade (${engine})\n`);
    expect(out).not.toMatch(/premises|nobody ever decided|no fault ever changed|[^t] \d+ scenarios? covered/);
    expect(objectIn(await here(`${line} --json`))).toMatchObject({
      verdict: 'unknown',
      evidence: { grade: null, premises: [] },
      witnesses: { stopped: { _tag: 'evaluations', limit: 1 } },
    });
  });

  test('check --json: one object on stdout and nothing else, counts as strings', async () => {
    const ran = await here('check om -n 3 -m 1 --json');
    expect([ran.exit, ran.err]).toEqual([1, '']);
    expect(objectIn(ran)).toMatchObject({
      schema: 'strategos/check/1',
      protocol: 'om',
      n: 3,
      m: 1,
      t: 1,
      faultModel: 'byzantine',
      engine: 'exhaustive',
      verdict: 'violated',
      properties: { agreement: 'holds', validity: 'violated', termination: 'holds' },
      theory: { verdict: 'violated' },
      evidence: { grade: 'exhaustive', scenarios: '14', violating: { agreement: '0', validity: '2' } },
      counterexample: { property: 'validity', faulty: [1], minimality: { claim: 'local', lies: 1 } },
    });
  });

  test('check --json: what cannot be asked is one object as well', async () => {
    const ran = await here('check omm -n 3 -m 1 --json');
    expect(ran.exit).toBe(64);
    expect(objectIn(ran)).toMatchObject({ schema: 'strategos/error/1', error: { exit: 64 } });
    expect(ran.err).toContain('Did you mean om?');
  });

  test('an unknown option, an unknown command: did you mean, and exit 64', async () => {
    const option = await here('check om -n 3 -m 1 --fauls crash');
    const command = await here('chek om');
    expect([option.exit, option.out, command.exit, command.out]).toEqual([64, '', 64, '']);
    expect(option.err).toContain("unknown option '--fauls'\n(Did you mean --faults?)");
    expect(command.err).toContain("unknown command 'chek'\n(Did you mean check?)");
  });

  test('a number that is none of a general: exit 64', async () => {
    const { exit, out, err } = await here('check om -n -1 -m 1');
    expect([exit, out]).toEqual([64, '']);
    expect(err).toContain('n = -1: n must be at least 2');
  });

  test('nothing to do: the help, and exit 64', async () => {
    const { exit, out, err } = await strategosHere([]);
    expect([exit, out]).toEqual([64, '']);
    expect(err).toContain('Usage: strategos');
  });

  test('--help and --version exit 0', async () => {
    const [help, version] = [await here('--help'), await here('--version')];
    expect([help.exit, help.err, version.exit, version.err]).toEqual([0, '', 0, '']);
    expect(help.out).toContain('Example:\n  $ strategos check om -n 3 -m 1');
    expect(help.out.match(/^ {2}[a-z]+(?= .*\S {2})/gm)?.map((each) => each.trim())).toEqual([...COMMANDS, 'help']);
    expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('one that does not compile: exit 65, with its place; one object with --json', async () => {
    const folder = folderWith({ 'mine.ts': ownProtocol({ before: 'const oops = (;' }) });
    const ran = await inFolder(folder, ...words('check ./mine.ts -n 3 -m 0 --json'));
    expect(ran.exit).toBe(65);
    expect(objectIn(ran)).toMatchObject({
      error: { exit: 65, message: expect.stringContaining('mine.ts:3:15: ') as string },
    });
  });

  test('replay: one bad file does not keep the others from being replayed', async () => {
    const folder = folderWith({ 'bad.json': '{"schema": ' });
    const good = [corpus('om/validity-n3-m1.json'), corpus('sm/validity-n3-m1-byzantine.json')];
    const files = [good[0], join(folder, 'bad.json'), join(folder, 'none.json'), good[1]].map(String);
    const text = await strategosHere(['replay', ...files]);
    const json = await strategosHere(['replay', ...files, '--json']);
    expect([text.exit, json.exit]).toEqual([65, 65]);
    expect(text.out.match(/^\w+/gm)).toEqual(['reproduced', 'error', 'error', 'reproduced']);
    expect(text.out).toContain('bad.json: it is not JSON, perhaps cut short');
    expect(text.out).toContain('none.json: there is no such file');
    expect(objectIn(json)).toMatchObject({
      schema: 'strategos/replay/1',
      replays: [
        { file: files[0], outcome: 'reproduced', asExpected: true, decisions: { 2: 'RETREAT' } },
        { file: files[1], outcome: 'error', error: { exit: 65 } },
        { file: files[2], outcome: 'error', error: { exit: 65 } },
        { file: files[3], outcome: 'reproduced' },
      ],
    });
  });
});

describe.concurrent('in a process of its own', { tags: ['thorough'] }, () => {
  test('check: what is violated exits 1, and shows the attack', async () => {
    const { exit, out, err } = await strategos(words('check om -n 3 -m 1'));
    expect([exit, err]).toEqual([1, '']);
    expect(out).toContain('An attack on validity (1 lie; no single simplification keeps it failing)\n');
    expect(out).toContain('  Round 2: 1 tells 2 “0 ordered RETREAT”, though it should say “0 ordered ATTACK”.\n');
    expect(out).toContain('  Found by: strategos check om -n 3 -m 1\n');
  });

  test('NO_COLOR is honoured, also where colours are forced', async () => {
    const line = words('check om -n 3 -m 1');
    const [coloured, plain] = await Promise.all([
      strategos(line, { env: { FORCE_COLOR: '1' } }),
      strategos(line, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }),
    ]);
    expect(coloured.out).toContain('\u001b[');
    expect(plain.out).not.toContain('\u001b');
    const { out: withoutColours } = plainly(coloured);
    const timeless = (text: string): string => text.replaceAll(/\d+\.\d+ s/g, '');
    expect(timeless(withoutColours)).toBe(timeless(plain.out));
  });

  test.each(['--help', '--version', 'check --help', 'help check'])(
    '%s is an answer: on standard output',
    async (line) => {
      const { exit, out, err } = await strategos(words(line));
      expect([exit, err]).toEqual([0, '']);
      expect(out).toMatch(/^(Usage: strategos|\d+\.\d+\.\d+)/);
    },
  );

  test('Ctrl-C ends a long run with what it has covered, and exit 2', async () => {
    // The process says so as soon as Ctrl-C would be heard. There are 16 million ways to deal the orders.
    const telling = "process.on('newListener',(event)=>{if(event==='SIGINT')process.stderr.write('listening')})";
    const { exit, out } = await strategos(words('check majority -n 24 -m 0 --engine exhaustive --no-reduction'), {
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(telling)}` },
      // Twice for the process that watches, once for the one that is watched, and again for the search.
      interruptOn: 'listening'.repeat(4),
    });
    expect(exit).toBe(2);
    expect(out).toMatch(/unfinished: (nothing|at least [\d,]+ scenarios?) covered (in full )?when it was interrupted/);
  });

  test('a protocol of one’s own, from the folder it lies in', async () => {
    const folder = folderWith({
      'mine.ts': ownProtocol({
        program: { decide: '(_self, { attack }) => ({ decided: logic.zero, value: [attack] })' },
      }),
    });
    const ran = await strategos(words('check ./mine.ts -n 3 -m 0 --json'), { cwd: folder });
    expect([ran.exit, ran.err]).toEqual([1, '']);
    expect(objectIn(ran)).toMatchObject({
      protocol: 'mine',
      module: './mine.ts',
      properties: { agreement: 'vacuous', validity: 'vacuous', termination: 'violated' },
      command: 'strategos check ./mine.ts -n 3 -m 0',
    });
  });

  test('prove: twice the same bytes apart from provenance, in the same folder and in another', async () => {
    const [one, other] = [folderWith(), folderWith()];
    const first = await strategos(['prove', '--out', one, '--json']);
    const elsewhere = await strategosHere(['prove', '--out', other]);
    const report = 'reports/prove.md';
    const files = filesIn(one);
    expect(files).toEqual([
      'counterexamples/flood-set/agreement-n3-m1-byzantine.json',
      'counterexamples/flood-set/validity-n3-m1-byzantine.json',
      'counterexamples/handshake/agreement-n2-m0-acks2.json',
      'counterexamples/handshake/agreement-n2-m0-acks3.json',
      'counterexamples/handshake/agreement-n2-m0.json',
      'counterexamples/om/agreement-n6-m2.json',
      'counterexamples/om/validity-n3-m1.json',
      'counterexamples/om/validity-n6-m2.json',
      'reports/figures/chain-handshake-n2-m0.svg',
      'reports/figures/hexagon-om-n3-m1.svg',
      report,
    ]);
    expect(filesIn(other)).toEqual(files);
    const bytes = (folder: string, path: string): string => {
      const text = readFileSync(join(folder, path), 'utf8');
      return path === report ? withoutProvenance(text) : text;
    };
    for (const path of files) expect(bytes(other, path)).toBe(bytes(one, path));

    expect([first.exit, first.err, elsewhere.exit, elsewhere.err]).toEqual([0, '', 0, '']);
    const { claims, asExpected } = objectIn(first);
    expect(asExpected).toBe(true);
    expect(claims).toHaveLength(10);
    expect(elsewhere.out.match(/^✓/gm)).toHaveLength(12);
    expect(elsewhere.out).toContain('of all 32,992,193,937,474 scenarios, none breaks anything.');

    const before = readFileSync(join(one, report), 'utf8');
    const again = await strategosHere(['prove', '--out', one, '--json']);
    expect(objectIn(again)).toMatchObject({ files: files.map(() => ({ outcome: 'unchanged' })) });
    expect(filesIn(one)).toEqual(files);
    expect(readFileSync(join(one, report), 'utf8')).toBe(before);
  });
});

test('the table of the README has every command', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  expect(new Set(Array.from(readme.matchAll(/^\| `strategos ([a-z]+)/gm), ([, name]) => name))).toEqual(
    new Set(COMMANDS),
  );
});

test.each(COMMANDS)('%s --help has an example, which begins with it', async (command) => {
  const { exit, out } = await strategosHere([command, '--help']);
  expect(exit).toBe(0);
  expect(out).toMatch(new RegExp(`Examples?:\\n  \\$ strategos ${command}( |\\n)`));
  expect(out).toContain('--json');
});

test('a file may have a space in its name', async () => {
  const folder = folderWith({ 'my protocol.ts': ownProtocol() });
  const path = join(folder, 'my counterexample.json');
  writeFileSync(path, counterexampleText(om3Counterexample));
  expect((await strategosHere(['replay', path])).exit).toBe(0);
  expect((await strategosHere(['check', join(folder, 'my protocol.ts'), '-n', '3', '-m', '0'])).exit).toBe(0);
});
