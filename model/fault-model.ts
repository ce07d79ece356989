/**
 * A fault model: what may go wrong between sending and receiving.
 *
 * A round is a fold over the receivers. For each receiver the fault model asks for the choices that
 * concern it, says what arrives, under which assumption, and what it remembers. Its *memory* is a tree of
 * `B`: who has crashed, which signatures the adversary holds, how much of a budget is spent. Memory is
 * the only thing that ties one receiver's choices to another's, and `deliver` sees no message but those
 * addressed to its receiver: that is what makes the factored enumeration exact (docs/factoring.md).
 *
 * Laws (`fault-model.properties.ts`): if every choice is honest, all that was sent arrives and the
 * assumption holds; `deliver` asks for the same choices whatever it is told.
 */
import type { General } from './army.ts';
import type { ArgumentName } from './argument-name.ts';
import type { Choose } from './choice.ts';
import type { Logic } from './logic.ts';
import type { Message } from './message.ts';
import type { Protocol } from './protocol.ts';
import type { Army } from './army.ts';
import type { Schedule } from './schedule.ts';
import type { Tree } from './tree.ts';

/** What a fault model remembers between receivers and between rounds. */
export type Memory<B> = Tree<B>;

/** What happens to the messages for one receiver in one round. */
export interface Delivery<B> {
  readonly memory: Memory<B>;
  /** `inbox[from]`: what arrives. */
  readonly inbox: readonly Message<B>[];
  /** The choices made for this receiver are ones that the fault model allows. */
  readonly allowed: B;
}

/** Where a fault model acts: a reading, an instance, and who is faulty. */
export interface Battle<B> {
  readonly logic: Logic<B>;
  readonly protocol: Protocol;
  readonly army: Army;
  readonly schedule: Schedule;
  /** `faulty[general]`. */
  readonly faulty: readonly boolean[];
}

/** A fault model in one reading, for one placement of the faults. */
export interface FaultProgram<B> {
  /** The memory before round 1. */
  readonly start: Memory<B>;
  /** The round opens with everything sent, `sent[from][to]`: a rushing adversary listens. */
  begin(memory: Memory<B>, round: number, sent: readonly (readonly Message<B>[])[]): Memory<B>;
  /** What arrives at `to`; `addressed[from]` is what `from` sent to it. */
  deliver(
    memory: Memory<B>,
    round: number,
    to: General,
    addressed: readonly Message<B>[],
    choose: Choose<B>,
  ): Delivery<B>;
  /** The general will say nothing any more, so its state no longer matters. */
  silenced(memory: Memory<B>, general: General): B;
  /** Some message has been lost. */
  lost(memory: Memory<B>): B;
}

/** One of something, and several: `a traitor`, `traitors`. */
export interface Plural {
  readonly one: string;
  readonly many: string;
}

/** What a faulty general may do: a component of a fault model (`faults/roles.ts`). */
export interface Role {
  /** What is said of one that is, and of several: “is a traitor”, “are traitors”. */
  readonly called: Plural;
  /** What is counted: “1 crash”, “2 crashes”. */
  readonly counted: Plural;
  /** The word below its number in a figure. */
  readonly mark: string;
  /**
   * It follows the protocol as far as it goes, so it holds an order, tosses coins, and its state matters. Where it does,
   * what is allowed must not depend on what is prescribed to it.
   */
  readonly benign: boolean;
  /** It says the same to everybody, so what it may say to one depends on what it says to others. */
  readonly consistent: boolean;
  /** Which of its messages may be lost: those that it sends, those that are sent to it. */
  readonly loses: { readonly sent: boolean; readonly received: boolean };
  /** Once it has lost a message, nothing it sends in later rounds arrives. */
  readonly stops: boolean;
}

/** What links do by themselves: a component of a fault model (`faults/links.ts`). */
export interface LinkFaults {
  /** The most messages that get lost; `Infinity` for any number. */
  readonly most: number;
  /** Of what that is the most: of a run, or of each of its rounds. */
  readonly per: 'run' | 'round';
}

/** What a fault model declares of itself: shared code asks these, and never which one it has. */
export interface FaultDeclaration {
  /** The name on the command line and in files, e.g. `byzantine`, `loss:2`. */
  readonly name: string;
  /** The family it is of (`faults/family.ts`). */
  readonly family: string;
  /** One line that says what may happen. */
  readonly summary: string;
  /** What a faulty general may do; `null` where nobody is faulty, and only links fail. */
  readonly role: Role | null;
  /** What links do to the messages between generals that follow the protocol. */
  readonly links: LinkFaults;
  /** No traitor forges the signature of a loyal general. */
  readonly unforgeable: boolean;
  /** Which argument shows what nobody can do under such faults, if any does. */
  readonly argument: ArgumentName | null;
  readonly program: <B>(battle: Battle<B>) => FaultProgram<B>;
}

export interface FaultModel extends FaultDeclaration {
  /** Whether a general can be faulty at all. */
  readonly generalsFail: boolean;
  /** Whether everybody follows the protocol as far as it goes: messages get lost, and nobody lies. */
  readonly benign: boolean;
  /** What is counted of a scenario: “1 lie”, “2 lost messages”. */
  readonly deviation: Plural;
}

/** What deviations are, where nobody lies, where no message gets lost, and where both happens. */
const deviationUnder = ({ role, links }: FaultDeclaration): Plural => {
  if (role?.benign !== false) return { one: 'lost message', many: 'lost messages' };
  return links.most === 0
    ? { one: 'lie', many: 'lies' }
    : { one: 'lie or lost message', many: 'lies or lost messages' };
};

/** A fault model from what it declares. */
export const faultModel = (declared: FaultDeclaration): FaultModel => ({
  ...declared,
  generalsFail: declared.role !== null,
  benign: declared.role?.benign ?? true,
  deviation: deviationUnder(declared),
});
