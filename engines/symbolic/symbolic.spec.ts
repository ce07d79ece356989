/**
 * The engine and its solver: what it asks, what it makes of the answers, and of there being none. That its verdicts are
 * right is in `agreeing.spec.ts`.
 */
import { describe, expect, test } from 'vitest';
import type { Program, Protocol, Setting } from '../../model/protocol.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { majority } from '../../model/protocols/majority.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import type { Property } from '../../properties/property.ts';
import type { Bound } from '../../properties/verdict.ts';
import { propagated, refute } from '../../test-support/certificate.ts';
import { drive } from '../../test-support/drive.ts';
import { propertyIn, questionAt } from '../../test-support/question.ts';
import type { Call, Script } from '../../test-support/solver.ts';
import { observed, scripted, wasm } from '../../test-support/solver.ts';
import type { ToyState } from '../../test-support/toy.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import type { Progress } from '../finding.ts';
import { noLimits } from '../finding.ts';
import type { Question } from '../question.ts';
import type { Cnf } from './cnf.ts';
import { listed } from './encode.properties.ts';
import type { Answer, Solver, SolverError } from './solver.ts';
import type { Ledger, Refutation, SymbolicOptions } from './query.ts';
import type { SymbolicFinding } from './symbolic.ts';
import { symbolic } from './symbolic.ts';

const om3 = questionAt(om, { n: 3, m: 1 }, 'byzantine');
const om4 = questionAt(om, { n: 4, m: 1 }, 'byzantine');
/** What takes a solver to prove, however hard the circuit is simplified. */
const king4 = questionAt(phaseKing, { n: 4, m: 1 }, 'byzantine');

const standard: Omit<SymbolicOptions, 'solver'> = { limits: noLimits, symmetry: true, ledger: null };

const asked = (
  question: Question,
  solver: Solver,
  options: Partial<SymbolicOptions> = {},
  resume: (report: Progress, reports: number) => Bound | undefined = () => undefined,
): SymbolicFinding => drive(symbolic(question, { ...standard, solver, ...options }), resume);

const failure: SolverError = { _tag: 'SolverError', message: 'the solver was killed' };
const satisfiable = (holds: (variable: number) => boolean): Answer => ({ _tag: 'Satisfiable', holds });

/** What is written into a ledger, in order. */
interface Written {
  readonly ledger: Ledger;
  readonly entries: readonly ('begin' | Refutation)[];
}

const ledger = (): Written => {
  const entries: ('begin' | Refutation)[] = [];
  return { entries, ledger: { begin: () => entries.push('begin'), keep: (refutation) => entries.push(refutation) } };
};

/** The ledger in short: who is faulty in what was kept, and how many placements that stands for. */
const short = ({ entries }: Written): readonly string[] =>
  entries.map((entry) => (entry === 'begin' ? entry : `${entry.faulty.join(' ') || 'nobody'}: ${String(entry.size)}`));

const begun = (calls: readonly Call[]): readonly Extract<Call, { readonly _tag: 'begin' }>[] =>
  calls.filter((call) => call._tag === 'begin');

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
    });
    const { effort } = asked(king4, wasm);
    expect(effort).toMatchObject({ solver: wasm.name(), placements: 4 });
    expect(effort.queries).toBe(4);
    expect(effort.settled).toBeLessThan(4);
    expect(Math.min(effort.variables, effort.clauses, effort.conflicts ?? 0)).toBeGreaterThan(10);
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

describe('a solver that fails', () => {
  const fails = (): Script => [failure];

  test('stops it, and it says so', () => {
    const { solver, calls } = scripted(fails);
    const finding = asked(om3, solver);
    expect(finding).toMatchObject({ stopped: { _tag: 'solver', message: 'the solver was killed' }, scenarios: null });
    expect(finding.violating).toEqual({ agreement: null, validity: null, termination: null });
    expect(calls.map(({ _tag }) => _tag)).toEqual(['begin', 'advance', 'stop']);
  });

  test('after some time as well', () => {
    const { solver, calls } = scripted(() => [null, null, failure]);
    expect(asked(om3, solver).stopped).toEqual({ _tag: 'solver', message: 'the solver was killed' });
    expect(calls.map(({ _tag }) => _tag)).toEqual(['begin', 'advance', 'advance', 'advance', 'stop']);
  });

  test('is not to blame where it was stopped from outside: Ctrl-C reaches a solver, too', () => {
    const finding = asked(om3, scripted(fails).solver, {}, (_report, reports) =>
      reports === 3 ? { _tag: 'interrupted' } : undefined,
    );
    expect(finding.stopped).toEqual({ _tag: 'interrupted' });
  });

  test('leaves what was found before', () => {
    // Agreement and validity are broken by different attacks: the second query is for what the first did not break.
    const om6 = questionAt(om, { n: 6, m: 2 }, 'byzantine');
    let queries = 0;
    const late: Solver = {
      name: () => 'late',
      begin: (cnf, options) => (queries++ === 0 ? wasm : scripted(fails).solver).begin(cnf, options),
    };
    const { attacks, stopped } = asked(om6, late);
    expect(stopped).toEqual({ _tag: 'solver', message: 'the solver was killed' });
    expect(attacks).toHaveLength(1);
  });

  // After all is settled it is asked for witnesses, and that may fail.
  test('does not spoil what is proved without it', () => {
    const question = questionAt(unlikely, { n: 2, m: 0 }, 'byzantine', 1);
    const settled = { ...question, properties: [propertyIn(question, 'termination')] };
    const { stopped, violating, effort } = asked(settled, scripted(fails).solver);
    expect({ queries: effort.queries, settled: effort.settled }).toEqual({ queries: 2, settled: 2 });
    expect({ stopped, violating }).toEqual({ stopped: null, violating: { termination: 0n } });
  });

  test('is not asked for what the circuit knows to be impossible', () => {
    const { solver, calls } = observed(wasm);
    asked({ ...om4, t: 0 }, solver);
    expect(begun(calls)).toEqual([]);
  });
});

describe('a solver that answers nonsense', () => {
  test.each([
    { what: 'nothing holds', holds: () => false },
    { what: 'everything holds', holds: () => true },
  ])('is found out when its attack is run: $what', ({ holds }) => {
    const { solver } = scripted(() => [satisfiable(holds)]);
    expect(() => asked(king4, solver)).toThrow(/^the solver’s assignment is not the attack that was asked for/);
  });

  test('and what it says holds is told', () => {
    const { solver } = scripted(() => [satisfiable(() => false)]);
    expect(() => asked(om3, solver)).toThrow('(allowed: true, broken: nothing, lies: 0 of at most null)');
  });
});

describe('a solver that never answers', () => {
  test.each<{ readonly bound: Bound }>([{ bound: { _tag: 'interrupted' } }, { bound: { _tag: 'seconds', limit: 3 } }])(
    'is stopped by $bound._tag, once, and not asked anything else',
    ({ bound }) => {
      const { solver, calls } = scripted(() => [null]);
      const finding = asked(om3, solver, {}, (_report, reports) => (reports === 10 ? bound : undefined));
      expect(finding).toMatchObject({ stopped: bound, attacks: [], scenarios: null });
      expect(calls.map(({ _tag }) => _tag)).toEqual([
        'begin',
        ...Array.from({ length: calls.length - 2 }, () => 'advance'),
        'stop',
      ]);
      expect(calls.length).toBeGreaterThan(6);
    },
  );

  test('is waited for where it is worth waiting', () => {
    const promise = Promise.resolve();
    const reports: Progress[] = [];
    asked(om3, scripted(() => [null, null, failure], promise).solver, {}, (report) => {
      reports.push(report);
      return undefined;
    });
    // Before each placement there is nothing to wait for; the second is put to the solver.
    expect(reports.map(({ waiting }) => waiting === promise)).toEqual([false, false, true, true, true, false]);
    expect(reports.slice(2, 5).map(({ doing }) => doing)).toEqual(['faulty: 1', 'faulty: 1', 'faulty: 1']);
  });

  test('is not waited for where it works by itself', () => {
    const waiting: unknown[] = [];
    asked(king4, wasm, {}, (report) => {
      waiting.push(report.waiting);
      return undefined;
    });
    expect(new Set(waiting)).toEqual(new Set([undefined]));
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

describe('a ledger', () => {
  const written = (question: Question, resume?: (report: Progress, reports: number) => Bound | undefined): Written => {
    const books = ledger();
    asked(question, wasm, { ledger: books.ledger }, resume);
    return books;
  };

  test('gets one refutation for each placement, with how many it stands for', () => {
    expect(short(written(om4))).toEqual(['begin', 'nobody: 1', '1: 3', '0: 1']);
  });

  test('is begun anew where a property breaks after proofs were kept that speak of it', () => {
    expect(short(written(om3))).toEqual(['begin', 'nobody: 1', '1: 2', 'begin', 'nobody: 1', '1: 2', '0: 1']);
  });

  test('is begun anew without counting any scenario twice', () => {
    const counted: bigint[] = [];
    asked(om3, wasm, { ledger: ledger().ledger }, ({ scenarios }) => {
      counted.push(scenarios);
      return undefined;
    });
    expect(counted.toSorted((a, b) => Number(a - b))).toEqual(counted);
    expect(Math.max(...counted.map(Number))).toBeLessThanOrEqual(14);
  });

  test('and again where another does', () => {
    const vote = questionAt(majority, { n: 4, m: 1 }, 'byzantine', 3);
    const { entries } = written(vote);
    const last = entries.lastIndexOf('begin');
    expect(last).toBeGreaterThan(0);
    const kept = entries.slice(last + 1);
    expect(kept).toHaveLength(4);
    expect(kept).not.toContain('begin');
  });

  test('is not begun anew where the first placement breaks one, before anything was kept', () => {
    expect(short(written(questionAt(disagreeing, { n: 3, m: 0 }, 'byzantine', 1)))).toEqual([
      'begin',
      'nobody: 1',
      '0: 3',
    ]);
  });

  test('holds nothing of a property that is broken: the formulas do not mention it', () => {
    const all = written(om3).entries;
    const rest = written({ ...om3, properties: om3.properties.filter(({ name }) => name !== 'validity') }).entries;
    expect(all.slice(all.lastIndexOf('begin'))).toEqual(rest);
  });

  test('where it is stopped, holds no more than was proved', () => {
    const books = written(king4, (_report, reports) => (reports === 3 ? { _tag: 'interrupted' } : undefined));
    expect(short(books).length).toBeLessThan(5);
    expect(short(books)[0]).toBe('begin');
  });

  test('makes every query ask for a proof, but those for witnesses; without one no query does', () => {
    const { solver, calls } = observed(wasm);
    asked(king4, solver, { ledger: ledger().ledger });
    expect(begun(calls).map(({ proof }) => proof)).toEqual([true, true, true, true]);
    const without = observed(wasm);
    asked(king4, without.solver);
    expect(begun(without.calls).length).toBeGreaterThan(0);
    expect(begun(without.calls).some(({ proof }) => proof)).toBe(false);
  });

  test('makes the circuit plain: more is left to prove', () => {
    expect(asked(om4, wasm).effort.settled).toBe(3);
    expect(asked(om4, wasm, { ledger: ledger().ledger }).effort.settled).toBeLessThan(3);
  });
});

describe('a proof', () => {
  /** Whether each of its clauses follows by unit propagation from the formula and those before it. */
  const follows = (cnf: Cnf, proof: Uint8Array): boolean => {
    const clauses = [...listed(cnf)];
    const steps = new TextDecoder()
      .decode(proof)
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ').map(Number));
    for (const step of steps) {
      if (
        step.pop() !== 0 ||
        propagated(
          clauses,
          step.map((literal) => -literal),
        ) !== null
      )
        return false;
      clauses.push(step);
    }
    return steps.at(-1)?.length === 0;
  };

  const questions: readonly { readonly title: string; readonly question: Question }[] = [
    { title: 'OM(1), n = 3, what holds', question: om3 },
    { title: 'OM(1), n = 4', question: om4 },
    { title: 'OM(1), n = 5, three orders', question: questionAt(om, { n: 5, m: 1, values: 3 }, 'byzantine') },
    { title: 'flood-set, n = 4, crashes', question: questionAt(floodSet, { n: 4, m: 1 }, 'crash') },
    {
      title: 'Phase King, n = 4, one phase',
      question: questionAt(phaseKing, { n: 4, m: 1, parameters: { phases: 1 } }, 'byzantine'),
    },
  ];

  for (const { title, question } of questions)
    test(`of ${title}: every step follows, the last is the empty clause, and the formula cannot be satisfied`, () => {
      const { entries, ledger: books } = ledger();
      asked(question, wasm, { ledger: books });
      const kept = entries.slice(entries.lastIndexOf('begin') + 1).filter((entry) => entry !== 'begin');
      expect(kept.length).toBeGreaterThan(1);
      for (const { cnf, proof, lies } of kept) {
        expect(lies).toBeNull();
        expect(follows(cnf, proof ?? new Uint8Array())).toBe(true);
      }
    });

  test('of what is obvious is the empty clause alone, and what it is about is, too', () => {
    const { entries, ledger: books } = ledger();
    asked({ ...om4, t: 0 }, wasm, { ledger: books });
    const [, kept] = entries;
    expect(kept).toMatchObject({ cnf: { clauses: Int32Array.of(0), size: 1 }, proof: Uint8Array.of(0x30, 0x0a) });
  });

  test('is about a formula that another prover refutes as well', () => {
    const { entries, ledger: books } = ledger();
    asked(om4, wasm, { ledger: books });
    for (const entry of entries) {
      if (entry === 'begin') continue;
      const inputs = entry.cnf.meanings.flatMap((meaning, i) => (meaning._tag === 'Input' ? [i + 1] : []));
      expect(refute(listed(entry.cnf), inputs)).not.toBeNull();
    }
  });
});

/** Everybody decides its own order. */
const disagreeing: Protocol = toy({
  interchangeable: ({ n }) => Array.from({ length: n }, (_, general) => general),
  program: <B>(setting: Setting<B>): Program<B> => ({
    ...toyProgram(setting),
    receive: (_self, state) => state,
  }),
});

/** Whoever hears all of thirty claims attacks. Nobody loyal makes one; random inputs are unlikely to make all. */
const unlikely: Protocol = toy({
  interchangeable: ({ n }) => Array.from({ length: n }, (_, general) => general),
  claims: () => Array.from({ length: 30 }, (_, i) => `claim ${String(i)}`),
  program: <B>(setting: Setting<B>): Program<B> => ({
    ...toyProgram(setting),
    send: () => Array.from({ length: 30 }, () => setting.logic.zero),
    receive: (self, _state, _round, inbox) => ({ attack: setting.logic.all(inbox[1 - self] ?? []) }),
  }),
});
