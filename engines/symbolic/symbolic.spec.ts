/**
 * The engine: what it asks, what it makes of the answers, and where it stops. A solver that gives none, or a wrong one, is
 * in `failing-solver.spec.ts`; what is kept of proofs in `ledger.spec.ts`. That its verdicts are right is in
 * `agreeing.spec.ts`.
 */
import { describe, expect, test } from 'vitest';
import type { Program, Setting } from '../../model/protocol.ts';
import type { Property } from '../../properties/property.ts';
import { propertyIn, questionAt } from '../../test-support/question.ts';
import { believedWasm, scripted, wasm } from '../../test-support/solver.ts';
import { asked, king4, ledger, om3, om4, short } from '../../test-support/symbolic.ts';
import type { ToyState } from '../../test-support/toy.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import { noLimits } from '../finding.ts';
import type { Solver } from './solver.ts';

describe('what it finds', () => {
  test('an attack for each property that is broken, and no more than is broken', () => {
    const { attacks, scenarios, violating, grade, engine, stopped } = asked(om3, wasm);
    expect(attacks.map(({ property }) => property)).toEqual(['validity']);
    expect({ grade, engine, stopped }).toEqual({ grade: 'proof', engine: 'symbolic', stopped: null });
    expect(scenarios).toBe(14n);
    // It was not counted how many scenarios break validity.
    expect(violating).toEqual({ agreement: 0n, validity: null, termination: 0n });
  });

  test('where all is broken, not everything was looked at, and nothing is counted', () => {
    const { scenarios, violating } = asked({ ...om3, properties: [propertyIn(om3, 'validity')] }, wasm);
    expect({ scenarios, violating }).toEqual({ scenarios: null, violating: { validity: null } });
  });

  test('what was put to the solver, and what the circuit settled by itself', () => {
    expect(asked(om4, wasm).effort).toEqual({
      solver: wasm.name(),
      placements: 3,
      settled: 3,
      queries: 3,
      variables: 0,
      clauses: 0,
      conflicts: 0,
      proofs: { checked: 0, steps: 0, believed: 0, formula: 'sharp' },
    });
    const { effort } = asked(king4, wasm);
    expect(effort).toMatchObject({ solver: wasm.name(), placements: 4 });
    expect(effort.queries).toBe(4);
    expect(effort.settled).toBeLessThan(4);
    expect(Math.min(effort.variables, effort.clauses, effort.conflicts ?? 0)).toBeGreaterThan(10);
  });

  test('a proof where each answer was checked, and of which formulas', () => {
    const { grade, effort } = asked(king4, wasm);
    expect(grade).toBe('proof');
    expect(effort.proofs).toMatchObject({ checked: effort.queries - effort.settled, believed: 0, formula: 'sharp' });
    expect(effort.proofs.steps).toBeGreaterThanOrEqual(effort.proofs.checked);
    const certified = asked(king4, wasm, { ledger: ledger().ledger });
    expect([certified.grade, certified.effort.proofs.formula]).toEqual(['proof', 'plain']);
  });

  test('the solver’s word where one answer was not', () => {
    const { grade, effort } = asked(king4, believedWasm);
    expect(grade).toBe('solver');
    expect(effort.proofs).toEqual({
      checked: 0,
      steps: 0,
      believed: effort.queries - effort.settled,
      formula: 'sharp',
    });
    let queries = 0;
    const once: Solver = {
      name: () => 'once',
      begin: (cnf, options) => (queries++ === 0 ? believedWasm : wasm).begin(cnf, options),
    };
    const mixed = asked(king4, once);
    expect([mixed.grade, mixed.effort.proofs.believed]).toEqual(['solver', 1]);
  });

  test('the conflicts of a solver that does not tell are not known', () => {
    const { solver } = scripted(() => [{ _tag: 'Unsatisfiable', proof: null }]);
    expect(asked(king4, solver).effort.conflicts).toBeNull();
  });

  test('without symmetry it looks at every placement, and finds the same', () => {
    const [one, all] = [true, false].map((symmetry) => asked(om3, wasm, { symmetry }));
    expect([one?.effort.placements, all?.effort.placements]).toEqual([3, 4]);
    expect([one?.scenarios, one?.violating]).toEqual([all?.scenarios, all?.violating]);
  });

  test('a property that names a general switches symmetry off', () => {
    const named = { ...om3, properties: om3.properties.map((property) => ({ ...property, symmetric: false })) };
    expect(asked(named, wasm).effort.placements).toBe(4);
  });

  test('the same twice', () => {
    for (const question of [om3, king4]) expect(asked(question, wasm)).toEqual(asked(question, wasm));
  });
});

describe('an attack', () => {
  /** General 1 retreats if general 0 is a traitor; what the others do does not matter. */
  const firstRetreats: Property = {
    name: 'first retreats',
    statement: 'general 1 retreats if general 0 is a traitor',
    source: 'this test',
    symmetric: false,
    on: ({ logic, faulty }) => ({
      note: () => [],
      judge: (_note, { decisions }) =>
        faulty[0] === true ? logic.not(decisions[1]?.value[0] ?? logic.zero) : logic.one,
    }),
  };

  test('is honest wherever the formula does not mind', () => {
    /** Everybody says which of two orders it holds. Only general 1 listens, and attacks if nobody says anything. */
    const contrary = toy({
      claims: () => ['attack', 'retreat'],
      program: <B>(setting: Setting<B>): Program<B> => ({
        ...toyProgram(setting),
        send: (_self, state) => {
          const { attack } = state as ToyState<B>;
          return [attack, setting.logic.not(attack)];
        },
        receive: (self, state, _round, inbox): ToyState<B> =>
          self === 1 ? { attack: setting.logic.not(setting.logic.any(inbox[0] ?? [])) } : (state as ToyState<B>),
      }),
    });
    const question = questionAt(contrary, { n: 4, m: 0 }, 'byzantine', 1);
    const [attack] = asked({ ...question, properties: [firstRetreats] }, wasm).attacks;
    expect(attack?.scenario.faulty).toEqual([0]);
    expect(attack?.scenario.deviations.map(({ to, said }) => [to, said])).toEqual([[1, []]]);
  });
});

describe('limits', () => {
  test('of evaluations: writing a formula down is one for every general in every round', () => {
    const { evaluations, stopped, effort } = asked(king4, wasm);
    // Four placements, six rounds, four generals.
    expect({ evaluations, stopped, placements: effort.placements }).toEqual({
      evaluations: 96,
      stopped: null,
      placements: 4,
    });
    const limited = asked(king4, wasm, { limits: { ...noLimits, evaluations: 48 } });
    expect(limited).toMatchObject({ stopped: { _tag: 'evaluations', limit: 48 }, scenarios: null, evaluations: 48 });
    expect(limited.effort.placements).toBe(2);
  });

  test('stopped before it begins, it has found nothing, and begun the ledger all the same', () => {
    const books = ledger();
    const finding = asked(om3, wasm, { ledger: books.ledger }, () => ({ _tag: 'interrupted' }));
    expect(finding).toMatchObject({ stopped: { _tag: 'interrupted' }, evaluations: 0, attacks: [] });
    expect(finding.witnesses).toEqual({ viewChanged: false, decided: [] });
    expect(short(books)).toEqual(['begin']);
  });
});
