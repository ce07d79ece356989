/**
 * A fault that is put into a correct program is refused, or all engines, the plain enumeration included, agree about what was
 * recorded: no verdict is better than its premises.
 */
import { describe, expect, test } from 'vitest';
import { drawOf } from '../test-support/draw.ts';
import { drive } from '../test-support/drive.ts';
import type { Injection } from '../test-support/injected.ts';
import { injected, INJECTIONS } from '../test-support/injected.ts';
import { questionAt } from '../test-support/question.ts';
import { randomProtocol } from '../test-support/random-protocol.ts';
import { wasm } from '../test-support/solver.ts';
import { runs } from '../test-support/tier/draws.ts';
import type { Protocol } from '../model/protocol.ts';
import { floodSet } from '../model/protocols/flood-set.ts';
import { majority } from '../model/protocols/majority.ts';
import { om } from '../model/protocols/om.ts';
import { phaseKing } from '../model/protocols/phase-king.ts';
import { sm } from '../model/protocols/sm.ts';
import { ProtocolThrew, watched } from '../model/watched.ts';
import { exhaustive } from './exhaustive/exhaustive.ts';
import { plain } from './exhaustive/plain.ts';
import type { Finding } from './finding.ts';
import { noLimits } from './finding.ts';
import { lawBroken } from './lawful.ts';
import type { Question } from './question.ts';
import { symbolic } from './symbolic/symbolic.ts';

/** How many faults are put in, of each kind, every day and in all. */
const TIMES = runs(6, 100);

/** A program, its size and its faults. */
const specimens: readonly (readonly [Protocol, { readonly n: number; readonly m: number }, string])[] = [
  [om, { n: 3, m: 1 }, 'byzantine'],
  [om, { n: 4, m: 1 }, 'byzantine'],
  [sm, { n: 3, m: 1 }, 'signed'],
  [phaseKing, { n: 3, m: 0 }, 'byzantine'],
  [floodSet, { n: 3, m: 1 }, 'crash'],
  [majority, { n: 4, m: 0 }, 'byzantine'],
  [majority, { n: 5, m: 0 }, 'byzantine'],
];

const alike = (seed: number): Protocol =>
  randomProtocol({
    seed,
    rounds: 1,
    problem: 'consensus',
    alike: true,
    coins: false,
    hesitant: false,
    exclusive: false,
  });

/** What an engine says of each property, and in how many scenarios it is broken. */
const essence = ({ violating, attacks }: Finding): object => ({
  violating,
  attacked: attacks.map(({ property }) => property).toSorted(),
});

/** What the symbolic engine has to say as well: it counts no scenarios. */
const attacked = ({ attacks }: Finding): readonly string[] => attacks.map(({ property }) => property).toSorted();

/** Whether it is refused, for whatever reason. */
const isRefused = (question: Question): boolean => {
  try {
    return lawBroken(question.instance, question.t, question.properties) !== null;
  } catch (thrown) {
    if (thrown instanceof ProtocolThrew) return true;
    throw thrown;
  }
};

/** Put a fault in, and see what becomes of it: refused, or agreed upon. */
const outcome = (injection: Injection, time: number): 'refused' | 'agreed' => {
  const draw = drawOf(time * 7_919 + INJECTIONS.indexOf(injection));
  const below = (limit: number): number => (draw() >>> 1) % limit;
  const [original, sizes, faults] =
    time % 4 === 0
      ? ([alike(time), { n: 3, m: 0 }, 'byzantine'] as const)
      : (specimens[below(specimens.length)] ?? ([om, { n: 3, m: 1 }, 'byzantine'] as const));
  const spot = { general: below(sizes.n), pattern: draw() >>> 1 };
  const question = questionAt(watched(injected(original, injection, () => spot)), sizes, faults);
  if (isRefused(question)) return 'refused';
  const truth = drive(plain(question, noLimits));
  expect(essence(drive(exhaustive(question, { limits: noLimits, symmetry: true })))).toEqual(essence(truth));
  const proved = drive(symbolic(question, { solver: wasm, limits: noLimits, symmetry: true, ledger: null }));
  expect(attacked(proved)).toEqual(attacked(truth));
  return 'agreed';
};

/** Those that have to be refused each time: what they do shows in some recording. */
const SHOWN: readonly Injection[] = [
  'compares a rare conjunction',
  'asks whether a rare conjunction is true',
  'counts on the type of a value',
  'keeps a value under a symbol',
  'keeps a value in a hidden field',
];

describe('a program that', () => {
  test.each(INJECTIONS)('%s', (injection) => {
    const outcomes = Array.from({ length: TIMES }, (_, time) => outcome(injection, time));
    expect(outcomes).toHaveLength(TIMES);
    if (SHOWN.includes(injection)) expect(new Set(outcomes)).toEqual(new Set(['refused']));
  });
});
