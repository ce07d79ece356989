import { describe, expect, test } from 'vitest';
import { handshake } from '../model/protocols/handshake.ts';
import { om } from '../model/protocols/om.ts';
import { phaseKing } from '../model/protocols/phase-king.ts';
import { agreement } from '../properties/agreement.ts';
import { left, right } from '../test-support/either.ts';
import { toy } from '../test-support/toy.ts';
import type { AskedOf } from './question.ts';
import { pose } from './question.ts';

const aboutOm = { protocol: om, properties: [] };

describe('what is left out is standard', () => {
  test('as many may be faulty as it is built for, under the faults it is meant for', () => {
    const { question, validity } = right(pose(aboutOm, { n: 4, m: 1 }));
    const { army, faults } = question.instance;
    expect([army.n, army.m, army.values, faults.name, question.t, validity]).toEqual([
      4,
      1,
      2,
      'byzantine',
      1,
      'commander',
    ]);
    expect(question.properties.map(({ name }) => name)).toEqual(['agreement', 'validity', 'termination']);
  });

  test('and the sizes as well, where the protocol and its problem leave no choice', () => {
    const { army, faults } = right(pose({ protocol: handshake, properties: [] }, {})).question.instance;
    expect([army.n, army.m, faults.name]).toEqual([2, 0, 'loss']);
  });
});

test('what is given is taken', () => {
  const asked = { n: 5, m: 1, t: 2, faults: 'crash', parameters: { phases: 1 }, validity: 'unanimity' };
  const { question, validity } = right(pose({ protocol: phaseKing, properties: [] }, asked));
  const { army, faults } = question.instance;
  expect([army.n, army.m, question.t, faults.name, validity]).toEqual([5, 1, 2, 'crash', 'unanimity']);
  expect(army.parameters).toEqual({ phases: 1 });
  expect(right(pose(aboutOm, { n: 4, m: 1, values: 3 })).question.instance.army.values).toBe(3);
});

test('a property that the module brings along stands in for the standard one of its name', () => {
  const mine = { ...agreement, statement: 'mine' };
  const { properties } = right(pose({ protocol: om, properties: [mine] }, { n: 4, m: 1 })).question;
  expect(properties.map(({ name }) => name)).toEqual(['validity', 'termination', 'agreement']);
  expect(properties).toContain(mine);
});

describe('there is no such question', () => {
  test.each<[AskedOf, string]>([
    [{ m: 1 }, 'om needs -n, how many generals; for example: -n 4 -m 1'],
    [{ n: 4 }, 'om needs -m, how many traitors it is built for; for example: -n 4 -m 1'],
    [{ n: 4, m: 1, t: 5 }, 't = 5: there are only 4 generals'],
    [{ n: 3, m: 4 }, 'm = 4: there are only 3 generals; say with -t how many of them may be faulty'],
    [{ n: 4, m: 1, t: 1, faults: 'loss' }, 'under loss nobody is faulty, so -t can only be 0'],
  ])('%o', (asked, message) => {
    expect(left(pose(aboutOm, asked))).toEqual({ _tag: 'BadQuestion', message });
  });

  test.each<AskedOf>([
    { n: 4, m: 1, faults: 'byzantin' },
    { n: 1, m: 1 },
    { n: 4, m: 1, parameters: { phases: 1 } },
    { n: 4, m: 1, validity: 'weakest' },
  ])('nor is there one of %o', (asked) => {
    expect(left(pose(aboutOm, asked))._tag).toBe('BadQuestion');
  });

  test('in the words of those who ask', () => {
    const asked = { n: 4, m: 1, t: 1, faults: 'loss' };
    const { message } = left(pose(aboutOm, asked, (number) => number));
    expect(message).toBe('under loss nobody is faulty, so t can only be 0');
  });

  test('because the protocol makes no sense at these sizes', () => {
    const twice = toy({ claims: () => ['attack', 'attack'] });
    expect(left(pose({ protocol: twice, properties: [] }, { n: 3, m: 1 }))._tag).toBe('BadProtocol');
  });
});
