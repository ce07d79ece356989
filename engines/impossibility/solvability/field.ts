/**
 * The field of a question: its view graph, and how to get from a situation of the graph back to what it stands for.
 */
import type { Meter } from '../../meter.ts';
import { due, reportProgress } from '../../meter.ts';
import type { Search } from '../../finding.ts';
import type { GraphSize } from './answer.ts';
import { columnOf } from './column.ts';
import type { ViewGraph } from './graph.ts';
import { builder } from './graph.ts';
import type { SolvabilityQuestion } from './question.ts';
import type { KeptSituation, Situation } from './situations.ts';
import { situations } from './situations.ts';
import type { Views } from './views.ts';
import { viewsOf } from './views.ts';

export interface SituationGraph {
  readonly views: Views;
  readonly graph: ViewGraph;
  readonly size: GraphSize;
  /** Situation number s of the graph. */
  readonly situation: (s: number) => KeptSituation;
}

/** Situations in numbers. */
interface Archive {
  readonly keep: (situation: Situation) => void;
  readonly get: (s: number, forced: number) => KeptSituation;
}

const archiveOf = (n: number): Archive => {
  const placements: (readonly boolean[])[] = [];
  const rows = columnOf();
  return {
    keep: ({ faulty, eve }) => {
      if (placements.at(-1) !== faulty) placements.push(faulty);
      rows.push(placements.length - 1);
      rows.push(eve.memory);
      for (const view of eve.views) rows.push(view);
    },
    get: (s, forced) => {
      const start = s * (n + 2);
      const views = Array.from({ length: n }, (_, general) => rows.at(start + 2 + general));
      return {
        faulty: placements[rows.at(start)] ?? [],
        eve: { views, memory: rows.at(start + 1) },
        forced: forced === -1 ? null : forced,
      };
    },
  };
};

const inWords = (faulty: readonly boolean[]): string => {
  const names = faulty.flatMap((isFaulty, general) => (isFaulty ? [String(general)] : []));
  return names.length === 0 ? 'views with nobody faulty' : `views with ${names.join(', ')} faulty`;
};

/** All situations of a question as a graph; `null` if the search was stopped. */
export function* situationGraphOf(question: SolvabilityQuestion, meter: Meter): Search<SituationGraph | null> {
  const views = viewsOf(question.n);
  const build = builder();
  const archive = archiveOf(question.n);
  for (const situation of situations(question, views)) {
    build.add(situation.options, situation.forced);
    archive.keep(situation);
    let [entries, executions] = [0, situation.again ? 0n : 1n];
    for (const part of situation.options) {
      entries += part.length;
      if (part.length > 1) executions *= BigInt(part.length);
    }
    meter.evaluations += entries;
    meter.scenarios += executions;
    if (!due(meter, entries)) continue;
    meter.doing = inWords(situation.faulty);
    yield* reportProgress(meter);
    if (meter.stopped !== null) return null;
  }
  const graph = build.graph(views.size());
  let vertices = 0;
  for (let view = 0; view < graph.size; view++) if (graph.partsFrom[view] !== graph.partsFrom[view + 1]) vertices += 1;
  return {
    views,
    graph,
    size: { executions: meter.scenarios, situations: graph.situations, views: vertices },
    situation: (s) => archive.get(s, graph.forced[s] ?? -1),
  };
}
