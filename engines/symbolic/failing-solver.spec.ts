/**
 * A solver that fails, answers nonsense, or never answers: what the engine makes of that.
 */
import { describe, expect, test } from 'vitest';
import type { Protocol, Program, Setting } from '../../model/protocol.ts';
import { om } from '../../model/protocols/om.ts';
import type { Bound } from '../../properties/verdict.ts';
import { propertyIn, questionAt } from '../../test-support/question.ts';
import type { Script } from '../../test-support/solver.ts';
import { observed, scripted, wasm } from '../../test-support/solver.ts';
import { asked, begun, king4, om3, om4 } from '../../test-support/symbolic.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import type { Progress } from '../finding.ts';
import type { Satisfiability, Solver, SolverError } from './solver.ts';

const failure: SolverError = { _tag: 'SolverError', message: 'the solver was killed' };

const satisfiable = (holds: (variable: number) => boolean): Satisfiability => ({ _tag: 'Satisfiable', holds });

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
    const { stopped, violating, effort, witnesses } = asked(settled, scripted(fails).solver);
    expect(witnesses.stopped).toEqual({ _tag: 'solver', message: 'the solver was killed' });
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
