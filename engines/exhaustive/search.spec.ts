/**
 * The search computes in any semiring: what `counting` counts is there, by `reachability`, or it is not; where it is
 * there, some number of lies is the `fewest`.
 */
import { expect, test } from 'vitest';
import { declaredAlike } from '../../test-support/declared-alike.ts';
import { drive } from '../../test-support/drive.ts';
import { instanceAt } from '../../test-support/instance.ts';
import type { Instance } from '../../model/instance.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import { sm } from '../../model/protocols/sm.ts';
import { standardProperties } from '../../properties/standard.ts';
import { noLimits } from '../finding.ts';
import { meterOf } from '../meter.ts';
import type { Searched } from './judging.ts';
import { placements } from './placement.ts';
import { searchSceneOf } from './scene.ts';
import { search } from './search.ts';
import type { Weight } from './weight.ts';
import { counting, fewest, reachability } from './weight.ts';

const searched = <W>(instance: Instance, faulty: readonly number[], weight: Weight<W>): Searched<W> => {
  const question = { instance, t: faulty.length, properties: standardProperties(instance) };
  return drive(search(searchSceneOf(question, faulty, weight, meterOf(noLimits)), 1n, declaredAlike(instance)));
};

test.each([
  { protocol: om, sizes: { n: 3, m: 1 }, faults: 'byzantine' },
  { protocol: om, sizes: { n: 5, m: 2 }, faults: 'byzantine' },
  { protocol: sm, sizes: { n: 4, m: 1 }, faults: 'signed' },
  { protocol: phaseKing, sizes: { n: 3, m: 1 }, faults: 'byzantine' },
  { protocol: floodSet, sizes: { n: 3, m: 0 }, faults: 'crash' },
  { protocol: floodSet, sizes: { n: 3, m: 0 }, faults: 'loss:1' },
])('$protocol.name, $sizes, $faults', ({ protocol, sizes, faults }) => {
  const instance = instanceAt(protocol, sizes, faults);
  const [all, some] = [new Set<bigint>(), new Set<boolean>()];
  for (const { representative: faulty } of placements(
    instance,
    instance.faults.generalsFail ? 2 : 0,
    declaredAlike(instance),
  )) {
    const counted = searched(instance, faulty, counting);
    const reached = searched(instance, faulty, reachability);
    const lies = searched(instance, faulty, fewest(Infinity));
    expect(reached.total).toBe(true);
    expect(reached.violating).toEqual(counted.violating.map((count) => count > 0n));
    expect(reached.broken.map((end) => end !== null)).toEqual(reached.violating);
    expect([...reached.decided]).toEqual([...counted.decided]);
    expect(lies.total).toBe(0);
    expect(lies.violating.map((number) => number < Infinity)).toEqual(reached.violating);
    expect(lies.broken.map((end) => end !== null)).toEqual(reached.violating);
    expect(lies.decided).toEqual(counted.decided);
    for (const count of counted.violating) all.add(count);
    for (const reachable of reached.violating) some.add(reachable);
  }
  // Neither answer is the same for everything.
  expect(all.size).toBeGreaterThan(1);
  expect(some).toEqual(new Set([true, false]));
});
