/**
 * Evidence that a proof did not come about for want of anything to prove: some scenario in which the faults changed what a loyal
 * general heard, and for each order one in which a loyal general decided it.
 *
 * Random inputs are put through the circuit first, thirty-two at a time; the solver is asked only for what they did not show.
 */
import { at } from '../../model/at.ts';
import type { Draw } from '../../model/draw.ts';
import type { Literal } from '../../model/circuit.ts';
import { interpreting } from '../../model/circuit.ts';
import { generals } from '../../model/army.ts';
import { lanesLogic } from '../../model/lanes.ts';
import type { Work } from '../../model/work.ts';
import { courtOf } from '../../properties/judge.ts';
import type { PlacementFormula } from './formula.ts';

/** Something that ought to happen in some scenario. */
export interface Sight {
  /** The order that was decided, or `null` for a changed view. */
  readonly decided: number | null;
  readonly literal: Literal;
}

/** Whether something is still looked for: the order that was decided, or `null` for a changed view. */
export type WantedWitness = (decided: number | null) => boolean;

/** Some loyal general heard something that is not what was prescribed to be sent to it. */
export const viewChanged = ({
  instance,
  faulty,
  circuit: { logic },
  execution,
}: Pick<PlacementFormula, 'instance' | 'faulty' | 'circuit' | 'execution'>): Literal => {
  const loyal = generals(instance.army).filter((general) => !faulty.includes(general));
  return logic.any(
    execution.rounds.flatMap(({ sent, heard }) =>
      loyal.flatMap((to) =>
        at(heard, to).flatMap((message, from) =>
          message.map((claim, i) => logic.not(logic.equal(claim, sent[from]?.[to]?.[i] ?? logic.zero))),
        ),
      ),
    ),
  );
};

/** Some loyal general decided that order; what is no order counts as its lowest value set, as `valueOf` has it. */
const someDecided = ({ instance, faulty, circuit: { logic }, execution }: PlacementFormula, value: number): Literal => {
  const { deciders } = courtOf(logic, instance, faulty);
  return logic.any(
    deciders.map((general) => {
      const decision = at(execution.decisions, general);
      const lower = decision.value.slice(0, value === 0 ? undefined : value - 1);
      const set = value === 0 ? [] : decision.value.slice(value - 1, value);
      return logic.all([decision.decided, ...set, ...lower.map(logic.not)]);
    }),
  );
};

/** What is looked for in one placement, as far as it is wanted. */
export const sights = (formula: PlacementFormula, wanted: WantedWitness): readonly Sight[] => [
  ...(wanted(null) ? [{ decided: null, literal: viewChanged(formula) }] : []),
  ...Array.from({ length: formula.instance.army.values }, (_, value) => value)
    .filter(wanted)
    .map((value) => ({ decided: value, literal: someDecided(formula, value) })),
];

/** How many times thirty-two random assignments are tried, ever sparser. */
const TRIES = 6;

/** Which of the sights some random scenario shows. */
export function* seeing(
  { circuit, allowed }: PlacementFormula,
  wanted: readonly Sight[],
  draw: Draw,
): Work<readonly Sight[]> {
  const found = new Set<Sight>();
  if (wanted.length === 0) return [];
  for (let sparse = 0; sparse < TRIES && found.size < wanted.length; sparse++) {
    const drawn = (): number => Array.from({ length: sparse }, draw).reduce((lanes, next) => lanes & next, draw());
    const valueOf = yield* interpreting(circuit, lanesLogic, drawn);
    const lanes = lanesLogic.all(allowed.map(valueOf));
    for (const sight of wanted) if ((valueOf(sight.literal) & lanes) !== 0) found.add(sight);
  }
  return [...found];
}
