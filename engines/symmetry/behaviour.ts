/**
 * What a general does, as a function of its order, its coins and whatever it may hear: all that it says, and what it decides.
 *
 * Inboxes are free: each claim in each of them is an input of the circuit. A state is the program's own secret and does not
 * appear. A general may be taken for another one, *renamed*: it then hears by the names that the renaming leads back to, and
 * what it says is told by these names. Two generals are the same but for their names if and only if, renamed to one another,
 * they behave alike.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Circuit, Literal } from '../../model/circuit.ts';
import type { Instance } from '../../model/instance.ts';
import { orderOf } from '../../model/order.ts';
import { holdsOrder } from '../../model/problem.ts';
import type { Program } from '../../model/protocol.ts';
import type { Letters, GroupRenaming } from './action.ts';
import { inverse } from './action.ts';
import { namedLeaves } from '../../model/named-leaves.ts';

/** A circuit in which behaviours are compared, and the program that is run in it. */
export interface ComparisonStage {
  readonly instance: Instance;
  readonly letters: Letters;
  readonly circuit: Circuit;
  readonly program: Program<Literal>;
  /** The input for a claim in an inbox. */
  readonly heard: (round: number, from: General, label: number) => Literal;
}

/** A place in a run where a claim is said: the round, to whom, and the label's number. */
export const sayingPlace = (
  { letters: { names }, instance: { army } }: ComparisonStage,
  round: number,
  to: General,
  label: number,
): number => (round * army.n + to) * names.length + label;

export const stageOf = (instance: Instance, letters: Letters, circuit: Circuit): ComparisonStage => {
  const { n } = instance.army;
  const known = new Map<number, Literal>();
  return {
    instance,
    letters,
    circuit,
    program: instance.protocol.program({ logic: circuit.logic, army: instance.army }),
    heard: (round, from, label) => {
      const place = (round * n + from) * letters.names.length + label;
      const before = known.get(place);
      if (before !== undefined) return before;
      const made = circuit.input(`${String(round)}:${String(from)}:${String(label)}`);
      known.set(place, made);
      return made;
    },
  };
};

export interface Behaviour {
  /** By place (`sayingPlace`). */
  readonly said: ReadonlyMap<number, Literal>;
  readonly decides: readonly Literal[];
  /** The shape of its decision. */
  readonly shape: string;
}

/** The general that this one becomes, told by this one’s names. */
export const behaviourOf = (stage: ComparisonStage, general: General, renaming: GroupRenaming): Behaviour => {
  const { instance, letters, circuit, program, heard } = stage;
  const { army, protocol, schedule } = instance;
  const { logic, input } = circuit;
  const back = inverse(renaming);
  const self = at(renaming.generals, general);
  const said = new Map<number, Literal>();
  const order = holdsOrder(protocol, self)
    ? Array.from({ length: army.values - 1 }, (_, bit) => input(`order:${String(bit)}`))
    : orderOf(logic, army, 0);
  let state = program.start(self, order);
  for (let round = 1; round <= schedule.rounds; round++) {
    const table = at(letters.links, round - 1);
    for (const to of generals(army)) {
      const labels = at(at(table, self), to);
      if (labels.length === 0) continue;
      const message = program.send(self, state, round, to);
      for (const [i, label] of labels.entries())
        said.set(sayingPlace(stage, round, at(back.generals, to), at(back.labels, label)), at(message, i));
    }
    const inbox = generals(army).map((from) =>
      at(at(table, from), self).map((label) => heard(round, at(back.generals, from), at(back.labels, label))),
    );
    const coins = Array.from({ length: protocol.coins(army, round, self) }, (_, coin) =>
      input(`coin:${String(round)}:${String(coin)}`),
    );
    state = program.receive(self, state, round, inbox, coins);
  }
  const decision = program.decide(self, state);
  const leaves = namedLeaves<Literal>(decision);
  return { said, decides: [...leaves.values()], shape: [...leaves.keys()].join() };
};
