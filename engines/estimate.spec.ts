/**
 * What an enumeration would cost, guessed, and which engine `auto` takes for that reason.
 */
import { describe, expect, test } from 'vitest';
import { generals } from '../model/army.ts';
import type { Sizes } from '../model/instance.ts';
import { instanceTitle } from '../model/instance.ts';
import type { Program, Protocol, Setting, State } from '../model/protocol.ts';
import { floodSet } from '../model/protocols/flood-set.ts';
import { majority } from '../model/protocols/majority.ts';
import { om } from '../model/protocols/om.ts';
import { phaseKing } from '../model/protocols/phase-king.ts';
import { standardProperties } from '../properties/standard.ts';
import type { Bound } from '../properties/verdict.ts';
import { drive } from '../test-support/drive.ts';
import { propertyIn, questionAt } from '../test-support/question.ts';
import { smallInstances } from '../test-support/small-instances.ts';
import { scripted, wasm } from '../test-support/solver.ts';
import { someOfEach } from '../test-support/tier/draws.ts';
import { toy } from '../test-support/toy.ts';
import type { EngineAnswer } from './ask.ts';
import { ask } from './ask.ts';
import type { CheckOptions } from './check-options.ts';
import type { Estimate } from './estimate.ts';
import { estimate, within } from './estimate.ts';
import { exhaustive, standardLimits } from './exhaustive/exhaustive.ts';
import { noLimits } from './finding.ts';
import type { Question } from './question.ts';

const options: CheckOptions = {
  engine: 'auto',
  reduction: true,
  limits: standardLimits,
  fuzz: { seed: 'strategos', runs: 32, path: null },
};

const asked = (question: Question, more: Partial<CheckOptions> = {}, bound?: Bound): EngineAnswer =>
  drive(ask(question, { ...options, ...more }), ({ phase }) =>
    phase === 'proving the symmetry' || phase === 'estimating' ? undefined : bound,
  );

/** Which engine is chosen, and why; it is told to stop as soon as it has begun. */
const chosen = (question: Question, more: Partial<CheckOptions> = {}): readonly [string, string | null] => {
  const { finding, why } = asked(question, more, { _tag: 'interrupted' });
  return [finding.engine, why];
};

const larger = (a: Estimate, b: Estimate): boolean =>
  a.evaluations <= b.evaluations && a.states <= b.states && a.combinations <= b.combinations;

describe('an estimate', () => {
  test('is not smaller for more generals, nor for more of them faulty', () => {
    for (const m of [1, 2]) {
      const sizes = Array.from({ length: m === 1 ? 10 : 5 }, (_, i) => i + 3);
      const byGenerals = sizes.map((n) => estimate(questionAt(om, { n, m }, 'byzantine'), noLimits));
      expect(byGenerals.slice(1).map((next, i) => larger(byGenerals[i] ?? next, next))).toEqual(
        byGenerals.slice(1).map(() => true),
      );
      const byFaulty = [0, 1, 2, 3].map((t) => estimate(questionAt(om, { n: 6, m }, 'byzantine', t), noLimits));
      expect(byFaulty.slice(1).map((next, i) => larger(byFaulty[i] ?? next, next))).toEqual([true, true, true]);
    }
  });

  test('is exact where nothing is the same as anything else', () => {
    // Everybody hears every order there is to hear: with nobody faulty a receive for each in each of two rounds.
    const nobody = questionAt(om, { n: 4, m: 1 }, 'byzantine', 0);
    expect(estimate(nobody, noLimits)).toEqual({ evaluations: 16, states: 2, combinations: 2 });
    expect(drive(exhaustive(nobody, { limits: noLimits, symmetry: true })).evaluations).toBe(16);
  });

  test('is never less than a third of what an enumeration takes, of small instances', () => {
    const questions = smallInstances({ n: [2, 3, 4], m: [0, 1], values: [2, 3] }).flatMap((instance) =>
      (instance.faults.generalsFail ? [0, 1, 2] : [0]).map((t): Question => ({
        instance,
        t,
        properties: standardProperties(instance),
      })),
    );
    expect(questions.length).toBeGreaterThan(400);
    const drawn = someOfEach(12, questions, ({ instance }) => instance);
    const low: string[] = [];
    let tried = 0;
    for (const question of drawn) {
      const guess = estimate(question, noLimits);
      if (guess.evaluations > 2_000) continue;
      const limits = { ...noLimits, evaluations: 3 * guess.evaluations };
      const { stopped, evaluations } = drive(exhaustive(question, { limits, symmetry: true }));
      if (stopped !== null)
        low.push(`${instanceTitle(question.instance)}, t = ${String(question.t)}: ${String(evaluations)}`);
      tried += 1;
    }
    expect(low).toEqual([]);
    expect(tried).toBeGreaterThan((drawn.length * 2) / 3);
  });

  test('stops counting where it is too much: it is a lower bound of itself then', () => {
    const question = questionAt(om, { n: 10, m: 3 }, 'byzantine');
    const limits = { evaluations: 1_000, states: Infinity, combinations: Infinity };
    const [some, all] = [estimate(question, limits), estimate(question, noLimits)];
    expect(some.evaluations).toBeGreaterThan(1_000);
    expect(some.evaluations).toBeLessThan(all.evaluations);
    expect([within(some, limits), within(some, noLimits)]).toEqual([false, true]);
  });

  test('is the same twice', () => {
    const question = questionAt(phaseKing, { n: 5, m: 1 }, 'byzantine');
    expect(estimate(question, noLimits)).toEqual(estimate(question, noLimits));
  });

  test('knows that a property that names a general costs symmetry', () => {
    const question = questionAt(om, { n: 5, m: 1 }, 'byzantine');
    const named = { ...question, properties: question.properties.map((each) => ({ ...each, symmetric: false })) };
    expect(estimate(named, noLimits).evaluations).toBeGreaterThan(estimate(question, noLimits).evaluations);
  });

  test('takes no longer where there are many ways to deal the orders', () => {
    const alike = questionAt(floodSet, { n: 128, m: 0, values: 16 }, 'byzantine', 0);
    const different = questionAt(toy(), { n: 26, m: 0 }, 'byzantine', 0);
    expect([alike, different].map((question) => estimate(question, standardLimits).states > 300_000)).toEqual([
      true,
      true,
    ]);
  });
});

/** Sizes, what is expected of them, and what is said. */
type Decision = readonly [protocol: Protocol, sizes: Sizes, engine: string, why: string];

const decisions: readonly Decision[] = [
  [om, { n: 3, m: 1 }, 'exhaustive', 'it can be enumerated (estimate: 39 evaluations)'],
  [om, { n: 4, m: 1 }, 'exhaustive', 'it can be enumerated (estimate: 68 evaluations)'],
  [om, { n: 7, m: 2 }, 'exhaustive', 'it can be enumerated (estimate: about 3·10^4 evaluations)'],
  [om, { n: 10, m: 3 }, 'symbolic', 'enumerating it would take about 4·10^31 evaluations or more'],
  [phaseKing, { n: 4, m: 1 }, 'exhaustive', 'it can be enumerated (estimate: 4,424 evaluations)'],
  [phaseKing, { n: 10, m: 3 }, 'symbolic', 'enumerating it would take about 2·10^7 evaluations or more'],
  [majority, { n: 10, m: 1 }, 'exhaustive', 'it can be enumerated (estimate: 210 evaluations)'],
  [majority, { n: 40, m: 1 }, 'symbolic', 'enumerating it would come to about 2·10^13 combinations of decisions'],
];

describe('what auto decides, and says', () => {
  for (const [protocol, sizes, engine, why] of decisions) {
    const question = questionAt(protocol, sizes, 'byzantine');

    test(`${instanceTitle(question.instance)}: ${engine}, since ${why}`, () => {
      expect(chosen(question, { solver: wasm })).toEqual([engine, why]);
    });

    test(`${instanceTitle(question.instance)}, without a solver`, () => {
      expect(chosen(question)).toEqual(
        engine === 'symbolic' ? ['fuzz', `${why}, and there is no solver`] : ['exhaustive', why],
      );
    });
  }

  test('too many states', () => {
    // A single lieutenant remembers seventeen claims.
    expect(chosen(questionAt(hoarding(0, 17), { n: 2, m: 0 }, 'byzantine', 1), { solver: wasm })).toEqual([
      'symbolic',
      'enumerating it would keep about 1·10^5 states at once',
    ]);
  });

  test('too many claims for a formula', () => {
    const question = questionAt(chatty, { n: 60, m: 0 }, 'byzantine', 1);
    expect(chosen(question, { solver: wasm })).toEqual([
      'fuzz',
      'enumerating it would take about 7·10^19 evaluations or more, and about 3·10^5 claims are too many for a formula',
    ]);
  });

  test('a certificate is wanted: then there have to be formulas', () => {
    const nowhere = { begin: () => undefined, keep: () => undefined };
    const ledgers = { holds: nowhere, fewest: () => nowhere };
    expect(chosen(questionAt(om, { n: 4, m: 1 }, 'byzantine'), { solver: wasm, ledgers })).toEqual([
      'symbolic',
      'a certificate is wanted',
    ]);
  });

  test('nothing where an engine was asked for', () => {
    const om4 = questionAt(om, { n: 4, m: 1 }, 'byzantine');
    const engines = ['exhaustive', 'symbolic', 'fuzz'] as const;
    expect(engines.map((engine) => chosen(om4, { engine, solver: wasm }))).toEqual(
      engines.map((engine) => [engine, null]),
    );
  });

  test('the symbolic engine needs a solver: to have none is a bug of ours', () => {
    expect(() => asked(questionAt(om, { n: 4, m: 1 }, 'byzantine'), { engine: 'symbolic' })).toThrow(
      'without a solver',
    );
  });
});

describe('an estimate that was too low', () => {
  // Of fourteen claims all have to be made before another six are remembered, which random executions do not show.
  const large = questionAt(hoarding(14, 6), { n: 5, m: 0 }, 'byzantine', 1);
  const question = { ...large, properties: [propertyIn(large, 'agreement')] };

  test('another engine has its turn where the enumeration gets out of hand', { tags: ['thorough'] }, () => {
    const { finding, why } = asked(question, { solver: wasm });
    expect(finding).toMatchObject({ engine: 'symbolic', stopped: null, attacks: [] });
    expect(why).toBe('it is larger than was estimated: the limit of 100,000 states was reached');
  });

  test('or fuzzing where there is no other', { tags: ['thorough'] }, () => {
    const { finding, why } = asked(question);
    expect(finding).toMatchObject({ engine: 'fuzz', stopped: null });
    expect(why).toBe(
      'it is larger than was estimated: the limit of 100,000 states was reached, and there is no solver',
    );
  });

  test('but not where it was a limit of one’s own', { tags: ['thorough'] }, () => {
    const limits = { ...standardLimits, states: 50_000 };
    const { solver, calls } = scripted(() => [null]);
    const { finding } = asked(question, { solver, limits });
    expect(finding).toMatchObject({ engine: 'exhaustive', stopped: { _tag: 'states', limit: 50_000 } });
    expect(calls).toEqual([]);
  });
});

/**
 * The commander makes claims in round 1; once the first `locks` of them are all made, a lieutenant remembers the `kept`
 * others. In round 2 nothing happens. Everybody retreats.
 */
function hoarding(locks: number, kept: number): Protocol {
  const labels = Array.from({ length: locks + kept }, (_, i) => `claim ${String(i)}`);
  return toy({
    problem: 'broadcast',
    rounds: () => 2,
    claims: (_army, round, from, to) => (round === 1 && from === 0 && to > 0 ? labels : []),
    interchangeable: (army) => generals(army).slice(1),
    program: <B>({ logic }: Setting<B>): Program<B> => ({
      start: () => labels.slice(locks).map(() => logic.zero),
      send: (self, _state, round, to) => (round === 1 && self === 0 && to > 0 ? labels.map(() => logic.zero) : []),
      receive: (self, state, round, inbox): State<B> => {
        const heard = inbox[0] ?? [];
        if (round !== 1 || self === 0) return state;
        return heard.slice(locks).map((claim) => logic.all([claim, ...heard.slice(0, locks)]));
      },
      decide: () => ({ decided: logic.one, value: [logic.zero] }),
    }),
  });
}

/** Eighty claims a link, and nobody makes any. */
const chatty: Protocol = toy({
  interchangeable: generals,
  claims: () => Array.from({ length: 80 }, (_, i) => `claim ${String(i)}`),
  program: <B>({ logic }: Setting<B>): Program<B> => ({
    start: () => [],
    send: () => Array.from({ length: 80 }, () => logic.zero),
    receive: () => [],
    decide: () => ({ decided: logic.one, value: [logic.zero] }),
  }),
});
