/**
 * Lossy links: everybody is loyal, but messages get lost (Gray 1978; Lynch 1996, §5.1).
 *
 * Choices: each scheduled message of the run may be lost. Assumption: at most `budget` are. Memory: a
 * thermometer of the losses so far, bit i meaning "more than i".
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Battle, FaultModel, FaultProgram } from '../fault-model.ts';
import { faultModel } from '../fault-model.ts';
import type { Message } from '../message.ts';
import type { FaultFamily } from './family.ts';
import { impartial } from './impartial.ts';

/** At most `budget` messages of a run are lost; `Infinity` for any number. */
export const loss = (budget: number): FaultModel =>
  impartial(
    faultModel({
      name: budget === Infinity ? 'loss' : `loss:${String(budget)}`,
      family: 'loss',
      summary:
        budget === Infinity
          ? 'everybody is loyal, and any message may be lost'
          : `everybody is loyal, and at most ${String(budget)} message${budget === 1 ? '' : 's'} of a run get lost`,
      role: null,
      losses: budget,
      unforgeable: false,
      argument: 'chain',
      program: <B>({ logic }: Battle<B>): FaultProgram<B> => {
        const height = budget === Infinity ? 1 : budget + 1;
        const zero = logic.zero;
        const oneMore = (losses: readonly B[], lost: B): readonly B[] =>
          losses.map((more, i) => logic.join(more, i === 0 ? lost : logic.meet(lost, losses[i - 1] ?? zero)));
        return {
          start: Array.from({ length: height }, () => zero),
          begin: (losses: readonly B[]) => losses,
          deliver: (before: readonly B[], round, to, addressed, choose) => {
            let losses = before;
            const inbox = addressed.map((message, from): Message<B> => {
              if (message.length === 0) return message;
              const lost = choose({ _tag: 'lost', round, from, to }, zero);
              losses = oneMore(losses, lost);
              return message.map((claim) => logic.meet(claim, logic.not(lost)));
            });
            const spent = losses[height - 1] ?? zero;
            return { memory: losses, inbox, allowed: budget === Infinity ? logic.one : logic.not(spent) };
          },
          silenced: () => zero,
          lost: (losses: readonly B[]) => losses[0] ?? zero,
        };
      },
    }),
  );

/** More losses than this are better asked for as `loss`. */
const MOST_LOSSES = 64;

const RULE = `in loss:k, k is how many messages of a run may be lost, a whole number from 0 to ${String(MOST_LOSSES)}`;

/** What may have been meant by a number that is none. */
const meant = (number: string): string => {
  const k = Number(number.normalize('NFKC'));
  if (number.trim() === '') return 'Write loss:1, or loss for any number.';
  if (Number.isInteger(k) && k >= 0 && k <= MOST_LOSSES) return `Write loss:${String(k)}.`;
  if (k > MOST_LOSSES) return 'Write loss for any number.';
  return k > 0 && k < 1
    ? 'It is no probability. Write loss:1, or loss for any number.'
    : 'Write loss:1, or loss for any number.';
};

export const lossFaults: FaultFamily<'loss'> = {
  name: 'loss',
  model: loss(Infinity),
  numbered: {
    syntax: 'loss:k',
    summary: 'the same, with at most k messages lost in a run',
    range: `with k from 0 to ${String(MOST_LOSSES)}`,
    example: 'loss:1',
    of: (number) =>
      /^(0|[1-9]\d*)$/.test(number) && Number(number) <= MOST_LOSSES
        ? E.right(loss(Number(number)))
        : E.left(`${RULE}. ${meant(number)}`),
  },
  small: [loss(0), loss(1)],
  offered: [loss(1), loss(2)],
  like: null,
  lacking: null,
};
