import { done } from '../../model/work.ts';
import { describe, expect, test } from 'vitest';
import type { General } from '../../model/army.ts';
import type { Program, Protocol, Setting } from '../../model/protocol.ts';
import type { Instance } from '../../model/instance.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { om } from '../../model/protocols/om.ts';
import { drawOf } from '../../test-support/draw.ts';
import { drive } from '../../test-support/drive.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { questionAt } from '../../test-support/question.ts';
import { answerTo, observed, wasm } from '../../test-support/solver.ts';
import type { ToyState } from '../../test-support/toy.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import { exhaustive } from '../exhaustive/exhaustive.ts';
import type { Witnesses } from '../finding.ts';
import { noLimits } from '../finding.ts';
import type { Question } from '../question.ts';
import { encode } from './encode.ts';
import { placementFormulaOf } from './formula.ts';
import { symbolic } from './symbolic.ts';
import type { WantedWitness } from './witnesses.ts';
import { seeing, sights } from './witnesses.ts';

const everything: WantedWitness = () => true;

/** What can be seen in some scenario of a placement: a changed view, and each order that is decided. */
const possible = (instance: Instance, faulty: readonly General[]): readonly (number | null)[] => {
  const formula = placementFormulaOf(instance, faulty, 'sharp');
  return sights(formula, everything)
    .filter(({ literal }) => answerTo(encode(formula.circuit, [...formula.allowed, literal]))._tag === 'Satisfiable')
    .map(({ decided }) => decided);
};

const found = (instance: Instance, faulty: readonly General[], seed: number): readonly (number | null)[] => {
  const formula = placementFormulaOf(instance, faulty, 'sharp');
  return done(seeing(formula, sights(formula, everything), drawOf(seed))).map(({ decided }) => decided);
};

/** Both engines’ witnesses. */
const witnesses = (question: Question): readonly Witnesses[] => [
  drive(exhaustive(question, { limits: noLimits, symmetry: true })).witnesses,
  drive(symbolic(question, { solver: wasm, limits: noLimits, symmetry: true, ledger: null })).witnesses,
];

describe('what can be seen', () => {
  const om4 = instanceAt(om, { n: 4, m: 1 }, 'byzantine');

  test('with nobody faulty, no view is changed', () => {
    expect(possible(om4, [])).toEqual([0, 1]);
  });

  test('with a traitor it is, and every order is decided', () => {
    expect(possible(om4, [1])).toEqual([null, 0, 1]);
    expect(possible(instanceAt(om, { n: 4, m: 1, values: 3 }, 'byzantine'), [0])).toEqual([null, 0, 1, 2]);
  });

  test('not where what changes is heard by traitors only', () => {
    const reporting = toy({
      claims: (_army, _round, from, to) => (from === 1 && to === 0 ? ['attack'] : []),
      program: <B>(setting: Setting<B>): Program<B> => {
        const program = toyProgram(setting);
        const receive: Program<B>['receive'] = (_self, state) => state;
        return {
          ...program,
          receive,
          send: (self, state, round, to) => (self === 1 && to === 0 ? program.send(self, state, round, to) : []),
        };
      },
    });
    const instance = instanceAt(reporting, { n: 3, m: 0 }, 'byzantine');
    expect([possible(instance, [1]), possible(instance, [0, 1])]).toEqual([
      [null, 0, 1],
      [0, 1],
    ]);
  });

  test('of an attack, no more than is allowed', () => {
    expect(possible(instanceAt(handshake, { n: 2, m: 0 }, 'loss:0'), [])).toEqual([0, 1]);
    expect(possible(instanceAt(handshake, { n: 2, m: 0 }, 'loss:1'), [])).toEqual([null, 0, 1]);
  });
});

describe('random inputs', () => {
  test('show most of what can be seen, and nothing else, the same for the same seed', () => {
    for (const [faults, faulty] of [
      ['byzantine', [1]],
      ['crash', [0, 1]],
      ['byzantine', []],
    ] as const) {
      const instance = instanceAt(om, { n: 4, m: 1, values: 3 }, faults);
      const can = possible(instance, faulty);
      for (let seed = 0; seed < 20; seed++) {
        expect(can).toEqual(expect.arrayContaining([...found(instance, faulty, seed)]));
        expect(found(instance, faulty, seed)).toEqual(found(instance, faulty, seed));
      }
      expect(new Set(Array.from({ length: 20 }, (_, seed) => found(instance, faulty, seed)).flat()).size).toBe(
        can.length,
      );
    }
  });

  test('are tried ever sparser: a view that is changed where hardly anything may be said is found', () => {
    // One of thirty claims may be made, and none is by those who are loyal.
    const single = toy({
      claims: () => Array.from({ length: 30 }, (_, i) => `claim ${String(i)}`),
      admissible: ({ logic }, _round, _from, _to, said) => logic.not(logic.atLeast(2, said)),
      program: <B>(setting: Setting<B>): Program<B> => ({
        ...toyProgram(setting),
        send: () => Array.from({ length: 30 }, () => setting.logic.zero),
      }),
    });
    expect(found(instanceAt(single, { n: 2, m: 0 }, 'byzantine'), [1], 1)).toContain(null);
  });
});

test('what is not allowed is not seen: not by random inputs, and not by the solver', () => {
  // Without the limit, a lost message would change what is heard.
  const question = questionAt(handshake, { n: 2, m: 0 }, 'loss:0');
  for (let seed = 0; seed < 20; seed++) expect(found(question.instance, [], seed)).not.toContain(null);
  const [counted, proved] = witnesses(question);
  expect(proved).toEqual(counted);
  expect(proved?.viewChanged).toBe(false);
});

describe('what random inputs do not show', () => {
  /** Whoever hears all thirty claims attacks; nobody loyal makes one. */
  const stubborn: Protocol = toy({
    claims: () => Array.from({ length: 30 }, (_, i) => `claim ${String(i)}`),
    program: <B>(setting: Setting<B>): Program<B> => ({
      ...toyProgram(setting),
      send: () => Array.from({ length: 30 }, () => setting.logic.zero),
      receive: (_self, _state, _round, inbox): ToyState<B> => ({
        attack: setting.logic.meet(setting.logic.all(inbox.flat()), setting.logic.any(inbox.flat())),
      }),
    }),
  });

  test('the solver is asked for, without a proof, even where nothing else is asked', () => {
    const question = { ...questionAt(stubborn, { n: 2, m: 0 }, 'byzantine', 1), properties: [] };
    const { solver, calls } = observed(wasm);
    const finding = drive(symbolic(question, { solver, limits: noLimits, symmetry: true, ledger: null }));
    expect(finding.witnesses).toEqual({ viewChanged: true, decided: [0, 1] });
    expect(calls.map((call) => call._tag === 'begin' && !call.proof)).toContain(true);
    expect(calls.some((call) => call._tag === 'begin' && call.proof)).toBe(false);
  });
});

describe('both engines see the same', () => {
  const always = (decided: boolean, value: readonly boolean[]): Protocol =>
    toy({
      mostValues: 3,
      program: <B>(setting: Setting<B>): Program<B> => {
        const of = (holds: boolean): B => (holds ? setting.logic.one : setting.logic.zero);
        return { ...toyProgram(setting), decide: () => ({ decided: of(decided), value: value.map(of) }) };
      },
    });

  test('where nobody ever decides, or always the same', () => {
    for (const [protocol, orders] of [
      [always(false, [true]), []],
      [always(true, [false]), [0]],
      [always(true, [true]), [1]],
    ] as const) {
      const [counted, proved] = witnesses(questionAt(protocol, { n: 3, m: 0 }, 'byzantine', 1));
      expect(counted).toEqual({ viewChanged: true, decided: orders });
      expect(proved).toEqual(counted);
    }
  });

  // It counts as the lowest that is set (`valueOf`).
  test('where what is decided is no order', () => {
    const [counted, proved] = witnesses(
      questionAt(always(true, [true, true]), { n: 3, m: 0, values: 3 }, 'byzantine', 1),
    );
    expect(counted).toEqual({ viewChanged: true, decided: [1] });
    expect(proved).toEqual(counted);
  });
});
