import { describe, expect, test } from 'vitest';
import { holdsOrder } from './problem.ts';
import { left, right } from '../test-support/either.ts';
import { instanceAt } from '../test-support/instance.ts';
import { toy } from '../test-support/toy.ts';
import { byzantine } from './faults/byzantine.ts';
import { loss } from './faults/loss.ts';
import { signed } from './faults/signed.ts';
import type { Sizes } from './instance.ts';
import { instanceOf, instanceTitle } from './instance.ts';
import type { Parameter, Protocol } from './protocol.ts';
import { floodSet } from './protocols/flood-set.ts';
import { handshake } from './protocols/handshake.ts';
import { om } from './protocols/om.ts';
import { phaseKing } from './protocols/phase-king.ts';
import { sourceProtocol } from './recording/recorded.ts';

const refused = (protocol: Protocol, sizes: Sizes): { readonly _tag: string; readonly message: string } =>
  left(instanceOf(protocol, sizes, byzantine));

describe('an instance', () => {
  test('is the protocol, the army, the fault model and the schedule', () => {
    const { protocol, army, faults, schedule } = right(instanceOf(om, { n: 4, m: 1 }, byzantine));
    expect(sourceProtocol(protocol)).toBe(om);
    expect(army).toEqual({ n: 4, m: 1, values: 2, parameters: {} });
    expect(faults).toBe(byzantine);
    expect(schedule.claims).toBe(9);
  });

  test('parameters that are not named take their standard value for the army', () => {
    expect(instanceAt(phaseKing, { n: 4, m: 1 }, 'byzantine').army.parameters).toEqual({ phases: 2 });
    expect(instanceAt(phaseKing, { n: 7, m: 2 }, 'byzantine').army.parameters).toEqual({ phases: 3 });
  });

  test('parameters that are named are taken, and decide the schedule', () => {
    const one = instanceAt(phaseKing, { n: 4, m: 1, parameters: { phases: 1 } }, 'byzantine');
    expect(one.army.parameters).toEqual({ phases: 1 });
    expect(one.schedule.rounds).toBe(3);
  });
});

describe('there is none', () => {
  test('for an army that there is not', () => {
    expect(refused(om, { n: 1, m: 0 })).toEqual({ _tag: 'ArmyError', message: 'n = 1: n must be at least 2' });
  });

  test('at a size for which the protocol is not defined', () => {
    const refusal = (sizes: { readonly least: number; readonly most: number }, n: number): string =>
      refused(toy({ sizes }), { n, m: 0 }).message;
    expect(left(instanceOf(handshake, { n: 3, m: 0 }, loss(1)))).toEqual({
      _tag: 'ArmyError',
      message: 'handshake is defined for exactly 2 generals, not 3',
    });
    expect(refusal({ least: 4, most: 6 }, 3)).toBe('toy is defined for 4 to 6 generals, not 3');
    expect(refusal({ least: 4, most: 6 }, 7)).toBe('toy is defined for 4 to 6 generals, not 7');
  });

  test.each<Partial<Protocol>>([
    { rounds: (army) => (Object.assign(army, { n: 4 }), 2) },
    { claims: (army) => (Object.assign(army, { m: 0 }), []) },
    { claims: (army) => (Object.assign(army.parameters, { k: 1 }), []) },
    {
      parameters: {
        k: { description: 'k', least: 0, most: 1, standard: (army) => (Object.assign(army, { n: 4 }), 0) },
      },
    },
  ])('of a protocol that changes the question: %o', (parts) => {
    expect(() => instanceOf({ ...om, ...parts }, { n: 3, m: 1 }, byzantine)).toThrow(/read only|not extensible/);
  });

  test('at the ends of the sizes there is one', () => {
    const protocol = toy({ sizes: { least: 4, most: 6 } });
    expect([4, 6].map((n) => instanceAt(protocol, { n, m: 0 }, 'byzantine').army.n)).toEqual([4, 6]);
  });

  test('with more orders than the protocol handles', () => {
    expect(refused(phaseKing, { n: 4, m: 1, values: 3 })).toEqual({
      _tag: 'ArmyError',
      message: 'phase-king handles at most 2 different orders, not 3',
    });
  });

  test('with a parameter that the protocol does not have: did you mean', () => {
    expect(refused(phaseKing, { n: 4, m: 1, parameters: { phase: 1 } })).toEqual({
      _tag: 'ParameterError',
      message: 'phase-king has no parameter “phase”. Did you mean phases? It has phases.',
    });
    expect(refused(phaseKing, { n: 4, m: 1, parameters: { coins: 1 } }).message).toBe(
      'phase-king has no parameter “coins”. It has phases.',
    );
    expect(refused(om, { n: 4, m: 1, parameters: { phases: 1 } }).message).toBe(
      'om has no parameter “phases”. It has none.',
    );
  });

  test.each([0, -1, 129, 1.5, NaN, Infinity])('with a parameter out of its range: phases = %d', (phases) => {
    expect(refused(phaseKing, { n: 4, m: 1, parameters: { phases } })).toEqual({
      _tag: 'ParameterError',
      message: `phase-king: phases = ${String(phases)} must be a whole number from 1 to 128`,
    });
  });

  test('and a name that every object has a field by is a name as any other', () => {
    const parameters = { toString: { description: 'made up', least: 1, most: 9, standard: () => 2 } };
    expect(instanceAt(toy({ parameters }), { n: 3, m: 0 }, 'byzantine').army.parameters).toEqual({ toString: 2 });
    expect(instanceTitle(instanceAt(toy({ parameters }), { n: 3, m: 0 }, 'byzantine'))).toBe(
      'toy, n = 3, m = 0, byzantine faults',
    );
  });

  test('at the ends of its range there is one', () => {
    const parameters = { phases: { description: 'phases', least: 1, most: 9, standard: () => 1 } };
    const at = (phases: number): unknown =>
      instanceAt(toy({ parameters }), { n: 3, m: 0, parameters: { phases } }, 'byzantine').army.parameters;
    expect([at(1), at(9)]).toEqual([{ phases: 1 }, { phases: 9 }]);
  });

  test('with a standard value out of its range', () => {
    const halves: Parameter = { description: 'half of m', least: 0, most: 9, standard: ({ m }) => m / 2 };
    expect(refused(toy({ parameters: { halves } }), { n: 3, m: 1 }).message).toBe(
      'toy: halves = 0.5 must be a whole number from 0 to 9',
    );
  });

  test('under a fault model that means nothing for the protocol', () => {
    expect(left(instanceOf(om, { n: 4, m: 1 }, signed))).toMatchObject({ _tag: 'NoMeaning' });
  });

  test('with a schedule that is too large', () => {
    expect(refused(toy({ rounds: () => 128 }), { n: 128, m: 0 })).toMatchObject({ _tag: 'TooLarge' });
  });
});

describe('who holds an order', () => {
  test.each([
    { protocol: om, holders: [true, false, false] },
    { protocol: floodSet, holders: [true, true, true] },
    { protocol: handshake, holders: [true, true, true] },
  ])('$protocol.problem: $holders', ({ protocol, holders }) => {
    expect([0, 1, 2].map((general) => holdsOrder(protocol, general))).toEqual(holders);
  });
});

describe('an instance by its title', () => {
  test('names what differs from the standard', () => {
    expect(instanceTitle(instanceAt(om, { n: 4, m: 1 }, 'byzantine'))).toBe('om, n = 4, m = 1, byzantine faults');
    expect(instanceTitle(instanceAt(om, { n: 4, m: 1, values: 3 }, 'byzantine'))).toBe(
      'om, n = 4, m = 1, 3 orders, byzantine faults',
    );
    expect(instanceTitle(instanceAt(phaseKing, { n: 4, m: 1, parameters: { phases: 1 } }, 'byzantine'))).toBe(
      'phase-king, n = 4, m = 1, phases = 1, byzantine faults',
    );
    expect(instanceTitle(instanceAt(phaseKing, { n: 4, m: 1, parameters: { phases: 2 } }, 'byzantine'))).toBe(
      'phase-king, n = 4, m = 1, byzantine faults',
    );
    expect(instanceTitle(instanceAt(handshake, { n: 2, m: 0 }, 'loss:2'))).toBe(
      'handshake, n = 2, m = 0, loss:2 faults',
    );
  });
});
