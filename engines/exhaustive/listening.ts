/**
 * Hearing, remembered: the outcomes of a receiver are enumerated once for each (state, inbox, memory).
 *
 * Everything that a search compares is a number here: states and decisions, messages, memories. A listener serves
 * one placement of the faults.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Run } from '../../model/execution.ts';
import type { Memory } from '../../model/fault-model.ts';
import type { Instance } from '../../model/instance.ts';
import type { Lanes } from '../../model/lanes.ts';
import type { Message } from '../../model/message.ts';
import { silence } from '../../model/message.ts';
import { labelsOf } from '../../model/schedule.ts';
import type { Tree } from '../../model/tree.ts';
import { leavesOf, mapTree } from '../../model/tree.ts';
import type { Search } from '../finding.ts';
import type { Member, Outcomes } from './diagram.ts';
import type { Hearer, Keep } from './hearing.ts';
import { blocksOf, hearBlock, hearsOther, sampleOf } from './hearing.ts';
import type { InternTable } from './intern.ts';
import { NO_STATE, sequences, internTable } from './intern.ts';
import type { Meter } from '../meter.ts';
import { due, reportProgress, spend } from '../meter.ts';
import type { Tallies } from './tally.ts';
import { count, distinct, outcomesOf } from './tally.ts';
import type { Weight } from './weight.ts';
import { mindsLies, mostLies } from './weight.ts';

/** What one general sends in a round: the messages by receiver, and their numbers. */
interface Sending {
  readonly messages: readonly Message<Lanes>[];
  readonly ids: readonly number[];
}

/** A joint state at the moment of sending: the numbers of the generals' states, and of the memory. */
export interface JointState {
  readonly states: readonly number[];
  readonly memory: number;
}

/** A joint state's round, opened: everything is sent, nobody has heard it. */
export interface OpenedRound {
  readonly joint: JointState;
  readonly sent: readonly Sending[];
  /** The memory once the adversary has listened. */
  readonly memory: number;
}

export interface Listener<W> {
  readonly states: InternTable<Tree<Lanes>>;
  readonly memories: InternTable<Memory<Lanes>>;
  /** The number of a general's state (after the last round, decision), whose leaves are alike in all lanes. */
  readonly stateNumber: (round: number, general: General, state: Tree<Lanes>) => number;
  /** The number of a memory whose leaves are alike in all lanes. */
  readonly memoryNumber: (memory: Memory<Lanes>) => number;
  readonly open: (round: number, joint: JointState) => OpenedRound;
  readonly hearer: (round: number, general: General, opened: OpenedRound, memory: number) => Hearer;
  /** The outcomes of one receiver under a memory; `keep` must be the same for the whole round. */
  readonly hear: (
    round: number,
    general: General,
    opened: OpenedRound,
    memory: number,
    keep: Keep,
    meter: Meter,
  ) => Search<readonly Outcomes<W>[] | null>;
  /** Some choice has changed what a loyal general heard. */
  readonly changed: () => boolean;
  /** Forget what was heard: a new round begins. */
  readonly nextRound: () => void;
}

/** A key for leaves in one lane: sixteen a character, after what tells them from others of another shape. */
const keyIn = (leaves: readonly Lanes[], lane: Lanes, shape = ''): string => {
  let key = shape;
  for (let start = 0; start < leaves.length; start += 16) {
    let code = 0;
    const end = Math.min(start + 16, leaves.length);
    for (let j = start; j < end; j++) if (((leaves[j] as Lanes) & lane) !== 0) code |= 1 << (j - start);
    key += String.fromCharCode(code);
  }
  return key;
};

const inLane = (tree: Tree<Lanes>, lane: Lanes): Tree<Lanes> => mapTree(tree, (leaf) => ((leaf & lane) !== 0 ? -1 : 0));

export const listener = <W>(
  instance: Instance,
  run: Run<Lanes>,
  faulty: readonly General[],
  weight: Weight<W>,
): Listener<W> => {
  const everybody = generals(instance.army);
  const states: InternTable<Tree<Lanes>> = internTable();
  const memories: InternTable<Memory<Lanes>> = internTable();
  const messages: InternTable<Message<Lanes>> = internTable();
  const groups = sequences();
  const weights = new Map<W, number>();
  const most = mindsLies(weight) ? mostLies(weight, everybody.length) : null;
  let sendings = new Map<number, Sending>();
  let heard = new Map<number, readonly Outcomes<W>[]>();
  let keys = sequences();
  let changed = false;

  // Shapes differ between rounds and generals, so equal leaves mean equal trees only for the same ones.
  const shapeOf = (round: number, general: General): string => `${String(round)}:${String(general)} `;
  const weightNumber = (known: W): number => {
    const number = weights.get(known) ?? weights.size;
    weights.set(known, number);
    return number;
  };
  const groupOf = (members: readonly Member<W>[]): number =>
    members.reduce((key, { kept, weight: each }) => groups.extend(groups.extend(key, kept), weightNumber(each)), 0);
  const memoryNumber = (memory: Memory<Lanes>): number => memories.idOf(keyIn(leavesOf(memory), -1), () => memory);

  const sending = (round: number, general: General, state: number): Sending => {
    const key = keys.extend(keys.extend(0, general), state);
    const known = sendings.get(key);
    if (known !== undefined) return known;
    const said = everybody.map((to) => {
      const labels = labelsOf(instance.schedule, round, general, to);
      if (state === NO_STATE || labels.length === 0) return silence<Lanes>(0, labels);
      return run.program.send(general, states.get(state), round, to);
    });
    const ids = said.map((message) => messages.idOf(keyIn(message, -1, `${String(message.length)} `), () => message));
    const fresh: Sending = { messages: said, ids };
    sendings.set(key, fresh);
    return fresh;
  };

  const open = (round: number, joint: JointState): OpenedRound => {
    const sent = everybody.map((general) => sending(round, general, at(joint.states, general)));
    const before = memories.get(joint.memory);
    const after = run.faults.begin(
      before,
      round,
      sent.map((each) => each.messages),
    );
    return { joint, sent, memory: after === before ? joint.memory : memoryNumber(after) };
  };

  const hearer = (round: number, general: General, { joint, sent }: OpenedRound, memory: number): Hearer => {
    const state = at(joint.states, general);
    return {
      round,
      general,
      state: state === NO_STATE ? null : states.get(state),
      addressed: sent.map(({ messages: said }) => at(said, general)),
      memory: memories.get(memory),
    };
  };

  function* hear(
    round: number,
    general: General,
    opened: OpenedRound,
    memory: number,
    keep: Keep,
    meter: Meter,
  ): Search<readonly Outcomes<W>[] | null> {
    let key = keys.extend(keys.extend(keys.extend(0, general), at(opened.joint.states, general)), memory);
    for (const { ids } of opened.sent) key = keys.extend(key, at(ids, general));
    const known = heard.get(key);
    if (known !== undefined) return known;
    const listening = hearer(round, general, opened, memory);
    const shape = shapeOf(round, general);
    const tallies: Tallies = new Map();
    let sample: readonly Lanes[] | null = null;
    for (let index = 0, blocks = 1; index < blocks; index++) {
      if (due(meter, 16)) yield* reportProgress(meter);
      if (meter.stopped !== null || (listening.state !== null && !spend(meter))) return null;
      const block = hearBlock(run, listening, index, keep, most);
      blocks = blocksOf(block.choices);
      if (!changed && !faulty.includes(general)) {
        sample ??= sampleOf(block);
        changed = sample !== null && hearsOther(block, sample);
      }
      const { kept, memory: left, leaves } = block;
      for (const lanes of block.outcomes) {
        const lane = lanes & -lanes;
        const becomes =
          listening.state === null ? NO_STATE : states.idOf(keyIn(leaves.kept, lane, shape), () => inLane(kept, lane));
        const after = memories.idOf(keyIn(leaves.memory, lane), () => inLane(left, lane));
        count(tallies, block, lanes, becomes, after);
      }
      // Each of them would be a joint state at least.
      if (distinct(tallies) > meter.limits.states) meter.stopped ??= { _tag: 'states', limit: meter.limits.states };
    }
    if (meter.stopped !== null) return null;
    const fresh = outcomesOf(tallies, weight, groupOf);
    heard.set(key, fresh);
    return fresh;
  }

  return {
    states,
    memories,
    stateNumber: (round, general, state) =>
      states.idOf(keyIn(leavesOf(state), -1, shapeOf(round, general)), () => state),
    memoryNumber,
    open,
    hearer,
    hear,
    changed: () => changed,
    nextRound: () => {
      sendings = new Map();
      heard = new Map();
      keys = sequences();
    },
  };
};
