/**
 * The manifest of a certificate is changed, or what it is said to be about.
 */
import { describe, expect, test } from 'vitest';
import type { Made, Wanted } from '../../test-support/certificate.ts';
import { om3, om3Made, om4, om4Made, refusalOf, textIn, wantedAt } from '../../test-support/certified.ts';
import { om } from '../../model/protocols/om.ts';
import { agreement } from '../../properties/agreement.ts';
import type { Refusal } from './refusal.ts';

describe('a tampered manifest', () => {
  const { manifest } = om4Made;
  const refused = (changed: Partial<typeof manifest>, wanted: Wanted = om4, made: Made = om4Made): Refusal =>
    refusalOf({ ...made, manifest: { ...made.manifest, ...changed } }, wanted);

  test('another hash', () => {
    const placements = manifest.placements.map((each) => ({
      ...each,
      proof: { ...each.proof, sha256: 'f'.repeat(64) },
    }));
    const refusal = refused({ placements });
    expect(refusal).toMatchObject({ _tag: 'OtherFile', file: '0.drup' });
    expect(refusal.message).toContain('f'.repeat(64));
  });

  test('a file was changed without its hash', () => {
    const files = { ...om4Made.files, '3.cnf': `${textIn(om4Made, '3.cnf')}c a remark\n` };
    expect(refusalOf({ ...om4Made, files }, om4)).toMatchObject({ _tag: 'OtherFile', file: '3.cnf' });
  });

  test('a placement is left out, listed twice, or has another size', () => {
    const [first, ...others] = manifest.placements;
    expect(refused({ placements: others })).toMatchObject({ _tag: 'Placements', field: 'placements' });
    if (first === undefined) throw new Error('there are placements');
    expect(refused({ placements: [first, first, ...others] })).toMatchObject({
      _tag: 'Placements',
      field: 'placements[1]',
    });
    expect(refused({ placements: [{ ...first, size: '2' }, ...others] })).toMatchObject({
      _tag: 'Placements',
      field: 'placements[0].size',
    });
  });

  test('more faulty than there are proofs for', () => {
    expect(refused({ t: 2 })).toMatchObject({ _tag: 'Placements', field: 'placements' });
  });

  test('the smallest attack is off by one', () => {
    for (const fewest of [{ lies: 2, faulty: 1 }, { lies: 1, faulty: 2 }, null])
      expect(refused({ fewest }, om3, om3Made)).toMatchObject({ _tag: 'Placements' });
    // With the bounds adjusted the formulas are those of another claim.
    const placements = om3Made.manifest.placements.map((each) => ({ ...each, lies: (each.lies ?? 0) + 1 }));
    expect(refused({ fewest: { lies: 2, faulty: 1 }, placements }, om3, om3Made)._tag).toBe('Clause');
    const unbounded = om3Made.manifest.placements.map((each) => ({ ...each, lies: null }));
    expect(refused({ fewest: null, placements: unbounded }, om3, om3Made)._tag).toBe('Clause');
  });

  test('fewer properties: the formulas are about others', () => {
    expect(refused({}, { ...om4, properties: [agreement] })._tag).toBe('Clause');
  });

  test('another army: the choices are others', () => {
    const other = wantedAt(om, { n: 4, m: 0 }, 'byzantine');
    expect(['Clause', 'Formula']).toContain(refused({}, other)._tag);
  });
});
