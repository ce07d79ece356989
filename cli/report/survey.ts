/**
 * Asking everything that a report says: sheet by sheet, then the smallest attacks that are shown.
 */
import * as E from 'fp-ts/lib/Either.js';
import { ask } from '../../engines/ask.ts';
import type { Checked } from '../../engines/check.ts';
import { check } from '../../engines/check.ts';
import type { CheckOptions } from '../../engines/check-options.ts';
import { premisesOf } from '../../engines/premises.ts';
import type { Question } from '../../engines/question.ts';
import type { PlannedQuestion, Sheet } from '../../inquiry/agenda/sheets.ts';
import { sheetsOf } from '../../inquiry/agenda/sheets.ts';
import { standardOptions } from '../../inquiry/standard-options.ts';
import { instanceTitle } from '../../model/instance.ts';
import type { Protocol } from '../../model/protocol.ts';
import type { Exhibit } from '../../reports/document/exhibit.ts';
import { exhibitsOf } from '../../reports/document/exhibit.ts';
import { answerOf, atlasOf, shownSpots } from '../../reports/document/answer.ts';
import type {
  AnsweredQuestion,
  Atlas,
  ReportedLimits,
  ResearchProvenance,
  ReportSubject,
} from '../../reports/document/report.ts';
import { now } from '../../host/clock.ts';
import { drive } from '../../host/drive.ts';
import type { Failure } from '../../host/exit.ts';
import { obeysLaws } from '../../host/load.ts';
import { version } from '../../host/package.ts';
import { solverWhenNeeded } from '../../host/solvers/solvers.ts';
import { progressLine } from '../../host/terminal.ts';

export interface SurveyOptions {
  /** For each question. */
  readonly seconds: number;
  /** Whether the solver is believed; otherwise its proofs are checked. */
  readonly trustSolver: boolean;
  readonly commit: string | null;
  /** Those that are not registered: nobody has tried the laws on them. */
  readonly own: readonly Protocol[];
}

/** Everything that was asked and found. */
export interface Surveyed {
  readonly atlases: readonly Atlas[];
  readonly exhibits: readonly Exhibit[];
  readonly limits: ReportedLimits;
  readonly times: ResearchProvenance['times'];
  readonly solver: string | null;
}

/** A report asks many questions, so of each it draws fewer scenarios. */
const FUZZ = { ...standardOptions.fuzz, runs: 20_000 };

const optionsWith = (solver: CheckOptions['solver']): CheckOptions => ({
  ...standardOptions,
  fuzz: FUZZ,
  ...(solver === undefined ? {} : { solver }),
});

/** What a survey keeps while it is under way. */
interface Books {
  readonly options: CheckOptions;
  readonly seconds: number;
  readonly times: { readonly command: string; readonly ms: number }[];
}

const timed = async <A>(books: Books, command: string, does: () => Promise<A>): Promise<A> => {
  const begun = now();
  const result = await does();
  books.times.push({ command, ms: Math.round(now() - begun) });
  return result;
};

/** Ask one question; `null` where it was interrupted. */
const answer = async (
  books: Books,
  subject: ReportSubject,
  question: Question,
  title: string,
): Promise<AnsweredQuestion | null> => {
  const line = progressLine(`${title}: `);
  const begun = now();
  const asked = await drive(ask(question, books.options), { seconds: books.seconds, show: line.show });
  line.clear();
  const { finding } = asked;
  const found = answerOf(subject, question, asked, premisesOf(question, finding, subject.established));
  books.times.push({ command: found.command, ms: Math.round(now() - begun) });
  return finding.stopped?._tag === 'interrupted' ? null : found;
};

/** A protocol of one’s own has to obey the laws first. */
const lawful = ({ subject, places }: Sheet<ReportSubject>, { own }: SurveyOptions): E.Either<Failure, unknown> => {
  if (!own.includes(subject.protocol)) return E.right(null);
  for (const { question } of places) {
    const obeys = obeysLaws(question.instance, question.t, subject.properties);
    if (E.isLeft(obeys))
      return E.left({ ...obeys.left, message: `${instanceTitle(question.instance)}: ${obeys.left.message}` });
  }
  return E.right(null);
};

/** The smallest attack on what broke: of several properties the one that takes the fewest lies. */
const smallestOf = ({ attacks }: Checked): Checked['attacks'] =>
  attacks.toSorted((a, b) => a.minimality.lies - b.minimality.lies).slice(0, 1);

/** The attacks that are shown of an atlas; `null` where the search was interrupted. */
const exhibitsFor = async (
  books: Books,
  sheet: Sheet<ReportSubject>,
  atlas: Atlas,
  commit: string | null,
): Promise<readonly Exhibit[] | null> => {
  const { subject } = sheet;
  const { name } = subject.protocol;
  const exhibits: Exhibit[] = [];
  for (const { row, column, answer: found } of shownSpots(atlas)) {
    const place = sheet.places.find((each) => each.row === row && each.column === column);
    if (place === undefined) continue;
    const line = progressLine(`${found.command} --minimum: `);
    const checked = await timed(books, `${found.command} --minimum`, () =>
      drive(check(place.question, { ...books.options, minimum: true }), { seconds: books.seconds, show: line.show }),
    );
    line.clear();
    if (checked.finding.stopped?._tag === 'interrupted') return null;
    exhibits.push(
      ...exhibitsOf(
        { ...checked, attacks: smallestOf(checked) },
        {
          version: version(),
          commit,
          fingerprints: subject.fingerprint === null ? {} : { [name]: subject.fingerprint },
          folder: 'counterexamples',
          module: subject.module,
        },
      ),
    );
  }
  return exhibits;
};

/** Ask everything; `null` where it was interrupted. */
export const survey = async (
  subjects: readonly ReportSubject[],
  options: SurveyOptions,
): Promise<E.Either<Failure, Surveyed | null>> => {
  const { seconds, trustSolver, commit } = options;
  const solver = solverWhenNeeded('auto', trustSolver);
  const books: Books = { options: optionsWith(solver), seconds, times: [] };
  const atlases: Atlas[] = [];
  const exhibits: Exhibit[] = [];
  for (const sheet of subjects.flatMap(sheetsOf)) {
    const obeys = lawful(sheet, options);
    if (E.isLeft(obeys)) return obeys;
    const answered = new Map<PlannedQuestion, AnsweredQuestion>();
    for (const place of sheet.places) {
      const title = `${sheet.subject.protocol.name}, ${sheet.faults}, ${String(answered.size + 1)} of ${String(sheet.places.length)}`;
      const found = await answer(books, sheet.subject, place.question, title);
      if (found === null) return E.right(null);
      answered.set(place, found);
    }
    const atlas = atlasOf(sheet, answered);
    atlases.push(atlas);
    const shown = await exhibitsFor(books, sheet, atlas, commit);
    if (shown === null) return E.right(null);
    exhibits.push(...shown);
  }
  const { evaluations, states, combinations } = standardOptions.limits;
  return E.right({
    atlases,
    exhibits,
    times: books.times,
    solver: solver.name(),
    limits: {
      evaluations,
      states,
      combinations,
      runs: FUZZ.runs,
      seed: FUZZ.seed,
      seconds: Number.isFinite(seconds) ? seconds : null,
    },
  });
};
