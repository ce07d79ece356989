/**
 * Files that were written when traitors' coins were part of a scenario.
 */
import { describe, expect, test } from 'vitest';
import type { Program, Setting } from '../model/protocol.ts';
import { runAsTold, runScenario } from '../model/scenario.ts';
import { refutation } from '../test-support/counterexample.ts';
import { right } from '../test-support/either.ts';
import { questionAt } from '../test-support/question.ts';
import type { ToyState } from '../test-support/toy.ts';
import { toy, toyProgram } from '../test-support/toy.ts';
import { decodeCounterexample } from './codec.ts';
import type { Counterexample } from './counterexample.ts';
import { counterexampleText } from './counterexample.ts';
import { replay } from './replay.ts';

/** Whoever tosses heads in round 1 wants to attack, says so in round 2, and who is told so does. */
const tossing = toy({
  rounds: () => 2,
  claims: (_army, round) => (round === 2 ? ['attack'] : []),
  coins: (_army, round) => (round === 1 ? 1 : 0),
  program: <B>(setting: Setting<B>): Program<B> => ({
    ...toyProgram(setting),
    send: (_self, { attack }: ToyState<B>, round) => (round === 2 ? [attack] : []),
    receive: (_self, { attack }: ToyState<B>, _round, inbox, coins): ToyState<B> => ({
      attack: setting.logic.any([attack, ...inbox.flat(), ...coins]),
    }),
  }),
});

const question = questionAt(tossing, { n: 3, m: 0 }, 'byzantine', 1);

/** 0 tosses heads, tells 1 what it should, and tells 2 nothing. */
const attack = {
  faulty: [0],
  orders: [0, 0, 0],
  deviations: [{ round: 2, from: 0, to: 2, prescribed: ['attack'], said: [] }],
  heads: [{ round: 1, general: 0, coin: 0 }],
};

const file: Counterexample = refutation(question, 'agreement', right(runAsTold(question.instance, attack)));

describe('a file that names heads of a traitor', () => {
  test('says what is a lie by these', () => {
    expect(file).toMatchObject({
      deviations: attack.deviations,
      heads: attack.heads,
      decisions: { 1: 'ATTACK', 2: 'RETREAT' },
    });
  });

  test('is read as it is, and reproduced', () => {
    expect(right(decodeCounterexample(counterexampleText(file)))).toEqual(file);
    expect(replay(file, tossing)).toMatchObject({ _tag: 'Reproduced' });
  });

  test('is told without them, by what the traitor says', () => {
    const lies = [{ round: 2, from: 0, to: 1, prescribed: [], said: ['attack'] }];
    const { scenario } = right(runScenario(question.instance, attack));
    expect(scenario).toEqual({ faulty: [0], orders: [0, 0, 0], deviations: lies, heads: [] });
    expect(replay(file, tossing)).toMatchObject({ recorded: { scenario } });
  });

  test('is compared with what these coins make its program say', () => {
    const deviations = file.deviations.map((lie) => ({ ...lie, prescribed: [] }));
    expect(replay({ ...file, deviations }, tossing)).toMatchObject({
      _tag: 'Changed',
      prescriptions: [{ now: ['attack'] }],
    });
  });

  test('may name no coin that there is not', () => {
    const heads = [{ round: 2, general: 0, coin: 0 }];
    expect(replay({ ...file, heads }, tossing)).toMatchObject({ _tag: 'Stale', field: 'heads[0]' });
  });
});
