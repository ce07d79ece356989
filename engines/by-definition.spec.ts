/**
 * Faulty generals and lossy links, enumerated from their definitions: an enumeration that shares nothing with the kernel, the fault
 * models or the engines. Three protocols are written down a second time, for two orders, with numbers.
 *
 * A scenario is who is faulty, the orders of those that follow the protocol, what traitors say to those that follow it, and which
 * messages between those are lost, by a faulty general or by a link.
 */
import { describe, expect, test } from 'vitest';
import type { Protocol } from '../model/protocol.ts';
import { floodSet } from '../model/protocols/flood-set.ts';
import { majority } from '../model/protocols/majority.ts';
import { om } from '../model/protocols/om.ts';
import { drive } from '../test-support/drive.ts';
import { questionAt } from '../test-support/question.ts';
import { some } from '../test-support/tier/draws.ts';
import { exhaustive } from './exhaustive/exhaustive.ts';

/** A protocol for two orders: states and messages are numbers, and nothing said is 0. */
interface ByHand {
  readonly protocol: Protocol;
  readonly commanded: boolean;
  readonly rounds: (m: number) => number;
  readonly speaks: (round: number, from: number, to: number) => boolean;
  /** How many different messages there are. */
  readonly messages: number;
  readonly start: (order: number) => readonly number[];
  readonly send: (state: readonly number[]) => number;
  /** `heard[from]`: 0 from those that say nothing. */
  readonly receive: (
    state: readonly number[],
    heard: readonly number[],
    self: number,
    round: number,
  ) => readonly number[];
  readonly decide: (state: readonly number[], n: number) => number;
}

/** Everybody says its order; more than half of all, oneself included, have to want to attack. */
const majorityByHand: ByHand = {
  protocol: majority,
  commanded: false,
  rounds: () => 1,
  speaks: () => true,
  messages: 2,
  start: (order) => [order],
  send: ([order = 0]) => order,
  receive: ([order = 0], heard) => [order + heard.reduce((a, b) => a + b, 0)],
  decide: ([votes = 0], n) => (2 * votes > n ? 1 : 0),
};

/** Everybody says which orders it knows of: bit 0 RETREAT, bit 1 ATTACK. One that knows of one alone decides that. */
const floodSetByHand: ByHand = {
  protocol: floodSet,
  commanded: false,
  rounds: (m) => m + 1,
  speaks: () => true,
  messages: 4,
  start: (order) => [1 << order],
  send: ([known = 0]) => known,
  receive: ([known = 0], heard) => [heard.reduce((a, b) => a | b, known)],
  decide: ([known = 0]) => (known === 2 ? 1 : 0),
};

/** OM(1): the commander says its order, each lieutenant what it was told, and the majority of what it was told counts. */
const omByHand: ByHand = {
  protocol: om,
  commanded: true,
  rounds: () => 2,
  speaks: (round, from, to) => to !== 0 && (from === 0) === (round === 1),
  messages: 2,
  start: (order) => [order, 0],
  send: ([order = 0]) => order,
  receive: ([order = 0, votes = 0], heard, self, round) =>
    self === 0
      ? [order, votes]
      : round === 1
        ? [heard[0] ?? 0, heard[0] ?? 0]
        : [order, votes + heard.reduce((a, b) => a + b, 0)],
  decide: ([, votes = 0], n) => (2 * votes > n - 1 ? 1 : 0),
};

interface Trouble {
  readonly name: string;
  /** What a faulty general does; `null` where nobody is faulty. */
  readonly kind: 'lies' | 'lies alike' | 'loses' | null;
  readonly sent?: boolean;
  readonly received?: boolean;
  readonly links: number;
  readonly perRound?: boolean;
}

const LOSING = [
  { name: 'send-omission', kind: 'loses', sent: true, received: false },
  { name: 'receive-omission', kind: 'loses', sent: false, received: true },
  { name: 'omission', kind: 'loses', sent: true, received: true },
] as const;
const LYING = [
  { name: 'byzantine', kind: 'lies' },
  { name: 'symmetric', kind: 'lies alike' },
] as const;
const LINKS = [
  { suffix: '', links: 0 },
  { suffix: '+loss:0', links: 0 },
  { suffix: '+loss:1', links: 1 },
  { suffix: '+loss:2', links: 2 },
  { suffix: '+loss', links: Infinity },
  { suffix: '+loss:1/round', links: 1, perRound: true },
] as const;
const troubles: readonly Trouble[] = [
  ...[...LYING, ...LOSING].flatMap((generals) =>
    LINKS.map(({ suffix, ...links }): Trouble => ({ ...generals, ...links, name: `${generals.name}${suffix}` })),
  ),
  { name: 'loss:1/round', kind: null, links: 1, perRound: true },
  { name: 'loss:2', kind: null, links: 2 },
];

/** All lists with one of each of the options. */
function* everyWay<A>(options: readonly (readonly A[])[]): Generator<readonly A[]> {
  const [first, ...others] = options;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const rest of everyWay(others)) for (const one of first) yield [one, ...rest];
}

/** What becomes of a message: what arrives, and whether a link has lost it. */
interface Fate {
  readonly arrives: number;
  readonly byLink: boolean;
}

interface Counts {
  readonly scenarios: number;
  readonly agreement: number;
  readonly validity: number;
}

const enumerate = (hand: ByHand, n: number, m: number, t: number, trouble: Trouble): Counts => {
  const counts = { scenarios: 0, agreement: 0, validity: 0 };
  const everybody = Array.from({ length: n }, (_, general) => general);
  const lying = trouble.kind === 'lies' || trouble.kind === 'lies alike';
  const rounds = hand.rounds(m);

  const fatesOf = (faulty: readonly number[], said: number, from: number, to: number): readonly Fate[] => {
    const [sends, receives] = [faulty.includes(from), faulty.includes(to)];
    const asSaid = { arrives: said, byLink: false };
    if (lying && sends) return receives ? [asSaid] : everybodyCouldSay(hand.messages);
    if (lying && receives) return [asSaid];
    if (trouble.kind === 'loses' && ((trouble.sent === true && sends) || (trouble.received === true && receives)))
      return [asSaid, { arrives: 0, byLink: false }];
    return trouble.links > 0 ? [asSaid, { arrives: 0, byLink: true }] : [asSaid];
  };

  const judge = (
    faulty: readonly number[],
    orders: readonly number[],
    states: readonly (readonly number[])[],
  ): void => {
    counts.scenarios += 1;
    const loyal = everybody.filter((general) => !faulty.includes(general));
    const deciders = loyal.filter((general) => !hand.commanded || general !== 0);
    const decided = deciders.map((general) => hand.decide(states[general] ?? [], n));
    if (new Set(decided).size > 1) counts.agreement += 1;
    const premised = hand.commanded ? (faulty.includes(0) ? [] : [0]) : lying ? loyal : everybody;
    const held = new Set(premised.map((general) => orders[general]));
    if (held.size === 1 && decided.some((order) => !held.has(order))) counts.validity += 1;
  };

  const run = (
    faulty: readonly number[],
    orders: readonly number[],
    states: readonly (readonly number[])[],
    round: number,
    lost: number,
  ): void => {
    if (round > rounds) {
      judge(faulty, orders, states);
      return;
    }
    const links = everybody.flatMap((from) =>
      everybody.flatMap((to) => (from !== to && hand.speaks(round, from, to) ? [{ from, to }] : [])),
    );
    for (const fates of everyWay(
      links.map(({ from, to }) => fatesOf(faulty, hand.send(states[from] ?? []), from, to)),
    )) {
      const losses = (trouble.perRound === true ? 0 : lost) + fates.filter(({ byLink }) => byLink).length;
      if (losses > trouble.links) continue;
      const toldBy = (from: number): readonly number[] =>
        fates.flatMap(({ arrives }, i) => (links[i]?.from === from && !faulty.includes(links[i].to) ? [arrives] : []));
      if (trouble.kind === 'lies alike' && faulty.some((from) => new Set(toldBy(from)).size > 1)) continue;
      const next = everybody.map((self) => {
        const heard = everybody.map((from) => {
          const i = links.findIndex((link) => link.from === from && link.to === self);
          return fates[i]?.arrives ?? 0;
        });
        return hand.receive(states[self] ?? [], heard, self, round);
      });
      run(faulty, orders, next, round + 1, losses);
    }
  };

  for (const marks of everyWay(everybody.map(() => [false, true]))) {
    const faulty = everybody.filter((general) => marks[general] === true);
    if (faulty.length > (trouble.kind === null ? 0 : t)) continue;
    const choices = everybody.map((general) =>
      (hand.commanded && general !== 0) || (lying && faulty.includes(general)) ? [0] : [0, 1],
    );
    for (const orders of everyWay(choices)) run(faulty, orders, orders.map(hand.start), 1, 0);
  }
  return counts;
};

const everybodyCouldSay = (messages: number): readonly Fate[] =>
  Array.from({ length: messages }, (_, arrives) => ({ arrives, byLink: false }));

interface Asked {
  readonly hand: ByHand;
  readonly n: number;
  readonly m: number;
  readonly t: number;
}

const small: readonly Asked[] = [
  { hand: majorityByHand, n: 2, m: 0, t: 1 },
  { hand: majorityByHand, n: 3, m: 0, t: 1 },
  { hand: majorityByHand, n: 3, m: 0, t: 2 },
  { hand: floodSetByHand, n: 2, m: 0, t: 1 },
  { hand: floodSetByHand, n: 2, m: 1, t: 1 },
  { hand: omByHand, n: 3, m: 1, t: 1 },
  { hand: omByHand, n: 3, m: 1, t: 2 },
];

describe.each(troubles)('$name', (trouble) => {
  const asked = some(2, small);
  test.each(asked)('$hand.protocol.name, n = $n, m = $m, t = $t: counted alike', ({ hand, n, m, t }) => {
    const question = questionAt(hand.protocol, { n, m }, trouble.name, t);
    const { scenarios, violating } = drive(exhaustive(question));
    const { agreement, validity, ...counted } = enumerate(hand, n, m, t, trouble);
    expect({ scenarios, agreement: violating['agreement'], validity: violating['validity'] }).toEqual({
      scenarios: BigInt(counted.scenarios),
      agreement: BigInt(agreement),
      validity: BigInt(validity),
    });
  });
});

test('what is enumerated is not always the same: a loss changes what traitors can do', () => {
  const counts = ['byzantine', 'byzantine+loss:1', 'symmetric', 'symmetric+loss:1'].map((name) => {
    const trouble = troubles.find((each) => each.name === name);
    if (trouble === undefined) throw new Error(`there is no ${name}`);
    const { scenarios, agreement, validity } = enumerate(omByHand, 4, 1, 1, trouble);
    return [name, scenarios, agreement, validity];
  });
  expect(counts).toMatchInlineSnapshot(`
    [
      [
        "byzantine",
        34,
        0,
        0,
      ],
      [
        "byzantine+loss:1",
        196,
        36,
        30,
      ],
      [
        "symmetric",
        16,
        0,
        0,
      ],
      [
        "symmetric+loss:1",
        94,
        6,
        12,
      ],
    ]
  `);
});
