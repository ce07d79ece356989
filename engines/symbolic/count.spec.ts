/**
 * How many scenarios there are, counted without going through them: as many as the exhaustive engine counts, or none is
 * said.
 */
import { describe, expect, test } from 'vitest';
import type { General } from '../../model/army.ts';
import type { Instance, Sizes } from '../../model/instance.ts';
import { instanceTitle } from '../../model/instance.ts';
import type { Protocol } from '../../model/protocol.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { majority } from '../../model/protocols/majority.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import { sm } from '../../model/protocols/sm.ts';
import { declaredAlike } from '../../test-support/declared-alike.ts';
import { drive } from '../../test-support/drive.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { FAULTS, smallInstances } from '../../test-support/small-instances.ts';
import { someOfEach } from '../../test-support/tier/draws.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import { exhaustive } from '../exhaustive/exhaustive.ts';
import { placements } from '../exhaustive/placement.ts';
import { plain } from '../exhaustive/plain.ts';
import { noLimits } from '../finding.ts';
import { countScenarios } from './count.ts';
import { placementFormulaOf } from './formula.ts';

/** The scenarios with at most t faulty, placement by placement; `null` where some placement's are not counted. */
const counted = (instance: Instance, t: number, effort: 'plain' | 'sharp'): bigint | null => {
  let all = 0n;
  for (const { representative, size } of placements(
    instance,
    instance.faults.generalsFail ? t : 0,
    declaredAlike(instance),
  )) {
    const count = countScenarios(placementFormulaOf(instance, representative, effort));
    if (count === null) return null;
    all += count * size;
  }
  return all;
};

const countedAt = (protocol: Protocol, sizes: Sizes, faults: string, t: number = sizes.m): bigint | null =>
  counted(instanceAt(protocol, sizes, faults), t, 'sharp');

describe('exact figures', () => {
  const figures: readonly {
    readonly protocol: Protocol;
    readonly sizes: Sizes;
    readonly faults: string;
    readonly t?: number;
    readonly scenarios: bigint;
  }[] = [
    { protocol: om, sizes: { n: 3, m: 1 }, faults: 'byzantine', scenarios: 14n },
    { protocol: om, sizes: { n: 4, m: 1 }, faults: 'byzantine', scenarios: 34n },
    { protocol: om, sizes: { n: 5, m: 2 }, faults: 'byzantine', scenarios: 69_650n },
    { protocol: om, sizes: { n: 7, m: 2 }, faults: 'byzantine', scenarios: 32_992_193_937_474n },
    { protocol: phaseKing, sizes: { n: 3, m: 1 }, faults: 'byzantine', scenarios: 46_664n },
    { protocol: majority, sizes: { n: 4, m: 1 }, faults: 'byzantine', scenarios: 272n },
    { protocol: floodSet, sizes: { n: 2, m: 0 }, faults: 'crash', t: 1, scenarios: 20n },
    { protocol: floodSet, sizes: { n: 3, m: 1 }, faults: 'crash', scenarios: 176n },
    { protocol: handshake, sizes: { n: 2, m: 0 }, faults: 'loss', scenarios: 16n },
  ];

  for (const { protocol, sizes, faults, t, scenarios } of figures)
    test(`${instanceTitle(instanceAt(protocol, sizes, faults))}: ${scenarios.toLocaleString('en')}`, () => {
      expect(countedAt(protocol, sizes, faults, t)).toBe(scenarios);
    });
});

describe('every small instance', () => {
  const instances = [
    ...smallInstances({ n: [2, 3], m: [0, 1, 2], values: [2, 3], parameters: [1, 2] }),
    ...smallInstances({ n: [4], m: [0, 1, 2], values: [2] }),
  ];
  /** With more choices than these in a part, counting takes longer than a test should. */
  const quick = ({ faults, schedule, army }: Instance): boolean =>
    faults.family === 'loss' ? schedule.messages <= 12 : faults.family !== 'crash' || schedule.messages / army.n <= 12;

  for (const name of FAULTS)
    test(`under ${name}: the exhaustive engine’s count, or none; the same of a plain circuit`, () => {
      const asked = instances.filter((instance) => instance.faults.name === name && quick(instance));
      expect(asked.length).toBeGreaterThan(3);
      let agreed = 0;
      const drawn = someOfEach(8, asked, (each) => each);
      for (const instance of drawn)
        for (const t of instance.faults.generalsFail ? [0, 1, 2] : [0]) {
          const title = `${instanceTitle(instance)}, t = ${String(t)}: `;
          const count = counted(instance, t, 'sharp');
          expect(title + String(counted(instance, t, 'plain'))).toBe(title + String(count));
          if (count === null) continue;
          const limits = { evaluations: 2_000, states: 20_000, combinations: 200_000 };
          const { scenarios, stopped } = drive(exhaustive({ instance, t, properties: [] }, { limits, symmetry: true }));
          if (stopped !== null) continue;
          expect(title + String(count)).toBe(title + String(scenarios));
          agreed += 1;
        }
      expect(agreed).toBeGreaterThan(drawn.length / 2);
    });
});

describe('what is not counted', () => {
  const placement = (protocol: Protocol, sizes: Sizes, faults: string, faulty: readonly General[]): bigint | null =>
    countScenarios(placementFormulaOf(instanceAt(protocol, sizes, faults), faulty, 'sharp'));

  test('with three orders or more, a traitor that holds one: which it holds is no part of a scenario', () => {
    expect(placement(om, { n: 3, m: 1, values: 3 }, 'byzantine', [0])).toBeNull();
    expect(placement(majority, { n: 3, m: 0, values: 3 }, 'byzantine', [1])).toBeNull();
    expect(placement(floodSet, { n: 3, m: 0, values: 3 }, 'byzantine', [1])).toBeNull();
    expect(placement(sm, { n: 3, m: 1, values: 3 }, 'signed', [0])).toBeNull();
  });

  test('but a lieutenant that is a traitor holds none, and who only crashes chooses it', () => {
    // Three orders; three things to say to the other lieutenant.
    expect(placement(om, { n: 3, m: 1, values: 3 }, 'byzantine', [1])).toBe(9n);
    // Three orders each; two messages, in one round: each is lost or not.
    expect(placement(floodSet, { n: 3, m: 0, values: 3 }, 'crash', [1])).toBe(27n * 4n);
  });

  test('more than twenty choices that depend on each other: losses that are limited, crashes over many rounds', () => {
    expect(placement(majority, { n: 5, m: 0 }, 'loss:1', [])).toBe(32n * 21n);
    expect(placement(majority, { n: 6, m: 0 }, 'loss:1', [])).toBeNull();
    expect(placement(floodSet, { n: 6, m: 3 }, 'crash', [0])).toBe(64n * (4n * 31n + 1n));
    expect(placement(floodSet, { n: 6, m: 4 }, 'crash', [0])).toBeNull();
  });

  test('but losses without a limit do not', () => {
    expect(placement(majority, { n: 6, m: 0 }, 'loss', [])).toBe(2n ** 6n * 2n ** 30n);
  });

  test('which families those are, among small instances', () => {
    const faults = ['byzantine', 'signed', 'crash', 'omission', 'send-omission', 'loss', 'loss:0', 'loss:1', 'loss:2'];
    const instances = smallInstances({ n: [2, 3, 4], m: [0, 1], values: [2, 3], faults });
    const uncounted = instances.filter((instance) => {
      const most = instance.faults.generalsFail ? 2 : 0;
      return [...placements(instance, most, declaredAlike(instance))].some(
        ({ representative }) => countScenarios(placementFormulaOf(instance, representative, 'sharp')) === null,
      );
    });
    const families = new Set(
      uncounted.map(({ protocol, faults, army }) => `${protocol.name}, ${String(army.values)} orders, ${faults.name}`),
    );
    expect([...families].sort()).toEqual([
      // More than twenty messages of which so many may be lost, from four generals on.
      'flood-set, 2 orders, loss:1',
      'flood-set, 2 orders, loss:2',
      // A traitor’s order.
      'flood-set, 3 orders, byzantine',
      'flood-set, 3 orders, loss:1',
      'flood-set, 3 orders, loss:2',
      'majority, 3 orders, byzantine',
      'om, 3 orders, byzantine',
      'phase-king, 2 orders, loss:1',
      'phase-king, 2 orders, loss:2',
      'sm, 3 orders, byzantine',
      'sm, 3 orders, signed',
    ]);
  });
});

describe('what a count is made of', () => {
  test('an order that nobody may hold, and a choice that is never allowed, count for nothing', () => {
    const gagged = toy({ admissible: ({ logic }, _round, _from, _to, said) => logic.not(logic.any(said)) });
    // Two loyal generals with two orders each; the traitor says nothing.
    expect(countedAt(gagged, { n: 3, m: 0 }, 'byzantine', 1)).toBe(8n + 3n * 4n);
    const mute = toy({ admissible: ({ logic }) => logic.zero });
    expect(countedAt(mute, { n: 3, m: 0 }, 'byzantine', 1)).toBe(8n);
  });

  test.each([
    // Two orders and four coins. With a traitor one order, the loyal general's two coins, and what the traitor says.
    { faults: 'byzantine', count: 4n * 16n + 2n * (2n * 4n * 2n) },
    { faults: 'signed', count: 4n * 16n + 2n * (2n * 4n * 2n) },
    // One that may crash follows its program: it has its order and its coins, and its message arrives or is lost.
    { faults: 'crash', count: 4n * 16n + 2n * (4n * 16n * 2n) },
    // Nobody is faulty. Each of two messages arrives or is lost; at most one is under loss:1.
    { faults: 'loss', count: 4n * 16n * 4n },
    { faults: 'loss:1', count: 4n * 16n * 3n },
  ])('coins count but for a traitor’s: two generals with two each, under $faults', ({ faults, count }) => {
    const gambler = toy({
      coins: () => 2,
      faults: ['byzantine', 'signed', 'crash', 'loss'],
      // The order, unsigned, so that a traitor is free to claim it.
      signature: () => ({ statement: 'attack', chain: [] }),
      program: (setting) => toyProgram(setting),
    });
    const instance = instanceAt(gambler, { n: 2, m: 0 }, faults);
    const question = { instance, t: 1, properties: [] };
    expect(drive(plain(question, noLimits)).scenarios).toBe(count);
    expect(drive(exhaustive(question, { limits: noLimits, symmetry: false })).scenarios).toBe(count);
    expect(counted(instance, 1, 'sharp')).toBe(count);
  });

  test('parts that share a choice are counted together', () => {
    const chained = toy({
      claims: () => ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
      // Each claim implies the next.
      admissible: ({ logic }, _round, _from, _to, said) =>
        logic.all(said.slice(1).map((claim, i) => logic.implies(said[i] ?? logic.zero, claim))),
      program: (setting) => ({
        ...toyProgram(setting),
        send: () => Array.from({ length: 7 }, () => setting.logic.zero),
      }),
    });
    // Two orders; eight things to say.
    expect(countScenarios(placementFormulaOf(instanceAt(chained, { n: 2, m: 0 }, 'byzantine'), [1], 'sharp'))).toBe(
      2n * 8n,
    );
  });
});
