/**
 * The checker: what it accepts, what it cannot be made to accept, and where it stops. What comes of a certificate that
 * was tampered with is in `tampered-formula.spec.ts`, `tampered-proof.spec.ts` and `tampered-manifest.spec.ts`.
 */
import { describe, expect, test } from 'vitest';
import { certificate, portsOf, resealed } from '../../test-support/certificate.ts';
import {
  flood,
  floodMade,
  om3,
  om4,
  om4Made,
  outcomeOf,
  refusalOf,
  textIn,
  wantedAt,
} from '../../test-support/certified.ts';
import { drive } from '../../test-support/drive.ts';
import { peel } from '../../test-support/cases/peel.ts';
import { dolevStrong } from '../../test-support/signing/dolev-strong.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import type { Program, Setting } from '../../model/protocol.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import { sm } from '../../model/protocols/sm.ts';
import { agreement } from '../../properties/agreement.ts';
import type { Court, Judgement, Property } from '../../properties/property.ts';
import { termination } from '../../properties/termination.ts';
import { validity } from '../../properties/validity.ts';
import type { CheckOutcome } from './checker.ts';
import { checkCertificate } from './checker.ts';

describe('a certificate is accepted', () => {
  test.each([
    { name: 'om', wanted: om4, placements: 5n, files: 5 },
    { name: 'om, up to renaming', wanted: { ...om4, symmetry: true }, placements: 5n, files: 3 },
    {
      name: 'om, three orders',
      wanted: wantedAt(om, { n: 4, m: 1, values: 3 }, 'byzantine'),
      placements: 5n,
      files: 5,
    },
    { name: 'om at three, with its smallest attack', wanted: om3, placements: 4n, files: 4 },
    { name: 'flood-set', wanted: flood, placements: 4n, files: 2 },
    { name: 'sm, two faulty', wanted: wantedAt(sm, { n: 3, m: 1 }, 'signed'), placements: 4n, files: 4 },
    {
      name: 'dolev-strong, which counts signatures',
      wanted: wantedAt(dolevStrong, { n: 3, m: 1 }, 'signed'),
      placements: 4n,
      files: 4,
    },
    {
      name: 'peel, but for what peeling breaks',
      wanted: wantedAt(peel, { n: 4, m: 1 }, 'signed', { properties: [termination] }),
      placements: 5n,
      files: 5,
    },
    {
      name: 'om over lossy links: one loss is needed',
      wanted: wantedAt(om, { n: 3, m: 1 }, 'loss:1', { fewest: { lies: 1, faulty: 0 } }),
      placements: 1n,
      files: 1,
    },
    { name: 'handshake without loss', wanted: wantedAt(handshake, { n: 2, m: 0 }, 'loss:0'), placements: 1n, files: 1 },
    {
      name: 'phase-king, nobody faulty',
      wanted: wantedAt(phaseKing, { n: 3, m: 0 }, 'byzantine', { t: 0 }),
      placements: 1n,
      files: 1,
    },
  ])('$name', ({ wanted, placements, files }) => {
    const outcome = outcomeOf(certificate(wanted), wanted);
    expect(outcome).toMatchObject({ _tag: 'Accepted', counts: { placements, files } });
  });

  test('with deletions, remarks and other line ends in its proofs', () => {
    const proof = textIn(floodMade, '1.drup');
    const [first = ''] = textIn(floodMade, '1.cnf').split('\n').slice(-2);
    const changed = `c by hand\r\n${proof.replaceAll('\n', '\r\n').replace(/0\r\n$/, `d ${first}\r\n0\r\n`)}`;
    const outcome = outcomeOf(resealed(floodMade, { '1.drup': changed }), flood);
    expect(outcome).toMatchObject({ _tag: 'Accepted', counts: { deletions: 1 } });
  });

  test('what it says in words, or where it came from, plays no part', () => {
    const { manifest } = om4Made;
    const boasting = { ...manifest, claim: 'everything', provenance: { ...manifest.provenance, solver: 'none' } };
    expect(outcomeOf({ ...om4Made, manifest: boasting }, om4)._tag).toBe('Accepted');
  });
});

test('what says nothing cannot be certified', () => {
  const wanted = { ...om3, fewest: { lies: 0, faulty: 0 } };
  expect(refusalOf(certificate(wanted), wanted)).toMatchObject({ _tag: 'Placements', field: 'fewest' });
});

test('what is not so cannot be certified', () => {
  const wanted = { ...om3, fewest: null };
  expect(refusalOf(certificate(wanted), wanted)).toMatchObject({ _tag: 'Step', file: '2.drup', line: 1 });
  const two = { ...om4, t: 2 };
  expect(refusalOf(certificate(two), two)._tag).toBe('Step');
  const peeled = wantedAt(peel, { n: 4, m: 1 }, 'signed', { properties: [validity('commander')] });
  expect(refusalOf(certificate(peeled), peeled)).toMatchObject({ _tag: 'Step', file: '4.drup' });
});

describe('symmetry', () => {
  const lopsided: Property = { ...agreement, name: 'lopsided', symmetric: false };

  test('is claimed where a property is not symmetric', () => {
    const wanted = { ...om4, properties: [lopsided], symmetry: true };
    const refusal = refusalOf(certificate(wanted), wanted);
    expect(refusal).toMatchObject({ _tag: 'Law', field: 'symmetry' });
    expect(refusal.message).toContain('lopsided');
    const plain = { ...wanted, symmetry: false };
    expect(outcomeOf(certificate(plain), plain)._tag).toBe('Accepted');
  });

  test('a property says that it is symmetric, and is not', () => {
    const biased: Property = {
      ...agreement,
      name: 'biased',
      on: <B>({ logic }: Court<B>): Judgement<B> => ({
        note: (orders) => orders[1] ?? [],
        judge: (order: readonly B[]) => logic.all(order),
      }),
    };
    const wanted = { ...wantedAt(floodSet, { n: 4, m: 1 }, 'crash', { symmetry: true }), properties: [biased] };
    expect(refusalOf(certificate(wanted), wanted)).toMatchObject({ _tag: 'Law' });
  });

  test('a protocol says that its generals are alike, and they are not', () => {
    const unlike = toy({
      name: 'unlike',
      interchangeable: () => [0, 1, 2],
      program: <B>(setting: Setting<B>): Program<B> => ({
        ...toyProgram(setting),
        decide: (self, state) => {
          const decision = toyProgram(setting).decide(self, state);
          return self === 1 ? { ...decision, value: [setting.logic.one] } : decision;
        },
      }),
    });
    const wanted = wantedAt(unlike, { n: 3, m: 0 }, 'crash', { symmetry: true });
    const refusal = refusalOf(certificate(wanted), wanted);
    expect(refusal).toMatchObject({ _tag: 'Law', field: 'protocol' });
    expect(refusal.message).toContain('not interchangeable');
  });
});

describe('it stops', () => {
  test('where a file is missing: that is told', () => {
    const { '2.drup': _gone, ...files } = om4Made.files;
    expect(outcomeOf({ ...om4Made, files }, om4)).toEqual({
      _tag: 'Unreadable',
      file: '2.drup',
      message: 'there is no such file',
    });
  });

  test('at every bound it is given, and says how far it came', () => {
    const reports = (until: number): CheckOutcome =>
      drive(checkCertificate(floodMade.manifest, flood, portsOf(floodMade)), (_, report) =>
        report >= until ? { _tag: 'interrupted' } : undefined,
      );
    for (const until of [1, 2, 3, 4])
      expect(reports(until)).toMatchObject({ _tag: 'Stopped', bound: { _tag: 'interrupted' } });
    expect(reports(1_000)._tag).toBe('Accepted');
  });
});
