import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stoppedClock } from '../../test-support/clock.ts';
import { objectIn, words } from '../../test-support/command-line.ts';
import { filesIn, folderWith } from '../../test-support/folder.ts';
import { inFolder } from '../../test-support/in-folder.ts';
import { diff, files } from '../../test-support/om-variants.ts';
import { some } from '../../test-support/tier/draws.ts';

describe('equivalent', () => {
  test('by enumeration: all scenarios, counted', async () => {
    const { exit, out, err } = await diff('om ./cases.ts -n 4 -m 1');
    expect([exit, err]).toEqual([0, '']);
    expect(out).toContain('om and ./cases.ts, n = 4, m = 1, byzantine faults, at most 1 faulty: equivalent\n');
    expect(out).toContain(
      'Every loyal general decides the same under both, in every scenario. enumerated: all 34 scenarios',
    );
    expect(out).toContain('\nmessages   9 (the same)\n');
    expect(out).toContain('\nAgain: strategos diff om ./cases.ts -n 4 -m 1\n');
    expect(out).not.toContain('verdict');
  });

  test.each(
    some(3, [
      ['om om -n 4 -m 1 --values 3', 'all 111 scenarios'],
      ['om om -n 7 -m 2', 'all 32,992,193,937,474 scenarios'],
      ['sm sm -n 4 -m 1', 'all 90 scenarios'],
      ['flood-set flood-set -n 4 -m 2', 'all 47,888 scenarios'],
      ['handshake handshake --faults loss:1', 'all 12 scenarios'],
      ['om om -n 10 -m 3', 'proved by formulas'],
    ] as const),
  )('a protocol and itself: %s', async (line, evidence) => {
    const { exit, out } = await diff(line);
    expect(exit).toBe(0);
    expect(out).toContain(evidence);
  });

  test(
    'by proof, with a certificate that is accepted, and refused with a literal flipped',
    { tags: ['thorough'] },
    async () => {
      const folder = folderWith(files);
      const { exit, out } = await inFolder(folder, ...words('diff om ./cases.ts -n 5 -m 1 --certificate proofs'));
      expect(exit).toBe(0);
      expect(out).toContain('proved by formulas: all 82 scenarios');
      expect(out).toContain('\nCertified in proofs; check it with: strategos certify proofs\n');
      const accepted = await inFolder(folder, 'certify', 'proofs');
      expect(accepted.exit).toBe(0);
      expect(accepted.out).toContain(
        'om, n = 5, m = 1, byzantine faults, and variant: every scenario with at most 1 faulty meets same-decisions',
      );
      expect(Number(/(\d+) variables/.exec(accepted.out)?.[1])).toBeGreaterThan(0);
      expect(accepted.out).toMatch(/the definition of om \(sha256:\w+\)\n.*the definition of variant in \.\/cases\.ts/);
      const proof = filesIn(join(folder, 'proofs')).find(
        (file) => file.endsWith('.cnf') && /^-?[1-9]\d* 0$/m.test(readFileSync(join(folder, 'proofs', file), 'utf8')),
      );
      const path = join(folder, 'proofs', proof ?? '');
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replace(
          /^(-?)([1-9]\d* 0)$/m,
          (_, sign, rest) => `${sign === '-' ? '' : '-'}${String(rest)}`,
        ),
      );
      const tampered = await inFolder(folder, 'certify', 'proofs');
      expect(tampered.exit).toBe(1);
    },
  );

  test('a certificate is of these versions', { tags: ['thorough'] }, async () => {
    const folder = folderWith(files);
    await inFolder(folder, ...words('diff om ./cases.ts -n 4 -m 1 --certificate proofs'));
    writeFileSync(join(folder, 'cases.ts'), files['ties.ts'] ?? '');
    const { exit, out } = await inFolder(folder, 'certify', 'proofs');
    expect(exit).toBe(1);
    expect(out).toContain('manifest.json, versus.fingerprint: this is about another version of variant');
  });

  test('is not as expected where they were expected to differ', async () => {
    expect((await diff('om om -n 4 -m 1 --expect different')).exit).toBe(1);
  });
});

describe('different', () => {
  test('the scenario with the fewest lies, and what each makes of it', async () => {
    const { exit, out, err } = await diff('om ./ties.ts -n 5 -m 1');
    expect([exit, err]).toEqual([1, '']);
    expect(out).toContain('They decide differently in 6 of 82 scenarios.');
    expect(out).toContain('A scenario that tells them apart (2 lies; none has fewer: all were enumerated)');
    expect(out).toContain('Every loyal general hears the same under both, and makes something else of it.');
    expect(out).toContain('In the end, under om: 1, 2, 3 and 4 decide RETREAT.');
    expect(out).toContain('In the end, under ./ties.ts: 1, 2, 3 and 4 decide ATTACK.');
    expect(out).toContain('So 1, 2, 3 and 4 decide otherwise.');
    expect(out).toContain('No verdict changes (only what was asked here: there is no expectations.json).');
  });

  test('as expected, where that was expected', { tags: ['thorough'] }, async () => {
    expect((await diff('om ./ties.ts -n 5 -m 1 --expect different --no-cells')).exit).toBe(0);
  });

  test('fewest lies by proof, and certified', { tags: ['thorough'] }, async () => {
    const folder = folderWith(files);
    const { exit, out } = await inFolder(
      folder,
      ...words('diff om ./ties.ts -n 5 -m 1 --no-cells --certificate proofs'),
    );
    expect(exit).toBe(1);
    expect(out).toContain('(2 lies; none has fewer: proved by formulas)');
    const accepted = await inFolder(folder, 'certify', 'proofs/same-decisions');
    expect(accepted.exit).toBe(0);
    expect(accepted.out).toContain('that breaks same-decisions has at least 2 lies');
  });

  test('what is saved or added: rounds, messages, claims', async () => {
    const saved = (await diff('om ./saving.ts -n 4 -m 1 --no-cells')).out;
    expect(saved).toContain('rounds     2 (the same)\nmessages   9 → 8 (1 saved)\nclaims     9 → 8 (1 saved)\n');
    expect(saved).toMatch(/ {2}2 hears from 1, under om: “0 ordered ATTACK”; under \.\/saving\.ts: nothing/);
    const added = (await diff('./saving.ts om -n 4 -m 1 --no-cells')).out;
    expect(added).toContain('messages   8 → 9 (1 added)\nclaims     8 → 9 (1 added)\n');
  });

  test('both directions differ in as many scenarios', { tags: ['thorough'] }, async () => {
    const differing = async (line: string): Promise<unknown> => {
      const { evidence } = objectIn(await diff(`${line} -n 4 -m 1 --no-cells --json`));
      return evidence;
    };
    const [there, back] = [await differing('om ./saving.ts'), await differing('./saving.ts om')];
    expect(there).toMatchObject({ differing: (back as { differing: string }).differing });
  });

  test('parameters go to whoever has them', { tags: ['thorough'] }, async () => {
    const { exit, out } = await diff('phase-king phase-king -n 4 -m 1 --param phases=1 --faults crash');
    expect(exit).toBe(0);
    expect(out).toContain('n = 4, m = 1, phases = 1, crash faults');
    expect(out).toContain('--param phases=1');
  });

  test('nobody’s texts write to the terminal', async () => {
    const { out } = await diff('om ./colourful.ts -n 4 -m 1');
    expect(out).toContain('different');
    expect(out).not.toMatch(/[\u0007\u001b]/);
  });
});

describe('not known', () => {
  test('there was no time', async () => {
    stoppedClock(1);
    const { exit, out } = await diff('om om -n 7 -m 2 --max-seconds 0.001');
    expect(exit).toBe(2);
    expect(out).toContain('No difference was found. unfinished: the limit of 0.001 seconds was reached');
  });

  test('samples show no difference: that is no proof', { tags: ['thorough'] }, async () => {
    const { exit, out } = await diff('om om -n 4 -m 1 --engine fuzz --expect different');
    expect(exit).toBe(2);
    expect(out).toContain('No difference was found, which is no proof. sampled only: 100,000 random scenarios');
  });

  test('samples may show a difference', { tags: ['thorough'] }, async () => {
    const { exit, out } = await diff('om ./ties.ts -n 5 -m 1 --engine fuzz --no-cells');
    expect(exit).toBe(1);
    expect(out).not.toContain('scenarios.\n');
    expect(out).toContain('A scenario that tells them apart (2 lies; none has fewer: ');
  });
});

describe('as JSON', () => {
  test('one object', async () => {
    const object = objectIn(await diff('om ./saving.ts -n 4 -m 1 --json'));
    expect(object).toMatchObject({
      schema: 'strategos/diff/1',
      verdict: 'different',
      a: { given: 'om', name: 'om', module: null },
      b: { given: './saving.ts', name: 'variant', module: './saving.ts' },
      n: 4,
      m: 1,
      t: 1,
      values: 2,
      parameters: { a: {}, b: {} },
      faultModel: 'byzantine',
      evidence: { engine: 'exhaustive', grade: 'exhaustive', scenarios: '34', stopped: null },
      difference: {
        minimality: { claim: 'minimum', lies: 1 },
        faulty: [0],
        deviations: { a: [{ round: 1, from: 0, to: 3 }], b: [{ round: 1, from: 0, to: 3 }] },
        divergesIn: 2,
        divergences: [{ round: 2, from: 1, to: 2 }],
        disagreements: [{ general: 2, a: 'ATTACK', b: 'RETREAT', extras: [] }],
        decisions: { a: { 1: 'ATTACK', 2: 'ATTACK' }, b: { 1: 'ATTACK', 2: 'RETREAT' } },
      },
      costs: { rounds: { a: 2, b: 2 }, messages: { a: 9, b: 8 }, claims: { a: 9, b: 8 } },
      cells: [{ cell: 'om -n 4 -m 1 --faults byzantine', a: 'holds', b: 'violated', changes: true }],
      certificates: [],
      command: 'strategos diff om ./saving.ts -n 4 -m 1',
    });
  });

  test('where nothing differs', async () => {
    expect(objectIn(await diff('om om -n 4 -m 1 --json'))).toMatchObject({
      verdict: 'equivalent',
      evidence: { scenarios: '34', differing: '0' },
      difference: null,
      cells: [],
    });
  });
});
