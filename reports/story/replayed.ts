/**
 * What came of replaying a counterexample, in words.
 */
import type { Counterexample } from '../../counterexamples/counterexample.ts';
import type { Prescription, Replay } from '../../counterexamples/replay.ts';
import { isReplayExpected } from '../../counterexamples/replay.ts';
import type { Instance } from '../../model/instance.ts';
import type { Label } from '../../model/message.ts';
import { labelsOf } from '../../model/schedule.ts';
import { inOneLine } from '../formats/escape.ts';
import { counted, listed, messageText } from './words.ts';

const labelsText = (labels: readonly Label[]): string =>
  labels.length === 0 ? 'nothing' : inOneLine(`“${labels.join('; ')}”`);

/** "in round 2, 1 is prescribed to tell 2 “0 ordered ATTACK”, not “0 ordered RETREAT”"; claims without words go by name. */
const prescriptionText = (instance: Instance, { round, from, to, recorded, now }: Prescription): string => {
  const known = labelsOf(instance.schedule, round, from, to);
  const [is, was] = [now, recorded].map((labels) => messageText(instance, round, from, to, labels));
  const told = is === was || recorded.some((label) => !known.includes(label));
  const [here, there] = told ? [labelsText(now), labelsText(recorded)] : [is ?? '', was ?? ''];
  return `in round ${String(round)}, ${String(from)} is prescribed to tell ${String(to)} ${here}, not ${there}`;
};

/** More places than this are not told. */
const MOST_PLACES = 3;

/** What is not as it was recorded. */
const changesOf = ({ instance, differing, prescriptions }: Extract<Replay, { _tag: 'Changed' }>): string => {
  const more = prescriptions.length - MOST_PLACES;
  return [
    ...(differing.length === 0 ? [] : [`${listed(differing)} decide${differing.length === 1 ? 's' : ''} differently`]),
    ...prescriptions.slice(0, MOST_PLACES).map((each) => prescriptionText(instance, each)),
    ...(more > 0 ? [`so it is with ${counted(more, 'more message')}`] : []),
  ].join('; ');
};

/** The outcome, explained in half a sentence. */
export const explanationOf = (replayed: Replay): string => {
  switch (replayed._tag) {
    case 'Reproduced':
      return 'it violates the property, and everybody decides as recorded';
    case 'Fixed':
      return 'this attack no longer violates the property; of all others it says nothing, “strategos check” does';
    case 'Changed':
      return `it violates the property, but ${changesOf(replayed)}`;
    case 'Stale':
      return `${replayed.field}: ${replayed.message}`;
  }
};

/** The outcome, and what was expected where that is something else. */
export const outcomeOf = (file: Counterexample, replayed: Replay): string =>
  `${explanationOf(replayed)}${replayed._tag === 'Stale' || isReplayExpected(file, replayed) ? '' : `; expected: ${file.expect}`}`;

/** That the protocol is another by now, as far as fingerprints say; `null` where they say nothing. */
export const sourceRemark = ({ protocol: { fingerprint } }: Counterexample, now: string | null): string | null =>
  fingerprint === null || now === null || fingerprint === now
    ? null
    : 'the protocol’s source has changed since this was found';
