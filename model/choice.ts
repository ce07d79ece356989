/**
 * Choices: the named bits of the adversary and of nature.
 *
 * A fault model never draws anything. It asks `choose(choice, honest)` and is handed a `B`, so the same
 * fault model replays a scenario, enumerates all of them, draws them at random, or leaves each bit as a
 * variable of a formula. `honest` is the value the bit has when everybody follows the protocol.
 */
import type { General } from './army.ts';
import type { Label } from './message.ts';

/** One bit: does a claim get said, is a message lost, does a coin come up heads. */
export type Choice =
  | {
      readonly _tag: 'claim';
      readonly round: number;
      readonly from: General;
      readonly to: General;
      readonly label: Label;
    }
  | { readonly _tag: 'lost'; readonly round: number; readonly from: General; readonly to: General }
  | { readonly _tag: 'coin'; readonly round: number; readonly general: General; readonly coin: number };

/** Whoever decides the bits: a scenario, an enumeration, a random stream, a solver. */
export type Choose<B> = (choice: Choice, honest: B) => B;

/** Everybody follows the protocol, and no coin comes up heads. */
export const honestly = <B>(_choice: Choice, honest: B): B => honest;

/** A choice's name: unique within a run, and readable in a formula's comment. */
export const choiceName = (choice: Choice): string => {
  switch (choice._tag) {
    case 'claim':
      return `${String(choice.round)}:${String(choice.from)}>${String(choice.to)}:${choice.label}`;
    case 'lost':
      return `${String(choice.round)}:${String(choice.from)}>${String(choice.to)}:lost`;
    case 'coin':
      return `${String(choice.round)}:${String(choice.general)}:coin${String(choice.coin)}`;
  }
};
