/**
 * Programs that look at their values, or keep something to themselves: recorded once more, and with other inks, they are
 * recorded differently.
 *
 * No verdict rests on that, since all engines evaluate one recording. But what such a program does is not what was recorded,
 * so its author has to hear of it. A difference that shows in none of these recordings is one that no recording shows.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Army, General } from '../army.ts';
import { generals } from '../army.ts';
import type { Protocol } from '../protocol.ts';
import type { Schedule } from '../schedule.ts';
import { labelsOf } from '../schedule.ts';
import { shapeOf } from '../tree.ts';
import { ProtocolThrew } from '../watched.ts';
import type { Calls } from './calls.ts';
import { callsOf } from './calls.ts';
import type { Ink } from './ink.ts';
import { fresh, revealing } from './ink.ts';
import type { Recording, Shape } from './recording.ts';

/** One call of an ordinary run, and its recording. */
interface Call {
  readonly where: string;
  readonly recording: Recording;
}

/** Every call of an ordinary run, with the generals in this order. */
function* everyCall(calls: Calls, army: Army, schedule: Schedule, order: readonly General[]): Generator<Call> {
  const states = new Map<General, Shape>();
  const stateOf = (general: General): Shape => states.get(general) ?? [];
  for (const self of order) {
    const recording = calls.start(self, army.values - 1);
    states.set(self, recording.result);
    yield { where: `start(${String(self)})`, recording };
  }
  for (let round = 1; round <= schedule.rounds; round++) {
    const during = `in round ${String(round)}`;
    for (const self of order)
      for (const to of order)
        if (to !== self)
          yield {
            where: `send(${String(self)}) ${during} to ${String(to)}`,
            recording: calls.send(self, stateOf(self), round, to),
          };
    for (const self of order) {
      const lengths = generals(army).map((from) => labelsOf(schedule, round, from, self).length);
      const recording = calls.receive(self, stateOf(self), round, lengths);
      states.set(self, recording.result);
      yield { where: `receive(${String(self)}) ${during}`, recording };
    }
  }
  for (const self of order) yield { where: `decide(${String(self)})`, recording: calls.decide(self, stateOf(self)) };
}

/**
 * A recording as text: all of it; or, where handles are alike, without which value is which. Then nobody can tell either
 * whether a constant is one of this call or of the program's.
 */
export const spelled = ({ operations, result }: Recording, alike: boolean): string =>
  [
    ...operations
      .filter(({ constant }) => !alike || !constant)
      .map(({ operator, operands, threshold }) => [operator, threshold, alike ? operands.length : operands].join(' ')),
    alike ? shapeOf(result) : JSON.stringify(result),
  ].join('\n');

/** The calls by where they are, as far as they can be recorded with this ink. */
const walked = (
  protocol: Protocol,
  army: Army,
  schedule: Schedule,
  ink: Ink,
  order: readonly General[],
): ReadonlyMap<string, Recording> => {
  const calls = new Map<string, Recording>();
  const ended = E.tryCatch(
    () => {
      for (const { where, recording } of everyCall(callsOf(protocol, army, schedule, ink), army, schedule, order))
        calls.set(where, recording);
    },
    (thrown) => thrown,
  );
  // What one ink makes a program throw, or hand back, is a difference like any other.
  if (E.isLeft(ended) && !(ended.left instanceof ProtocolThrew)) throw ended.left;
  return calls;
};

const LOOKS =
  'it branches on a value. A `B` stands for any truth value: compute with it by the logic, and do not compare, test or print it';

const KEEPS =
  'it keeps something between calls, or draws it. What a program knows has to be in the states that it hands back, and in nothing else';

/**
 * What shows that a program is more than its recordings; `null` where nothing does. `calls` are the recordings that are
 * evaluated. Throws `ProtocolThrew` where they cannot be made.
 */
export const revealed = (protocol: Protocol, army: Army, schedule: Schedule, calls: Calls): string | null => {
  const everybody = generals(army);
  const made = [...everyCall(calls, army, schedule, everybody)];
  const differs = (ink: Ink, order: readonly General[]): string | null => {
    const again = walked(protocol, army, schedule, ink, order);
    const other = made.find(({ where, recording }) => {
      const there = again.get(where);
      return there === undefined || spelled(there, ink.alike) !== spelled(recording, ink.alike);
    });
    return other?.where ?? null;
  };
  for (const order of [everybody, everybody.toReversed()]) {
    const where = differs(fresh, order);
    if (where !== null) return `${where} gives another result when it is called again: ${KEEPS}`;
  }
  for (const ink of revealing) {
    const where = differs(ink, everybody);
    if (where !== null) return `${where} depends on what its values are: ${LOOKS}`;
  }
  return null;
};
