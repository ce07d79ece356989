import { describe, expect, test } from 'vitest';
import { choiceName } from '../../model/choice.ts';
import type { Instance } from '../../model/instance.ts';
import { instanceTitle } from '../../model/instance.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import type { Recorded } from '../../model/scenario.ts';
import { choicesOf, record, runScenario } from '../../model/scenario.ts';
import { broken } from '../../properties/judge.ts';
import { standardProperties } from '../../properties/standard.ts';
import type { Bound } from '../../properties/verdict.ts';
import { declaredAlike } from '../../test-support/declared-alike.ts';
import { drive } from '../../test-support/drive.ts';
import { right } from '../../test-support/either.ts';
import { propertyIn, questionAt } from '../../test-support/question.ts';
import { drawOf } from '../../test-support/draw.ts';
import { drawScenario } from '../../test-support/scenarios.ts';
import { smallInstances } from '../../test-support/small-instances.ts';
import { scripted, wasm } from '../../test-support/solver.ts';
import { some } from '../../test-support/tier/draws.ts';
import { exhaustive } from '../exhaustive/exhaustive.ts';
import { fewestLies } from '../exhaustive/fewest.ts';
import { placements } from '../exhaustive/placement.ts';
import type { Limits } from '../finding.ts';
import { noLimits } from '../finding.ts';
import type { Question } from '../question.ts';
import { mostFaulty } from '../question.ts';
import type { Smallest } from './fewest.ts';
import { orderInput } from './formula.ts';
import { fewestBySolver, toBeat } from './fewest.ts';
import type { PlacementRefutation, SymbolicOptions } from './query.ts';
import { symbolic } from './symbolic.ts';

const standard: SymbolicOptions = { solver: wasm, limits: noLimits, symmetry: true, ledger: null };

/** Some attack on a property, as it was run; `null` if there is none. */
const attackOn = (question: Question, name: string): Recorded | null => {
  const { attacks } = drive(symbolic({ ...question, properties: [propertyIn(question, name)] }, standard));
  const [found] = attacks;
  return found === undefined ? null : right(runScenario(question.instance, found.scenario));
};

const smallest = (
  question: Question,
  name: string,
  options: Partial<SymbolicOptions> = {},
  known: Recorded | null = attackOn(question, name),
): Smallest => {
  if (known === null) throw new Error(`nothing breaks ${name}`);
  return drive(fewestBySolver(question, propertyIn(question, name), known, { ...standard, ...options }));
};

const size = ({ scenario }: Recorded): string =>
  `${String(scenario.deviations.length)} lies of ${String(scenario.faulty.length)} faulty`;

describe('what it takes to be smaller', () => {
  const attack = (lies: number, faulty: number): Recorded => {
    const { execution, scenario } = drawScenario(questionAt(om, { n: 4, m: 1 }, 'byzantine').instance, drawOf(1), []);
    const deviation = { round: 1, from: 0, to: 1, prescribed: [], said: [] };
    return {
      execution,
      scenario: {
        ...scenario,
        faulty: Array.from({ length: faulty }, (_, general) => general),
        deviations: Array.from({ length: lies }, () => deviation),
      },
    };
  };

  test.each([
    { lies: 3, faulty: 2, among: 1, most: 3 },
    { lies: 3, faulty: 2, among: 2, most: 2 },
    { lies: 3, faulty: 2, among: 3, most: 2 },
    { lies: 0, faulty: 1, among: 0, most: 0 },
    { lies: 0, faulty: 1, among: 1, most: -1 },
    { lies: 0, faulty: 0, among: 0, most: -1 },
  ])('than $lies lies of $faulty faulty, among $among: at most $most', ({ lies, faulty, among, most }) => {
    expect(toBeat(attack(lies, faulty), among)).toBe(most);
  });
});

/**
 * What clingo finds with a program that was written from the paper and shares no code with this one: agreement, validity.
 */
const published: readonly (readonly [
  m: number,
  n: number,
  t: number,
  agreement: number | null,
  validity: number | null,
])[] = [
  [1, 3, 1, null, 1],
  [1, 4, 2, 2, 2],
  [1, 5, 2, 2, 2],
  [1, 6, 2, 3, null],
  [2, 4, 1, 2, 2],
  [2, 4, 2, 2, 2],
  [2, 5, 2, 3, 3],
  [2, 6, 2, 3, 3],
  [2, 6, 3, 3, 3],
  [2, 7, 3, 4, 4],
  [3, 5, 1, 2, 2],
  [3, 6, 2, 5, 5],
];

describe('the fewest lies that break OM(m)', () => {
  for (const [m, n, t, ...lies] of published)
    for (const [i, name] of ['agreement', 'validity'].entries())
      test(`${name} of OM(${String(m)}), n = ${String(n)}, t = ${String(t)}: ${String(lies[i] ?? 'none')}`, () => {
        const question = questionAt(om, { n, m }, 'byzantine', t);
        const known = attackOn(question, name);
        if (lies[i] === null) expect(known).toBeNull();
        else {
          const { recorded, stopped } = smallest(question, name, {}, known);
          expect([recorded.scenario.deviations.length, stopped]).toEqual([lies[i], null]);
          const { scenario, execution } = right(runScenario(question.instance, recorded.scenario));
          expect({ scenario, allowed: execution.allowed }).toEqual({ scenario: recorded.scenario, allowed: true });
          expect(broken([propertyIn(question, name)], question.instance, scenario, execution)).toHaveLength(1);
        }
      });
});

describe('the smallest attack is the one that the exhaustive search finds, in lies and in faulty', () => {
  const LIMITS: Limits = { evaluations: 10_000, states: 20_000, combinations: 100_000 };

  /** Each property that is broken: its smallest attack by both, as text. */
  const compare = (instance: Instance): readonly (readonly [string, string])[] =>
    (instance.faults.generalsFail ? [0, 1, 2] : [0]).flatMap((t) => {
      const question = { instance, t, properties: standardProperties(instance) };
      const { attacks, stopped } = drive(exhaustive(question, { limits: LIMITS, symmetry: true }));
      if (stopped !== null) return [];
      return attacks.map(({ property: name, scenario }): readonly [string, string] => {
        const title = `${name} of ${instanceTitle(instance)}, t = ${String(t)}: `;
        const budget = (): number => Infinity;
        const search = fewestLies(question, propertyIn(question, name), { limits: noLimits, symmetry: true, budget });
        const { recorded } = drive(search);
        const known = right(runScenario(instance, scenario));
        return [
          title + (recorded === null ? 'none' : size(recorded)),
          title + size(smallest(question, name, {}, known).recorded),
        ];
      });
    });

  const instances = [
    ...smallInstances({ n: [2, 3, 4], m: [0, 1], values: [2], parameters: [2] }),
    ...smallInstances({ n: [3], m: [0, 1], values: [3] }),
  ];

  for (const family of new Set(instances.map(({ protocol, faults }) => `${protocol.name} under ${faults.name}`)))
    test(family, () => {
      const members = instances.filter(({ protocol, faults }) => `${protocol.name} under ${faults.name}` === family);
      const pairs = some(1, members).flatMap(compare);
      expect(pairs.map(([, solved]) => solved)).toEqual(pairs.map(([searched]) => searched));
    });
});

describe('wherever it starts', () => {
  test('it ends with as few lies, and leaves an attack as it is that is the smallest', () => {
    const question = questionAt(om, { n: 5, m: 2 }, 'byzantine', 2);
    const property = propertyIn(question, 'validity');
    const draw = drawOf(3);
    const starts: Recorded[] = [];
    while (starts.length < 5) {
      const drawn = drawScenario(question.instance, draw, [1, 2]);
      if (broken([property], question.instance, drawn.scenario, drawn.execution).length > 0) starts.push(drawn);
    }
    expect(Math.max(...starts.map(({ scenario }) => scenario.deviations.length))).toBeGreaterThan(4);
    const ends = starts.map((known) => smallest(question, 'validity', {}, known).recorded);
    expect(new Set(ends.map(size))).toEqual(new Set(['3 lies of 2 faulty']));
    for (const end of ends) expect(smallest(question, 'validity', {}, end).recorded).toBe(end);
  });
});

describe('the refutations', () => {
  const questions: readonly { readonly question: Question; readonly property: string }[] = [
    { question: questionAt(om, { n: 3, m: 1 }, 'byzantine'), property: 'validity' },
    { question: questionAt(om, { n: 5, m: 2 }, 'byzantine', 2), property: 'agreement' },
    { question: questionAt(phaseKing, { n: 3, m: 1 }, 'byzantine'), property: 'agreement' },
    { question: questionAt(floodSet, { n: 4, m: 1 }, 'crash', 2), property: 'agreement' },
  ];

  for (const { question, property } of questions)
    test(`of ${instanceTitle(question.instance)}: one for each placement in which a smaller attack could be, with a proof`, () => {
      const entries: ('begin' | PlacementRefutation)[] = [];
      const ledger = {
        begin: () => entries.push('begin'),
        keep: (refutation: PlacementRefutation) => entries.push(refutation),
      };
      const { recorded, stopped, books } = smallest(question, property, { ledger });
      const [first, ...kept] = entries;
      expect([first, stopped]).toEqual(['begin', null]);
      const declared = declaredAlike(question.instance);
      const alike = declared.length > 1 ? declared : [];
      const wanted = [...placements(question.instance, mostFaulty(question), alike)].filter(
        ({ representative }) => toBeat(recorded, representative.length) >= 0,
      );
      expect(kept.map((each) => (each === 'begin' ? each : [each.faulty, each.size]))).toEqual(
        wanted.map(({ representative, size: orbit }) => [representative, orbit]),
      );
      expect(books.placements).toBe(wanted.length);
      for (const each of kept) {
        if (each === 'begin') continue;
        expect(each.lies).toBeGreaterThanOrEqual(toBeat(recorded, each.faulty.length));
        expect(new TextDecoder().decode(each.proof ?? new Uint8Array())).toMatch(/(^|\n)0\n$/);
      }
    });

  test('are none where no attack can be smaller', () => {
    const question = questionAt(om, { n: 3, m: 1 }, 'byzantine');
    const honest = drawScenario(question.instance, drawOf(1), []);
    const { solver, calls } = scripted(() => [null]);
    expect(smallest(question, 'validity', { solver }, honest)).toMatchObject({ recorded: honest, stopped: null });
    expect(calls).toEqual([]);
  });
});

describe('stopped', () => {
  const question = questionAt(om, { n: 5, m: 2 }, 'byzantine', 2);
  const property = propertyIn(question, 'agreement');
  const known = attackOn(question, 'agreement');

  test.each<{ readonly bound: Bound }>([{ bound: { _tag: 'interrupted' } }, { bound: { _tag: 'seconds', limit: 2 } }])(
    'by $bound._tag, it has the best attack so far',
    ({ bound }) => {
      if (known === null) throw new Error('nothing breaks agreement');
      const search = (at: number): Smallest =>
        drive(fewestBySolver(question, property, known, standard), (_report, reports) =>
          reports === at ? bound : undefined,
        );
      expect(search(1)).toMatchObject({ recorded: known, stopped: bound });
      const later = search(4);
      expect(later.stopped).toEqual(bound);
      expect(later.recorded.scenario.deviations.length).toBeLessThanOrEqual(known.scenario.deviations.length);
    },
  );

  test('by a solver that fails, it has the attack that was known', () => {
    const failure = { _tag: 'SolverError', message: 'no' } as const;
    const { recorded, stopped } = smallest(question, 'agreement', { solver: scripted(() => [failure]).solver }, known);
    expect({ recorded, stopped }).toEqual({ recorded: known, stopped: { _tag: 'solver', message: 'no' } });
  });

  test('by a limit of evaluations', () => {
    const { stopped, books } = smallest(question, 'agreement', { limits: { ...noLimits, evaluations: 15 } }, known);
    expect(stopped).toEqual({ _tag: 'evaluations', limit: 15 });
    expect(books.placements).toBe(1);
  });
});

test('a solver whose attack has more lies than it was asked for is found out', () => {
  const { instance } = questionAt(om, { n: 5, m: 2 }, 'byzantine', 2);
  const question = { instance, t: 2, properties: standardProperties(instance) };
  const property = propertyIn(question, 'validity');
  const draw = drawOf(3);
  let known = drawScenario(instance, draw, [1, 2]);
  while (broken([property], instance, known.scenario, known.execution).length === 0)
    known = drawScenario(instance, draw, [1, 2]);
  // Asked for one with fewer lies, it answers with the one that is known.
  const trues = new Set(known.scenario.orders[0] === 1 ? [orderInput(0, 1)] : []);
  const said = choicesOf(known.scenario);
  record(instance, [1, 2], known.scenario.orders, (choice, honest) => {
    const value = said(choice, honest);
    if (value) trues.add(choiceName(choice));
    return value;
  });
  const { solver } = scripted(({ meanings }) => {
    const names = meanings.map((meaning) => (meaning._tag === 'Input' ? meaning.name : ''));
    const isItsPlacement = names.some((name) => name.includes(':1>')) && names.some((name) => name.includes(':2>'));
    return isItsPlacement
      ? [{ _tag: 'Satisfiable', holds: (variable) => trues.has(names[variable - 1] ?? '') }]
      : [{ _tag: 'Unsatisfiable', proof: null }];
  });
  const lies = known.scenario.deviations.length;
  const only = { ...question, properties: [property] };
  expect(() => smallest(only, 'validity', { solver }, known)).toThrow(
    `broken: validity, lies: ${String(lies)} of at most ${String(lies - 1)})`,
  );
});
