import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testLaws } from '../test-support/law.ts';
import { runs } from '../test-support/tier/draws.ts';
import { at } from './at.ts';
import type { Circuit, Effort, Literal } from './circuit.ts';
import { circuit, interpret } from './circuit.ts';
import { anyTerm, circuitLaws, gatesOf, INPUTS, tabulated, writtenTerm } from './circuit.properties.ts';
import { booleanLogic } from './boolean.ts';
import { laneOf, LANES } from './lanes.ts';
import { booleanAlgebraLaws, connectiveLaws, thresholdLaws } from './logic.properties.ts';

const efforts: readonly Effort[] = ['plain', 'sharp'];

describe.each(efforts)('all executions at once: a circuit, %s', (effort) => {
  testLaws(circuitLaws(effort), runs(60, 200));

  // One circuit for all runs of a law: it grows, and nothing in it ever changes.
  const made = circuit(effort);
  const valueOf = tabulated(made);
  const anyLiteral = anyTerm.map((term) => writtenTerm(made, term));
  const same = (a: Literal, b: Literal): boolean => valueOf(a) === valueOf(b);
  testLaws(booleanAlgebraLaws(made.logic, anyLiteral, same));
  testLaws(connectiveLaws(made.logic, anyLiteral, same));
  testLaws(
    thresholdLaws(made.logic, anyLiteral, (literal) =>
      Array.from({ length: LANES }, (_, lane) => laneOf(valueOf(literal), lane)),
    ),
    30,
  );
});

/** A circuit with the five inputs in it. */
const withInputs = (effort: Effort): Circuit & { readonly inputs: readonly Literal[] } => {
  const made = circuit(effort);
  return { ...made, inputs: INPUTS.map(made.input) };
};

/** A threshold as text: `2 of a ¬b c*2`; a literal that is no gate by its name. */
const shown = ({ node }: Circuit, literal: Literal): string => {
  const here = node(Math.abs(literal));
  const sign = literal < 0 ? '¬' : '';
  switch (here._tag) {
    case 'Truth':
      return `${sign}truth`;
    case 'Input':
      return `${sign}${here.name}`;
    case 'Gate': {
      const inputs = here.inputs.map((input, i) => {
        const below = node(Math.abs(input));
        const weight = at(here.weights, i);
        const name = below._tag === 'Input' ? below.name : `(${String(Math.abs(input))})`;
        return `${input < 0 ? '¬' : ''}${name}${weight === 1 ? '' : `*${String(weight)}`}`;
      });
      return `${sign}[${String(here.least)} of ${inputs.join(' ')}]`;
    }
  }
};

/** What becomes of `atLeast(k, …)` of inputs by name; `¬` negates. */
const threshold = (effort: Effort, k: number, ...names: readonly string[]): string => {
  const made = withInputs(effort);
  const literals = names.map((name) => (name.startsWith('¬') ? -made.input(name.slice(1)) : made.input(name)));
  return shown(made, made.logic.atLeast(k, literals));
};

describe('however hard it tries', () => {
  const examples = [
    { k: 2, of: ['a', 'b', 'c'], is: '[2 of a b c]', what: 'a majority' },
    { k: 2, of: ['c', 'a', 'b'], is: '[2 of a b c]', what: 'in whatever order' },
    { k: 3, of: ['a', 'a', 'b', 'c'], is: '[3 of a*2 b c]', what: 'equal inputs add their weights' },
    { k: 2, of: ['a', '¬a', 'b', 'c'], is: '[1 of b c]', what: 'an input and its negation are one that holds' },
    { k: 2, of: ['a', 'a', '¬a', 'b'], is: '[1 of a b]', what: 'and what is left of them counts' },
    { k: 2, of: ['¬a', 'b', 'c'], is: '¬[2 of a ¬b ¬c]', what: 'the first input is not negated' },
    { k: 1, of: ['¬a', '¬b'], is: '¬[2 of a b]', what: 'so a disjunction may be the negation of a conjunction' },
    { k: 1, of: ['a'], is: 'a', what: 'a single input is itself' },
    { k: 2, of: ['¬a', '¬a'], is: '¬a', what: 'however often' },
    { k: 1, of: ['a', '¬a'], is: 'truth', what: 'one of an input and its negation holds' },
    { k: 2, of: ['a', '¬a'], is: '¬truth', what: 'and not both' },
    { k: 0, of: ['a', 'b'], is: 'truth', what: 'none is needed' },
    { k: -3, of: ['a', 'b'], is: 'truth', what: 'fewer than none are needed' },
    { k: -Infinity, of: ['a', 'b'], is: 'truth', what: 'as few as there can be' },
    { k: 3, of: ['a', 'b'], is: '¬truth', what: 'more than there are' },
    { k: Infinity, of: ['a', 'b'], is: '¬truth', what: 'more than there can be' },
    { k: 0, of: [], is: 'truth', what: 'none of none' },
    { k: 1, of: [], is: '¬truth', what: 'one of none' },
    { k: 1.5, of: ['a', 'b', 'c'], is: '[2 of a b c]', what: 'one and a half are two' },
    { k: 0.5, of: ['a', 'b'], is: '[1 of a b]', what: 'a half is one' },
    { k: -0.5, of: ['a', 'b'], is: 'truth', what: 'less than none by a half' },
    { k: 2.5, of: ['a', 'b'], is: '¬truth', what: 'more than there are by a half' },
  ];

  for (const { k, of, is, what } of examples)
    test(`${String(k)} of ${of.join(' ') || 'none'} is ${is}: ${what}`, () => {
      expect(efforts.map((effort) => threshold(effort, k, ...of))).toEqual([is, is]);
    });

  test('constants are counted, and gone', () => {
    for (const effort of efforts) {
      const { logic, inputs, ...made } = withInputs(effort);
      const [a = 0, b = 0] = inputs;
      const of = (k: number, ...xs: readonly Literal[]): string => shown({ ...made, logic }, logic.atLeast(k, xs));
      expect([
        of(2, a, b, logic.one),
        of(2, a, b, logic.zero),
        of(2, logic.one, logic.one, a),
        of(2, logic.zero, a),
      ]).toEqual(['[1 of a b]', '[2 of a b]', 'truth', '¬truth']);
    }
  });

  test('conjunctions and disjunctions of many are one gate', () => {
    for (const effort of efforts) {
      const { logic, inputs, ...made } = withInputs(effort);
      expect(shown({ ...made, logic }, logic.all(inputs))).toBe('[5 of a b c d e]');
      expect(shown({ ...made, logic }, logic.any(inputs))).toBe('[1 of a b c d e]');
      expect(shown({ ...made, logic }, logic.all([...inputs, ...inputs]))).toBe('[5 of a b c d e]');
      expect(made.size()).toBe(1 + 5 + 2);
    }
  });

  test('what needs no gate makes none', () => {
    for (const effort of efforts) {
      const { logic, inputs, size } = withInputs(effort);
      const [a = 0, b = 0] = inputs;
      expect([
        logic.meet(a, a),
        logic.join(a, a),
        logic.meet(a, logic.one),
        logic.join(logic.zero, a),
        logic.cond(b, a, a),
        logic.cond(logic.one, a, b),
        logic.cond(logic.zero, b, a),
        logic.all([a]),
        logic.any([a]),
        logic.majority([a]),
        logic.not(logic.not(a)),
      ]).toEqual(Array.from({ length: 11 }, () => a));
      expect([logic.meet(a, -a), logic.join(a, -a), logic.equal(a, a), logic.equal(a, -a)]).toEqual([-1, 1, 1, -1]);
      expect(size()).toBe(1 + 5);
    }
  });

  test('an input of a name is made once', () => {
    const { input, node, size } = circuit('plain');
    expect([input('a'), input('b'), input('a'), size()]).toEqual([2, 3, 2, 3]);
    expect([node(1), node(2)]).toEqual([{ _tag: 'Truth' }, { _tag: 'Input', name: 'a' }]);
  });

  test('there is no node before the first and none after the last', () => {
    const { node, size } = circuit('plain');
    expect(size()).toBe(1);
    expect(() => node(2)).toThrow(RangeError);
  });
});

describe('simplification', () => {
  const examples = [
    {
      k: 6,
      of: [...Array.from({ length: 9 }, () => 'a'), 'b', 'c'],
      plain: '[6 of a*9 b c]',
      sharp: 'a',
      what: 'nine loyal relays decide, whatever two traitors say',
    },
    { k: 2, of: ['a', 'a', 'b'], plain: '[2 of a*2 b]', sharp: 'a', what: 'two of three votes are one general’s' },
    {
      k: 2,
      of: ['¬a', '¬a', 'b'],
      plain: '¬[2 of a*2 ¬b]',
      sharp: '¬a',
      what: 'and so where it votes against',
    },
    {
      k: 1,
      of: ['a', 'a', 'a', 'b'],
      plain: '[1 of a*3 b]',
      sharp: '[1 of a b]',
      what: 'more than enough is enough',
    },
    {
      k: 4,
      of: ['a', 'a', 'a', 'b'],
      plain: '[4 of a*3 b]',
      sharp: '[2 of a b]',
      what: 'what is needed is needed, however heavy',
    },
    {
      k: 3,
      of: ['a', 'a', 'b', 'b', 'c', 'c'],
      plain: '[3 of a*2 b*2 c*2]',
      sharp: '[2 of a b c]',
      what: 'a common divisor is cancelled, and the threshold rounded up',
    },
    {
      k: 3,
      of: ['a', 'a', 'b', 'c'],
      plain: '[3 of a*2 b c]',
      sharp: '[3 of a*2 b c]',
      what: 'a weight that matters stays',
    },
  ];

  for (const { k, of, plain, sharp, what } of examples)
    test(`${plain} becomes ${sharp}: ${what}`, () => {
      expect([threshold('plain', k, ...of), threshold('sharp', k, ...of)]).toEqual([plain, sharp]);
    });

  /** Thresholds of many inputs, of which there are few. */
  const anyThreshold = fc.tuple(
    fc.integer({ min: -1, max: 41 }),
    fc.array(fc.tuple(fc.constantFrom(...INPUTS), fc.boolean()), { maxLength: 40, size: 'max' }),
  );
  const votes = (made: Circuit, list: readonly (readonly [string, boolean])[]): readonly Literal[] =>
    list.map(([name, negated]) => (negated ? -made.input(name) : made.input(name)));

  test('changes no function, and makes no gate heavier or with more inputs', () => {
    fc.assert(
      fc.property(anyThreshold, ([k, list]) => {
        const [plain, sharp] = [withInputs('plain'), withInputs('sharp')];
        const [before, after] = [plain, sharp].map((made) => made.logic.atLeast(k, votes(made, list)));
        expect(tabulated(sharp)(after ?? 0)).toBe(tabulated(plain)(before ?? 0));
        const [gate, larger] = [sharp, plain].map((made) =>
          gatesOf(made).map(([, { total, inputs }]) => [total, inputs]),
        );
        expect(gate?.length).toBeLessThanOrEqual(larger?.length ?? 0);
        const [total = 0, inputs = []] = gate?.[0] ?? [];
        const [atMost = 0, among = []] = larger?.[0] ?? [];
        expect(total).toBeLessThanOrEqual(Number(atMost));
        expect(among).toEqual(expect.arrayContaining(Array.isArray(inputs) ? inputs : []));
      }),
      { numRuns: runs(200, 1_000) },
    );
  });

  test.each(efforts)(
    'of a threshold and its negation one gate is made, %s: ¬[k of xs] = [n - k + 1 of ¬xs]',
    (effort) => {
      fc.assert(
        fc.property(anyThreshold, ([k, list]) => {
          const made = withInputs(effort);
          const xs = votes(made, list);
          const asserted = made.logic.atLeast(k, xs);
          const negated = made.logic.atLeast(
            xs.length - k + 1,
            xs.map((x) => -x),
          );
          expect(negated).toBe(-asserted);
        }),
        { numRuns: runs(200, 1_000) },
      );
    },
  );

  test('never makes a larger circuit of a whole term', () => {
    fc.assert(
      fc.property(anyTerm, (term) => {
        const [plain, sharp] = [circuit('plain'), circuit('sharp')];
        writtenTerm(plain, term);
        writtenTerm(sharp, term);
        expect(sharp.size()).toBeLessThanOrEqual(plain.size());
      }),
      { numRuns: runs(100, 500) },
    );
  });
});

describe('interpreting', () => {
  test('asks for each input once, and computes each node once, however often it is used', () => {
    const made = withInputs('plain');
    const { logic, inputs } = made;
    const parity = inputs.reduce((odd, next) => logic.not(logic.equal(odd, next)), logic.zero);
    const asked: string[] = [];
    let thresholds = 0;
    const counting = {
      ...booleanLogic,
      atLeast: (k: number, xs: readonly boolean[]) => {
        thresholds += 1;
        return booleanLogic.atLeast(k, xs);
      },
    };
    const valueOf = interpret(made, counting, (name) => {
      asked.push(name);
      return name !== 'b';
    });
    // Four of five hold.
    expect([valueOf(parity), valueOf(-parity), valueOf(1), valueOf(-1)]).toEqual([false, true, true, false]);
    expect(asked).toEqual(INPUTS);
    expect(thresholds).toBe(gatesOf(made).length);
  });

  test('no circuit is too deep', () => {
    const { logic, input, ...made } = circuit('sharp');
    let deep = input('a');
    for (let i = 0; i < 20_000; i++)
      deep = logic.join(logic.meet(deep, input(`b${String(i)}`)), input(`c${String(i)}`));
    const valueOf = interpret({ logic, input, ...made }, booleanLogic, (name) => !name.startsWith('c'));
    expect(valueOf(deep)).toBe(true);
  });
});
