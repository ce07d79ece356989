/**
 * Lossy links: everybody is loyal, but messages get lost (Gray 1978; Lynch 1996, §5.1).
 *
 * Choices: each scheduled message of the run may be lost. What links may lose, and what they remember, is in `links.ts`.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Battle, FaultModel, FaultProgram, LinkFaults } from '../fault-model.ts';
import { faultModel } from '../fault-model.ts';
import type { FaultFamily } from './family.ts';
import { impartial } from './impartial.ts';
import { linkProgram } from './links.ts';

/** How links are written that lose messages: `loss`, `loss:2`, `loss:1/round`. */
export const linksName = ({ most, per }: LinkFaults): string => {
  if (most === Infinity) return 'loss';
  return per === 'run' ? `loss:${String(most)}` : `loss:${String(most)}/round`;
};

/** What such links do, in words. */
export const linksText = ({ most, per }: LinkFaults): string =>
  most === Infinity
    ? 'any message may be lost'
    : `at most ${String(most)} message${most === 1 ? '' : 's'} of ${per === 'run' ? 'a run' : 'each round'} get${most === 1 ? 's' : ''} lost`;

/** Everybody is loyal, and links lose messages. */
export const lossy = (links: LinkFaults): FaultModel =>
  impartial(
    faultModel({
      name: linksName(links),
      family: 'loss',
      summary: `everybody is loyal, and ${linksText(links)}`,
      role: null,
      links,
      unforgeable: false,
      argument: 'chain',
      program: <B>({ logic }: Battle<B>): FaultProgram<B> => {
        const program = linkProgram(logic, links);
        return {
          start: program.start,
          begin: (memory: readonly B[]) => program.begin(memory),
          deliver: (memory: readonly B[], round, to, addressed, choose) =>
            program.pass(memory, { round, to }, addressed, () => true, choose),
          silenced: () => logic.zero,
          lost: (memory: readonly B[]) => program.lost(memory),
        };
      },
    }),
  );

/** At most `budget` messages of a run are lost; `Infinity` for any number. */
export const loss = (budget: number): FaultModel => lossy({ most: budget, per: 'run' });

/** More losses than this are better asked for as `loss`. */
const MOST_LOSSES = 64;

const RULE = `in loss:k, k is how many messages of a run may be lost, or in loss:k/round of each round, a whole number from 0 to ${String(MOST_LOSSES)}`;

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
    summary: 'the same, with at most k messages lost in a run; with loss:k/round, in each of its rounds',
    range: `with k from 0 to ${String(MOST_LOSSES)}`,
    example: 'loss:1',
    of: (number) => {
      const [, k, round] = /^(0|[1-9]\d*)(\/round)?$/.exec(number) ?? [];
      return k !== undefined && Number(k) <= MOST_LOSSES
        ? E.right(lossy({ most: Number(k), per: round === undefined ? 'run' : 'round' }))
        : E.left(`${RULE}. ${meant(number)}`);
    },
  },
  small: [loss(0), loss(1)],
  offered: [loss(1), loss(2)],
  like: null,
  lacking: null,
};
