/**
 * Whole runs, placement by placement: they prove what holds of all that can happen, though it does not of all that could be
 * heard, and whatever they prove counts what the plain enumeration counts.
 */
import { done } from '../../model/work.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRecipe } from '../../test-support/any-recipe.ts';
import { drive } from '../../test-support/drive.ts';
import { right } from '../../test-support/either.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { questionAt } from '../../test-support/question.ts';
import { randomProtocol } from '../../test-support/random-protocol.ts';
import { smallInstances } from '../../test-support/small-instances.ts';
import { runs, someOfEach } from '../../test-support/tier/draws.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import { instanceTitle } from '../../model/instance.ts';
import { joined } from '../../model/joint.ts';
import type { Definition, Program, Protocol, Setting } from '../../model/protocol.ts';
import { majority } from '../../model/protocols/majority.ts';
import { agreement } from '../../properties/agreement.ts';
import type { Property } from '../../properties/property.ts';
import { sameDecisions } from '../../properties/same-decisions.ts';
import { standardProperties } from '../../properties/standard.ts';
import { exhaustive } from '../exhaustive/exhaustive.ts';
import { fewestLies } from '../exhaustive/fewest.ts';
import { plain } from '../exhaustive/plain.ts';
import type { Finding } from '../finding.ts';
import { noLimits } from '../finding.ts';
import type { Question } from '../question.ts';
import { mostFaulty } from '../question.ts';
import { actionOf } from './action.ts';
import type { ProofBudget } from './equality.ts';
import { budget } from './equality.ts';
import type { Mitered } from './miter.ts';
import { runsProof } from './miter.ts';
import { swappableIn, symmetryOf } from './symmetry.ts';
import { SAME_DRAW } from '../../test-support/same-draw.ts';

/** Whether a general takes notice when another one contradicts itself. */
type Notices = (self: General, from: General, n: number) => boolean;

/** Everybody says whether it is for an attack, and whether against it. Some change their minds when they hear both. */
const wary = (notices: Notices, parts: Partial<Definition> = {}): Protocol =>
  toy({
    name: 'wary',
    claims: () => ['for', 'against'],
    interchangeable: generals,
    program: <B>(setting: Setting<B>): Program<B> => {
      const { logic, army } = setting;
      return {
        ...toyProgram(setting),
        send: (_self, { attack }: { readonly attack: B }) => [attack, logic.not(attack)],
        receive: (self, { attack }: { readonly attack: B }, _round, inbox) => {
          const contradicts = inbox.filter((_, from) => notices(self, from, army.n)).map(logic.all);
          const some = logic.any([attack, ...inbox.flatMap((message) => message.slice(0, 1))]);
          return { attack: logic.equal(some, logic.not(logic.any(contradicts))) };
        },
      };
    },
    ...parts,
  });

/** One general, about another. */
const noticing =
  (who: General, whom: General): Notices =>
  (self, from) =>
    self === who && from === whom;

/** Nobody may say both. */
const exclusive: Partial<Definition> = {
  admissible: ({ logic }, _round, _from, _to, said) => logic.not(logic.all(said)),
};

/** All that symmetry may not change. */
const found = ({ scenarios, violating, witnesses }: Finding): object => ({ scenarios, violating, witnesses });

const fewestIn = (question: Question, symmetry: boolean): number | null =>
  drive(fewestLies(question, agreement, { limits: noLimits, symmetry, budget: () => Infinity })).lies;

const expectSame = (question: Question): void => {
  const counted = (symmetry: boolean): object => found(drive(exhaustive(question, { limits: noLimits, symmetry })));
  expect(counted(true)).toEqual(found(drive(plain(question, noLimits))));
  expect(counted(true)).toEqual(counted(false));
  expect(fewestIn(question, true)).toBe(fewestIn(question, false));
};

describe('what differs only for what nobody hears', () => {
  const size = { n: 3, m: 1 };

  test.each([
    { what: 'because nobody lies', protocol: wary(noticing(0, 2)), faults: 'crash' },
    { what: 'because messages are lost and not changed', protocol: wary(noticing(0, 2)), faults: 'loss:1' },
    { what: 'because it is not admissible', protocol: wary(noticing(0, 2), exclusive), faults: 'byzantine' },
  ])('$what, is no asymmetry', ({ protocol, faults }) => {
    const question = questionAt(protocol, size, faults);
    expect(symmetryOf(question)).toMatchObject({ status: 'proved', alike: [0, 1, 2], over: 'runs', reason: null });
    expect(swappableIn(question, { symmetry: true })).toEqual([0, 1, 2]);
    expectSame(question);
  });

  test('in one half of a product is none either', () => {
    const [a, b] = [instanceAt(wary(noticing(0, 2)), size, 'crash'), instanceAt(wary(noticing(1, 0)), size, 'crash')];
    const { instance } = right(joined(a, b));
    const question: Question = { instance, t: 1, properties: [sameDecisions] };
    expect(symmetryOf(question)).toMatchObject({ status: 'proved', over: 'runs' });
    expect(found(drive(exhaustive(question)))).toEqual(found(drive(plain(question, noLimits))));
  });

  test('is asked once for all properties, and then for none of them again', () => {
    const question = questionAt(wary(noticing(0, 2)), size, 'crash');
    const all = symmetryOf(question);
    for (const property of question.properties)
      expect(symmetryOf({ ...question, properties: [property] })).toEqual(all);
  });
});

describe('what differs for what is heard', () => {
  // With 0 faulty, who stands for the others, nobody notices a thing.
  test.each<[string, Notices]>([
    ['in one placement, and not in the one that stands for it', noticing(0, 2)],
    ['though nothing changes when the first two are swapped', (self, from) => self < 2 && from === 2],
    ['though nothing changes when they are turned', (self, from, n) => from === (self + 1) % n],
  ])('%s, is refuted', (_what, notices) => {
    const question = questionAt(wary(notices), { n: 4, m: 1 }, 'byzantine');
    expect(symmetryOf(question)).toMatchObject({
      alike: [],
      status: 'refuted',
      reason: expect.stringMatching(/^renaming .* they are not interchangeable$/) as string,
    });
  });

  test.each<[string, Notices]>([
    ['one', noticing(0, 2)],
    ['the first two', (self, from) => self < 2 && from === 2],
    ['each the next', (self, from, n) => from === (self + 1) % n],
  ])('is refuted by whole runs alone: %s', (_what, notices) => {
    expect(mitered(questionAt(wary(notices), { n: 4, m: 1 }, 'byzantine'))._tag).toBe('Refuted');
  });

  test('in what a traitor should have said, and in nothing else, leaves it undecided', () => {
    // In a second round, to which nobody listens, general 0 says the opposite.
    const protocol = toy({
      rounds: () => 2,
      interchangeable: generals,
      program: <B>(setting: Setting<B>): Program<B> => {
        const program = toyProgram(setting);
        return {
          ...program,
          send: (self, state: { readonly attack: B }, round) =>
            round === 2 && self === 0 ? [setting.logic.not(state.attack)] : [state.attack],
          receive: (self, state, round, inbox, coins) =>
            round === 2 ? state : program.receive(self, state, round, inbox, coins),
        };
      },
    });
    const { alike, status, reason } = symmetryOf(questionAt(protocol, { n: 3, m: 1 }, 'byzantine'));
    expect([alike, status]).toEqual([[], 'undecided']);
    expect(reason).toMatch(/renaming .* changes what would be honest/);
  });

  test('where there are too many runs, is undecided', () => {
    const { status, reason } = symmetryOf(questionAt(wary(noticing(0, 2)), { n: 10, m: 4 }, 'crash'));
    expect(status).toBe('undecided');
    expect(reason).toMatch(/there are too many runs to compare$/);
  });
});

/** What whole runs show of a question, whatever else is known of it. */
function mitered(question: Question, spending?: ProofBudget): Mitered {
  const { instance, properties } = question;
  const action = actionOf(instance, instance.protocol.interchangeable(instance.army));
  // What is scheduled already is not renamed.
  if ('_tag' in action) return { _tag: 'Undecided', reason: action.reason };
  return done(runsProof(instance, action, mostFaulty(question), properties, spending));
}

describe('whole runs', () => {
  test('prove what the registered protocols declare', () => {
    const instances = smallInstances({ n: [3, 4], m: [1], values: [2, 3] }).filter(
      ({ protocol, army }) => protocol.interchangeable(army).length > 1,
    );
    for (const instance of someOfEach(6, instances, (each) => each)) {
      const question = { instance, t: 1, properties: standardProperties(instance) };
      expect([instanceTitle(instance), mitered(question)._tag]).toEqual([instanceTitle(instance), 'Proved']);
    }
  });

  test('prove nothing where it is too much to tell whether they are equal', () => {
    const question = questionAt(wary(noticing(0, 2)), { n: 4, m: 1 }, 'crash');
    expect(mitered(question)).toMatchObject({ _tag: 'Proved', computed: expect.any(Number) as number });
    expect(mitered(question, budget(0, 0))._tag).toBe('Undecided');
  });

  test('prove nothing of a property that minds names', () => {
    const instance = instanceAt(majority, { n: 4, m: 1 }, 'byzantine');
    const biased: Property = {
      ...agreement,
      name: 'biased',
      on: ({ logic, deciders }) => ({
        note: () => [],
        judge: (_note, { decisions }) => (deciders.includes(3) ? at(at(decisions, 3).value, 0) : logic.one),
      }),
    };
    expect(mitered({ instance, t: 1, properties: [biased] })).toMatchObject({
      _tag: 'Refuted',
      reason: expect.stringContaining('biased') as string,
    });
  });

  test('prove of random protocols what the plain enumeration counts alike', () => {
    const questions = fc
      .record({
        recipe: anyRecipe.map((recipe) => ({ ...recipe, rounds: Math.min(recipe.rounds, 1), coins: false })),
        faults: fc.constantFrom('byzantine', 'crash', 'loss:1'),
      })
      .map(({ recipe, faults }) => {
        const made = randomProtocol(recipe);
        const protocol: Protocol = {
          ...made,
          interchangeable: (army) => generals(army).slice(made.problem === 'broadcast' ? 1 : 0),
        };
        return { alike: recipe.alike, question: questionAt(protocol, { n: 3, m: 0 }, faults, 1) };
      });
    let proved = 0;
    fc.assert(
      fc.property(questions, ({ alike, question }) => {
        const { instance } = question;
        // Of those that are not alike, some do not even schedule the renamed claims.
        fc.pre(alike || !('_tag' in actionOf(instance, instance.protocol.interchangeable(instance.army))));
        const { _tag } = mitered(question);
        if (alike) expect(_tag).toBe('Proved');
        if (_tag !== 'Proved') return;
        proved += 1;
        expect(symmetryOf(question).status).toBe('proved');
        expectSame(question);
      }),
      { ...SAME_DRAW, numRuns: runs(20, 200) },
    );
    expect(proved).toBeGreaterThan(5);
  });
});
