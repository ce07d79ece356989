/**
 * The command line from end to end: what it prints where, and the exit codes of the contract. What needs a process of
 * its own has one; all else is run in this one, since there is a lot of it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { decode } from '../counterexamples/codec.ts';
import { textOf } from '../counterexamples/counterexample.ts';
import { protocols } from '../model/protocols/registry.ts';
import { withoutProvenance } from '../reports/markdown.ts';
import type { Ran } from '../test-support/cli.ts';
import { plainly, runHere, strategos, strategosHere } from '../test-support/cli.ts';
import { om3Counterexample } from '../test-support/counterexample.ts';
import { right } from '../test-support/either.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';
import { ownFile, ownProtocol } from '../test-support/own-protocol.ts';
import { proveCommand } from './prove.ts';

const COMMANDS = ['prove', 'check', 'replay', 'certify', 'impossible', 'solvable', 'protocols', 'doctor'];

const words = (line: string): readonly string[] => line.split(' ');

/** A line of arguments, run in this process. */
const here = async (line: string): Promise<Ran> => plainly(await strategosHere(words(line)));

/** The one JSON object on stdout; that there is anything else there fails the test. */
const objectIn = ({ out }: Ran): Record<string, unknown> => {
  const object: unknown = JSON.parse(out);
  if (typeof object !== 'object' || object === null || Array.isArray(object)) throw new Error('no object');
  return object as Record<string, unknown>;
};

const corpus = (path: string): string => fileURLToPath(new URL(`../counterexamples/${path}`, import.meta.url));

describe.concurrent('in a process of its own', { timeout: 120_000 }, () => {
  test('check: what holds exits 0, says how it is known, and nothing stands on stderr', async () => {
    const { exit, out, err } = await strategos(words('check om -n 4 -m 1'));
    expect([exit, err]).toEqual([0, '']);
    expect(out).toMatch(/^om, n = 4, m = 1, byzantine faults, at most 1 faulty: holds\n/);
    expect(out).toContain('evidence   exhaustive; chosen because it can be enumerated (estimate: 68 evaluations)\n');
    expect(out).toContain('all 34 scenarios with at most 1 faulty');
    expect(out).toContain('theory     expects holds (Lamport, Shostak and Pease 1982, Theorem 1: n > 3m)\n');
    expect(out).toContain('faults changed what a loyal general heard; decided in some scenario: RETREAT and ATTACK\n');
  });

  test('check: what is violated exits 1, and shows the attack', async () => {
    const { exit, out, err } = await strategos(words('check om -n 3 -m 1'));
    expect([exit, err]).toEqual([1, '']);
    expect(out).toContain('An attack on validity (1 lie; no single simplification keeps it failing)\n');
    expect(out).toContain('  Round 2: 1 tells 2 “0 ordered RETREAT”, though it should say “0 ordered ATTACK”.\n');
    expect(out).toContain('  Found by: strategos check om -n 3 -m 1\n');
  });

  test('check --expect violated: then that is as expected', async () => {
    expect((await strategos(words('check om -n 3 -m 1 --expect violated'))).exit).toBe(0);
  });

  test('check: a bound exits 2, and what was covered is said', async () => {
    const { exit, out } = await strategos(words('check om -n 7 -m 2 --max-evaluations 100'));
    expect(exit).toBe(2);
    expect(out).toMatch(/at most 2 faulty: unknown\n/);
    expect(out).toMatch(
      /unfinished: [\d,]+ scenarios? covered when the limit of 100 evaluations was reached \(\d+ evaluations, /,
    );
  });

  test('check --json: one object on stdout and nothing else, counts as strings', async () => {
    const ran = await strategos(words('check om -n 3 -m 1 --json'));
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
    const ran = await strategos(words('check omm -n 3 -m 1 --json'));
    expect(ran.exit).toBe(64);
    expect(objectIn(ran)).toMatchObject({ schema: 'strategos/error/1', error: { exit: 64 } });
    expect(ran.err).toContain('Did you mean om?');
  });

  test('an unknown option, an unknown command: did you mean, and exit 64', async () => {
    const [option, command] = await Promise.all([
      strategos(words('check om -n 3 -m 1 --fauls crash')),
      strategos(words('chek om')),
    ]);
    expect([option.exit, option.out, command.exit, command.out]).toEqual([64, '', 64, '']);
    expect(option.err).toContain("unknown option '--fauls'\n(Did you mean --faults?)");
    expect(command.err).toContain("unknown command 'chek'\n(Did you mean check?)");
  });

  test('a number that is none of a general: exit 64', async () => {
    const { exit, out, err } = await strategos(words('check om -n -1 -m 1'));
    expect([exit, out]).toEqual([64, '']);
    expect(err).toContain('n = -1: n must be at least 2');
  });

  test('nothing to do: the help, and exit 64', async () => {
    const { exit, out, err } = await strategos([]);
    expect([exit, out]).toEqual([64, '']);
    expect(err).toContain('Usage: strategos');
  });

  test('--help and --version exit 0', async () => {
    const [help, version] = await Promise.all([strategos(['--help']), strategos(['--version'])]);
    expect([help.exit, help.err, version.exit, version.err]).toEqual([0, '', 0, '']);
    expect(help.out).toContain('Example:\n  $ strategos check om -n 3 -m 1');
    for (const command of COMMANDS) expect(help.out).toContain(`  ${command} `);
    expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/);
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

  test('Ctrl-C ends a long run with what it has covered, and exit 2', async () => {
    // It says so as soon as Ctrl-C would be heard. There are 16 million ways to deal the orders.
    const file = ownFile({
      before: 'let told = false;',
      program: {
        receive: `(_self, { attack }, _round, inbox) => {
          if (!told && process.listenerCount('SIGINT') > 0) {
            told = true;
            process.stderr.write('listening');
          }
          return { attack: logic.any([attack, ...inbox.flat()]) };
        }`,
      },
    });
    const line = `check ${file} -n 24 -m 0 --engine exhaustive --no-reduction`;
    const { exit, out } = await strategos(words(line), { interruptOn: 'listening' });
    expect(exit).toBe(2);
    expect(out).toMatch(/unfinished: [\d,]+ scenarios? covered when it was interrupted/);
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
      properties: { agreement: 'holds', validity: 'holds', termination: 'violated' },
      command: 'strategos check ./mine.ts -n 3 -m 0',
    });
  });

  test('one that does not compile: exit 65, with its place; one object with --json', async () => {
    const folder = folderWith({ 'mine.ts': ownProtocol({ before: 'const oops = (;' }) });
    const ran = await strategos(words('check ./mine.ts -n 3 -m 0 --json'), { cwd: folder });
    expect(ran.exit).toBe(65);
    expect(objectIn(ran)).toMatchObject({
      error: { exit: 65, message: expect.stringContaining('mine.ts:3:15: ') as string },
    });
  });

  test('replay: one bad file does not keep the others from being replayed', async () => {
    const folder = folderWith({ 'bad.json': '{"schema": ' });
    const good = [corpus('om/validity-n3-m1.json'), corpus('sm/validity-n3-m1-byzantine.json')];
    const files = [good[0], join(folder, 'bad.json'), join(folder, 'none.json'), good[1]].map(String);
    const [text, json] = await Promise.all([
      strategos(['replay', ...files]),
      strategos(['replay', ...files, '--json']),
    ]);
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

  test('prove: twice the same bytes apart from provenance, in the same folder and in another', async () => {
    const [one, other] = [folderWith(), folderWith()];
    const [first, elsewhere] = await Promise.all([
      strategos(['prove', '--out', one, '--json']),
      strategos(['prove', '--out', other]),
    ]);
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
    const again = await strategos(['prove', '--out', one, '--json']);
    expect(objectIn(again)).toMatchObject({ files: files.map(() => ({ outcome: 'unchanged' })) });
    expect(filesIn(one)).toEqual(files);
    expect(readFileSync(join(one, report), 'utf8')).toBe(before);
  });
});

test.each(COMMANDS)('%s --help has an example, which begins with it', async (command) => {
  const { exit, out } = await strategosHere([command, '--help']);
  expect(exit).toBe(0);
  expect(out).toMatch(new RegExp(`Examples?:\\n  \\$ strategos ${command}( |\\n)`));
  expect(out).toContain('--json');
});

describe('what cannot be asked exits 64, and says why', () => {
  test.each([
    { line: 'check om -n 1 -m 1', says: 'n = 1: n must be at least 2' },
    { line: 'check om -n -1 -m 1', says: 'n = -1: n must be at least 2' },
    { line: 'check om -n 2.5 -m 1', says: 'n = 2.5: n must be a whole number' },
    { line: 'check om -n abc -m 1', says: 'must be a number' },
    { line: 'check om -n  -m 1', says: 'must be a number' },
    { line: 'check om -n 1e9 -m 1', says: 'n = 1000000000: n may be at most 128 here' },
    { line: 'check om -n Infinity -m 1', says: 'n = Infinity: n may be at most 128 here' },
    { line: 'check om -n 4 -m -1', says: 'm = -1: m must be at least 0' },
    { line: 'check om -n 4 -m 1.5', says: 'm = 1.5: m must be a whole number' },
    { line: 'check om -n 4 -m 1 -t -1', says: 't = -1: t must be at least 0' },
    { line: 'check om -n 4 -m 1 -t 5', says: 't = 5: there are only 4 generals' },
    { line: 'check om -n 4 -m 1 -t 0.5', says: 't = 0.5: t must be a whole number' },
    { line: 'check handshake -t 1', says: 'under loss nobody is faulty, so -t can only be 0' },
    { line: 'check om -n 4 -m 1 --faults loss:1 -t 1', says: 'under loss:1 nobody is faulty' },
    { line: 'check om -m 1', says: 'om needs -n' },
    { line: 'check om -n 4', says: 'om needs -m' },
    { line: 'check om -n 4 -m 1 --values 1', says: 'values = 1: values must be at least 2' },
    { line: 'check phase-king -n 4 -m 1 --values 3', says: 'handles at most 2 different orders' },
    { line: 'check handshake -n 3', says: 'handshake is defined for exactly 2 generals, not 3' },
    { line: 'check om -n 60 -m 40', says: 'choose smaller sizes' },
    { line: 'check om -n 4 -m 1 --faults byzantin', says: 'Did you mean byzantine?' },
    { line: 'check om -n 4 -m 1 --faults signed', says: 'its messages carry no signatures' },
    { line: 'check handshake --param ack=2', says: 'Did you mean acks?' },
    { line: 'check handshake --param acks', says: 'must look like name=number' },
    { line: 'check handshake --param acks=65', says: 'acks = 65 must be a whole number from 0 to 64' },
    { line: 'check om -n 4 -m 1 --validity comander', says: 'Did you mean commander?' },
    { line: 'check majority -n 4 -m 1 --validity unanimity', says: 'There are loyal-unanimity, weak-unanimity' },
    { line: 'check om -n 4 -m 1 --engine fuz', says: 'Allowed choices are auto, exhaustive, symbolic, fuzz' },
    { line: 'check om -n 4 -m 1 --expect hold', says: 'Allowed choices are holds, violated' },
    { line: 'check om -n 4 -m 1 --max-evaluations 0', says: 'number above 0' },
    { line: 'check om -n 4 -m 1 --max-seconds -3', says: 'number above 0' },
    { line: 'check om -n 4 -m 1 --runs 1.5', says: 'whole number above 0' },
    { line: 'check om -n 4 -m 1 --path 17', says: 'must look like slice:run' },
    { line: 'check', says: "missing required argument 'protocol'" },
    { line: 'check om sm -n 4 -m 1', says: 'too many arguments' },
    { line: 'replay', says: "missing required argument 'file'" },
    { line: 'prove --out', says: 'argument missing' },
  ])('$line', async ({ line, says }) => {
    const { exit, out, err } = await here(line);
    expect(err).toContain(says);
    expect(err).not.toContain('bug of Strategos');
    expect([exit, out]).toEqual([64, '']);
  });
});

describe('check', () => {
  test('takes what a protocol is meant for where nothing else is asked', async () => {
    const { exit, out } = await here('check handshake --json');
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ n: 2, m: 0, t: 0, faultModel: 'loss', parameters: { acks: 1 } });
  });

  test('with any number of parameters, orders, another validity, another fault model', async () => {
    const { out } = await here(
      'check majority -n 4 -m 0 -t 1 --values 3 --faults crash --validity loyal-unanimity --json',
    );
    expect(JSON.parse(out)).toMatchObject({
      values: 3,
      t: 1,
      faultModel: 'crash',
      validity: 'loyal-unanimity',
      command: 'strategos check majority -n 4 -m 0 -t 1 --faults crash --values 3 --validity loyal-unanimity',
    });
  });

  test('what is fuzzed says so: how many, with which seed, and how to find it again', async () => {
    const { exit, out } = await here('check om -n 3 -m 1 --engine fuzz --seed 7 --runs 3200');
    expect(exit).toBe(1);
    expect(out).toContain('evidence   fuzz\n           3,200 random scenarios, seed 7 (');
    const [, path = ''] =
      /Found by: strategos check om -n 3 -m 1 --engine fuzz --seed 7 --path (\d+:\d+)\n/.exec(out) ?? [];
    const again = await here(`check om -n 3 -m 1 --seed 7 --path ${path} --json`);
    expect(JSON.parse(again.out)).toMatchObject({
      engine: 'fuzz',
      evidence: { grade: 'sampled', scenarios: '32', sample: { seed: '7' } },
      counterexample: { property: 'validity', provenance: { seed: '7', path } },
    });
  });

  test('what was sampled and holds comes with its bound, and with what that does not mean', async () => {
    const { exit, out } = await here('check om -n 4 -m 1 --engine fuzz --runs 3200');
    expect(exit).toBe(0);
    expect(out).toMatch(
      / [\d,]+ [^:]*uniform[^:]*: with 95 % confidence .* fails with probability at most \d\.\de-\d;/,
    );
    expect(out).toContain('that says nothing about an adversary');
  });

  test('--no-reduction counts the same, one scenario at a time', async () => {
    const { out } = await here('check om -n 4 -m 1 --engine exhaustive --no-reduction --json');
    expect(JSON.parse(out)).toMatchObject({
      engine: 'plain',
      evidence: { grade: 'exhaustive', scenarios: '34', evaluations: '34' },
      command: 'strategos check om -n 4 -m 1 --engine exhaustive --no-reduction',
    });
  });

  test('a bound, with --json: the verdict is unknown, and there is no grade', async () => {
    const { exit, out } = await here('check om -n 7 -m 2 --max-evaluations 100 --json');
    expect(exit).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'unknown',
      properties: { agreement: 'unknown', validity: 'unknown', termination: 'unknown' },
      evidence: { grade: null, stopped: { _tag: 'evaluations', limit: 100 } },
      counterexample: null,
    });
  });

  test('what theory does not expect is said', async () => {
    const file = ownFile({ definition: { theory: "() => ({ verdict: 'violated', source: 'my thesis' })" } });
    const { exit, out } = await here(`check ${file} -n 3 -m 0`);
    expect(exit).toBe(0);
    expect(out).toContain('theory     expects violated (my thesis)  which is not what was found\n');
  });

  test('--save writes what broke, once, and it replays', async () => {
    const folder = folderWith();
    const line = `check om -n 3 -m 1 --save ${folder}`;
    const path = join(folder, 'om/validity-n3-m1.json');
    const first = await here(line);
    expect(first.out).toContain(`Saved as ${path}; replay it with: strategos replay ${path}\n`);
    expect(right(decode(readFileSync(path, 'utf8')))).toMatchObject({
      property: 'validity',
      protocol: { fingerprint: expect.stringMatching(/^sha256:/) as string, module: null },
      provenance: { engine: 'exhaustive', seed: null, command: 'strategos check om -n 3 -m 1' },
    });
    const again = await here(line);
    expect(again.out).toContain(`Already saved as ${path}`);
    expect(filesIn(folder)).toEqual(['om/validity-n3-m1.json']);
    const replayed = await here(`replay ${path}`);
    expect(replayed.exit).toBe(0);
    expect(replayed.out).toMatch(/^reproduced /);
  });

  test('--save leaves a different one alone, and saves beside it', async () => {
    const other = textOf({ ...om3Counterexample, title: 'mine' });
    const folder = folderWith({ 'om/validity-n3-m1.json': other });
    const { out } = await here(`check om -n 3 -m 1 --save ${folder} --json`);
    expect(JSON.parse(out)).toMatchObject({ saved: [join(folder, 'om/validity-n3-m1.2.json')] });
    expect(readFileSync(join(folder, 'om/validity-n3-m1.json'), 'utf8')).toBe(other);
  });

  test('--save where nothing can be written: the verdict is told all the same, and it exits 65', async () => {
    const folder = folderWith({ out: 'a file' });
    const text = await here(`check om -n 3 -m 1 --save ${join(folder, 'out')}`);
    expect(text.exit).toBe(65);
    expect(text.out).toContain('An attack on validity');
    expect(text.err).toContain('a file is in the way of a folder');
    const json = await here(`check om -n 3 -m 1 --save ${join(folder, 'out')} --json`);
    expect(json.exit).toBe(65);
    expect(JSON.parse(json.out)).toMatchObject({ verdict: 'violated', saved: [], error: { exit: 65 } });
    expect(filesIn(folder)).toEqual(['out']);
  });

  test('of a protocol of one’s own that is saved: it replays from where it was saved', async () => {
    const folder = folderWith({ 'mine.ts': ownProtocol() });
    const saved = await here(`check ${join(folder, 'mine.ts')} -n 3 -m 1 --save ${join(folder, 'found')} --json`);
    expect(saved.exit).toBe(1);
    const { saved: paths } = JSON.parse(saved.out) as { saved: readonly string[] };
    expect(paths.length).toBeGreaterThan(0);
    const replayed = await here(`replay ${paths.join(' ')} --json`);
    expect(replayed.exit).toBe(0);
    const { replays } = JSON.parse(replayed.out) as { replays: readonly { outcome: string }[] };
    expect(replays.map(({ outcome }) => outcome)).toEqual(paths.map(() => 'reproduced'));
  });
});

describe('replay', () => {
  const name = 'a.json';
  const replaying = async (text: string, more = ''): Promise<Ran> =>
    here(`replay ${join(folderWith({ [name]: text }), name)}${more}`);

  test('reproduced, and the story of one file is told', async () => {
    const { exit, out } = await replaying(textOf(om3Counterexample));
    expect(exit).toBe(0);
    expect(out).toMatch(/^reproduced .*a\.json\n {11}om does not guarantee validity with n = 3/);
    expect(out).toContain('it violates the property, and everybody decides as recorded');
    expect(out).toContain('Round 2: 1 tells 2 “0 ordered RETREAT”');
  });

  test('of several, stories are told when asked for', async () => {
    const path = corpus('om/validity-n3-m1.json');
    expect((await here(`replay ${path} ${path}`)).out).not.toContain('Round 2');
    expect((await here(`replay ${path} ${path} --story`)).out).toContain('Round 2');
  });

  test('fixed is not as expected, unless the file expects it', async () => {
    const fixed = { ...om3Counterexample, army: { ...om3Counterexample.army, n: 4 } };
    const unexpected = await replaying(textOf(fixed));
    expect(unexpected.exit).toBe(1);
    expect(unexpected.out).toContain('it no longer violates the property; expected: violated');
    const asExpected = await replaying(textOf({ ...fixed, expect: 'holds' }));
    expect(asExpected.exit).toBe(0);
  });

  test('changed is not as expected, and who decides differently is said', async () => {
    const { exit, out } = await replaying(textOf({ ...om3Counterexample, decisions: { 2: 'ATTACK' } }));
    expect(exit).toBe(1);
    expect(out).toMatch(/^changed /);
    expect(out).toContain('it violates the property, but 2 decides differently; expected: violated');
  });

  test('stale is a bad file: the field, and what is wrong with it', async () => {
    const { exit, out } = await replaying(textOf({ ...om3Counterexample, property: 'secrecy' }));
    expect(exit).toBe(65);
    expect(out).toMatch(/^stale /);
    expect(out).toContain('property: there is no property “secrecy” any more');
  });

  test('a protocol that is not known is said to be none', async () => {
    const { exit, out } = await replaying(
      textOf({ ...om3Counterexample, protocol: { name: 'omm', fingerprint: null, module: null } }),
    );
    expect(exit).toBe(65);
    expect(out).toContain('protocol: there is no protocol “omm”. Did you mean om?');
  });

  test('a changed source is told, and does not decide anything', async () => {
    const { exit, out } = await replaying(
      textOf({ ...om3Counterexample, protocol: { name: 'om', fingerprint: 'sha256:0', module: null } }),
    );
    expect(exit).toBe(0);
    expect(out).toContain('the protocol’s source has changed since this was found');
  });

  test('nothing is written', async () => {
    const folder = folderWith({ [name]: textOf(om3Counterexample), 'bad.json': '{' });
    await here(`replay ${join(folder, name)} ${join(folder, 'bad.json')}`);
    expect(filesIn(folder)).toEqual([name, 'bad.json']);
    expect(readFileSync(join(folder, 'bad.json'), 'utf8')).toBe('{');
  });
});

describe('protocols', () => {
  test('lists every protocol, fault model and parameter', async () => {
    const { exit, out } = await here('protocols');
    expect(exit).toBe(0);
    for (const { name } of protocols) expect(out).toContain(name);
    for (const faults of ['byzantine', 'signed', 'crash', 'loss', 'loss:k']) expect(out).toContain(`  ${faults} `);
    expect(out).toContain('handshake: --param acks=K, how many acknowledgements');
  });

  test('--json has the same, as one object', async () => {
    const ran = await here('protocols --json');
    expect(objectIn(ran)).toMatchObject({
      schema: 'strategos/protocols/1',
      protocols: protocols.map(({ name, title, resilience }) => ({ name, title, resilience })),
      faultModels: ['byzantine', 'signed', 'crash', 'loss'].map((model) => ({ name: model })),
    });
  });
});

describe('doctor', () => {
  test('finds that all is there', async () => {
    const { exit, out } = await here('doctor');
    expect(exit).toBe(0);
    for (const part of ['node', 'esbuild', 'fingerprints', 'this folder', 'git']) expect(out).toContain(part);
    expect(out).toContain(`${String(protocols.length)} registered protocols`);
  });

  test('--json has the same, as one object', async () => {
    const { findings, well } = objectIn(await here('doctor --json')) as {
      findings: readonly { name: string; ok: boolean; optional: boolean }[];
      well: boolean;
    };
    expect(well).toBe(true);
    expect(findings.filter(({ optional }) => !optional).every(({ ok }) => ok)).toBe(true);
  });
});

describe('prove', () => {
  test('where nothing can be written: exit 65, and nothing is', async () => {
    const folder = folderWith({ out: 'a file' });
    const { exit, err } = await here(`prove --out ${join(folder, 'out')}`);
    expect(exit).toBe(65);
    expect(err).toContain('a file is in the way of a folder');
    expect(filesIn(folder)).toEqual(['out']);
  });

  test('interrupted: exit 2, and no half a report takes the place of a whole one', async () => {
    const folder = folderWith({ 'reports/prove.md': 'the old report\n' });
    const others = process.listeners('SIGINT');
    // Once for each search: pressed twice, it would leave at once.
    const pressed = new Set<unknown>(others);
    const pressing = setInterval(() => {
      const listener = process.listeners('SIGINT').at(-1);
      if (listener === undefined || pressed.has(listener)) return;
      pressed.add(listener);
      process.emit('SIGINT');
    }, 1);
    const { exit, err } = await runHere(proveCommand({ out: folder, maxSeconds: Infinity, json: false })).finally(
      () => {
        clearInterval(pressing);
      },
    );
    expect(exit).toBe(2);
    expect(err).toContain('Interrupted: no file was written.');
    expect(readFileSync(join(folder, 'reports/prove.md'), 'utf8')).toBe('the old report\n');
    expect(existsSync(join(folder, 'counterexamples'))).toBe(false);
  });
});

test('a file may have a space in its name', async () => {
  const folder = folderWith({ 'my protocol.ts': ownProtocol() });
  const path = join(folder, 'my counterexample.json');
  writeFileSync(path, textOf(om3Counterexample));
  expect((await strategosHere(['replay', path])).exit).toBe(0);
  expect((await strategosHere(['check', join(folder, 'my protocol.ts'), '-n', '3', '-m', '0'])).exit).toBe(0);
});
