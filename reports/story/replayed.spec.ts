import { describe, expect, test } from 'vitest';
import type { Counterexample } from '../../counterexamples/counterexample.ts';
import type { Replay } from '../../counterexamples/replay.ts';
import { replay } from '../../counterexamples/replay.ts';
import { protocol } from '../../model/protocol.ts';
import { om } from '../../model/protocols/om.ts';
import { om3Counterexample } from '../../test-support/counterexample.ts';
import { explanationOf } from './replayed.ts';

const replayed = (parts: Partial<Counterexample>): Replay => replay({ ...om3Counterexample, ...parts }, om);

const withPrescribed = (prescribed: readonly string[]): Partial<Counterexample> => ({
  deviations: om3Counterexample.deviations.map((lie) => ({ ...lie, prescribed })),
});

describe('what has changed is said', () => {
  test('who decides differently', () => {
    expect(explanationOf(replayed({ decisions: {} }))).toBe('it violates the property, but 2 decides differently');
  });

  test('where something else is prescribed', () => {
    expect(explanationOf(replayed(withPrescribed([])))).toBe(
      'it violates the property, but in round 2, 1 is prescribed to tell 2 “0 ordered ATTACK”, not “0 ordered RETREAT”',
    );
  });

  test('by names of claims, where there is no such claim or the words are the same', () => {
    const wanted = 'it violates the property, but in round 2, 1 is prescribed to tell 2 “0.1”, not ';
    expect(explanationOf(replayed(withPrescribed(['whatever', '0.1'])))).toBe(`${wanted}“whatever; 0.1”`);
    const mute = protocol({ ...om, meaning: () => 'something' });
    expect(explanationOf(replay({ ...om3Counterexample, ...withPrescribed([]) }, mute))).toBe(`${wanted}nothing`);
  });

  test('of many places the first', () => {
    const outcome = replayed({ ...withPrescribed([]), decisions: {} });
    if (outcome._tag !== 'Changed') throw new Error('it is not changed');
    const [one] = outcome.prescriptions;
    if (one === undefined) throw new Error('nothing else is prescribed');
    const words = explanationOf({ ...outcome, prescriptions: [one, one, one, one, one] });
    expect(words).toMatch(/^it violates the property, but 2 decides differently; in round 2, 1 is prescribed/);
    expect(words).toMatch(/; so it is with 2 more messages$/);
  });
});
