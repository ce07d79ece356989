/**
 * The laws of the circuit reading: what it writes down of a term, interpreted in any other reading, is the term; and
 * what it writes down is kept small.
 *
 * A term is anything that can be said over a `Logic`, as data. There are five inputs, so that thirty-two lanes are all
 * assignments of them.
 */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Law } from '../test-support/law.ts';
import { at } from './at.ts';
import { booleanLogic } from './boolean.ts';
import type { Circuit, Effort, Gate, Literal } from './circuit.ts';
import { circuit, interpret } from './circuit.ts';
import type { Lanes } from './lanes.ts';
import { laneOf, LANES, lanesLogic, lanesOf } from './lanes.ts';
import type { Logic } from './logic.ts';

export type CircuitTerm =
  | { readonly _tag: 'constant'; readonly holds: boolean }
  | { readonly _tag: 'input'; readonly name: string }
  | { readonly _tag: 'not'; readonly a: CircuitTerm }
  | { readonly _tag: 'meet' | 'join' | 'implies' | 'equal'; readonly a: CircuitTerm; readonly b: CircuitTerm }
  | { readonly _tag: 'cond'; readonly condition: CircuitTerm; readonly a: CircuitTerm; readonly b: CircuitTerm }
  | { readonly _tag: 'all' | 'any' | 'majority'; readonly xs: readonly CircuitTerm[] }
  | { readonly _tag: 'atLeast'; readonly k: number; readonly xs: readonly CircuitTerm[] };

/** The inputs' names. */
export const INPUTS: readonly string[] = ['a', 'b', 'c', 'd', 'e'];

/** The five inputs in lanes: lane k is assignment number k. */
export const assignments: ReadonlyMap<string, Lanes> = new Map(
  INPUTS.map((name, i) => [name, lanesOf(Array.from({ length: LANES }, (_, lane) => ((lane >> i) & 1) === 1))]),
);

const inLanes = (name: string): Lanes => assignments.get(name) ?? 0;

/** A term in a reading. */
export const computed = <B>(logic: Logic<B>, inputOf: (name: string) => B, term: CircuitTerm): B => {
  const of = (part: CircuitTerm): B => computed(logic, inputOf, part);
  switch (term._tag) {
    case 'constant':
      return term.holds ? logic.one : logic.zero;
    case 'input':
      return inputOf(term.name);
    case 'not':
      return logic.not(of(term.a));
    case 'meet':
    case 'join':
    case 'implies':
    case 'equal':
      return logic[term._tag](of(term.a), of(term.b));
    case 'cond':
      return logic.cond(of(term.condition), of(term.a), of(term.b));
    case 'all':
    case 'any':
    case 'majority':
      return logic[term._tag](term.xs.map(of));
    case 'atLeast':
      return logic.atLeast(term.k, term.xs.map(of));
  }
};

/** Thresholds around and beyond how many there are, halves included. */
const anyThreshold = fc.integer({ min: -2, max: 22 }).map((half) => half / 2);

/** Random terms; lists are long enough for the same input to be in them several times, negated and not. */
export const anyTerm: fc.Arbitrary<CircuitTerm> = fc.letrec<{ readonly term: CircuitTerm }>((tie) => {
  const input = fc.record({ _tag: fc.constant('input' as const), name: fc.constantFrom(...INPUTS) });
  const term = tie('term');
  const list = fc.array(term, { maxLength: 9, size: 'max' });
  return {
    term: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { weight: 6, arbitrary: input },
      { weight: 1, arbitrary: fc.record({ _tag: fc.constant('constant' as const), holds: fc.boolean() }) },
      { weight: 3, arbitrary: fc.record({ _tag: fc.constant('not' as const), a: term }) },
      {
        weight: 2,
        arbitrary: fc.record({ _tag: fc.constantFrom('meet', 'join', 'implies', 'equal'), a: term, b: term }),
      },
      { weight: 1, arbitrary: fc.record({ _tag: fc.constant('cond' as const), condition: term, a: term, b: term }) },
      { weight: 2, arbitrary: fc.record({ _tag: fc.constantFrom('all', 'any', 'majority'), xs: list }) },
      { weight: 3, arbitrary: fc.record({ _tag: fc.constant('atLeast' as const), k: anyThreshold, xs: list }) },
    ),
  };
}).term;

/** The term as a literal of the circuit. */
export const writtenTerm = ({ logic, input }: Circuit, term: CircuitTerm): Literal => computed(logic, input, term);

/** All gates of a circuit, with their nodes. */
export const gatesOf = ({ node, size }: Circuit): readonly (readonly [node: number, gate: Gate])[] =>
  Array.from({ length: size() }, (_, i) => i + 1).flatMap((i) => {
    const here = node(i);
    return here._tag === 'Gate' ? [[i, here] as const] : [];
  });

/**
 * What a circuit's literals are under all assignments of the five inputs, without `interpret`: it computes what is
 * asked for and keeps it, so that a circuit that grows can be looked at again and again.
 */
export const tabulated = ({ node }: Circuit): ((literal: Literal) => Lanes) => {
  const known = new Map<number, Lanes>();
  const valueOf = (literal: Literal): Lanes => {
    const here = Math.abs(literal);
    const value = known.get(here) ?? computedAt(here);
    known.set(here, value);
    return literal < 0 ? ~value : value;
  };
  const computedAt = (index: number): Lanes => {
    const here = node(index);
    switch (here._tag) {
      case 'Truth':
        return -1;
      case 'Input':
        return inLanes(here.name);
      case 'Gate': {
        const inputs = here.inputs.map(valueOf);
        const weightIn = (lane: number): number =>
          inputs.reduce((sum, input, i) => (laneOf(input, lane) ? sum + at(here.weights, i) : sum), 0);
        return lanesOf(Array.from({ length: LANES }, (_, lane) => weightIn(lane) >= here.least));
      }
    }
  };
  return valueOf;
};

/** What is wrong with a gate by itself, or `null`. */
const misshapen = (node: number, { least, inputs, weights, total }: Gate): string | null => {
  const nodes = inputs.map(Math.abs);
  if (inputs.length < 2) return 'it has fewer than two inputs';
  if (nodes.some((input, i) => i > 0 && input <= at(nodes, i - 1))) return 'its inputs do not ascend';
  if (nodes.includes(1)) return 'it has a constant for an input';
  if (nodes.some((input) => input >= node)) return 'it has an input that was made later';
  if (at(inputs, 0) < 0) return 'its first input is negated';
  if (weights.length !== inputs.length || weights.some((w) => !Number.isInteger(w) || w < 1)) return 'its weights';
  if (total !== weights.reduce((a, b) => a + b, 0)) return 'its total is not the sum of the weights';
  return Number.isInteger(least) && least >= 1 && least <= total ? null : 'it always or never holds';
};

/** What the circuit reading promises, however hard it simplifies. */
export const circuitLaws = (effort: Effort): readonly Law[] => [
  {
    name: 'interpreted in booleans at any assignment, the circuit of a term is the term',
    property: fc.property(anyTerm, (term) => {
      const made = circuit(effort);
      const literal = writtenTerm(made, term);
      for (let lane = 0; lane < LANES; lane++) {
        const inputOf = (name: string): boolean => laneOf(inLanes(name), lane);
        expect(interpret(made, booleanLogic, inputOf)(literal)).toBe(computed(booleanLogic, inputOf, term));
      }
    }),
  },
  {
    name: 'interpreted in lanes, the circuit of a term is the term, and of its negation the negation',
    property: fc.property(anyTerm, (term) => {
      const made = circuit(effort);
      const literal = writtenTerm(made, term);
      const valueOf = interpret(made, lanesLogic, inLanes);
      const expected = computed(lanesLogic, inLanes, term);
      expect([valueOf(literal), valueOf(-literal)]).toEqual([expected, ~expected]);
    }),
  },
  {
    name: 'interpreted in another circuit, plain or sharp, it is the same function',
    property: fc.property(anyTerm, fc.constantFrom<Effort>('plain', 'sharp'), (term, other) => {
      const [made, copy] = [circuit(effort), circuit(other)];
      const literal = writtenTerm(made, term);
      const copied = interpret(made, copy.logic, copy.input)(literal);
      expect(tabulated(copy)(copied)).toBe(computed(lanesLogic, inLanes, term));
    }),
  },
  {
    name: 'a term that is written down again is the same literal, and makes no new node',
    property: fc.property(anyTerm, anyTerm, (term, another) => {
      const made = circuit(effort);
      const first = writtenTerm(made, term);
      writtenTerm(made, another);
      const size = made.size();
      expect([writtenTerm(made, term), made.size()]).toEqual([first, size]);
    }),
  },
  {
    name: 'every gate has two inputs or more, ascending, the first not negated, and neither always nor never holds',
    property: fc.property(anyTerm, (term) => {
      const made = circuit(effort);
      writtenTerm(made, term);
      for (const [node, gate] of gatesOf(made)) expect(misshapen(node, gate), JSON.stringify([node, gate])).toBeNull();
    }),
  },
  {
    name: 'no two gates are the same, nor one the other’s negation',
    property: fc.property(anyTerm, (term) => {
      const made = circuit(effort);
      writtenTerm(made, term);
      const texts = gatesOf(made).flatMap(([, { least, inputs, weights, total }]) => [
        JSON.stringify([least, inputs, weights]),
        JSON.stringify([total - least + 1, inputs.map((input) => -input), weights]),
      ]);
      expect(new Set(texts).size).toBe(texts.length);
    }),
  },
];
