/**
 * An execution told as data, from a situation and what some generals saw in the end.
 *
 * A situation knows what everybody has seen before the last round, so every message that was lost or made up is in
 * some general's view. What nobody's view fixes, the messages of the last round to all but a few, is as prescribed,
 * or silence from somebody who has crashed. A traitor's order is chosen such that the fewest messages depart from
 * what it would have had to say.
 */
import type { General } from '../../../model/army.ts';
import { at } from '../../../model/at.ts';
import type { Departure, FullExecution } from './answer.ts';
import { product } from './adversary.ts';
import { lossesOf } from './losses.ts';
import type { SolvabilityQuestion } from './question.ts';
import type { KeptSituation } from './situations.ts';
import { firstViews } from './traitors.ts';
import type { Views } from './views.ts';
import { before, NO_VIEW, viewsAsData } from './views.ts';
import { holdsOrder } from '../../../model/problem.ts';

/** A departure in numbers. */
interface Lie {
  readonly round: number;
  readonly from: General;
  readonly to: General;
  readonly prescribed: number;
  readonly said: number;
}

/** What a general heard from another in a round, as far as it is fixed: `null` where it is not. */
type Heard = (round: number, from: General, to: General) => number | null;

const heardIn =
  ({ rounds }: SolvabilityQuestion, views: Views, { eve }: KeptSituation, ends: readonly number[]): Heard =>
  (round, from, to) => {
    if (round === rounds) {
      const end = ends.find((view) => views.generalOf(view) === to);
      return end === undefined ? null : views.part(end, from);
    }
    const view = eve.views[to] ?? NO_VIEW;
    return view === NO_VIEW ? null : views.part(before(views, view, round), from);
  };

/**
 * Run it with these first views, all generals following the protocol but for what was heard: the lies, by round, then
 * sender, then receiver.
 */
const rerun = (
  { rounds }: SolvabilityQuestion,
  views: Views,
  first: readonly number[],
  heard: Heard,
  silent: (round: number, from: General) => boolean,
): readonly Lie[] => {
  const lies: Lie[] = [];
  let now = first;
  for (let round = 1; round <= rounds; round++) {
    const sent = now;
    const rows = sent.map((own, to) =>
      sent.map((prescribed, from) =>
        from === to ? own : (heard(round, from, to) ?? (silent(round, from) ? NO_VIEW : prescribed)),
      ),
    );
    for (const [from, prescribed] of sent.entries())
      for (const [to, row] of rows.entries()) {
        const said = at(row, from);
        if (said !== prescribed) lies.push({ round, from, to, prescribed, said });
      }
    now = rows.map((row, to) => views.idOf(round, to, row));
  }
  return lies;
};

/** The execution of a situation in which some generals end up with these views. */
export const told = (
  question: SolvabilityQuestion,
  views: Views,
  kept: KeptSituation,
  ends: readonly number[],
): FullExecution => {
  const { n, rounds, problem, faults } = question;
  const { faulty, eve, forced } = kept;
  const heard = heardIn(question, views, kept, ends);
  const { silent } = faults.benign ? lossesOf(faults, faulty) : { silent: () => false };
  const silentNow = (round: number, from: General): boolean => round === rounds && silent(eve.memory, from);
  const firsts = eve.views.map((view, general) =>
    view === NO_VIEW ? firstViews(views, n, problem, general) : [before(views, view, 0)],
  );
  const runs = [...product(firsts)].map((first) => ({ first, lies: rerun(question, views, first, heard, silentNow) }));
  const { first, lies } = runs.reduce((best, next) => (next.lies.length < best.lies.length ? next : best));
  const show = viewsAsData(views, n);
  return {
    faulty: faulty.flatMap((isFaulty, general) => (isFaulty ? [general] : [])),
    orders: first.flatMap((view, general) => (holdsOrder({ problem }, general) ? [views.part(view, general)] : [])),
    departures: lies.map(({ prescribed, said, ...link }): Departure => {
      return { ...link, prescribed: show(prescribed), said: said === NO_VIEW ? null : show(said) };
    }),
    forced,
  };
};
