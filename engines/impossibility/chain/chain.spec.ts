import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instance } from '../../../model/instance.ts';
import type { Program, Protocol, Setting } from '../../../model/protocol.ts';
import { floodSet } from '../../../model/protocols/flood-set.ts';
import { handshake } from '../../../model/protocols/handshake.ts';
import { om } from '../../../model/protocols/om.ts';
import { left, right } from '../../../test-support/either.ts';
import { instanceAt } from '../../../test-support/instance.ts';
import { testLaws } from '../../../test-support/law.ts';
import { mutatedProtocol } from '../../../test-support/mutated-protocol.ts';
import { randomProtocol } from '../../../test-support/random-protocol.ts';
import { relayingProtocol } from '../../../test-support/relaying-protocol.ts';
import { runs } from '../../../test-support/tier/draws.ts';
import { toy, toyProgram } from '../../../test-support/toy.ts';
import { chain, MOST_CHAIN_MESSAGES } from './chain.ts';
import { chainLaws } from './chain.properties.ts';
import { areTwins, argumentLaws, isReplayed, lines, shrunk } from '../world.properties.ts';

const attack = (protocol: Protocol, parameters: Readonly<Record<string, number>> = {}, faults = 'loss'): Instance =>
  instanceAt(protocol, { n: 2, m: 0, parameters }, faults);

describe('the handshake', () => {
  test('without acknowledgement: the proposal is lost', () => {
    const argument = right(chain(attack(handshake, { acks: 0 })));
    expect(lines(argument)).toEqual([
      '11 | - | 11 | -',
      '11 | 1:0>1 | 10 | agreement',
      '10 | 1:0>1 | 10 | agreement',
      '00 | 1:0>1 | 00 | -',
    ]);
    expect(argument.twins).toEqual([
      { general: 0, worlds: [0, 1] },
      { general: 0, worlds: [1, 2] },
      { general: 1, worlds: [2, 3] },
    ]);
    expect(argument.worlds.map(({ forced }) => forced)).toEqual([1, null, null, 0]);
  });

  test('with one acknowledgement: it is lost, and then the proposal, too', () => {
    const argument = right(chain(attack(handshake, { acks: 1 })));
    expect(lines(argument)).toEqual([
      '11 | - | 11 | -',
      '11 | 2:1>0 | 01 | agreement',
      '11 | 1:0>1 2:1>0 | 00 | -',
      '10 | 1:0>1 2:1>0 | 00 | -',
      '00 | 1:0>1 2:1>0 | 00 | -',
    ]);
    expect(argument.worlds.map(({ name, about }) => `${name}: ${about}`)).toEqual([
      'world 1: everybody holds ATTACK, and every message arrives',
      'world 2: as before, but the last message that arrived, from 1 to 0 in round 2, is lost',
      'world 3: as before, but the last message that arrived, from 0 to 1 in round 1, is lost',
      'world 4: nothing arrives, as before, but general 1 holds RETREAT',
      'world 5: nothing arrives, as before, but general 0 holds RETREAT',
    ]);
    expect(argument.twins.map(({ general }) => general)).toEqual([1, 0, 0, 1]);
    expect(argument).toMatchObject({ kind: 'chain', t: 0, refuted: { world: 1, property: { name: 'agreement' } } });
  });

  test.each([0, 1, 2, 3, 4, 5])(
    'with %i acknowledgements: the last message is lost, and nothing is simpler',
    (acks) => {
      const argument = right(chain(attack(handshake, { acks })));
      isReplayed(argument);
      areTwins(argument);
      expect(argument.worlds).toHaveLength(acks + 4);
      expect(argument.refuted.world).toBe(1);
      expect(argument.worlds[1]?.broken.map(({ name }) => name)).toEqual(['agreement']);
      const { scenario } = shrunk(argument);
      if (acks === 0) {
        // It takes no loss at all: general 0 attacks, and would never hear that general 1 does not want to.
        expect(scenario).toMatchObject({ orders: [1, 0], deviations: [] });
        return;
      }
      expect(scenario.orders).toEqual([1, 1]);
      expect(scenario.deviations).toMatchObject([{ round: acks + 1, from: acks % 2, to: 1 - (acks % 2), said: [] }]);
    },
  );
});

/** What it wants, and whether it has an answer or needs none. */
type Waiting<B> = { readonly wish: B; readonly heard: B };

describe('the chain is followed to its end if it has to be', () => {
  const deciding = (value: 'own' | 'attack' | 'retreat'): Protocol =>
    toy({
      problem: 'coordinated-attack',
      program: (setting) => ({
        ...toyProgram(setting),
        receive: (_self, state) => state,
        decide: (self, state) =>
          value === 'own'
            ? toyProgram(setting).decide(self, state)
            : { decided: setting.logic.one, value: [value === 'attack' ? setting.logic.one : setting.logic.zero] },
      }),
    });

  test('who never retreats breaks validity in the last world, who never attacks in the first', () => {
    const [reckless, timid] = [right(chain(attack(deciding('attack')))), right(chain(attack(deciding('retreat'))))];
    expect([reckless.refuted.world, reckless.refuted.property.name]).toEqual([4, 'validity']);
    expect([timid.refuted.world, timid.refuted.property.name]).toEqual([0, 'validity']);
  });

  test('who listens to nobody breaks agreement when the first order is turned', () => {
    const { refuted } = right(chain(attack(deciding('own'))));
    expect([refuted.world, refuted.property.name]).toEqual([3, 'agreement']);
  });

  test('who waits for an answer for ever breaks termination', () => {
    const waiting = toy({
      problem: 'coordinated-attack',
      program: <B>({ logic }: Setting<B>): Program<B> => ({
        start: (_self, [wish = logic.zero]): Waiting<B> => ({ wish, heard: logic.not(wish) }),
        send: (_self, { wish }: Waiting<B>) => [wish],
        receive: (_self, { wish, heard }: Waiting<B>, _round, inbox): Waiting<B> => ({
          wish,
          heard: logic.any([heard, ...inbox.flat()]),
        }),
        decide: (_self, { wish, heard }: Waiting<B>) => ({ decided: heard, value: [wish] }),
      }),
    });
    const { refuted } = right(chain(attack(waiting)));
    expect([refuted.world, refuted.property.name]).toEqual([1, 'termination']);
  });

  test('a protocol without rounds, and one for three generals', () => {
    const mute = right(chain(attack(toy({ problem: 'coordinated-attack', rounds: () => 0 }))));
    expect(lines(mute)).toEqual(['11 | - | 11 | -', '10 | - | 10 | agreement', '00 | - | 00 | -']);
    const three = instanceAt(toy({ problem: 'coordinated-attack' }), { n: 3, m: 0 }, 'loss');
    const argument = right(chain(three));
    isReplayed(argument);
    areTwins(argument);
    expect(argument.worlds).toHaveLength(10);
  });
});

describe('where it does not apply', () => {
  const refusal = (instance: Instance): string => {
    const { reason, message } = left(chain(instance));
    return `${reason}: ${message}`;
  };

  test('another problem', () => {
    expect(refusal(instanceAt(om, { n: 3, m: 1 }, 'byzantine'))).toMatch(/^problem: .*om is a broadcast.*hexagon/);
    expect(refusal(instanceAt(floodSet, { n: 3, m: 1 }, 'loss'))).toMatch(
      /^problem: .*flood-set is a consensus.*rounds/,
    );
  });

  test('a budget of losses below the number of messages', () => {
    expect(refusal(attack(handshake, { acks: 2 }, 'loss:2'))).toMatch(
      /^faults: the chain loses all of handshake's 3 scheduled messages, and under loss:2 .*ask for loss, or for a budget of 3/,
    );
    const same = right(chain(attack(handshake, { acks: 2 }, 'loss:3')));
    expect(lines(same)).toEqual(lines(right(chain(attack(handshake, { acks: 2 })))));
  });

  test('other faults, coins, and more messages than fit', () => {
    const crashing = toy({ problem: 'coordinated-attack', faults: ['crash', 'loss'] });
    expect(refusal(attack(crashing, {}, 'crash'))).toMatch(/^faults: .*under crash.*ask for loss/);
    const tossing = toy({ problem: 'coordinated-attack', coins: (_army, _round, general) => general });
    expect(refusal(attack(tossing))).toMatch(/^randomised: toy tosses coins/);
    const long = toy({ problem: 'coordinated-attack', rounds: () => MOST_CHAIN_MESSAGES / 2 + 1 });
    expect(refusal(attack(long))).toMatch(/^too-large: toy has 202 scheduled messages/);
  });
});

describe('laws of random two-general protocols', () => {
  const R = fc.integer({ min: 1, max: 5 });
  const families: Readonly<Record<string, fc.Arbitrary<Instance>>> = {
    'anything at all': fc
      .record({ seed: fc.integer(), rounds: R, alike: fc.boolean(), hesitant: fc.boolean() })
      .map((recipe) =>
        attack(randomProtocol({ ...recipe, problem: 'coordinated-attack', coins: false, exclusive: false })),
      ),
    'valid by construction': fc
      .record({
        seed: fc.integer(),
        rounds: R,
        mute: fc.integer({ min: 0, max: 3 }),
        alike: fc.boolean(),
        hesitant: fc.boolean(),
      })
      .map((recipe) => attack(relayingProtocol({ ...recipe, problem: 'coordinated-attack' }))),
    'handshakes with mistakes': fc
      .record({ seed: fc.integer(), acks: fc.integer({ min: 0, max: 4 }) })
      .map(({ seed, acks }) => attack(mutatedProtocol(handshake, seed), { acks })),
  };

  describe.each(Object.entries(families))('%s', (_name, instances) => {
    testLaws(chainLaws(instances), runs(60, 750));
    testLaws(argumentLaws(instances.map((instance) => right(chain(instance)))), runs(5, 25));
  });

  test('valid by construction: agreement or termination breaks, early or late', { tags: ['thorough'] }, () => {
    const recipe = { rounds: 4, problem: 'coordinated-attack', mute: 3, alike: true } as const;
    const found = Array.from({ length: 200 }, (_, seed) =>
      right(chain(attack(relayingProtocol({ ...recipe, seed, hesitant: seed % 5 === 0 })))),
    );
    for (const { refuted } of found) expect(refuted.property.name).not.toBe('validity');
    expect(new Set(found.map(({ refuted }) => refuted.world)).size).toBeGreaterThan(7);
  });
});
