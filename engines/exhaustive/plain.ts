/**
 * The plain enumeration: every assignment of every choice, one boolean execution each (`--no-reduction`).
 *
 * It exists to be compared with. It shares the protocol, the fault model and the properties with the exhaustive
 * engine and nothing else: no lanes, no merging, no symmetry, no factoring, and its own enumeration of placements,
 * orders and choices (`odometer.ts`).
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import { booleanLogic } from '../../model/boolean.ts';
import type { Execution } from '../../model/execution.ts';
import { runOf } from '../../model/execution.ts';
import { valueOf } from '../../model/order.ts';
import { withFewestLies } from '../../model/fewest-lies.ts';
import { holdsOrder } from '../../model/problem.ts';
import { record } from '../../model/scenario.ts';
import { ordersHeld } from '../../model/scenario-data.ts';
import { courtOf, orderVectors } from '../../properties/judge.ts';
import { judgementOf } from '../../properties/recorded.ts';
import type { Attack, Counted, Limits, Search } from '../finding.ts';
import type { Meter } from '../meter.ts';
import { due, meterOf, reportProgress, spend } from '../meter.ts';
import type { Question } from '../question.ts';
import { mostFaulty } from '../question.ts';
import { everyRun } from './odometer.ts';

/** Count from 0 to `base ** digits - 1`, digit by digit, the last fastest. */
function* counter(digits: number, base: number): Generator<number[]> {
  const count = Array.from({ length: digits }, () => 0);
  for (;;) {
    yield [...count];
    let i = digits - 1;
    while (i >= 0 && count[i] === base - 1) count[i--] = 0;
    if (i < 0) return;
    count[i] = (count[i] ?? 0) + 1;
  }
}

/** One way to begin: who is faulty, and the orders that are choices. */
interface Beginning {
  readonly faulty: readonly General[];
  readonly orders: readonly number[];
}

/** Every placement of at most `t` faults, with every way to deal orders to those who hold one and follow the protocol. */
function* beginnings(question: Question): Generator<Beginning> {
  const { protocol, army, faults } = question.instance;
  for (const placement of counter(army.n, 2)) {
    const faulty = placement.flatMap((isFaulty, general) => (isFaulty === 1 ? [general] : []));
    if (faulty.length > mostFaulty(question)) continue;
    const choosers = placement.flatMap((isFaulty, general) =>
      holdsOrder(protocol, general) && (isFaulty === 0 || faults.benign) ? [general] : [],
    );
    for (const dealt of counter(choosers.length, army.values)) {
      const orders = Array.from({ length: ordersHeld(question.instance) }, () => 0);
      choosers.forEach((general, i) => (orders[general] = dealt[i] ?? 0));
      yield { faulty, orders };
    }
  }
}

/** What is added up over the runs. */
interface Tally {
  readonly violating: Map<string, bigint>;
  readonly attacks: Map<string, Attack>;
  readonly decided: Set<number>;
  viewChanged: boolean;
}

/** Something that a general heard is not what was prescribed to be sent to it. */
const misheard = ({ rounds }: Execution<boolean>, to: General): boolean =>
  rounds.some(({ sent, heard }) =>
    at(heard, to).some((message, from) => message.some((claim, i) => claim !== at(at(at(sent, from), to), i))),
  );

/** Everything that begins in one way; the choices of each allowed run are counted and judged. */
function* runAll(question: Question, { faulty, orders }: Beginning, meter: Meter, tally: Tally): Search<void> {
  const { instance, properties } = question;
  const run = runOf(booleanLogic, instance, faulty);
  const court = courtOf(booleanLogic, instance, faulty);
  const vectors = orderVectors(booleanLogic, instance, faulty, orders);
  const judges = properties.map((property) => {
    const judgement = judgementOf(property, court);
    const note = judgement.note(vectors);
    return { name: property.name, meets: (execution: Execution<boolean>) => judgement.judge(note, execution) };
  });
  for (const { execution, choices } of everyRun(run, vectors)) {
    if (due(meter, instance.army.n)) yield* reportProgress(meter);
    if (meter.stopped !== null || !spend(meter)) return;
    if (!execution.allowed) continue;
    meter.scenarios += 1n;
    tally.viewChanged ||= generals(instance.army).some((to) => !faulty.includes(to) && misheard(execution, to));
    for (const general of court.deciders) {
      const { decided, value } = at(execution.decisions, general);
      if (decided) tally.decided.add(valueOf(value));
    }
    for (const { name, meets } of judges) {
      if (meets(execution)) continue;
      tally.violating.set(name, (tally.violating.get(name) ?? 0n) + 1n);
      if (!tally.attacks.has(name)) {
        let replayed = 0;
        const recorded = record(instance, faulty, orders, () => at(choices, replayed++));
        const { scenario } = withFewestLies(instance, recorded);
        tally.attacks.set(name, { property: name, scenario });
      }
    }
  }
}

/** Everything that can happen, one at a time. */
export function* plain(question: Question, limits: Limits): Search<Counted> {
  const meter = meterOf(limits);
  const tally: Tally = { violating: new Map(), attacks: new Map(), decided: new Set(), viewChanged: false };
  for (const beginning of beginnings(question)) {
    meter.doing = beginning.faulty.length === 0 ? 'nobody faulty' : `faulty: ${beginning.faulty.join(', ')}`;
    yield* runAll(question, beginning, meter, tally);
    if (meter.stopped !== null) break;
  }
  return {
    engine: 'plain',
    grade: 'exhaustive',
    stopped: meter.stopped,
    scenarios: meter.scenarios,
    violating: Object.fromEntries(question.properties.map(({ name }) => [name, tally.violating.get(name) ?? 0n])),
    evaluations: meter.evaluations,
    witnesses: { viewChanged: tally.viewChanged, decided: [...tally.decided].sort((a, b) => a - b) },
    attacks: [...tally.attacks.values()],
    alike: [],
  };
}
