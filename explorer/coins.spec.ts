import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { gambler } from '../test-support/gamblers.ts';
import { gambling } from '../test-support/gambling.ts';
import { act } from './act.ts';
import { firstScene } from './first.ts';
import { propertyVerdicts, tossedIn, whyText } from './judged.ts';
import { linkOf, readLink } from './link.ts';
import type { Scene } from './state.ts';
import { sceneNear } from './state.ts';
import { registered } from './walk.arbitrary.ts';

const protocol = gambler(1);

const repertoire = {
  ...registered,
  own: [{ key: './gambler.ts', protocol, properties: [], module: './gambler.ts', fingerprint: null }],
};

const right = (made: E.Either<string, Scene>): Scene => {
  if (E.isLeft(made)) throw new Error(made.left);
  return made.right;
};

const begun = right(firstScene(repertoire));

test('every coin shows tails, until somebody turns it over; a second time turns it back', () => {
  const coins = tossedIn(begun).map(({ coin }) => coin);
  expect(coins.length).toBeGreaterThan(1);
  for (const coin of coins) {
    const once = right(act(begun, { _tag: 'Toss', coin }));
    expect(tossedIn(once).flatMap((each) => (each.heads ? [each.coin] : []))).toEqual([coin]);
    expect(once.state.scenario.heads).toEqual([coin]);
    const twice = right(act(once, { _tag: 'Toss', coin }));
    expect(twice.state).toEqual(begun.state);
  }
});

test('how coins fall is in the link', () => {
  const [first] = tossedIn(begun);
  const scene = right(act(begun, { _tag: 'Toss', coin: first?.coin ?? { round: 0, general: 0, coin: 0 } }));
  const read = readLink(linkOf(scene.state));
  expect(E.isRight(read) && right(sceneNear(begun, read.right)).state).toEqual(scene.state);
});

test('why something is broken tells how the coins fall', () => {
  const scene = right(
    firstScene({
      ...repertoire,
      own: [{ key: './gambling.ts', protocol: gambling(), module: './gambling.ts', properties: [], fingerprint: null }],
    }),
  );
  const once = right(act(scene, { _tag: 'Toss', coin: { round: 2, general: 0, coin: 0 } }));
  const [judged] = propertyVerdicts(once);
  expect(judged === undefined ? [] : whyText(once, judged)).toContain(
    'Round 2: 0 tosses heads; everybody else who is loyal tosses tails.',
  );
});

test('a general that is made a traitor tosses no more, and says what it said', () => {
  const [first] = tossedIn(begun);
  const coin = first?.coin ?? { round: 0, general: 0, coin: 0 };
  const { general } = coin;
  const tossed = right(act(right(act(begun, { _tag: 'Faulty', general: 1, faulty: false })), { _tag: 'Toss', coin }));
  const traitor = right(act(tossed, { _tag: 'Faulty', general, faulty: true }));
  expect(traitor.state.scenario.heads).toEqual([]);
  expect(tossedIn(traitor).map((each) => each.coin.general)).not.toContain(general);
  const heardFrom = ({ recorded }: Scene): readonly unknown[] =>
    recorded.execution.rounds.map(({ heard }) => [1, 2].map((to) => heard[to]?.[general]));
  expect(heardFrom(traitor)).toEqual(heardFrom(tossed));
  expect(act(traitor, { _tag: 'Toss', coin })).toEqual(
    E.left(`general ${String(general)} tosses no such coin in round 1`),
  );
});

test('a link that shows heads of a traitor says what they make it say', () => {
  const general = 0;
  const state = {
    ...begun.state,
    scenario: { ...begun.state.scenario, faulty: [general], heads: [{ round: 1, general, coin: 0 }] },
  };
  const scene = right(sceneNear(begun, state));
  expect(scene.state.scenario.heads).toEqual([]);
});

test('a coin that nobody tosses is refused', () => {
  expect(act(begun, { _tag: 'Toss', coin: { round: 9, general: 0, coin: 0 } })).toEqual(
    E.left('general 0 tosses no such coin in round 9'),
  );
});
