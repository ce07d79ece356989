/**
 * The end of a search: each general's state is reduced to its decision, and the properties are judged.
 *
 * What a property needs of the orders it notes at the start; together with the decisions and whether anything was lost,
 * that is all it sees, so scenarios that agree in those are judged once.
 */
import { at } from '../../model/at.ts';
import type { Lanes } from '../../model/lanes.ts';
import { lanesLogic } from '../../model/lanes.ts';
import { valueOf } from '../../model/order.ts';
import type { Decision } from '../../model/protocol.ts';
import type { Tree } from '../../model/tree.ts';
import { leavesOf } from '../../model/tree.ts';
import { judgementOf } from '../../properties/recorded.ts';
import { courtOf, orderVectors } from '../../properties/judge.ts';
import type { Search } from '../finding.ts';
import type { Diagrams } from './diagram.ts';
import { diagrams, expand } from './diagram.ts';
import { NO_STATE, sequences, internTable } from './intern.ts';
import type { JointBundle } from './rounds.ts';
import { bundleRound } from './rounds.ts';
import type { Broken, Reached, SearchScene } from './scene.ts';
import { keepAfter } from './scene.ts';
import { isNew } from './weight.ts';

/** What a search of one placement found. */
export interface Searched<W> {
  readonly total: W;
  /** By property, in the question's order. */
  readonly violating: readonly W[];
  /** One of those scenarios, with the fewest lies if the weight minds them. */
  readonly broken: readonly (Broken<W> | null)[];
  readonly viewChanged: boolean;
  readonly decided: ReadonlySet<number>;
}

/** What the properties noted, by number. */
export interface Notes {
  readonly take: (orders: readonly number[]) => number;
  readonly get: (note: number) => readonly Tree<Lanes>[];
}

export const notesOf = <W>({ question, faulty }: SearchScene<W>): Notes => {
  const { instance, properties } = question;
  const court = courtOf(lanesLogic, instance, faulty);
  const judgements = properties.map((property) => judgementOf(property, court));
  const table = internTable<readonly Tree<Lanes>[]>();
  return {
    take: (orders) => {
      const vectors = orderVectors(lanesLogic, instance, faulty, orders);
      const notes = judgements.map((judgement) => judgement.note(vectors));
      return table.idOf(leavesOf(notes).join(), () => notes);
    },
    get: table.get,
  };
};

/** After the last round: judge every combination of decisions that can be brought about. */
export function* judgeFrontier<W>(
  scene: SearchScene<W>,
  notes: Notes,
  frontier: Iterable<Reached<W>>,
): Search<Searched<W>> {
  const { question, faulty, run, listening, weight, meter } = scene;
  const { instance, properties } = question;
  const court = courtOf(lanesLogic, instance, faulty);
  const judgements = properties.map((property) => judgementOf(property, court));
  const violating = properties.map(() => weight.zero);
  const broken: (Broken<W> | null)[] = properties.map(() => null);
  const decided = new Set<number>();
  let total = weight.zero;
  const keys = sequences();
  const judged = new Map<number, readonly boolean[]>();

  const judgeOnce = (note: number, kept: readonly number[], memory: number): readonly boolean[] => {
    let key = keys.extend(keys.extend(0, note), memory);
    for (const decision of kept) key = keys.extend(key, decision);
    const known = judged.get(key);
    if (known !== undefined) return known;
    const decisions = kept.map((decision) => listening.states.get(decision) as Decision<Lanes>);
    for (const general of court.deciders) {
      const { decided: has, value } = at(decisions, general);
      if (has !== 0) decided.add(valueOf(value.map((bit) => bit !== 0)));
    }
    const lost = run.faults.lost(listening.memories.get(memory));
    const noted = notes.get(note);
    const verdicts = judgements.map((judgement, i) => judgement.judge(at(noted, i), { decisions, lost }) === 0);
    judged.set(key, verdicts);
    // Judging takes longer than finding it judged: it looks at every general, and agreement at every two.
    meter.combinations += court.deciders.length;
    return verdicts;
  };

  listening.nextRound();
  const diagram = diagrams<W>();
  for (const { root, one, weight: arriving } of yield* ending(scene, diagram, frontier)) {
    yield* expand(diagram, root, arriving, weight, meter, (kept, memory, here) => {
      total = weight.add(total, here);
      judgeOnce(one.note, kept, memory).forEach((isBroken, i) => {
        if (!isBroken) return;
        const before = at(violating, i);
        const sum = weight.add(before, here);
        violating[i] = sum;
        if (broken[i] === null || isNew(sum, before, here)) broken[i] = { states: [...kept], memory, from: one };
      });
      return true;
    });
    if (meter.stopped !== null) break;
  }
  return { total, violating, broken, viewChanged: listening.changed(), decided };
}

/** The last round's bundles; of a protocol without rounds, the decisions it starts with. */
function* ending<W>(
  scene: SearchScene<W>,
  diagram: Diagrams<W>,
  frontier: Iterable<Reached<W>>,
): Search<readonly JointBundle<W>[]> {
  const { run } = scene;
  if (run.rounds > 0) return yield* bundleRound(scene, diagram, run.rounds, frontier);
  return [...frontier].map((one) => ({ root: decideAtOnce(scene, diagram, one), one, weight: one.weight }));
}

const decideAtOnce = <W>(scene: SearchScene<W>, diagram: Diagrams<W>, { states, memory }: Reached<W>): number => {
  const { listening, weight } = scene;
  return states.reduceRight((next, state, general) => {
    const keep = keepAfter(scene, 0, general);
    const kept = state === NO_STATE ? NO_STATE : listening.stateNumber(1, general, keep(listening.states.get(state)));
    return diagram.receiver([{ group: kept, memory, members: [{ kept, weight: weight.one, first: 0 }] }], () => next);
  }, diagram.leaf(memory));
};
