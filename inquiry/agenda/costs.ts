/**
 * Which runs are measured as armies grow: over n, for m = 1 and 2; where n is fixed, over the protocol’s first parameter.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Question } from '../../engines/question.ts';
import { problemOf } from '../../model/problem.ts';
import type { Protocol } from '../../model/protocol.ts';
import type { AskedOf } from '../question.ts';
import { pose } from '../question.ts';
import { valuesOf, variedOf } from './sheets.ts';

const MS: readonly number[] = [1, 2];
const LEAST = 2;
const MOST = 10;
const MOST_VALUES = 8;

/** A run that is measured: its place on the axis, and the question that has its sizes. */
export interface MeasuredRun {
  readonly at: number;
  readonly question: Question;
}

/** The runs of a protocol that are measured. */
export interface RunsMeasured {
  /** What is varied: `n`, or a parameter. */
  readonly axis: string;
  readonly runs: readonly MeasuredRun[];
}

const runAt = (protocol: Protocol, at: number, asked: AskedOf): readonly MeasuredRun[] => {
  const posed = pose({ protocol, properties: [] }, asked);
  return E.isLeft(posed) ? [] : [{ at, question: posed.right.question }];
};

/** What is run to see what a protocol takes; sizes that it does not exist at are left out. */
export const runsToMeasure = (protocol: Protocol): RunsMeasured => {
  const varied = variedOf(protocol);
  if (varied === null) {
    const sizes = Array.from({ length: MOST - LEAST + 1 }, (_, i) => LEAST + i);
    const runs = MS.flatMap((m) => sizes.filter((n) => n > m).flatMap((n) => runAt(protocol, n, { n, m })));
    return { axis: 'n', runs };
  }
  const m = problemOf(protocol).m ?? 1;
  const n = protocol.sizes.least;
  const runs = valuesOf(protocol, varied, MOST_VALUES).flatMap((value) =>
    runAt(protocol, value, { n, m, parameters: { [varied]: value } }),
  );
  return { axis: varied, runs };
};
