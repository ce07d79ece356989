/**
 * What the parts of a regression check share: the store, the harness that fills it, the protocols, and the threads.
 */
import { moment, now } from '../../host/clock.ts';
import { secondsLeft } from '../../host/phase.ts';
import * as E from 'fp-ts/lib/Either.js';
import type { Cell } from '../../regression/cell.ts';
import { cellName } from '../../regression/cell.ts';
import type { Measured } from '../../regression/measured.ts';
import type { ResolvedConfig } from '../../host/config.ts';
import type { Failure } from '../../host/exit.ts';
import { fileFailure } from '../../host/exit.ts';
import type { ModuleGate } from '../../host/gate.ts';
import { harnessFingerprint } from './harness.ts';
import { asksFewest } from './measure.ts';
import type { Pool } from './pool.ts';
import { openPool } from './pool.ts';
import type { MeasurementStore } from './store.ts';
import { keep, openStore } from './store.ts';
import type { RegressionSubject } from './subject.ts';
import { subjectFingerprint } from './subject.ts';
import type { Subjects } from './subjects.ts';
import { subjectsOf } from './subjects.ts';
import type { CellAnswer } from './worker.ts';

/** How a check is to go about it. */
export interface Means {
  readonly config: ResolvedConfig;
  /** Lets the modules through that cells and counterexamples name. */
  readonly gate: ModuleGate;
  /** How long each cell may take. */
  readonly seconds: number;
  /** Whether the solver is believed; otherwise its proofs are checked. */
  readonly trustSolver: boolean;
  /** Ends it; what is done by then is kept. */
  readonly signal: AbortSignal;
  readonly warn: (message: string) => void;
}

export interface Context {
  readonly means: Means;
  readonly store: MeasurementStore;
  readonly harness: string;
  readonly subjects: Subjects;
  readonly pool: Pool;
}

/** Do something with a context; its threads are ended when it is interrupted, or fails. */
export const withContext = async <A>(means: Means, does: (context: Context) => Promise<A>): Promise<A> => {
  const { config, gate, signal, warn } = means;
  const harness = await harnessFingerprint();
  const store = openStore(config.store, warn);
  const pool = openPool();
  const stop = (): void => void pool.end();
  signal.addEventListener('abort', stop);
  let done = false;
  try {
    const result = await does({ means, store, harness, subjects: subjectsOf(config, store, harness, gate), pool });
    done = true;
    return result;
  } finally {
    signal.removeEventListener('abort', stop);
    if (!done || signal.aborted) await pool.end();
  }
};

/** What is asked, in full. Answers of a solver that was believed are kept apart from those that were checked. */
export const questionOf = (cell: Cell, { trustSolver }: Pick<Means, 'trustSolver'>): string =>
  [cellName(cell), ...(asksFewest(cell) ? ['--minimum'] : []), ...(trustSolver ? ['--trust-solver'] : [])].join(' ');

/** Whether there is nothing more to find out: only then is an answer worth keeping. */
const isFinal = (cell: Cell, { stopped, fewest }: Measured): boolean =>
  stopped === null && (!asksFewest(cell) || Object.values(fewest).every(({ proved }) => proved));

/** Keep what was measured of a cell. */
export const keepAnswer = async (
  { means, store, harness }: Context,
  cell: Cell,
  subject: RegressionSubject,
  measured: Measured,
  seconds: number,
): Promise<void> => {
  if (isFinal(cell, measured))
    await keep(store, {
      question: questionOf(cell, means),
      fingerprint: subjectFingerprint(subject),
      harness,
      measured,
      seconds,
    });
};

/** Measure a cell in a thread; `null` where that was interrupted. */
export const measureIn = async (
  { means, pool }: Context,
  cell: Cell,
  subject: RegressionSubject,
  how: { readonly minimum: boolean; readonly commit: string | null },
): Promise<CellAnswer | null> => {
  try {
    return await pool.measureCell({
      subject,
      cell,
      until: moment() + secondsLeft(now()) * 1000,
      seconds: means.seconds,
      trustSolver: means.trustSolver,
      ...how,
    });
  } catch (thrown) {
    if (means.signal.aborted) return null;
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return { result: E.left<Failure>(fileFailure(`it could not be checked: ${why}`)), seconds: 0 };
  }
};
