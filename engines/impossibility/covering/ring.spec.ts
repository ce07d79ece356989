import { describe, expect, test } from 'vitest';
import type { Instance } from '../../../model/instance.ts';
import type { Protocol } from '../../../model/protocol.ts';
import { floodSet } from '../../../model/protocols/flood-set.ts';
import { majority } from '../../../model/protocols/majority.ts';
import { om } from '../../../model/protocols/om.ts';
import { phaseKing } from '../../../model/protocols/phase-king.ts';
import { atOnce } from '../../../test-support/at-once.ts';
import { left, right } from '../../../test-support/either.ts';
import { instanceAt } from '../../../test-support/instance.ts';
import { toy } from '../../../test-support/toy.ts';
import { isSound } from './covering.properties.ts';
import { copiesFor, ring as arguing } from './ring.ts';

const ring = atOnce(arguing);

const at = (protocol: Protocol, n: number, m: number): Instance => instanceAt(protocol, { n, m }, 'byzantine');

test.each([
  { rounds: 0, places: 6 },
  { rounds: 1, places: 6 },
  { rounds: 2, places: 12 },
  { rounds: 6, places: 27 },
])('$rounds rounds take a ring of $places places', ({ rounds, places }) => {
  expect(3 * copiesFor(rounds)).toBe(places);
  expect(places).toBeGreaterThanOrEqual(4 * rounds + 2);
});

describe('who disagrees on the way round', () => {
  test.each([
    { instance: at(phaseKing, 3, 1), t: 1, worlds: 15, refuted: 7 },
    { instance: at(phaseKing, 6, 2), t: 2, worlds: 21, refuted: 10 },
    { instance: at(majority, 3, 1), t: 1, worlds: 5, refuted: 2 },
    { instance: at(floodSet, 3, 1), t: 1, worlds: 8, refuted: 6 },
  ])('$instance.protocol.name, n = $instance.army.n', ({ instance, t, worlds, refuted }) => {
    const argument = right(ring(instance, t));
    isSound(argument);
    expect(argument.worlds).toHaveLength(worlds);
    expect(argument.refuted).toMatchObject({ world: refuted, property: { name: 'agreement' } });
    expect(argument.validity).toBe('weak-unanimity');
  });
});

describe('a vote of three, one round', () => {
  const { worlds, twins, cover } = right(ring(at(majority, 3, 1), 1));

  test('the first half of the ring holds RETREAT, the second ATTACK', () => {
    expect(cover.orders).toEqual([0, 0, 0, 1, 1, 1]);
  });

  test('from peace with RETREAT to peace with ATTACK; only there an order is forced', () => {
    expect(worlds.map(({ recorded: { scenario }, forced }) => ({ ...scenario, forced }))).toMatchObject([
      { faulty: [], orders: [0, 0, 0], deviations: [], forced: 0 },
      { faulty: [0], forced: null },
      { faulty: [1], orders: [1, 0, 0], forced: null },
      { faulty: [2], forced: null },
      { faulty: [], orders: [1, 1, 1], deviations: [], forced: 1 },
    ]);
    expect(twins).toEqual([
      { general: 1, worlds: [0, 1] },
      { general: 2, worlds: [1, 2] },
      { general: 0, worlds: [2, 3] },
      { general: 1, worlds: [3, 4] },
    ]);
    expect(worlds[0]?.about).toBe('nobody is faulty; 0 to 2 hold RETREAT');
  });
});

test('where it does not apply', () => {
  expect(left(ring(at(om, 3, 1), 1)).reason).toBe('problem');
  expect(left(ring(at(majority, 4, 1), 1)).reason).toBe('too-many-generals');
  expect(left(ring(instanceAt(floodSet, { n: 3, m: 1 }, 'crash'), 1)).reason).toBe('faults');
  const long = left(ring(at(toy({ rounds: () => 2_000 }), 3, 1), 1));
  expect(long).toMatchObject({ reason: 'too-large' });
  expect(long.message).toMatch(/^a ring for 2,000 rounds has 48,0\d\d,000 links over all of them, more than 1,500,000/);
});
