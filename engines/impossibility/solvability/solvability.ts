/**
 * Solvability: every deterministic protocol of r rounds at once.
 *
 * In the *full-information protocol* everybody tells everybody all it has seen, in every round. Its views after r
 * rounds are the vertices of a graph; two are joined if they are those of two generals that decide, in one execution.
 * Validity forces some views to an order.
 *
 * **Theorem.** There is a deterministic protocol of r rounds that meets agreement, validity and termination if and
 * only if no connected component of the graph holds views that are forced to different orders.
 *
 * *If.* Give every component its forced order, RETREAT where there is none. Deciding by that map, after r rounds of
 * full information, is a protocol: it decides; any two that decide in one execution are joined, so they agree; and
 * what is forced is decided.
 *
 * *Only if.* Let P be such a protocol. A view w of general j after d rounds determines a state σ(w) of P: `start`
 * with the order if d = 0, else `receive`, from the state that j's own earlier view determines, of what P sends from
 * the states that the views heard determine, silence for silence. So every execution of full information becomes one
 * of P with the same faulty generals, the same orders, and the same messages lost or, if a traitor claims w, P's
 * message from σ(w), which a traitor may say as well. A loyal general that ends with the view w ends in the state
 * σ(w), and decides d(w) = decide(σ(w)). P meets agreement, so d is constant on components; it meets validity, so d
 * is the forced order where there is one. So no component has two. ∎
 *
 * A message can say no more than what its sender has seen, so nothing is assumed of the size of messages. Traitors'
 * claims are restricted to those that count (`traitors.ts`) and situations are kept as products (`graph.ts`); neither
 * changes the answer. Sources: Pease, Shostak and Lamport 1980; Dolev and Strong 1983; Moses and Tuttle 1988; Nowak,
 * Schmid and Winkler 2019 state it for topologies.
 *
 * Limits: binary orders, complete networks, deterministic protocols without signatures, and sizes whose graph fits.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Search } from '../../finding.ts';
import { noLimits } from '../../finding.ts';
import type { Meter } from '../../meter.ts';
import { meterOf } from '../../meter.ts';
import type { Chain, Solvability } from './answer.ts';
import { shortest } from './chain.ts';
import { coloured } from './components.ts';
import { estimateGraph } from './estimate.ts';
import type { SituationGraph } from './field.ts';
import { situationGraphOf } from './field.ts';
import type { SolvabilityQuestion } from './question.ts';
import { checkQuestion } from './question.ts';
import { solution } from './solution.ts';
import { told } from './told.ts';
import { viewsAsData } from './views.ts';

/** Limits that the engine keeps itself; seconds and interruptions come from outside. */
export interface SolvabilityLimits {
  readonly situations: number;
  /** Views, situation by situation: each takes some twenty bytes. */
  readonly entries: number;
  /** A general's views times the bits that tell them apart, when a decision map is made a protocol. */
  readonly cells: number;
}

export interface SolvabilityOptions {
  readonly limits: SolvabilityLimits;
}

/** Limits that keep a search within a minute and about a gigabyte. */
export const standardSolvabilityLimits: SolvabilityLimits = {
  situations: 10_000_000,
  entries: 25_000_000,
  cells: 50_000_000,
};

type Refusal = Extract<Solvability, { readonly _tag: 'Refused' }>;

/** Why a question is not gone into, before anything is made of it. */
const refused = (question: SolvabilityQuestion, limits: SolvabilityLimits): Refusal | null => {
  const checked = checkQuestion(question);
  if (E.isLeft(checked)) return { _tag: 'Refused', ...checked.left, estimate: null };
  const size = estimateGraph(question);
  const { situations, entries } = size;
  if (situations <= limits.situations && entries <= limits.entries) return null;
  const about = (count: number): string => count.toLocaleString('en', { maximumSignificantDigits: 3 });
  const { n, t, rounds, faults } = question;
  const message =
    `n = ${String(n)}, t = ${String(t)}, ${String(rounds)} rounds under ${faults.name} faults: about ${about(situations)} ` +
    `situations with ${about(entries)} views; the limits are ${about(limits.situations)} and ${about(limits.entries)}`;
  return { _tag: 'Refused', reason: 'too-large', message, estimate: size };
};

/** What remains to be said of a search that was stopped. */
const unknown = ({ stopped }: Meter): Solvability => ({ _tag: 'Unknown', bound: stopped ?? { _tag: 'interrupted' } });

/** The shortest chain, told; `null` if the search was stopped. */
function* chained(question: SolvabilityQuestion, field: SituationGraph, meter: Meter): Search<Chain | null> {
  const links = yield* shortest(field.graph, meter);
  if (links === null) return null;
  const { views } = field;
  const show = viewsAsData(views, question.n);
  return {
    executions: links.situations.map((s, k) =>
      told(question, views, field.situation(s), links.views.slice(Math.max(0, k - 1), k + 1)),
    ),
    twins: links.views.map((view) => ({ general: views.generalOf(view), view: show(view) })),
  };
}

/** Whether there is a protocol, and what shows it. */
export function* solvability(
  question: SolvabilityQuestion,
  options: SolvabilityOptions = { limits: standardSolvabilityLimits },
): Search<Solvability> {
  const refusal = refused(question, options.limits);
  if (refusal !== null) return refusal;
  const meter = meterOf(noLimits);
  const field = yield* situationGraphOf(question, meter);
  if (field === null) return unknown(meter);
  meter.doing = 'looking for components';
  const colours = yield* coloured(field.graph, meter);
  if (colours === null) return unknown(meter);
  if (colours === 'forked') {
    meter.doing = 'looking for the shortest chain';
    const chain = yield* chained(question, field, meter);
    return chain === null ? unknown(meter) : { _tag: 'Impossible', chain, size: field.size };
  }
  const solved = yield* solution(question, field.views, colours.orders, options.limits.cells, meter);
  if (solved === null) return unknown(meter);
  return { _tag: 'Solvable', ...solved, components: colours.components, size: field.size };
}
