/**
 * Readings agree: what the law catches that one execution and thirty-two at once do not share. What a formula of all
 * executions does not share with them is in `formula-reading.spec.ts`.
 */
import { describe, expect, test } from 'vitest';
import { complaint, toyInstance, toyThat } from '../test-support/complaint.ts';
import { delivering, partial } from '../test-support/fault-models.ts';
import type { ToyState } from '../test-support/toy.ts';
import { readingsAgree } from './laws.ts';
import type { Program, Setting } from './protocol.ts';

describe('readings agree, and catch', () => {
  test('a protocol that branches on a value', () => {
    const branching = toyThat(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
      receive: (_self, { attack }: ToyState<B>, _round, inbox): ToyState<B> => ({
        attack: inbox.flat().includes(logic.one) ? logic.one : attack,
      }),
    }));
    expect(complaint(readingsAgree, branching)).toMatch(
      /^receive\(\d\) in round 1 differs between one execution and thirty-two at once: it branches on a value$/,
    );
  });

  test.each([
    [true, 'one'],
    [false, 'zero'],
  ])('a constant of one execution only: %s', (constant, name) => {
    const leaf = constant as never;
    const says = new RegExp(
      `has a leaf ${String(constant)}, which is a truth value of one execution only; write logic.${name}$`,
    );
    for (const part of [
      <B>(): Partial<Program<B>> => ({ decide: () => ({ decided: leaf, value: [leaf] }) }),
      <B>(): Partial<Program<B>> => ({ send: () => [leaf] }),
    ])
      expect(complaint(readingsAgree, toyThat(part))).toMatch(says);
  });

  test('a field that is lost wherever states are copied, and says so', () => {
    const losing = toyThat(<B>(): Partial<Program<B>> => ({
      start: (_self, [order]) =>
        Object.fromEntries([
          ['attack', order],
          ['__proto__', order],
        ]) as unknown as ToyState<B>,
    }));
    expect(complaint(readingsAgree, losing)).toMatch(/^start\(\d\) has a field “__proto__”$/);
  });

  test('a first state that branches on the order', () => {
    const branching = toyThat(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
      start: (_self, [order]): ToyState<B> => ({ attack: order === logic.one ? logic.one : logic.zero }),
    }));
    expect(complaint(readingsAgree, branching)).toMatch(/^start\(\d\) differs between/);
  });

  test('a message that branches on the state', () => {
    const branching = toyThat(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
      send: (_self, { attack }: ToyState<B>) => [attack === logic.one ? logic.zero : logic.one],
    }));
    expect(complaint(readingsAgree, branching)).toMatch(/^send\(\d\) in round 1 differs between/);
  });

  test('a decision that branches on the state', () => {
    const branching = toyThat(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
      decide: (_self, { attack }: ToyState<B>) => ({
        decided: attack === logic.zero ? logic.zero : logic.one,
        value: [logic.zero],
      }),
    }));
    expect(complaint(readingsAgree, branching)).toMatch(/^decide\(\d\) differs between/);
  });

  test.each([
    { said: 0, message: 'send(0) in round 1 to 1 has 0 claims, but claims(…) lists 1 label' },
    { said: 2, message: 'send(0) in round 1 to 1 has 2 claims, but claims(…) lists 1 label' },
  ])('a message of the wrong length: $said', ({ said, message }) => {
    const wordy = toyThat(({ logic }) => ({ send: () => Array.from({ length: said }, () => logic.zero) }));
    expect(complaint(readingsAgree, wordy)).toBe(message);
  });

  test('a message where none is scheduled', () => {
    const talkative = toyInstance({ claims: (_army, _round, from) => (from === 0 ? [] : ['attack']) });
    expect(complaint(readingsAgree, talkative)).toBe(
      'send(0) in round 1 to 1 has 1 claim, but claims(…) lists 0 labels',
    );
  });

  test('a state whose shape depends on a value', () => {
    const growing = toyThat(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
      receive: (_self, { attack }: ToyState<B>) => (attack === logic.one ? [attack, attack] : [attack]),
      decide: () => ({ decided: logic.one, value: [logic.zero] }),
    }));
    expect(complaint(readingsAgree, growing)).toMatch(/^receive\(\d\) in round 1 depends in its shape on a value$/);
  });

  test('a decision of the wrong width', () => {
    expect(complaint(readingsAgree, toyInstance({}, 3))).toBe('decide(0) has a value of 1 bits; 3 orders take 2');
  });

  test('a number in a state, where the types did not', () => {
    const counting = toyThat(<B>({ logic }: Setting<B>): Partial<Program<B>> => ({
      receive: (_self, { attack }: ToyState<B>, round) => [attack, round as unknown as B],
      decide: () => ({ decided: logic.one, value: [logic.zero] }),
    }));
    expect(complaint(readingsAgree, counting)).toBe('receive(0) in round 1 of toy has a leaf that is no truth value');
  });

  test('a fault model that asks one reading for more than the other', () => {
    const curious = delivering('curious', ({ logic: { one } }) => (memory, round, to, addressed, choose) => {
      const asked = typeof one === 'boolean' ? one : choose({ _tag: 'lost', round, from: 0, to }, one);
      const allowed = typeof one === 'boolean' ? choose({ _tag: 'lost', round, from: 1, to }, one) : asked;
      return { memory, inbox: addressed, allowed };
    });
    expect(complaint(readingsAgree, { ...toyInstance({}), faults: curious })).toMatch(
      /^the fault model curious judges lane \d+ differently$/,
    );
  });

  test('a fault model that judges by the reading', () => {
    const judgedBy = (parts: Parameters<typeof partial>[1]): string | null =>
      complaint(readingsAgree, { ...toyInstance({}), faults: partial(({ one }) => typeof one === 'boolean', parts) });
    const judged = 'the fault model partial judges lane 0 differently';
    expect(judgedBy({ allows: false, loses: false })).toBe(judged);
    expect(judgedBy({ allows: true, loses: true })).toBe(judged);
    expect(judgedBy({ allows: true, loses: false })).toBeNull();
  });
});
