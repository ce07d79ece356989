/** Every registered protocol is as symmetric as it declares, which the circuits show without any search. */
import { describe, expect, test } from 'vitest';
import { smallInstances } from '../../test-support/small-instances.ts';
import { instanceTitle } from '../../model/instance.ts';
import { standardProperties } from '../../properties/standard.ts';
import { symmetryOf } from './symmetry.ts';

describe('every registered protocol', () => {
  const sizes = [
    { about: 'three or four generals', ranges: { n: [3, 4], m: [1], values: [2] }, least: 20, tags: [] },
    {
      about: 'two to five generals',
      ranges: { n: [2, 3, 4, 5], m: [0, 1, 2], values: [2, 3], parameters: [1, 2] },
      least: 200,
      tags: ['thorough'],
    },
  ] as const;

  describe.each(sizes)('$about', ({ ranges, least, tags }) => {
    test('is as symmetric as it says, which the circuit shows without any search', { tags: [...tags] }, () => {
      const instances = smallInstances(ranges);
      const unproved = instances.flatMap((instance) => {
        const { status, reason, equalities, alike } = symmetryOf({
          instance,
          t: 2,
          properties: standardProperties(instance),
        });
        const declared = instance.protocol.interchangeable(instance.army);
        // A class of one is no class.
        const [expected, size] = declared.length < 2 ? ['none', 0] : ['proved', declared.length];
        return status === expected && alike.length === size && equalities.computed === 0
          ? []
          : [`${instanceTitle(instance)}: ${status}, ${String(reason)}`];
      });
      expect(instances.length).toBeGreaterThan(least);
      expect(unproved).toEqual([]);
    });
  });
});
