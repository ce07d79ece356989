/**
 * Symmetry is used where it is proved, and only there. Whether that is right is seen from the plain enumeration, which knows
 * of no symmetry.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRecipe } from '../../test-support/any-recipe.ts';
import { asym, asymHonest } from '../../test-support/cases/asym.ts';
import { drive } from '../../test-support/drive.ts';
import { right } from '../../test-support/either.ts';
import { delivering } from '../../test-support/fault-models.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { questionAt } from '../../test-support/question.ts';
import { randomProtocol } from '../../test-support/random-protocol.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import type { Army, General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import { instanceOf } from '../../model/instance.ts';
import type { Definition, Program, Protocol, Setting } from '../../model/protocol.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import { agreement } from '../../properties/agreement.ts';
import type { Property } from '../../properties/property.ts';
import { standardProperties } from '../../properties/standard.ts';
import { exhaustive } from '../exhaustive/exhaustive.ts';
import { plain } from '../exhaustive/plain.ts';
import { lawBroken } from '../lawful.ts';
import { noLimits } from '../finding.ts';
import type { Question } from '../question.ts';
import { swappableIn, symmetryOf } from './symmetry.ts';
import { SAME_DRAW } from '../../test-support/same-draw.ts';

/** Counts by property, and of all scenarios. */
const counts = ({ scenarios, violating }: { scenarios: bigint | null; violating: object }): object => ({
  scenarios,
  violating,
});

const counted = (question: Question): object =>
  counts(drive(exhaustive(question, { limits: noLimits, symmetry: true })));

const enumerated = (question: Question): object => counts(drive(plain(question, noLimits)));

describe('a class of one is no class', () => {
  const lone = toy({ interchangeable: () => [2] });

  test.each([
    { protocol: lone, n: 3, m: 1 },
    { protocol: phaseKing, n: 3, m: 1 },
    { protocol: phaseKing, n: 2, m: 0 },
  ])('$protocol.name, n = $n, m = $m', ({ protocol, n, m }) => {
    const question = { ...questionAt(protocol, { n, m }, 'byzantine'), t: 1 };
    expect(protocol.interchangeable(question.instance.army)).toHaveLength(1);
    expect(symmetryOf(question)).toMatchObject({ alike: [], status: 'none' });
    expect(swappableIn(question, { symmetry: true })).toEqual([]);
    expect(counted(question)).toEqual(enumerated(question));
  });
});

describe('a rare asymmetry', () => {
  test.each([5, 6])('of %i generals, of whom one scenario is broken: it is not used', (n) => {
    const question = questionAt(asym, { n, m: 0 }, 'byzantine');
    expect(symmetryOf(question)).toMatchObject({ alike: [], status: 'refuted' });
    expect(counted(question)).toEqual({
      scenarios: 2n ** BigInt(n),
      violating: { agreement: 1n, validity: 0n, termination: 0n },
    });
  });

  test.each([5, 10])('of %i generals: the protocol is refused', (n) => {
    const { instance, t, properties } = questionAt(asym, { n, m: 0 }, 'byzantine');
    expect(lawBroken(instance, t, properties)).toMatch(
      /^renaming .* (they are not interchangeable|it is not symmetric)$/,
    );
  });

  test('it is used where it is declared of those who are alike', () => {
    const question = questionAt(asymHonest, { n: 5, m: 0 }, 'byzantine');
    expect(symmetryOf(question)).toMatchObject({ alike: [1, 2, 3], status: 'proved' });
    expect(counted(question)).toEqual(enumerated(question));
  });
});

/** Everybody interchangeable, or in a broadcast every lieutenant, whether that is true or not. */
const declaring = (made: Protocol): Protocol => ({
  ...made,
  interchangeable: (army) => generals(army).slice(made.problem === 'broadcast' ? 1 : 0),
});

describe('random protocols that declare everybody interchangeable', () => {
  const questions = fc
    .record({
      recipe: anyRecipe.map((recipe) => ({ ...recipe, rounds: Math.min(recipe.rounds, 1), coins: false })),
      faults: fc.constantFrom('byzantine', 'crash', 'loss:1'),
      n: fc.constantFrom(3, 4),
    })
    .map(({ recipe, faults, n }) => ({
      recipe,
      question: questionAt(declaring(randomProtocol(recipe)), { n, m: 0 }, faults, 1),
    }));

  test('what is proved counts what the plain enumeration counts, and those that are alike are proved', () => {
    let proved = 0;
    fc.assert(
      fc.property(questions, ({ recipe, question }) => {
        const { status } = symmetryOf(question);
        if (recipe.alike) expect(status).toBe('proved');
        if (status !== 'proved') return;
        proved += 1;
        expect(counted(question)).toEqual(enumerated(question));
      }),
      { ...SAME_DRAW, numRuns: 30 },
    );
    expect(proved).toBeGreaterThan(5);
  });

  test('one conjunction of all votes, for one general, is never proved', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 8 }),
        fc.nat(),
        fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        (n, who, signs) => {
          const odd: Protocol = toy({
            interchangeable: generals,
            program: <B>(setting: Setting<B>): Program<B> => {
              const { logic } = setting;
              return {
                ...toyProgram(setting),
                receive: (self, state: { readonly attack: B }, _round, inbox) => {
                  const votes = inbox.map((message, from) => (from === self ? state.attack : at(message, 0)));
                  const rare = logic.all(votes.map((vote, from) => (signs[from] === true ? vote : logic.not(vote))));
                  const common = logic.any(votes);
                  return { attack: self === who % n ? logic.equal(common, logic.not(rare)) : common };
                },
              };
            },
          });
          expect(symmetryOf(questionAt(odd, { n, m: 0 }, 'byzantine')).status).not.toBe('proved');
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('what declares itself symmetric, and is not', () => {
  const about = (parts: Partial<Definition>, properties?: readonly Property[], faults = 'byzantine'): Question => {
    const instance = instanceAt(toy({ interchangeable: generals, ...parts }), { n: 4, m: 1 }, faults);
    return { instance, t: 1, properties: properties ?? standardProperties(instance) };
  };
  const named = (_army: Army, _round: number, from: General): readonly string[] => [`${String(from)} attacks`];

  test.each([
    {
      what: 'labels that are not renamed',
      question: about({ claims: named }),
      says: 'renaming 0 and 1 changes what',
    },
    {
      what: 'labels that are renamed to one',
      question: about({ claims: () => ['a', 'b'], rename: () => 'a', program: twice }),
      says: 'rename does not rename them one to one',
    },
    {
      what: 'labels that are turned when generals are swapped',
      question: about({
        claims: () => ['a', 'b', 'c'],
        rename: (label) => ({ a: 'b', b: 'c', c: 'a' })[label] ?? label,
        program: thrice,
      }),
      says: 'rename is no action',
    },
    { what: 'coins', question: about({ coins: (_army, _round, self) => (self === 2 ? 1 : 0) }), says: 'coins' },
    {
      what: 'what is admissible',
      question: about({
        admissible: ({ logic }, _round, from, to, said) =>
          from === 0 && to === 3 ? logic.not(logic.all(said)) : logic.one,
      }),
      says: 'renaming 0 and 1 changes what is allowed',
    },
    {
      what: 'a ring, in which all are alike when they are turned: each follows the next',
      question: about({ program: (setting) => following(setting, (self) => (self + 1) % setting.army.n) }),
      says: 'renaming 0 and 1 changes what 0 decides',
    },
    {
      what: 'somebody else, who listens to one of them',
      question: about({
        interchangeable: () => [1, 2, 3],
        program: (setting) => following(setting, (self) => (self === 0 ? 2 : null)),
      }),
      says: 'changes what 0 decides',
    },
    {
      what: 'a signature',
      question: about(
        { faults: ['signed'], signature: (_army, label) => ({ statement: label, chain: [0] }) },
        undefined,
        'signed',
      ),
      says: 'renaming 0 and 1 changes what is allowed',
    },
    {
      what: 'a property',
      question: about({}, [
        agreement,
        {
          ...agreement,
          name: 'first',
          on: ({ logic, deciders }) => ({
            note: () => [],
            judge: (_note, { decisions }) => (deciders.includes(0) ? logic.not(at(decisions, 0).decided) : logic.one),
          }),
        },
      ]),
      says: 'first',
    },
  ])('$what', ({ question, says }) => {
    const { alike, status, reason } = symmetryOf(question);
    expect(alike).toEqual([]);
    expect(['refuted', 'undecided']).toContain(status);
    expect(reason).toContain(says);
  });

  test('a property that says that it is not is not asked', () => {
    const { instance } = about({});
    expect(symmetryOf({ instance, t: 1, properties: [{ ...agreement, symmetric: false }] })).toMatchObject({
      alike: [],
      status: 'none',
    });
  });

  test('a fault model of one’s own that is unfair to one general', () => {
    const unfair = delivering('unfair', ({ logic }, fair) => (memory, round, to, addressed, choose) => {
      const delivery = fair.deliver(memory, round, to, addressed, choose);
      return to === 2 ? { ...delivery, allowed: logic.all(delivery.inbox.flat()) } : delivery;
    });
    const fair = delivering(
      'fair',
      (_battle, same) =>
        (...delivery) =>
          same.deliver(...delivery),
    );
    const under = (faults: typeof fair): Question => {
      const instance = right(instanceOf(toy({ interchangeable: generals }), { n: 3, m: 1 }, faults));
      return { instance, t: 1, properties: standardProperties(instance) };
    };
    expect(symmetryOf(under(fair))).toMatchObject({ status: 'proved' });
    expect(symmetryOf(under(unfair))).toMatchObject({ status: 'refuted' });
  });
});

/** Decides what one other general says, or as the toy does where that is nobody. */
function following<B>(setting: Setting<B>, followed: (self: General) => General | null): Program<B> {
  const program = toyProgram(setting);
  return {
    ...program,
    receive: (self, state: { readonly attack: B }, round, inbox, coins) => {
      const whom = followed(self);
      return whom === null ? program.receive(self, state, round, inbox, coins) : { attack: at(at(inbox, whom), 0) };
    },
  };
}

/** The toy with two or three claims, all of which say the same. */
function twice<B>(setting: Setting<B>): Program<B> {
  const program = toyProgram(setting);
  return { ...program, send: (self, state, round, to) => [0, 1].flatMap(() => program.send(self, state, round, to)) };
}

function thrice<B>(setting: Setting<B>): Program<B> {
  const program = toyProgram(setting);
  return {
    ...program,
    send: (self, state, round, to) => [0, 1, 2].flatMap(() => program.send(self, state, round, to)),
  };
}
