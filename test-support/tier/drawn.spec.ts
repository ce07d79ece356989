import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { protocols } from '../protocols.ts';
import { FAULTS, smallInstances } from '../small-instances.ts';
import { ofEachKind, spread } from './drawn.ts';

const anyList = fc.array(fc.nat({ max: 60 }), { maxLength: 50 });

describe('evenly spread', () => {
  test('the first of every part', () => {
    expect(spread(3, [0, 1, 2, 3, 4, 5, 6, 7, 8])).toEqual([0, 3, 6]);
    expect(spread(3, [0, 1, 2, 3, 4])).toEqual([0, 1, 3]);
    expect(spread(3, [0, 1])).toEqual([0, 1]);
  });

  test('as many as were asked for, if there are as many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), anyList, (few, all) => {
        expect(spread(few, all)).toHaveLength(Math.min(few, all.length));
      }),
    );
  });
});

describe('of each kind', () => {
  const kindsOf = (element: number): readonly string[] => [
    `tens ${String(Math.floor(element / 10))}`,
    `even ${String(element % 2 === 0)}`,
  ];

  test('one at least, in the order of the list, and none that is not in it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.uniqueArray(fc.nat({ max: 60 })), (few, all) => {
        const drawn = ofEachKind(few, all, kindsOf);
        expect(new Set(drawn.flatMap(kindsOf))).toEqual(new Set(all.flatMap(kindsOf)));
        expect(drawn).toEqual(all.filter((element) => drawn.includes(element)));
        expect(drawn.length).toBeGreaterThanOrEqual(Math.min(few, all.length));
      }),
    );
  });

  test('few of the small instances are of every protocol and every fault model, where even steps miss some', () => {
    const instances = smallInstances({ n: [2, 3, 4], m: [0, 1], values: [2] });
    const protocolsIn = (drawn: typeof instances): ReadonlySet<string> =>
      new Set(drawn.map(({ protocol }) => protocol.name));
    const names = new Set(protocols.map(({ name }) => name));
    expect(protocolsIn(instances)).toEqual(names);
    expect(protocolsIn(spread(names.size, instances))).not.toEqual(names);
    const drawn = ofEachKind(12, instances, ({ protocol, faults }) => [protocol.name, faults.name]);
    expect(protocolsIn(drawn)).toEqual(names);
    expect(new Set(drawn.map(({ faults }) => faults.name))).toEqual(new Set(FAULTS));
    expect(drawn.length).toBeLessThan(FAULTS.length + names.size + 2);
  });
});
