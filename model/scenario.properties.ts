/**
 * The laws of scenarios: what was recorded can be run again, and comes out the same.
 */
import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { right } from '../test-support/either.ts';
import { drawOf } from '../test-support/draw.ts';
import type { Law } from '../test-support/law.ts';
import { drawFaulty, drawOrders, drawScenario } from '../test-support/scenarios.ts';
import { generals } from './army.ts';
import { at } from './at.ts';
import { booleanLogic } from './boolean.ts';
import { honestly } from './choice.ts';
import { tosses } from './coins.ts';
import { execute, runOf } from './execution.ts';
import type { Instance } from './instance.ts';
import { orderOf } from './order.ts';
import type { Heads, Recorded, Scenario } from './scenario.ts';
import { labelsOf } from './schedule.ts';
import { withFewestLies } from './fewest-lies.ts';
import { honestScenario, runAsTold, runScenario } from './scenario.ts';

/** Every coin that the protocol tosses. */
const allCoins = ({ protocol, army, schedule }: Instance): readonly Heads[] =>
  Array.from({ length: schedule.rounds }, (_, r) => r + 1).flatMap((round) =>
    generals(army).flatMap((general) =>
      Array.from({ length: protocol.coins(army, round, general) }, (_, coin) => ({ round, general, coin })),
    ),
  );

/** The laws, on random scenarios of these instances. */
export const scenarioLaws = (instances: readonly Instance[]): readonly Law[] => {
  const situation = fc.tuple(fc.constantFrom(...instances), fc.integer());
  return [
    {
      name: 're-running what was recorded gives the same execution and the same record',
      property: fc.property(situation, ([instance, seed]) => {
        const recorded = drawScenario(instance, drawOf(seed));
        return isDeepStrictEqual(right(runScenario(instance, recorded.scenario)), recorded);
      }),
    },
    {
      name: 'a scenario without deviations and heads is the honest run, whoever is faulty',
      property: fc.property(situation, ([instance, seed]) => {
        const draw = drawOf(seed);
        const [faulty, orders] = [drawFaulty(instance, draw), drawOrders(instance, draw)];
        const vectors = orders.map((order) => orderOf(booleanLogic, instance.army, order));
        const honest = execute(runOf(booleanLogic, instance, []), vectors, honestly);
        const scenario: Scenario = { ...honestScenario(instance, orders), faulty };
        return isDeepStrictEqual(right(runScenario(instance, scenario)), { scenario, execution: honest });
      }),
    },
    {
      name: 'a record lists the faulty in order, and each deviating message once, by round, sender and receiver',
      property: fc.property(situation, ([instance, seed]) => {
        const draw = drawOf(seed);
        const { scenario } = drawScenario(instance, draw, drawFaulty(instance, draw).toReversed());
        const links = scenario.deviations.map(({ round, from, to }) => (round * 128 + from) * 128 + to);
        const ascending = (numbers: readonly number[]): boolean =>
          numbers.every((number, i) => i === 0 || number > at(numbers, i - 1));
        return ascending(scenario.faulty) && ascending(links);
      }),
    },
    {
      name: 'what a deviation says is what was heard, and what it should have said is what was sent',
      property: fc.property(situation, ([instance, seed]) => {
        const { scenario, execution } = drawScenario(instance, drawOf(seed));
        return scenario.deviations.every(({ round, from, to, prescribed, said }) => {
          const labels = labelsOf(instance.schedule, round, from, to);
          const { sent, heard } = at(execution.rounds, round - 1);
          return (
            isDeepStrictEqual(
              labels.map((label) => prescribed.includes(label)),
              sent[from]?.[to],
            ) &&
            isDeepStrictEqual(
              labels.map((label) => said.includes(label)),
              heard[to]?.[from],
            )
          );
        });
      }),
    },
    {
      name: 'the same attack with the fewest lies: every loyal general hears the same, and no traitors’ orders do better',
      property: fc.property(situation, ([instance, seed]) => {
        const recorded = drawScenario(instance, drawOf(seed));
        const fewest = withFewestLies(instance, recorded);
        const { faulty } = recorded.scenario;
        const loyal = generals(instance.army).filter((general) => !faulty.includes(general));
        const heard = ({ execution }: typeof recorded): unknown =>
          execution.rounds.map((round) => loyal.map((general) => round.heard[general]));
        return (
          fewest.execution.allowed &&
          isDeepStrictEqual(heard(fewest), heard(recorded)) &&
          fewest.scenario.deviations.length <= recorded.scenario.deviations.length &&
          isDeepStrictEqual(withFewestLies(instance, fewest), fewest)
        );
      }),
    },
    {
      name: 'told by traitors’ coins, every loyal general hears and decides the same as without, and they are not listed',
      property: fc.property(situation, ([instance, seed]) => {
        const draw = drawOf(seed);
        const { scenario } = drawScenario(instance, draw);
        const free = generals(instance.army).filter((general) => !tosses(instance, scenario.faulty, general));
        const shown = allCoins(instance).filter(({ general }) => free.includes(general) && draw() < 0);
        const named: Scenario = { ...scenario, heads: [...scenario.heads, ...shown] };
        const [told, without] = [runAsTold, runScenario].map((run) => right(run(instance, named)));
        const seen = ({ execution }: Recorded): readonly unknown[] =>
          generals(instance.army)
            .filter((general) => !free.includes(general))
            .map((general) => [execution.rounds.map(({ heard }) => heard[general]), execution.decisions[general]]);
        return (
          told !== undefined &&
          without !== undefined &&
          told.scenario.heads.length === named.heads.length &&
          isDeepStrictEqual(without.scenario.heads, scenario.heads) &&
          isDeepStrictEqual(seen(told), seen(without)) &&
          isDeepStrictEqual(right(runScenario(instance, without.scenario)), without)
        );
      }),
    },
  ];
};
