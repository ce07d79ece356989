/**
 * A proof with its reasons, in the LRAT format (Cruz-Filipe, Heule, Hunt, Kaufmann and Schneider-Kamp 2017), made from one
 * without. Each step names the clauses that force something, in order, and last the one that is false; so a checker of it
 * searches for nothing, and can be tiny (`lrat-check.mjs`).
 *
 * Clauses of the formula are numbered from 1 as they stand in its file. What the formula and the steps force by themselves gets
 * steps of its own, one literal each, which later steps name: so the clause that forced it may be deleted. A deletion of such a
 * clause of one literal is left out, as drat-trim does. That is sound: it followed, and still does.
 *
 * Limit: a step that does not follow by unit propagation (RAT) has no such reasons, and is refused.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { DimacsFormula } from './dimacs.ts';
import type { Step } from './proof.ts';
import { proofOf } from './proof.ts';
import type { Propagation, Trace } from './propagation.ts';
import { propagationOver } from './propagation.ts';
import { doesNotFollow } from './refutation.ts';
import type { CheckerSearch, Tally } from './search.ts';
import { pause, refuse } from './search.ts';

/** So many steps are written in one turn. */
const TURN = 1_000;

/** From a literal's code to the literal. */
const literalOf = (code: number): number => ((code & 1) === 0 ? code >>> 1 : -(code >>> 1));

/** What is written, and under which numbers. */
interface Scribe {
  /** A clause of the formula was given: it is the next of them. */
  readonly given: (place: number) => void;
  /** Write the step that was just found to follow; its number, or 0 where it says nothing and is left out. */
  readonly step: (literals: Int32Array, length: number) => number;
  /** The step is a clause from now on. */
  readonly kept: (place: number, number: number) => void;
  /** Write what is forced for good by now, and the empty clause where it follows; whether it does. */
  readonly settle: () => boolean;
  readonly deleted: (place: number) => void;
}

const scribe = (formula: DimacsFormula, propagation: Propagation, write: (text: string) => void): Scribe => {
  /** The numbers of clauses, by place. */
  const numbers = new Map<number, number>();
  /** By variable: the number of the clause of one literal that says what it is; 0 where nothing does. */
  const units = new Int32Array(formula.variables + 1);
  /** The numbers among these, which are never deleted. */
  const lasting = new Set<number>();
  let clauses = 0;
  let written = formula.clauses;
  let settled = 0;
  const marked = new Uint8Array(formula.variables + 1);

  const numberOf = (place: number): number => numbers.get(place) ?? 0;

  const unitIs = (code: number, number: number): void => {
    units[code >>> 1] = number;
    lasting.add(number);
  };

  /**
   * The clauses that force what has to be so for the last answer, in order, and last the one that is false. What is assumed, since
   * the step in question says the opposite, needs no clause.
   */
  const reasonsFor = (trace: Trace, assumed: Int32Array): readonly number[] => {
    const { trail, reasons, conflict, held, literalsOf } = trace;
    if (conflict === 0) return [units[held >>> 1] as number];
    const known: number[] = [];
    const forcing: number[] = [];
    const touched: number[] = [];
    const need = (clause: number): void => {
      for (const code of literalsOf(clause)) {
        const variable = code >>> 1;
        if (marked[variable] === 1) continue;
        marked[variable] = 1;
        touched.push(variable);
        if (units[variable] !== 0) known.push(units[variable] as number);
      }
    };
    for (const literal of assumed) {
      marked[Math.abs(literal)] = 1;
      touched.push(Math.abs(literal));
    }
    need(conflict);
    for (let i = trace.reached - 1; i >= trace.lasting; i--) {
      const reason = reasons[i] as number;
      if (marked[(trail[i] as number) >>> 1] !== 1 || reason === 0) continue;
      forcing.push(numberOf(reason));
      need(reason);
    }
    for (const variable of touched) marked[variable] = 0;
    return [...known, ...forcing.reverse(), numberOf(conflict)];
  };

  const line = (literals: readonly number[], reasons: readonly number[]): number => {
    written += 1;
    write([written, ...literals, 0, ...reasons, 0].join(' '));
    return written;
  };

  return {
    given: (place) => {
      numbers.set(place, ++clauses);
    },
    step: (literals, length) => {
      const trace = propagation.trace();
      // A clause with a literal and its negation.
      if (trace.conflict === 0 && units[trace.held >>> 1] === 0) return 0;
      const clause = literals.subarray(0, length);
      return line([...clause], reasonsFor(trace, clause));
    },
    kept: (place, number) => {
      numbers.set(place, number);
    },
    settle: () => {
      const trace = propagation.trace();
      for (; settled < trace.lasting; settled++) {
        const code = trace.trail[settled] as number;
        const reason = trace.reasons[settled] as number;
        const others = [...trace.literalsOf(reason)].filter((other) => other !== code);
        const known = others.map((other) => units[other >>> 1] as number);
        unitIs(code, others.length === 0 ? numberOf(reason) : line([literalOf(code)], [...known, numberOf(reason)]));
      }
      if (!propagation.refuted()) return false;
      line([], reasonsFor({ ...trace, reached: trace.lasting }, new Int32Array()));
      return true;
    },
    deleted: (place) => {
      const number = numberOf(place);
      if (number === 0 || lasting.has(number)) return;
      numbers.delete(place);
      write(`${String(written)} d ${String(number)} 0`);
    },
  };
};

/** A proof of a formula's refutation, written with its reasons, line by line without line ends; how many steps it had. */
export const lratOf = function* (
  file: string,
  formula: DimacsFormula,
  bytes: Uint8Array,
  write: (text: string) => void,
  tally: Tally,
): CheckerSearch<null> {
  const { literals, starts, clauses, variables } = formula;
  const propagation = propagationOver(variables);
  const scribing = scribe(formula, propagation, write);
  for (let i = 0; i < clauses; i++) {
    scribing.given(propagation.give(literals, starts[i] as number, starts[i + 1] as number));
    if (scribing.settle()) return E.right(null);
  }
  const proof = proofOf(bytes, variables);
  for (let read = 1; ; read++) {
    const step: Step = proof.next();
    if (step._tag === 'Flawed') return refuse(file, step.flaw);
    if (step._tag === 'End')
      return refuse(file, { _tag: 'Truncated', line: step.line, message: 'it ends without the empty clause' });
    if (step._tag === 'Deletion') scribing.deleted(propagation.forget(proof.literals(), 0, step.length));
    else {
      tally.steps += 1;
      if (!propagation.follows(proof.literals(), 0, step.length))
        return refuse(file, doesNotFollow(proof.literals(), step.length, read, step.line));
      const number = scribing.step(proof.literals(), step.length);
      if (step.length === 0) return E.right(null);
      scribing.kept(propagation.give(proof.literals(), 0, step.length), number);
      if (scribing.settle()) return E.right(null);
    }
    if (read % TURN === 0) {
      const goesOn = yield* pause(
        tally,
        'adding the reasons to the proofs',
        `${file}, step ${read.toLocaleString('en')}`,
      );
      if (E.isLeft(goesOn)) return goesOn;
    }
  }
};
