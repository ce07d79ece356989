/**
 * Protocols without some of their messages: not sent any more, or sent and ignored. Whoever does not hear, hears silence.
 */
import type { Army, General } from '../model/army.ts';
import type { Message } from '../model/message.ts';
import type { Program, Protocol, Setting } from '../model/protocol.ts';
import { protocol } from '../model/protocol.ts';

/** Some of the messages of a run. */
export type Some = (round: number, from: General, to: General) => boolean;

const hearing = <B>(original: Protocol, { logic, army }: Setting<B>, dropped: Some): Program<B> => {
  const inner = original.program({ logic, army });
  const silence = (round: number, from: General, to: General): Message<B> =>
    original.claims(army, round, from, to).map(() => logic.zero);
  return {
    ...inner,
    receive: (self, state, round, inbox, coins) =>
      inner.receive(
        self,
        state,
        round,
        inbox.map((message, from) =>
          from !== self && dropped(round, from, self) ? silence(round, from, self) : message,
        ),
        coins,
      ),
  };
};

/** These messages are sent, and nobody listens. */
export const ignoring = (original: Protocol, ignored: Some): Protocol =>
  protocol({
    ...original,
    name: `ignoring-${original.name}`,
    interchangeable: () => [],
    program: (setting) => hearing(original, setting, ignored),
  });

/** These messages are not sent. */
export const dropping = (original: Protocol, dropped: Some): Protocol =>
  protocol({
    ...original,
    name: `dropping-${original.name}`,
    interchangeable: () => [],
    claims: (army: Army, round, from, to) => (dropped(round, from, to) ? [] : original.claims(army, round, from, to)),
    program: (setting) => {
      const program = hearing(original, setting, dropped);
      return {
        ...program,
        send: (self, state, round, to) => (dropped(round, self, to) ? [] : program.send(self, state, round, to)),
      };
    },
  });
