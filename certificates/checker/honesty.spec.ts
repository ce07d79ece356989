/**
 * The checker proves honesty for itself: of every registered protocol, and of none that rules out what its loyal generals say.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { forging } from '../../test-support/cases/forging.ts';
import { telltale } from '../../test-support/cases/telltale.ts';
import { free, vow } from '../../test-support/cases/vow.ts';
import { right } from '../../test-support/either.ts';
import { anyRestricted, saysTheInadmissible } from '../../test-support/inadmissible.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { smallInstances } from '../../test-support/small-instances.ts';
import { runs, someOfEach } from '../../test-support/tier/draws.ts';
import { toy } from '../../test-support/toy.ts';
import { honestyOf } from '../../engines/honesty/honesty.ts';
import { byzantine } from '../../model/faults/byzantine.ts';
import type { Instance } from '../../model/instance.ts';
import { instanceTitle } from '../../model/instance.ts';
import { joined } from '../../model/joint.ts';
import type { Protocol } from '../../model/protocol.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import type { Honest } from './honesty.ts';
import { honestySeen } from './honesty.ts';

const seenIn = (instance: Instance): Honest => honestySeen({ instance, properties: [] });

test('every registered protocol is found to be as honest as the engines find it', () => {
  const instances = smallInstances({ n: [3, 4, 5], m: [1, 2], values: [2, 3] });
  for (const instance of someOfEach(20, instances, (each) => each)) {
    const { status } = honestyOf(instance, instance.army.m);
    expect([instanceTitle(instance), seenIn(instance)]).toEqual([instanceTitle(instance), status]);
  }
});

test('a rare message that is not admissible is not seen to be, and where it is, it is', () => {
  const seen = (protocol: Protocol): Honest => seenIn(instanceAt(protocol, { n: 5, m: 1 }, 'byzantine'));
  expect([seen(vow), seen(free)]).toEqual(['not seen', 'proved']);
});

test('inboxes are admissible only under a fault model of ours', () => {
  const ours = instanceAt(om, { n: 3, m: 1, values: 3 }, 'byzantine');
  const other: Instance = { ...ours, faults: { ...byzantine, name: 'mine' } };
  expect([seenIn(ours), seenIn(other)]).toEqual(['proved', 'not seen']);
});

test('a signature is used only by those who were told it', () => {
  const seen = (signer: number): Honest => seenIn(instanceAt(forging(signer), { n: 3, m: 1 }, 'signed'));
  expect([seen(0), seen(1)]).toEqual(['proved', 'not seen']);
});

test('a product is as honest as its halves', () => {
  const productOf = (...protocols: readonly [Protocol, Protocol]): Honest => {
    const [a, b] = [
      instanceAt(protocols[0], { n: 4, m: 1 }, 'byzantine'),
      instanceAt(protocols[1], { n: 4, m: 1 }, 'byzantine'),
    ];
    return honestySeen({ instance: right(joined(a, b)).instance, properties: [], halves: [a, b] });
  };
  expect(productOf(toy(), toy())).toBe('free');
  expect(productOf(toy(), phaseKing)).toBe('proved');
  expect(productOf(telltale, phaseKing)).toBe('not seen');
});

test('of random protocols that rule out what they sometimes say, none is found honest', () => {
  const found = new Set<string>();
  fc.assert(
    fc.property(anyRestricted, (protocol) => {
      const instance = instanceAt(protocol, { n: 3, m: 1 }, 'byzantine');
      fc.pre(instance.schedule.claims <= 8);
      const seen = seenIn(instance);
      found.add(seen);
      if (seen !== 'not seen') expect(saysTheInadmissible(instance)).toBe(false);
    }),
    { numRuns: runs(30, 400), seed: 7 },
  );
  expect([...found].sort()).toEqual(['free', 'not seen', 'proved']);
});
