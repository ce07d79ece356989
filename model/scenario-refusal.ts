/**
 * Why a scenario cannot be run in an instance: it names what is not there, names it twice, or goes against the fault model.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Army, General } from './army.ts';
import { deviationOn } from './faults/deviating.ts';
import type { Instance } from './instance.ts';
import { linkKey } from './link.ts';
import type { Scenario } from './scenario-data.ts';
import { ordersHeld } from './scenario-data.ts';
import { labelsOf } from './schedule.ts';

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

/** A refusal, as a value. */
export const scenarioError = (_tag: ScenarioError['_tag'], field: string, message: string): ScenarioError => ({
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
    yield scenarioError('NotFaulty', 'faulty', `under ${faults.name} nobody is faulty: ${faults.summary}`);
  const twice = repeated(faulty.map(String));
  if (twice >= 0)
    yield scenarioError('Twice', `faulty[${String(twice)}]`, `general ${String(faulty[twice])} is listed twice`);
};

const isGeneral = function* ({ n }: Army, field: string, general: General): Generator<ScenarioError> {
  if (!Number.isInteger(general) || general < 0 || general >= n)
    yield scenarioError(
      'NoSuchGeneral',
      field,
      `there is no general ${String(general)}: the generals are 0 to ${String(n - 1)}`,
    );
};

const orderProblems = function* (instance: Instance, { orders }: Scenario): Generator<ScenarioError> {
  const held = ordersHeld(instance);
  if (orders.length !== held) {
    const needed = `${String(held)} order${held === 1 ? '' : 's'} needed`;
    yield scenarioError('NoSuchOrder', 'orders', `${needed}, ${String(orders.length)} given`);
  }
  for (const [i, order] of orders.entries())
    if (!Number.isInteger(order) || order < 0 || order >= instance.army.values)
      yield scenarioError('NoSuchOrder', `orders[${String(i)}]`, `there is no order number ${String(order)}`);
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
      yield scenarioError(
        'NoSuchLink',
        field,
        `${protocol.name} schedules no message ${link} of ${String(schedule.rounds)}`,
      );
    if (said.length > 0 && deviationOn(faults, faulty, { from, to }) === 'lost message')
      yield scenarioError(
        'NotAllowed',
        `${field}.said`,
        `under ${faults.name} ${faults.benign ? 'a message' : `what ${String(from)} says to ${String(to)}`} is lost or as prescribed, never another`,
      );
    const foreign = said.find((label) => !labels.includes(label));
    if (foreign !== undefined) {
      const known = `there ${labels.length === 1 ? 'is' : 'are'} ${labels.join(', ')}`;
      yield scenarioError('NoSuchClaim', `${field}.said`, `there is no claim “${foreign}” ${link}; ${known}`);
    }
  }
  const twice = repeated(deviations.map(({ round, from, to }) => linkKey(round, from, to)));
  if (twice >= 0) yield scenarioError('Twice', `deviations[${String(twice)}]`, 'this message is listed twice');
};

const coinProblems = function* ({ protocol, army, schedule }: Instance, { heads }: Scenario): Generator<ScenarioError> {
  for (const [i, { round, general, coin }] of heads.entries()) {
    yield* isGeneral(army, `heads[${String(i)}].general`, general);
    const inTime = Number.isInteger(round) && round >= 1 && round <= schedule.rounds;
    const tossed = inTime ? protocol.coins(army, round, general) : 0;
    if (!Number.isInteger(coin) || coin < 0 || coin >= tossed)
      yield scenarioError(
        'NoSuchCoin',
        `heads[${String(i)}]`,
        `general ${String(general)} tosses ${String(tossed)} coins in round ${String(round)}, so there is no coin ${String(coin)}`,
      );
  }
  const twice = repeated(heads.map(({ round, general, coin }) => linkKey(round, general, coin)));
  if (twice >= 0) yield scenarioError('Twice', `heads[${String(twice)}]`, 'this coin is listed twice');
};

/** Whether everything that a scenario names exists in the instance, once. */
export const checkScenario = (instance: Instance, scenario: Scenario): E.Either<ScenarioError, Scenario> => {
  for (const problems of [whoIsFaulty, orderProblems, deviationProblems, coinProblems])
    for (const problem of problems(instance, scenario)) return E.left(problem);
  return E.right(scenario);
};
