import { describe, expect, test } from 'vitest';
import { protocol } from '../model/protocol.ts';
import { om } from '../model/protocols/om.ts';
import { runScenario } from '../model/scenario.ts';
import { om3Counterexample, refutation } from '../test-support/counterexample.ts';
import { right } from '../test-support/either.ts';
import { questionAt } from '../test-support/question.ts';
import { toy, toyProgram } from '../test-support/toy.ts';
import type { Replay } from './replay.ts';
import { isReplayExpected, replay, replayName } from './replay.ts';

describe('what is prescribed where a file deviates is a fact like the decisions', () => {
  const withPrescribed = (prescribed: readonly string[]): Replay =>
    replay(
      { ...om3Counterexample, deviations: om3Counterexample.deviations.map((lie) => ({ ...lie, prescribed })) },
      om,
    );
  const place = { round: 2, from: 1, to: 2, now: ['0.1'] };

  test('the file says otherwise', () => {
    const outcome = withPrescribed([]);
    expect(outcome).toMatchObject({ _tag: 'Changed', differing: [], prescriptions: [{ ...place, recorded: [] }] });
    expect(isReplayExpected(om3Counterexample, outcome)).toBe(false);
  });

  test('the file names a claim that there is not', () => {
    const outcome = withPrescribed(['whatever']);
    expect(outcome).toMatchObject({ _tag: 'Changed', prescriptions: [{ ...place, recorded: ['whatever'] }] });
  });

  test('the protocol prescribes now what was a lie', () => {
    const lying = protocol({
      ...om,
      program: (setting) => ({
        ...om.program(setting),
        send: (self, state, round, to) =>
          om
            .program(setting)
            .send(self, state, round, to)
            .map((claim) => (self === 1 ? setting.logic.zero : claim)),
      }),
    });
    const outcome = replay(om3Counterexample, lying);
    expect(outcome).toMatchObject({ _tag: 'Changed', differing: [], prescriptions: [{ recorded: ['0.1'], now: [] }] });
  });

  test('but not in which order the file lists its claims', () => {
    const twice = toy({
      claims: () => ['attack', 'again'],
      program: (setting) => ({
        ...toyProgram(setting),
        send: (self, state, round, to) => {
          const [attack = setting.logic.zero] = toyProgram(setting).send(self, state, round, to);
          return [attack, attack];
        },
      }),
    });
    const question = questionAt(twice, { n: 3, m: 1 }, 'byzantine');
    const lie = { round: 1, from: 0, to: 1, prescribed: ['again', 'attack'], said: [] };
    const recorded = right(
      runScenario(question.instance, { faulty: [0], orders: [1, 0, 0], deviations: [lie], heads: [] }),
    );
    const attack = refutation(question, 'agreement', recorded);
    expect(attack.deviations[0]?.prescribed).toEqual(['attack', 'again']);
    expect(replayName(replay({ ...attack, deviations: [lie] }, twice))).toBe('reproduced');
    const less = replay({ ...attack, deviations: [{ ...lie, prescribed: ['again'] }] }, twice);
    expect(less).toMatchObject({ _tag: 'Changed', prescriptions: [{ recorded: ['again'], now: ['attack', 'again'] }] });
  });
});
