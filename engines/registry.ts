/**
 * The engines there are, by the name they have on the command line and in files.
 *
 * One list feeds the command line, expectations, reports and the tests: what a new one needs besides its own folder is a
 * line here. Which of them answers where none is asked for, is chosen in `ask.ts`.
 */
import type { Engine } from './engine.ts';
import { exhaustiveEngine } from './exhaustive/engine.ts';
import type { Finding } from './finding.ts';
import { fuzzEngine } from './fuzz/engine.ts';
import { symbolicEngine } from './symbolic/engine.ts';

/** Every engine that may be asked for, in the order in which they are listed. Each says its type, because declarations are written file by file. */
const listed = [
  (): typeof exhaustiveEngine => exhaustiveEngine,
  (): typeof symbolicEngine => symbolicEngine,
  (): typeof fuzzEngine => fuzzEngine,
] as const;

type Listed = ReturnType<(typeof listed)[number]>;

export const engines: readonly Listed[] = listed.map((engine) => engine());

/** The name of an engine that may be asked for. */
export type AskedEngine = Listed['name'];

type FoundBy<Some> = Some extends Engine<string, infer Found> ? Found : never;

/** What one of them finds. */
export type EngineFinding = Finding | FoundBy<Listed>;

/** Their names. */
export const engineNames: readonly AskedEngine[] = engines.map(({ name }) => name);

const known: readonly Engine[] = engines.flatMap((engine: Engine) =>
  engine.unreduced === null ? [engine] : [engine, engine.unreduced],
);

/** The engine that a finding names. */
export const engineOf = (name: string): Engine => {
  const found = known.find((engine) => engine.name === name);
  if (found === undefined) throw new Error(`there is no engine “${name}”`);
  return found;
};

/** The engine that is meant by an answer that it gives: the first that gives it. */
export const engineThat = (answers: (engine: Engine) => boolean): Listed => {
  const found = engines.find(answers);
  if (found === undefined) throw new Error('no engine does that');
  return found;
};
