/**
 * The fuzzing engine: what it finds and what it does not, and where it stops. What its sample shows is in
 * `sample.spec.ts`.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instance } from '../../model/instance.ts';
import { instanceTitle } from '../../model/instance.ts';
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
import { byReceiver } from '../../test-support/cases/by-receiver.ts';
import { drive } from '../../test-support/drive.ts';
import { right } from '../../test-support/either.ts';
import { fuzzed, standard } from '../../test-support/fuzzed.ts';
import { brokenQuestions, propertyIn, questionAt } from '../../test-support/question.ts';
import { randomProtocol } from '../../test-support/random-protocol.ts';
import { smallInstances } from '../../test-support/small-instances.ts';
import { runs, someOfEach } from '../../test-support/tier/draws.ts';
import { exhaustive } from '../exhaustive/exhaustive.ts';
import type { Finding, Progress } from '../finding.ts';
import { noLimits } from '../finding.ts';
import type { Question } from '../question.ts';
import type { FuzzFinding } from './fuzz.ts';
import { confidenceBound, fuzz } from './fuzz.ts';
import { strategies } from './strategy.ts';

const om3 = questionAt(om, { n: 3, m: 1 }, 'byzantine');
const om4 = questionAt(om, { n: 4, m: 1 }, 'byzantine');

describe('what is broken', () => {
  /** What is found of each question, looked for once. */
  const known = new Map<Question, FuzzFinding>();
  const found = (question: Question): FuzzFinding => {
    const finding = known.get(question) ?? fuzzed(question, { runs: runs(6_000, 20_000) });
    known.set(question, finding);
    return finding;
  };

  test.each(brokenQuestions)('$title: $broken', ({ question, broken: expected }) => {
    const finding = found(question);
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
    const { attacks } = found(question);
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
    const drawn = fuzzed(question, { runs: 320 });
    for (const { name } of question.properties)
      if (all.violating[name] === 0n) expect([name, drawn.violating[name]]).toEqual([name, 0n]);
    for (const order of drawn.witnesses.decided) expect(all.witnesses.decided).toContain(order);
    if (!all.witnesses.viewChanged) expect(drawn.witnesses.viewChanged).toBe(false);
    expect(drawn.grade).toBe('sampled');
  };

  const instances: readonly Instance[] = smallInstances({ n: [2, 3, 4], m: [0, 1], values: [2] });

  test(`on every small instance: ${String(instances.length)} of them`, () => {
    expect(instances.length).toBeGreaterThan(100);
    for (const instance of someOfEach(12, instances, (each) => each))
      for (const t of instance.faults.generalsFail ? [0, 1, 2] : [0])
        agrees({ instance, t, properties: standardProperties(instance) });
  });

  test.each(['symmetric', 'symmetric+loss:1'])(
    'under %s, where a traitor cannot always follow the protocol',
    (faults) => {
      for (const t of [0, 1, 2]) agrees(questionAt(byReceiver, { n: 3, m: 1 }, faults, t));
    },
  );

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
      { numRuns: runs(8, 40) },
    );
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
