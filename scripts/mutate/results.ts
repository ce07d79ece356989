/** What came of a group, as Stryker keeps it: the schema of mutation-testing-report-schema 2, as far as it is needed. */
import * as E from 'fp-ts/lib/Either.js';
import { z } from 'zod';
import { UNLOADED } from './loading.ts';

/** A change that was tried. */
export interface Mutant {
  readonly file: string;
  readonly line: number;
  /** The line that it begins on, without its indentation. */
  readonly context: string;
  readonly before: string;
  readonly after: string;
  readonly outcome: Outcome;
}

/**
 * `killed` includes what keeps a spec from being loaded, `survived` what no test reaches. A `timeout` is noticed: something
 * went on for ever. An `error` is no verdict: the specs could not be run.
 */
export type Outcome = 'killed' | 'timeout' | 'survived' | 'error';

/** The results are not what Stryker writes. */
export interface ResultsError {
  readonly _tag: 'ResultsError';
  readonly message: string;
}

const position = z.object({ line: z.int().positive(), column: z.int().positive() });

const tried = z.object({
  replacement: z.string(),
  statusReason: z.string().optional(),
  status: z.enum(['Killed', 'Timeout', 'Survived', 'NoCoverage', 'RuntimeError', 'CompileError', 'Ignored']),
  location: z.object({ start: position, end: position }),
});

const report = z.object({
  files: z.record(z.string(), z.object({ source: z.string(), mutants: z.array(tried) })),
});

type Report = z.infer<typeof report>;
type Tried = z.infer<typeof tried>;

/** Whether the specs noticed the mutant by what they do while they are loaded. */
const isUnloaded = (why: string | undefined): boolean => why?.includes(UNLOADED) === true;

const outcomes: Readonly<Record<Exclude<Tried['status'], 'Ignored'>, Outcome>> = {
  Killed: 'killed',
  Timeout: 'timeout',
  Survived: 'survived',
  NoCoverage: 'survived',
  RuntimeError: 'error',
  CompileError: 'error',
};

/** Code on one line, cut off where it is long. */
const oneLine = (code: string): string => {
  const line = code.replace(/\s+/g, ' ').trim();
  return line.length <= 100 ? line : `${line.slice(0, 97)}…`;
};

const mutantOf = (
  file: string,
  lines: readonly string[],
  { replacement, status, statusReason, location }: Tried,
): readonly Mutant[] => {
  if (status === 'Ignored') return [];
  const { start, end } = location;
  const touched = lines.slice(start.line - 1, end.line);
  const whole = touched.join('\n');
  const behind = (touched.at(-1) ?? '').length - (end.column - 1);
  return [
    {
      file,
      line: start.line,
      context: oneLine(touched[0] ?? ''),
      before: oneLine(whole.slice(start.column - 1, whole.length - behind)),
      after: oneLine(replacement),
      outcome: isUnloaded(statusReason) ? 'killed' : outcomes[status],
    },
  ];
};

/** What differs from machine to machine, and is not needed to see what has changed. */
const DROPPED: ReadonlySet<string> = new Set(['projectRoot', 'config', 'framework', 'testsCompleted']);

/** Of why a mutant has its status, only what is read here. */
const reasonKept = (why: unknown): string | undefined =>
  typeof why === 'string' && isUnloaded(why) ? UNLOADED : undefined;

const kept = (key: string, value: unknown): unknown =>
  DROPPED.has(key) ? undefined : key === 'statusReason' ? reasonKept(value) : value;

/** Results without what differs from machine to machine. */
export const trimmed = (text: string): string => `${JSON.stringify(JSON.parse(text), kept)}\n`;

/**
 * Results of which the survivors are forgotten, so that they are tried again. Stryker would believe it of a mutant in what is computed
 * while modules are loaded, whatever tests were added since.
 */
export const withoutSurvivors = (text: string): string =>
  JSON.stringify(JSON.parse(text), (key, value: unknown) =>
    key === 'mutants' && Array.isArray(value)
      ? value.filter((mutant) => !/^(Survived|NoCoverage)$/.test(tried.parse(mutant).status))
      : value,
  );

/** The mutants of a group, by file and line, of the text of its results. */
export const mutantsIn = (text: string): E.Either<ResultsError, readonly Mutant[]> => {
  const parsed = E.tryCatch(
    () => report.parse(JSON.parse(text)),
    (error): ResultsError => ({
      _tag: 'ResultsError',
      message: error instanceof Error ? error.message : String(error),
    }),
  );
  return E.map(({ files }: Report) =>
    Object.entries(files)
      .flatMap(([file, { source, mutants }]) => {
        const lines = source.split('\n');
        return mutants.flatMap((mutant) => mutantOf(file, lines, mutant));
      })
      .toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)),
  )(parsed);
};
