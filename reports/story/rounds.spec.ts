import { describe, expect, test } from 'vitest';
import { om } from '../../model/protocols/om.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import type { Instance } from '../../model/instance.ts';
import type { Scenario } from '../../model/scenario.ts';
import { runScenario } from '../../model/scenario.ts';
import { standardProperties } from '../../properties/standard.ts';
import { at } from '../../model/at.ts';
import { right } from '../../test-support/either.ts';
import { gambled } from '../../test-support/gambling.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { roundLines } from './rounds.ts';
import { storyOf } from './story.ts';

const drawn = (instance: Instance, scenario: Scenario, property: number): readonly string[] =>
  roundLines(
    instance,
    storyOf(instance, 1, at(standardProperties(instance), property), right(runScenario(instance, scenario))),
  );

describe('a story is drawn', () => {
  test('with a column for the rounds, and the lie marked', () => {
    const lie = { round: 2, from: 1, to: 2, prescribed: ['0.1'], said: [] };
    const lines = drawn(
      instanceAt(om, { n: 3, m: 1 }, 'byzantine'),
      { faulty: [1], orders: [1], deviations: [lie], heads: [] },
      1,
    );
    expect(lines.slice(0, 8).join('\n')).toMatchInlineSnapshot(`
      "orders    General 0 commands, is loyal, and orders ATTACK.
                1 is a traitor.
      round 1   0 → 1, 2   “the order is ATTACK”
      round 2   1 → 2      “0 ordered RETREAT”   a lie: “0 ordered ATTACK” is prescribed
                2 → 1      “0 ordered ATTACK”
      the end   2 decides RETREAT.
                That breaks validity: if the commander is loyal, every loyal lieutenant that decides, decides its order.
      "
    `);
  });

  test('of a longer one the lies, and that a round has none', () => {
    const lie = { round: 3, from: 4, to: 2, prescribed: ['0.1.4'], said: [] };
    const lines = drawn(
      instanceAt(om, { n: 7, m: 2 }, 'byzantine'),
      { faulty: [4], orders: [1], deviations: [lie], heads: [] },
      0,
    );
    expect(lines.filter((line) => line.startsWith('round'))).toEqual([
      'round 1   every message is as prescribed',
      'round 2   every message is as prescribed',
      expect.stringMatching(/^round 3 {3}4 → 2 {3}“.*” {3}a lie: “.*” is prescribed$/),
    ]);
    expect(lines).toContain('          All other messages are as prescribed.');
  });

  test('a message that is lost is no lie', () => {
    const lines = drawn(
      instanceAt(floodSet, { n: 3, m: 1 }, 'crash'),
      {
        faulty: [0],
        orders: [1, 0, 0],
        deviations: [{ round: 1, from: 0, to: 1, prescribed: ['ATTACK'], said: [] }],
        heads: [],
      },
      0,
    );
    expect(lines.find((line) => line.includes('0 → 1 '))).toMatch(/lost: “/);
    expect(lines.join('\n')).not.toContain('a lie');
  });
});

test('coins stand at the end of their round', () => {
  const { instance, recorded } = gambled(3, [1]);
  const lines = drawn(instance, recorded.scenario, 0);
  const place = lines.indexOf('          1 tosses heads; everybody else tosses tails');
  expect(lines[place - 1]).toBe('          2 → 0, 1   “attack”');
  expect(lines[place + 1]).toMatch(/^the end/);
});
