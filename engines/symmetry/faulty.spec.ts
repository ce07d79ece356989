/**
 * What is argued of our fault models for every size (docs/factoring.md) is compared here at small ones, in every placement.
 */
import { done } from '../../model/work.ts';
import { expect, test } from 'vitest';
import { smallInstances } from '../../test-support/small-instances.ts';
import { isImpartial } from '../../model/faults/impartial.ts';
import { loss } from '../../model/faults/loss.ts';
import { faultModels } from '../../model/faults/registry.ts';
import { instanceTitle } from '../../model/instance.ts';
import { placements } from '../exhaustive/placement.ts';
import { actionOf } from './action.ts';
import { placementProof } from './faulty.ts';

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
