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
import type { Army, General } from './army.ts';
import { at } from './at.ts';
import { booleanLogic } from './boolean.ts';
import type { Choice, Choose } from './choice.ts';
import { tosses } from './coins.ts';
import type { Execution, Run } from './execution.ts';
import { executing } from './executing.ts';
import { runOf } from './execution.ts';
import { deviationOn } from './faults/deviating.ts';
import type { Instance } from './instance.ts';
import type { Link } from './link.ts';
import { byLink, linkKey } from './link.ts';
import type { Label } from './message.ts';
import { saidIn } from './message.ts';
import { orderOf } from './order.ts';
import { hasCommander, holdsOrder } from './problem.ts';
import { labelsOf } from './schedule.ts';
import type { Work } from './work.ts';
import { done } from './work.ts';

/** A message that is not as prescribed: the claims that should have been set, and those that were. */
export interface Deviation extends Link {
  readonly prescribed: readonly Label[];
  readonly said: readonly Label[];
}

/** A coin that came up heads; in a scenario none is a traitor's. */
export interface Heads {
  readonly round: number;
  readonly general: General;
  readonly coin: number;
}

export interface Scenario {
  /** In ascending order. */
  readonly faulty: readonly General[];
  /** The number of each general's order; in a broadcast just the commander's. */
  readonly orders: readonly number[];
  /** By round, then sender, then receiver. */
  readonly deviations: readonly Deviation[];
  readonly heads: readonly Heads[];
}

/** A scenario that was run: what was asked for, normalised, and what came of it. */
export interface Recorded {
  readonly scenario: Scenario;
  readonly execution: Execution<boolean>;
}

/** Why a scenario cannot be run in an instance. */
export interface ScenarioError {
  readonly _tag:
    | 'NoSuchGeneral'
    | 'NoSuchOrder'
    | 'NoSuchLink'
    | 'NoSuchClaim'
    | 'NoSuchCoin'
    | 'Twice'
    | 'NotFaulty'
    | 'NotAllowed';
  /** The part of the scenario that is wrong, e.g. `deviations[2].said`. */
  readonly field: string;
  readonly message: string;
}

/** How many orders a scenario of the instance lists. */
export const ordersHeld = (instance: Instance): number =>
  hasCommander(instance.protocol.problem) ? 1 : instance.army.n;

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

const error = (_tag: ScenarioError['_tag'], field: string, message: string): ScenarioError => ({
  _tag,
  field,
  message,
});

/** The first of two equal keys that comes second. */
const repeated = (keys: readonly string[]): number => {
  const known = new Set<string>();
  return keys.findIndex((key) => known.size === known.add(key).size);
};

const whoIsFaulty = function* ({ army, faults }: Instance, { faulty }: Scenario): Generator<ScenarioError> {
  for (const [i, general] of faulty.entries()) yield* isGeneral(army, `faulty[${String(i)}]`, general);
  if (faulty.length > 0 && !faults.generalsFail)
    yield error('NotFaulty', 'faulty', `under ${faults.name} nobody is faulty: ${faults.summary}`);
  const twice = repeated(faulty.map(String));
  if (twice >= 0) yield error('Twice', `faulty[${String(twice)}]`, `general ${String(faulty[twice])} is listed twice`);
};

const isGeneral = function* ({ n }: Army, field: string, general: General): Generator<ScenarioError> {
  if (!Number.isInteger(general) || general < 0 || general >= n)
    yield error(
      'NoSuchGeneral',
      field,
      `there is no general ${String(general)}: the generals are 0 to ${String(n - 1)}`,
    );
};

const orderProblems = function* (instance: Instance, { orders }: Scenario): Generator<ScenarioError> {
  const held = ordersHeld(instance);
  if (orders.length !== held) {
    const needed = `${String(held)} order${held === 1 ? '' : 's'} needed`;
    yield error('NoSuchOrder', 'orders', `${needed}, ${String(orders.length)} given`);
  }
  for (const [i, order] of orders.entries())
    if (!Number.isInteger(order) || order < 0 || order >= instance.army.values)
      yield error('NoSuchOrder', `orders[${String(i)}]`, `there is no order number ${String(order)}`);
};

const deviationProblems = function* (
  { protocol, army, schedule, faults }: Instance,
  { faulty, deviations }: Scenario,
): Generator<ScenarioError> {
  for (const [i, { round, from, to, said }] of deviations.entries()) {
    const field = `deviations[${String(i)}]`;
    yield* isGeneral(army, `${field}.from`, from);
    yield* isGeneral(army, `${field}.to`, to);
    const link = `from ${String(from)} to ${String(to)} in round ${String(round)}`;
    const labels = labelsOf(schedule, round, from, to);
    if (labels.length === 0)
      yield error('NoSuchLink', field, `${protocol.name} schedules no message ${link} of ${String(schedule.rounds)}`);
    if (said.length > 0 && deviationOn(faults, faulty, { from, to }) === 'lost message')
      yield error(
        'NotAllowed',
        `${field}.said`,
        `under ${faults.name} ${faults.benign ? 'a message' : `what ${String(from)} says to ${String(to)}`} is lost or as prescribed, never another`,
      );
    const foreign = said.find((label) => !labels.includes(label));
    if (foreign !== undefined) {
      const known = `there ${labels.length === 1 ? 'is' : 'are'} ${labels.join(', ')}`;
      yield error('NoSuchClaim', `${field}.said`, `there is no claim “${foreign}” ${link}; ${known}`);
    }
  }
  const twice = repeated(deviations.map(({ round, from, to }) => linkKey(round, from, to)));
  if (twice >= 0) yield error('Twice', `deviations[${String(twice)}]`, 'this message is listed twice');
};

const coinProblems = function* ({ protocol, army, schedule }: Instance, { heads }: Scenario): Generator<ScenarioError> {
  for (const [i, { round, general, coin }] of heads.entries()) {
    yield* isGeneral(army, `heads[${String(i)}].general`, general);
    const inTime = Number.isInteger(round) && round >= 1 && round <= schedule.rounds;
    const tossed = inTime ? protocol.coins(army, round, general) : 0;
    if (!Number.isInteger(coin) || coin < 0 || coin >= tossed)
      yield error(
        'NoSuchCoin',
        `heads[${String(i)}]`,
        `general ${String(general)} tosses ${String(tossed)} coins in round ${String(round)}, so there is no coin ${String(coin)}`,
      );
  }
  const twice = repeated(heads.map(({ round, general, coin }) => linkKey(round, general, coin)));
  if (twice >= 0) yield error('Twice', `heads[${String(twice)}]`, 'this coin is listed twice');
};

/** Whether everything that a scenario names exists in the instance, once. */
export const checkScenario = (instance: Instance, scenario: Scenario): E.Either<ScenarioError, Scenario> => {
  for (const problems of [whoIsFaulty, orderProblems, deviationProblems, coinProblems])
    for (const problem of problems(instance, scenario)) return E.left(problem);
  return E.right(scenario);
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
    return E.left(error('NotFaulty', `deviations[${String(unasked)}]`, `${who}, ${what}`));
  }
  if (recorded.execution.allowed) return E.right(recorded);
  const why = `${faults.name} does not allow these deviations together: ${faults.summary}`;
  return E.left(error('NotAllowed', 'deviations', why));
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
