import { describe, expect, test } from 'vitest';
import { at } from '../model/at.ts';
import type { Logic } from '../model/logic.ts';
import { consensusAmong, decides, undecided } from '../test-support/outcome.ts';
import { agreement } from './agreement.ts';
import { emptied } from './emptied.ts';
import { isImpartialAmong } from './impartial.ts';
import type { Court, Judgement, Property } from './property.ts';
import { termination } from './termination.ts';
import { validity } from './validity.ts';

/** A property of two generals: whether the first attacks, and whether the second does. */
const relating = (judge: <B>(logic: Logic<B>, a: B, b: B) => B): Property => ({
  name: 'relating',
  statement: 'made up',
  source: 'made up',
  symmetric: false,
  on: <B>({ logic }: Court<B>): Judgement<B> => ({
    note: () => [],
    judge: (_note, { decisions }) => judge(logic, at(at(decisions, 0).value, 0), at(at(decisions, 1).value, 0)),
  }),
});

/** The cases `ab`, out of 00, 01, 10 and 11, that meet a property. */
const met = (property: Property): readonly string[] =>
  ['00', '01', '10', '11'].filter((pair) => {
    const { court, outcome } = consensusAmong(
      [],
      Array.from(pair, (bit) => decides(Number(bit))),
    );
    return property.on(court).judge([], outcome);
  });

type Relation = <B>(logic: Logic<B>, a: B, b: B) => B;

describe('without its conclusions', () => {
  test.each<{ readonly written: string; readonly judge: Relation; readonly left: readonly string[] }>([
    { written: 'a → b demands something where a', judge: (l, a, b) => l.implies(a, b), left: ['00', '01'] },
    {
      written: 'both a → b and b → a: where either',
      judge: (l, a, b) => l.all([l.implies(a, b), l.implies(b, a)]),
      left: ['00'],
    },
    {
      written: 'a → (b → 1): the inner one loses its conclusion',
      judge: (l, a, b) => l.implies(a, l.implies(b, l.one)),
      left: ['00', '01', '10'],
    },
    {
      written: 'a → ¬(b → 0): what is below a negation keeps it, and the outer one does not',
      judge: (l, a, b) => l.implies(a, l.not(l.implies(b, l.zero))),
      left: ['00', '01'],
    },
    {
      written: '(a → b) → b: what is in a premise keeps it',
      judge: (l, a, b) => l.implies(l.implies(a, b), b),
      left: ['10'],
    },
    {
      written: '¬¬(a → b): two negations are none',
      judge: (l, a, b) => l.not(l.not(l.implies(a, b))),
      left: ['00', '01'],
    },
    {
      written: '(a → b) = 1 has no premise: it may be meant either way',
      judge: (l, a, b) => l.equal(l.implies(a, b), l.one),
      left: [],
    },
    {
      written: '(a → b) chosen by a, and not a condition',
      judge: (l, a, b) => l.cond(a, l.implies(a, b), l.one),
      left: ['00', '01'],
    },
    { written: '¬a ∨ b has no premise: it is tested everywhere', judge: (l, a, b) => l.join(l.not(a), b), left: [] },
    { written: 'what is true anyway stays', judge: (l) => l.all([]), left: ['00', '01', '10', '11'] },
  ])('$written', ({ judge, left }) => {
    const property = relating(judge);
    expect(met(emptied(property))).toEqual(left);
    // The law: what meets it without its conclusions meets it.
    for (const pair of left) expect(met(property)).toContain(pair);
  });
});

test('agreement asks for two that decide', () => {
  const judge = (decisions: Parameters<typeof consensusAmong>[1]): boolean => {
    const { court, outcome } = consensusAmong([], decisions);
    return emptied(agreement).on(court).judge([], outcome);
  };
  expect(judge([decides(0), undecided(0), undecided(1)])).toBe(true);
  expect(judge([decides(0), undecided(0), decides(0)])).toBe(false);
});

test('validity asks for its premise, and for one that decides', () => {
  const property = emptied(validity('loyal-unanimity'));
  const judge = (orders: readonly boolean[], decisions: Parameters<typeof consensusAmong>[1]): boolean => {
    const { court, outcome } = consensusAmong([], decisions);
    const judgement = property.on(court);
    return judgement.judge(judgement.note(orders.map((order) => [order])), outcome);
  };
  expect(judge([true, false], [decides(1), decides(1)])).toBe(true);
  expect(judge([true, true], [undecided(1), undecided(1)])).toBe(true);
  expect(judge([true, true], [undecided(1), decides(1)])).toBe(false);
});

test('termination has no premise', () => {
  const { court, outcome } = consensusAmong([], [decides(0), decides(1)]);
  expect(emptied(termination).on(court).judge([], outcome)).toBe(false);
});

test('it judges alike whom the property does', () => {
  expect(isImpartialAmong(emptied(agreement), [0, 1])).toBe(true);
  expect(isImpartialAmong(emptied(relating((_, a) => a)), [0, 1])).toBe(false);
});
