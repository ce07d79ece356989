/**
 * Faults that lose messages: crashes, omissions, lossy links. Nobody lies, so a faulty general's view matters as long
 * as it speaks.
 *
 * In a round that is not the last every set of messages that can get lost is gone through. In the last round only the
 * views of those that decide matter, and who hears which of its fragile messages is independent from receiver to
 * receiver, unless the losses are numbered.
 */
import type { General } from '../../../model/army.ts';
import type { FaultModel } from '../../../model/fault-model.ts';
import type { Adversary, AdversaryBox, AdversaryState } from './adversary.ts';
import { product } from './adversary.ts';
import type { Views } from './views.ts';
import { NO_VIEW } from './views.ts';

type Link = readonly [from: General, to: General];

/** A fault model that loses messages. Its memory is 0 as long as nothing was lost. */
export interface Losses {
  /** The general says nothing any more. */
  readonly silent: (memory: number, from: General) => boolean;
  /** A message on this link may get lost. */
  readonly fragile: (from: General, to: General) => boolean;
  /** How many messages may still get lost. */
  readonly most: (memory: number) => number;
  readonly after: (memory: number, lost: readonly Link[]) => number;
}

/** What a benign fault model may lose, with these generals faulty. */
export const lossesOf = ({ role, links }: FaultModel, faulty: readonly boolean[]): Losses => {
  if (role === null)
    // Memory: how many were lost.
    return {
      silent: () => false,
      fragile: () => true,
      most: (memory) => links.most - memory,
      after: (memory, { length }) => memory + length,
    };
  const { sent, received } = role.loses;
  const fragile = (from: General, to: General): boolean =>
    (sent && faulty[from] === true) || (received && faulty[to] === true);
  return role.stops
    ? {
        // Memory: the set of those that have lost a message, which say nothing from the next round on.
        silent: (memory, from) => (memory & (1 << from)) !== 0,
        fragile,
        most: () => Infinity,
        after: (memory, lost) => lost.reduce((crashed, [from]) => crashed | (1 << from), memory),
      }
    : {
        silent: () => false,
        fragile,
        most: () => Infinity,
        after: (memory, { length }) => memory | length,
      };
};

/** Every set of at most `most` links; the empty one first. */
function* someOf(links: readonly Link[], most: number): Generator<readonly Link[]> {
  yield [];
  if (most > 0)
    for (const [i, link] of links.entries())
      for (const others of someOf(links.slice(i + 1), most - 1)) yield [link, ...others];
}

/**
 * The adversary that loses messages. `apart`: an execution in which nothing was lost at all has a box of its own,
 * because validity makes a difference.
 */
export const loser = (views: Views, losses: Losses, apart: boolean): Adversary => {
  const fragileLinks = ({ views: sent, memory }: AdversaryState): readonly Link[] =>
    sent.flatMap((_, from) =>
      sent.flatMap((_, to): readonly Link[] =>
        from !== to && !losses.silent(memory, from) && losses.fragile(from, to) ? [[from, to]] : [],
      ),
    );
  /** Everybody's view, and only one, if just these messages get lost. */
  const losing = ({ views: sent, memory }: AdversaryState, round: number, lost: readonly Link[]): AdversaryBox => {
    const heard = (from: General, to: General): boolean =>
      from === to || (!losses.silent(memory, from) && !lost.some(([a, b]) => a === from && b === to));
    const rows = sent.map((_, to) => sent.map((view, from) => (heard(from, to) ? view : NO_VIEW)));
    return { options: rows.map((row, to) => [views.idOf(round, to, row)]), memory: losses.after(memory, lost) };
  };
  const round = function* (state: AdversaryState, number: number): Generator<AdversaryBox> {
    for (const lost of someOf(fragileLinks(state), losses.most(state.memory))) yield losing(state, number, lost);
  };
  return {
    round,
    last: function* (state, number, deciders) {
      const { views: sent, memory } = state;
      if (losses.most(memory) !== Infinity) {
        yield* round(state, number);
        return;
      }
      if (apart && memory === 0) yield { ...losing(state, number, []), again: true };
      const options = sent.map((_, to) => {
        if (!deciders.includes(to)) return [NO_VIEW];
        const rows = sent.map((view, from) => {
          if (from === to) return [view];
          return losses.silent(memory, from) ? [NO_VIEW] : losses.fragile(from, to) ? [view, NO_VIEW] : [view];
        });
        return [...product(rows)].map((row) => views.idOf(number, to, row));
      });
      // Something may have been lost: what validity says of the execution in which nothing was is said above.
      yield { options, memory: -1 };
    },
  };
};
