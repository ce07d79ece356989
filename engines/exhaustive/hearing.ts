/**
 * What one receiver can be made to hear in a round, and what becomes of it.
 *
 * Given the receiver's state, what was sent to it and the fault model's memory, its choices are independent of
 * everybody else's (docs/factoring.md). They are enumerated once, thirty-two to an evaluation. Assignments with the
 * same *outcome*, the state (after the last round, the decision) and the memory they lead to, are classes of lanes.
 */
import type { General } from '../../model/army.ts';
import type { Choice, Choose } from '../../model/choice.ts';
import type { Run } from '../../model/execution.ts';
import { toss } from '../../model/execution.ts';
import type { Memory } from '../../model/fault-model.ts';
import type { Lanes } from '../../model/lanes.ts';
import { firstLane, LANES } from '../../model/lanes.ts';
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

/** The number of the assignment in the first of these lanes of a block. Choice i is bit i of it. */
export const assignmentIn = (index: number, lanes: Lanes): number => index * LANES + firstLane(lanes);

/** One block of an enumeration. */
export interface EnumerationBlock {
  readonly index: number;
  /** How many choices there are to be made. */
  readonly choices: number;
  readonly inbox: readonly Message<Lanes>[];
  readonly kept: Tree<Lanes>;
  readonly memory: Memory<Lanes>;
  /** The leaves of what is kept, and of the memory. */
  readonly leaves: { readonly kept: readonly Lanes[]; readonly memory: readonly Lanes[] };
  /** The lanes whose assignments are allowed, and have no more lies than count. */
  readonly lanes: Lanes;
  /** Those lanes by outcome. */
  readonly outcomes: readonly Lanes[];
  /** `byLies[k]`: those of them in which k senders lie; where nobody looks, all are in `byLies[0]`. */
  readonly byLies: readonly Lanes[];
}

/**
 * One block of a receiver's assignments. Evaluates `receive` at most once: not if nothing is allowed. More lies than
 * `most` do not count; where it is `null`, nobody looks for any.
 */
export const hearBlock = (
  run: Run<Lanes>,
  { round, general, state, addressed, memory: before }: Hearer,
  index: number,
  keep: Keep,
  most: number | null,
): EnumerationBlock => {
  let choices = 0;
  const lies: Lanes[] = [];
  const choose: Choose<Lanes> = (choice, honest) => {
    const chosen = enumerated(choices++, index);
    if (most !== null && choice._tag !== 'coin') lies[choice.from] = (lies[choice.from] ?? 0) | (chosen ^ honest);
    return chosen;
  };
  const { memory, inbox, allowed } = run.faults.deliver(before, round, general, addressed, choose);
  const coins = toss(run, round, general, choose);
  const possible = allowed & used(choices);
  const byLies = most === null ? [possible] : byCount(possible, lies).slice(0, most + 1);
  const lanes = most === null ? possible : byLies.reduce((some, more) => some | more, 0);
  const kept: Tree<Lanes> =
    state === null || lanes === 0 ? [] : keep(run.program.receive(general, state, round, inbox, coins));
  const leaves = { kept: leavesOf(kept), memory: leavesOf(memory) };
  return { index, choices, inbox, kept, memory, leaves, lanes, outcomes: alike(lanes, leaves), byLies };
};

/** The lanes, by in how many of the sets they are. */
const byCount = (lanes: Lanes, sets: readonly Lanes[]): readonly Lanes[] =>
  sets.reduce<readonly Lanes[]>(
    (counted, set) => [...counted, 0].map((same, k) => (same & ~set) | ((counted[k - 1] ?? 0) & set)),
    [lanes],
  );

/** The lanes, cut into classes in which all leaves are the same; none if there are no lanes. */
const alike = (lanes: Lanes, { kept, memory }: EnumerationBlock['leaves']): readonly Lanes[] => {
  const classes = lanes === 0 ? [] : [lanes];
  for (const leaf of kept) cut(classes, leaf);
  for (const leaf of memory) cut(classes, leaf);
  return classes;
};

/** Cut every class in which the leaf differs. The array is `alike`'s own, which is called for every evaluation. */
const cut = (classes: Lanes[], leaf: Lanes): void => {
  for (let i = classes.length - 1; i >= 0; i--) {
    const members = classes[i] ?? 0;
    const held = members & leaf;
    if (held === 0 || held === members) continue;
    classes[i] = held;
    classes.push(members & ~leaf);
  }
};

/** What was heard in the first of a block's lanes, in every lane; `null` of a block in which nothing is allowed. */
export const sampleOf = ({ inbox, lanes }: EnumerationBlock): readonly Lanes[] | null =>
  lanes === 0 ? null : inbox.flat().map((claim) => ((claim & lanes & -lanes) === 0 ? 0 : -1));

/** In some lane of the block something else was heard than in the sample. */
export const hearsOther = ({ inbox, lanes }: EnumerationBlock, sample: readonly Lanes[]): boolean =>
  inbox.flat().some((claim, i) => ((claim ^ (sample[i] ?? 0)) & lanes) !== 0);
