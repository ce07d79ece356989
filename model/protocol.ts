/**
 * A protocol: what loyal generals do, written once, as pure functions over any `Logic<B>`.
 *
 * The program of a protocol is four functions. In every round each general sends from its state, the
 * fault model decides what arrives, and each general receives; after the last round it decides:
 *
 *     state₀ = start(self, order)
 *     messageᵣ = send(self, stateᵣ₋₁, r, to)
 *     stateᵣ = receive(self, stateᵣ₋₁, r, inbox, coins)
 *     decision = decide(self, state_R)
 *
 * States, messages and decisions are trees of `B` (`tree.ts`). Their shape may depend on the army, the
 * general and the round, never on a value: a protocol does not branch on a `B`, it computes with it.
 * `protocol.properties.ts` states that as a law, and a protocol that breaks it is refused.
 */
import type { Army, General } from './army.ts';
import type { CostFormulas } from './costs.ts';
import type { Logic } from './logic.ts';
import type { Label, Message } from './message.ts';
import type { Order } from './order.ts';
import type { Problem } from './problem.ts';
import { problemOf } from './problem.ts';
import type { Reference } from './reference.ts';
import type { Signature } from './signature.ts';
import type { Tree } from './tree.ts';

/** A general's state: any tree of `B`s that its protocol likes. */
export type State<B> = Tree<B>;

/** What a general decides after the last round; `value` means something only where `decided` holds. */
export interface Decision<B> {
  readonly decided: B;
  readonly value: Order<B>;
  /** Grades and the like. */
  readonly [extra: string]: Tree<B>;
}

/** What a program is written over: a reading, and the army. */
export interface Setting<B> {
  readonly logic: Logic<B>;
  readonly army: Army;
}

/**
 * The four functions of a protocol in one reading.
 *
 * The state's type is the protocol's own secret: nobody but the program looks into it, and only states
 * that the program made are handed back to it. Method syntax lets a program name that type.
 */
export interface Program<B> {
  /** The first state. In a broadcast a lieutenant is handed RETREAT, which means nothing. */
  start(self: General, order: Order<B>): State<B>;
  /** What to say to `to` in this round (1..R): one truth value for each of `claims(army, round, self, to)`. */
  send(self: General, state: State<B>, round: number, to: General): Message<B>;
  /** The next state. `inbox[from]` is what arrived from `from`, `[]` where nothing is scheduled, or from itself. */
  receive(self: General, state: State<B>, round: number, inbox: readonly Message<B>[], coins: readonly B[]): State<B>;
  /** The decision after the last round. */
  decide(self: General, state: State<B>): Decision<B>;
}

/** A parameter of a protocol of its own, e.g. the number of phases. */
export interface Parameter {
  readonly description: string;
  readonly least: number;
  readonly most: number;
  readonly standard: (army: Pick<Army, 'n' | 'm'>) => number;
}

/** What the literature says of a protocol at given sizes, and where. */
export interface Expectation {
  readonly verdict: 'holds' | 'violated' | 'unknown';
  readonly source: string;
}

export interface Protocol {
  /** The name on the command line and in files: lower case, words joined by hyphens. */
  readonly name: string;
  /** One line that says what it is. */
  readonly title: string;
  /** The paper and the clause. */
  readonly source: string;
  /**
   * What is to be agreed on. In a `broadcast` general 0 holds the order and commands; in `consensus` everybody holds one;
   * `coordinated-attack` is consensus between two over a lossy link (Gray 1978).
   */
  readonly problem: Problem;
  /** The claimed resilience in words, e.g. `n > 3m under byzantine faults`. */
  readonly resilience: string;
  /**
   * The families of faults under which running it means something, by name (`faults/registry.ts`); the first is the default.
   * Under a family that is like one of these, as omissions are like crashes, it means something as well.
   */
  readonly faults: readonly string[];
  /** How it takes silence: as the default order, or as something it can tell from every order. */
  readonly silence: 'default' | 'detectable';
  /** The most different orders it can handle. */
  readonly mostValues: number;
  /** The least and the most generals it is defined for. */
  readonly sizes: { readonly least: number; readonly most: number };
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** R, the number of rounds. */
  readonly rounds: (army: Army) => number;
  /** The labels of a link in a round (1..R); none where nothing is scheduled. */
  readonly claims: (army: Army, round: number, from: General, to: General) => readonly Label[];
  /** Whether a traitor may say this over the link; what a loyal general says always is. */
  readonly admissible: <B>(setting: Setting<B>, round: number, from: General, to: General, said: Message<B>) => B;
  /** What making a claim says in words, "0 ordered ATTACK", and what not making it says, if anything. */
  readonly meaning: (army: Army, label: Label, claimed: boolean) => string | null;
  /** The label that a label becomes when generals are renamed. */
  readonly rename: (label: Label, to: (general: General) => General) => Label;
  /** What a label's signature is, a chain or a set, where the protocol signs. */
  readonly signature: ((army: Army, label: Label) => Signature) | null;
  /** Generals that may be renamed among each other without changing anything; checked by a law. */
  readonly interchangeable: (army: Army) => readonly General[];
  /** How many coins a general tosses in a round. */
  readonly coins: (army: Army, round: number, general: General) => number;
  /** What theory expects with at most `t` faulty, under the fault model of that name. */
  readonly theory: (army: Army, t: number, faults: string) => Expectation;
  /** What the literature says that a run takes; reports show it beside what is counted. */
  readonly costs?: CostFormulas;
  /** Sources that its texts cite and reports do not know: they become entries of a report's bibliography. */
  readonly references?: readonly Reference[];
  readonly program: <B>(setting: Setting<B>) => Program<B>;
}

/** What an author has to write; everything else has a default. */
export type Definition = Pick<Protocol, 'name' | 'problem' | 'rounds' | 'claims' | 'program'> & Partial<Protocol>;

/** Nothing is known: the default of `theory`. */
export const noExpectation: Expectation = { verdict: 'unknown', source: 'no claim is made' };

/** Theory expects it to hold, and says where. */
export const expectHolds = (source: string): Expectation => ({ verdict: 'holds', source });

/** Theory expects it to be broken, and says where. */
export const expectViolated = (source: string): Expectation => ({ verdict: 'violated', source });

/**
 * A protocol from its definition.
 *
 * By default: byzantine faults, binary orders, silence taken as RETREAT, every vector of claims
 * admissible, no signatures, no coins, no general interchangeable with another, no theory.
 */
export const protocol = (definition: Definition): Protocol => ({
  title: definition.name,
  source: 'unpublished',
  resilience: 'none claimed',
  faults: problemOf(definition).faults,
  silence: 'default',
  mostValues: 2,
  sizes: { least: 2, most: Infinity },
  parameters: {},
  admissible: ({ logic }) => logic.one,
  meaning: (_army, label, claimed) => (claimed ? label : null),
  rename: (label) => label,
  signature: null,
  interchangeable: () => [],
  coins: () => 0,
  theory: () => noExpectation,
  ...definition,
});
