/**
 * What a report asks about a protocol: a sheet of questions for each family of faults, over small sizes.
 *
 * Rows are numbers of generals, columns how many of them may be faulty, which is what the protocol is built for (m = t). Where
 * only links fail, columns are how many messages may be lost; where the number of generals is fixed, rows are the values of
 * the protocol’s first parameter. Where theory says nothing of a family, fewer sizes are asked.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Question } from '../../engines/question.ts';
import { faultFamilies } from '../../model/faults/registry.ts';
import type { Sizes } from '../../model/instance.ts';
import { problemOf } from '../../model/problem.ts';
import type { Protocol } from '../../model/protocol.ts';
import { shellPath, shellWord } from '../../model/shell.ts';
import type { QuestionSubject } from '../question.ts';
import { pose } from '../question.ts';

/** A protocol that a sheet is about. */
export interface SheetSubject extends QuestionSubject {
  /** The file it came from; `null` for a registered one. */
  readonly module: string | null;
}

/** What goes along an axis of a sheet. */
export interface Axis {
  /** How it is called: `n`, `m = t`, `messages lost`, a parameter. */
  readonly name: string;
  readonly values: readonly number[];
}

/** A question in its place. */
export interface PlannedQuestion {
  readonly row: number;
  readonly column: number;
  readonly question: Question;
}

/** The questions about a protocol under one family of faults. */
export interface Sheet<S extends SheetSubject = SheetSubject> {
  readonly subject: S;
  readonly faults: string;
  readonly rows: Axis;
  readonly columns: Axis;
  readonly places: readonly PlannedQuestion[];
  readonly pattern: string;
}

/** Runs with more claims than this are too large for a report. */
const MOST_CLAIMS = 1_200;

/** How many sizes are asked, from the smallest on, and how many generals may be faulty. */
const SPOKEN_OF = { sizes: 6, t: [1, 2] } as const;
const SILENT = { sizes: 4, t: [1] } as const;

/** Two generals are the fewest that can disagree; a protocol that needs more begins with as many as it needs. */
const sizesOf = ({ sizes: { least, most } }: Protocol, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => Math.max(2, least) + i).filter((n) => n <= most);

/** How many messages may be lost, and the values of a parameter where nothing else varies. */
const LOSSES: readonly number[] = [0, 1, 2];
const MOST_VALUES = 4;

/** The parameter that is varied where the number of generals is fixed. */
export const variedOf = ({ sizes, parameters }: Protocol): string | null =>
  sizes.least === sizes.most ? (Object.keys(parameters)[0] ?? null) : null;

/** The values of a parameter that are asked. */
export const valuesOf = ({ parameters }: Protocol, name: string, most: number = MOST_VALUES): readonly number[] => {
  const { least, most: largest } = parameters[name] ?? { least: 0, most: 0 };
  return Array.from({ length: Math.min(most, largest - least + 1) }, (_, i) => least + i);
};

/** The question, if there is such an instance and it is small. */
const questionOf = (subject: SheetSubject, sizes: Sizes, t: number, faults: string): Question | null => {
  const posed = pose(subject, { ...sizes, t, faults });
  if (E.isLeft(posed) || posed.right.question.instance.schedule.claims > MOST_CLAIMS) return null;
  return posed.right.question;
};

/** One way to fill a sheet: what a place asks. */
interface Layout {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly ask: (row: number, column: number) => Question | null;
  readonly pattern: string;
}

const nameOf = ({ protocol, module }: SheetSubject): string => shellPath(module ?? protocol.name);

const familyOption = (protocol: Protocol, faults: string): string =>
  faults === protocol.faults[0] ? '' : ` --faults ${faults}`;

const byFaulty = (subject: SheetSubject, faults: string, n: readonly number[], t: readonly number[]): Layout => ({
  rows: { name: 'n', values: n },
  columns: { name: 'm = t', values: t },
  ask: (generals, faulty) =>
    faulty < generals ? questionOf(subject, { n: generals, m: faulty }, faulty, faults) : null,
  pattern: `strategos check ${nameOf(subject)} -n N -m M${familyOption(subject.protocol, faults)}`,
});

/** Whether the members of a family are told apart by a number. */
const areNumbered = (name: string): boolean =>
  faultFamilies.some((family) => family.name === name && family.numbered !== null);

const byLosses = (subject: SheetSubject, faults: string, n: readonly number[]): Layout => {
  const { protocol } = subject;
  const m = problemOf(protocol).m ?? 1;
  const varied = variedOf(protocol);
  const [rows, sized, option]: readonly [Axis, (row: number) => Sizes, string] =
    varied === null
      ? [{ name: 'n', values: n }, (row) => ({ n: row, m }), `-n N -m ${String(m)}`]
      : [
          { name: varied, values: valuesOf(protocol, varied) },
          (row) => ({ n: protocol.sizes.least, m, parameters: { [varied]: row } }),
          `-n ${String(protocol.sizes.least)} -m ${String(m)} --param ${shellWord(`${varied}=A`)}`,
        ];
  return {
    rows,
    columns: { name: 'messages lost', values: LOSSES },
    ask: (row, column) => questionOf(subject, sized(row), 0, `${faults}:${String(column)}`),
    pattern: `strategos check ${nameOf(subject)} ${option} --faults ${faults}:K`,
  };
};

/** Whether theory says anything about the questions. */
const speaks = (places: readonly PlannedQuestion[]): boolean =>
  places.some(({ question: { instance, t } }) => {
    const { protocol, army, faults } = instance;
    return protocol.theory(army, t, faults.name).verdict !== 'unknown';
  });

const sheetOf = <S extends SheetSubject>(subject: S, faults: string): Sheet<S> => {
  const fill = ({ rows, columns, ask, pattern }: Layout): Sheet<S> => {
    const places = rows.values.flatMap((row) =>
      columns.values.flatMap((column): readonly PlannedQuestion[] => {
        const question = ask(row, column);
        return question === null ? [] : [{ row, column, question }];
      }),
    );
    return { subject, faults, rows, columns, places, pattern };
  };
  const layoutFor = (count: number, t: readonly number[]): Layout => {
    const n = sizesOf(subject.protocol, count);
    return areNumbered(faults) ? byLosses(subject, faults, n) : byFaulty(subject, faults, n, t);
  };
  const large = fill(layoutFor(SPOKEN_OF.sizes, SPOKEN_OF.t));
  // Whoever claims nothing at all, as a protocol of one's own may, is asked everything under the faults it is meant for.
  const isMeantFor = faults === subject.protocol.faults[0];
  return speaks(large.places) || isMeantFor ? large : fill(layoutFor(SILENT.sizes, SILENT.t));
};

/** A sheet for each family of faults that the protocol has a meaning under. */
export const sheetsOf = <S extends SheetSubject>(subject: S): readonly Sheet<S>[] =>
  subject.protocol.faults.map((faults) => sheetOf(subject, faults)).filter(({ places }) => places.length > 0);
