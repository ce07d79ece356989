/**
 * What a verdict rests on is said as it is: what is proved only where it was, what is assumed wherever it was not established.
 */
import { describe, expect, test } from 'vitest';
import type { Instance, Sizes } from '../model/instance.ts';
import type { Protocol } from '../model/protocol.ts';
import { majority } from '../model/protocols/majority.ts';
import { om } from '../model/protocols/om.ts';
import { phaseKing } from '../model/protocols/phase-king.ts';
import { asym } from '../test-support/cases/asym.ts';
import { counting } from '../test-support/cases/counting.ts';
import { telltale } from '../test-support/cases/telltale.ts';
import { drive } from '../test-support/drive.ts';
import { instanceAt } from '../test-support/instance.ts';
import { questionAt } from '../test-support/question.ts';
import { believedWasm, wasm } from '../test-support/solver.ts';
import { king4, ledger } from '../test-support/symbolic.ts';
import { exhaustive } from './exhaustive/exhaustive.ts';
import { plain } from './exhaustive/plain.ts';
import type { Finding } from './finding.ts';
import { noLimits } from './finding.ts';
import { fuzz } from './fuzz/fuzz.ts';
import type { Established, Ground, Premise, PremiseName, Seen } from './premises.ts';
import { certifiedPremises, GROUNDS, premisesOf } from './premises.ts';
import type { Question } from './question.ts';
import type { Ledger } from './symbolic/query.ts';
import type { Solver } from './symbolic/solver.ts';
import { symbolic } from './symbolic/symbolic.ts';

const LOOKED_OVER: Established = { purity: 'checked', values: 'checked' };
const NOT_LOOKED_OVER: Established = { purity: 'not made: it is too long', values: 'not made: it has no types' };

const om4 = questionAt(om, { n: 4, m: 1 }, 'byzantine');

const groundsOf = (premises: readonly Premise[]): Partial<Record<PremiseName, Ground>> =>
  Object.fromEntries(premises.map(({ name, ground }) => [name, ground]));

const exhaustively = (question: Question, symmetry = true): Finding =>
  drive(exhaustive(question, { limits: noLimits, symmetry }));

describe('symmetry', () => {
  test('is proved where generals were taken for each other, and they are named', () => {
    const premises = premisesOf(om4, exhaustively(om4), LOOKED_OVER);
    expect(premises[0]).toMatchObject({ name: 'symmetry', ground: 'proved' });
    expect(premises[0]?.statement).toBe('generals 1, 2, 3 are interchangeable');
    expect(premises[0]?.because).toMatch(
      /^renaming them leaves what each does, whatever it hears, as it was \(\d+ equalities\)$/,
    );
  });

  test('is no premise where it was not used: not wanted, not declared, not proved, or of no use', () => {
    const findings: readonly (readonly [Question, Finding])[] = [
      [om4, exhaustively(om4, false)],
      [om4, drive(plain(om4, noLimits))],
      [om4, drive(fuzz(om4, { seed: 'premises', runs: 32, path: null, limits: noLimits }))],
      ...[asym].map((protocol) => {
        const question = questionAt(protocol, { n: 5, m: 0 }, 'byzantine', 0);
        return [question, exhaustively(question)] as const;
      }),
    ];
    for (const [question, finding] of findings)
      expect(groundsOf(premisesOf(question, finding, LOOKED_OVER)).symmetry).toBeUndefined();
  });
});

describe('honesty', () => {
  const finding = exhaustively(om4, false);
  const honestyIn = (protocol: Protocol, sizes: Sizes, t: number = sizes.m): Premise | undefined =>
    premisesOf(questionAt(protocol, sizes, 'byzantine', t), finding, LOOKED_OVER).find(
      ({ name }) => name === 'honesty',
    );

  test('is no premise where nothing is ruled out', () => {
    expect(honestyIn(om, { n: 4, m: 1 })).toBeUndefined();
  });

  test('is proved where something is, of so many messages, and how is said', () => {
    expect(honestyIn(phaseKing, { n: 4, m: 1 })).toEqual({
      name: 'honesty',
      ground: 'proved',
      statement: 'whatever a loyal general says, a traitor may say',
      because: 'whatever a general hears, what it says is allowed (24 messages)',
    });
    expect(honestyIn(counting, { n: 4, m: 1 })?.because).toMatch(/ \(12 messages, \d+ of their claims computed\)$/);
    expect(honestyIn(telltale, { n: 3, m: 1 }, 0)?.because).toMatch(
      /^in all runs, what it says is allowed \(\d+ messages\)$/,
    );
  });

  test('is assumed where no proof is found, and why is said', () => {
    expect(honestyIn(telltale, { n: 40, m: 1 })).toMatchObject({
      ground: 'assumed',
      because: expect.stringMatching(
        /^random runs did not refute it; no proof: .*too many runs to look through$/,
      ) as string,
    });
  });
});

describe('the text', () => {
  test('that was looked over is checked statically, and what was not is assumed, with the reason', () => {
    const finding = exhaustively(om4);
    expect(groundsOf(premisesOf(om4, finding, LOOKED_OVER))).toMatchObject({
      purity: 'checked statically',
      values: 'checked statically',
      unseen: 'assumed',
    });
    const premises = premisesOf(om4, finding, NOT_LOOKED_OVER);
    expect(groundsOf(premises)).toMatchObject({ purity: 'assumed', values: 'assumed' });
    expect(premises.find(({ name }) => name === 'values')?.because).toContain('not made: it has no types');
  });

  test('is said to be what the check of it found, and no more', () => {
    const premises = premisesOf(om4, exhaustively(om4), LOOKED_OVER);
    const textOf = (name: PremiseName): string => premises.find((each) => each.name === name)?.statement ?? '';
    expect(textOf('purity')).toMatch(/^a check of its syntax finds nothing that the program keeps/);
    expect(textOf('values')).toMatch(/^a check of its types finds no place where the program looks at a truth value/);
    expect(textOf('unseen')).toBe('the program does nothing that its recording does not show');
  });

  test('of a registered protocol is ours, and nothing unseen is assumed of it', () => {
    const ours: Established = { purity: 'checked by our tests', values: 'checked by our tests' };
    const premises = premisesOf(om4, exhaustively(om4), ours);
    expect(groundsOf(premises)).toMatchObject({ purity: 'checked statically', values: 'checked statically' });
    expect(groundsOf(premises).unseen).toBeUndefined();
  });

  test('is what a certificate rests on as well', () => {
    expect(
      groundsOf(certifiedPremises(om4.instance, { alike: [1, 2, 3], honesty: 'proved' }, NOT_LOOKED_OVER)),
    ).toEqual({
      proofs: 'proved',
      honesty: 'proved',
      symmetry: 'proved',
      recording: 'by construction',
      faults: 'by construction',
      purity: 'assumed',
      values: 'assumed',
      unseen: 'assumed',
      checker: 'assumed',
    });
    const seen = (honesty: Seen['honesty']): Partial<Record<PremiseName, Ground>> =>
      groundsOf(certifiedPremises(om4.instance, { alike: [], honesty }, LOOKED_OVER));
    expect(seen('free').symmetry).toBeUndefined();
    expect([seen('free').honesty, seen('not seen').honesty]).toEqual([undefined, 'assumed']);
  });
});

test('a fault model that is not ours is assumed', () => {
  const instance = instanceAt(majority, { n: 3, m: 1 }, 'byzantine');
  const other: Instance = { ...instance, faults: { ...instance.faults, name: 'mine' } };
  const question: Question = { instance: other, t: 1, properties: [] };
  const [own, ours] = [question, { ...question, instance }].map((each) =>
    groundsOf(premisesOf(each, exhaustively(each), LOOKED_OVER)),
  );
  expect([own?.faults, ours?.faults]).toEqual(['assumed', 'by construction']);
});

describe('the solver', () => {
  const solverIn = (question: Question, solver: Solver, proofs: Ledger | null = null): Premise | undefined => {
    const finding = drive(symbolic(question, { solver, limits: noLimits, symmetry: true, ledger: proofs }));
    return premisesOf(question, finding, LOOKED_OVER).find(({ name }) => name === 'solver');
  };

  test('whose proofs were checked is no assumption, and what they are about is said', () => {
    expect(solverIn(king4, wasm)).toMatchObject({
      ground: 'proved',
      because: expect.stringContaining('every step follows by unit propagation from the sharp formula') as string,
    });
    expect(solverIn(king4, wasm, ledger().ledger)?.because).toContain('from the plain formula');
  });

  test('that was believed is assumed', () => {
    expect(solverIn(king4, believedWasm)?.ground).toBe('assumed');
  });

  test('that was not needed is no premise', () => {
    expect(solverIn(om4, wasm)).toBeUndefined();
  });
});

test('the firmest come first', () => {
  const grounds = premisesOf(om4, exhaustively(om4), LOOKED_OVER).map(({ ground }) => GROUNDS.indexOf(ground));
  expect(grounds).toEqual(grounds.toSorted((a, b) => a - b));
});
