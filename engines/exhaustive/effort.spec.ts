/**
 * What a search does not do twice, and how much it holds at once: the numbers of its steps, so that nobody loses by accident what
 * is remembered. They say nothing of what is found; where they change on purpose, they are written anew.
 */
import { describe, expect, test } from 'vitest';
import { declaredAlike } from '../../test-support/declared-alike.ts';
import { drive } from '../../test-support/drive.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { toy } from '../../test-support/toy.ts';
import { at } from '../../model/at.ts';
import type { Instance } from '../../model/instance.ts';
import type { Program, Setting } from '../../model/protocol.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import { agreement } from '../../properties/agreement.ts';
import { standardProperties } from '../../properties/standard.ts';
import type { Bound } from '../../properties/verdict.ts';
import type { Limits } from '../finding.ts';
import { noLimits } from '../finding.ts';
import { meterOf } from '../meter.ts';
import type { Question } from '../question.ts';
import { exhaustive } from './exhaustive.ts';
import { searchSceneOf } from './scene.ts';
import { search } from './search.ts';
import { counting } from './weight.ts';

interface Effort {
  readonly evaluations: number;
  readonly combinations: number;
  readonly reports: number;
  /** Steps since the last report. */
  readonly steps: number;
}

/** What one placement costs. */
const effort = (instance: Instance, faulty: readonly number[], limits: Limits = noLimits): Effort => {
  const question = { instance, t: faulty.length, properties: standardProperties(instance) };
  const meter = meterOf(limits);
  let reports = 0;
  drive(search(searchSceneOf(question, faulty, counting, meter), 1n, declaredAlike(instance)), () => {
    reports += 1;
    return undefined;
  });
  return { evaluations: meter.evaluations, combinations: meter.combinations, reports, steps: meter.work };
};

test.each([
  {
    instance: instanceAt(om, { n: 3, m: 1 }, 'byzantine'),
    faulty: [1],
    cost: { evaluations: 8, combinations: 8, reports: 0, steps: 258 },
  },
  {
    instance: instanceAt(om, { n: 6, m: 2 }, 'byzantine'),
    faulty: [1, 2],
    cost: { evaluations: 786, combinations: 199, reports: 3, steps: 1639 },
  },
  {
    instance: instanceAt(phaseKing, { n: 4, m: 1 }, 'byzantine'),
    faulty: [1],
    cost: { evaluations: 100, combinations: 83, reports: 0, steps: 2615 },
  },
  {
    instance: instanceAt(floodSet, { n: 4, m: 1 }, 'crash'),
    faulty: [0, 1],
    cost: { evaluations: 245, combinations: 324, reports: 1, steps: 1512 },
  },
  {
    instance: instanceAt(floodSet, { n: 3, m: 1 }, 'loss:1'),
    faulty: [],
    cost: { evaluations: 50, combinations: 53, reports: 0, steps: 1048 },
  },
])('$instance.protocol.name, faulty: $faulty: $cost', ({ instance, faulty, cost }) => {
  expect(effort(instance, faulty)).toEqual(cost);
});

test('a search that is stopped by what one receiver can be made to hear does not go on to the next', () => {
  const cost = { evaluations: 1, combinations: 0, reports: 0, steps: 49 };
  expect(effort(instanceAt(om, { n: 4, m: 1 }, 'byzantine'), [0], { ...noLimits, states: 1 })).toEqual(cost);
});

test.each([
  { limit: { combinations: 1 }, cost: { evaluations: 18, combinations: 2, reports: 0, steps: 500 } },
  { limit: { combinations: 30 }, cost: { evaluations: 63, combinations: 31, reports: 0, steps: 1609 } },
  { limit: { combinations: 70 }, cost: { evaluations: 100, combinations: 72, reports: 0, steps: 2593 } },
  { limit: { states: 8 }, cost: { evaluations: 18, combinations: 9, reports: 0, steps: 524 } },
])('stopped at $limit it does nothing more: $cost', ({ limit, cost }) => {
  const instance = instanceAt(phaseKing, { n: 4, m: 1 }, 'byzantine');
  expect(effort(instance, [1], { ...noLimits, ...limit })).toEqual(cost);
});

describe('as many states as it holds at once are enough, and one fewer is not', () => {
  const stoppedAt = (question: Question, states: number): Bound | null =>
    drive(exhaustive(question, { limits: { ...noLimits, states }, symmetry: true })).stopped;

  test.each([
    { instance: instanceAt(om, { n: 5, m: 2 }, 'byzantine'), states: 16 },
    { instance: instanceAt(phaseKing, { n: 3, m: 1 }, 'byzantine'), states: 16 },
    { instance: instanceAt(floodSet, { n: 3, m: 1 }, 'crash'), states: 12 },
  ])('joint states after a round: $instance.protocol.name, $states', ({ instance, states }) => {
    const question = { instance, t: 1, properties: standardProperties(instance) };
    expect(stoppedAt(question, states)).toBeNull();
    expect(stoppedAt(question, states - 1)).toEqual({ _tag: 'states', limit: states - 1 });
  });

  test('what one receiver can be made to decide', () => {
    // Two claims make four decisions, and the orders make no difference.
    const swayed = toy({
      claims: () => ['decide', 'attack'],
      program: <B>({ logic }: Setting<B>): Program<B> => ({
        start: () => [logic.zero, logic.zero],
        send: () => [logic.zero, logic.zero],
        receive: (self, _state, _round, inbox) => [...at(inbox, 1 - self)],
        decide: (_self, state: readonly B[]) => ({ decided: at(state, 0), value: [at(state, 1)] }),
      }),
    });
    const question = { instance: instanceAt(swayed, { n: 2, m: 0 }, 'byzantine'), t: 1, properties: [agreement] };
    expect(stoppedAt(question, 4)).toBeNull();
    expect(stoppedAt(question, 3)).toEqual({ _tag: 'states', limit: 3 });
  });
});
