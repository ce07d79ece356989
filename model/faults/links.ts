/**
 * LinkFaults that lose messages: at most so many of a run, at most so many of each of its rounds, or any number (Gray 1978; Lynch
 * 1996, §5.1; by rounds: Santoro and Widmayer 1989).
 *
 * Choices: each message that a link may lose. Assumption: no more are lost than may be. Memory: whether any was, and a
 * thermometer of those that count against the budget, bit i meaning “more than i”.
 */
import type { General } from '../army.ts';
import { at } from '../at.ts';
import type { Choose } from '../choice.ts';
import type { LinkFaults } from '../fault-model.ts';
import type { Logic } from '../logic.ts';
import type { Message } from '../message.ts';

/** Everything that is sent arrives. */
export const lossless: LinkFaults = { most: 0, per: 'run' };

/** Whether anything can get lost. */
export const loses = ({ most }: LinkFaults): boolean => most > 0;

/** What links remember: the thermometer, and behind it, where it is emptied every round, whether any message was lost. */
type Lost<B> = readonly B[];

/** What links do to the messages for one receiver. */
interface Passage<B> {
  readonly memory: Lost<B>;
  readonly inbox: readonly Message<B>[];
  readonly allowed: B;
}

/** Where messages go. */
interface Destination {
  readonly round: number;
  readonly to: General;
}

/** LinkFaults in one reading. */
export interface LinkProgram<B> {
  readonly start: Lost<B>;
  begin(memory: Lost<B>): Lost<B>;
  /** What arrives of what was sent to a general, where the messages from those that are `fragile` may be lost. */
  pass(
    memory: Lost<B>,
    destination: Destination,
    sent: readonly Message<B>[],
    fragile: (from: General) => boolean,
    choose: Choose<B>,
  ): Passage<B>;
  /** Some message has been lost. */
  lost(memory: Lost<B>): B;
}

export const linkProgram = <B>(logic: Logic<B>, { most, per }: LinkFaults): LinkProgram<B> => {
  const { zero } = logic;
  const height = most === Infinity ? 1 : most + 1;
  const apart = per === 'round' && most !== Infinity;
  const none = Array.from({ length: height }, () => zero);
  const lost = (memory: Lost<B>): B => at(memory, apart ? height : 0);
  const oneMore = (memory: Lost<B>, gone: B): Lost<B> =>
    memory.map((more, i) => logic.join(more, i === 0 || i === height ? gone : logic.meet(gone, at(memory, i - 1))));
  return {
    start: apart ? [...none, zero] : none,
    begin: (memory) => (apart ? [...none, lost(memory)] : memory),
    pass: (before, { round, to }, sent, fragile, choose) => {
      let memory = before;
      const inbox = sent.map((message, from): Message<B> => {
        if (message.length === 0 || !fragile(from)) return message;
        const gone = choose({ _tag: 'lost', round, from, to }, zero);
        memory = oneMore(memory, gone);
        return message.map((claim) => logic.meet(claim, logic.not(gone)));
      });
      return { memory, inbox, allowed: most === Infinity ? logic.one : logic.not(at(memory, most)) };
    },
    lost,
  };
};
