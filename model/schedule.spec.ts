import { describe, expect, test } from 'vitest';
import { left, right } from '../test-support/either.ts';
import { toy } from '../test-support/toy.ts';
import { armyOf } from './army.ts';
import type { Protocol } from './protocol.ts';
import { floodSet } from './protocols/flood-set.ts';
import { handshake } from './protocols/handshake.ts';
import { majority } from './protocols/majority.ts';
import { om } from './protocols/om.ts';
import { phaseKing } from './protocols/phase-king.ts';
import { sm } from './protocols/sm.ts';
import type { Schedule, ScheduleError } from './schedule.ts';
import { labelsOf, MOST_CLAIMS, scheduleOf } from './schedule.ts';

const schedule = (protocol: Protocol, n: number, m: number, values = 2): Schedule =>
  right(scheduleOf(protocol, right(armyOf({ n, m, values }))));
const refusal = (protocol: Protocol, n: number, m: number): ScheduleError =>
  left(scheduleOf(protocol, right(armyOf({ n, m }))));

describe('how much a protocol says', () => {
  test.each([
    // What the paper counts as messages, one a path, are claims here; a message carries all of a link's.
    { protocol: om, n: 2, m: 0, claims: 1, messages: 1, rounds: 1 },
    { protocol: om, n: 4, m: 0, claims: 3, messages: 3, rounds: 1 },
    { protocol: om, n: 4, m: 1, claims: 9, messages: 9, rounds: 2 },
    { protocol: om, n: 5, m: 1, claims: 16, messages: 16, rounds: 2 },
    { protocol: om, n: 7, m: 1, claims: 36, messages: 36, rounds: 2 },
    { protocol: om, n: 7, m: 2, claims: 156, messages: 66, rounds: 3 },
    { protocol: om, n: 10, m: 3, claims: 3609, messages: 225, rounds: 4 },
    { protocol: om, n: 13, m: 4, claims: 108_384, messages: 540, rounds: 5 },
    { protocol: sm, n: 4, m: 1, claims: 18, messages: 9, rounds: 2 },
    { protocol: phaseKing, n: 4, m: 1, claims: 78, messages: 54, rounds: 6 },
    { protocol: floodSet, n: 4, m: 1, claims: 48, messages: 24, rounds: 2 },
    { protocol: majority, n: 4, m: 0, claims: 12, messages: 12, rounds: 1 },
    { protocol: handshake, n: 2, m: 0, claims: 2, messages: 2, rounds: 2 },
  ])('$protocol.name, n = $n, m = $m: $claims claims', ({ protocol, n, m, claims, messages, rounds }) => {
    const { links, ...sizes } = schedule(protocol, n, m);
    expect(sizes).toEqual({ rounds, messages, claims });
    expect(links).toHaveLength(rounds);
  });

  test('three orders take two claims where two take one', () => {
    expect(schedule(om, 4, 1, 3).claims).toBe(18);
    expect(schedule(majority, 4, 0, 3).claims).toBe(24);
  });
});

describe('links', () => {
  test('OM(1), n = 4: the commander speaks, then the lieutenants relay', () => {
    const of4 = schedule(om, 4, 1);
    expect(labelsOf(of4, 1, 0, 3)).toEqual(['0']);
    expect(labelsOf(of4, 2, 1, 3)).toEqual(['0.1']);
    expect(labelsOf(of4, 1, 1, 3)).toEqual([]);
  });

  test('nobody sends to itself, even where a protocol says so', () => {
    expect(labelsOf(schedule(toy(), 3, 0), 1, 1, 1)).toEqual([]);
    expect(schedule(toy(), 3, 0).claims).toBe(6);
  });

  test.each([
    { round: 0, from: 0, to: 1 },
    { round: 3, from: 0, to: 1 },
    { round: 1, from: 4, to: 1 },
    { round: 1, from: 0, to: 4 },
    { round: 1.5, from: 0, to: 1 },
  ])('where there is no link, there are no labels: round $round, $from to $to', ({ round, from, to }) => {
    expect(labelsOf(schedule(om, 4, 1), round, from, to)).toEqual([]);
  });

  test('a protocol may have no rounds', () => {
    expect(schedule(toy({ rounds: () => 0 }), 3, 0)).toEqual({ rounds: 0, links: [], messages: 0, claims: 0 });
  });
});

describe('refused', () => {
  test('OM(59), n = 60: before the first million of its claims is listed', { tags: ['thorough'] }, () => {
    let listed = 0;
    const counted = toy({
      ...om,
      claims: (army, round, from, to) => {
        const labels = om.claims(army, round, from, to);
        listed += labels.length;
        return labels;
      },
    });
    expect(refusal(counted, 60, 59)).toEqual({
      _tag: 'TooLarge',
      message: 'om with n = 60, m = 59 has more than 1,000,000 claims in one execution; choose smaller sizes',
    });
    expect(listed).toBeLessThan(MOST_CLAIMS + 4000);
  });

  test.each([
    { protocol: om, n: 30, m: 9 },
    { protocol: sm, n: 30, m: 9 },
    { protocol: om, n: 128, m: 3 },
  ])('$protocol.name, n = $n, m = $m: by a few of its links', ({ protocol, n, m }) => {
    let listed = 0;
    const counted = toy({
      ...protocol,
      claims: (army, round, from, to) => {
        const labels = protocol.claims(army, round, from, to);
        listed += labels.length;
        return labels;
      },
    });
    expect(refusal(counted, n, m)._tag).toBe('TooLarge');
    expect(listed).toBeLessThan(50_000);
  });

  test('whatever is called interchangeable', () => {
    const alike = (...named: readonly number[]): Protocol => toy({ interchangeable: () => named });
    expect(schedule(alike(0), 3, 0).claims).toBe(6);
    expect(schedule(alike(0, 0, 7, -1), 3, 0).claims).toBe(6);
    expect(schedule(alike(2, 1), 3, 0).claims).toBe(6);
  });

  test('128 generals for 128 rounds: before anything is listed', () => {
    const claims = (): never => {
      throw new Error('a label was asked for');
    };
    expect(refusal(toy({ rounds: () => 128, claims }), 128, 0)).toEqual({
      _tag: 'TooLarge',
      message: 'toy with n = 128, m = 0 has more than 2,000,000 links over all rounds; choose smaller sizes',
    });
  });

  test('exactly a million claims are not too many, one more is', () => {
    const thousand = Array.from({ length: 1000 }, (_, i) => String(i));
    const wide = (more: readonly string[]): Protocol =>
      toy({
        rounds: () => MOST_CLAIMS / 1000,
        claims: (_army, round, from) => (from === 0 ? thousand : round === 1 ? more : []),
      });
    expect(schedule(wide([]), 2, 0).claims).toBe(MOST_CLAIMS);
    expect(refusal(wide(['one more']), 2, 0)._tag).toBe('TooLarge');
  });

  test('two claims of one name on a link', () => {
    const doubled = toy({ claims: (_army, _round, from) => (from === 1 ? ['a', 'b', 'a'] : []) });
    expect(refusal(doubled, 3, 0)).toEqual({
      _tag: 'BadLabels',
      message: 'toy: the labels from 1 to 0 in round 1 are not all different: a, b, a',
    });
  });

  test.each([1.5, -1, NaN, Infinity])('%d rounds', (rounds) => {
    expect(refusal(toy({ rounds: () => rounds }), 3, 0)).toEqual({
      _tag: 'BadLabels',
      message: `toy: rounds(army) is ${String(rounds)}, not a whole number`,
    });
  });
});
