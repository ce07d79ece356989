/**
 * A setup: what is played. A protocol, its sizes, the fault model, and how many may be faulty.
 *
 * A page that answers every click at once cannot take every size: what is larger than a bound is refused with the
 * numbers, and nothing of it is laid out before that.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Question } from '../engines/question.ts';
import { pose } from '../inquiry/question.ts';
import type { Army } from '../model/army.ts';
import { armyOf, generals } from '../model/army.ts';
import { faultModelOf, standardFaults } from '../model/faults/registry.ts';
import type { Instance } from '../model/instance.ts';
import { own } from '../model/own.ts';
import type { Protocol } from '../model/protocol.ts';
import { thousands } from '../model/thousands.ts';
import type { ValidityName } from '../properties/validity.ts';
import { standardValidity } from '../properties/validity.ts';
import type { Playable, Repertoire } from './repertoire.ts';
import { playableOf } from './repertoire.ts';

/** What is played, as it is written in a link. */
export interface LinkedSetup {
  /** The key of what is played. */
  readonly protocol: string;
  readonly n: number;
  readonly m: number;
  /** At most so many are faulty. */
  readonly t: number;
  readonly values: number;
  /** The protocol's own parameters, those that are not standard. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly faults: string;
  /** Which validity is judged; `null` for the standard one. */
  readonly validity: ValidityName | null;
}

/** A setup with what it stands for. */
export interface ReadySetup {
  readonly repertoire: Repertoire;
  readonly playable: Playable;
  readonly setup: LinkedSetup;
  readonly instance: Instance;
  readonly question: Question;
}

/** More than this is not played here: the command line takes more. */
const BOUNDS = { n: 16, rounds: 24, messages: 1_000, claims: 10_000 } as const;

const tooLarge = (protocol: Protocol, { n, m }: Army, count: string, most: number, what: string): string =>
  `${protocol.name} with n = ${String(n)}, m = ${String(m)} has ${count} ${what}, and at most ${thousands(most)} are played here, so that every click is answered at once; choose smaller sizes, or use the command line`;

/** Why an army is too large to be played; counts links one by one, and stops as soon as it is. */
export const tooLargeToPlay = (protocol: Protocol, army: Army): string | null => {
  if (army.n > BOUNDS.n) return tooLarge(protocol, army, String(army.n), BOUNDS.n, 'generals');
  const rounds = protocol.rounds(army);
  if (rounds > BOUNDS.rounds) return tooLarge(protocol, army, thousands(rounds), BOUNDS.rounds, 'rounds');
  let messages = 0;
  let claims = 0;
  for (let round = 1; round <= rounds; round++)
    for (const from of generals(army))
      for (const to of generals(army)) {
        const labels = from === to ? 0 : protocol.claims(army, round, from, to).length;
        messages += labels > 0 ? 1 : 0;
        claims += labels;
        if (messages > BOUNDS.messages)
          return tooLarge(protocol, army, `more than ${thousands(BOUNDS.messages)}`, BOUNDS.messages, 'messages');
        if (claims > BOUNDS.claims)
          return tooLarge(protocol, army, `more than ${thousands(BOUNDS.claims)}`, BOUNDS.claims, 'claims');
      }
  return null;
};

/** The parameters as an army needs them to be counted: those given, else the standard ones. */
const withStandards = (protocol: Protocol, army: Army): Army => ({
  ...army,
  parameters: Object.fromEntries(
    Object.entries(protocol.parameters).map(([name, { standard }]) => [
      name,
      own(army.parameters, name) ?? standard(army),
    ]),
  ),
});

const messageOf = ({ message }: { readonly message: string }): string => message;

/** The instance that a setup stands for, or why it cannot be played. */
export const readySetup = (repertoire: Repertoire, setup: LinkedSetup): E.Either<string, ReadySetup> =>
  pipe(
    E.Do,
    E.bind('playable', () => playableOf(repertoire, setup.protocol)),
    E.let('protocol', ({ playable }) => playable.protocol),
    E.tap(() => pipe(faultModelOf(setup.faults), E.mapLeft(messageOf))),
    E.bind('army', () => pipe(armyOf(setup), E.mapLeft(messageOf))),
    E.tap(({ protocol, army }) => {
      const why = tooLargeToPlay(protocol, withStandards(protocol, army));
      return why === null ? E.right(null) : E.left(why);
    }),
    E.bind('posed', ({ playable }) =>
      pipe(
        pose(playable, { ...setup, validity: setup.validity ?? undefined }, (number) => number),
        E.mapLeft(messageOf),
      ),
    ),
    E.map(({ playable, posed: { question, validity } }) => {
      const { instance, t } = question;
      const meant = validity === standardValidity(instance) ? null : validity;
      return { repertoire, playable, setup: setupOf(playable, instance, t, meant), instance, question };
    }),
  );

/** The setup of an instance: its parameters without those that are standard. */
export const setupOf = (
  { key, protocol }: Playable,
  { army, faults }: Instance,
  t: number,
  validity: ValidityName | null,
): LinkedSetup => ({
  protocol: key,
  n: army.n,
  m: army.m,
  t,
  values: army.values,
  parameters: Object.fromEntries(
    Object.entries(army.parameters).filter(([name, value]) => own(protocol.parameters, name)?.standard(army) !== value),
  ),
  faults: faults.name,
  validity,
});

/** A protocol at sizes at which there is something to see: as those given where it can be, else four generals. */
export const setupFor = ({ key, protocol }: Playable, like: Pick<LinkedSetup, 'n' | 'm' | 't'> | null): LinkedSetup => {
  const { least, most } = protocol.sizes;
  const faults = standardFaults(protocol);
  const m = faults.generalsFail ? Math.max(1, like?.m ?? 1) : 0;
  return {
    protocol: key,
    n: Math.min(most, Math.max(least, like?.n ?? 4)),
    m,
    t: faults.generalsFail ? Math.max(1, like?.t ?? m) : 0,
    values: 2,
    parameters: {},
    faults: faults.name,
    validity: null,
  };
};
