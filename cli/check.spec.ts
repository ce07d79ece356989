import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeCounterexample } from '../counterexamples/codec.ts';
import { counterexampleText } from '../counterexamples/counterexample.ts';
import { here } from '../test-support/command-line.ts';
import { om3Counterexample } from '../test-support/counterexample.ts';
import { right } from '../test-support/either.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';
import { ownFile, ownProtocol } from '../test-support/own-protocol.ts';

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
    expect(out).toContain('evidence   sampled (fuzz)\n           3,200 random scenarios, seed 7 (');
    const [, path = ''] =
      /Found by: strategos check om -n 3 -m 1 --engine fuzz --seed 7 --path (\d+:\d+)\n/.exec(out) ?? [];
    const again = await here(`check om -n 3 -m 1 --seed 7 --path ${path} --json`);
    expect(JSON.parse(again.out)).toMatchObject({
      engine: 'fuzz',
      evidence: { grade: 'sampled', scenarios: '32', sample: { seed: '7' } },
      counterexample: { property: 'validity', provenance: { seed: '7', path } },
    });
  });

  test('samples that break nothing leave it unknown, with a bound, and with what that does not mean', async () => {
    const { exit, out } = await here('check om -n 4 -m 1 --engine fuzz --runs 3200');
    expect(exit).toBe(2);
    expect(out).toMatch(/^om, n = 4, .*: no violation found \(sampled\)\n/);
    expect(out).toMatch(/ agreement {4}no violation found \(sampled\) /);
    expect(out).not.toContain('holds  ');
    expect(out).toMatch(
      / [\d,]+ [^:]*uniform[^:]*: with 95 % confidence .* fails with probability at most \d\.\de-\d;/,
    );
    expect(out).toContain('that says nothing about an adversary');
  });

  test.each([
    ['', 2],
    [' --expect violated', 2],
    [' --accept sampled', 0],
    [' --accept sampled --expect violated', 1],
  ])('samples are accepted where that is said, and only then:%s', async (options, expected) => {
    const { exit, out } = await here(`check om -n 4 -m 1 --engine fuzz --runs 64 --json${options}`);
    expect(exit).toBe(expected);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'unknown',
      properties: { agreement: 'unknown' },
      evidence: { grade: 'sampled', scenarios: '64', stopped: null, sample: { seed: 'strategos' } },
    });
  });

  test('a search that was stopped is accepted by nothing', async () => {
    expect((await here('check om -n 7 -m 2 --max-evaluations 100 --accept sampled')).exit).toBe(2);
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
    expect(right(decodeCounterexample(readFileSync(path, 'utf8')))).toMatchObject({
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
    const other = counterexampleText({ ...om3Counterexample, title: 'mine' });
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
    const replayed = await here(`replay --allow-module ${paths.join(' ')} --json`);
    expect(replayed.exit).toBe(0);
    const { replays } = JSON.parse(replayed.out) as { replays: readonly { outcome: string }[] };
    expect(replays.map(({ outcome }) => outcome)).toEqual(paths.map(() => 'reproduced'));
  });
});
