import type { Progress } from './finding.ts';
import { describe, expect, test } from 'vitest';
import { floodSet } from '../model/protocols/flood-set.ts';
import { handshake } from '../model/protocols/handshake.ts';
import { majority } from '../model/protocols/majority.ts';
import { om } from '../model/protocols/om.ts';
import { runScenario } from '../model/scenario.ts';
import type { Property } from '../properties/property.ts';
import { broken } from '../properties/judge.ts';
import type { Bound } from '../properties/verdict.ts';
import { drive } from '../test-support/drive.ts';
import { right } from '../test-support/either.ts';
import { brokenQuestions, questionAt } from '../test-support/question.ts';
import { toy } from '../test-support/toy.ts';
import type { Checked } from './check.ts';
import { check } from './check.ts';
import type { CheckOptions } from './check-options.ts';
import { standardLimits } from './exhaustive/exhaustive.ts';
import type { Question } from './question.ts';

const standard: CheckOptions = {
  engine: 'auto',
  reduction: true,
  limits: standardLimits,
  fuzz: { seed: 'strategos', runs: 4_096, path: null },
};

const checked = (
  question: Question,
  options: Partial<CheckOptions> = {},
  resume: (report: Progress, reports: number) => Bound | undefined = () => undefined,
): Checked => drive(check(question, { ...standard, ...options }), resume);

const om3 = questionAt(om, { n: 3, m: 1 }, 'byzantine');
const om4 = questionAt(om, { n: 4, m: 1 }, 'byzantine');
const om6 = questionAt(om, { n: 6, m: 2 }, 'byzantine');
const vote = questionAt(majority, { n: 4, m: 1 }, 'byzantine');

describe('a verdict', () => {
  test('for each property, and one for all of them', () => {
    expect(checked(om3)).toMatchObject({
      properties: { agreement: 'holds', validity: 'violated', termination: 'holds' },
      verdict: 'violated',
    });
    expect(checked(om4)).toMatchObject({
      properties: { agreement: 'holds', validity: 'holds', termination: 'holds' },
      verdict: 'holds',
    });
    expect(checked(om6).properties).toEqual({ agreement: 'violated', validity: 'violated', termination: 'holds' });
  });

  test('carries what it rests on: the grade, the smallest attack, or the bound', () => {
    expect(checked(om3).verdicts).toEqual({
      agreement: { _tag: 'Holds', grade: 'exhaustive' },
      validity: {
        _tag: 'Violated',
        scenario: {
          faulty: [1],
          orders: [1],
          deviations: [{ round: 2, from: 1, to: 2, prescribed: ['0.1'], said: [] }],
          heads: [],
        },
        minimality: { claim: 'local', lies: 1 },
      },
      termination: { _tag: 'Holds', grade: 'exhaustive' },
    });
    expect(checked(om4, { engine: 'fuzz' }).verdicts['agreement']).toEqual({
      _tag: 'Unknown',
      bound: { _tag: 'sampled', scenarios: BigInt(standard.fuzz.runs) },
    });
    const { verdicts } = checked(om4, {
      engine: 'exhaustive',
      limits: { evaluations: 1, states: 9, combinations: Infinity },
    });
    expect(verdicts['validity']).toEqual({ _tag: 'Unknown', bound: { _tag: 'evaluations', limit: 1 } });
  });

  test('on a protocol in which nobody decides: termination is broken, and nothing else is put to the test', () => {
    const undecided = toy({
      program: ({ logic }) => ({
        start: () => [],
        send: () => [logic.zero],
        receive: () => [],
        decide: () => ({ decided: logic.zero, value: [logic.zero] }),
      }),
    });
    const { properties, finding } = checked(questionAt(undecided, { n: 3, m: 0 }, 'byzantine'));
    expect(properties).toEqual({ agreement: 'vacuous', validity: 'vacuous', termination: 'violated' });
    expect(finding.witnesses.decided).toEqual([]);
  });

  test('on a property of one’s own', () => {
    const quiet: Property = {
      name: 'quiet',
      statement: 'nobody attacks',
      source: 'this test',
      symmetric: true,
      on: ({ logic, deciders }) => ({
        note: () => [],
        judge: (_note, { decisions }) =>
          logic.not(logic.any(deciders.map((general) => decisions[general]?.value[0] ?? logic.zero))),
      }),
    };
    for (const engine of ['exhaustive', 'fuzz'] as const) {
      const { properties, attacks } = checked({ ...om4, properties: [quiet] }, { engine });
      expect(properties).toEqual({ quiet: 'violated' });
      // The commander orders ATTACK, and everybody is loyal.
      expect(attacks.map(({ smallest }) => smallest.scenario)).toEqual([
        { faulty: [], orders: [1], deviations: [], heads: [] },
      ]);
    }
  });
});

describe('what broke is shrunk', () => {
  test.each(brokenQuestions)('$title', ({ question, broken: expected }) => {
    const { attacks } = checked(question);
    expect(attacks.map(({ property }) => property.name).sort()).toEqual([...expected].sort());
    for (const { property, attack, smallest } of attacks) {
      expect(attack.property).toBe(property.name);
      expect(smallest.instance).toBe(question.instance);
      const { scenario, execution } = right(runScenario(question.instance, smallest.scenario));
      expect({ scenario, execution }).toEqual({ scenario: smallest.scenario, execution: smallest.execution });
      expect(broken([property], question.instance, scenario, execution)).toEqual([property]);
      expect(scenario.faulty.length).toBeLessThanOrEqual(attack.scenario.faulty.length);
      expect(scenario.deviations.length).toBeLessThanOrEqual(attack.scenario.deviations.length);
    }
  });

  test('and of what holds there is nothing to shrink', () => {
    expect(checked(om4).attacks).toEqual([]);
  });
});

describe('the engine', () => {
  test('is the exhaustive one where it fits, and it says so', () => {
    const { finding, why } = checked(om4);
    expect(finding).toMatchObject({ engine: 'exhaustive', grade: 'exhaustive', scenarios: 34n, stopped: null });
    expect(why).toBe('it can be enumerated (estimate: 68 evaluations)');
  });

  test('is fuzzing where enumerating would take too long and there is no solver, and it says why', () => {
    const { finding, why, verdict } = checked(questionAt(om, { n: 10, m: 3 }, 'byzantine'));
    expect(finding).toMatchObject({ engine: 'fuzz', grade: 'sampled', stopped: null });
    expect(why).toMatch(/^enumerating it would take about \d·10\^\d+ evaluations or more, and there is no solver$/);
    expect(verdict).toBe('unknown');
  });

  test('stays the exhaustive one at a limit that was asked for', () => {
    const question = questionAt(floodSet, { n: 5, m: 1, values: 3 }, 'byzantine');
    const { finding } = checked(question, { limits: { ...standardLimits, states: 4 } });
    expect(finding).toMatchObject({ engine: 'exhaustive', stopped: { _tag: 'states', limit: 4 } });
  });

  test('is not changed by what was asked for by name', () => {
    const engines = (['exhaustive', 'fuzz'] as const).map((engine) => checked(om3, { engine }));
    expect(engines.map(({ finding, why }) => [finding.engine, why])).toEqual([
      ['exhaustive', null],
      ['fuzz', null],
    ]);
    const stopped = checked(om6, {
      engine: 'exhaustive',
      limits: { evaluations: 5, states: 9, combinations: Infinity },
    });
    expect(stopped.finding.engine).toBe('exhaustive');
  });

  test('without reduction is the plain enumeration, which counts the same', () => {
    for (const question of [om3, om4, vote, questionAt(handshake, { n: 2, m: 0 }, 'loss')]) {
      const [plain, reduced] = [false, true].map((reduction) => checked(question, { engine: 'exhaustive', reduction }));
      expect(plain?.finding).toMatchObject({ engine: 'plain', grade: 'exhaustive', stopped: null });
      expect(plain?.finding.scenarios).toBe(reduced?.finding.scenarios);
      expect(plain?.finding.violating).toEqual(reduced?.finding.violating);
      expect(plain?.properties).toEqual(reduced?.properties);
    }
  });

  test('fires a single volley where a path is given', () => {
    const { finding, verdict } = checked(om4, { engine: 'fuzz', fuzz: { seed: 'strategos', runs: 9, path: '0:3' } });
    expect([finding.scenarios, verdict]).toEqual([32n, 'unknown']);
  });
});

describe('stopped on the way', () => {
  test('what has not been broken is unknown', () => {
    const { finding, properties, verdict } = checked(om4, {
      engine: 'exhaustive',
      reduction: false,
      limits: { evaluations: 10, states: 9, combinations: Infinity },
    });
    expect(properties).toEqual({ agreement: 'unknown', validity: 'unknown', termination: 'unknown' });
    expect(verdict).toBe('unknown');
    expect(finding).toMatchObject({ stopped: { _tag: 'evaluations', limit: 10 }, scenarios: 10n });
  });

  test('what has been broken is violated, and shrunk', () => {
    // Nobody faulty: sixteen ways to deal the orders. Then 3 is: eight orders, and eight attacks with each of them.
    const { finding, properties, verdict, attacks } = checked(vote, {
      engine: 'exhaustive',
      reduction: false,
      limits: { evaluations: 70, states: 9, combinations: Infinity },
    });
    expect(finding.stopped).not.toBeNull();
    expect(finding.scenarios).toBeLessThan(272n);
    expect(properties).toEqual({ agreement: 'violated', validity: 'unknown', termination: 'unknown' });
    expect(verdict).toBe('violated');
    expect(attacks.map(({ smallest }) => smallest.scenario.deviations.length)).toEqual([1]);
  });

  test('by a limit of one’s own, auto does not turn to fuzzing instead: it would spend more', () => {
    const { finding, why, verdict } = checked(om6, {
      limits: { evaluations: 20, states: Infinity, combinations: Infinity },
    });
    expect(finding).toMatchObject({ engine: 'exhaustive', stopped: { _tag: 'evaluations', limit: 20 } });
    expect(finding.evaluations).toBeLessThanOrEqual(20);
    expect([why, verdict]).toEqual([expect.stringMatching(/^it can be enumerated/), 'unknown']);
  });

  test.each<{ readonly bound: Bound }>([{ bound: { _tag: 'interrupted' } }, { bound: { _tag: 'seconds', limit: 1 } }])(
    'by $bound._tag, auto does not turn to fuzzing either',
    ({ bound }) => {
      const question = questionAt(om, { n: 7, m: 2 }, 'byzantine');
      const { finding, why, verdict } = checked(question, {}, ({ phase }) =>
        phase === 'enumerating' ? bound : undefined,
      );
      expect(finding).toMatchObject({ engine: 'exhaustive', stopped: bound });
      expect([why, verdict]).toEqual([expect.stringMatching(/^it can be enumerated/), 'unknown']);
    },
  );

  test('where it has found something before it grew too large, auto keeps that and does not turn to fuzzing', () => {
    const question = questionAt(om, { n: 6, m: 2 }, 'byzantine', 3);
    const { finding, why, properties } = checked(question, {
      limits: { evaluations: 50_000_000, states: 128, combinations: Infinity },
    });
    expect(finding).toMatchObject({ engine: 'exhaustive', stopped: { _tag: 'states', limit: 128 } });
    expect(why).toMatch(/^it can be enumerated/);
    expect(properties).toEqual({ agreement: 'violated', validity: 'violated', termination: 'unknown' });
  });

  test.each([
    { phase: 'proving the symmetry', size: { n: 5, m: 1 } },
    { phase: 'estimating', size: { n: 13, m: 3 } },
  ] as const)('before anything is covered, while $phase', ({ phase, size }) => {
    const bound: Bound = { _tag: 'seconds', limit: 1 };
    const question = questionAt(om, size, 'byzantine');
    const { finding, why, verdict } = checked(question, {}, (report) => (report.phase === phase ? bound : undefined));
    expect(finding).toMatchObject({ stopped: bound, scenarios: 0n, evaluations: 0, attacks: [], alike: [] });
    expect([why, verdict]).toEqual([null, 'unknown']);
  });

  test('while an attack is made smaller: it breaks the property still, and nothing is said of how small it is', () => {
    const question = questionAt(om, { n: 7, m: 3 }, 'byzantine');
    const { attacks, properties } = checked(question, { engine: 'fuzz' }, ({ phase }) =>
      phase === 'shrinking' ? { _tag: 'interrupted' } : undefined,
    );
    const early = attacks.filter(({ minimality }) => minimality.claim === 'none');
    expect(early.length).toBeGreaterThan(0);
    for (const { property, unproved, smallest } of early) {
      expect([properties[property.name], unproved]).toEqual(['violated', { _tag: 'interrupted' }]);
      expect(broken([property], question.instance, smallest.scenario, smallest.execution)).toEqual([property]);
    }
  });

  test('fuzzing may be stopped, too', () => {
    const { finding, properties, verdict } = checked(om4, { engine: 'fuzz' }, () => ({ _tag: 'interrupted' }));
    expect(finding).toMatchObject({ engine: 'fuzz', stopped: { _tag: 'interrupted' } });
    expect(properties).toEqual({ agreement: 'unknown', validity: 'unknown', termination: 'unknown' });
    expect(verdict).toBe('unknown');
  });
});
