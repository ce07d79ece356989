import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Clause } from '../../test-support/certificate.ts';
import { propagated, refute } from '../../test-support/certificate.ts';
import type { Propagation } from './propagation.ts';
import { propagationOver } from './propagation.ts';
import { SAME_DRAW } from '../../test-support/same-draw.ts';

const VARIABLES = 8;

type Asked = (literals: Int32Array, from: number, to: number) => unknown;

/** What is compared: places are the fast one's own. */
interface Clauses extends Pick<Propagation, 'refuted'> {
  readonly give: Asked;
  readonly derive: Asked;
  readonly forget: Asked;
}

/** Clauses that are looked at one after the other, all of them every time. */
const naive = (): Clauses => {
  let clauses: readonly Clause[] = [];
  let facts: readonly number[] | null = [];
  const keyOf = (clause: Clause): string => [...new Set(clause)].sort((a, b) => a - b).join();
  const fails = (assumed: Clause): boolean => {
    const known = facts;
    if (known === null) return true;
    const opposite = (literal: number): boolean => assumed.includes(-literal) || known.includes(-literal);
    if (assumed.some(opposite)) return true;
    return propagated(clauses, [...known, ...assumed]) === null;
  };
  const add = (clause: Clause): void => {
    clauses = [...clauses, [...new Set(clause)]];
    const held = facts === null ? null : propagated(clauses, facts);
    facts = held === null ? null : [...held];
  };
  return {
    give: (literals, from, to) => add([...literals.subarray(from, to)]),
    derive: (literals, from, to) => {
      const clause = [...literals.subarray(from, to)];
      const follows = fails(clause.map((literal) => -literal));
      if (follows) add(clause);
      return follows;
    },
    forget: (literals, from, to) => {
      const key = keyOf([...literals.subarray(from, to)]);
      const index = clauses.findIndex((clause) => keyOf(clause) === key);
      clauses = clauses.filter((_, i) => i !== index);
      return index >= 0;
    },
    refuted: () => facts === null,
  };
};

const literal = fc
  .tuple(fc.integer({ min: 1, max: VARIABLES }), fc.boolean())
  .map(([v, negated]) => (negated ? -v : v));
const clauseArbitrary = fc.array(literal, { minLength: 1, maxLength: 4 });

type Action = { readonly does: 'give' | 'derive' | 'forget'; readonly clause: Clause };

const action: fc.Arbitrary<Action> = fc.record({
  does: fc.oneof(
    { weight: 3, arbitrary: fc.constant('give' as const) },
    { weight: 3, arbitrary: fc.constant('derive' as const) },
    { weight: 1, arbitrary: fc.constant('forget' as const) },
  ),
  clause: clauseArbitrary,
});

/** What a sequence of actions answers; forgetting goes for a clause that was added, mostly. */
const answers = (clauses: Clauses, actions: readonly Action[]): readonly unknown[] => {
  const added: Clause[] = [];
  return actions.map(({ does, clause }, i) => {
    const known = added[i % Math.max(added.length, 1)];
    const meant = does === 'forget' && known !== undefined && i % 3 > 0 ? known.toReversed() : clause;
    const said = clauses[does](Int32Array.from([99, ...meant, 99]), 1, meant.length + 1);
    const answer = does !== 'give' && Boolean(said);
    if (does === 'give' || answer) added.push(meant);
    return [does, answer, clauses.refuted()];
  });
};

describe('it agrees with looking at every clause every time', () => {
  test('whatever is given, derived and forgotten', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        expect(answers(propagationOver(VARIABLES), actions)).toEqual(answers(naive(), actions));
      }),
      { numRuns: 3_000 },
    );
  });

  test('on random formulas with three literals a clause, and their refutations', () => {
    const three = fc
      .uniqueArray(fc.integer({ min: 1, max: VARIABLES }), { minLength: 3, maxLength: 3 })
      .chain((variables) => fc.tuple(...variables.map((v) => fc.constantFrom(v, -v))));
    let refuted = 0;
    fc.assert(
      fc.property(fc.array(three, { minLength: 30, maxLength: 60 }), fc.nat(), (formula, broken) => {
        const steps = refute(
          formula,
          Array.from({ length: VARIABLES }, (_, i) => i + 1),
        );
        const given = formula.map((clause): Action => ({ does: 'give', clause }));
        const derived = (steps ?? [[]]).map((clause): Action => ({ does: 'derive', clause }));
        const whole = answers(propagationOver(VARIABLES), [...given, ...derived]);
        // A formula is refuted by its proof, and one that can be satisfied is not.
        expect(whole.at(-1)).toEqual(['derive', steps !== null, steps !== null]);
        if (steps !== null) refuted += 1;
        const without = [...given, ...derived.filter((_, i) => i !== broken % derived.length)];
        expect(answers(propagationOver(VARIABLES), without)).toEqual(answers(naive(), without));
      }),
      { ...SAME_DRAW, numRuns: 300 },
    );
    expect(refuted).toBeGreaterThan(50);
  });
});

/** One clause, given or derived. */
const on = (clauses: Clauses, does: 'give' | 'derive' | 'forget', ...clause: Clause): boolean =>
  Boolean(clauses[does](Int32Array.from(clause), 0, clause.length));

describe('deletion', () => {
  test('what was deleted is not used any more', () => {
    const clauses = propagationOver(3);
    on(clauses, 'give', 1, 2);
    on(clauses, 'give', -1, 2);
    expect(on(clauses, 'forget', 2, 1)).toBe(true);
    expect(on(clauses, 'forget', 2, 1)).toBe(false);
    expect(on(clauses, 'derive', 2)).toBe(false);
  });

  test('of two equal clauses one stays', () => {
    const clauses = propagationOver(3);
    for (const clause of [
      [1, 2],
      [2, 1],
      [-1, 2],
    ])
      on(clauses, 'give', ...clause);
    on(clauses, 'forget', 1, 2);
    expect(on(clauses, 'derive', 2)).toBe(true);
  });

  test('what a clause forced stays forced', () => {
    const clauses = propagationOver(3);
    on(clauses, 'give', 1);
    on(clauses, 'give', -1, 2);
    on(clauses, 'forget', 1);
    on(clauses, 'forget', -1, 2);
    expect(on(clauses, 'derive', 2)).toBe(true);
  });

  test('of thousands of clauses, each is found again', () => {
    const clauses = propagationOver(20_000);
    const pairs = Array.from({ length: 9_999 }, (_, i) => [i + 1, -(i + 2), i + 10_001]);
    for (const pair of pairs) on(clauses, 'give', ...pair);
    expect(pairs.every((pair) => on(clauses, 'forget', ...pair.toReversed()))).toBe(true);
  });
});

test('a chain of ten thousand implications is one step', () => {
  const length = 10_000;
  const clauses = propagationOver(length);
  for (let i = 1; i < length; i++) on(clauses, 'give', -i, i + 1);
  expect(on(clauses, 'derive', -1, length)).toBe(true);
  expect(clauses.propagations()).toBeGreaterThanOrEqual(length);
  expect(on(clauses, 'derive', 1, -length)).toBe(false);
});

test('clauses that are watched at a few literals, in turns, are each looked at', () => {
  const [few, many] = [20, 300];
  const clauses = propagationOver(few * (many + 1));
  const other = (one: number, turn: number): number => few + turn * few + one;
  for (let turn = 0; turn < many; turn++)
    for (let one = 1; one <= few; one++) on(clauses, 'give', -one, other(one, turn));
  // Twice, since asking changes nothing.
  for (const one of [1, 2].flatMap(() => Array.from({ length: few }, (_, i) => i + 1))) {
    const before = clauses.propagations();
    expect(clauses.follows(Int32Array.of(-one), 0, 1)).toBe(false);
    // The literal that is assumed, and one for each of its clauses.
    expect(clauses.propagations() - before).toBe(1 + many);
  }
});

test('a literal that is forced while nothing is assumed is counted once', () => {
  const clauses = propagationOver(3);
  on(clauses, 'give', -1, 2);
  on(clauses, 'give', -2, 3);
  expect(clauses.propagations()).toBe(0);
  on(clauses, 'give', 1);
  expect(clauses.propagations()).toBe(3);
});

test('what was forced for good is not counted again by the next question', () => {
  const clauses = propagationOver(2);
  on(clauses, 'give', 1);
  expect(on(clauses, 'derive', 2)).toBe(false);
  expect(clauses.propagations()).toBe(2);
});

test('before anything is given or asked, nothing is known', () => {
  expect(propagationOver(2).trace()).toMatchObject({ lasting: 0, reached: 0, conflict: 0, held: 0 });
});

test('from the empty clause anything follows', () => {
  const clauses = propagationOver(2);
  expect(clauses.refuted()).toBe(false);
  on(clauses, 'give');
  expect(clauses.refuted()).toBe(true);
  expect(on(clauses, 'derive', 1)).toBe(true);
});
