import type { Assertion, MatcherState } from 'vitest';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { floodSet } from '../model/protocols/flood-set.ts';
import { majority } from '../model/protocols/majority.ts';
import { om } from '../model/protocols/om.ts';
import type { Protocol } from '../model/protocol.ts';
import type { Property } from '../properties/property.ts';
import type { Timing } from './judge.ts';
import { secondsFor } from './judge.ts';
import './main.ts';
import type { AttackCircumstances, Circumstances } from './main.ts';
import { toHold } from './matchers.ts';
import { stoppedClock } from '../test-support/clock.ts';
import { impossible, saidBy, stubborn } from '../test-support/matching.ts';

/** A property whose premise is false. */
const vacuous: Property = {
  ...impossible,
  name: 'vacuous',
  on: ({ logic, deciders }) => ({
    note: () => [],
    judge: (_note, { decisions }) => {
      const attacks = deciders.map((general) => decisions[general]?.value[0] ?? logic.zero);
      return logic.all(attacks.map((attack) => logic.implies(logic.meet(attack, logic.not(attack)), logic.zero)));
    },
  }),
};

describe('toHold', () => {
  test('one property, several, or all of them', async () => {
    await expect(om).toHold('agreement', { n: 4, m: 1 });
    await expect(om).toHold(['validity', 'termination'], { n: 4, m: 1 });
    await expect(om).toHold({ n: 4, m: 1 });
    await expect(om).toHold('agreement', { n: 3, m: 1 });
  });

  test('under the circumstances that are given', async () => {
    await expect(floodSet).toHold({ n: 4, m: 1, faults: 'crash', values: 3 });
    await expect(om).toHold({ n: 4, m: 0, t: 0 });
    await expect(majority).toHold({ n: 3, m: 1, t: 0, validity: 'weak-unanimity' });
  });

  test('by the engine that is named', { tags: ['thorough'] }, async () => {
    await expect(om).toHold({ n: 7, m: 2, engine: 'symbolic' });
    await expect(om).toHold({ n: 5, m: 1, engine: 'fuzz', accept: 'sampled' });
    expect(await saidBy(expect(om).toHold({ n: 5, m: 1, engine: 'fuzz' }))).toContain("{ accept: 'sampled' }");
  });

  test('fails with the attack drawn round by round, and the command', async () => {
    expect(await saidBy(expect(om).toHold({ n: 3, m: 1 }))).toMatchInlineSnapshot(`
      "expected om to hold

      om, n = 3, m = 1, byzantine faults, at most 1 faulty: violated
      validity is broken, agreement and termination hold.

      An attack on validity, with 1 lie (no single simplification keeps it failing):

        orders    General 0 commands, is loyal, and orders ATTACK.
                  1 is a traitor.
        round 1   0 → 1, 2   “the order is ATTACK”
        round 2   1 → 2      “0 ordered RETREAT”   a lie: “0 ordered ATTACK” is prescribed
                  2 → 1      “0 ordered ATTACK”
        the end   2 decides RETREAT.
                  That breaks validity: if the commander is loyal, every loyal lieutenant that decides, decides its order.

        General 2 cannot tell this from another situation, in which it sees exactly the same:
        General 0 commands.
        0 is a traitor.
        Round 1: 0 tells 2 “the order is ATTACK”, though it should say “the order is RETREAT”.
        There 1 and 2 decide RETREAT.
        Seeing the same, 2 decides RETREAT in both.

      Ask again with: strategos check om -n 3 -m 1"
    `);
  });

  test('fails where a property of one’s own is not met', async () => {
    const said = await saidBy(expect(om).toHold('impossible', { n: 4, m: 1, properties: [impossible] }));
    expect(said).toContain('expected impossible of om to hold');
    expect(said).toContain('That breaks impossible: the impossible happens.');
  });

  test('fails, with not as well, where what was named was never put to the test', async () => {
    const circumstances = { n: 4, m: 1, properties: [vacuous] };
    const said = await saidBy(expect(om).toHold('vacuous', circumstances));
    expect(said).toContain('vacuous: its premise came true in no scenario, so it was never put to the test.');
    expect(await saidBy(expect(om).not.toHold('vacuous', circumstances))).toContain(
      'expected vacuous of om not to hold',
    );
    expect(await saidBy(expect(om).toHold('agreement', { n: 2, m: 0 }))).toContain('the question itself excludes');
    await expect(om).toHold({ n: 2, m: 0 });
  });

  test('with not: it has to be broken', async () => {
    await expect(om).not.toHold('validity', { n: 3, m: 1 });
    expect(await saidBy(expect(om).not.toHold({ n: 4, m: 1 }))).toMatchInlineSnapshot(`
      "expected om not to hold

      om, n = 4, m = 1, byzantine faults, at most 1 faulty: holds
      None of 34 scenarios breaks it (exhaustive).

      Ask again with: strategos check om -n 4 -m 1"
    `);
  });
});

describe('toBeBroken', () => {
  test('one property, several, or any', async () => {
    await expect(om).toBeBroken('validity', { n: 3, m: 1 });
    await expect(om).toBeBroken(['agreement', 'validity'], { n: 5, m: 2 });
    await expect(om).toBeBroken({ n: 3, m: 1 });
  });

  test('by so many lies and no fewer', async () => {
    await expect(om).toBeBroken('validity', { n: 3, m: 1, lies: 1 });
    const said = await saidBy(expect(om).toBeBroken('validity', { n: 3, m: 1, lies: 2 }));
    expect(said).toContain('expected validity of om to be broken by 2 lies, and by no fewer');
    const lost = await saidBy(expect(om).toBeBroken('validity', { n: 3, m: 1, faults: 'omission', lies: 2 }));
    expect(lost).toContain('expected validity of om to be broken by 2 lost messages, and by no fewer');
    expect(said).toContain('An attack on validity, with 1 lie (no attack has fewer):');
    expect(said).toMatch(/strategos check om -n 3 -m 1 --minimum$/);
    expect(await saidBy(expect(om).toBeBroken('validity', { n: 3, m: 1, lies: 0 }))).toContain('with 1 lie');
  });

  test('each of the properties that are named', async () => {
    const said = await saidBy(expect(om).toBeBroken(['agreement', 'validity'], { n: 3, m: 1 }));
    expect(said).toContain('expected agreement and validity of om to be broken');
    expect(said).toContain('validity is broken, agreement holds.');
  });

  test('fails where nothing breaks it, and says what was covered', async () => {
    const said = await saidBy(expect(om).toBeBroken({ n: 4, m: 1 }));
    expect(said).toContain('expected om to be broken');
    expect(said).toContain('None of 34 scenarios breaks it (exhaustive).');
  });

  test('with not: it has to hold', async () => {
    await expect(om).not.toBeBroken('agreement', { n: 3, m: 1 });
    expect(await saidBy(expect(om).not.toBeBroken({ n: 3, m: 1 }))).toContain('expected om not to be broken');
    expect(await saidBy(expect(om).not.toBeBroken('validity', { n: 4, m: 1, lies: 2 }))).toContain('two things');
  });
});

describe('what is not known is never what was expected:', () => {
  const both = async (circumstances: Circumstances): Promise<readonly string[]> => [
    await saidBy(expect(om).toHold(circumstances)),
    await saidBy(expect(om).not.toHold(circumstances)),
    await saidBy(expect(om).toBeBroken(circumstances)),
    await saidBy(expect(om).not.toBeBroken(circumstances)),
  ];

  test('a search that was stopped, and which bound stopped it', async () => {
    // Each look at the clock is two seconds after the last one.
    stoppedClock(2_000);
    for (const said of await both({ n: 6, m: 2, seconds: 1, engine: 'exhaustive' })) {
      expect(said).toContain('om, n = 6, m = 2, byzantine faults, at most 2 faulty: unknown\n');
      expect(said).toContain(
        'It was not decided: the limit of 1 second was reached while proving the symmetry; give the test a longer timeout',
      );
    }
  });

  test('a search in a test whose time is up', async () => {
    // It began in 1970.
    const task = { timeout: 5_000, result: { startTime: 0 } };
    const { pass, message } = await toHold.call({ isNot: false, task } as MatcherState, om, {
      n: 6,
      m: 2,
      engine: 'exhaustive',
    });
    expect(pass).toBe(false);
    expect(message()).toContain(
      'the limit of 0 seconds was reached while proving the symmetry; give the test a longer timeout, or say { seconds }.',
    );
  });

  test.each<readonly [string, number | undefined, Timing, number]>([
    ['as told', 7, { began: 0, timeout: 5_000 }, 7],
    ['most of what a test has', undefined, { began: 1_000, timeout: 5_000 }, 4],
    ['most of what is left', undefined, { began: 0, timeout: 5_000 }, 3.2],
    ['nothing, where nothing is left', undefined, { began: 0, timeout: 500 }, 0],
    ['as long as it likes, where the test may', undefined, { began: 0, timeout: 0 }, Infinity],
    ['as long as it likes, outside of tests', undefined, { began: undefined, timeout: undefined }, Infinity],
  ])('a search takes %s', (_what, told, timing, expected) => {
    expect(secondsFor(told, timing, 1_000)).toBe(expected);
  });
});

test('the command of a protocol that the command line does not know says so', async () => {
  const said = await saidBy(expect(stubborn).toHold({ n: 3, m: 1 }));
  expect(said).toMatch(/Ask again with: strategos check <file-of-stubborn> -n 3 -m 1$/);
});

describe('types', () => {
  test('a matcher is for protocols', () => {
    expectTypeOf<Assertion<Protocol>['toHold']>().toBeCallableWith({ n: 4, m: 1 });
    expectTypeOf<Assertion<Protocol>['toHold']>().toBeCallableWith('agreement', { n: 4 });
    expectTypeOf<Assertion<Protocol>['toBeBroken']>().toBeCallableWith(['agreement'], { n: 4, lies: 1 });
    expectTypeOf<Assertion<Protocol>['toBeBroken']>().returns.resolves.toBeVoid();
    expectTypeOf<AttackCircumstances>().toExtend<Circumstances>();
    const refused = [
      // @ts-expect-error only a protocol can hold
      () => expect(3).toHold({ n: 4, m: 1 }),
      // @ts-expect-error only a protocol can be broken
      () => expect({ name: 'om' }).toBeBroken('validity', { n: 3, m: 1 }),
      // @ts-expect-error there is no such option
      () => expect(om).toHold({ n: 4, mm: 1 }),
      // @ts-expect-error lies are for attacks
      () => expect(om).toHold('agreement', { n: 4, m: 1, lies: 1 }),
      // @ts-expect-error there is no such fault model
      () => expect(om).toHold({ n: 4, m: 1, faults: 'crush' }),
      // @ts-expect-error there is no such validity
      () => expect(om).toHold({ n: 4, m: 1, validity: 'strong' }),
      // @ts-expect-error sizes are numbers
      () => expect(om).toHold({ n: '4', m: 1 }),
    ];
    expect(refused).toHaveLength(7);
  });
});
