/**
 * All protocols that a regression check is about: found, bundled and loaded once each, side by side.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { LoadError } from '../../host/bundle.ts';
import type { ResolvedConfig } from '../../host/config.ts';
import type { ModuleGate } from '../../host/gate.ts';
import type { Loaded } from '../../host/loaded.ts';
import type { MeasurementStore } from './store.ts';
import type { RegressionSubject } from './subject.ts';
import { loadSubject, regressionSubjectOf } from './subject.ts';

export interface Subjects {
  /** What a name stands for, or why it stands for nothing. */
  readonly find: (name: string) => Promise<E.Either<LoadError, RegressionSubject>>;
  /** The protocol of that name. */
  readonly load: (name: string) => Promise<E.Either<LoadError, Loaded>>;
}

/** A function that does its work once for each name. */
const once = <A>(work: (name: string) => Promise<A>): ((name: string) => Promise<A>) => {
  const begun = new Map<string, Promise<A>>();
  return (name) => {
    const before = begun.get(name);
    if (before !== undefined) return before;
    const now = work(name);
    begun.set(name, now);
    return now;
  };
};

export const subjectsOf = (
  config: ResolvedConfig,
  store: MeasurementStore,
  harness: string,
  gate: ModuleGate,
): Subjects => {
  const find = once((name) => regressionSubjectOf(config, store, harness, name, gate));
  const load = once(async (name): Promise<E.Either<LoadError, Loaded>> => {
    const subject = await find(name);
    return E.isLeft(subject) ? subject : loadSubject(subject.right)();
  });
  return { find, load };
};
