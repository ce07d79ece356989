import { describe, expect, test } from 'vitest';
import { right } from '../test-support/either.ts';
import { hexagon } from '../test-support/hexagon.ts';
import { instanceAt } from '../test-support/instance.ts';
import { toy, toyProgram } from '../test-support/toy.ts';
import { booleanLogic } from './boolean.ts';
import { honestly } from './choice.ts';
import type { Execution, Run } from './execution.ts';
import { execute, runOf, toss } from './execution.ts';
import type { Instance } from './instance.ts';
import { lanesLogic } from './lanes.ts';
import type { Network } from './network.ts';
import { NOBODY } from './network.ts';
import { orderOf } from './order.ts';
import type { Protocol } from './protocol.ts';
import { floodSet } from './protocols/flood-set.ts';
import { majority } from './protocols/majority.ts';
import { om } from './protocols/om.ts';
import { phaseKing } from './protocols/phase-king.ts';
import { runScenario } from './scenario.ts';
import { viewOf } from './view.ts';

const ATTACK = [true];
const RETREAT = [false];

/** The honest execution, by node, in which node k starts with `orders[k]`. */
const honest = (instance: Instance, orders: readonly number[], network?: Network): Execution<boolean> => {
  const run = runOf(booleanLogic, instance, []);
  const vectors = orders.map((order) => orderOf(booleanLogic, instance.army, order));
  return execute(network === undefined ? run : { ...run, network }, vectors, honestly);
};
const values = ({ decisions }: Execution<boolean>): readonly unknown[] => decisions.map(({ value }) => value);

describe('OM(1), n = 3, honestly', () => {
  const { start, rounds, decisions, allowed, lost } = honest(instanceAt(om, { n: 3, m: 1 }, 'byzantine'), [1]);

  test('round 1: the commander orders, round 2: the lieutenants relay', () => {
    expect(rounds.map(({ sent }) => sent)).toEqual([
      [
        [[], ATTACK, ATTACK],
        [[], [], []],
        [[], [], []],
      ],
      [
        [[], [], []],
        [[], [], ATTACK],
        [[], ATTACK, []],
      ],
    ]);
  });

  test('heard is what was sent, by receiver', () => {
    expect(rounds.map(({ heard }) => heard)).toEqual([
      [
        [[], [], []],
        [ATTACK, [], []],
        [ATTACK, [], []],
      ],
      [
        [[], [], []],
        [[], [], ATTACK],
        [[], ATTACK, []],
      ],
    ]);
  });

  test('a lieutenant starts with RETREAT, whatever it is handed', () => {
    expect(start).toEqual([
      { order: ATTACK, levels: [] },
      { order: RETREAT, levels: [] },
      { order: RETREAT, levels: [] },
    ]);
    expect(honest(instanceAt(om, { n: 3, m: 1 }, 'byzantine'), [1, 1, 1]).start).toEqual(start);
  });

  test('states follow the rounds, and everybody attacks', () => {
    expect(rounds.map(({ states }) => states[1])).toEqual([
      { order: RETREAT, levels: [ATTACK] },
      { order: RETREAT, levels: [ATTACK, ATTACK] },
    ]);
    expect(decisions.map(({ decided, value }) => [decided, value])).toEqual([
      [true, ATTACK],
      [true, ATTACK],
      [true, ATTACK],
    ]);
    expect([allowed, lost]).toEqual([true, false]);
  });
});

test('without rounds, a general decides from its first state', () => {
  const { rounds, decisions, allowed } = honest(
    instanceAt(toy({ rounds: () => 0 }), { n: 2, m: 0 }, 'byzantine'),
    [1, 0],
  );
  expect(rounds).toEqual([]);
  expect(decisions.map(({ value }) => value)).toEqual([ATTACK, RETREAT]);
  expect(allowed).toBe(true);
});

test('one disallowed choice in the first of two rounds is not forgotten', () => {
  const three = instanceAt(om, { n: 3, m: 1, values: 3 }, 'byzantine');
  const both = execute(runOf(booleanLogic, three, [0]), [orderOf(booleanLogic, three.army, 0)], () => true);
  expect(both.allowed).toBe(false);
});

test('in the lanes reading the same run is thirty-two runs', () => {
  const flood = instanceAt(floodSet, { n: 3, m: 0 }, 'byzantine');
  const orders = [[0b01], [0b10], [0b00]];
  const { decisions } = execute(runOf(lanesLogic, flood, []), orders, honestly);
  // Lane 0: general 0 wants to attack; lane 1: general 1 does; in both the others differ. Elsewhere all retreat.
  expect(decisions.map(({ value }) => value)).toEqual([[0], [0], [0]]);
  const alone = execute(runOf(lanesLogic, flood, []), [[0b101], [0b101], [0b110]], honestly);
  expect(alone.decisions.map(({ value }) => value)).toEqual([[0b100], [0b100], [0b100]]);
});

test('a node without an order starts with none, and its protocol takes that as it likes', () => {
  const { start } = honest(instanceAt(toy(), { n: 2, m: 0 }, 'byzantine'), [1]);
  expect(start).toEqual([{ attack: true }, { attack: false }]);
});

describe('coins', () => {
  /** Two coins for general 1, none for the others; it attacks if both come up heads. */
  const gambler = toy({
    coins: (_army, _round, general) => (general === 1 ? 2 : 0),
    program: (setting) => ({
      ...toyProgram(setting),
      receive: (_self, state, _round, _inbox, coins) =>
        coins.length === 0 ? state : { attack: setting.logic.all(coins) },
    }),
  });
  const instance = instanceAt(gambler, { n: 2, m: 0 }, 'byzantine');

  test('are tossed by whoever has some, each by its name', () => {
    const run = runOf(booleanLogic, instance, []);
    const names: string[] = [];
    const tossed = toss(run, 1, 1, (choice, tails) => {
      if (choice._tag === 'coin') names.push(`${String(choice.general)} tosses ${String(choice.coin)}`);
      return !tails;
    });
    expect(tossed).toEqual([true, true]);
    expect(names).toEqual(['1 tosses 0', '1 tosses 1']);
    expect(toss(run, 1, 0, honestly)).toEqual([]);
  });

  test('are handed to receive, tails unless chosen otherwise', () => {
    const heads = (...coins: readonly number[]): Execution<boolean> =>
      right(
        runScenario(instance, {
          faulty: [],
          orders: [0, 0],
          deviations: [],
          heads: coins.map((coin) => ({ round: 1, general: 1, coin })),
        }),
      ).execution;
    expect(values(heads(0, 1))).toEqual([RETREAT, ATTACK]);
    expect(values(heads(0))).toEqual([RETREAT, RETREAT]);
  });
});

describe('a sparse network', () => {
  /** 0 and 2 are not connected. */
  const line: Network = [
    { id: 0, neighbours: [NOBODY, 1, NOBODY] },
    { id: 1, neighbours: [0, NOBODY, 2] },
    { id: 2, neighbours: [NOBODY, 1, NOBODY] },
  ];

  test('in one round nothing passes where there is no link, in two it goes around', () => {
    const after = (rounds: number): readonly unknown[] =>
      values(honest(instanceAt(toy({ rounds: () => rounds }), { n: 3, m: 0 }, 'byzantine'), [1, 0, 0], line));
    expect(after(1)).toEqual([ATTACK, ATTACK, RETREAT]);
    expect(after(2)).toEqual([ATTACK, ATTACK, ATTACK]);
  });

  test('over no link nothing is sent', () => {
    const { rounds } = honest(instanceAt(toy(), { n: 3, m: 0 }, 'byzantine'), [1, 0, 0], line);
    expect(rounds[0]?.sent).toEqual([
      [[], ATTACK, []],
      [RETREAT, [], RETREAT],
      [[], RETREAT, []],
    ]);
  });
});

describe('the hexagon: every general twice, the first copies with 0, the second with 1', () => {
  const copies = (protocol: Protocol): Execution<boolean> =>
    honest(instanceAt(protocol, { n: 3, m: 1 }, 'byzantine'), [0, 0, 0, 1, 1, 1], hexagon);

  test('each node hears its own neighbours', () => {
    expect(copies(majority).rounds[0]?.heard).toEqual([
      [[], RETREAT, ATTACK],
      [RETREAT, [], RETREAT],
      [ATTACK, RETREAT, []],
      [[], ATTACK, RETREAT],
      [ATTACK, [], ATTACK],
      [RETREAT, ATTACK, []],
    ]);
  });

  test('to the generals 1 and 2 of the first copy it looks like an army in which 0 lies to 2', () => {
    for (const protocol of [majority, phaseKing]) {
      const cover = copies(protocol);
      const instance = instanceAt(protocol, { n: 3, m: 1 }, 'byzantine');
      const alone = execute(
        runOf(booleanLogic, instance, [0]),
        [0, 0, 0].map((order) => orderOf(booleanLogic, instance.army, order)),
        (choice, prescribed) => {
          if (choice._tag !== 'claim') return prescribed;
          const { round, from, to, label } = choice;
          const labels = instance.schedule.links[round - 1]?.[from]?.[to] ?? [];
          return cover.rounds[round - 1]?.heard[to]?.[from]?.[labels.indexOf(label)] ?? prescribed;
        },
      );
      expect(viewOf(alone, 1)).toEqual(viewOf(cover, 1));
      expect(viewOf(alone, 2)).toEqual(viewOf(cover, 2));
      expect(alone.decisions.slice(1)).toEqual(cover.decisions.slice(1, 3));
    }
  });

  test('OM(1): generals 0 and 1 of a copy must obey it, and 1 and 2 agree; not all of that can be', () => {
    const { decisions } = copies(om);
    const [, one, two, , otherOne] = decisions.map(({ value }) => value[0]);
    // 1 takes its commander at its word, and 2 hears the other copy’s: whoever decides alike disobeys somewhere.
    const obeyed = { firstCopy: one === false, secondCopy: two === true, agreed: one === two };
    expect(Object.values(obeyed)).toContain(false);
    expect({ ...obeyed, otherOne }).toEqual({ firstCopy: true, secondCopy: false, agreed: true, otherOne: false });
  });
});

test('a run is of its instance', () => {
  const instance = instanceAt(om, { n: 3, m: 1 }, 'byzantine');
  const { protocol, army, rounds, network }: Run<boolean> = runOf(booleanLogic, instance, []);
  expect(protocol).toBe(instance.protocol);
  expect(army).toBe(instance.army);
  expect(rounds).toBe(2);
  expect(network).toHaveLength(3);
});
