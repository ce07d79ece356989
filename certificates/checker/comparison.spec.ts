/**
 * Certificates that two protocols decide alike: what is accepted, and what is refused after tampering.
 */
import { describe, expect, test } from 'vitest';
import type { Made, Wanted } from '../../test-support/certificate.ts';
import { certificate, resealed } from '../../test-support/certificate.ts';
import { byCases } from '../../test-support/by-cases.ts';
import { om4Made, outcomeOf, refusalOf, textIn, withLine } from '../../test-support/certified.ts';
import { left, right } from '../../test-support/either.ts';
import { instanceAt } from '../../test-support/instance.ts';
import type { Instance } from '../../model/instance.ts';
import { joined } from '../../model/joint.ts';
import type { Decision, Protocol, Setting } from '../../model/protocol.ts';
import { majority } from '../../model/protocols/majority.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import { sm } from '../../model/protocols/sm.ts';
import { agreement } from '../../properties/agreement.ts';
import { sameDecisions } from '../../properties/same-decisions.ts';
import { manifestOf } from '../issue.ts';
import type { Manifest } from '../manifest.ts';
import { comparisonOf, certificateSubjectOf } from './subject.ts';

const comparing = (a: Instance, b: Instance, more: Partial<Wanted> = {}): Wanted => ({
  instance: right(joined(a, b)).instance,
  halves: [a, b],
  properties: [sameDecisions],
  t: 1,
  symmetry: true,
  ...more,
});

/** A certificate of two protocols, with the manifest that is written for one. */
const certified = (a: Instance, b: Instance, wanted: Wanted): Made => {
  const made = certificate(wanted);
  const versus = {
    name: b.protocol.name,
    fingerprint: 'sha256:another',
    module: './other.ts',
    parameters: b.army.parameters,
  };
  const manifest = manifestOf({
    instance: wanted.instance,
    t: wanted.t,
    properties: ['same-decisions'],
    validity: 'commander',
    fewest: wanted.fewest ?? null,
    symmetry: true,
    placements: made.manifest.placements,
    fingerprint: 'sha256:made-up',
    module: null,
    compared: { half: a, versus },
    provenance: made.manifest.provenance,
  });
  return { ...made, manifest };
};

/** RETREAT, whatever happens. */
const decided = <B>({ logic }: Setting<B>): Decision<B> => ({ decided: logic.one, value: [logic.zero] });

const sizes = { n: 4, m: 1 };
const counted = instanceAt(om, sizes, 'byzantine');
const cased = instanceAt(byCases(om), sizes, 'byzantine');
const wanted = comparing(counted, cased);
const made = certified(counted, cased, wanted);
const { manifest } = made;

/** What the manifest says it is about, given the two protocols that were loaded. */
const about = (changed: Partial<Manifest>, a: Protocol = om, b: Protocol = byCases(om)): string => {
  const { field, message } = left(comparisonOf({ ...manifest, ...changed }, a, b));
  return `${field}: ${message}`;
};

describe('two protocols that decide alike', () => {
  test('where something is to be proved: accepted', () => {
    const outcome = outcomeOf(made, { ...right(comparisonOf(manifest, om, byCases(om))), t: 1 });
    expect(outcome._tag).toBe('Accepted');
    expect(outcome).toMatchObject({ counts: { placements: 5n, files: 3 } });
    expect('counts' in outcome ? outcome.counts.variables : 0).toBeGreaterThan(10);
  });

  test('a literal flipped, of what is asserted or of what a gate means: refused', () => {
    const { file = '' } = made.manifest.placements.at(-1)?.formula ?? {};
    const lines = textIn(made, file).split('\n');
    const clauses = lines.flatMap((line, i) => (/^-?[1-9]/.test(line) ? [i] : []));
    const asserted = clauses.find((i) => /^-?\d+ 0$/.test(lines[i] ?? ''));
    const gate = clauses.find((i) => /^-?\d+ -?\d+ -?\d+ 0$/.test(lines[i] ?? ''));
    for (const i of [asserted ?? -1, gate ?? -1]) {
      const line = lines[i] ?? '';
      const flipped = line.startsWith('-') ? line.slice(1) : `-${line}`;
      const tampered = resealed(made, { [file]: withLine(textIn(made, file), i, flipped) });
      expect(refusalOf(tampered, wanted)).toMatchObject({ _tag: 'Clause', file, line: i + 1 });
    }
  });

  test('a proof cut short to its conclusion: refused', () => {
    const { file = '' } = made.manifest.placements.at(-1)?.proof ?? {};
    expect(textIn(made, file).split('\n').length).toBeGreaterThan(3);
    expect(refusalOf(resealed(made, { [file]: '0\n' }), wanted)).toMatchObject({ _tag: 'Step', file });
  });

  test('the claim names both, with their parameters', () => {
    expect(manifest.claim).toBe(
      'om, n = 4, m = 1, byzantine faults, and om-by-cases: every scenario with at most 1 faulty meets same-decisions',
    );
    const once = instanceAt(phaseKing, { n: 3, m: 1, parameters: { phases: 1 } }, 'crash');
    const king = instanceAt(phaseKing, { n: 3, m: 1, parameters: { phases: 1 } }, 'crash');
    expect(certified(once, king, comparing(once, king, { t: 0 })).manifest.claim).toContain(
      'phase-king, n = 3, m = 1, phases = 1, crash faults, and phase-king, phases = 1: every scenario',
    );
  });
});

describe('two protocols that do not', () => {
  const stubborn = instanceAt(
    { ...byCases(om), program: (setting) => ({ ...om.program(setting), decide: () => decided(setting) }) },
    sizes,
    'byzantine',
  );

  test('are not certified', () => {
    expect(
      refusalOf(certified(counted, stubborn, comparing(counted, stubborn)), comparing(counted, stubborn))._tag,
    ).toBe('Step');
  });
});

describe('what a tampered manifest is said to be about', () => {
  test('another protocol, or another to compare it with', () => {
    const versus = manifest.versus ?? { ...manifest.protocol, parameters: {} };
    expect(about({ versus: { ...versus, name: 'sm' } })).toBe(
      'versus: protocol.name: the module’s protocol is om-by-cases, not sm',
    );
    expect(about({ protocol: { ...manifest.protocol, name: 'sm' } })).toBe(
      'protocol.name: the module’s protocol is om, not sm',
    );
    expect(about({ versus: { ...versus, parameters: { phases: 2 } } })).toContain('versus: army: ');
    expect(about({ versus: { ...versus, name: 'majority' } }, om, majority)).toContain('versus: ');
    expect(about({ faultModel: 'signed' })).toContain('army: ');
  });

  test('other properties', () => {
    for (const properties of [['agreement'], ['agreement', 'same-decisions'], []])
      expect(about({ properties })).toBe(
        'properties: two protocols are compared by same-decisions, and by nothing else',
      );
  });

  test('nobody to compare it with', () => {
    const { versus: _versus, ...alone } = manifest;
    expect(left(certificateSubjectOf(alone, om))).toEqual({
      field: 'properties[0]',
      message: 'there is no property “same-decisions”. There are agreement, validity, termination',
    });
    // If its module brings along a property of that name, it is asked of the protocol alone: that is another formula.
    const own = { ...sameDecisions, on: agreement.on };
    expect(['Clause', 'Formula']).toContain(
      refusalOf(made, { ...right(certificateSubjectOf(alone, om, [own])), t: 1 })._tag,
    );
  });

  test('somebody to compare it with, where there was nobody', () => {
    const ordinary = { ...om4Made.manifest, ...(manifest.versus === undefined ? {} : { versus: manifest.versus }) };
    expect(left(comparisonOf(ordinary, om, byCases(om))).field).toBe('properties');
    const subject = right(comparisonOf({ ...ordinary, properties: ['same-decisions'] }, om, byCases(om)));
    const refusal = refusalOf({ ...om4Made, manifest: ordinary }, { ...subject, t: 1 });
    expect(['Clause', 'Formula', 'Placements']).toContain(refusal._tag);
  });

  test('another protocol of that name: the formulas are others', () => {
    const other = comparing(counted, instanceAt({ ...sm, name: 'om-by-cases' }, sizes, 'byzantine'));
    expect(['Clause', 'Formula']).toContain(refusalOf(made, other)._tag);
  });

  test('a half that breaks a law', () => {
    const unlawful = instanceAt(
      {
        ...byCases(om),
        program: (setting) => ({ ...om.program(setting), send: () => [setting.logic.zero, setting.logic.zero] }),
      },
      sizes,
      'byzantine',
    );
    const refusal = refusalOf(made, { ...wanted, halves: [counted, unlawful] });
    expect(refusal).toMatchObject({ _tag: 'Law', field: 'protocol' });
  });
});
