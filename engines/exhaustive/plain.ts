/**
 * The plain enumeration: every assignment of every choice, one boolean execution each (`--no-reduction`).
 *
 * It exists to be compared with. It shares the protocol, the fault model and the properties with the exhaustive
 * engine and nothing else: no lanes, no merging, no symmetry, no factoring, and its own enumeration of placements,
 * orders and choices. It goes through the assignments like an odometer: run with the choices made so far and "no" for
 * the rest, then turn the last "no" into a "yes".
 */
import { booleanLogic } from '../../model/boolean.ts';
import type { Choose } from '../../model/choice.ts';
import { execute, runOf } from '../../model/execution.ts';
import { holdsOrder } from '../../model/instance.ts';
import { orderOf, valueOf } from '../../model/order.ts';
import { record, withFewestLies } from '../../model/scenario.ts';
import { indistinguishable } from '../../model/view.ts';
import { courtOf } from '../../properties/judge.ts';
import type { Attack, Finding, Limits, Search } from '../finding.ts';
import type { Question } from '../question.ts';
import { mostFaulty } from '../question.ts';
import { meterOf } from '../meter.ts';
import { due, report, spend } from '../meter.ts';

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

/** Everything that can happen, one at a time. */
export function* plain(question: Question, limits: Limits): Search<Finding> {
  const { instance, properties } = question;
  const { army, protocol, faults } = instance;
  const meter = meterOf(limits);
  const violating: Record<string, bigint> = Object.fromEntries(properties.map(({ name }) => [name, 0n]));
  const attacks: Attack[] = [];
  const decided = new Set<number>();
  let viewChanged = false;

  for (const placement of counter(army.n, 2)) {
    const faulty = placement.flatMap((isFaulty, general) => (isFaulty === 1 ? [general] : []));
    if (faulty.length > mostFaulty(question)) continue;
    meter.doing = faulty.length === 0 ? 'nobody faulty' : `faulty: ${faulty.join(', ')}`;
    const run = runOf(booleanLogic, instance, faulty);
    const court = courtOf(booleanLogic, instance, faulty);
    const judgements = properties.map((property) => property.on(court));
    const choosers = placement.flatMap((isFaulty, general) =>
      holdsOrder(protocol, general) && (isFaulty === 0 || faults.benign) ? [general] : [],
    );
    for (const dealt of counter(choosers.length, army.values)) {
      const orders = Array.from({ length: protocol.problem === 'broadcast' ? 1 : army.n }, () => 0);
      choosers.forEach((general, i) => (orders[general] = dealt[i] ?? 0));
      const vectors = Array.from({ length: army.n }, (_, general) => orderOf(booleanLogic, army, orders[general] ?? 0));
      const honest = execute(run, vectors, (_choice, prescribed) => prescribed);
      let bits: boolean[] = [];
      for (;;) {
        if (due(meter, army.n)) yield* report(meter);
        if (meter.stopped !== null || !spend(meter)) break;
        let position = 0;
        const choose: Choose<boolean> = () => (bits[position++] ??= false);
        const execution = execute(run, vectors, choose);
        if (execution.allowed) {
          meter.scenarios += 1n;
          viewChanged ||= court.deciders.some((general) => !indistinguishable(execution, honest, general));
          for (const general of court.deciders) {
            const decision = execution.decisions[general];
            if (decision?.decided === true) decided.add(valueOf(decision.value));
          }
          for (const [i, property] of properties.entries()) {
            const judgement = judgements[i];
            if (judgement === undefined || judgement.judge(judgement.note(vectors), execution)) continue;
            violating[property.name] = (violating[property.name] ?? 0n) + 1n;
            if (attacks.some((attack) => attack.property === property.name)) continue;
            let replayed = 0;
            const again: Choose<boolean> = () => bits[replayed++] ?? false;
            const { scenario } = withFewestLies(instance, record(instance, faulty, orders, again));
            attacks.push({ property: property.name, scenario });
          }
        }
        const last = bits.lastIndexOf(false);
        if (last < 0) break;
        bits = [...bits.slice(0, last), true];
      }
      if (meter.stopped !== null) break;
    }
    if (meter.stopped !== null) break;
  }
  return {
    engine: 'plain',
    grade: 'exhaustive',
    stopped: meter.stopped,
    scenarios: meter.scenarios,
    violating,
    evaluations: meter.evaluations,
    witnesses: { viewChanged, decided: [...decided].sort((a, b) => a - b) },
    attacks,
  };
}
