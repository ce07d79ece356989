/**
 * Omission faults: a faulty general follows the protocol, but some of its messages do not arrive (Hadzilacos 1984; Perry and
 * Toueg 1986). Under `send-omission` these are messages that it sends, under `receive-omission` those that are sent to it, under
 * `omission` both.
 *
 * Choices: each such message may be lost. Nothing is forbidden. Memory: whether one was.
 */
import type { Battle, FaultModel, FaultProgram, Role } from '../fault-model.ts';
import { faultModel } from '../fault-model.ts';
import type { Message } from '../message.ts';
import type { FaultFamily } from './family.ts';
import { familyOf } from './family.ts';
import { impartial } from './impartial.ts';
import { lossless } from './links.ts';
import { omitting, omittingToReceive, omittingToSend } from './roles.ts';

const omissions = (name: string, role: Role, summary: string): FaultModel => {
  const { sent, received } = role.loses;
  return impartial(
    faultModel({
      name,
      family: name,
      summary,
      role,
      links: lossless,
      unforgeable: false,
      argument: null,
      program: <B>({ logic, faulty }: Battle<B>): FaultProgram<B> => ({
        start: [logic.zero],
        begin: (memory) => memory,
        deliver: ([before = logic.zero]: readonly B[], round, to, addressed, choose) => {
          let any = before;
          const inbox = addressed.map((message, from): Message<B> => {
            const fragile = (sent && faulty[from] === true) || (received && faulty[to] === true);
            if (!fragile || message.length === 0) return message;
            const lost = choose({ _tag: 'lost', round, from, to }, logic.zero);
            any = logic.join(any, lost);
            return message.map((claim) => logic.meet(claim, logic.not(lost)));
          });
          return { memory: [any], inbox, allowed: logic.one };
        },
        silenced: () => logic.zero,
        lost: ([any = logic.zero]: readonly B[]) => any,
      }),
    }),
  );
};

/** A faulty general omits to send. */
export const sendOmission: FaultModel = omissions(
  'send-omission',
  omittingToSend,
  'messages from a faulty general may be lost',
);

/** A faulty general omits to receive. */
export const receiveOmission: FaultModel = omissions(
  'receive-omission',
  omittingToReceive,
  'messages to a faulty general may be lost',
);

/** A faulty general omits to send and to receive. */
export const omission: FaultModel = omissions('omission', omitting, 'messages from or to a faulty general may be lost');

export const sendOmissionFaults: FaultFamily<'send-omission'> = familyOf('send-omission', sendOmission, {
  like: 'crash',
});

export const omissionFaults: FaultFamily<'omission'> = familyOf('omission', omission, { like: 'crash' });

export const receiveOmissionFaults: FaultFamily<'receive-omission'> = familyOf('receive-omission', receiveOmission, {
  like: 'crash',
});
