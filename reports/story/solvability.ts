/**
 * The answer to whether any protocol exists, in words: the chain of executions that forbids it, or the decision map that is one.
 */
import type { Chain, FullExecution, Solvability } from '../../engines/impossibility/solvability/answer.ts';
import type { SolvabilityQuestion } from '../../engines/impossibility/solvability/question.ts';
import { viewText } from '../../model/full-view.ts';
import { at } from '../../model/at.ts';
import { orderName } from '../../model/order.ts';
import { holdsOrder } from '../../model/problem.ts';
import { boundText } from '../../properties/verdict.ts';
import type { DrawnWorld } from '../figures/arguments/chain-figure.ts';
import { counted, listed } from './words.ts';

const BINARY = { values: 2 } as const;

/** The question in one line. */
export const questionTitle = (question: SolvabilityQuestion): string => {
  const { n, t, rounds, faults, problem, validity } = question;
  const among = faults.generalsFail ? `, at most ${String(t)} faulty` : '';
  return `${problem} for n = ${String(n)} in ${counted(rounds, 'round')}, ${faults.name} faults${among}, validity ${validity}`;
};

/** Who is faulty, and who holds which order as far as it matters. */
const cast = ({ problem, faults }: SolvabilityQuestion, { faulty, orders }: FullExecution): string => {
  const holding = orders.flatMap((order, general) =>
    holdsOrder({ problem }, general) && (faults.benign || !faulty.includes(general)) ? [{ order, general }] : [],
  );
  const byOrder = [...new Set(holding.map(({ order }) => order))].map((order) => {
    const who = holding.filter((each) => each.order === order).map(({ general }) => general);
    return `${listed(who)} ${who.length === 1 ? 'holds' : 'hold'} ${orderName(BINARY, order)}`;
  });
  const who = faulty.length === 0 ? [] : [`${listed(faulty)} ${faulty.length === 1 ? 'is' : 'are'} faulty`];
  return [...who, ...byOrder].join('; ');
};

const executionLines = (question: SolvabilityQuestion, execution: FullExecution, index: number): readonly string[] => [
  `Execution ${String(index + 1)}: ${cast(question, execution)}.`,
  ...execution.departures.map(({ round, from, to, said }) =>
    said === null
      ? `  Round ${String(round)}: what ${String(from)} says to ${String(to)} does not arrive.`
      : `  Round ${String(round)}: ${String(from)} tells ${String(to)} that it has seen ${viewText(said)}.`,
  ),
  ...(execution.forced === null ? [] : [`  Validity: here ${orderName(BINARY, execution.forced)} has to be decided.`]),
];

const chainLines = (question: SolvabilityQuestion, { executions, twins }: Chain): readonly string[] =>
  executions.flatMap((execution, i) => [
    '',
    ...executionLines(question, execution, i),
    ...twins
      .slice(i, i + 1)
      .flatMap(({ general, view }) => [
        '',
        `${String(general)} sees the same in execution ${String(i + 1)} and ${String(i + 2)}, and so decides the same in both:`,
        `    ${viewText(view)}`,
      ]),
  ]);

/** What is said of an answer, for people. */
export const solvabilityLines = (question: SolvabilityQuestion, answer: Solvability): readonly string[] => {
  const title = questionTitle(question);
  switch (answer._tag) {
    case 'Refused':
      return [`${title}: ${answer.message}`];
    case 'Unknown':
      return [`${title}: unknown; ${boundText(answer.bound)}`];
    case 'Impossible': {
      const { chain, size } = answer;
      return [
        `${title}: impossible`,
        '',
        `No deterministic protocol does it. ${counted(size.executions, 'execution')} of the protocol in which everybody tells everybody all it`,
        `has seen, ${counted(size.views, 'view')}; the shortest way from “all must attack” to “all must retreat” takes ${counted(chain.executions.length, 'execution')}:`,
        ...chainLines(question, chain),
        '',
        'Whoever decides in the first has to attack, and so has the next, since it cannot tell; and so on to the last, where they have to retreat.',
      ];
    }
    case 'Solvable': {
      const { decisions, components, size } = answer;
      return [
        `${title}: solvable`,
        '',
        `${counted(size.executions, 'execution')} of the protocol in which everybody tells everybody all it has seen, ${counted(size.views, 'view')} in ${counted(components, 'component')};`,
        'in none of them is one view forced to attack and another to retreat. So this is a protocol:',
        ...decisions.map(
          ({ general, views, attacking }) =>
            `  ${String(general)} attacks in ${String(attacking)} of the ${counted(views, 'view')} that it may have in the end`,
        ),
      ];
    }
  }
};

/** The chain's executions as they are drawn in a row. */
export const chainLinks = ({ executions, twins }: Chain): readonly DrawnWorld[] =>
  executions.map(({ forced }, i) => ({
    name: `execution ${String(i + 1)}`,
    decided: forced === null ? 'all must agree' : `${orderName(BINARY, forced)} forced`,
    forced,
    broken: false,
    twins: i < twins.length ? [at(twins, i).general] : [],
  }));
