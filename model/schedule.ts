/**
 * The schedule of an instance: which labels every link carries in every round.
 *
 * Made once, before anything runs, because all readings and all engines range over the same claims. Its
 * size is the size of an execution, so this is where an instance that would not fit is refused.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Army, General } from './army.ts';
import { generals } from './army.ts';
import type { Label } from './message.ts';
import type { Protocol } from './protocol.ts';
import { elementsOf } from './recording/plain.ts';
import { thousands } from './thousands.ts';

export interface Schedule {
  /** R: rounds are numbered 1..R. */
  readonly rounds: number;
  /** `links[round - 1][from][to]`: the labels of that link. */
  readonly links: readonly (readonly (readonly (readonly Label[])[])[])[];
  /** Links that carry something, over all rounds: the scheduled sends. */
  readonly messages: number;
  /** Labels over all links and rounds. */
  readonly claims: number;
}

/** Why there is no schedule. */
export interface ScheduleError {
  readonly _tag: 'TooLarge' | 'BadLabels';
  readonly message: string;
}

/** More claims than this in one execution are refused: OM(4) with 13 generals has 108,384. */
export const MOST_CLAIMS = 1_000_000;

/** More links than this over all rounds are refused, whether or not they carry anything. */
const MOST_LINKS = 2_000_000;

/** The labels of one link; nobody sends to itself. */
export const labelsOf = (schedule: Schedule, round: number, from: General, to: General): readonly Label[] =>
  schedule.links[round - 1]?.[from]?.[to] ?? [];

/** An instance's schedule, or why there is none. Stops counting as soon as a bound is passed. */
export const scheduleOf = (protocol: Protocol, army: Army): E.Either<ScheduleError, Schedule> => {
  const rounds = protocol.rounds(army);
  const tooLarge = (what: string, most: number): E.Either<ScheduleError, Schedule> =>
    E.left({
      _tag: 'TooLarge',
      message: `${protocol.name} with n = ${String(army.n)}, m = ${String(army.m)} has more than ${thousands(most)} ${what}; choose smaller sizes`,
    });
  if (!Number.isInteger(rounds) || rounds < 0)
    return E.left({
      _tag: 'BadLabels',
      message: `${protocol.name}: rounds(army) is ${String(rounds)}, not a whole number`,
    });
  if (rounds * army.n * army.n > MOST_LINKS) return tooLarge('links over all rounds', MOST_LINKS);
  const everybody = generals(army);
  let messages = 0;
  let claims = 0;
  const links: (readonly Label[])[][][] = [];
  for (let round = 1; round <= rounds; round++) {
    const table: (readonly Label[])[][] = [];
    for (const from of everybody) {
      const row: (readonly Label[])[] = [];
      for (const to of everybody) {
        const labels = from === to ? [] : elementsOf(protocol.claims(army, round, from, to));
        claims += labels.length;
        if (claims > MOST_CLAIMS) return tooLarge('claims in one execution', MOST_CLAIMS);
        if (new Set(labels).size !== labels.length)
          return E.left({
            _tag: 'BadLabels',
            message: `${protocol.name}: the labels from ${String(from)} to ${String(to)} in round ${String(round)} are not all different: ${labels.join(', ')}`,
          });
        messages += labels.length > 0 ? 1 : 0;
        row.push(labels);
      }
      table.push(row);
    }
    links.push(table);
  }
  return E.right({ rounds, links, messages, claims });
};
