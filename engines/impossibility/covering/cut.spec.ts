import { describe, expect, test } from 'vitest';
import type { Instance } from '../../../model/instance.ts';
import type { Protocol } from '../../../model/protocol.ts';
import { majority } from '../../../model/protocols/majority.ts';
import { om } from '../../../model/protocols/om.ts';
import { phaseKing } from '../../../model/protocols/phase-king.ts';
import { protocolOf } from '../../../model/protocols/registry.ts';
import { cycle, line, over } from '../../../model/protocols/sparse.ts';
import { runScenario } from '../../../model/scenario.ts';
import { atOnce } from '../../../test-support/at-once.ts';
import { left, right } from '../../../test-support/either.ts';
import { instanceAt } from '../../../test-support/instance.ts';
import { octahedron } from '../../../test-support/octahedron.ts';
import { isSound } from './covering.properties.ts';
import { cut as arguing } from './cut.ts';

const cut = atOnce(arguing);

const at = (protocol: Protocol, n: number, m: number): Instance => instanceAt(protocol, { n, m }, 'byzantine');

describe('the cycle of four, one traitor (Fischer, Lynch and Merritt 1986)', () => {
  const { cover, worlds, twins, refuted } = right(cut(at(over(phaseKing, cycle), 4, 1), 1));

  test('its cover is the cycle of eight', () => {
    expect(cover.groups).toEqual([[0], [1], [2], [3]]);
    const around = (node: number): readonly number[] =>
      (cover.network[node]?.neighbours ?? []).filter((other) => other >= 0);
    // Copy c of general g is node 4c + g, and so the places of the circle are the nodes.
    for (let node = 0; node < 8; node++)
      expect(new Set(around(node))).toEqual(new Set([(node + 1) % 8, (node + 7) % 8]));
  });

  test('the worlds, and who cannot tell them apart', () => {
    expect(worlds.map(({ recorded: { scenario }, forced }) => ({ ...scenario, forced }))).toMatchObject([
      { faulty: [3], orders: [0, 0, 0, 0], forced: 0 },
      { faulty: [1], orders: [1, 0, 0, 0], forced: null },
      { faulty: [3], orders: [1, 1, 1, 1], forced: 1 },
    ]);
    expect(twins).toEqual([
      { general: 2, worlds: [0, 1] },
      { general: 0, worlds: [1, 2] },
    ]);
    expect(worlds.map(({ about }) => about)).toEqual([
      '3 is faulty and speaks to 0 as in copy 1, to 2 as in copy 0; 0 to 2 hold RETREAT',
      '1 is faulty and speaks to 0 as in copy 1, to 2 as in copy 0; 0 holds ATTACK, 2 and 3 hold RETREAT',
      '3 is faulty and speaks to 0 as in copy 0, to 2 as in copy 1; 0 to 2 hold ATTACK',
    ]);
  });

  test('they replay under the protocol’s name', () => {
    const named = instanceAt(right(protocolOf('phase-king@cycle')), { n: 4, m: 1 }, 'byzantine');
    for (const { recorded } of worlds) {
      const again = right(runScenario(named, recorded.scenario));
      expect(again.execution.decisions).toEqual(recorded.execution.decisions);
    }
  });

  test('Phase King: 0 and 2 disagree in the second', () => {
    expect(refuted).toMatchObject({ world: 1, property: { name: 'agreement' } });
  });
});

describe('any graph that 2t generals separate', () => {
  test.each([
    { instance: at(over(phaseKing, cycle), 12, 1), t: 1, groups: [1, 1, 9, 1] },
    { instance: at(over(om, cycle), 7, 1), t: 1, groups: [1, 1, 4, 1] },
    { instance: at(over(majority, cycle), 7, 0), t: 2, groups: [1, 1, 4, 1] },
    // One general separates: nobody is faulty in the worlds at the ends.
    { instance: at(over(majority, line), 4, 0), t: 1, groups: [1, 1, 2, 0] },
    { instance: at(over(majority, octahedron), 8, 0), t: 3, groups: [1, 3, 1, 3] },
    // OM(0) is a star, and its commander is in B, where it is not faulty in the worlds at the ends.
    { instance: at(om, 4, 0), t: 1, groups: [1, 1, 2, 0] },
  ])('$instance.protocol.name, n = $instance.army.n, t = $t', ({ instance, t, groups }) => {
    const argument = right(cut(instance, t));
    isSound(argument);
    expect(argument.cover.groups.map(({ length }) => length)).toEqual(groups);
  });

  test('OM(0): the commander says one thing to 1 and another to the rest', () => {
    const { worlds, refuted } = right(cut(at(om, 4, 0), 1));
    expect(refuted).toMatchObject({ world: 1, property: { name: 'agreement' } });
    expect(worlds.map(({ recorded }) => recorded.scenario.faulty)).toEqual([[], [0], []]);
  });
});

test('where more than 2t separate, or nobody does, it does not apply', () => {
  const octahedral = left(cut(at(over(majority, octahedron), 8, 0), 2));
  expect(octahedral.reason).toBe('connected');
  expect(octahedral.message).toContain(
    'with n = 8 and t = 2 majority@octahedron schedules messages between too many for that',
  );
  expect(left(cut(at(om, 4, 1), 1)).reason).toBe('connected');
  expect(left(cut(instanceAt(over(om, cycle), { n: 4, m: 1 }, 'crash'), 1)).reason).toBe('faults');
});
