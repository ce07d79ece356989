/**
 * The sample that fuzzing draws: what is counted of it, and what it shows.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Program, Protocol, Setting } from '../../model/protocol.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { om } from '../../model/protocols/om.ts';
import { fuzzed } from '../../test-support/fuzzed.ts';
import { brokenQuestions, questionAt } from '../../test-support/question.ts';
import { confidenceBound } from './fuzz.ts';
import { written } from '../../model/recording/written.ts';

const om3 = questionAt(om, { n: 3, m: 1 }, 'byzantine');
const om4 = questionAt(om, { n: 4, m: 1 }, 'byzantine');

describe('the confidence bound', () => {
  test('is that of the literature: 299 runs show p ≤ 1 %, 2,995 show p ≤ 0.1 %, and one fewer does not', () => {
    expect(confidenceBound(299)).toBeLessThanOrEqual(0.01);
    expect(confidenceBound(298)).toBeGreaterThan(0.01);
    expect(confidenceBound(2_995)).toBeLessThanOrEqual(0.001);
    expect(confidenceBound(2_994)).toBeGreaterThan(0.001);
  });

  test('is a little less than the rule of three, 3 / k', () => {
    for (const runs of [100, 1_000, 50_000]) {
      expect(confidenceBound(runs) * runs).toBeLessThan(3);
      expect(confidenceBound(runs) * runs).toBeGreaterThan(2.95);
    }
  });

  test('if this fraction failed, 5 % of such samples would show nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (runs) => {
        expect((1 - confidenceBound(runs)) ** runs).toBeCloseTo(0.05, 6);
      }),
    );
  });

  test('says nothing after no runs', () => {
    expect(confidenceBound(0)).toBe(1);
  });
});

describe('a sample', () => {
  test('is the same for the same seed, attacks, counts and all', () => {
    for (const { question } of brokenQuestions.slice(0, 4)) expect(fuzzed(question)).toEqual(fuzzed(question));
  });

  test('is another for another seed', () => {
    expect(fuzzed(om3, { seed: '1' }).violating).not.toEqual(fuzzed(om3, { seed: '2' }).violating);
  });

  test('with more runs begins with the same runs', () => {
    const [few, many] = [fuzzed(om3, { runs: 4_096 }), fuzzed(om3, { runs: 8_192 })];
    expect(many.attacks).toEqual(few.attacks);
    expect(many.scenarios).toBe(2n * few.scenarios);
  });

  test('is rounded up to whole volleys', () => {
    expect([1, 32, 33, 4_096, 4_097].map((runs) => fuzzed(om3, { runs }).scenarios)).toEqual([
      32n,
      32n,
      64n,
      4_096n,
      4_128n,
    ]);
  });

  test('is half uniform, and says how it was drawn and by what', () => {
    const { sample, scenarios } = fuzzed(om4, { runs: 32_768 });
    // The lanes of a volley share the faulty generals: a volley is one independent draw.
    expect(scenarios).toBe(1_024n * 32n);
    expect(sample.uniform / 1_024).toBeCloseTo(0.5, 1);
    expect(sample.seed).toBe('strategos');
    expect(sample.distribution).toMatch(/uniform and independent/);
    expect(sample.library).toBe(`fast-check ${fc.__version}`);
  });

  test('has no bound where a uniform draw failed', () => {
    expect(fuzzed(om3).sample.bound).toBeNull();
  });

  test('still has one where only an attack failed: it is about uniform draws', () => {
    // A path is fired alone: the first attack of a strategy other than noise.
    const paths = Array.from({ length: 128 }, (_, run) => `0:${String(run)}`);
    const attacked = paths
      .map((path) => fuzzed(om3, { path }))
      .find(({ attacks }) => attacks.some(({ strategy }) => strategy !== 'noise'));
    expect(attacked?.sample).toMatchObject({ uniform: 0, bound: 1 });
  });
});

describe('what is counted', () => {
  /** The protocol, and how often something has been received. */
  const counting = (protocol: Protocol): { readonly protocol: Protocol; readonly received: () => number } => {
    let received = 0;
    const program = <B>(setting: Setting<B>): Program<B> => {
      const inner = protocol.program(setting);
      return {
        ...inner,
        receive: (...told) => {
          received += 1;
          return inner.receive(...told);
        },
      };
    };
    return { protocol: { ...protocol, program }, received: () => received };
  };

  test('an evaluation is one receive, whatever it carries', () => {
    const { protocol, received } = counting(om);
    const question = questionAt(protocol, { n: 5, m: 1 }, 'byzantine');
    // As it was written, since a recording is made once and calls nothing.
    const finding = fuzzed({ ...question, instance: written(question.instance) }, { runs: 3_200 });
    expect(finding.attacks).toEqual([]);
    // A hundred volleys of five generals and two rounds.
    expect(finding.evaluations).toBe(1_000);
    expect(received()).toBe(1_000);
  });

  test('each violating scenario counts, not each volley', () => {
    const { violating, scenarios } = fuzzed(om3, { runs: 32_000 });
    const share = Number(violating['validity']) / Number(scenarios);
    // Uniform: one faulty in 1/2, a lieutenant in 2/3 of those, ATTACK in 1/2, the lie in 1/2: one in twelve.
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.12);
  });

  test('uniform draws fail as often as arithmetic says: one in twelve', () => {
    const draws = Array.from({ length: 1_500 }, (_, i) =>
      fuzzed(om3, { path: `${String(Math.floor(i / 128))}:${String(i % 128)}`, runs: 1 }),
    );
    const uniform = draws.filter(({ sample }) => sample.uniform === 1);
    expect(uniform.length / draws.length).toBeCloseTo(0.5, 1);
    const failing = uniform.reduce((sum, { violating }) => sum + Number(violating['validity']), 0);
    expect(failing / (32 * uniform.length)).toBeCloseTo(1 / 12, 1);
    expect(Math.abs(failing / (32 * uniform.length) - 1 / 12)).toBeLessThan(0.01);
  });

  test('witnesses: what was decided, and whether the faults changed a view', () => {
    expect(fuzzed(om4).witnesses).toEqual({ viewChanged: true, decided: [0, 1] });
    expect(fuzzed({ ...om4, t: 0 }).witnesses).toEqual({ viewChanged: false, decided: [0, 1] });
    const five = questionAt(floodSet, { n: 3, m: 1, values: 5 }, 'crash');
    expect(fuzzed(five).witnesses.decided).toEqual([0, 1, 2, 3, 4]);
  });
});
