/**
 * What a fault model's components say of a link is what its program asks about there.
 */
import { describe, expect, test } from 'vitest';
import { FAULTS, smallInstances } from '../../test-support/small-instances.ts';
import { someOfEach } from '../../test-support/tier/draws.ts';
import { generals } from '../army.ts';
import type { Choice } from '../choice.ts';
import { linkKey } from '../link.ts';
import { record } from '../scenario.ts';
import { ordersHeld } from '../scenario-data.ts';
import { labelsOf } from '../schedule.ts';
import type { DeviationKind } from './deviating.ts';
import { deviationOn } from './deviating.ts';
import { loses } from './links.ts';

const MANNERS: Readonly<Record<Exclude<Choice['_tag'], 'coin'>, DeviationKind>> = {
  claim: 'lie',
  lost: 'lost message',
};

describe.each(FAULTS)('%s', (name) => {
  const instances = someOfEach(
    1,
    smallInstances({ n: [2, 3, 4], m: [1], values: [2], faults: [name] }),
    (each) => each,
  );

  test('a link is asked about where it may depart, and only there', () => {
    for (const instance of instances) {
      const { army, schedule, faults } = instance;
      // Where no message may be lost at all, it is asked about, and refused.
      if (!faults.generalsFail && !loses(faults.links)) continue;
      for (const faulty of faults.generalsFail ? [[], [0], [army.n - 1], [0, 1]] : [[]]) {
        const asked = new Map<string, DeviationKind>();
        const orders = Array.from({ length: ordersHeld(instance) }, () => 1);
        record(instance, faulty, orders, (choice, honest) => {
          if (choice._tag !== 'coin') asked.set(linkKey(choice.round, choice.from, choice.to), MANNERS[choice._tag]);
          return honest;
        });
        const expected = new Map<string, DeviationKind>();
        for (const [r] of schedule.links.entries())
          for (const from of generals(army))
            for (const to of generals(army)) {
              const departure = deviationOn(faults, faulty, { from, to });
              if (labelsOf(schedule, r + 1, from, to).length > 0 && departure !== null)
                expected.set(linkKey(r + 1, from, to), departure);
            }
        const sorted = (of: ReadonlyMap<string, DeviationKind>): readonly (readonly [string, DeviationKind])[] =>
          [...of].toSorted(([a], [b]) => (a < b ? -1 : 1));
        expect(sorted(asked)).toEqual(sorted(expected));
      }
    }
    expect(instances.length).toBeGreaterThan(0);
  });
});
