/**
 * A worker of a regression check: measures one cell after the other, and looks for type errors.
 *
 * It is handed the bundle of the protocol, so nothing is bundled twice; a protocol is loaded once.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Cell } from '../../regression/cell.ts';
import type { Measured } from '../../regression/measured.ts';
import type { LoadError } from '../../host/bundle.ts';
import { moment, now } from '../../host/clock.ts';
import type { Failure } from '../../host/exit.ts';
import { fileFailure } from '../../host/exit.ts';
import type { Loaded } from '../../host/loaded.ts';
import { measure } from './measure.ts';
import type { RegressionSubject } from './subject.ts';
import { subjectFingerprint, loadSubject } from './subject.ts';
import type { TypeAnswer, TypeQuestion } from './type-question.ts';

/** What it is asked; all of it can be sent to a thread. */
export interface CellTask {
  readonly subject: RegressionSubject;
  readonly cell: Cell;
  readonly seconds: number;
  /** When the whole check has to be through (`moment`). */
  readonly until: number;
  readonly minimum: boolean;
  readonly trustSolver: boolean;
  readonly commit: string | null;
}

export interface CellAnswer {
  readonly result: E.Either<Failure, Measured>;
  readonly seconds: number;
}

/** By the protocol, as it is asked for. */
const known = new Map<string, Promise<E.Either<LoadError, Loaded>>>();

const loaded = (subject: RegressionSubject): Promise<E.Either<LoadError, Loaded>> => {
  const wanted = subject._tag === 'Bundled' ? [subject.bundle.file, subject.wanted, subject.called] : subject.name;
  const key = JSON.stringify([wanted, subjectFingerprint(subject)]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const now = loadSubject(subject)();
  known.set(key, now);
  return now;
};

/** Measure a cell. */
export const measureCell = async ({ subject, cell, until, ...options }: CellTask): Promise<CellAnswer> => {
  const begun = now();
  const protocol = await loaded(subject);
  const result = E.isLeft(protocol)
    ? E.left(fileFailure(protocol.left.message))
    : await measure(protocol.right, cell, {
        ...options,
        seconds: Math.min(options.seconds, Math.max(0, (until - moment()) / 1000)),
      });
  return { result, seconds: (now() - begun) / 1000 };
};

/** The type errors in protocols. TypeScript is loaded here, because it is large, and hardly ever needed. */
export const findTypeErrors = async (question: TypeQuestion): Promise<readonly TypeAnswer[]> => {
  const { typeErrorsIn } = await import('./types.ts');
  return typeErrorsIn(question);
};
