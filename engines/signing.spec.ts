/**
 * All engines say the same of protocols that sign in ways that no registered one does: in a line, in sets, or to be peeled.
 */
import { describe, expect, test } from 'vitest';
import type { Protocol } from '../model/protocol.ts';
import { instanceTitle } from '../model/instance.ts';
import { runScenario } from '../model/scenario.ts';
import { standardProperties } from '../properties/standard.ts';
import { peel } from '../test-support/cases/peel.ts';
import { plainCost } from '../test-support/cost.ts';
import { drive } from '../test-support/drive.ts';
import { right } from '../test-support/either.ts';
import { questionAt } from '../test-support/question.ts';
import { signingInstances } from '../test-support/signing/instances.ts';
import { wasm } from '../test-support/solver.ts';
import { toy } from '../test-support/toy.ts';
import { someOfEach } from '../test-support/tier/draws.ts';
import { exhaustive } from './exhaustive/exhaustive.ts';
import { plain } from './exhaustive/plain.ts';
import type { Finding } from './finding.ts';
import { noLimits } from './finding.ts';
import { lawBroken } from './lawful.ts';
import { fuzz } from './fuzz/fuzz.ts';
import type { Question } from './question.ts';
import { symbolic } from './symbolic/symbolic.ts';

/** Every scenario, one by one. */
const enumerated = (question: Question): Finding => drive(plain(question, noLimits));

/** What every engine that goes through all scenarios has to say. */
const exact = (question: Question): Readonly<Record<string, Finding>> => ({
  symmetric: drive(exhaustive(question, { limits: noLimits, symmetry: true })),
  asymmetric: drive(exhaustive(question, { limits: noLimits, symmetry: false })),
  symbolic: drive(symbolic(question, { solver: wasm, limits: noLimits, symmetry: true, ledger: null })),
  'symbolic, with proofs': drive(
    symbolic(question, {
      solver: wasm,
      limits: noLimits,
      symmetry: true,
      ledger: { begin: () => undefined, keep: () => undefined },
    }),
  ),
});

const sampled = (question: Question, runs: number): Finding =>
  drive(fuzz(question, { seed: 'signing', runs, path: null, limits: noLimits }));

const attacked = ({ attacks }: Finding): readonly string[] => attacks.map(({ property }) => property).toSorted();

describe('peel, n = 4, m = 1: traitor 3 peels a signature off, and fools 1', () => {
  const question = questionAt(peel, { n: 4, m: 1 }, 'signed');

  test('the plain enumeration finds the one scenario of 19 that breaks validity', () => {
    const { scenarios, violating } = enumerated(question);
    expect({ scenarios, violating }).toEqual({
      scenarios: 19n,
      violating: { agreement: 7n, validity: 1n, termination: 0n },
    });
  });

  test('so does every other engine', () => {
    for (const [engine, finding] of Object.entries({ ...exact(question), fuzz: sampled(question, 4_096) }))
      expect([engine, attacked(finding)]).toEqual([engine, ['agreement', 'validity']]);
  });

  test('the attack on validity is that 3 shows A:0.1 to 1', () => {
    const { attacks } = drive(exhaustive(question));
    expect(attacks.find(({ property }) => property === 'validity')?.scenario).toMatchObject({
      faulty: [3],
      orders: [1],
      deviations: [{ round: 4, from: 3, to: 1, said: ['A:0.1'] }],
    });
  });
});

/** With so many faulty as can be enumerated one by one. */
const questions = signingInstances.flatMap((instance) =>
  Array.from({ length: instance.army.n + 1 }, (_, t): Question => ({
    instance,
    t,
    properties: standardProperties(instance),
  })).filter((question) => plainCost(question) <= 10_000),
);

test('there are many questions, of each protocol', () => {
  expect(questions.length).toBeGreaterThan(30);
  expect(new Set(questions.map(({ instance }) => instance.protocol.name))).toEqual(
    new Set(['peel', 'line', 'dolev-strong']),
  );
});

for (const question of someOfEach(16, questions, ({ instance }) => instance))
  test(`${instanceTitle(question.instance)}, t = ${String(question.t)}`, () => {
    const truth = enumerated(question);
    for (const [engine, { scenarios, violating, witnesses, attacks }] of Object.entries(exact(question))) {
      expect({ engine, witnesses }).toEqual({ engine, witnesses: truth.witnesses });
      if (scenarios !== null) expect({ engine, scenarios }).toEqual({ engine, scenarios: truth.scenarios });
      for (const { name } of question.properties) {
        const broken = attacks.some(({ property }) => property === name);
        expect([engine, name, broken]).toEqual([engine, name, (truth.violating[name] ?? 0n) > 0n]);
        if (violating[name] !== null)
          expect([engine, name, violating[name]]).toEqual([engine, name, truth.violating[name]]);
      }
      for (const { scenario } of attacks)
        expect(right(runScenario(question.instance, scenario)).execution.allowed).toBe(true);
    }
    for (const property of attacked(sampled(question, 128))) expect(attacked(truth)).toContain(property);
  });

describe('nobody signs but the generals that there are', () => {
  const signing = (signer: number): Protocol =>
    toy({ name: 'signing', faults: ['signed'], signature: () => ({ statement: 'attack', set: [signer] }) });

  test.each([4, 9, -1, 2 ** 53])(
    'an instance in which %d signs is refused by every engine, and by the laws',
    (signer) => {
      const question = questionAt(signing(signer), { n: 4, m: 1 }, 'signed');
      const says = `signing: what signature of attack gives is signed by ${String(signer)}, and there is no such general`;
      expect(() => enumerated(question)).toThrow(says);
      expect(() => drive(exhaustive(question, { limits: noLimits, symmetry: false }))).toThrow(says);
      expect(() => sampled(question, 64)).toThrow(says);
      expect(() => lawBroken(question.instance, 1, question.properties)).toThrow(says);
    },
  );
});
