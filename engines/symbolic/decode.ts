/**
 * From a solver's assignment back to a scenario, which is run again: what a formula says is believed only then.
 */
import type { Choose } from '../../model/choice.ts';
import { choiceName } from '../../model/choice.ts';
import { generals } from '../../model/army.ts';
import { holdsOrder } from '../../model/problem.ts';
import type { Recorded } from '../../model/scenario.ts';
import { tellingFewestLies } from '../../model/fewest-lies.ts';
import { recording } from '../../model/scenario.ts';
import { ordersHeld } from '../../model/scenario-data.ts';
import type { Work } from '../../model/work.ts';
import { broken } from '../../properties/judge.ts';
import type { Property } from '../../properties/property.ts';
import type { Cnf } from './cnf.ts';
import type { PlacementFormula } from './formula.ts';
import { orderInput } from './formula.ts';
import type { Satisfiability } from './solver.ts';

/** A scenario, run, and the inputs of the formula that are true in it, by name. */
export interface Decoded {
  readonly recorded: Recorded;
  readonly trues: ReadonlySet<string>;
}

/** The scenario that an assignment means. Inputs that the formula does not mention do not matter: they are honest. */
function* decoded(
  { instance, faulty }: PlacementFormula,
  { meanings }: Cnf,
  { holds }: Extract<Satisfiability, { readonly _tag: 'Satisfiable' }>,
): Work<Decoded> {
  const values = new Map<string, boolean>();
  for (const [i, meaning] of meanings.entries()) if (meaning._tag === 'Input') values.set(meaning.name, holds(i + 1));
  const orders = generals(instance.army)
    .slice(0, ordersHeld(instance))
    .map((general) => {
      if (!holdsOrder(instance.protocol, general)) return 0;
      for (let value = 1; value < instance.army.values; value++)
        if (values.get(orderInput(general, value)) === true) return value;
      return 0;
    });
  const trues = new Set(orders.flatMap((value, general) => (value === 0 ? [] : [orderInput(general, value)])));
  const choose: Choose<boolean> = (choice, honest) => {
    const name = choiceName(choice);
    const value = values.get(name) ?? honest;
    if (value) trues.add(name);
    return value;
  };
  const recorded = yield* tellingFewestLies(instance, yield* recording(instance, faulty, orders, choose));
  return { recorded, trues };
}

/** An attack that a solver found. */
export interface Found extends Decoded {
  /** The properties that it breaks. */
  readonly breaks: readonly Property[];
}

/** The scenario, if it does what the formula says; otherwise the fault is ours. */
export function* attackIn(
  formula: PlacementFormula,
  cnf: Cnf,
  answer: Extract<Satisfiability, { readonly _tag: 'Satisfiable' }>,
  properties: readonly Property[],
  mostLies: number | null,
): Work<Found> {
  const found = yield* decoded(formula, cnf, answer);
  const { scenario, execution } = found.recorded;
  const breaks = broken(properties, formula.instance, scenario, execution);
  const lies = scenario.deviations.length;
  if (!execution.allowed || breaks.length === 0 || (mostLies !== null && lies > mostLies))
    throw new Error(
      `the solver’s assignment is not the attack that was asked for when it is run (allowed: ${String(execution.allowed)}, broken: ${breaks.map(({ name }) => name).join(', ') || 'nothing'}, lies: ${String(lies)} of at most ${String(mostLies)})`,
    );
  return { ...found, breaks };
}
