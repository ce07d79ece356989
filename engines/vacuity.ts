/**
 * Whether what nothing broke was put to the test: a property whose premises never come true passes vacuously, whatever the
 * protocol does where they would.
 *
 * A property demands something in exactly those scenarios that break it without its conclusions (`properties/emptied.ts`). One
 * such scenario is enough, and nearly always there is one in which nobody is faulty. Where there is none, it is asked whether the
 * question leaves room for one at all, and then the engine that found nothing looks through all scenarios again. What it finds
 * is run again before it is believed, as every attack is; so nothing holds but what was tested.
 */
import { honestyOf } from './honesty/honesty.ts';
import { generals } from '../model/army.ts';
import { honestly } from '../model/choice.ts';
import { execute, runOf } from '../model/execution.ts';
import { kleeneLogic, type Known } from '../model/kleene.ts';
import { LANES, lanesLogic } from '../model/lanes.ts';
import type { Order } from '../model/order.ts';
import { orderOf } from '../model/order.ts';
import { holdsOrder } from '../model/problem.ts';
import type { Decision } from '../model/protocol.ts';
import { mapTree } from '../model/tree.ts';
import { emptied } from '../properties/emptied.ts';
import { courtOf, meets } from '../properties/judge.ts';
import type { Property } from '../properties/property.ts';
import type { Bound, Verdict } from '../properties/verdict.ts';
import { placements } from './exhaustive/placement.ts';
import type { Finding, Search } from './finding.ts';
import { stream } from './fuzz/stream.ts';
import type { Question } from './question.ts';
import { mostFaulty } from './question.ts';

/** What a property was not tested for. */
export type Untested = Extract<Verdict, { readonly _tag: 'Vacuous' | 'NotApplicable' | 'Unknown' }>;

/** The same question without conclusions; and what each property was made from. */
interface Emptied {
  readonly property: Property;
  readonly without: Property;
}

/** Orders in every lane: in the first, one lane an order, all hold the same; in the others any. */
const ordersIn = ({ instance }: Question): readonly Order<number>[] => {
  const { army, protocol } = instance;
  const draw = stream('vacuity', protocol.name);
  const valueIn = (lane: number): number => (lane < army.values ? lane : (draw() >>> 1) % army.values);
  return generals(army).map((general) => {
    const held = Array.from({ length: LANES }, (_, lane) => (holdsOrder(protocol, general) ? valueIn(lane) : 0));
    return Array.from({ length: army.values - 1 }, (_, bit) =>
      held.reduce((lanes, value, lane) => (value === bit + 1 ? lanes | (1 << lane) : lanes), 0),
    );
  });
};

/** Those that demand nothing in thirty-two executions in which everybody follows the protocol. */
const untriedHonestly = (question: Question, all: readonly Emptied[]): readonly Emptied[] => {
  const { instance } = question;
  const orders = ordersIn(question);
  const execution = execute(runOf(lanesLogic, instance, []), orders, honestly);
  const court = courtOf(lanesLogic, instance, []);
  return all.filter(({ without }) => meets(without, court, orders, execution) === -1);
};

/** Whether the question leaves a property anything to demand, whatever the protocol does, with these generals faulty. */
const demands = (
  { instance }: Question,
  { without }: Emptied,
  faulty: readonly number[],
  decisions: readonly Decision<Known>[],
) => {
  const { army } = instance;
  const order = orderOf<Known>(kleeneLogic, army, 0).map((): Known => 0.5);
  const court = courtOf(kleeneLogic, instance, faulty);
  const outcome = { decisions, lost: 0.5 as const };
  const orders = generals(army).map(() => order);
  return meets(without, court, orders, outcome) !== 1;
};

/** By general, a decision of which nothing is known but its shape: not all need decide in the same one. */
const anyDecisions = ({ instance }: Question): readonly Decision<Known>[] => {
  const { army } = instance;
  const orders = generals(army).map(() => orderOf(lanesLogic, army, 0));
  const { decisions } = execute(runOf(lanesLogic, instance, []), orders, honestly);
  // They have the shapes of decisions.
  return decisions.map((decision) => mapTree<number, Known>(decision, () => 0.5) as Decision<Known>);
};

/** Whether there is a placement of the faults in which it demands anything; or what stopped the search for one. */
function* isApplicable(question: Question, each: Emptied, finding: Finding): Search<boolean | Bound> {
  const decisions = anyDecisions(question);
  for (const { representative } of placements(question.instance, mostFaulty(question), finding.alike)) {
    if (demands(question, each, representative, decisions)) return true;
    const bound = yield { doing: 'premises', evaluations: finding.evaluations, scenarios: finding.scenarios ?? 0n };
    if (bound !== undefined) return bound;
  }
  return false;
}

/** What the second search says of a property that it found no test of. */
const untested = ({ stopped, grade, scenarios }: Finding): Untested => {
  if (stopped !== null) return { _tag: 'Unknown', bound: stopped };
  return grade === 'sampled'
    ? { _tag: 'Unknown', bound: { _tag: 'untried', scenarios: scenarios ?? 0n } }
    : { _tag: 'Vacuous', grade };
};

/** By property that nothing broke, in a search that went through: why it does not hold all the same. */
export function* untestedIn(
  question: Question,
  finding: Finding,
  again: (emptied: Question) => Search<Finding>,
): Search<ReadonlyMap<string, Untested>> {
  if (finding.stopped !== null) return new Map();
  const unbroken = question.properties.filter(({ name }) => !finding.attacks.some(({ property }) => property === name));
  if (unbroken.length === 0) return new Map();
  const honesty = finding.grade === 'sampled' ? null : honestyOf(question.instance, mostFaulty(question));
  if (honesty?.status === 'refuted') {
    const bound = { _tag: 'dishonest', message: honesty.reason } as const;
    return new Map(unbroken.map(({ name }) => [name, { _tag: 'Unknown', bound }]));
  }
  const found = new Map<string, Untested>();
  const open: Emptied[] = [];
  const all = unbroken.map((property) => ({ property, without: emptied(property) }));
  for (const each of untriedHonestly(question, all)) {
    const applicable = yield* isApplicable(question, each, finding);
    if (applicable === true) open.push(each);
    else
      found.set(
        each.property.name,
        applicable === false ? { _tag: 'NotApplicable' } : { _tag: 'Unknown', bound: applicable },
      );
  }
  if (open.length === 0) return found;
  const second = yield* again({ ...question, properties: open.map(({ without }) => without) });
  for (const { property } of open)
    if (!second.attacks.some((attack) => attack.property === property.name)) found.set(property.name, untested(second));
  return found;
}
