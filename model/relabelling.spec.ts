import { describe, expect, test } from 'vitest';
import { complaint, toyInstance } from '../test-support/complaint.ts';
import { delivering } from '../test-support/fault-models.ts';
import { instanceAt } from '../test-support/instance.ts';
import type { ToyState } from '../test-support/toy.ts';
import { toy, toyProgram } from '../test-support/toy.ts';
import { generals } from './army.ts';
import type { Instance } from './instance.ts';
import type { Protocol } from './protocol.ts';
import { om } from './protocols/om.ts';
import { relabellingHolds } from './relabelling.ts';

describe('relabelling holds, and catches', () => {
  const alike = { interchangeable: generals };

  test('a decision that depends on the number', () => {
    const stubborn: Protocol = toy({
      ...alike,
      program: (setting) => ({
        ...toyProgram(setting),
        decide: (self) => ({
          decided: setting.logic.one,
          value: [self === 0 ? setting.logic.one : setting.logic.zero],
        }),
      }),
    });
    expect(complaint(relabellingHolds, instanceAt(stubborn, { n: 3, m: 0 }, 'byzantine'))).toMatch(
      /^renaming \d and \d changes what \d decides: they are not interchangeable$/,
    );
  });

  test('a message that depends on the number', () => {
    const loud = toyInstance({
      ...alike,
      program: (setting) => ({
        ...toyProgram(setting),
        send: (self, state) => [self === 0 ? setting.logic.one : (state as ToyState<typeof setting.logic.one>).attack],
      }),
    });
    expect(complaint(relabellingHolds, loud)).toMatch(
      /^renaming \d and \d changes what \d says to \d in round 1: they are not interchangeable$/,
    );
  });

  test('labels that name generals and are not renamed', () => {
    const named = toyInstance({ ...alike, claims: (_army, _round, from) => [`${String(from)} attacks`] });
    expect(complaint(relabellingHolds, named)).toMatch(/^renaming \d and \d changes what \d says/);
    expect(complaint(relabellingHolds, named, [1])).toMatch(/^renaming \d and \d changes what \d says/);
    const renames = toyInstance({
      ...alike,
      claims: (_army, _round, from) => [`${String(from)} attacks`],
      rename: (label, to) => label.replace(/\d+/, (general) => String(to(Number(general)))),
    });
    expect(complaint(relabellingHolds, renames, [1])).toBeNull();
  });

  test('a general that does not exist, and one that is listed twice', () => {
    const declared = (...alikes: readonly number[]): string | null =>
      complaint(relabellingHolds, toyInstance({ interchangeable: () => alikes }));
    expect(declared(0, 3)).toBe('interchangeable lists 3, and there is no such general');
    expect(declared(0, 1, 0)).toBe('interchangeable lists general 0 twice');
    expect(declared(0, 1, 2)).toBeNull();
  });

  test.each([
    [[undefined], 'undefined'],
    [new Array(1), 'undefined'],
    [[0, null], 'null'],
    [[0, -0], '-0'],
    [[-0, 0], '-0'],
    [[NaN], 'NaN'],
    [[1.5], '1.5'],
    [[-1], '-1'],
    [['1', '2'], '"1"'],
    [[2 ** 53], '9007199254740992'],
  ])('%j: what is no general', (alikes: readonly unknown[], listed) => {
    const lists = toyInstance({ interchangeable: () => alikes as readonly number[] });
    expect(complaint(relabellingHolds, lists)).toBe(`interchangeable lists ${listed}, and there is no such general`);
  });

  test('what one may say and another may not', () => {
    const gagged = toyInstance({
      ...alike,
      admissible: ({ logic }, _round, from, _to, said) => (from === 0 ? logic.not(logic.any(said)) : logic.one),
    });
    expect(complaint(relabellingHolds, gagged)).toMatch(
      /^renaming \d and \d changes whether what \d says to \d in round 1 is admissible: they are not interchangeable$/,
    );
  });

  test('a fault model that allows one what it forbids another', () => {
    const unfair = delivering('unfair', ({ logic }, fair) => (...told) => {
      const delivery = fair.deliver(...told);
      return { ...delivery, allowed: logic.not(logic.any(delivery.inbox[0] ?? [])) };
    });
    expect(complaint(relabellingHolds, { ...toyInstance(alike), faults: unfair })).toMatch(
      /^renaming \d and \d changes what is allowed: they are not interchangeable$/,
    );
  });

  test('lieutenants and the commander declared to be alike', () => {
    const flat: Protocol = { ...om, interchangeable: generals };
    expect(complaint(relabellingHolds, instanceAt(flat, { n: 4, m: 1 }, 'byzantine'))).toBe(
      'generals with and without an order of their own are declared interchangeable',
    );
  });

  test('coins are renamed with who tosses them', () => {
    const gambler = (lucky: (general: number) => boolean): Instance =>
      toyInstance({
        ...alike,
        coins: () => 1,
        program: (setting) => ({
          ...toyProgram(setting),
          receive: (self, state, _round, _inbox, coins) =>
            lucky(self) ? { attack: coins[0] ?? setting.logic.zero } : state,
        }),
      });
    expect(
      complaint(
        relabellingHolds,
        gambler(() => true),
      ),
    ).toBeNull();
    expect(
      complaint(
        relabellingHolds,
        gambler((general) => general === 1),
      ),
    ).toMatch(/changes what \d decides/);
  });

  test('under loss, what is lost is renamed with its ends', () => {
    expect(complaint(relabellingHolds, instanceAt(toy(alike), { n: 3, m: 0 }, 'loss'))).toBeNull();
  });

  test('one general, or none, is alike to nobody', () => {
    const stubborn = toyInstance({
      interchangeable: () => [1],
      program: (setting) => ({
        ...toyProgram(setting),
        decide: (self) => ({
          decided: setting.logic.one,
          value: [self === 1 ? setting.logic.one : setting.logic.zero],
        }),
      }),
    });
    expect(complaint(relabellingHolds, stubborn)).toBeNull();
  });
});
