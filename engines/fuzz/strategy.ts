/**
 * Adversary strategies: how a fuzzed adversary makes its choices.
 *
 * Each works on thirty-two scenarios at once. `noise` draws every choice uniformly, and only it supports a statistical
 * statement; the others are attacks that the literature's counterexamples are made of.
 */
import type { General } from '../../model/army.ts';
import type { Choice, Choose } from '../../model/choice.ts';
import type { Lanes } from '../../model/lanes.ts';
import type { Draw } from '../../model/draw.ts';

export type StrategyName = 'noise' | 'sparse' | 'equivocate' | 'split' | 'silence' | 'echo' | 'late';

/** Where a strategy plays: how many generals and rounds there are, and its random bits. */
export interface PlayingField {
  readonly n: number;
  readonly rounds: number;
  readonly draw: Draw;
}

export interface Strategy {
  readonly name: StrategyName;
  /** What it does, in one sentence. */
  readonly summary: string;
  readonly play: (field: PlayingField) => Choose<Lanes>;
}

/** Which side of the army each general is on, drawn once for the whole scenario. */
const sides = ({ n, draw }: PlayingField): ((general: General) => Lanes) => {
  const drawn = Array.from({ length: n }, draw);
  return (general) => drawn[general] ?? 0;
};

/** Whom a choice concerns: who would hear the message, or toss the coin. */
const concerns = (choice: Choice): General => (choice._tag === 'coin' ? choice.general : choice.to);

/** Every strategy, the unbiased one first. */
export const strategies: readonly Strategy[] = [
  { name: 'noise', summary: 'every choice is a fair coin', play: ({ draw }) => draw },
  {
    name: 'sparse',
    summary: 'honest, but for one choice in eight',
    play:
      ({ draw }) =>
      (_choice, honest) =>
        honest ^ (draw() & draw() & draw()),
  },
  {
    name: 'equivocate',
    summary: 'claims everything to one side of the army and nothing to the other',
    play: (field) => {
      const side = sides(field);
      return (choice) => side(concerns(choice));
    },
  },
  {
    name: 'split',
    summary: 'honest to the lower half of the army, the opposite to the upper half',
    play:
      ({ n }) =>
      (choice, honest) =>
        concerns(choice) * 2 < n ? honest : ~honest,
  },
  {
    name: 'silence',
    summary: 'says nothing, to some for good and to some in some rounds',
    play: (field) => {
      const side = sides(field);
      return (choice, honest) =>
        choice._tag === 'lost' ? side(choice.to) & field.draw() : honest & side(concerns(choice)) & field.draw();
    },
  },
  {
    name: 'echo',
    summary: 'tells one side of the army the opposite of what it should hear',
    play: (field) => {
      const side = sides(field);
      return (choice, honest) => honest ^ side(concerns(choice));
    },
  },
  {
    name: 'late',
    summary: 'honest until the last round',
    play:
      ({ rounds, draw }) =>
      (choice, honest) =>
        choice.round === rounds ? draw() : honest,
  },
];
