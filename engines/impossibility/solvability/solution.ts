/**
 * The solution: a decision map as a protocol that any engine can check.
 *
 * Full information, and then a decision tree for each general over the bits of its view. The protocol is defined for
 * the sizes of the question only. It is a proof that there is one, not a proposal: its messages grow as the views do.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Protocol, Program, Setting } from '../../../model/protocol.ts';
import { protocol } from '../../../model/protocol.ts';
import { at } from '../../../model/at.ts';
import { MOST_CLAIMS } from '../../../model/schedule.ts';
import { thousands } from '../../../model/thousands.ts';
import type { Search } from '../../finding.ts';
import type { Meter } from '../../meter.ts';
import type { GeneralsMap, NoProtocol } from './answer.ts';
import type { DecisionTable, DecisionTree } from './decision-tree.ts';
import { decideBy, growTree } from './decision-tree.ts';
import type { FullInformation } from './full-information.ts';
import type { SolvabilityQuestion } from './question.ts';
import { relayCount } from './relays.ts';
import { relayed } from './relayed.ts';
import type { Views } from './views.ts';
import { witnessed } from './witnessed.ts';

export interface Solution {
  readonly decisions: readonly GeneralsMap[];
  readonly protocol: E.Either<NoProtocol, Protocol>;
}

/** The vertices of each general, in ascending order. */
const vertices = ({ n }: SolvabilityQuestion, views: Views, orders: Int8Array): readonly (readonly number[])[] => {
  const of: number[][] = Array.from({ length: n }, () => []);
  for (const [view, order] of orders.entries()) if (order !== -1) of[views.generalOf(view)]?.push(view);
  return of;
};

const tableOf = (
  information: FullInformation,
  width: number,
  seen: readonly number[],
  orders: Int8Array,
): DecisionTable => {
  const vectors = new Uint8Array(width * seen.length);
  for (const [row, view] of seen.entries()) information.write(view, vectors, row * width);
  return { width, vectors, attacks: Uint8Array.from(seen, (view) => orders[view] as number) };
};

/** The protocol that gathers full information and decides by these trees; who has none is not asked. */
const deciding = (
  question: SolvabilityQuestion,
  information: FullInformation,
  trees: readonly (DecisionTree | null)[],
): Protocol => {
  const { n, t, rounds, faults, problem, validity } = question;
  const among = faults.generalsFail ? `t = ${String(t)}, ` : '';
  return protocol({
    name: `solution-${problem}`,
    title: `a solution of ${problem} for n = ${String(n)}, ${among}${String(rounds)} rounds, ${faults.name} faults, ${validity}`,
    source: 'made by the solvability engine: full information and a decision map',
    problem,
    resilience: `n = ${String(n)} and at most ${String(t)} faulty, under ${faults.name}`,
    faults: [faults.family],
    sizes: { least: n, most: n },
    rounds: () => rounds,
    ...information.messages,
    program: <B>(setting: Setting<B>): Program<B> => {
      const { start, send, receive, bits } = information.program(setting);
      const { logic } = setting;
      return {
        start,
        send,
        receive,
        decide: (self, state) => {
          const tree = at(trees, self);
          return { decided: logic.one, value: [tree === null ? logic.zero : decideBy(logic, tree, bits(self, state))] };
        },
      };
    },
  });
};

/** Why a decision map is not made a protocol: its messages, or a general's table of bits. `null` if it can be. */
const tooLarge = (
  { n, rounds, problem, faults }: SolvabilityQuestion,
  seen: readonly (readonly number[])[],
  most: number,
): NoProtocol | null => {
  const error = (what: string): NoProtocol => ({
    _tag: 'TooLarge',
    message: `the decision map is no protocol: ${what}`,
  });
  let claims = 0;
  for (let round = 1; round <= rounds; round++) {
    const { fromCommander, toCommander, between } = relayCount(n, problem, round);
    claims += (n - 1) * (fromCommander + toCommander) + (n - 1) * (n - 2) * between;
  }
  if (!faults.benign && claims > MOST_CLAIMS)
    return error(`its messages would make more than ${thousands(MOST_CLAIMS)} claims`);
  const width = faults.benign ? 2 * n * (1 + rounds * (n - 1)) : claims / n;
  const cells = Math.ceil(width) * Math.max(...seen.map((mine) => mine.length));
  return cells > most ? error(`it has about ${thousands(cells)} bits a general, more than ${thousands(most)}`) : null;
};

/** A decision map as a protocol, if it is not too large; `null` if the search was stopped. */
export function* solution(
  question: SolvabilityQuestion,
  views: Views,
  orders: Int8Array,
  most: number,
  meter: Meter,
): Search<Solution | null> {
  const seen = vertices(question, views, orders);
  const decisions = seen.flatMap((mine, general): readonly GeneralsMap[] =>
    mine.length === 0
      ? []
      : [{ general, views: mine.length, attacking: mine.filter((view) => orders[view] === 1).length }],
  );
  const error = tooLarge(question, seen, most);
  if (error !== null) return { decisions, protocol: E.left(error) };
  const information = question.faults.benign ? witnessed(question, views) : relayed(question, views);
  const trees: (DecisionTree | null)[] = [];
  for (const [general, mine] of seen.entries()) {
    meter.doing = `a decision tree for general ${String(general)}`;
    const table = tableOf(information, information.width(general), mine, orders);
    const tree = mine.length === 0 ? null : yield* growTree(table, meter);
    if (meter.stopped !== null) return null;
    trees.push(tree);
  }
  return { decisions, protocol: E.right(deciding(question, information, trees)) };
}
