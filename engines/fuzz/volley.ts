/**
 * A volley: thirty-two scenarios with the same generals faulty, fired at once.
 *
 * It is determined by three small values, so it can be drawn, stored and fired again: who is faulty, which strategy
 * plays, and the seed of its stream. What the fault model does not allow is tried again ever closer to honesty, lane by
 * lane; a lane in which nothing of that is allowed is honest from the beginning. Where traitors cannot be honest, because they say the
 * same to everybody and the protocol does not, such a lane is no scenario: `execution.allowed` says which are.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Choice, Choose } from '../../model/choice.ts';
import { choiceName } from '../../model/choice.ts';
import type { Execution } from '../../model/execution.ts';
import { executing } from '../../model/executing.ts';
import { runOf } from '../../model/execution.ts';
import type { FaultProgram } from '../../model/fault-model.ts';
import type { Instance } from '../../model/instance.ts';
import type { Lanes } from '../../model/lanes.ts';
import { laneOf, LANES, lanesLogic } from '../../model/lanes.ts';
import type { Order } from '../../model/order.ts';
import { orderOf, valueOf } from '../../model/order.ts';
import { holdsOrder } from '../../model/problem.ts';
import type { Recorded } from '../../model/scenario.ts';
import { tellingFewestLies } from '../../model/fewest-lies.ts';
import { recording } from '../../model/scenario.ts';
import { ordersHeld } from '../../model/scenario-data.ts';
import type { Work } from '../../model/work.ts';
import { done, pacer, STRIDE } from '../../model/work.ts';
import { stepWeight } from '../meter.ts';
import type { Strategy } from './strategy.ts';
import { stream } from './stream.ts';

export interface Volley {
  readonly faulty: readonly General[];
  readonly strategy: Strategy;
  /** Names the volley's stream. */
  readonly seed: string;
}

/** A volley fired: the execution of all lanes, and the orders that each general held in them. */
export interface Fired {
  readonly execution: Execution<Lanes>;
  readonly orders: readonly Order<Lanes>[];
  /** The lanes in which some loyal general heard something that was not as prescribed. */
  readonly changed: Lanes;
}

/** Told of every choice as it is finally made. */
type Noting = (choice: Choice, value: Lanes) => void;

/** The orders of one general in all lanes, uniform over the order's values. */
const drawOrder = (instance: Instance, draw: () => Lanes): Order<Lanes> => {
  const { values } = instance.army;
  if (values === 2) return [draw()];
  const drawn = Array.from({ length: LANES }, () => (draw() >>> 1) % values);
  return Array.from({ length: values - 1 }, (_, bit) =>
    drawn.reduce((lanes, value, k) => (value === bit + 1 ? lanes | (1 << k) : lanes), 0),
  );
};

/**
 * What is tried where the fault model refuses the strategy's choices, nearest to them first. Honesty is allowed as long as nobody has
 * lied; later, one that says the same to everybody may have to say what it has said.
 */
const milder = (
  played: Choose<Lanes>,
  draw: () => Lanes,
  told: ReadonlyMap<string, Lanes>,
): readonly Choose<Lanes>[] => [
  (choice, honest) => played(choice, honest) & draw() & draw(),
  (choice, honest) => played(choice, honest) & honest,
  (_choice, honest) => honest,
  (choice, honest) => told.get(claimMade(choice)) ?? honest,
];

/** The claim that a choice is about, without its receiver: who makes it, in which round. */
const claimMade = (choice: Choice): string =>
  choice._tag === 'claim' ? `${String(choice.round)}:${String(choice.from)}:${choice.label}` : '';

/** The fault model with choices that it allows: lane by lane, the strategy's own or the first milder ones that are. */
const allowing = (
  faults: FaultProgram<Lanes>,
  fallbacks: readonly Choose<Lanes>[],
  noting: Noting,
): FaultProgram<Lanes> => ({
  ...faults,
  deliver: (memory, round, to, addressed, choose) => {
    const attempt = (chooseNow: (choice: Choice, honest: Lanes, index: number) => Lanes) => {
      const asked: Choice[] = [];
      const made: Lanes[] = [];
      const delivery = faults.deliver(memory, round, to, addressed, (choice, honest) => {
        const value = chooseNow(choice, honest, made.length);
        asked.push(choice);
        made.push(value);
        return value;
      });
      return { delivery, asked, made };
    };
    let last = attempt(choose);
    for (const fallback of fallbacks) {
      const { delivery, made } = last;
      if (delivery.allowed === -1) break;
      const { allowed } = delivery;
      last = attempt((choice, honest, i) => (allowed & at(made, i)) | (~allowed & fallback(choice, honest)));
    }
    last.asked.forEach((choice, i) => {
      noting(choice, at(last.made, i));
    });
    return last.delivery;
  },
});

/** Fire a volley. */
export const fire = (instance: Instance, volley: Volley, noting: Noting | null = null): Fired =>
  done(firing(instance, volley, noting));

/** The same, with pauses. */
export function* firing(instance: Instance, volley: Volley, noting: Noting | null = null): Work<Fired> {
  let honest: Lanes = 0;
  for (;;) {
    const fired = yield* firingOnce(instance, volley, honest, noting);
    const refused = ~fired.execution.allowed;
    if ((refused & ~honest) === 0) return fired;
    honest |= refused;
  }
}

/** Fire a volley with these lanes honest from the beginning. */
function* firingOnce(
  instance: Instance,
  { faulty, strategy, seed }: Volley,
  honestLanes: Lanes,
  noting: Noting | null,
): Work<Fired> {
  const draw = stream(seed);
  const run = runOf(lanesLogic, instance, faulty);
  const orders = generals(instance.army).map((general) =>
    holdsOrder(instance.protocol, general) ? drawOrder(instance, draw) : orderOf(lanesLogic, instance.army, 0),
  );
  const strategic = strategy.play({ n: instance.army.n, rounds: run.rounds, draw });
  const played: Choose<Lanes> = (choice, honest) => {
    const value = strategic(choice, honest);
    return (honest & honestLanes) | (value & ~honestLanes);
  };
  let changed: Lanes = 0;
  const choose: Choose<Lanes> = (choice, honest) => {
    const value = played(choice, honest);
    // Coins are nature's, not the strategy's: they are fair whoever plays.
    if (choice._tag !== 'coin') return value;
    const fair = draw();
    if (noting !== null) noting(choice, fair);
    return fair;
  };
  const told = new Map<string, Lanes>();
  const faults = allowing(run.faults, milder(played, draw, told), (choice, value) => {
    if (instance.faults.role?.consistent === true && choice._tag === 'claim') told.set(claimMade(choice), value);
    if (noting !== null) noting(choice, value);
  });
  const execution = yield* executing({ ...run, faults }, orders, choose);
  const tired = pacer();
  const claims = run.claims > STRIDE ? stepWeight(instance) : 0;
  for (const { sent, heard } of execution.rounds)
    for (const general of generals(instance.army)) {
      if (!faulty.includes(general)) changed |= differing(sent, heard, general);
      if (claims > 0 && tired(claims)) yield;
    }
  return { execution, orders, changed };
}

/** The lanes in which what a general heard is not what was prescribed to be sent to it. */
const differing = (
  sent: Execution<Lanes>['rounds'][number]['sent'],
  heard: Execution<Lanes>['rounds'][number]['heard'],
  general: General,
): Lanes =>
  at(heard, general).reduce(
    (changed, message, from) =>
      message.reduce((lanes, claim, i) => lanes | (claim ^ (sent[from]?.[general]?.[i] ?? 0)), changed),
    0,
  );

/** One lane of a volley, as a scenario. */
export const laneScenario = (instance: Instance, volley: Volley, lane: number): Recorded =>
  done(laneRecording(instance, volley, lane));

/** The same, with pauses. */
export function* laneRecording(instance: Instance, volley: Volley, lane: number): Work<Recorded> {
  const choices = new Map<string, boolean>();
  const { orders } = yield* firing(instance, volley, (choice, value) =>
    choices.set(choiceName(choice), laneOf(value, lane)),
  );
  const held = orders.slice(0, ordersHeld(instance)).map((order) => valueOf(order.map((bit) => laneOf(bit, lane))));
  const choose: Choose<boolean> = (choice, honest) => choices.get(choiceName(choice)) ?? honest;
  return yield* tellingFewestLies(instance, yield* recording(instance, volley.faulty, held, choose));
}
