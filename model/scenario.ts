/**
 * A scenario: one complete assignment of the choices, as data.
 *
 * Who is faulty, the orders, and the *deviations*: the messages that differ from what the protocol
 * prescribes for what their sender has heard. Everything that is not listed is as prescribed, so scenarios
 * are short, and get shorter towards honesty. A lost message deviates by being silent; a crashed general's
 * later silence is part of the crash and not listed.
 *
 * `orders` holds the order of everyone who has one, traitors included: their prescribed messages start from
 * it. A traitor's order is no choice of the scenario: attacks that differ in nothing else are the same. Nor are a
 * traitor's coins (`coins.ts`), and they are not listed.
 *
 * Laws (`scenario.properties.ts`): a scenario without deviations is the honest run; re-running what was
 * recorded gives the same execution and the same record.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from './army.ts';
import { at } from './at.ts';
import { booleanLogic } from './boolean.ts';
import type { Choice, Choose } from './choice.ts';
import { tosses } from './coins.ts';
import type { Execution, Run } from './execution.ts';
import { executing } from './executing.ts';
import { runOf } from './execution.ts';
import type { Instance } from './instance.ts';
import type { Link } from './link.ts';
import { byLink, linkKey } from './link.ts';
import { saidIn } from './message.ts';
import { orderOf } from './order.ts';
import { holdsOrder } from './problem.ts';
import type { Deviation, Heads, Scenario } from './scenario-data.ts';
import { ordersHeld } from './scenario-data.ts';
import type { ScenarioError } from './scenario-refusal.ts';
import { checkScenario, scenarioError } from './scenario-refusal.ts';
import { labelsOf } from './schedule.ts';
import type { Work } from './work.ts';
import { done } from './work.ts';

export type { Deviation, Heads, Scenario } from './scenario-data.ts';

/** A scenario that was run: what was asked for, normalised, and what came of it. */
export interface Recorded {
  readonly scenario: Scenario;
  readonly execution: Execution<boolean>;
}

/** Run with these choices, and write down which messages deviated. */
export const record = (
  instance: Instance,
  faulty: readonly General[],
  orders: readonly number[],
  choose: Choose<boolean>,
): Recorded => done(recording(instance, faulty, orders, choose));

/** The same, with pauses. */
export const recording = (
  instance: Instance,
  faulty: readonly General[],
  orders: readonly number[],
  choose: Choose<boolean>,
): Work<Recorded> => recordingOf(runOf(booleanLogic, instance, faulty), instance, faulty, orders, choose);

function* recordingOf(
  run: Run<boolean>,
  instance: Instance,
  faulty: readonly General[],
  orders: readonly number[],
  choose: Choose<boolean>,
): Work<Recorded> {
  const deviating = new Map<string, Link>();
  const heads: Heads[] = [];
  const noting: Choose<boolean> = (choice, honest) => {
    const value = choose(choice, honest);
    if (value !== honest) {
      if (choice._tag === 'coin') heads.push({ round: choice.round, general: choice.general, coin: choice.coin });
      else {
        const { round, from, to } = choice;
        deviating.set(linkKey(round, from, to), { round, from, to });
      }
    }
    return value;
  };
  const vectors = orders.map((value) => orderOf(booleanLogic, instance.army, value));
  const execution = yield* executing(run, vectors, noting);
  const deviations = [...deviating.values()]
    .map(({ round, from, to }): Deviation => {
      const labels = labelsOf(instance.schedule, round, from, to);
      const { sent, heard } = at(execution.rounds, round - 1);
      return {
        round,
        from,
        to,
        prescribed: saidIn(labels, at(at(sent, from), to)),
        said: saidIn(labels, at(at(heard, to), from)),
      };
    })
    .sort(byLink.compare);
  return { scenario: { faulty: [...faulty].sort((a, b) => a - b), orders, deviations, heads }, execution };
}

/** The choices that a scenario makes; `asked` collects which deviations were ever asked for. */
export const choicesOf = (scenario: Scenario, asked: Set<Deviation> = new Set()): Choose<boolean> => {
  const deviating = new Map(scenario.deviations.map((d) => [linkKey(d.round, d.from, d.to), d]));
  const heads = new Set(scenario.heads.map((h) => linkKey(h.round, h.general, h.coin)));
  return (choice: Choice, honest: boolean): boolean => {
    if (choice._tag === 'coin') return heads.has(linkKey(choice.round, choice.general, choice.coin));
    const deviation = deviating.get(linkKey(choice.round, choice.from, choice.to));
    if (deviation === undefined) return honest;
    asked.add(deviation);
    return choice._tag === 'lost' || deviation.said.includes(choice.label);
  };
};

/**
 * Run a scenario. What comes back is normalised: deviations that turn out to be what was prescribed are gone,
 * and `prescribed` is what the protocol prescribes now. `said` is never reinterpreted. Where it lists heads of a traitor's
 * coins, they are gone, and the traitor says the same to loyal generals as with them.
 */
export const runScenario = (instance: Instance, scenario: Scenario): E.Either<ScenarioError, Recorded> =>
  done(runningScenario(instance, scenario));

/** The same, with pauses. */
export function* runningScenario(instance: Instance, scenario: Scenario): Work<E.Either<ScenarioError, Recorded>> {
  const told = yield* runningAsTold(instance, scenario);
  return E.isLeft(told) ? told : E.right(yield* leavingOutCoins(instance, told.right));
}

/** What was run, told without the coins of traitors: loyal generals hear the same. */
export const withoutTraitorsCoins = (instance: Instance, told: Recorded): Recorded =>
  done(leavingOutCoins(instance, told));

function* leavingOutCoins(instance: Instance, told: Recorded): Work<Recorded> {
  const { faulty, orders, heads } = told.scenario;
  if (heads.every(({ general }) => tosses(instance, faulty, general))) return told;
  return yield* recording(instance, faulty, orders, sayingTheSame(instance, told));
}

/** Run a scenario with the coins of traitors that it lists, so that `prescribed` is what they would say by these. */
export const runAsTold = (instance: Instance, scenario: Scenario): E.Either<ScenarioError, Recorded> =>
  done(runningAsTold(instance, scenario));

/** The same, with pauses. */
export function* runningAsTold(instance: Instance, scenario: Scenario): Work<E.Either<ScenarioError, Recorded>> {
  const checked = checkScenario(instance, scenario);
  if (E.isLeft(checked)) return checked;
  const { faults } = instance;
  const { faulty, orders } = scenario;
  const asked = new Set<Deviation>();
  const run: Run<boolean> = { ...runOf(booleanLogic, instance, faulty), tosses: () => true };
  const recorded = yield* recordingOf(run, instance, faulty, orders, choicesOf(scenario, asked));
  const unasked = scenario.deviations.findIndex((deviation) => !asked.has(deviation));
  if (unasked >= 0) {
    const { from, to } = at(scenario.deviations, unasked);
    const who = `under ${faults.name} with ${scenario.faulty.join(', ') || 'nobody'} faulty`;
    const what = `what ${String(from)} says to ${String(to)} is always as prescribed`;
    return E.left(scenarioError('NotFaulty', `deviations[${String(unasked)}]`, `${who}, ${what}`));
  }
  if (recorded.execution.allowed) return E.right(recorded);
  const why = `${faults.name} does not allow these deviations together: ${faults.summary}`;
  return E.left(scenarioError('NotAllowed', 'deviations', why));
}

/** The choices by which every loyal general hears what it heard, whatever is prescribed to the traitors. */
export const sayingTheSame = (instance: Instance, { scenario, execution }: Recorded): Choose<boolean> => {
  const chosen = choicesOf(scenario);
  return (choice, honest) => {
    if (choice._tag !== 'claim') return chosen(choice, honest);
    const { round, from, to, label } = choice;
    const position = labelsOf(instance.schedule, round, from, to).indexOf(label);
    return execution.rounds[round - 1]?.heard[to]?.[from]?.[position] ?? honest;
  };
};

/** The honest run: nobody deviates. */
export const honestScenario = (instance: Instance, orders: readonly number[]): Scenario => ({
  faulty: [],
  orders: orders.slice(0, ordersHeld(instance)),
  deviations: [],
  heads: [],
});

/** The traitors whose order only serves to say what would have been prescribed. */
export const freeOrders = (instance: Instance, faulty: readonly General[]): readonly General[] =>
  instance.faults.benign ? [] : faulty.filter((general) => holdsOrder(instance.protocol, general));
