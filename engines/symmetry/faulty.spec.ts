/**
 * What is argued of our fault models for every size (docs/factoring.md) is compared here at small ones, in every placement.
 */
import { done } from '../../model/work.ts';
import { describe, expect, test } from 'vitest';
import { right } from '../../test-support/either.ts';
import { delivering } from '../../test-support/fault-models.ts';
import { toy } from '../../test-support/toy.ts';
import { generals } from '../../model/army.ts';
import type { FaultModel } from '../../model/fault-model.ts';
import { byzantine } from '../../model/faults/byzantine.ts';
import type { Protocol } from '../../model/protocol.ts';
import { smallInstances } from '../../test-support/small-instances.ts';
import { isImpartial } from '../../model/faults/impartial.ts';
import { loss } from '../../model/faults/loss.ts';
import { faultModels } from '../../model/faults/registry.ts';
import { instanceOf, instanceTitle } from '../../model/instance.ts';
import { placements } from '../exhaustive/placement.ts';
import { actionOf } from './action.ts';
import { faultsProof, placementProof } from './faulty.ts';

/** What is lost is a chain of all messages, which takes going through all of them. */
const MOST_MESSAGES = 14;

test('all of ours are marked, and none that is made from them', () => {
  expect([...faultModels, loss(2)].map(isImpartial)).toEqual([true, true, true, true, true]);
  expect(faultModels.map((model) => isImpartial({ ...model }))).toEqual([false, false, false, false]);
});

test.each(['byzantine', 'signed', 'crash', 'loss', 'loss:1', 'loss:2'])(
  '%s treats interchangeable generals alike',
  (faults) => {
    const instances = smallInstances({ n: [3, 4], m: [0, 1], values: [2, 3], faults: [faults] }).filter(
      ({ protocol, army, schedule }) => protocol.interchangeable(army).length > 1 && schedule.messages <= MOST_MESSAGES,
    );
    expect(instances.length).toBeGreaterThan(0);
    for (const instance of instances) {
      const action = actionOf(instance, instance.protocol.interchangeable(instance.army));
      if ('_tag' in action) throw new Error(action.reason);
      for (const { representative } of placements(instance, instance.faults.generalsFail ? instance.army.n : 0, []))
        expect({
          about: instanceTitle(instance),
          representative,
          is: done(placementProof(instance, action, representative))._tag,
        }).toEqual({ about: instanceTitle(instance), representative, is: 'Proved' });
    }
  },
);

describe('a fault model that nothing is argued of is compared', () => {
  const compared = (protocol: Protocol, faults: FaultModel, sizes: { n: number; m: number }): object => {
    const instance = right(instanceOf(protocol, sizes, faults));
    const action = actionOf(instance, protocol.interchangeable(instance.army));
    if ('_tag' in action) throw new Error(action.reason);
    return done(faultsProof(instance, action, 1));
  };
  const alike = toy({ interchangeable: generals });
  const unfair = { _tag: 'Different', reason: 'odd does not treat generals 0, 1, 2 alike' };

  test('and proved, where it is fair', () => {
    expect(compared(alike, { ...byzantine }, { n: 3, m: 1 })).toMatchObject({ _tag: 'Proved' });
  });

  test('one that leaves other choices to one general', () => {
    const odd = delivering('odd', ({ logic }, fair) => (memory, round, to, addressed, choose) => {
      if (to === 2) choose({ _tag: 'lost', round, from: 0, to }, logic.zero);
      return fair.deliver(memory, round, to, addressed, choose);
    });
    expect(compared(alike, odd, { n: 3, m: 1 })).toEqual(unfair);
  });

  test('one that asks about another link, as often', () => {
    const odd = delivering('odd', ({ logic }, fair) => (memory, round, to, addressed, choose) => {
      choose({ _tag: 'lost', round, from: to === 2 ? 0 : 2, to }, logic.zero);
      return fair.deliver(memory, round, to, addressed, choose);
    });
    expect(compared(alike, odd, { n: 3, m: 1 })).toEqual(unfair);
  });

  test('unless there is too much to compare', () => {
    const labels = Array.from({ length: 40_000 }, (_, i) => String(i));
    const talkative = toy({ interchangeable: generals, claims: () => labels });
    expect(compared(talkative, { ...byzantine, name: 'own' }, { n: 3, m: 0 })).toEqual({
      _tag: 'TooLarge',
      reason: 'whether own treats generals alike is too much to find out',
    });
  });
});
