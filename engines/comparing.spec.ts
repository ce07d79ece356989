/**
 * Comparing two protocols by their product: all engines give the same answer, and it is the right one.
 */
import { describe, expect, test } from 'vitest';
import { instanceTitle } from '../model/instance.ts';
import type { Instance, Sizes } from '../model/instance.ts';
import { joined } from '../model/joint.ts';
import type { Protocol } from '../model/protocol.ts';
import { floodSet } from '../model/protocols/flood-set.ts';
import { handshake } from '../model/protocols/handshake.ts';
import { majority } from '../model/protocols/majority.ts';
import { om } from '../model/protocols/om.ts';
import { phaseKing } from '../model/protocols/phase-king.ts';
import { sm } from '../model/protocols/sm.ts';
import { sameDecisions } from '../properties/same-decisions.ts';
import { dropping, ignoring } from '../test-support/dropping-protocol.ts';
import type { Some } from '../test-support/dropping-protocol.ts';
import { drive } from '../test-support/drive.ts';
import { right } from '../test-support/either.ts';
import { instanceAt } from '../test-support/instance.ts';
import { mutatedProtocol } from '../test-support/mutated-protocol.ts';
import { questionAt } from '../test-support/question.ts';
import { smallInstances } from '../test-support/small-instances.ts';
import { wasm } from '../test-support/solver.ts';
import { check } from './check.ts';
import type { EngineName } from './check-options.ts';
import { exhaustive } from './exhaustive/exhaustive.ts';
import { plain } from './exhaustive/plain.ts';
import type { Finding } from './finding.ts';
import { noLimits } from './finding.ts';
import type { Question } from './question.ts';
import { symbolic } from './symbolic/symbolic.ts';

const compare = (a: Instance, b: Instance, t: number): Question => ({
  instance: right(joined(a, b)).instance,
  t,
  properties: [sameDecisions],
});

const enumerate = (question: Question): Finding => drive(exhaustive(question, { limits: noLimits, symmetry: true }));

const solve = (question: Question): Finding =>
  drive(symbolic(question, { solver: wasm, limits: noLimits, symmetry: true, ledger: null }));

const fewest = (question: Question, engine: EngineName): number | null => {
  const { attacks } = drive(
    check(question, {
      engine,
      reduction: true,
      limits: noLimits,
      fuzz: { seed: 'compare', runs: 1_000, path: null },
      solver: wasm,
      minimum: true,
    }),
  );
  const [first] = attacks;
  expect(attacks.length).toBeLessThanOrEqual(1);
  if (first === undefined) return null;
  expect(first.minimality.claim).toBe('minimum');
  return first.minimality.lies;
};

describe('a protocol and itself', () => {
  const instances = smallInstances({
    n: [2, 3, 4],
    m: [0, 1],
    values: [2],
    faults: ['byzantine', 'signed', 'crash', 'loss:1'],
  });
  const withGenerals = (least: number, most: number): readonly { title: string; instance: Instance }[] =>
    instances
      .filter(({ army }) => army.n >= least && army.n <= most)
      .map((instance) => ({ title: instanceTitle(instance), instance }));

  const TITLE = '$title: as many scenarios as it has, and in all of them the same decisions';
  const same = ({ instance }: { readonly instance: Instance }): void => {
    const alone = questionAt(instance.protocol, instance.army, instance.faults.name);
    const both = compare(instance, instance, alone.t);
    const enumerated = enumerate(both);
    expect([enumerated.attacks, enumerated.scenarios]).toEqual([[], enumerate(alone).scenarios]);
    const solved = solve(both);
    // Under a budget of losses the symbolic engine does not count.
    expect(solved).toMatchObject({ attacks: [], stopped: null });
    expect([null, enumerated.scenarios]).toContain(solved.scenarios);
  };

  test.each(withGenerals(2, 3))(TITLE, same);
  test.each(withGenerals(4, 4))(TITLE, { tags: ['thorough'] }, same);
});

describe('a protocol and a mutant of it', () => {
  const originals: readonly { original: Protocol; sizes: Sizes & { readonly m: number }; faults: string }[] = [
    { original: om, sizes: { n: 4, m: 1 }, faults: 'byzantine' },
    { original: sm, sizes: { n: 3, m: 1 }, faults: 'signed' },
    // Two phases are many messages to lose, each of them or not, for the plain enumeration.
    { original: phaseKing, sizes: { n: 3, m: 1, parameters: { phases: 1 } }, faults: 'crash' },
    { original: floodSet, sizes: { n: 3, m: 1 }, faults: 'crash' },
    { original: majority, sizes: { n: 3, m: 1 }, faults: 'byzantine' },
    { original: handshake, sizes: { n: 2, m: 0 }, faults: 'loss:1' },
  ];
  const cases = originals.flatMap(({ original, sizes, faults }) =>
    Array.from({ length: 4 }, (_, seed) => ({
      seed,
      title: `${original.name}, mutant ${String(seed)}`,
      question: compare(
        instanceAt(original, sizes, faults),
        instanceAt(mutatedProtocol(original, seed), sizes, faults),
        sizes.m,
      ),
    })),
  );

  const TITLE = '$title: every engine says the same, and needs the same fewest lies';
  const alike = ({ question }: { readonly question: Question }): void => {
    const [enumerated, solved, plainly] = [enumerate(question), solve(question), drive(plain(question, noLimits))];
    const differ = plainly.attacks.length > 0;
    expect([enumerated.attacks.length > 0, solved.attacks.length > 0]).toEqual([differ, differ]);
    expect([enumerated.scenarios, enumerated.violating]).toEqual([plainly.scenarios, plainly.violating]);
    const lies = fewest(question, 'exhaustive');
    expect(lies === null).toBe(!differ);
    expect(fewest(question, 'symbolic')).toBe(lies);
  };

  test.each(cases.filter(({ seed }) => seed === 0))(TITLE, alike);
  test.each(cases.filter(({ seed }) => seed > 0))(TITLE, { tags: ['thorough'] }, alike);

  test('of these, some differ and some do not', () => {
    const differ = cases.filter(({ question }) => enumerate(question).attacks.length > 0);
    expect(differ.length).toBeGreaterThan(cases.length / 4);
    expect(differ.length).toBeLessThan(cases.length);
  });
});

describe('messages that nobody listens to', () => {
  const inVain: Some = (round, from, to) => (round === 1 && from === 0) || (round === 2 && from === 1 && to === 2);
  const cases = [
    { original: floodSet, n: 3, m: 2, faults: 'crash' },
    { original: floodSet, n: 3, m: 1, faults: 'loss:1' },
    { original: phaseKing, n: 3, m: 1, faults: 'byzantine' },
    { original: sm, n: 3, m: 1, faults: 'signed' },
  ];

  test.each(cases)('$original.name, $faults: not sending them changes nothing', ({ original, n, m, faults }) => {
    const sent = instanceAt(ignoring(original, inVain), { n, m }, faults);
    const saved = instanceAt(dropping(original, inVain), { n, m }, faults);
    for (const question of [compare(sent, saved, m), compare(saved, sent, m)]) {
      expect(enumerate(question)).toMatchObject({ attacks: [], stopped: null });
      expect(solve(question)).toMatchObject({ attacks: [], stopped: null });
    }
  });

  test.each(cases)('$original.name, $faults: not listening does', ({ original, n, m, faults }) => {
    const a = instanceAt(original, { n, m }, faults);
    const b = instanceAt(
      dropping(original, (round) => round === 1),
      { n, m },
      faults,
    );
    expect(enumerate(compare(a, b, m)).attacks).toHaveLength(1);
  });
});
