/**
 * That traitors may say what the loyal say is proved, refuted or left open, and never proved where it is false.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { counting } from '../../test-support/cases/counting.ts';
import { forging } from '../../test-support/cases/forging.ts';
import { telltale } from '../../test-support/cases/telltale.ts';
import { free, vow } from '../../test-support/cases/vow.ts';
import { right } from '../../test-support/either.ts';
import { anyRestricted, saysTheInadmissible } from '../../test-support/inadmissible.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { smallInstances } from '../../test-support/small-instances.ts';
import { runs, someOfEach } from '../../test-support/tier/draws.ts';
import { toy } from '../../test-support/toy.ts';
import { byzantine } from '../../model/faults/byzantine.ts';
import { loses } from '../../model/faults/links.ts';
import type { Instance } from '../../model/instance.ts';
import { instanceTitle } from '../../model/instance.ts';
import { joined } from '../../model/joint.ts';
import type { Protocol } from '../../model/protocol.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { majority } from '../../model/protocols/majority.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import { done } from '../../model/work.ts';
import { lawBroken } from '../lawful.ts';
import { budget } from '../symmetry/equality.ts';
import { usedLinks } from './allowed.ts';
import type { Honesty } from './honesty.ts';
import { honestyOf } from './honesty.ts';
import { shownOverInboxes } from './inboxes.ts';
import { lookedThrough } from './runs.ts';

describe('every registered protocol', () => {
  const proves = (n: readonly number[]): void => {
    for (const instance of someOfEach(20, smallInstances({ n, m: [0, 1, 2], values: [2, 3] }), (each) => each)) {
      const { status, ...how } = honestyOf(instance, instance.army.m);
      // Where links lose messages, what arrives is admissible or nothing, which is not seen from the circuit alone.
      const seen = loses(instance.faults.links) ? {} : { computed: 0 };
      const expected = status === 'free' ? {} : { over: 'inboxes', ...seen };
      expect([instanceTitle(instance), status, how]).toEqual([
        instanceTitle(instance),
        expect.stringMatching(/^(free|proved)$/),
        expect.objectContaining(expected),
      ]);
    }
  };

  test('is free to rule out nothing, or seen to be honest from its circuit', () => {
    proves([3, 4]);
  });

  test('of up to seven generals as well', { tags: ['thorough'] }, () => {
    proves([5, 6, 7]);
  });

  test('and which of them rule something out is known', () => {
    const statusOf = (protocol: Protocol, values: number, faults: string): Honesty['status'] =>
      honestyOf(instanceAt(protocol, { n: 4, m: 1, values }, faults), 1).status;
    expect(statusOf(om, 2, 'byzantine')).toBe('free');
    expect(statusOf(om, 3, 'byzantine')).toBe('proved');
    expect(statusOf(om, 3, 'crash')).toBe('free');
    expect(statusOf(phaseKing, 2, 'byzantine')).toBe('proved');
    expect(statusOf(floodSet, 2, 'crash')).toBe('free');
  });
});

describe('a message that is rare and not admissible', () => {
  test('refutes it, though no random run shows it; where it is admissible nothing is wrong', () => {
    const at10 = (protocol: Protocol): Instance => instanceAt(protocol, { n: 10, m: 1 }, 'byzantine');
    const reason = 'what 1 says to 0 in round 7 as prescribed is not admissible';
    expect(honestyOf(at10(vow), 1)).toEqual({ status: 'refuted', by: 'admissible', reason });
    expect(lawBroken(at10(vow), 1, [])).toBe(reason);
    expect(honestyOf(at10(free), 1)).toMatchObject({ status: 'proved', over: 'inboxes' });
  });

  test('that only a liar brings about refutes it, with that liar', () => {
    expect(honestyOf(instanceAt(telltale, { n: 3, m: 1 }, 'byzantine'), 1)).toEqual({
      status: 'refuted',
      by: 'admissible',
      reason: 'what 1 says to 0 in round 2 as prescribed is not admissible (faulty: 0)',
    });
  });

  test('that no run brings about does not', () => {
    expect(honestyOf(instanceAt(telltale, { n: 3, m: 1 }, 'byzantine'), 0)).toMatchObject({
      status: 'proved',
      over: 'runs',
    });
  });

  test('is not searched for in more runs than can be looked through', () => {
    const large = (n: number): Honesty => honestyOf(instanceAt(telltale, { n, m: 1 }, 'byzantine'), 1);
    const unseen = 'that what 1 says to 0 in round 2 is allowed is not seen from what it may hear';
    expect(large(40)).toEqual({ status: 'undecided', reason: `${unseen}; there are too many runs to look through` });
    expect(large(80)).toEqual({ status: 'undecided', reason: `${unseen}; a run is too large to look through` });
    const small = instanceAt(telltale, { n: 3, m: 1 }, 'byzantine');
    const huge = { ...small, schedule: { ...small.schedule, claims: 250_001 } };
    expect(honestyOf(huge, 1)).toEqual({ status: 'undecided', reason: 'a run has more than 250000 claims' });
  });
});

describe('what is not seen from the circuit', () => {
  const instance = instanceAt(counting, { n: 4, m: 1 }, 'byzantine');

  test('is computed', () => {
    expect(honestyOf(instance, 1)).toMatchObject({ status: 'proved', over: 'inboxes', messages: 12 });
    expect(honestyOf(instance, 1)).not.toMatchObject({ computed: 0 });
  });

  test('is not proved where that takes too much', () => {
    const links = [...usedLinks(instance)];
    const shown = (nodes: number, work: number): string =>
      done(shownOverInboxes(instance, links, { nodes, work, steps: work }))._tag;
    expect([shown(1_000, 10_000), shown(1_000, 0), shown(10, 10_000)]).toEqual(['Shown', 'NotShown', 'NotShown']);
    expect(done(lookedThrough(instance, 1, budget(0, 0)))).toEqual({
      _tag: 'Undecided',
      reason: 'to look through its runs takes too long',
    });
  });

  test('of a fault model that is not ours: anything may arrive, so runs are looked through', () => {
    const ours = instanceAt(om, { n: 3, m: 1, values: 3 }, 'byzantine');
    const other: Instance = { ...ours, faults: { ...byzantine, name: 'mine' } };
    expect(honestyOf(ours, 1)).toMatchObject({ status: 'proved', over: 'inboxes' });
    expect(honestyOf(other, 1)).toMatchObject({ status: 'proved', over: 'runs' });
  });
});

describe('signatures', () => {
  test('of another that a loyal general uses without having been told them refute it', () => {
    const instance = (signer: number): Instance => instanceAt(forging(signer), { n: 3, m: 1 }, 'signed');
    expect(honestyOf(instance(0), 1)).toMatchObject({ status: 'proved', over: 'inboxes' });
    expect(honestyOf(instance(1), 1)).toEqual({
      status: 'refuted',
      by: 'signatures',
      reason: 'what 0 says to 1 in round 1 as prescribed takes a signature that 0 was not told',
    });
  });
});

test('a product is as honest as its halves', () => {
  const sizes = { n: 4, m: 1 };
  const productOf = (one: Protocol, other: Protocol, t: number): Honesty['status'] => {
    const [a, b] = [instanceAt(one, sizes, 'byzantine'), instanceAt(other, sizes, 'byzantine')];
    const { instance } = right(joined(a, b));
    return honestyOf(instance, t).status;
  };
  const plain = toy();
  expect(productOf(plain, plain, 1)).toBe('free');
  expect(productOf(plain, phaseKing, 1)).toBe('proved');
  expect(productOf(phaseKing, plain, 1)).toBe('proved');
  expect(productOf(phaseKing, majority, 1)).toBe('proved');
  expect(productOf(telltale, phaseKing, 0)).toBe('proved');
  expect(productOf(phaseKing, telltale, 0)).toBe('proved');
  expect(productOf(telltale, phaseKing, 1)).toBe('refuted');
  expect(productOf(phaseKing, telltale, 1)).toBe('refuted');
});

test('of random protocols that rule out what they sometimes say, none is found honest', () => {
  const found = new Set<string>();
  fc.assert(
    fc.property(anyRestricted, (protocol) => {
      const instance = instanceAt(protocol, { n: 3, m: 1 }, 'byzantine');
      fc.pre(instance.schedule.claims <= 8);
      const { status } = honestyOf(instance, 1);
      const isHonest = !saysTheInadmissible(instance);
      found.add(status);
      expect([status, isHonest]).toEqual([isHonest ? expect.stringMatching(/^(free|proved)$/) : 'refuted', isHonest]);
    }),
    { numRuns: runs(30, 400), seed: 7 },
  );
  expect([...found].sort()).toEqual(['free', 'proved', 'refuted']);
});
