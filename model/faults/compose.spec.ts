import { describe, expect, test } from 'vitest';
import { left, right } from '../../test-support/either.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { everyScenario } from '../../test-support/scenarios.ts';
import { floodSet } from '../protocols/flood-set.ts';
import { om } from '../protocols/om.ts';
import { sm } from '../protocols/sm.ts';
import type { Deviation } from '../scenario.ts';
import { runScenario } from '../scenario.ts';
import { isImpartial } from './impartial.ts';
import { faultModelOf } from './registry.ts';

const om1 = instanceAt(om, { n: 4, m: 1 }, 'byzantine+loss:1');

const deviation = (round: number, from: number, to: number, said: readonly string[] = []): Deviation => ({
  round,
  from,
  to,
  prescribed: [],
  said,
});

const told = (faulty: readonly number[], ...deviations: readonly Deviation[]) =>
  runScenario(om1, { faulty, orders: [1], deviations, heads: [] });

describe('OM(1) with a traitor, over links that lose one message', () => {
  test('a traitor lies, and a message between others is lost', () => {
    const { execution, scenario } = right(told([3], deviation(1, 0, 1), deviation(2, 3, 2)));
    expect(execution.lost).toBe(true);
    expect(scenario.deviations).toEqual([
      { round: 1, from: 0, to: 1, prescribed: ['0'], said: [] },
      { round: 2, from: 3, to: 2, prescribed: ['0.3'], said: [] },
    ]);
  });

  test('a lie is no loss', () => {
    expect(right(told([3], deviation(2, 3, 2))).execution.lost).toBe(false);
  });

  test('two losses are too many', () => {
    expect(left(told([3], deviation(1, 0, 1), deviation(1, 0, 2)))).toMatchObject({
      _tag: 'NotAllowed',
      field: 'deviations',
      message:
        'byzantine+loss:1 does not allow these deviations together: a traitor says what it likes to whom it likes; of all other messages at most 1 message of a run gets lost',
    });
  });

  test('what is said to a traitor is not lost', () => {
    expect(left(told([3], deviation(1, 0, 3)))).toMatchObject({
      _tag: 'NotFaulty',
      message: 'under byzantine+loss:1 with 3 faulty, what 0 says to 3 is always as prescribed',
    });
  });

  test('a loyal general does not lie', () => {
    const { _tag, message } = left(
      runScenario(om1, { faulty: [3], orders: [0], deviations: [deviation(1, 0, 1, ['0'])], heads: [] }),
    );
    expect([_tag, message]).toEqual([
      'NotAllowed',
      'under byzantine+loss:1 what 0 says to 1 is lost or as prescribed, never another',
    ]);
  });
});

test.each([
  // A faulty general’s messages to two others, in two rounds; and one of those between the two, or none.
  { faults: 'send-omission', scenarios: 2 ** 4 },
  { faults: 'send-omission+loss:1', scenarios: 2 ** 4 * (1 + 8) },
  // What goes to the faulty one may be lost by a link as well: four between others and four to it.
  { faults: 'omission+loss:1', scenarios: 2 ** 8 * (1 + 4) },
  { faults: 'receive-omission+loss:1', scenarios: 2 ** 4 * (1 + 8) },
  { faults: 'send-omission+loss:1/round', scenarios: 2 ** 4 * (1 + 4) ** 2 },
])(
  'FloodSet with a faulty general under $faults: $scenarios scenarios of each dealing of orders',
  ({ faults, scenarios }) => {
    const instance = instanceAt(floodSet, { n: 3, m: 1 }, faults);
    expect([...everyScenario(instance, [0], [0, 1, 1])]).toHaveLength(scenarios);
  },
);

test('links that lose nothing leave the faulty generals as they are', () => {
  for (const [protocol, faults, orders] of [
    [om, 'byzantine', [1]],
    [sm, 'signed', [1]],
    [floodSet, 'omission', [0, 1, 1]],
    [om, 'symmetric', [1]],
  ] as const) {
    const count = (name: string): number =>
      [...everyScenario(instanceAt(protocol, { n: 3, m: 1 }, name), [1], orders)].length;
    expect([faults, count(`${faults}+loss:0`)]).toEqual([faults, count(faults)]);
  }
});

test('both count for what they are', () => {
  expect(right(faultModelOf('signed+loss:2'))).toMatchObject({
    name: 'signed+loss:2',
    family: 'signed',
    unforgeable: true,
    links: { most: 2, per: 'run' },
    generalsFail: true,
    benign: false,
    deviation: { one: 'lie or lost message', many: 'lies or lost messages' },
  });
  expect(right(faultModelOf('omission+loss')).deviation.many).toBe('lost messages');
});

test('a composition of models that treat generals alike treats them alike', () => {
  expect(
    ['byzantine+loss:1', 'omission+loss', 'loss:1/round'].map((name) => isImpartial(right(faultModelOf(name)))),
  ).toEqual([true, true, true]);
});

describe('what does not go together', () => {
  test.each([
    { name: 'loss:1+byzantine', why: 'write byzantine+loss:1' },
    { name: 'loss:1+loss:2', why: 'under loss:1 nobody is faulty, and links lose messages as it is' },
    {
      name: 'byzantine+crash',
      why: 'byzantine and crash both say what faulty generals do, and all of them do the same. Faulty generals and lossy links are joined, in this order: byzantine+loss:1.',
    },
    {
      name: 'byzantine+loss:1+loss:2',
      why: 'it joins more than two. Faulty generals and lossy links are joined, in this order: byzantine+loss:1.',
    },
    {
      name: 'crash+loss:1',
      why: 'a message that does not arrive would be lost in two ways, by a link or because its sender stops there, and a scenario says of a lost message no more than that it is lost. Ask for send-omission+loss:1, which allows all that both do',
    },
  ])('$name: $why', ({ name, why }) => {
    expect(left(faultModelOf(name))).toEqual({
      _tag: 'UnknownFaultModel',
      message: `there is no fault model “${name}”: ${why}`,
    });
  });

  test.each([
    {
      name: 'byzantin+loss:1',
      message: 'in “byzantin+loss:1”, there is no fault model “byzantin”. Did you mean byzantine?',
    },
    { name: 'byzantine+lss:1', message: 'in “byzantine+lss:1”, there is no fault model “lss:1”. Did you mean loss:1?' },
    { name: 'byzantine+', message: 'in “byzantine+”, there is no fault model “”.' },
    { name: '+loss', message: 'in “+loss”, there is no fault model “”.' },
    { name: 'byzantine+loss:x', message: 'in “byzantine+loss:x”, there is no fault model “loss:x”: in loss:k, k is' },
    { name: 'byzantine+loss:1/turn', message: 'there is no fault model “loss:1/turn”: in loss:k, k is' },
  ])('$name: the part that is wrong is named', ({ name, message }) => {
    expect(left(faultModelOf(name)).message).toContain(message);
  });
});
