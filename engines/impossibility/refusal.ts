/**
 * Refusals: why an argument does not apply, and what might.
 */
import * as E from 'fp-ts/lib/Either.js';
import { generals } from '../../model/army.ts';
import type { Instance } from '../../model/instance.ts';
import type { Problem } from '../../model/problem.ts';
import type { NotApplicable } from './argument.ts';

/** The refusal for a reason, in words. */
export const notApplicable = (reason: NotApplicable['reason'], message: string): E.Either<NotApplicable, never> =>
  E.left({ _tag: 'NotApplicable', reason, message });

/** What may apply to each problem. */
const APPLICABLE: Readonly<Record<Problem, string>> = {
  broadcast: 'a broadcast is the hexagon, against at most t traitors among n ≤ 3t generals',
  consensus:
    'a consensus is the rounds, against crashes and a protocol of at most t rounds, or the hexagon, against at most t traitors among n ≤ 3t generals',
  'coordinated-attack': 'a coordinated attack is the chain of lost messages, under loss',
};

/** The refusal of a protocol that solves another problem; `subject`: what the argument is about, as a sentence. */
export const otherProblem = (subject: string, { protocol }: Instance): E.Either<NotApplicable, never> =>
  notApplicable(
    'problem',
    `${subject}, and ${protocol.name} is a ${protocol.problem} protocol; what may apply to ${APPLICABLE[protocol.problem]}`,
  );

/** Whether anybody tosses a coin: then what a general sees does not determine what it does. */
export const tossesCoins = ({ protocol, army, schedule }: Instance): boolean =>
  Array.from({ length: schedule.rounds }, (_, i) => i + 1).some((round) =>
    generals(army).some((general) => protocol.coins(army, round, general) > 0),
  );

/** The refusal of a protocol that tosses coins, by an argument about generals that see the same. */
export const randomised = (argument: string, { protocol }: Instance): E.Either<NotApplicable, never> =>
  notApplicable(
    'randomised',
    `${protocol.name} tosses coins, and ${argument} is about deterministic protocols: with coins a general that sees the same may do otherwise`,
  );
