/**
 * Symmetries that the circuit does not show by itself, of more votes than all inputs can be gone through for.
 */
import { describe, expect, test } from 'vitest';
import { asym } from '../../test-support/cases/asym.ts';
import { drive } from '../../test-support/drive.ts';
import { questionAt } from '../../test-support/question.ts';
import { folded } from '../../test-support/tables.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Program, Protocol, Setting } from '../../model/protocol.ts';
import { exhaustive } from '../exhaustive/exhaustive.ts';
import { plain } from '../exhaustive/plain.ts';
import { noLimits } from '../finding.ts';
import { symmetryOf } from './symmetry.ts';

/** More votes than can be gone through. */
const MANY = 22;

/** Everybody decides what it makes of all votes, its own in its place. */
const deciding = (make: <B>(setting: Setting<B>, votes: readonly B[], self: number) => B): Protocol =>
  toy({
    interchangeable: generals,
    program: <B>(setting: Setting<B>): Program<B> => ({
      ...toyProgram(setting),
      receive: (self, { attack }: { readonly attack: B }, _round, inbox) => ({
        attack: make(
          setting,
          inbox.map((message, from) => (from === self ? attack : at(message, 0))),
          self,
        ),
      }),
    }),
  });

const half = (votes: readonly unknown[]): number => Math.floor(votes.length / 2) + 1;

describe('a majority that is counted vote by vote', () => {
  const counting = deciding(({ logic }, votes) => folded(logic, half(votes), votes));

  test('is proved to be symmetric, and none of it by the circuit alone', () => {
    const question = questionAt(counting, { n: MANY, m: 0 }, 'byzantine');
    const { status, alike, equalities } = symmetryOf(question);
    expect([status, alike.length]).toEqual(['proved', MANY]);
    expect(equalities.computed).toBe(MANY);
    expect(drive(exhaustive(question)).scenarios).toBe(2n ** BigInt(MANY));
  });

  test('counts with symmetry what the plain enumeration counts', () => {
    const question = questionAt(counting, { n: 5, m: 1 }, 'byzantine', 1);
    expect(symmetryOf(question).status).toBe('proved');
    const [quick, slow] = [drive(exhaustive(question)), drive(plain(question, noLimits))];
    expect([quick.scenarios, quick.violating]).toEqual([slow.scenarios, slow.violating]);
  });
});

describe('a single case among all votes', () => {
  test.each([12, MANY])('of %i generals, in which one retreats: it is refuted', (n) => {
    expect(symmetryOf(questionAt(asym, { n, m: 0 }, 'byzantine'))).toMatchObject({ alike: [], status: 'refuted' });
  });

  test.each([0, MANY - 1])('in which general %i does otherwise, when votes are folded: it is refuted', (odd) => {
    const protocol = deciding(({ logic, army }, votes, self) => {
      const common = folded(logic, half(votes), votes);
      const rare = logic.all(votes.map((vote, i) => (i % 3 === 0 ? vote : logic.not(vote))));
      return self === odd && army.n === MANY ? logic.equal(common, logic.not(rare)) : common;
    });
    expect(symmetryOf(questionAt(protocol, { n: MANY, m: 0 }, 'byzantine'))).toMatchObject({
      alike: [],
      status: 'refuted',
      reason: expect.stringMatching(/they are not interchangeable$/) as string,
    });
  });
});
