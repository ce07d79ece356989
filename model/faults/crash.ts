/**
 * Crash faults: a faulty general follows the protocol until some round, in which its messages reach only
 * some of their receivers, and is silent from then on (Lynch 1996, §6.1).
 *
 * Choices: each message of a faulty general may be lost. Assumption: once a round has lost one, there is
 * nothing left to lose, which leaves exactly "the round of its first lost message and the non-empty set of
 * receivers that miss it; or never". Receivers are all that the message was scheduled for, the crashed
 * included. Memory: for each general, whether it crashed before this round, and whether in it.
 */
import { at } from '../at.ts';
import type { Battle, FaultModel, FaultProgram } from '../fault-model.ts';
import { faultModel } from '../fault-model.ts';
import type { Message } from '../message.ts';
import type { FaultFamily } from './family.ts';
import { familyOf } from './family.ts';
import { impartial } from './impartial.ts';
import { lossless } from './links.ts';
import { crashing } from './roles.ts';

/** One truth value a general. */
type Crashed<B> = { readonly before: readonly B[]; readonly now: readonly B[] };

/** A faulty general stops, possibly halfway through a round's messages. */
export const crash: FaultModel = impartial(
  faultModel({
    name: 'crash',
    family: 'crash',
    summary: 'a faulty general stops, possibly halfway through sending',
    role: crashing,
    links: lossless,
    unforgeable: false,
    argument: 'walk',
    program: <B>({ logic, army, faulty }: Battle<B>): FaultProgram<B> => {
      const nobody = Array.from({ length: army.n }, () => logic.zero);
      const start: Crashed<B> = { before: nobody, now: nobody };
      const zero = logic.zero;
      return {
        start,
        begin: ({ before, now }: Crashed<B>) => ({
          before: before.map((crashed, general) => logic.join(crashed, at(now, general))),
          now: nobody,
        }),
        deliver: ({ before, now }: Crashed<B>, round, to, addressed, choose) => {
          let allowed = logic.one;
          const missing = [...now];
          const inbox = addressed.map((message, from): Message<B> => {
            if (faulty[from] !== true || message.length === 0) return message;
            const lost = choose({ _tag: 'lost', round, from, to }, zero);
            const crashed = at(before, from);
            allowed = logic.meet(allowed, logic.not(logic.meet(crashed, lost)));
            missing[from] = logic.join(at(missing, from), lost);
            const arrives = logic.not(logic.join(crashed, lost));
            return message.map((claim) => logic.meet(claim, arrives));
          });
          return { memory: { before, now: missing }, inbox, allowed };
        },
        silenced: ({ before, now }: Crashed<B>, general) => logic.join(at(before, general), at(now, general)),
        lost: ({ before, now }: Crashed<B>) => logic.any([...before, ...now]),
      };
    },
  }),
);

export const crashFaults: FaultFamily<'crash'> = familyOf('crash', crash);
