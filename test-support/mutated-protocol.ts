/**
 * Mutated protocols: copies of a registered protocol with a few things wrong with them, chosen by a seed. They are what
 * somebody's own attempt at a protocol looks like.
 */
import type { Logic } from '../model/logic.ts';
import type { Message } from '../model/message.ts';
import type { Program, Protocol, Setting } from '../model/protocol.ts';
import { protocol } from '../model/protocol.ts';
import { bitOf } from './random-protocol.ts';

/** What may be wrong. Each holds with one chance in two, and then in some places, which the seed determines as well. */
const THRESHOLD = 31;
const DROP = 32;
const NEGATE = 33;
const DEAF = 34;
const CONTRARY = 35;

/** One chance in two to the power of `rarity`. */
const happens = (rarity: number, ...numbers: readonly number[]): boolean =>
  Array.from({ length: rarity }, (_, i) => i).every((i) => bitOf(...numbers, i));

/** Some thresholds are one higher, one lower, or have the opposite result. */
const mutatedLogic = <B>(logic: Logic<B>, seed: number): Logic<B> => {
  const atLeast = (k: number, xs: readonly B[]): B => {
    const place = [seed, THRESHOLD, k, xs.length];
    if (!happens(2, ...place)) return logic.atLeast(k, xs);
    if (happens(2, ...place, 1)) return logic.not(logic.atLeast(k, xs));
    return logic.atLeast(bitOf(...place, 2) ? k + 1 : k - 1, xs);
  };
  return { ...logic, atLeast, majority: (xs) => atLeast(Math.floor(xs.length / 2) + 1, xs) };
};

export const mutatedProtocol = (original: Protocol, seed: number): Protocol => {
  const has = (what: number): boolean => bitOf(seed, what);
  return protocol({
    ...original,
    name: `mutated-${original.name}`,
    // What a loyal mutant says may be anything, and has to be admissible.
    admissible: ({ logic }) => logic.one,
    interchangeable: () => [],
    program: <B>(setting: Setting<B>): Program<B> => {
      const { logic } = setting;
      const inner = original.program({ ...setting, logic: has(THRESHOLD) ? mutatedLogic(logic, seed) : logic });
      const silent = (message: Message<B>): Message<B> => message.map(() => logic.zero);
      const opposite = (message: Message<B>): Message<B> => message.map(logic.not);
      return {
        start: (self, order) => inner.start(self, order),
        send: (self, state, round, to) => {
          const message = inner.send(self, state, round, to);
          if (has(DROP) && happens(3, seed, DROP, round, self, to)) return silent(message);
          return has(NEGATE) && happens(3, seed, NEGATE, round, self) ? opposite(message) : message;
        },
        receive: (self, state, round, inbox, coins) => {
          const deaf = (from: number): boolean => has(DEAF) && happens(4, seed, DEAF, self, from);
          const heard = inbox.map((message, from) => (deaf(from) ? silent(message) : message));
          return inner.receive(self, state, round, heard, coins);
        },
        decide: (self, state) => {
          const decision = inner.decide(self, state);
          return has(CONTRARY) && happens(2, seed, CONTRARY, self)
            ? { ...decision, value: decision.value.map((bit, i) => (i === 0 ? logic.not(bit) : logic.zero)) }
            : decision;
        },
      };
    },
  });
};
