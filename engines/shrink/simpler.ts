/**
 * Simpler scenarios: every single step towards honesty, boldest first.
 *
 *   fewer generals    one fewer, the others renumbered (only where the army may change)
 *   fewer traitors    one of the faulty follows the protocol after all, whatever its order and its coins
 *   fewer rounds      nobody deviates in some round
 *   fewer lies        one message is as prescribed; of one that says the same to everybody, all that it says in a round
 *   smaller lies      one claim of a message is as prescribed
 *   simpler orders    one general holds an order nearer to RETREAT
 *
 * What comes out has been run: it is allowed by the fault model, and told from the traitors' orders with the fewest
 * lies. Law: every step has a smaller `weightOf`, so shrinking ends. Limit: of a former traitor with more than six coins not
 * every way is tried for them to fall.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import { tosses } from '../../model/coins.ts';
import type { Instance } from '../../model/instance.ts';
import { instanceOf } from '../../model/instance.ts';
import type { Label } from '../../model/message.ts';
import { hasCommander } from '../../model/problem.ts';
import type { Deviation, Heads, Recorded, Scenario } from '../../model/scenario.ts';
import { tellingFewestLies } from '../../model/fewest-lies.ts';
import { freeOrders, runningScenario } from '../../model/scenario.ts';
import type { Work } from '../../model/work.ts';
import { done } from '../../model/work.ts';

/** A scenario, run, in the instance it belongs to. */
export interface ShrinkCase extends Recorded {
  readonly instance: Instance;
}

/** What shrinking may change. */
export interface ShrinkOptions {
  /** Whether the army may get smaller: not where the question was about this army. */
  readonly fewerGenerals: boolean;
}

/** The claims that a deviation changes. */
const changed = ({ prescribed, said }: Deviation): readonly Label[] => [
  ...said.filter((label) => !prescribed.includes(label)),
  ...prescribed.filter((label) => !said.includes(label)),
];

/** How far from honest a case is: compared from left to right, smaller is simpler. */
export const weightOf = ({ instance, scenario }: ShrinkCase): readonly number[] => {
  const free = freeOrders(instance, scenario.faulty);
  const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);
  return [
    instance.army.n,
    scenario.faulty.length,
    scenario.deviations.length + scenario.heads.length,
    sum(scenario.deviations.map((deviation) => changed(deviation).length)),
    sum(scenario.orders.filter((_, general) => !free.includes(general))),
  ];
};

/** The first is simpler than the second. */
export const isSimpler = (a: ShrinkCase, b: ShrinkCase): boolean => {
  const [left, right] = [weightOf(a), weightOf(b)];
  const i = left.findIndex((x, k) => x !== at(right, k));
  return i >= 0 && at(left, i) < at(right, i);
};

/** The case of a scenario, if it can be run in the instance. */
export const caseOf = (instance: Instance, scenario: Scenario): E.Either<unknown, ShrinkCase> =>
  done(makingCase(instance, scenario));

/** The same, with pauses. */
export function* makingCase(instance: Instance, scenario: Scenario): Work<E.Either<unknown, ShrinkCase>> {
  const recorded = yield* runningScenario(instance, scenario);
  if (E.isLeft(recorded)) return recorded;
  return E.right({ instance, ...(yield* tellingFewestLies(instance, recorded.right)) });
}

/** Every simpler case one step away, boldest step first; lazily, since most are never looked at. `undefined` is a pause. */
export function* simplerWithPauses(from: ShrinkCase, options: ShrinkOptions): Generator<ShrinkCase | undefined> {
  for (const [instance, scenario] of steps(from, options)) {
    const candidate = yield* makingCase(instance, scenario);
    if (E.isRight(candidate) && isSimpler(candidate.right, from)) yield candidate.right;
  }
}

/** The same, without a pause. */
export function* simpler(from: ShrinkCase, options: ShrinkOptions): Generator<ShrinkCase> {
  for (const each of simplerWithPauses(from, options)) if (each !== undefined) yield each;
}

function* steps({ instance, scenario }: ShrinkCase, options: ShrinkOptions): Generator<readonly [Instance, Scenario]> {
  const { faulty, deviations, heads, orders } = scenario;
  if (options.fewerGenerals) yield* withoutOneGeneral(instance, scenario);
  for (const general of faulty.toReversed())
    for (const reformed of ordersFor(instance, scenario, general))
      for (const own of headsFor(instance, scenario, general))
        yield [
          instance,
          {
            faulty: faulty.filter((other) => other !== general),
            orders: reformed,
            deviations: deviations.filter(({ from }) => from !== general),
            heads: [...heads, ...own],
          },
        ];
  const rounds = [...new Set(deviations.map(({ round }) => round))];
  if (rounds.length > 1)
    for (const quiet of rounds.toReversed())
      yield [instance, { ...scenario, deviations: deviations.filter(({ round }) => round !== quiet) }];
  if (instance.faults.role?.consistent === true) yield* saidToAll(instance, scenario);
  for (const honest of deviations.toReversed())
    yield [instance, { ...scenario, deviations: deviations.filter((deviation) => deviation !== honest) }];
  for (const tails of heads) yield [instance, { ...scenario, heads: heads.filter((coin) => coin !== tails) }];
  for (const deviation of deviations)
    for (const label of changed(deviation))
      yield [
        instance,
        {
          ...scenario,
          deviations: deviations.map((other) => (other === deviation ? restore(deviation, label) : other)),
        },
      ];
  for (const [general, value] of orders.entries())
    for (let lower = 0; lower < value; lower++) yield [instance, { ...scenario, orders: orders.with(general, lower) }];
}

/** What one that says the same to everybody says in a round is taken back from all of them at once: all of it, or a claim. */
function* saidToAll(instance: Instance, scenario: Scenario): Generator<readonly [Instance, Scenario]> {
  const { deviations } = scenario;
  const words = [...new Map(deviations.map((each) => [`${String(each.round)}:${String(each.from)}`, each])).values()];
  for (const { round, from } of words.toReversed()) {
    const isPart = (each: Deviation): boolean => each.round === round && each.from === from;
    yield [instance, { ...scenario, deviations: deviations.filter((each) => !isPart(each)) }];
    for (const label of new Set(deviations.filter(isPart).flatMap(changed)))
      yield [
        instance,
        {
          ...scenario,
          deviations: deviations.map((each) =>
            isPart(each) && changed(each).includes(label) ? restore(each, label) : each,
          ),
        },
      ];
  }
}

/** The deviation with one claim as prescribed. */
const restore = (deviation: Deviation, label: Label): Deviation => ({
  ...deviation,
  said: deviation.said.includes(label) ? deviation.said.filter((other) => other !== label) : [...deviation.said, label],
});

/** A reformed traitor needs an order of its own: any will do, its present one first. */
const ordersFor = (instance: Instance, scenario: Scenario, general: General): readonly (readonly number[])[] => {
  if (!freeOrders(instance, scenario.faulty).includes(general)) return [scenario.orders];
  const present = at(scenario.orders, general);
  const others = Array.from({ length: instance.army.values }, (_, value) => value).filter((value) => value !== present);
  return [present, ...others].map((value) => scenario.orders.with(general, value));
};

/** Up to so many ways for the coins of a reformed traitor to fall are tried. */
const MOST_WAYS = 64;

/** A reformed traitor tosses coins, too: however they fall will do, all tails first. */
function* headsFor(instance: Instance, { faulty }: Scenario, general: General): Generator<readonly Heads[]> {
  const { protocol, army, schedule } = instance;
  const coins = Array.from(
    { length: tosses(instance, faulty, general) ? 0 : schedule.rounds },
    (_, r) => r + 1,
  ).flatMap((round) =>
    Array.from({ length: protocol.coins(army, round, general) }, (_, coin): Heads => ({ round, general, coin })),
  );
  for (let way = 0; way < Math.min(2 ** coins.length, MOST_WAYS); way++)
    yield coins.filter((_, i) => Math.floor(way / 2 ** i) % 2 === 1);
}

/** The same story with one general fewer; whatever was said to, by or about it is left out. */
function* withoutOneGeneral(instance: Instance, scenario: Scenario): Generator<readonly [Instance, Scenario]> {
  const { protocol, army, faults } = instance;
  for (let gone = army.n - 1; gone >= 0; gone--) {
    const renumber = (general: General): General => (general > gone ? general - 1 : general);
    const label = (old: Label): Label =>
      protocol.rename(old, (general) => (general === gone ? army.n : renumber(general)));
    const smaller = instanceOf(protocol, { ...army, n: army.n - 1 }, faults);
    if (E.isLeft(smaller)) return;
    const stay = (general: General): boolean => general !== gone;
    const labelsThere = new Set(smaller.right.schedule.links.flat(3));
    const kept = (labels: readonly Label[]): readonly Label[] =>
      labels.map(label).filter((each) => labelsThere.has(each));
    yield [
      smaller.right,
      {
        faulty: scenario.faulty.filter(stay).map(renumber),
        orders: hasCommander(protocol.problem)
          ? scenario.orders
          : scenario.orders.filter((_, general) => stay(general)),
        deviations: scenario.deviations
          .filter(({ from, to }) => stay(from) && stay(to))
          .map(({ round, from, to, prescribed, said }) => ({
            round,
            from: renumber(from),
            to: renumber(to),
            prescribed: kept(prescribed),
            said: kept(said),
          })),
        heads: scenario.heads
          .filter(({ general }) => stay(general))
          .map((coin) => ({ ...coin, general: renumber(coin.general) })),
      },
    ];
  }
}
