/**
 * Bounds: whatever stops a search, it says so, and hands over what it has found.
 */
import { describe, expect, test } from 'vitest';
import { drive } from '../../test-support/drive.ts';
import { right } from '../../test-support/either.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { some } from '../../test-support/tier/draws.ts';
import type { ToyState } from '../../test-support/toy.ts';
import { toy } from '../../test-support/toy.ts';
import type { Instance } from '../../model/instance.ts';
import type { Program, Setting } from '../../model/protocol.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { majority } from '../../model/protocols/majority.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import { runScenario } from '../../model/scenario.ts';
import { broken } from '../../properties/judge.ts';
import { standardProperties } from '../../properties/standard.ts';
import type { Bound } from '../../properties/verdict.ts';
import type { Counted, Limits, Search } from '../finding.ts';
import { noLimits } from '../finding.ts';
import type { Question } from '../question.ts';
import { exhaustive, standardLimits } from './exhaustive.ts';
import { plain } from './plain.ts';

const question = (instance: Instance, t: number): Question => ({
  instance,
  t,
  properties: standardProperties(instance),
});
const om6 = question(instanceAt(om, { n: 6, m: 2 }, 'byzantine'), 2);
const king3 = question(instanceAt(phaseKing, { n: 3, m: 1, parameters: { phases: 1 } }, 'byzantine'), 1);

const ENGINES: readonly {
  readonly name: string;
  readonly engine: (asked: Question, limits: Limits) => Search<Counted>;
}[] = [
  { name: 'exhaustive', engine: (asked, limits) => exhaustive(asked, { limits, symmetry: true }) },
  { name: 'exhaustive without symmetry', engine: (asked, limits) => exhaustive(asked, { limits, symmetry: false }) },
  { name: 'plain', engine: plain },
];

/** What is found counts no more than there is, and what it shows is so. */
const partOf = (part: Counted, whole: Counted, { instance, properties }: Question): void => {
  expect(part.scenarios).toBeLessThanOrEqual(whole.scenarios);
  for (const { name } of properties) {
    expect(part.violating[name]).toBeLessThanOrEqual(whole.violating[name] ?? 0n);
    expect(part.attacks.some(({ property }) => property === name)).toBe(part.violating[name] !== 0n);
  }
  for (const { property, scenario } of part.attacks) {
    const { execution } = right(runScenario(instance, scenario));
    expect(broken(properties, instance, scenario, execution).map(({ name }) => name)).toContain(property);
  }
};

describe.each(ENGINES)('$name: a limit on evaluations', ({ engine }) => {
  const whole = drive(engine(king3, noLimits));

  test.each([0, 1, 10, 30])(
    '%i: it stops there, says so, and does not count what it has not covered',
    (evaluations) => {
      const part = drive(engine(king3, { ...noLimits, evaluations }));
      expect(part.stopped).toEqual({ _tag: 'evaluations', limit: evaluations });
      expect(part.evaluations).toBe(evaluations);
      expect(part.scenarios).toBeLessThan(whole.scenarios);
      partOf(part, whole, king3);
    },
  );

  test('as many as are needed are enough', () => {
    const enough = drive(engine(king3, { ...noLimits, evaluations: whole.evaluations }));
    expect(enough).toEqual(whole);
  });

  test('one fewer is not', () => {
    const part = drive(engine(king3, { ...noLimits, evaluations: whole.evaluations - 1 }));
    expect(part.stopped).toEqual({ _tag: 'evaluations', limit: whole.evaluations - 1 });
    partOf(part, whole, king3);
  });
});

describe('every limit on evaluations there is', () => {
  test.each([
    { protocol: majority, sizes: { n: 4, m: 0 }, faults: 'byzantine', t: 2 },
    { protocol: om, sizes: { n: 4, m: 2 }, faults: 'byzantine', t: 1 },
    { protocol: floodSet, sizes: { n: 3, m: 0 }, faults: 'crash', t: 2 },
    { protocol: phaseKing, sizes: { n: 3, m: 1, parameters: { phases: 1 } }, faults: 'byzantine', t: 1 },
  ])('$protocol.name, $sizes, $faults: it stops there, and what it has found by then is so', (asked) => {
    const small = question(instanceAt(asked.protocol, asked.sizes, asked.faults), asked.t);
    const whole = drive(exhaustive(small));
    expect(whole.attacks).not.toEqual([]);
    let attacked = 0;
    const limits = Array.from({ length: whole.evaluations }, (_, limit) => limit);
    for (const evaluations of some(20, limits)) {
      const part = drive(exhaustive(small, { limits: { ...noLimits, evaluations }, symmetry: true }));
      expect(part.stopped).toEqual({ _tag: 'evaluations', limit: evaluations });
      partOf(part, whole, small);
      attacked += part.attacks.length;
    }
    expect(attacked).toBeGreaterThan(0);
  });
});

describe('a limit on combinations', () => {
  const vote = question(instanceAt(majority, { n: 40, m: 0 }, 'byzantine'), 1);
  const known = new Map<number, Counted>();
  const stoppedAt = (combinations: number): Counted => {
    const part =
      known.get(combinations) ?? drive(exhaustive(vote, { limits: { ...noLimits, combinations }, symmetry: true }));
    known.set(combinations, part);
    return part;
  };

  test.each([1, 1_000, 100_000])('%i: what the receivers hear multiplies, and it stops there', (combinations) => {
    const part = stoppedAt(combinations);
    expect(part.stopped).toEqual({ _tag: 'combinations', limit: combinations });
    expect(part.evaluations).toBeLessThan(10_000);
  });

  test('what it found by then is found', () => {
    const { attacks } = stoppedAt(100_000);
    expect(attacks.map(({ property }) => property)).toContain('agreement');
  });
});

describe('a limit on states', () => {
  const { scenarios: whole } = drive(exhaustive(om6));

  test.each([0, 1, 3, 20])('%i: it stops there and says so', (states) => {
    const part = drive(exhaustive(om6, { limits: { ...noLimits, states }, symmetry: true }));
    expect(part.stopped).toEqual({ _tag: 'states', limit: states });
    expect(part.scenarios).toBeLessThan(whole);
  });

  test('orders alone may be too many states', () => {
    const wide = question(instanceAt(floodSet, { n: 12, m: 0, values: 8 }, 'byzantine'), 0);
    const part = drive(exhaustive(wide, { limits: { ...noLimits, states: 100 }, symmetry: false }));
    expect(part.stopped).toEqual({ _tag: 'states', limit: 100 });
    expect([part.scenarios, part.evaluations]).toEqual([0n, 0]);
  });

  test('the plain enumeration keeps none', () => {
    expect(drive(plain(king3, { ...noLimits, states: 0 })).stopped).toBeNull();
  });
});

describe.each(ENGINES)('$name: stopped from outside', ({ engine }) => {
  test.each<Bound>([{ _tag: 'interrupted' }, { _tag: 'seconds', limit: 3 }])('$_tag: at its first report', (bound) => {
    const part = drive(engine(om6, noLimits), () => bound);
    expect(part.stopped).toEqual(bound);
    expect(part.evaluations).toBeGreaterThan(0);
    expect(part.evaluations).toBeLessThan(10_000);
  });

  test('reports say what it is doing and how far it has got', () => {
    const heard: { doing: string; evaluations: number; scenarios: bigint }[] = [];
    drive(engine(om6, noLimits), (progress, reports) => {
      heard.push(progress);
      return reports < 5 ? undefined : { _tag: 'interrupted' };
    });
    expect(heard).toHaveLength(5);
    expect(heard.every(({ doing }) => /^(nobody faulty|faulty: \d(, \d)*)$/.test(doing))).toBe(true);
    // With nobody faulty there are two scenarios, which is over before the first report.
    expect(heard.at(-1)?.doing).not.toBe('nobody faulty');
    expect(heard.map(({ evaluations }) => evaluations)).toEqual(
      heard.map(({ evaluations }) => evaluations).toSorted((a, b) => a - b),
    );
  });
});

describe('stopped from outside at whichever report', () => {
  /**
   * One traitor of two says one of 2^14 things at once, so that the engine reports while it traces the attack back, too.
   */
  const wordy = toy({
    claims: () => Array.from({ length: 14 }, (_, i) => String(i)),
    program: <B>({ logic }: Setting<B>): Program<B> => ({
      start: (_self, [attack = logic.zero]): ToyState<B> => ({ attack }),
      send: () => Array.from({ length: 14 }, () => logic.zero),
      receive: (_self, { attack }: ToyState<B>, _round, inbox): ToyState<B> => ({
        attack: logic.join(attack, logic.all(inbox.flat())),
      }),
      decide: (_self, { attack }: ToyState<B>) => ({ decided: logic.one, value: [attack] }),
    }),
  });
  const asked = question(instanceAt(wordy, { n: 2, m: 0 }, 'byzantine'), 1);
  let reports = 0;
  const whole = drive(exhaustive(asked, { limits: noLimits, symmetry: true }), () => {
    reports += 1;
    return undefined;
  });

  test('there are some, and it finds an attack', () => {
    expect(reports).toBeGreaterThan(4);
    expect(whole.attacks.map(({ property }) => property)).toEqual(['agreement', 'validity']);
  });

  test('it stops there, and never throws', () => {
    for (let stopAt = 1; stopAt <= reports; stopAt++) {
      let evaluations = 0;
      const part = drive(exhaustive(asked, { limits: noLimits, symmetry: true }), (progress, report) => {
        evaluations = progress.evaluations;
        return report === stopAt ? { _tag: 'interrupted' } : undefined;
      });
      expect([stopAt, part.evaluations]).toEqual([stopAt, evaluations]);
      expect([stopAt, part.stopped]).toEqual([stopAt, { _tag: 'interrupted' }]);
      partOf(part, whole, asked);
    }
  });
});

test('the standard limits let through what is checked every day', () => {
  const everyday = question(instanceAt(om, { n: 5, m: 1 }, 'byzantine'), 1);
  expect(drive(exhaustive(everyday)).stopped).toBeNull();
  expect([standardLimits.evaluations, standardLimits.states, standardLimits.combinations].every(Number.isFinite)).toBe(
    true,
  );
});
