import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instance } from '../../model/instance.ts';
import { instanceTitle } from '../../model/instance.ts';
import type { Program, Protocol, Setting } from '../../model/protocol.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { majority } from '../../model/protocols/majority.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import { sm } from '../../model/protocols/sm.ts';
import { runScenario } from '../../model/scenario.ts';
import { broken } from '../../properties/judge.ts';
import { standardProperties } from '../../properties/standard.ts';
import type { Bound } from '../../properties/verdict.ts';
import { drive } from '../../test-support/drive.ts';
import { right } from '../../test-support/either.ts';
import { brokenQuestions, propertyIn, questionAt } from '../../test-support/question.ts';
import { randomProtocol } from '../../test-support/random-protocol.ts';
import { smallInstances } from '../../test-support/small-instances.ts';
import { exhaustive } from '../exhaustive/exhaustive.ts';
import type { Finding, Progress } from '../finding.ts';
import { noLimits } from '../finding.ts';
import type { Question } from '../question.ts';
import type { FuzzFinding, FuzzOptions } from './fuzz.ts';
import { confidenceBound, fuzz } from './fuzz.ts';
import { strategies } from './strategy.ts';

const standard: FuzzOptions = { seed: 'strategos', runs: 4_096, path: null, limits: noLimits };

const fuzzed = (question: Question, options: Partial<FuzzOptions> = {}): FuzzFinding =>
  drive(fuzz(question, { ...standard, ...options }));

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

describe('what is broken', () => {
  test.each(brokenQuestions)('$title: $broken', ({ question, broken: expected }) => {
    const finding = fuzzed(question, { runs: 20_000 });
    expect(finding.attacks.map(({ property }) => property).sort()).toEqual([...expected].sort());
    for (const { name } of question.properties)
      expect((finding.violating[name] ?? 0n) > 0n).toBe(expected.includes(name));
    for (const { property, scenario, strategy, path } of finding.attacks) {
      const { execution, scenario: again } = right(runScenario(question.instance, scenario));
      expect(again).toEqual(scenario);
      expect(broken([propertyIn(question, property)], question.instance, scenario, execution)).toHaveLength(1);
      expect(scenario.faulty.length).toBeLessThanOrEqual(question.instance.faults.generalsFail ? question.t : 0);
      expect(strategies.map(({ name }): string => name)).toContain(strategy);
      expect(path).toMatch(/^\d+:\d+$/);
    }
  });

  test.each(brokenQuestions)('$title: each attack is found again by its path alone', ({ question }) => {
    const { attacks } = fuzzed(question, { runs: 20_000 });
    expect(attacks.length).toBeGreaterThan(0);
    for (const attack of attacks) {
      const alone = fuzzed(question, { path: attack.path });
      expect(alone.attacks).toContainEqual(attack);
      expect(alone.scenarios).toBe(32n);
      expect(alone.attacks.every(({ path }) => path === attack.path)).toBe(true);
    }
  });

  test('a path that does not fail finds nothing', () => {
    expect(fuzzed(om4, { path: '3:17' })).toMatchObject({ attacks: [], scenarios: 32n, stopped: null });
  });

  test('a path of another seed is another volley', () => {
    const [attack] = fuzzed(om3).attacks;
    expect(attack).toBeDefined();
    const elsewhere = fuzzed(om3, { seed: 'another', path: attack?.path ?? '' });
    expect(elsewhere.attacks).not.toContainEqual(attack);
  });
});

describe('what is not broken', () => {
  const held: readonly Question[] = [
    om4,
    questionAt(om, { n: 7, m: 2 }, 'byzantine'),
    questionAt(om, { n: 5, m: 1, values: 4 }, 'byzantine'),
    questionAt(sm, { n: 3, m: 1 }, 'signed'),
    questionAt(sm, { n: 4, m: 2, values: 3 }, 'signed'),
    questionAt(phaseKing, { n: 4, m: 1 }, 'byzantine'),
    questionAt(floodSet, { n: 4, m: 2 }, 'crash'),
    questionAt(majority, { n: 5, m: 0 }, 'byzantine'),
    questionAt(handshake, { n: 2, m: 0, parameters: { acks: 4 } }, 'loss:0'),
  ];

  test.each(held.map((question) => ({ question, title: instanceTitle(question.instance) })))(
    '$title',
    ({ question }) => {
      const finding = fuzzed(question);
      expect(finding).toMatchObject({ attacks: [], engine: 'fuzz', grade: 'sampled', stopped: null });
      expect(Object.values(finding.violating)).toEqual([0n, 0n, 0n]);
      expect(finding.sample.bound).toBe(confidenceBound(finding.sample.uniform));
    },
  );
});

describe('fuzzing and enumerating agree', () => {
  /** Everything that fuzzing says of a question, the enumeration has to confirm. */
  const agrees = (question: Question): void => {
    const all: Finding = drive(exhaustive(question, { limits: noLimits, symmetry: true }));
    const some = fuzzed(question, { runs: 320 });
    for (const { name } of question.properties)
      if (all.violating[name] === 0n) expect([name, some.violating[name]]).toEqual([name, 0n]);
    for (const order of some.witnesses.decided) expect(all.witnesses.decided).toContain(order);
    if (!all.witnesses.viewChanged) expect(some.witnesses.viewChanged).toBe(false);
    expect(some.grade).toBe('sampled');
  };

  const instances: readonly Instance[] = smallInstances({ n: [2, 3, 4], m: [0, 1], values: [2] });

  test(`on every small instance: ${String(instances.length)} of them`, () => {
    expect(instances.length).toBeGreaterThan(100);
    for (const instance of instances)
      for (const t of instance.faults.generalsFail ? [0, 1, 2] : [0])
        agrees({ instance, t, properties: standardProperties(instance) });
  });

  test('on random protocols, which are broken in every way', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('byzantine', 'crash', 'loss:1'), (seed, faults) => {
        const protocol = randomProtocol({
          seed,
          rounds: 2,
          problem: seed % 2 === 0 ? 'consensus' : 'broadcast',
          alike: false,
          coins: false,
          hesitant: true,
          exclusive: true,
        });
        agrees(questionAt(protocol, { n: 3, m: 1 }, faults));
      }),
      { numRuns: 40 },
    );
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
    const finding = fuzzed(questionAt(protocol, { n: 5, m: 1 }, 'byzantine'), { runs: 3_200 });
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

describe('a bound', () => {
  const stoppedBy = (bound: Bound, at: number): FuzzFinding =>
    drive(fuzz(om4, { ...standard, runs: 100_000 }), (_report, reports) => (reports === at ? bound : undefined));

  test.each<{ readonly bound: Bound }>([
    { bound: { _tag: 'interrupted' } },
    { bound: { _tag: 'seconds', limit: 3 } },
    { bound: { _tag: 'states', limit: 3 } },
    { bound: { _tag: 'evaluations', limit: 3 } },
  ])('$bound._tag stops it, and it tells what it has covered', ({ bound }) => {
    const finding = stoppedBy(bound, 3);
    expect(finding.stopped).toEqual(bound);
    // Three slices of 128 volleys.
    expect(finding.scenarios).toBe(BigInt(3 * 128 * 32));
    expect(finding.sample.bound).toBe(confidenceBound(finding.sample.uniform));
  });

  test('what was found before is kept', () => {
    const finding = drive(fuzz(om3, { ...standard, runs: 1_000_000 }), () => ({ _tag: 'interrupted' }) as const);
    expect(finding.stopped).toEqual({ _tag: 'interrupted' });
    expect(finding.attacks.map(({ property }) => property)).toEqual(['validity']);
  });

  test('its own limit of evaluations stops it after the slice that reaches it', () => {
    const finding = fuzzed(om4, {
      runs: 1_000_000,
      limits: { evaluations: 2_500, states: Infinity, combinations: Infinity },
    });
    expect(finding.stopped).toEqual({ _tag: 'evaluations', limit: 2_500 });
    // A slice is 128 volleys of four generals and two rounds: 1,024 evaluations.
    expect(finding.evaluations).toBeGreaterThanOrEqual(2_500);
    expect(finding.evaluations).toBeLessThan(2_500 + 1_024);
  });

  test('reports grow, and say what is being done', () => {
    const reports: Progress[] = [];
    drive(fuzz(om4, { ...standard, runs: 20_000 }), (report) => {
      reports.push(report);
      return undefined;
    });
    expect(reports.map(({ scenarios }) => scenarios)).toEqual([4_096n, 8_192n, 12_288n, 16_384n, 20_000n]);
    expect(reports.map(({ evaluations }) => evaluations)).toEqual([1_024, 2_048, 3_072, 4_096, 5_000]);
    expect(new Set(reports.map(({ doing }) => doing))).toEqual(new Set(['random attacks']));
  });
});
