/**
 * The plain enumeration: every assignment of every choice, one boolean execution each (`--no-reduction`).
 *
 * It exists to be compared with. It shares the protocol, the fault model and the properties with the exhaustive
 * engine and nothing else: no lanes, no merging, no symmetry, no factoring, and its own enumeration of placements,
 * orders and choices. It goes through the assignments like an odometer: run with the choices made so far and "no" for
 * the rest, then turn the last "no" into a "yes". What has happened before the choice that was turned is not run again.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import { booleanLogic } from '../../model/boolean.ts';
import type { Course, Execution, Run } from '../../model/execution.ts';
import { begin, end, hear, isOver, runOf } from '../../model/execution.ts';
import { holdsOrder } from '../../model/instance.ts';
import { valueOf } from '../../model/order.ts';
import { record, withFewestLies } from '../../model/scenario.ts';
import { courtOf, orderVectors } from '../../properties/judge.ts';
import type { Attack, Counted, Limits, Search } from '../finding.ts';
import type { Meter } from '../meter.ts';
import { due, meterOf, report, spend } from '../meter.ts';
import type { Question } from '../question.ts';
import { mostFaulty } from '../question.ts';

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
      const orders = Array.from({ length: protocol.problem === 'broadcast' ? 1 : army.n }, () => 0);
      choosers.forEach((general, i) => (orders[general] = dealt[i] ?? 0));
      yield { faulty, orders };
    }
  }
}

/** The next assignment after these choices were all that a run asked for: the last "no" becomes a "yes". */
const successor = (bits: readonly boolean[]): readonly boolean[] | null => {
  const last = bits.lastIndexOf(false);
  return last < 0 ? null : [...bits.slice(0, last), true];
};

/** How far a run had come after so many choices. */
interface Reached {
  readonly course: Course<boolean>;
  readonly choices: number;
}

/**
 * The run with these choices and "no" for the rest, which are added to them. `past` holds the way of the run before it,
 * and then of this one: all that came before the last of the given choices is the same, and is taken from there.
 */
const runAgain = (run: Run<boolean>, past: Reached[], bits: boolean[]): Execution<boolean> => {
  const turned = bits.length - 1;
  while (past.length > 1 && at(past, past.length - 1).choices > turned) past.pop();
  let { course, choices } = at(past, past.length - 1);
  while (!isOver(run, course)) {
    course = hear(run, course, () => (bits[choices++] ??= false));
    past.push({ course, choices });
  }
  return end(run, course);
};

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
    const judgement = property.on(court);
    const note = judgement.note(vectors);
    return { name: property.name, meets: (execution: Execution<boolean>) => judgement.judge(note, execution) };
  });
  const past: Reached[] = [{ course: begin(run, vectors), choices: 0 }];
  for (let chosen: readonly boolean[] | null = []; chosen !== null;) {
    if (due(meter, instance.army.n)) yield* report(meter);
    if (meter.stopped !== null || !spend(meter)) return;
    const bits: boolean[] = [...chosen];
    const execution = runAgain(run, past, bits);
    chosen = successor(bits);
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
        const recorded = record(instance, faulty, orders, () => at(bits, replayed++));
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
  };
}
