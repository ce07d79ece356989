import { beforeAll, describe, expect, test } from 'vitest';
import { textOfArgument } from '../certificates/argument-codec.ts';
import type { ArgumentCertificate, UnsolvableCertificate } from '../certificates/argument.ts';
import { chain, hexagon, oneCrash, oneLoss, tampered, twoRounds } from '../test-support/argument.ts';
import type { Ran } from '../test-support/cli.ts';
import { stoppedClock } from '../test-support/clock.ts';
import { plainly, runHere, strategosHere } from '../test-support/cli.ts';
import { right } from '../test-support/either.ts';
import { folderWith } from '../test-support/folder.ts';
import { ownProtocol } from '../test-support/own-protocol.ts';
import { certifyCommand } from './certify.ts';
import { fingerprintOf, registeredFingerprints } from '../host/fingerprint.ts';
import { load } from '../host/load.ts';

let fingerprints: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  fingerprints = right(await registeredFingerprints()());
});

const withFingerprint = (certificate: ArgumentCertificate): ArgumentCertificate =>
  tampered(certificate, 'protocol.fingerprint', fingerprints[certificate.protocol.name]);

const fileWith = (certificate: ArgumentCertificate | UnsolvableCertificate): string =>
  `${folderWith({ 'argument.json': textOfArgument(certificate) })}/argument.json`;

const certify = async (path: string, json = false, maxSeconds = Infinity): Promise<Ran> =>
  plainly(await runHere(certifyCommand(path, { json, maxSeconds, allowModule: true }), json));

describe('accepted', () => {
  test('the hexagon: what is claimed, what was checked, what has to be trusted', async () => {
    const { exit, out, err } = await certify(fileWith(withFingerprint(hexagon)));
    expect([exit, err]).toEqual([0, '']);
    expect(out).toMatch(/^accepted {2}/);
    expect(out).toContain(
      'om, n = 3, m = 1, byzantine faults: with at most 1 faulty it breaks validity (commander); and however its generals decided on what they see, agreement, termination or validity (commander) would be broken\n',
    );
    expect(out).toContain('3 worlds, run: 3 deviations, allowed and as written down');
    expect(out).toContain('2 twins, loyal in both worlds, seeing the same in both');
    expect(out).toContain('lead from RETREAT, which is forced, to ATTACK, which is: worlds 0, 2, 1');
    expect(out).toContain(`the definition of om (${String(fingerprints['om'])})`);
    expect(out).toContain('this checker (certificates/checker/argument/)');
  });

  test('without a connection, which rounds may lack, it is about this protocol', async () => {
    const { exit, out } = await certify(fileWith({ ...withFingerprint(hexagon), argument: 'rounds', twins: [] }));
    expect(exit).toBe(0);
    expect(out).toContain('with at most 1 faulty it breaks validity (commander)\n');
    expect(out).toContain('it rests on how this protocol decides');
  });

  test('the chain, as JSON: one object', async () => {
    const { exit, out, err } = await certify(fileWith(withFingerprint(chain)), true);
    expect([exit, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      schema: 'strategos/certify/1',
      verdict: 'accepted',
      claim:
        'it breaks agreement; and however its generals decided on what they see, agreement, termination or validity (coordinated-attack) would be broken',
      argument: 'chain',
      checked: { worlds: 5, deviations: 7, twins: 4 },
      connection: [0, 1, 2, 3, 4],
      refusal: null,
      bound: null,
    });
  });

  test.each([
    {
      certificate: oneCrash,
      says: 'consensus, n = 3, 1 round, crash faults: no deterministic protocol meets agreement, termination and validity (unanimity) with at most 1 faulty\n',
    },
    {
      certificate: oneLoss,
      says: 'coordinated-attack, n = 2, 1 round, loss:1 faults: no deterministic protocol meets agreement, termination and validity (coordinated-attack)\n',
    },
    {
      certificate: twoRounds,
      says: 'broadcast, n = 3, 2 rounds, byzantine faults: no deterministic protocol meets agreement, termination and validity (commander) with at most 1 faulty\n',
    },
  ])('against all protocols under $certificate.faults', async ({ certificate, says }) => {
    const { exit, out, err } = await certify(fileWith(certificate));
    expect([exit, err]).toEqual([0, '']);
    expect(out).toContain(says);
    const { executions, links } = certificate;
    expect(out).toContain(`${String(executions.length)} executions in which everybody tells everybody all it has seen`);
    expect(out).toContain(`${String(links.length)} links: `);
  });

  test('against all protocols, as JSON', async () => {
    const { exit, out } = await certify(fileWith(oneCrash), true);
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      schema: 'strategos/certify/1',
      verdict: 'accepted',
      ...{ n: 3, t: 1, rounds: 1, faults: 'crash', problem: 'consensus', validity: 'unanimity' },
      checked: { executions: 17, departures: 17, links: 16 },
      refusal: null,
    });
  });

  test('against a protocol of one’s own, whose file lies beside the argument', async () => {
    // It decides its own order, whatever it hears.
    const source = ownProtocol({
      program: { receive: '(_self, state) => state' },
      definition: { problem: "'coordinated-attack'" },
    });
    const fingerprint = right(await fingerprintOf(`${folderWith({ 'mine.ts': source })}/mine.ts`)());
    const orders = { 0: 'ATTACK', 1: 'RETREAT' };
    const world = {
      ...{ name: '', about: '', faulty: [], orders, deviations: [], heads: [] },
      ...{ forced: null, decisions: orders, broken: ['agreement'] },
    };
    const mine = {
      ...tampered(chain, 'worlds', [world]),
      protocol: { name: 'mine', fingerprint, module: 'mine.ts' },
      argument: 'rounds' as const,
      army: { n: 2, m: 0, values: 2, parameters: {} },
      twins: [],
      refuted: { world: 0, property: 'agreement' },
    };
    const folder = folderWith({ 'mine.ts': source, 'argument.json': textOfArgument(mine) });
    const { exit, out } = await certify(`${folder}/argument.json`);
    expect([exit, out]).toEqual([0, expect.stringContaining('mine, n = 2, m = 0, loss faults: it breaks agreement\n')]);
    const moved = await certify(fileWith(mine));
    expect([moved.exit, moved.err]).toEqual([65, expect.stringContaining('protocol.module: there is no file')]);
  });

  test('against a protocol over a graph, by its name: a cycle of three is complete', async () => {
    const name = 'om@cycle';
    const fingerprint = right(await right(await load(name)()).fingerprint());
    const { exit, out } = await certify(fileWith({ ...hexagon, protocol: { name, fingerprint, module: null } }));
    expect([exit, out]).toEqual([0, expect.stringContaining('om@cycle, n = 3, m = 1, byzantine faults: ')]);
    const other = await certify(fileWith(tampered(hexagon, 'protocol.name', name)));
    expect([other.exit, other.out]).toEqual([1, expect.stringContaining('another version of om@cycle')]);
  });

  test('what an argument says in words is not repeated', async () => {
    const { out } = await certify(fileWith({ ...withFingerprint(hexagon), claim: 'P = NP' }));
    expect(out).not.toContain('P = NP');
  });
});

describe('refused', () => {
  test('by its field, and with the command that makes it anew', async () => {
    const { exit, out, err } = await certify(fileWith(tampered(withFingerprint(hexagon), 'twins[0].general', 2)));
    expect([exit, err]).toEqual([1, '']);
    expect(out).toMatch(/^refused {2}/);
    expect(out).toContain('argument.json, twins[0].worlds[0]: general 2 is faulty there');
    expect(out).toContain('make it anew:\n  strategos …');
  });

  test('another version of the protocol', async () => {
    const { exit, out } = await certify(fileWith(hexagon));
    expect(exit).toBe(1);
    expect(out).toContain('protocol.fingerprint: this is about another version of om');
    const unknown = await certify(fileWith(tampered(hexagon, 'protocol.fingerprint', null)));
    expect([unknown.exit, unknown.out]).toEqual([1, expect.stringContaining('and not known in the certificate')]);
  });

  test('against all protocols, as JSON', async () => {
    const { exit, out } = await certify(fileWith(tampered(oneCrash, 'links[1]', 0)), true);
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'refused',
      checked: null,
      refusal: { _tag: 'Link', field: 'links[1]', line: null },
    });
  });

  test('nothing in an argument writes to the terminal', async () => {
    const rude = tampered(withFingerprint(hexagon), 'provenance.command', 'strategos \u001b]0;pwned\u0007');
    const spoilt = tampered(rude, 'refuted.property', '\u001b]0;also pwned\u0007');
    const ran = await runHere(certifyCommand(fileWith(spoilt), { json: false, maxSeconds: Infinity }));
    expect([ran.exit, ran.out]).toEqual([1, expect.stringContaining('pwned')]);
    expect(ran.out).not.toContain('\u001b]');
  });
});

describe('a file is wrong', () => {
  test.each([
    { what: 'empty', text: '', says: 'the file is empty' },
    { what: 'cut short', text: textOfArgument(hexagon).slice(0, 500), says: 'it is not JSON, perhaps cut short' },
    {
      what: 'another JSON',
      text: '{}',
      says: 'schema: it is missing, and must be "strategos/argument/1" or "strategos/unsolvable/1"',
    },
    { what: 'another version', text: '{"schema":"strategos/argument/2"}', says: 'of version strategos/argument/2' },
    { what: 'another version', text: '{"schema":"strategos/unsolvable/9"}', says: 'of version strategos/unsolvable/9' },
    { what: 'a field', text: JSON.stringify({ ...oneLoss, n: 1 }), says: 'argument.json: n: ' },
    {
      what: 'no such protocol',
      text: JSON.stringify(tampered(hexagon, 'protocol.name', 'omm')),
      says: 'protocol.name: ',
    },
    {
      what: 'no such size',
      text: JSON.stringify(tampered(hexagon, 'army.parameters', { k: 1 })),
      says: 'army: om has no',
    },
    {
      what: 'no such faults',
      text: JSON.stringify({ ...hexagon, faultModel: 'evil' }),
      says: 'faultModel: there is no',
    },
  ])('$what: $says', async ({ text, says }) => {
    const { exit, out, err } = await certify(`${folderWith({ 'argument.json': text })}/argument.json`);
    expect([exit, out]).toEqual([65, '']);
    expect(err).toContain(says);
  });

  test('a manifest, whose folder is meant', async () => {
    const folder = folderWith({ 'manifest.json': '{"schema":"strategos/certificate/1"}' });
    const { exit, err } = await certify(`${folder}/manifest.json`);
    expect([exit, err]).toEqual([65, expect.stringContaining(`a manifest is checked by its folder, ${folder}`)]);
  });
});

test('a bound stops it', async () => {
  const { exit, out } = await certify(fileWith(oneCrash), false, 1e-9);
  expect([exit, out]).toEqual([2, expect.stringMatching(/^unknown {2}/)]);
  expect(out).toContain('not through: the limit of 1e-9 seconds was reached');
  const json = await certify(fileWith(withFingerprint(chain)), true, 1e-9);
  expect(JSON.parse(json.out)).toMatchObject({ verdict: 'unknown', bound: { _tag: 'seconds' } });
});

test('the command line', async () => {
  stoppedClock();
  const file = fileWith(oneCrash);
  expect(plainly(await strategosHere(['certify', file, '--max-seconds', '60']))).toMatchObject({ exit: 0 });
  expect((await strategosHere(['certify', '--help'])).out).toContain('the file of an argument');
});
