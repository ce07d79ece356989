/**
 * What the engine writes into a ledger: a refutation for each placement, with a proof that stands by itself.
 */
import { describe, expect, test } from 'vitest';
import type { Program, Protocol, Setting } from '../../model/protocol.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { majority } from '../../model/protocols/majority.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import type { Bound } from '../../properties/verdict.ts';
import { provesNaively, refute } from '../../test-support/certificate.ts';
import { questionAt } from '../../test-support/question.ts';
import { observed, wasm } from '../../test-support/solver.ts';
import type { Written } from '../../test-support/symbolic.ts';
import { asked, begun, king4, ledger, om3, om4, short } from '../../test-support/symbolic.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import type { Progress } from '../finding.ts';
import type { Question } from '../question.ts';
import type { Cnf } from './cnf.ts';
import { clauseList } from './encode.properties.ts';

/** Everybody decides its own order. */
const disagreeing: Protocol = toy({
  interchangeable: ({ n }) => Array.from({ length: n }, (_, general) => general),
  program: <B>(setting: Setting<B>): Program<B> => ({
    ...toyProgram(setting),
    receive: (_self, state) => state,
  }),
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
    const steps = new TextDecoder()
      .decode(proof)
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ').map(Number));
    const clauses = steps.map((step) => step.slice(0, -1));
    return steps.every((step) => step.at(-1) === 0) && provesNaively(clauseList(cnf), clauses);
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
      expect(refute(clauseList(entry.cnf), inputs)).not.toBeNull();
    }
  });
});
