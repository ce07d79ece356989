/**
 * From what was asked to what a report says: answers in their places, which of them are told as claims, and which attacks
 * are shown.
 */
import type { EngineAnswer } from '../../engines/ask.ts';
import type { Finding } from '../../engines/finding.ts';
import type { Premise } from '../../engines/premises.ts';
import type { Question } from '../../engines/question.ts';
import type { PlannedQuestion, Sheet } from '../../inquiry/agenda/sheets.ts';
import { commandAbout, commandText, option, withOptions, withTime } from '../../inquiry/command.ts';
import { verdictsOn } from '../../inquiry/judged.ts';
import { together } from '../../properties/verdict.ts';
import type { AnsweredQuestion, Atlas, Spot, ReportSubject } from './report.ts';

/**
 * The command that asks it again, and is stopped where this was. The other limits of a survey are those of `check`, but for
 * the size of a sample.
 */
const commandFor = (question: Question, name: string, { grade, scenarios, stopped }: Finding): string => {
  const sampled = grade === 'sampled' && stopped === null && scenarios !== null;
  const command = commandAbout('check', question, name);
  return commandText(withTime(sampled ? withOptions(command, option('--runs', String(scenarios))) : command, stopped));
};

/** An answer, from what an engine found. */
export const answerOf = (
  { protocol, module }: ReportSubject,
  question: Question,
  asked: Pick<EngineAnswer, 'finding' | 'untested'>,
  premises: readonly Premise[],
): AnsweredQuestion => {
  const { finding } = asked;
  const { instance, t } = question;
  const { stopped } = finding;
  const properties = verdictsOn(question, asked);
  const verdict = together(Object.values(properties));
  return {
    instance,
    t,
    verdict,
    properties,
    basis: {
      engine: finding.engine,
      grade: stopped === null ? finding.grade : null,
      scenarios: finding.scenarios,
      violating: finding.violating,
      evaluations: finding.evaluations,
      stopped,
    },
    premises,
    theory: instance.protocol.theory(instance.army, t, instance.faults.name),
    command: commandFor(question, module ?? protocol.name, finding),
  };
};

/** A sheet with its answers; a place whose question was not answered stays empty. */
export const atlasOf = (
  sheet: Sheet<ReportSubject>,
  answered: ReadonlyMap<PlannedQuestion, AnsweredQuestion>,
): Atlas => {
  const { subject, faults, rows, columns, places, pattern } = sheet;
  return {
    subject,
    faults,
    rows,
    columns,
    pattern,
    spots: places.flatMap((place): readonly Spot[] => {
      const answer = answered.get(place);
      return answer === undefined ? [] : [{ row: place.row, column: place.column, answer }];
    }),
  };
};

/** From three generals on there is somebody to disagree with when one is faulty. */
const LEAST_TOLD = 3;

/** The spots of a column, in order of the rows. */
const columnOf = ({ spots }: Atlas, column: number): readonly Spot[] =>
  spots.filter((spot) => spot.column === column).toSorted((a, b) => a.row - b.row);

/**
 * The spots that are told as claims: in each column those at the border between what breaks and what holds; where there is
 * none, the smallest that says something.
 */
export const toldSpots = (atlas: Atlas): readonly Spot[] =>
  atlas.columns.values.flatMap((column) => {
    const spots = columnOf(atlas, column);
    const told = spots.filter(({ row }) => row >= LEAST_TOLD || atlas.rows.name !== 'n');
    const differs = (a: Spot, b: Spot | undefined): boolean => b !== undefined && a.answer.verdict !== b.answer.verdict;
    const border = told.filter((spot, i) => differs(spot, told[i - 1]) || differs(spot, told[i + 1]));
    if (border.length > 0) return border;
    // That a protocol works where nothing can go wrong is worth no claim of its own.
    return column === 0 ? [] : (told.length > 0 ? told : spots).slice(0, 1);
  });

/** An attack on a run with more claims than this is too large to be looked at. */
const MOST_SHOWN = 120;

/** The spots whose smallest attack is shown. */
export const shownSpots = (atlas: Atlas): readonly Spot[] => {
  const broken = toldSpots(atlas).filter(
    ({ answer }) => answer.verdict === 'violated' && answer.instance.schedule.claims <= MOST_SHOWN,
  );
  const speaks = broken.some(({ answer }) => answer.theory.verdict !== 'unknown');
  return speaks ? broken : broken.slice(0, 1);
};
