import { describe, expect, test } from 'vitest';
import { expected } from '../../test-support/expected.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { decided } from '../../test-support/replay.ts';
import { handshake } from './handshake.ts';

const at = (acks: number): ReturnType<typeof instanceAt> =>
  instanceAt(handshake, { n: 2, m: 0, parameters: { acks } }, 'loss');

describe('each attacks if it wants to and has heard all that it should', () => {
  test.each([
    { orders: [1, 1], both: 'ATTACK ATTACK' },
    { orders: [0, 1], both: 'RETREAT RETREAT' },
    { orders: [1, 0], both: 'RETREAT RETREAT' },
    { orders: [0, 0], both: 'RETREAT RETREAT' },
  ])('$orders, one acknowledgement, nothing lost: $both', ({ orders, both }) => {
    expect(decided(at(1), [], orders)).toBe(both);
  });

  test('without acknowledgements 0 attacks on its own', () => {
    expect(decided(at(0), [], [1, 0])).toBe('ATTACK RETREAT');
    expect(decided(at(0), [], [1, 1], [[1, 0, 1]])).toBe('ATTACK RETREAT');
  });

  test('an acknowledgement that does not come stops whoever waits for it', () => {
    expect(decided(at(1), [], [1, 1], [[1, 0, 1]])).toBe('RETREAT RETREAT');
    expect(decided(at(1), [], [1, 1], [[2, 1, 0]])).toBe('RETREAT ATTACK');
  });

  test.each([0, 1, 2, 3, 4, 5])('with %i of them the last may be lost, and its sender attacks alone', (acks) => {
    const last = acks + 1;
    const speaker = acks % 2;
    expect(decided(at(acks), [], [1, 1], [[last, speaker, 1 - speaker]])).toBe(
      speaker === 0 ? 'ATTACK RETREAT' : 'RETREAT ATTACK',
    );
  });
});

test('the generals take turns: one message a round', () => {
  expect(at(2).schedule.links.map(([from0, from1]) => [from0?.[1], from1?.[0]])).toEqual([
    [['attack!'], []],
    [[], ['ack 1']],
    [['ack 2'], []],
  ]);
});

test('what a claim means', () => {
  expect(handshake.meaning(at(1).army, 'attack!', true)).toBe('let us attack');
  expect(handshake.meaning(at(1).army, 'ack 1', true)).toBe('I have heard you (ack 1)');
  expect(handshake.meaning(at(1).army, 'ack 1', false)).toBeNull();
});

test('theory: without acknowledgements 0 attacks on its own, although nothing is lost', () => {
  const { army } = at(0);
  expect(handshake.theory(army, 0, 'loss:0').verdict).toBe('violated');
});

test.each([
  { faults: 'loss', verdict: 'violated' },
  { faults: 'loss:1', verdict: 'violated' },
  { faults: 'loss:0', verdict: 'holds' },
])('theory: $faults: $verdict', ({ faults, verdict }) => {
  expect(expected(handshake, { n: 2, m: 0, t: 0 }, faults).verdict).toBe(verdict);
});
