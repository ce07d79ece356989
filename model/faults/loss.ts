/**
 * Lossy links: everybody is loyal, but messages get lost (Gray 1978; Lynch 1996, §5.1).
 *
 * Choices: each scheduled message of the run may be lost. Assumption: at most `budget` are. Memory: a
 * thermometer of the losses so far, bit i meaning "more than i".
 */
import type { Battle, FaultModel, FaultProgram } from '../fault-model.ts';
import type { Message } from '../message.ts';
import { impartial } from './impartial.ts';

/** At most `budget` messages of a run are lost; `Infinity` for any number. */
export const loss = (budget: number): FaultModel =>
  impartial({
    name: budget === Infinity ? 'loss' : `loss:${String(budget)}`,
    family: 'loss',
    summary:
      budget === Infinity
        ? 'everybody is loyal, and any message may be lost'
        : `everybody is loyal, and at most ${String(budget)} message${budget === 1 ? '' : 's'} of a run get lost`,
    generalsFail: false,
    benign: true,
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
  });
