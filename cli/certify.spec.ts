import { beforeAll, describe, expect, test } from 'vitest';
import { certificateText } from '../certificates/codec.ts';
import type { Manifest } from '../certificates/manifest.ts';
import { floodSet } from '../model/protocols/flood-set.ts';
import { om } from '../model/protocols/om.ts';
import { standardProperties } from '../properties/standard.ts';
import type { Made, Wanted } from '../test-support/certificate.ts';
import { certificate, folderOf, resealed } from '../test-support/certificate.ts';
import type { Ran } from '../test-support/cli.ts';
import { runHere, strategosHere } from '../test-support/cli.ts';
import { stoppedClock } from '../test-support/clock.ts';
import { right } from '../test-support/either.ts';
import { folderWith } from '../test-support/folder.ts';
import { instanceAt } from '../test-support/instance.ts';
import { certifyCommand } from './certify.ts';
import { fingerprintOf, registeredFingerprints } from '../host/fingerprint.ts';
import { tellWhereWeAre } from '../host/phase.ts';

const certify = (folder: string, json = false, maxSeconds = Infinity): Promise<Ran> =>
  runHere(certifyCommand(folder, { json, maxSeconds, allowModule: true }), json);

const certified = async (made: Made, json = false): Promise<Ran> => certify(folderWith(folderOf(made)), json);

let om4: Made;

const wanted = (fingerprint: string | undefined, more: Partial<Wanted> = {}): Wanted => {
  const instance = instanceAt(om, { n: 4, m: 1 }, 'byzantine');
  return {
    instance,
    properties: standardProperties(instance),
    t: 1,
    symmetry: true,
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...more,
  };
};

let fingerprints: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  fingerprints = right(await registeredFingerprints()());
  om4 = certificate(wanted(fingerprints['om']));
});

const withManifest = (made: Made, fields: Partial<Manifest>): Made => ({
  ...made,
  manifest: { ...made.manifest, ...fields },
});

describe('accepted', () => {
  test('says what is claimed, what was checked, and what has to be trusted', async () => {
    const { exit, out, err } = await certified(om4);
    expect([exit, err]).toEqual([0, '']);
    expect(out).toMatch(/^accepted {2}/);
    expect(out).toContain('om, n = 4, m = 1, byzantine faults: every scenario with at most 1 faulty meets agreement');
    expect(out).toContain('5 placements of the faults in 3 formulas with their proofs, up to renaming');
    expect(out).toContain(`the definition of om (${String(fingerprints['om'])})`);
    expect(out).toContain('this checker (certificates/checker/)');
  });

  test('each phase is named, before the first step of it', async () => {
    const phases: string[] = [];
    tellWhereWeAre(({ phase }) => {
      if (phase !== phases.at(-1)) phases.push(phase);
    });
    await certified(om4);
    tellWhereWeAre(() => undefined);
    expect(phases).toEqual([
      'reading the certificate',
      'laying out the schedule',
      'trying the laws',
      'proving the symmetry',
      'checking the formulas and proofs',
      'looking for a proof of honesty',
    ]);
  });

  test('as JSON: one object', async () => {
    const { exit, out, err } = await certified(om4, true);
    expect([exit, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      schema: 'strategos/certify/1',
      verdict: 'accepted',
      claim: 'every scenario with at most 1 faulty meets agreement, termination and validity (commander)',
      checked: { files: 3, placements: '5' },
      refusal: null,
      bound: null,
    });
  });

  test('a smallest attack', async () => {
    const instance = instanceAt(om, { n: 3, m: 1 }, 'byzantine');
    const properties = standardProperties(instance).filter(({ name }) => name === 'validity');
    const made = certificate(wanted(fingerprints['om'], { instance, properties, fewest: { lies: 1, faulty: 1 } }));
    const { exit, out } = await certified(made);
    expect(exit).toBe(0);
    expect(out).toContain(
      'every scenario with at most 1 faulty that breaks validity (commander) has at least 1 lie, and with exactly so many at least 1 faulty',
    );
  });

  test('of a protocol of one’s own, whose file lies beside the manifest', async () => {
    const source = `export { floodSet } from ${JSON.stringify(new URL('../model/protocols/flood-set.ts', import.meta.url).pathname)};\n`;
    const folder = folderWith({ 'mine.ts': source });
    const fingerprint = right(await fingerprintOf(`${folder}/mine.ts`)());
    const instance = instanceAt(floodSet, { n: 3, m: 1 }, 'crash');
    const made = certificate({
      instance,
      properties: standardProperties(instance),
      t: 1,
      fingerprint,
      module: 'mine.ts',
    });
    const { exit, out } = await certify(folderWith({ ...folderOf(made), 'mine.ts': source }));
    expect([exit, out]).toEqual([0, expect.stringContaining('flood-set, n = 3, m = 1, crash faults')]);
    const moved = await certified(made);
    expect([moved.exit, moved.err]).toEqual([65, expect.stringContaining('protocol.module: there is no file')]);
    const asked = await strategosHere(['certify', folderWith({ ...folderOf(made), 'mine.ts': source })]);
    expect([asked.exit, asked.out]).toEqual([65, '']);
    expect(asked.err).toMatch(/protocol\.module: .*mine\.ts was not run: .* add --allow-module/);
  });

  test('what the manifest says in words is not repeated', async () => {
    const { provenance } = om4.manifest;
    const boasting = withManifest(om4, { claim: 'P = NP', provenance: { ...provenance, solver: 'an oracle' } });
    const { out } = await certified(boasting);
    expect(out).not.toContain('P = NP');
  });
});

describe('refused', () => {
  const refused = async (made: Made): Promise<string> => {
    const { exit, out, err } = await certified(made);
    expect([exit, err]).toEqual([1, '']);
    expect(out).toMatch(/^refused {2}/);
    expect(out).toContain('make it anew:\n  strategos check …');
    return out;
  };

  test('a step that does not follow', async () => {
    const instance = instanceAt(om, { n: 3, m: 1 }, 'byzantine');
    expect(await refused(certificate(wanted(fingerprints['om'], { instance })))).toContain(
      '2.drup, line 1: step 1, “0”, does not follow',
    );
  });

  test('a file that is another', async () => {
    expect(await refused({ ...om4, files: { ...om4.files, '0.cnf': '' } })).toContain('0.cnf: this is not the file');
  });

  test('another version of the protocol', async () => {
    const other = withManifest(om4, { protocol: { ...om4.manifest.protocol, fingerprint: 'sha256:0' } });
    expect(await refused(other)).toContain('manifest.json, protocol.fingerprint: this is about another version of om');
  });

  test('placements that are not all', async () => {
    const fewer = withManifest(om4, { placements: om4.manifest.placements.slice(1) });
    expect(await refused(fewer)).toContain('manifest.json, placements: they stand for 4 of the 5');
  });

  test('as JSON, with what is wrong by its place', async () => {
    const { exit, out } = await certified(resealed(om4, { '2.drup': '' }), true);
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'refused',
      refusal: { _tag: 'Truncated', file: '2.drup', line: 1, message: 'the file is empty' },
    });
  });

  test('nothing in a certificate writes to the terminal', async () => {
    const { provenance } = om4.manifest;
    const command = 'strategos \u001b]0;pwned\u0007check';
    const rude = withManifest(om4, { t: 2, provenance: { ...provenance, command } });
    const ran = await runHere(certifyCommand(folderWith(folderOf(rude)), { json: false, maxSeconds: Infinity }));
    expect(ran.out).toContain('pwned');
    expect(ran.out).not.toContain('\u001b]');
  });
});

describe('a file is missing or wrong', () => {
  test.each([
    { what: 'no folder', files: null, says: 'there is no such file' },
    { what: 'no manifest', files: { 'x.cnf': '' }, says: 'there is no such file' },
    { what: 'an empty manifest', files: { 'manifest.json': '' }, says: 'manifest.json: the file is empty' },
    { what: 'no JSON', files: { 'manifest.json': '{' }, says: 'it is not JSON' },
    {
      what: 'another JSON',
      files: { 'manifest.json': '{}' },
      says: 'schema: it is missing, and must be "strategos/certificate/2"',
    },
    {
      what: 'the version before',
      files: { 'manifest.json': '{"schema":"strategos/certificate/1"}' },
      says: 'issue it again',
    },
    { what: 'another version', files: { 'manifest.json': '{"schema":"strategos/certificate/9"}' }, says: 'of version' },
  ])('$what', async ({ files, says }) => {
    const { exit, out, err } = await certify(files === null ? `${folderWith()}/none` : folderWith(files));
    expect([exit, out]).toEqual([65, '']);
    expect(err).toContain(says);
  });

  test.each([
    {
      field: 'protocol.name',
      change: (m: Manifest): Partial<Manifest> => ({ protocol: { ...m.protocol, name: 'omm' } }),
    },
    { field: 'army', change: (m: Manifest): Partial<Manifest> => ({ army: { ...m.army, parameters: { phases: 1 } } }) },
    { field: 'faultModel', change: (): Partial<Manifest> => ({ faultModel: 'evil' }) },
    { field: 'properties[0]', change: (): Partial<Manifest> => ({ properties: ['fairness'], validity: null }) },
    {
      field: 'placements[0].proof.file',
      change: ({ placements: [first, ...others] }: Manifest): Partial<Manifest> => ({
        placements: first === undefined ? [] : [{ ...first, proof: { ...first.proof, file: '../0.drup' } }, ...others],
      }),
    },
  ])('$field', async ({ field, change }) => {
    const { exit, out, err } = await certified(withManifest(om4, change(om4.manifest)));
    expect([exit, out]).toEqual([65, '']);
    expect(err).toContain(`manifest.json: ${field}: `);
  });

  test('a formula that is not there', async () => {
    const { '1.cnf': _gone, ...files } = om4.files;
    const { exit, err } = await certify(folderWith({ ...files, 'manifest.json': certificateText(om4.manifest) }));
    expect([exit, err]).toEqual([65, expect.stringMatching(/cannot read .*1\.cnf: there is no such file/)]);
  });
});

test('a bound stops it', async () => {
  const { exit, out } = await certify(folderWith(folderOf(om4)), false, 1e-9);
  expect(exit).toBe(2);
  expect(out).toMatch(/^unknown {2}/);
  expect(out).toContain('not through: the limit of 1e-9 seconds was reached');
  const json = await certify(folderWith(folderOf(om4)), true, 1e-9);
  expect(JSON.parse(json.out)).toMatchObject({ verdict: 'unknown', bound: { _tag: 'seconds' } });
});

test('the command line', async () => {
  stoppedClock();
  const folder = folderWith(folderOf(om4));
  expect(await strategosHere(['certify', folder, '--max-seconds', '60'])).toMatchObject({ exit: 0 });
  expect(await strategosHere(['certify'])).toMatchObject({ exit: 64 });
  expect(await strategosHere(['certify', folder, '--max-seconds', '0'])).toMatchObject({ exit: 64 });
  expect((await strategosHere(['certify', '--help'])).out).toContain('$ strategos certify certificates/om-n4-m1');
});
