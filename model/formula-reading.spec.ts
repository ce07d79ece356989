/**
 * Readings agree with the formula of all executions: what the law catches that only the formula shows.
 */
import { describe, expect, test } from 'vitest';
import { complaint, toyInstance, toyThat } from '../test-support/complaint.ts';
import { delivering, partial } from '../test-support/fault-models.ts';
import type { ToyState } from '../test-support/toy.ts';
import { readingsAgree } from './laws.ts';
import type { Logic } from './logic.ts';
import type { Program, Setting } from './protocol.ts';

describe('readings agree with the formula of all executions, and catch', () => {
  /** Whether a reading is the circuit's: one literal of it is the truth, and its negation is the other. */
  const isFormula = <B>(logic: Logic<B>): boolean => logic.one === (1 as B);
  const differs = (where: string): string =>
    `${where} differs between an execution and the formula of all: it depends on how a value is written`;

  test('a protocol that computes with booleans and bits by itself, and not with the connectives', () => {
    const clever = toyThat(<B>({ logic }: Setting<B>): Partial<Program<B>> => {
      const both = (a: B, b: B): B => (typeof a === 'boolean' ? a && b : ((((a as number) & (b as number)) | 0) as B));
      return {
        receive: (_self, { attack }: ToyState<B>, _round, inbox): ToyState<B> => ({
          attack: inbox.flat().reduce(both, attack),
        }),
        decide: (_self, { attack }: ToyState<B>) => ({ decided: logic.one, value: [attack] }),
      };
    });
    expect(complaint(readingsAgree, clever)).toBe(differs('receive(0) in round 1'));
  });

  const otherwise = <B>(setting: Setting<B>, value: B): B =>
    isFormula(setting.logic) ? setting.logic.not(value) : value;
  test.each<{ readonly where: string; readonly exchanged: <B>(setting: Setting<B>) => Partial<Program<B>> }>([
    {
      where: 'start(0)',
      exchanged: <B>(setting: Setting<B>): Partial<Program<B>> => ({
        start: (_self, [order = setting.logic.zero]): ToyState<B> => ({ attack: otherwise(setting, order) }),
      }),
    },
    {
      where: 'send(0) in round 1',
      exchanged: <B>(setting: Setting<B>): Partial<Program<B>> => ({
        send: (_self, { attack }: ToyState<B>) => [otherwise(setting, attack)],
      }),
    },
    {
      where: 'receive(0) in round 1',
      exchanged: <B>(setting: Setting<B>): Partial<Program<B>> => ({
        receive: (_self, { attack }: ToyState<B>): ToyState<B> => ({ attack: otherwise(setting, attack) }),
      }),
    },
    {
      where: 'decide(0)',
      exchanged: <B>(setting: Setting<B>): Partial<Program<B>> => ({
        decide: (_self, { attack }: ToyState<B>) => ({
          decided: otherwise(setting, setting.logic.one),
          value: [attack],
        }),
      }),
    },
  ])('one that does otherwise there alone: $where', ({ where, exchanged }) => {
    expect(complaint(readingsAgree, toyThat(exchanged), [1])).toBe(differs(where));
  });

  test('a decision that is wrong in one assignment of many, in whichever trial meets it', () => {
    const seldom = toyThat(<B>(setting: Setting<B>): Partial<Program<B>> => ({
      receive: (_self, { attack }: ToyState<B>, _round, inbox): ToyState<B> => {
        const { logic } = setting;
        const votes = [attack, ...inbox.flat()];
        return { attack: isFormula(setting.logic) ? logic.atLeast(2, votes) : logic.all(votes) };
      },
    }));
    expect(complaint(readingsAgree, seldom)).toBe(differs('receive(0) in round 1'));
  });

  test('a state of another shape', () => {
    const longer = toyThat(<B>(setting: Setting<B>): Partial<Program<B>> => ({
      receive: (_self, { attack }: ToyState<B>) => (isFormula(setting.logic) ? [attack, attack] : [attack]),
      decide: () => ({ decided: setting.logic.one, value: [setting.logic.zero] }),
    }));
    expect(complaint(readingsAgree, longer)).toBe(
      'receive(0) in round 1 has another shape in the formula of all executions',
    );
  });

  test.each([0, -0, 0.5, 1_000_000, -1_000_000, NaN, Infinity, 'attack', true, null])(
    'a leaf that is no literal of the formula: %s',
    (leaf) => {
      const foreign = toyThat(<B>(setting: Setting<B>): Partial<Program<B>> => ({
        receive: () => [isFormula(setting.logic) ? (leaf as B) : setting.logic.one],
        decide: () => ({ decided: setting.logic.one, value: [setting.logic.zero] }),
      }));
      expect(complaint(readingsAgree, foreign)).toBe(differs('receive(0) in round 1'));
    },
  );

  test('a fault model that judges by the reading', () => {
    const judgedBy = (parts: Parameters<typeof partial>[1]): string | null =>
      complaint(readingsAgree, { ...toyInstance({}), faults: partial(isFormula, parts) });
    const judged = 'the fault model partial judges the formula of all executions differently';
    expect(judgedBy({ allows: false, loses: false })).toBe(judged);
    expect(judgedBy({ allows: true, loses: true })).toBe(judged);
    expect(judgedBy({ allows: true, loses: false })).toBeNull();
  });

  test('a fault model that hands on what was not chosen', () => {
    const swapping = delivering('swapping', ({ logic }) => (memory, _round, _to, addressed) => ({
      memory,
      inbox: addressed.map((message) => (isFormula(logic) ? message.map(logic.not) : message)),
      allowed: logic.one,
    }));
    expect(complaint(readingsAgree, { ...toyInstance({}), faults: swapping })).toBe(differs('what 0 heard in round 1'));
  });

  test('a vote that is not there: what one hears from oneself', () => {
    const selfish = toyThat(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
      receive: (_self, _state, _round, inbox): ToyState<B> => ({
        attack: logic.majority(inbox.map((message) => message[0] as B)),
      }),
    }));
    expect(() => complaint(readingsAgree, selfish)).toThrow(/undefined is no/);
  });

  test('and nothing where a protocol uses every connective', () => {
    const everything = toyThat(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
      receive: (_self, { attack }: ToyState<B>, _round, inbox): ToyState<B> => {
        const votes = [attack, ...inbox.flat()];
        const [a = attack, b = attack, c = attack] = votes;
        return {
          attack: logic.any([
            logic.all([logic.majority(votes), logic.not(a)]),
            logic.cond(a, logic.equal(b, c), logic.implies(b, logic.meet(c, logic.join(a, c)))),
            logic.atLeast(votes.length / 2, votes),
          ]),
        };
      },
    }));
    expect(complaint(readingsAgree, everything)).toBeNull();
    expect(complaint(readingsAgree, everything, [0, 2])).toBeNull();
  });
});
