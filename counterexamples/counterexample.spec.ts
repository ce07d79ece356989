import { describe, expect, test } from 'vitest';
import type { Sizes } from '../model/instance.ts';
import type { Protocol } from '../model/protocol.ts';
import { floodSet } from '../model/protocols/flood-set.ts';
import { handshake } from '../model/protocols/handshake.ts';
import { om } from '../model/protocols/om.ts';
import { phaseKing } from '../model/protocols/phase-king.ts';
import { sm } from '../model/protocols/sm.ts';
import { honestScenario, runScenario } from '../model/scenario.ts';
import { figure1, om3, om3Counterexample, PROVENANCE, refutation } from '../test-support/counterexample.ts';
import { right } from '../test-support/either.ts';
import { questionAt } from '../test-support/question.ts';
import { toy, toyProgram } from '../test-support/toy.ts';
import type { Counterexample } from './counterexample.ts';
import { namedDecisions, fileNameOf, sameClaim, counterexampleText } from './counterexample.ts';

/** The counterexample that nobody’s deviating would be, for what it says about itself. */
const about = (protocol: Protocol, sizes: Sizes, faults: string, t: number = sizes.m): Counterexample => {
  const question = questionAt(protocol, sizes, faults, t);
  const orders = Array.from({ length: sizes.n }, () => 0);
  const honest = right(runScenario(question.instance, honestScenario(question.instance, orders)));
  return refutation(question, 'agreement', honest);
};

const nameOf = (protocol: Protocol, sizes: Sizes, faults: string, t: number = sizes.m): string =>
  fileNameOf(about(protocol, sizes, faults, t), questionAt(protocol, sizes, faults, t).instance);

test('a counterexample says who is faulty, the orders, the lies, and what the loyal decide', () => {
  expect(om3Counterexample).toEqual({
    schema: 'strategos/counterexample/1',
    title: 'om does not guarantee validity with n = 3, m = 1, at most 1 faulty (byzantine)',
    expect: 'violated',
    protocol: { name: 'om', fingerprint: null, module: null },
    army: { n: 3, m: 1, values: 2, parameters: {} },
    faultModel: 'byzantine',
    t: 1,
    property: 'validity',
    validity: 'commander',
    faulty: [1],
    orders: { 0: 'ATTACK' },
    deviations: [{ round: 2, from: 1, to: 2, prescribed: ['0.1'], said: [] }],
    heads: [],
    decisions: { 2: 'RETREAT' },
    minimality: { claim: 'local', lies: 1 },
    provenance: PROVENANCE,
  });
});

describe('the title', () => {
  test('names the parameters', () => {
    expect(about(phaseKing, { n: 4, m: 1, parameters: { phases: 1 } }, 'byzantine').title).toBe(
      'phase-king does not guarantee agreement with n = 4, m = 1, phases = 1, at most 1 faulty (byzantine)',
    );
  });

  test('does not speak of faulty generals where only links fail', () => {
    expect(about(handshake, { n: 2, m: 0 }, 'loss:2').title).toBe(
      'handshake does not guarantee agreement with n = 2, m = 0, acks = 1 (loss:2)',
    );
  });
});

describe('the decisions', () => {
  test('in a broadcast are those of the loyal lieutenants', () => {
    expect(namedDecisions(om3.instance, figure1)).toEqual({ 2: 'RETREAT' });
  });

  test('in consensus are those of all loyal generals, by the names of the orders', () => {
    const { instance } = questionAt(floodSet, { n: 3, m: 1, values: 3 }, 'crash');
    const scenario = { faulty: [1], orders: [2, 2, 2], deviations: [], heads: [] };
    expect(namedDecisions(instance, right(runScenario(instance, scenario)))).toEqual({ 0: 'ATTACK-2', 2: 'ATTACK-2' });
  });

  test('say who is undecided, whatever its value is', () => {
    const protocol = toy({
      program: (setting) => ({
        ...toyProgram(setting),
        decide: (self) => ({
          decided: self === 0 ? setting.logic.zero : setting.logic.one,
          value: [setting.logic.one],
        }),
      }),
    });
    expect(about(protocol, { n: 2, m: 0 }, 'byzantine').decisions).toEqual({ 0: 'undecided', 1: 'ATTACK' });
  });
});

describe('the text', () => {
  test('has short lists on one line', () => {
    const lines = counterexampleText({ ...om3Counterexample, t: 2, faulty: [0, 1] }).split('\n');
    expect(lines).toContain('  "faulty": [0, 1],');
    expect(lines).toContain('      "prescribed": ["0.1"],');
    expect(lines).toContain('      "said": []');
    expect(lines).toContain('  "heads": [],');
  });

  test('is JSON whatever the claims are called', () => {
    const labels = ['"', '\\', '", "', '[', ']', ', ', '\n', '1, 2', '\\"', '][', '‘0.2’'];
    const odd: Counterexample = {
      ...om3Counterexample,
      deviations: [{ round: 2, from: 1, to: 2, prescribed: labels, said: labels.toReversed() }],
    };
    expect(JSON.parse(counterexampleText(odd))).toEqual(odd);
  });
});

describe('two counterexamples say the same', () => {
  test('if they differ in where they came from, or in the fingerprint', () => {
    const again: Counterexample = {
      ...om3Counterexample,
      protocol: { ...om3Counterexample.protocol, fingerprint: 'sha256:1' },
      provenance: { engine: 'fuzz', seed: '1', path: '0:3', command: 'another', version: '9', commit: 'abc' },
    };
    expect(sameClaim(om3Counterexample, again)).toBe(true);
    expect(sameClaim(again, om3Counterexample)).toBe(true);
  });

  test.each<{ readonly field: string; readonly other: Partial<Counterexample> }>([
    { field: 'title', other: { title: 'another' } },
    { field: 'expect', other: { expect: 'holds' } },
    { field: 'protocol', other: { protocol: { name: 'om', fingerprint: null, module: './om.ts' } } },
    { field: 'army', other: { army: { ...om3Counterexample.army, m: 2 } } },
    { field: 'faultModel', other: { faultModel: 'signed' } },
    { field: 't', other: { t: 2 } },
    { field: 'property', other: { property: 'agreement' } },
    { field: 'validity', other: { validity: null } },
    { field: 'faulty', other: { faulty: [2] } },
    { field: 'orders', other: { orders: { 0: 'RETREAT' } } },
    { field: 'deviations', other: { deviations: [] } },
    { field: 'heads', other: { heads: [{ round: 1, general: 1, coin: 0 }] } },
    { field: 'decisions', other: { decisions: { 2: 'ATTACK' } } },
    { field: 'minimality', other: { minimality: { claim: 'local', lies: 2 } } },
  ])('but not if they differ in $field', ({ other }) => {
    expect(sameClaim(om3Counterexample, { ...om3Counterexample, ...other })).toBe(false);
  });
});

describe('the file’s name is the claim that is refuted', () => {
  test('with the sizes', () => {
    expect(fileNameOf(om3Counterexample, om3.instance)).toBe('om/validity-n3-m1.json');
    expect(nameOf(floodSet, { n: 4, m: 1 }, 'crash')).toBe('flood-set/agreement-n4-m1.json');
  });

  test('a name in that folder, whatever a property is called', () => {
    const called = { ...om3Counterexample, property: '../no\u001b[31m\n\u202elie' };
    expect(fileNameOf(called, om3.instance)).toBe('om/..-no-[31m-lie-n3-m1.json');
  });

  test('with whatever is not standard about it', () => {
    expect(nameOf(om, { n: 4, m: 1 }, 'byzantine', 2)).toBe('om/agreement-n4-m1-t2.json');
    expect(nameOf(om, { n: 4, m: 1, values: 3 }, 'byzantine')).toBe('om/agreement-n4-m1-values3.json');
    expect(nameOf(om, { n: 4, m: 1 }, 'crash')).toBe('om/agreement-n4-m1-crash.json');
    expect(nameOf(sm, { n: 4, m: 1 }, 'byzantine')).toBe('sm/agreement-n4-m1-byzantine.json');
    expect(nameOf(phaseKing, { n: 4, m: 1, parameters: { phases: 1 } }, 'byzantine')).toBe(
      'phase-king/agreement-n4-m1-phases1.json',
    );
    expect(nameOf(phaseKing, { n: 4, m: 1, values: 2, parameters: { phases: 3 } }, 'crash', 3)).toBe(
      'phase-king/agreement-n4-m1-t3-phases3-crash.json',
    );
  });

  test('without what is', () => {
    expect(nameOf(phaseKing, { n: 4, m: 1, values: 2, parameters: { phases: 2 } }, 'byzantine')).toBe(
      'phase-king/agreement-n4-m1.json',
    );
    expect(nameOf(sm, { n: 4, m: 1 }, 'signed')).toBe('sm/agreement-n4-m1.json');
  });

  test('and without t where nobody can be faulty, but with a budget of losses', () => {
    expect(nameOf(handshake, { n: 2, m: 0 }, 'loss')).toBe('handshake/agreement-n2-m0.json');
    expect(nameOf(handshake, { n: 2, m: 0, parameters: { acks: 3 } }, 'loss:2')).toBe(
      'handshake/agreement-n2-m0-acks3-loss2.json',
    );
    expect(nameOf(om, { n: 4, m: 1 }, 'loss:1', 0)).toBe('om/agreement-n4-m1-loss1.json');
  });
});
