/**
 * What one receiver can be made to hear in a round, and what becomes of it.
 *
 * Given the receiver's state, what was sent to it and the fault model's memory, its choices are independent of
 * everybody else's (docs/factoring.md). They are enumerated once, thirty-two to an evaluation, and merged into
 * *outcomes*: the state (after the last round, the decision) and the memory they lead to, with the number of
 * assignments that do.
 */
import type { General } from '../../model/army.ts';
import type { Choice, Choose } from '../../model/choice.ts';
import type { Run } from '../../model/execution.ts';
import { toss } from '../../model/execution.ts';
import type { Memory } from '../../model/fault-model.ts';
import type { Lanes } from '../../model/lanes.ts';
import { LANES, lanesHeld } from '../../model/lanes.ts';
import type { Message } from '../../model/message.ts';
import type { State } from '../../model/protocol.ts';
import type { Tree } from '../../model/tree.ts';
import { leavesOf } from '../../model/tree.ts';

/** One receiver at the moment of delivery. Every leaf is the same in all lanes. */
export interface Hearer {
  readonly round: number;
  readonly general: General;
  /** `null` for a general whose state no longer matters: its choices are counted all the same. */
  readonly state: State<Lanes> | null;
  readonly addressed: readonly Message<Lanes>[];
  readonly memory: Memory<Lanes>;
}

/** What the receiver's new state is reduced to: the state itself, its decision, or nothing. */
export type Keep = (state: State<Lanes>) => Tree<Lanes>;

/** Assignments of the receiver's choices with the same effect: `lanes` of one block of the enumeration. */
export interface Outcome {
  readonly kept: Tree<Lanes>;
  readonly memory: Memory<Lanes>;
  readonly lanes: Lanes;
  /** Choice i is bit i of the assignment's number: 32 times the block, plus the lane. */
  readonly block: number;
}

/** Choice i of an enumeration in its block: the lower five alternate within the lanes, the others are the block's bits. */
const ALTERNATING: readonly Lanes[] = [0xaaaaaaaa | 0, 0xcccccccc | 0, 0xf0f0f0f0 | 0, 0xff00ff00 | 0, 0xffff0000 | 0];

const enumerated = (index: number, block: number): Lanes =>
  ALTERNATING[index] ?? (Math.floor(block / 2 ** (index - 5)) % 2 === 1 ? -1 : 0);

/** The choices that a receiver's delivery asks for, in order. */
export const choicesAsked = (run: Run<Lanes>, { round, general, addressed, memory }: Hearer): readonly Choice[] => {
  const asked: Choice[] = [];
  const asking: Choose<Lanes> = (choice, honest) => {
    asked.push(choice);
    return honest;
  };
  run.faults.deliver(memory, round, general, addressed, asking);
  toss(run, round, general, asking);
  return asked;
};

/** How many blocks of thirty-two an enumeration of that many choices takes. */
export const blocksOf = (choices: number): number => 2 ** Math.max(0, choices - 5);

/** All lanes that a block uses: fewer than thirty-two where there are fewer than five choices. */
const used = (choices: number): Lanes => (choices >= 5 ? -1 : 2 ** (2 ** choices) - 1);

/** One block of an enumeration. */
export interface Block {
  readonly outcomes: readonly Outcome[];
  /** What was heard, claim after claim. */
  readonly heard: readonly Lanes[];
  /** The lanes whose assignments are allowed. */
  readonly lanes: Lanes;
}

/** One block of a receiver's assignments. Evaluates `receive` at most once. */
export const hearBlock = (run: Run<Lanes>, hearer: Hearer, choices: number, block: number, keep: Keep): Block => {
  const { round, general, state, addressed } = hearer;
  let index = 0;
  const choose: Choose<Lanes> = () => enumerated(index++, block);
  const { memory, inbox, allowed } = run.faults.deliver(hearer.memory, round, general, addressed, choose);
  const coins = toss(run, round, general, choose);
  const lanes = allowed & used(choices);
  const heard = inbox.flat();
  if (lanes === 0) return { outcomes: [], heard, lanes };
  const kept: Tree<Lanes> = state === null ? [] : keep(run.program.receive(general, state, round, inbox, coins));
  return {
    outcomes: alike(leavesOf([kept, memory]), lanes).map((same) => ({ kept, memory, lanes: same, block })),
    heard,
    lanes,
  };
};

/** What was heard in the first of a block's lanes, in every lane; `null` of a block in which nothing is allowed. */
export const sampleOf = ({ heard, lanes }: Block): readonly Lanes[] | null =>
  lanes === 0 ? null : heard.map((claim) => ((claim & lanes & -lanes) === 0 ? 0 : -1));

/** In some lane of the block something else was heard than in the sample. */
export const hearsOther = ({ heard, lanes }: Block, sample: readonly Lanes[]): boolean =>
  heard.some((claim, i) => ((claim ^ (sample[i] ?? 0)) & lanes) !== 0);

/** The lanes, cut into classes in which all leaves are the same. */
const alike = (leaves: readonly Lanes[], lanes: Lanes): readonly Lanes[] => {
  const classes = [lanes];
  for (const leaf of leaves) {
    if ((leaf & lanes) === 0 || (~leaf & lanes) === 0) continue;
    for (let i = classes.length - 1; i >= 0; i--) {
      const members = classes[i] ?? 0;
      const held = members & leaf;
      if (held !== 0 && held !== members) {
        classes[i] = held;
        classes.push(members & ~leaf);
      }
    }
  }
  return classes;
};

/** How many assignments an outcome stands for. */
export const assignments = ({ lanes }: Outcome): number => lanesHeld(lanes);

/** The number of the first assignment that has this outcome. */
export const firstAssignment = ({ lanes, block }: Outcome): number => block * LANES + (31 - Math.clz32(lanes & -lanes));
