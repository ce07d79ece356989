/**
 * The exhaustive engine merges, factors and uses symmetry; the plain enumeration does nothing of the kind. On every
 * instance that is small enough for both, they have to come to the same.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRecipe } from '../../test-support/any-recipe.ts';
import { drive } from '../../test-support/drive.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { anySmallQuestion, smallQuestions, testEach } from '../../test-support/small-questions.ts';
import { byTier, runs } from '../../test-support/tier/draws.ts';
import type { ToyState } from '../../test-support/toy.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import type { Program, Protocol, Setting, State } from '../../model/protocol.ts';
import { standardProperties } from '../../properties/standard.ts';
import type { Finding } from '../finding.ts';
import { noLimits } from '../finding.ts';
import type { Question } from '../question.ts';
import { exhaustive } from './exhaustive.ts';
import { plain } from './plain.ts';

/** What all engines have to agree on, as text: the counts, the verdicts, and the witnesses. */
const essence = ({ scenarios, violating, witnesses, attacks, stopped }: Finding): string =>
  JSON.stringify({
    scenarios: String(scenarios),
    violating: Object.entries(violating).map(([name, count]) => `${name}: ${String(count)}`),
    attacked: attacks.map(({ property }) => property).toSorted(),
    witnesses,
    stopped,
  });

/** Each engine's answer to a question. */
const answers = (question: Question): Readonly<Record<'plain' | 'symmetric' | 'asymmetric', string>> => ({
  plain: essence(drive(plain(question, noLimits))),
  symmetric: essence(drive(exhaustive(question, { limits: noLimits, symmetry: true }))),
  asymmetric: essence(drive(exhaustive(question, { limits: noLimits, symmetry: false }))),
});

describe('every small instance of every registered protocol', () => {
  const ranges = byTier(
    { n: [2, 3], m: [0, 1], values: [2, 3], parameters: [0, 3] },
    { n: [2, 3, 4, 5], m: [0, 1, 2], values: [2, 3], parameters: [0, 1, 2, 3, 4, 5] },
  );
  testEach(smallQuestions(ranges, byTier(1_000, 20_000)), byTier(200, 1_000), 1, (question, about) => {
    const { plain: truth, symmetric, asymmetric } = answers(question);
    expect({ about, symmetric, asymmetric }).toEqual({ about, symmetric: truth, asymmetric: truth });
  });
});

describe('random protocols', () => {
  test.each([
    { coins: false, what: 'without coins' },
    { coins: true, what: 'with a coin for everybody in every round' },
  ])('of up to two rounds, $what', ({ coins }) => {
    const recipe = anyRecipe.map((any) => ({ ...any, coins }));
    fc.assert(
      fc.property(anySmallQuestion(recipe, byTier(300, 1_500)), (question) => {
        const { plain: truth, symmetric, asymmetric } = answers(question);
        expect({ symmetric, asymmetric }).toEqual({ symmetric: truth, asymmetric: truth });
      }),
      { numRuns: runs(6, 300) },
    );
  });
});

describe('more than thirty-two assignments of one receiver’s choices', () => {
  /** Seven claims a link, some of them never admissible, and seven coins, counted together with general 0’s order. */
  const wide = (
    claims: readonly boolean[],
    admissible: readonly boolean[],
    coins: number,
    threshold: number,
  ): Protocol =>
    toy({
      claims: () => ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
      coins: () => coins,
      admissible: ({ logic }, _round, _from, _to, said) =>
        logic.not(logic.any(said.filter((_, i) => admissible[i] !== true))),
      program: <B>(setting: Setting<B>): Program<B> => {
        const { logic } = setting;
        return {
          ...toyProgram(setting),
          send: () => admissible.map(() => logic.zero),
          receive: (_self, { attack }: ToyState<B>, _round, inbox, tossed): ToyState<B> => {
            const counted = inbox.flat().filter((_, i) => claims[i] === true);
            return { attack: logic.atLeast(threshold, [attack, ...counted, ...tossed]) };
          },
        };
      },
    });
  const seven = fc.array(fc.boolean(), { minLength: 7, maxLength: 7 });

  test.each(['byzantine', 'crash', 'loss:1'])('two generals, one round, under %s', (faults) => {
    fc.assert(
      fc.property(seven, seven, fc.nat({ max: 2 }), fc.integer({ min: 1, max: 8 }), (claims, admissible, coins, k) => {
        const instance = instanceAt(wide(claims, admissible, coins, k), { n: 2, m: 0 }, faults);
        const question = { instance, t: 1, properties: standardProperties(instance) };
        const { plain: truth, symmetric, asymmetric } = answers(question);
        expect({ symmetric, asymmetric }).toEqual({ symmetric: truth, asymmetric: truth });
      }),
      { numRuns: runs(2, 20) },
    );
  });

  test('where none of the first block is allowed, the others count', () => {
    // The two last claims of seven are what tells blocks of thirty-two apart; one of them has to be made.
    const last = [false, false, false, false, false, true, true];
    const demanding: Protocol = {
      ...wide(last, last, 0, 1),
      admissible: ({ logic }, _round, _from, _to, said) => logic.any(said.slice(5)),
    };
    const instance = instanceAt(demanding, { n: 2, m: 0 }, 'byzantine');
    const {
      plain: truth,
      symmetric,
      asymmetric,
    } = answers({ instance, t: 1, properties: standardProperties(instance) });
    expect({ symmetric, asymmetric }).toEqual({ symmetric: truth, asymmetric: truth });
  });

  test('what differs only from one block of assignments to the next is heard as well', () => {
    const onlyLate = [false, false, false, false, false, true, true];
    const instance = instanceAt(wide(onlyLate, onlyLate, 0, 1), { n: 2, m: 0 }, 'byzantine');
    const found = drive(exhaustive({ instance, t: 1, properties: standardProperties(instance) }));
    expect(found.witnesses.viewChanged).toBe(true);
    // Four orders with nobody faulty; two orders and four things to say with each of two traitors.
    expect(found.scenarios).toBe(20n);
  });
});

describe('states of more than sixteen truth values, which is what a character of their keys holds', () => {
  /** In round 1 two claims are heard, and kept behind so many others; after round 2 one of them decides whether to decide. */
  const deep = (behind: number, which: number): Protocol =>
    toy({
      rounds: () => 2,
      claims: (_army, round) => (round === 1 ? ['a', 'b'] : []),
      program: <B>({ logic }: Setting<B>): Program<B> => ({
        start: (_self, order): State<B> => order,
        send: (_self, _state, round) => (round === 1 ? [logic.zero, logic.zero] : []),
        receive: (_self, state: readonly B[], round, inbox): State<B> =>
          round === 1 ? [...Array.from({ length: behind }, () => logic.zero), ...inbox.flat()] : state,
        decide: (_self, state: readonly B[]) => ({ decided: state[behind + which] ?? logic.zero, value: [logic.zero] }),
      }),
    });

  test.each([0, 13, 14, 15, 16, 17, 30, 31, 32, 48])('two of them after %i others', (behind) => {
    for (const which of [0, 1]) {
      const instance = instanceAt(deep(behind, which), { n: 2, m: 0 }, 'byzantine');
      const { plain: truth, ...merged } = answers({ instance, t: 1, properties: standardProperties(instance) });
      expect(merged).toEqual({ symmetric: truth, asymmetric: truth });
    }
  });
});

describe('the witness that the faults changed what a loyal general heard', () => {
  const witnessed = (question: Question): readonly boolean[] =>
    [plain(question, noLimits), exhaustive(question, { limits: noLimits, symmetry: true })].map(
      (engine) => drive(engine).witnesses.viewChanged,
    );
  const asked = (protocol: Protocol): Question => {
    const instance = instanceAt(protocol, { n: 2, m: 0 }, 'byzantine');
    return { instance, t: 1, properties: standardProperties(instance) };
  };

  test('a coin is no fault, though what is said may depend on it', () => {
    const gambler = toy({
      rounds: () => 2,
      coins: (_army, round) => (round === 1 ? 1 : 0),
      program: <B>(setting: Setting<B>): Program<B> => ({
        ...toyProgram(setting),
        receive: (_self, { attack }: ToyState<B>, _round, _inbox, [coin = attack]): ToyState<B> => ({ attack: coin }),
      }),
    });
    expect(witnessed({ ...asked(gambler), t: 0 })).toEqual([false, false]);
  });

  test('a loyal commander is a loyal general: what it hears counts', () => {
    const answering = toy({
      problem: 'broadcast',
      claims: (_army, _round, from) => (from === 0 ? [] : ['attack']),
      program: answersOnly,
    });
    expect(witnessed(asked(answering))).toEqual([true, true]);
  });
});

/** The lieutenants report to the commander. */
const answersOnly = <B>(setting: Setting<B>): Program<B> => {
  const program = toyProgram(setting);
  return { ...program, send: (self, state, round, to) => (self === 0 ? [] : program.send(self, state, round, to)) };
};
