/**
 * All smallest attacks, up to renaming: as many as there are when every scenario is tried and every permutation of the
 * interchangeable generals.
 */
import { describe, expect, test } from 'vitest';
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { instanceTitle } from '../../model/instance.ts';
import { holdsOrder } from '../../model/problem.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { majority } from '../../model/protocols/majority.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import { sm } from '../../model/protocols/sm.ts';
import type { Recorded } from '../../model/scenario.ts';
import { withFewestLies } from '../../model/fewest-lies.ts';
import { honestScenario, runScenario } from '../../model/scenario.ts';
import { ordersHeld } from '../../model/scenario-data.ts';
import { labelsOf } from '../../model/schedule.ts';
import { broken } from '../../properties/judge.ts';
import type { Property } from '../../properties/property.ts';
import type { Bound } from '../../properties/verdict.ts';
import { drive } from '../../test-support/drive.ts';
import { right } from '../../test-support/either.ts';
import { propertyIn, questionAt } from '../../test-support/question.ts';
import { everyExecution } from '../../test-support/scenarios.ts';
import { scripted, wasm } from '../../test-support/solver.ts';
import { noLimits } from '../finding.ts';
import type { Question } from '../question.ts';
import type { Every } from './every.ts';
import { everyAttack } from './every.ts';
import { fewestBySolver } from './fewest.ts';
import type { SymbolicOptions } from './query.ts';
import { symbolic } from './symbolic.ts';

const standard: SymbolicOptions = { solver: wasm, limits: noLimits, symmetry: true, ledger: null };

/** A smallest attack. */
const smallestOn = (question: Question, property: Property): Recorded => {
  const { attacks } = drive(symbolic({ ...question, properties: [property] }, standard));
  const [found] = attacks;
  if (found === undefined) throw new Error(`nothing breaks ${property.name}`);
  const known = right(runScenario(question.instance, found.scenario));
  return drive(fewestBySolver(question, property, known, standard)).recorded;
};

const permutations = (members: readonly General[]): readonly (readonly General[])[] =>
  members.length === 0
    ? [[]]
    : members.flatMap((first) =>
        permutations(members.filter((each) => each !== first)).map((rest) => [first, ...rest]),
      );

const subsets = (members: readonly General[], size: number): readonly (readonly General[])[] =>
  size === 0
    ? [[]]
    : members.flatMap((first, i) => subsets(members.slice(i + 1), size - 1).map((rest) => [first, ...rest]));

const assignments = (holders: number, values: number): readonly (readonly number[])[] =>
  holders === 0
    ? [[]]
    : assignments(holders - 1, values).flatMap((rest) =>
        Array.from({ length: values }, (_, value) => [...rest, value]),
      );

/** An attack as text, its generals renamed: who is faulty, the orders that are choices, and all that the faulty say. */
const told = ({ instance }: Question, { scenario, execution }: Recorded, to: (general: General) => General): string => {
  const { protocol, faults, schedule, army } = instance;
  const parts = scenario.faulty.map((general) => `faulty ${String(to(general))}`);
  for (const general of generals(army)) {
    const free = !faults.benign && scenario.faulty.includes(general);
    if (holdsOrder(protocol, general) && !free)
      parts.push(`${String(to(general))} holds ${String(scenario.orders[general] ?? 0)}`);
  }
  for (const [r, { heard }] of execution.rounds.entries())
    for (const receiver of generals(army))
      for (const sender of generals(army)) {
        const lies = scenario.deviations.some(
          ({ round, from, to: whom }) => round === r + 1 && from === sender && whom === receiver,
        );
        const link = `${String(r + 1)}:${String(to(sender))}>${String(to(receiver))}`;
        // What is lost is a choice even if nothing is said.
        if (faults.benign) parts.push(...(lies ? [`${link} lost`] : []));
        else if (scenario.faulty.includes(sender) && !scenario.faulty.includes(receiver))
          labelsOf(schedule, r + 1, sender, receiver).forEach((label, i) => {
            if (heard[receiver]?.[sender]?.[i] === true) parts.push(`${link}:${protocol.rename(label, to)}`);
          });
      }
  return parts.sort().join('; ');
};

/** The least of the texts that renaming interchangeable generals leads to. */
const canonical = (question: Question, attack: Recorded, alike: readonly General[]): string =>
  permutations(alike)
    .map((permuted) => told(question, attack, (general) => permuted[alike.indexOf(general)] ?? general))
    .reduce((least, next) => (next < least ? next : least));

/** Every attack with as many faulty and as many lies, tried one after another. */
const bruteForce = (question: Question, property: Property, like: Recorded): readonly Recorded[] => {
  const { instance } = question;
  const { army, faults } = instance;
  const found = new Map<string, Recorded>();
  for (const faulty of subsets(generals(army), like.scenario.faulty.length))
    for (const orders of assignments(ordersHeld(instance), army.values)) {
      // A traitor’s order is no choice: it is the one with the fewest lies.
      if (!faults.benign && faulty.some((general) => (orders[general] ?? 0) > 0)) continue;
      const beginning = { ...honestScenario(instance, orders), faulty };
      for (const { execution, recorded } of everyExecution(instance, faulty, orders)) {
        if (broken([property], instance, beginning, execution).length === 0) continue;
        const attack = withFewestLies(instance, recorded());
        if (attack.scenario.deviations.length === like.scenario.deviations.length)
          found.set(canonical(question, attack, []), attack);
      }
    }
  return [...found.values()];
};

/** The classes that attacks fall into, each as often as it occurs. */
const classesOf = (question: Question, attacks: readonly Recorded[], alike: readonly General[]): readonly string[] =>
  attacks.map((attack) => canonical(question, attack, alike)).toSorted();

const every = (
  question: Question,
  property: Property,
  like: Recorded,
  limit = 1_000,
  options: Partial<SymbolicOptions> = {},
  resume: (report: unknown, reports: number) => Bound | undefined = () => undefined,
): Every => drive(everyAttack(question, property, like, limit, { ...standard, ...options }), resume);

interface Case {
  readonly question: Question;
  readonly property: string;
  /** How many there are up to renaming, and how many altogether. */
  readonly distinct: number;
  readonly all: number;
  /** Whether it takes longer than an everyday change should wait. */
  readonly long?: true;
}

const cases: readonly Case[] = [
  { question: questionAt(om, { n: 3, m: 1 }, 'byzantine'), property: 'validity', distinct: 1, all: 2 },
  { question: questionAt(om, { n: 3, m: 1, values: 3 }, 'byzantine'), property: 'validity', distinct: 4, all: 8 },
  { question: questionAt(om, { n: 4, m: 1 }, 'byzantine', 2), property: 'validity', distinct: 2, all: 6 },
  { question: questionAt(om, { n: 4, m: 1 }, 'byzantine', 2), property: 'agreement', distinct: 2, all: 12 },
  { question: questionAt(sm, { n: 3, m: 1 }, 'byzantine'), property: 'validity', distinct: 2, all: 4 },
  { question: questionAt(sm, { n: 3, m: 0 }, 'signed', 1), property: 'agreement', distinct: 3, all: 6 },
  {
    question: questionAt(phaseKing, { n: 3, m: 1, parameters: { phases: 1 } }, 'byzantine'),
    property: 'agreement',
    distinct: 20,
    all: 40,
  },
  {
    question: questionAt(phaseKing, { n: 4, m: 1, parameters: { phases: 1 } }, 'byzantine'),
    property: 'agreement',
    distinct: 4,
    all: 18,
    long: true,
  },
  { question: questionAt(majority, { n: 4, m: 1 }, 'byzantine'), property: 'agreement', distinct: 4, all: 72 },
  {
    question: questionAt(majority, { n: 5, m: 1 }, 'byzantine'),
    property: 'agreement',
    distinct: 4,
    all: 240,
    long: true,
  },
  { question: questionAt(floodSet, { n: 3, m: 0 }, 'crash', 1), property: 'agreement', distinct: 1, all: 6 },
  { question: questionAt(floodSet, { n: 4, m: 0 }, 'crash', 2), property: 'agreement', distinct: 1, all: 12 },
  { question: questionAt(floodSet, { n: 3, m: 0 }, 'loss:1', 0), property: 'agreement', distinct: 1, all: 6 },
  { question: questionAt(handshake, { n: 2, m: 0 }, 'loss'), property: 'agreement', distinct: 1, all: 1 },
  {
    question: questionAt(handshake, { n: 2, m: 0, parameters: { acks: 3 } }, 'loss'),
    property: 'agreement',
    distinct: 1,
    all: 1,
  },
];

describe('all smallest attacks', () => {
  for (const { question, property: name, distinct, all, long } of cases) {
    const title = `on ${name} of ${instanceTitle(question.instance)}, t = ${String(question.t)}`;

    const tags = long === true ? ['thorough'] : [];
    test(`${title}: ${String(distinct)} up to renaming, ${String(all)} altogether`, { tags }, () => {
      const property = propertyIn(question, name);
      const like = smallestOn(question, property);
      const alike = question.instance.protocol.interchangeable(question.instance.army);

      const tried = bruteForce(question, property, like);
      const { attacks, complete, stopped } = every(question, property, like);
      expect({ complete, stopped }).toEqual({ complete: true, stopped: null });
      expect(classesOf(question, attacks, alike)).toEqual([...new Set(classesOf(question, tried, alike))]);

      const named = every(question, property, like, 1_000, { symmetry: false });
      expect(classesOf(question, named.attacks, [])).toEqual(classesOf(question, tried, []));
      expect({ distinct: attacks.length, all: tried.length }).toEqual({ distinct, all });
    });
  }
});

describe('each of them', () => {
  const question = questionAt(majority, { n: 5, m: 1 }, 'byzantine');
  const property = propertyIn(question, 'agreement');
  const like = smallestOn(question, property);

  test('is an attack when it is run, and as small as the one it was to be like', () => {
    for (const { scenario, execution } of every(question, property, like).attacks) {
      const again = right(runScenario(question.instance, scenario));
      expect(again).toEqual({ scenario, execution });
      expect(broken([property], question.instance, scenario, execution)).toEqual([property]);
      expect(scenario.deviations.length).toBe(like.scenario.deviations.length);
      expect(scenario.faulty.length).toBe(like.scenario.faulty.length);
    }
  });

  test('as many as were asked for, and whether those are all', () => {
    const most = [0, 1, 3, 4, 5].map((limit) => every(question, property, like, limit));
    expect(most.map(({ attacks, complete }) => [attacks.length, complete])).toEqual([
      [0, false],
      [1, false],
      [3, false],
      [4, true],
      [4, true],
    ]);
  });

  test('stopped, those that were found', () => {
    const bound: Bound = { _tag: 'interrupted' };
    const { complete, stopped } = every(question, property, like, 9, {}, () => bound);
    expect({ complete, stopped }).toEqual({ complete: false, stopped: bound });
    const failure = { _tag: 'SolverError', message: 'no' } as const;
    expect(every(question, property, like, 9, { solver: scripted(() => [failure]).solver })).toEqual({
      attacks: [],
      complete: false,
      evidence: 'proof',
      stopped: { _tag: 'solver', message: 'no' },
    });
  });

  test('a property that names a general makes generals different', () => {
    const named = { ...property, symmetric: false };
    expect(every(question, named, like).attacks.length).toBe(bruteForce(question, property, like).length);
  });
});
