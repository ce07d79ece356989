/**
 * An execution that pauses, so that whoever wants it may look at a clock in between. It is the one of `execution.ts`.
 */
import { at } from './at.ts';
import type { Choose } from './choice.ts';
import type { Carried, Course, Execution, Round, Run } from './execution.ts';
import { begin, closed, decide, end, ended, hear, heardBy, isHeard, isOver, opened, started } from './execution.ts';
import type { Message } from './message.ts';
import { NOBODY } from './network.ts';
import type { Order } from './order.ts';
import type { Decision, State } from './protocol.ts';
import type { Work } from './work.ts';
import { pacer, STRIDE } from './work.ts';

/** Says whether it is time to pause, after so many claims more. */
type Pace = (claims: number) => boolean;

/** Everything sent in a round, `[node][general]`; `[]` to nobody. */
function* sending<B>(
  { network, program }: Run<B>,
  states: readonly State<B>[],
  round: number,
  tired: Pace,
): Work<Round<B>['sent']> {
  const all: Message<B>[][] = [];
  for (const [node, { id, neighbours }] of network.entries()) {
    const messages: Message<B>[] = [];
    for (const [general, neighbour] of neighbours.entries()) {
      const message = neighbour === NOBODY ? [] : program.send(id, states[node] as State<B>, round, general);
      messages.push(message);
      if (tired(message.length + 1)) yield;
    }
    all.push(messages);
  }
  return all;
}

/** The next round begins; after the last one there is nothing to send. */
function* opening<B>(run: Run<B>, carried: Carried<B>, tired: Pace): Work<Course<B>> {
  const { before, rounds } = carried;
  return opened(run, carried, isOver(run, carried) ? [] : yield* sending(run, before, rounds.length + 1, tired));
}

/** How many claims a node has heard, over all rounds. */
const claimsHeard = ({ rounds }: Course<unknown>, node: number): number =>
  rounds.reduce((all, { heard }) => at(heard, node).reduce((sum, message) => sum + message.length, all), 0);

/** The execution whose rounds are over. */
function* ending<B>(run: Run<B>, course: Course<B>, tired: Pace): Work<Execution<B>> {
  const decisions: Decision<B>[] = [];
  for (const node of run.network.keys()) {
    decisions.push(decide(run, course, node));
    if (tired(claimsHeard(course, node))) yield;
  }
  return ended(run, course, decisions);
}

/**
 * The same as `execute` with a pause after every node that has heard what arrives, and, where there are more claims than a stride,
 * while they are sent and while everybody decides.
 */
export function* executing<B>(run: Run<B>, orders: readonly Order<B>[], choose: Choose<B>): Work<Execution<B>> {
  if (run.claims > STRIDE) return yield* executingMuch(run, orders, choose);
  let course = begin(run, orders);
  while (!isOver(run, course)) {
    yield;
    course = hear(run, course, choose);
  }
  return end(run, course);
}

function* executingMuch<B>(run: Run<B>, orders: readonly Order<B>[], choose: Choose<B>): Work<Execution<B>> {
  const tired = pacer();
  let course = yield* opening(run, started(run, orders), tired);
  while (!isOver(run, course)) {
    yield;
    course = heardBy(run, course, choose);
    if (isHeard(run, course)) course = yield* opening(run, closed(course), tired);
  }
  return yield* ending(run, course, tired);
}
