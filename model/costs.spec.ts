import * as RA from 'fp-ts/lib/ReadonlyArray.js';
import { describe, expect, test } from 'vitest';
import { instanceAt } from '../test-support/instance.ts';
import { protocols } from '../test-support/protocols.ts';
import { toy } from '../test-support/toy.ts';
import type { CostFormula } from './costs.ts';
import { formulaOf, isAsSaid, measures } from './costs.ts';
import { standardFaults } from './faults/registry.ts';
import { instanceOf } from './instance.ts';
import { lookOver } from './look-over.ts';
import type { Protocol } from './protocol.ts';
import { over, cycle } from './protocols/sparse.ts';

describe('what the literature says is what is counted:', () => {
  const declared = protocols.flatMap((protocol) =>
    measures.flatMap((measure) => {
      const formula = formulaOf(protocol, measure);
      return formula === null ? [] : [{ name: protocol.name, protocol, measure, formula }];
    }),
  );

  test.each(declared)('the $measure of $name', ({ protocol, measure, formula }) => {
    const instances = [2, 3, 4, 5, 6, 7].flatMap((n) =>
      [0, 1, 2].map((m) => instanceOf(protocol, { n, m }, standardFaults(protocol))),
    );
    const counted = RA.rights(instances);
    expect(counted.length).toBeGreaterThan(0);
    for (const { schedule, army } of counted) expect(isAsSaid(formula, schedule[measure], formula.of(army))).toBe(true);
  });

  test('there are such formulas, exact ones and bounds', () => {
    expect(new Set(declared.map(({ formula }) => formula.exact))).toEqual(new Set([true, false]));
  });
});

const rounds = { text: 'm + 1', source: 'folklore', exact: true, of: (): number => 2 };

const formula = (of: CostFormula['of'], exact = true): CostFormula => ({ text: 'n', source: '', exact, of });

test('a number is as it is said, or no more than the bound', () => {
  const [exact, bound] = [true, false].map((each) => formula(({ n }) => n, each));
  expect([3, 4, 5].map((counted) => exact !== undefined && isAsSaid(exact, counted, 4))).toEqual([false, true, false]);
  expect([3, 4, 5].map((counted) => bound !== undefined && isAsSaid(bound, counted, 4))).toEqual([true, true, false]);
});

test('at a size, a formula is asked once, for the army with its parameters', () => {
  let calls = 0;
  const asked = toy({
    parameters: { k: { description: '', least: 0, most: 9, standard: () => 3 } },
    costs: { rounds: formula(({ n, parameters }) => n + (parameters['k'] ?? 0) + calls++) },
  });
  const { protocol, army } = instanceAt(asked, { n: 2, m: 0 }, 'byzantine');
  expect([1, 2].map(() => formulaOf(protocol, 'rounds')?.of(army))).toEqual([5, 5]);
  expect([calls, formulaOf(protocol, 'claims')]).toEqual([1, null]);
});

test('what is said of all generals connected is not said of a sparse graph', () => {
  const rounds = formula(() => 1);
  expect(formulaOf(over(toy({ costs: { rounds } }), cycle), 'rounds')).toBeNull();
});

describe('what is declared is looked over', () => {
  const plain = toy();
  const said = (costs: unknown): unknown => lookOver({ ...plain, costs } as Partial<Protocol>);

  test.each([{}, { rounds }, { rounds, messages: { ...rounds, exact: false } }])('this may be: %j', (costs) => {
    expect(said(costs)).toEqual({ ...plain, costs });
  });

  test.each<readonly [costs: unknown, says: string]>([
    [null, 'costs is null: it is a record of formulas for rounds, messages, claims'],
    ['m + 1', 'costs is "m + 1": it is a record of formulas for rounds, messages, claims'],
    [[rounds], 'costs is [{"text":"m + 1","source":"folklore","exact":true}]: it is a record of formulas for'],
    [{ mesages: rounds }, 'what costs has a formula for is "mesages": did you mean messages? There are rounds'],
    [{ bits: rounds }, 'what costs has a formula for is "bits". There are rounds, messages, claims'],
    [{ rounds: 2 }, 'costs.rounds has no function “of”, which says how many there are in an army'],
    [{ rounds: { ...rounds, of: 2 } }, 'costs.rounds has no function “of”, which says how many'],
    [{ claims: undefined }, 'costs.claims has no function “of”, which says how many'],
    [{ rounds: { ...rounds, text: 2 } }, 'costs.rounds.text is 2: it is text'],
    [{ rounds, claims: { ...rounds, source: undefined } }, 'costs.claims.source is undefined: it is text'],
    [
      { rounds: { ...rounds, exact: 'yes' } },
      'costs.rounds.exact is "yes": it is true where the formula is the number',
    ],
  ])('costs: %j', (costs, says) => {
    expect(said(costs)).toEqual(expect.stringContaining(says));
  });
});
