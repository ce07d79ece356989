import { describe, expect, test } from 'vitest';
import type { Joint } from '../../model/joint.ts';
import { joined } from '../../model/joint.ts';
import type { Definition, Program, Setting } from '../../model/protocol.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import type { Scenario } from '../../model/scenario.ts';
import { honestScenario } from '../../model/scenario.ts';
import { dropping } from '../../test-support/dropping-protocol.ts';
import { right } from '../../test-support/either.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import type { Difference } from './difference.ts';
import { differenceLines, differenceOf } from './difference.ts';

type Change = <B>(setting: Setting<B>, inner: Program<B>) => Partial<Program<B>>;

/** Two rounds of the toy beside two that are changed, three generals. */
const beside = (change: Change, parts: Partial<Definition> = {}): Joint => {
  const rounds = { rounds: () => 2 };
  const changed = toy({
    ...rounds,
    name: 'changed-toy',
    program: (setting) => {
      const inner = toyProgram(setting);
      return { ...inner, ...change(setting, inner) };
    },
    ...parts,
  });
  const sizes = { n: 3, m: 1 };
  return right(joined(instanceAt(toy(rounds), sizes, 'byzantine'), instanceAt(changed, sizes, 'byzantine')));
};

const shown = (joint: Joint, scenario: Scenario): Difference & { readonly lines: readonly string[] } => {
  const difference = differenceOf(joint, scenario);
  return { ...difference, lines: differenceLines(joint, difference, ['old', 'new']) };
};

/** In a round, general 0 tells the opposite to general 1. */
const contraryIn =
  (wrong: number): Change =>
  ({ logic }, inner) => ({
    send: (self, state, round, to) => {
      const message = inner.send(self, state, round, to);
      return round === wrong && self === 0 && to === 1 ? message.map(logic.not) : message;
    },
  });

const attackingOne = (joint: Joint): Scenario => honestScenario(joint.instance, [0, 1, 0]);
const nobodyAttacks = (joint: Joint): Scenario => honestScenario(joint.instance, [0, 0, 0]);

describe('the first view that diverges', () => {
  test('in round 1', () => {
    const joint = beside(contraryIn(1));
    const { divergences, disagreements, lies, lines } = shown(joint, nobodyAttacks(joint));
    expect(divergences).toEqual([{ round: 1, from: 0, to: 1, a: 'nothing, which counts as RETREAT', b: '“attack”' }]);
    expect(lies).toBe(0);
    // The others hear of it in round 2.
    expect(disagreements.map(({ general, a, b }) => [general, a, b])).toEqual([
      [0, 'RETREAT', 'ATTACK'],
      [1, 'RETREAT', 'ATTACK'],
      [2, 'RETREAT', 'ATTACK'],
    ]);
    expect(lines).toContain('The first view that diverges, in round 1:');
    expect(lines).toContain('  1 hears from 0, under old: nothing, which counts as RETREAT; under new: “attack”.');
    expect(lines.at(-1)).toBe('So 0, 1 and 2 decide otherwise.');
  });

  test('in a later round', () => {
    const joint = beside(contraryIn(2));
    const { divergences, disagreements, lines } = shown(joint, nobodyAttacks(joint));
    expect(divergences).toEqual([{ round: 2, from: 0, to: 1, a: 'nothing, which counts as RETREAT', b: '“attack”' }]);
    expect(disagreements.map(({ general }) => general)).toEqual([1]);
    expect(lines).toContain(
      'Up to round 1 every loyal general hears the same. The first view that diverges, in round 2:',
    );
    expect(lines.at(-1)).toBe('So 1 decides otherwise.');
  });

  test('in none', () => {
    const joint = beside(({ logic }, inner) => ({
      decide: (self, state) => ({ decided: logic.one, value: inner.decide(self, state).value.map(logic.not) }),
    }));
    const { divergences, disagreements, lines } = shown(joint, attackingOne(joint));
    expect(divergences).toEqual([]);
    expect(disagreements).toHaveLength(3);
    expect(lines).toContain('Every loyal general hears the same under both, and makes something else of it.');
    expect(lines).toContain('In the end, under old: 0, 1 and 2 decide ATTACK.');
    expect(lines).toContain('In the end, under new: 0, 1 and 2 decide RETREAT.');
  });

  test('is none of a traitor’s', () => {
    const joint = beside(contraryIn(1));
    const { divergences } = shown(joint, { ...nobodyAttacks(joint), faulty: [1] });
    expect(divergences.map(({ to }) => to)).not.toContain(1);
  });

  test('where much diverges, the beginning is told', () => {
    const size = { n: 5, m: 1 };
    const silent = dropping(floodSet, () => true);
    const joint = right(joined(instanceAt(floodSet, size, 'crash'), instanceAt(silent, size, 'crash')));
    const { divergences, lines } = shown(joint, honestScenario(joint.instance, [1, 1, 1, 1, 1]));
    expect(divergences).toHaveLength(20);
    expect(lines.filter((line) => line.includes(' hears from '))).toHaveLength(12);
    expect(lines).toContain('  So it is with 8 more messages.');
  });
});

describe('who decides otherwise', () => {
  test('whoever does not decide', () => {
    const joint = beside(({ logic }, inner) => ({
      decide: (self, state) => ({ ...inner.decide(self, state), decided: self === 2 ? logic.zero : logic.one }),
    }));
    const { disagreements, lines } = shown(joint, attackingOne(joint));
    expect(disagreements).toEqual([{ general: 2, a: 'ATTACK', b: null, extras: [] }]);
    expect(lines).toContain('In the end, under new: 0 and 1 decide ATTACK; 2 decides nothing.');
  });

  test('whoever decides the same with another grade', () => {
    const graded = (contrary: boolean): Partial<Definition> => ({
      rounds: () => 2,
      program: <B>(setting: Setting<B>): Program<B> => {
        const inner = toyProgram(setting);
        const { logic } = setting;
        return {
          ...inner,
          decide: (self, state) => ({
            ...inner.decide(self, state),
            grade: [contrary && self === 1 ? logic.one : logic.zero],
          }),
        };
      },
    });
    const sizes = { n: 3, m: 1 };
    const [a, b] = [graded(false), graded(true)].map((parts) => instanceAt(toy(parts), sizes, 'byzantine'));
    if (a === undefined || b === undefined) throw new Error('there are two');
    const joint = right(joined(a, b));
    const { disagreements, lines } = shown(joint, attackingOne(joint));
    expect(disagreements).toEqual([{ general: 1, a: 'ATTACK', b: 'ATTACK', extras: ['grade'] }]);
    expect(lines.at(-1)).toBe('So 1 decides the same, but for its grade.');
  });
});

describe('lies', () => {
  /** The changed toy has a claim of its own. */
  const talkative = beside(
    (_setting, inner) => ({
      send: (self, state, round, to) => inner.send(self, state, round, to).flatMap((claim) => [claim, claim]),
    }),
    { claims: () => ['attack', 'really'] },
  );

  test('that only the second hears are told apart', () => {
    const deviation = { round: 1, from: 0, to: 1, prescribed: [], said: ['b:really'] };
    const { a, b, lies, lines } = shown(talkative, {
      faulty: [0],
      orders: [0, 0, 0],
      deviations: [deviation],
      heads: [],
    });
    expect(lies).toBe(1);
    expect(a.scenario.deviations).toEqual([]);
    expect(b.scenario.deviations).toMatchObject([{ round: 1, from: 0, to: 1, said: ['really'] }]);
    expect(lines.filter((line) => line.startsWith('Under new, in '))).toEqual([
      'Under new, in round 1: 0 tells 1 “really”, though it should say nothing.',
    ]);
  });

  test('that both hear are told once', () => {
    const joint = beside(() => ({}));
    const deviation = { round: 1, from: 0, to: 1, prescribed: [], said: ['a:attack'] };
    const { a, b, lines } = shown(joint, { faulty: [0], orders: [0, 0, 0], deviations: [deviation], heads: [] });
    expect(a.scenario.deviations).toEqual(b.scenario.deviations);
    expect(lines.filter((line) => line.includes('though it should say'))).toHaveLength(1);
  });

  test('are told once, whatever the second calls what is said', () => {
    const joint = beside(() => ({}), { meaning: () => 'something else' });
    const deviation = { round: 1, from: 0, to: 1, prescribed: [], said: ['a:attack'] };
    const { lines } = shown(joint, { faulty: [0], orders: [0, 0, 0], deviations: [deviation], heads: [] });
    expect(lines.filter((line) => line.includes('though it should say'))).toHaveLength(1);
  });
});

test('a crash that only the second notices is one of its next round in the first', () => {
  const sizes = { n: 3, m: 1 };
  const saving = dropping(floodSet, (round, from, to) => round === 1 && from === 0 && to === 1);
  const joint = right(joined(instanceAt(saving, sizes, 'crash'), instanceAt(floodSet, sizes, 'crash')));
  const lost = { round: 1, from: 0, to: 1, prescribed: [], said: [] };
  const { a, b } = shown(joint, { faulty: [0], orders: [1, 0, 0], deviations: [lost], heads: [] });
  const where = ({ scenario }: Difference['a']): readonly string[] =>
    scenario.deviations.map(({ round, from, to }) => `${String(round)}:${String(from)}>${String(to)}`);
  expect(where(a)).toEqual(['2:0>1', '2:0>2']);
  expect(where(b)).toEqual(['1:0>1']);
  expect([a.execution.allowed, b.execution.allowed]).toEqual([true, true]);
});
