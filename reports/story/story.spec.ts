import { describe, expect, test } from 'vitest';
import { check } from '../../engines/check.ts';
import { standardLimits } from '../../engines/exhaustive/exhaustive.ts';
import type { Question } from '../../engines/question.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { om } from '../../model/protocols/om.ts';
import { sm } from '../../model/protocols/sm.ts';
import { runScenario } from '../../model/scenario.ts';
import { figure1, om3 } from '../../test-support/counterexample.ts';
import { drive } from '../../test-support/drive.ts';
import { gambled, gambling } from '../../test-support/gambling.ts';
import { right } from '../../test-support/either.ts';
import { trustingOm } from '../../test-support/mutants.ts';
import { propertyIn, questionAt } from '../../test-support/question.ts';
import { says } from '../../test-support/scenario-with.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import { castOf, liesText, storyLines, storyOf, tellings, tellingText } from './story.ts';

/** The story of the smallest attack on a property that there is. */
const story = (question: Question, property: string): readonly string[] => {
  const { attacks } = drive(
    check(question, {
      engine: 'exhaustive',
      reduction: true,
      limits: standardLimits,
      fuzz: { seed: '', runs: 1, path: null },
    }),
  );
  const attack = attacks.find((each) => each.property.name === property);
  if (attack === undefined) throw new Error(`${property} is not broken`);
  return storyLines(storyOf(question.instance, question.t, attack.property, attack.smallest));
};

const commanders = 'if the commander is loyal, every loyal lieutenant that decides, decides its order';

describe('OM(1) with three generals', () => {
  test('is the paper’s figure 1, and what 2 sees is its figure 2', () => {
    expect(story(om3, 'validity')).toEqual([
      'General 0 commands, is loyal, and orders ATTACK.',
      '1 is a traitor.',
      'Round 1: 0 tells 1 and 2 “the order is ATTACK”.',
      'Round 2: 1 tells 2 “0 ordered RETREAT”, though it should say “0 ordered ATTACK”.',
      'Round 2: 2 tells 1 “0 ordered ATTACK”.',
      'In the end 2 decides RETREAT.',
      `That breaks validity: ${commanders}.`,
      'General 2 cannot tell this from another situation, in which it sees exactly the same:',
      'General 0 commands.',
      '0 is a traitor.',
      'Round 1: 0 tells 2 “the order is ATTACK”, though it should say “the order is RETREAT”.',
      'There 1 and 2 decide RETREAT.',
      'Seeing the same, 2 decides RETREAT in both.',
    ]);
  });

  test('as a value: who, what was said by whom, what was decided, why that is wrong', () => {
    const { cast, tellings: told, decisions, moral } = storyOf(om3.instance, 1, propertyIn(om3, 'validity'), figure1);
    expect(cast).toEqual(['General 0 commands, is loyal, and orders ATTACK.', '1 is a traitor.']);
    expect(told).toEqual([
      { round: 1, from: 0, to: [1, 2], text: '“the order is ATTACK”', prescribed: null, lost: false },
      { round: 2, from: 1, to: [2], text: '“0 ordered RETREAT”', prescribed: '“0 ordered ATTACK”', lost: false },
      { round: 2, from: 2, to: [1], text: '“0 ordered ATTACK”', prescribed: null, lost: false },
    ]);
    expect(decisions).toBe('In the end 2 decides RETREAT.');
    expect(moral).toBe(`That breaks validity: ${commanders}.`);
  });

  test('that takes ties for ATTACK is broken by another order and another lie, and the words are others', () => {
    const lines = story(questionAt(trustingOm, { n: 3, m: 1 }, 'byzantine'), 'validity');
    expect(lines.slice(0, 7)).toEqual([
      'General 0 commands, is loyal, and orders RETREAT.',
      '1 is a traitor.',
      'Round 1: 0 tells 1 and 2 “the order is RETREAT”.',
      'Round 2: 1 tells 2 “0 ordered ATTACK”, though it should say “0 ordered RETREAT”.',
      'Round 2: 2 tells 1 “0 ordered RETREAT”.',
      'In the end 2 decides ATTACK.',
      `That breaks validity: ${commanders}.`,
    ]);
  });
});

describe('of every kind', () => {
  test('a traitorous commander: it is not said to be loyal, nor what it holds', () => {
    const lines = story(questionAt(om, { n: 3, m: 0 }, 'byzantine', 1), 'agreement');
    expect(lines.slice(0, 2)).toEqual(['General 0 commands.', '0 is a traitor.']);
    expect(lines).toContain('In the end 1 decides ATTACK; 2 decides RETREAT.');
    // One of the two has been told the truth, and everybody is loyal in the other situation.
    expect(lines).toContain('Nobody is faulty.');
    expect(lines).toContain('Every message is as prescribed, and arrives.');
  });

  test('traitors who sign: two of them, in consensus about a third', () => {
    const lines = story(questionAt(sm, { n: 4, m: 1 }, 'signed', 2), 'agreement');
    expect(lines).toContain('0 and 1 are traitors.');
    expect(lines).toContain(
      'Round 2: 1 tells 2 “RETREAT, signed by 0, then 1; ATTACK, signed by 0, then 1”, though it should say “ATTACK, signed by 0, then 1”.',
    );
  });

  test('consensus: who holds which order, those of the traitors left out', () => {
    const lines = story(questionAt(floodSet, { n: 3, m: 1 }, 'byzantine'), 'validity');
    expect(lines.slice(0, 2)).toEqual(['Generals 1 and 2 hold the order ATTACK.', '0 is a traitor.']);
    expect(lines).toContain('In the end 1 and 2 decide RETREAT.');
  });

  test('crashes: who crashes holds an order, too; what is lost is lost, and nobody lies', () => {
    const lines = story(questionAt(floodSet, { n: 4, m: 1 }, 'crash', 2), 'agreement');
    expect(lines.slice(0, 3)).toEqual([
      'General 0 holds the order RETREAT.',
      'Generals 1, 2 and 3 hold the order ATTACK.',
      '0 and 1 are faulty.',
    ]);
    expect(lines).toContain('Round 1: 0 tells 1 “somebody holds RETREAT”.');
    expect(lines).toContain('Round 1: 0 tells 2 and 3 “somebody holds RETREAT”, but the message is lost.');
    // Silent from then on, which is part of the crash.
    expect(lines).toContain('Round 2: 0 tells 1, 2 and 3 nothing.');
    expect(lines.join(' ')).not.toContain('though it should say');
  });

  test('losses: everybody is loyal', () => {
    expect(story(questionAt(handshake, { n: 2, m: 0 }, 'loss'), 'agreement').slice(0, 5)).toEqual([
      'Generals 0 and 1 hold the order ATTACK.',
      'Everybody is loyal, but messages get lost.',
      'Round 1: 0 tells 1 “let us attack”.',
      'Round 2: 1 tells 0 “I have heard you (ack 1)”, but the message is lost.',
      'In the end 0 decides RETREAT; 1 decides ATTACK.',
    ]);
  });

  test('more orders: by their names', () => {
    const lines = story(questionAt(om, { n: 3, m: 1, values: 4 }, 'byzantine'), 'validity');
    expect(lines).toContain('General 0 commands, is loyal, and orders ATTACK-1.');
    expect(lines).toContain(
      'Round 2: 1 tells 2 nothing, which counts as RETREAT, though it should say “0 ordered ATTACK-1”.',
    );
  });

  test('somebody does not decide', () => {
    const hesitant = toy({
      program: (setting) => ({
        ...toyProgram(setting),
        decide: (self) => ({
          decided: self === 1 ? setting.logic.zero : setting.logic.one,
          value: [setting.logic.zero],
        }),
      }),
    });
    const lines = story(questionAt(hesitant, { n: 3, m: 0 }, 'byzantine'), 'termination');
    expect(lines).toContain('Nobody is faulty.');
    expect(lines).toContain('In the end 0 and 2 decide RETREAT; 1 decides nothing.');
    expect(lines).toContain('That breaks termination: every loyal general has decided after the last round.');
  });
});

describe('a long story', () => {
  const question = questionAt(om, { n: 6, m: 2 }, 'byzantine');

  test('is told by its lies alone, and says so', () => {
    const lines = story(question, 'agreement');
    const rounds = lines.filter((line) => line.startsWith('Round'));
    expect(rounds.every((line) => line.includes('though it should say'))).toBe(true);
    expect(lines).toContain('All other messages are as prescribed.');
  });

  test('but keeps everything as a value', () => {
    const scenario = { faulty: [1], orders: [1], deviations: [], heads: [] };
    const recorded = right(runScenario(question.instance, scenario));
    const all = tellings(question.instance, recorded);
    const told = storyOf(question.instance, 1, propertyIn(question, 'agreement'), recorded).tellings;
    expect(told).toEqual(all);
    // 5 messages of the commander, then 5 × 4 in each of two rounds.
    expect(all.reduce((sum, { to }) => sum + to.length, 0)).toBe(45);
    expect(storyLines(storyOf(question.instance, 1, propertyIn(question, 'agreement'), recorded))).toContain(
      'All other messages are as prescribed.',
    );
  });
});

describe('a telling', () => {
  test('is told to all who are told the same together', () => {
    const told = tellings(om3.instance, figure1).map(({ from, to }) => [from, to]);
    expect(told).toEqual([
      [0, [1, 2]],
      [1, [2]],
      [2, [1]],
    ]);
  });

  test('keeps apart who is lied to and who is told that because it is prescribed', () => {
    const four = questionAt(om, { n: 4, m: 1 }, 'byzantine').instance;
    const lie = { round: 1, from: 0, to: 3, prescribed: [], said: ['0'] };
    const recorded = right(runScenario(four, { faulty: [0], orders: [0], deviations: [lie], heads: [] }));
    const first = tellings(four, recorded).filter(({ round }) => round === 1);
    expect(first).toEqual([
      { round: 1, from: 0, to: [1, 2], text: '“the order is RETREAT”', prescribed: null, lost: false },
      { round: 1, from: 0, to: [3], text: '“the order is ATTACK”', prescribed: '“the order is RETREAT”', lost: false },
    ]);
  });

  test('keeps apart who is told the same, one as prescribed and one as a lie', () => {
    const partial = toy({
      program: (setting) => ({
        ...toyProgram(setting),
        send: (_self, _state, _round, to) => [to === 1 ? setting.logic.one : setting.logic.zero],
      }),
    });
    const { instance } = questionAt(partial, { n: 3, m: 0 }, 'byzantine');
    const lie = { round: 1, from: 0, to: 2, prescribed: [], said: ['attack'] };
    const recorded = right(runScenario(instance, { faulty: [0], orders: [0, 0, 0], deviations: [lie], heads: [] }));
    expect(tellings(instance, recorded).filter(({ from }) => from === 0)).toEqual([
      { round: 1, from: 0, to: [1], text: '“attack”', prescribed: null, lost: false },
      { round: 1, from: 0, to: [2], text: '“attack”', prescribed: 'nothing, which counts as RETREAT', lost: false },
    ]);
  });

  test('in words', () => {
    const telling = { round: 3, from: 2, to: [0, 1], text: '“yes”', prescribed: null, lost: false };
    expect(tellingText(telling)).toBe('Round 3: 2 tells 0 and 1 “yes”.');
    expect(tellingText({ ...telling, prescribed: '“no”' })).toBe(
      'Round 3: 2 tells 0 and 1 “yes”, though it should say “no”.',
    );
    expect(tellingText({ ...telling, to: [0], text: 'nothing', prescribed: '“no”', lost: true })).toBe(
      'Round 3: 2 tells 0 “no”, but the message is lost.',
    );
  });
});

test('the cast: those with the same order together', () => {
  const { instance } = questionAt(floodSet, { n: 5, m: 1, values: 3 }, 'byzantine');
  const recorded = right(runScenario(instance, { faulty: [4], orders: [2, 0, 2, 1, 0], deviations: [], heads: [] }));
  expect(castOf(instance, recorded)).toEqual([
    'Generals 0 and 2 hold the order ATTACK-2.',
    'General 1 holds the order RETREAT.',
    'General 3 holds the order ATTACK-1.',
    '4 is a traitor.',
  ]);
});

test('lies are lies, and lost messages are lost', () => {
  const lossy = questionAt(handshake, { n: 2, m: 0 }, 'loss').instance;
  expect([liesText(om3.instance, 1), liesText(om3.instance, 3)]).toEqual(['1 lie', '3 lies']);
  expect([liesText(lossy, 1), liesText(lossy, 2)]).toEqual(['1 lost message', '2 lost messages']);
});

describe('coins', () => {
  const question = questionAt(gambling(), { n: 3, m: 0 }, 'byzantine', 1);
  const told = (heads: readonly number[]): readonly string[] => {
    const { recorded } = gambled(3, heads);
    return storyLines(storyOf(question.instance, 1, propertyIn(question, 'agreement'), recorded));
  };

  test('are told after what is said in their round, and only where any are tossed', () => {
    expect(told([1]).slice(2, 11)).toEqual([
      'Nobody is faulty.',
      'Round 1: 0 tells 1 and 2 nothing, which counts as RETREAT.',
      'Round 1: 1 tells 0 and 2 nothing, which counts as RETREAT.',
      'Round 1: 2 tells 0 and 1 “attack”.',
      'Round 2: 0 tells 1 and 2 “attack”.',
      'Round 2: 1 tells 0 and 2 “attack”.',
      'Round 2: 2 tells 0 and 1 “attack”.',
      'Round 2: 1 tosses heads; everybody else tosses tails.',
      'In the end 0 and 2 decide ATTACK; 1 decides RETREAT.',
    ]);
  });

  test.each([[[]], [[1]], [[0, 1]]])('fall in the other situation as they do here: %j', (heads) => {
    expect(told(heads)).toContain('All coins fall as they do here.');
  });

  test('of a traitor are none; in the other situation, where it is loyal, they show tails', () => {
    const { instance } = question;
    const recorded = right(
      runScenario(instance, { faulty: [0], orders: [0, 0, 0], deviations: [says(1, 0, 1, 'attack')], heads: [] }),
    );
    const lines = storyLines(storyOf(instance, 1, propertyIn(question, 'agreement'), recorded));
    expect(lines).toContain('Round 2: everybody who is loyal tosses tails.');
    expect(lines).toContain('All coins fall as they do here, and those of 0 show tails.');
  });
});
