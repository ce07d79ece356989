/**
 * The summary: what was found, in words that are put together from it.
 */
import type { VerdictName } from '../../properties/verdict.ts';
import { counted, listed } from '../story/words.ts';
import type { Block, Line } from '../document/document.ts';
import { code, list, paragraph, section, see, strong, text } from '../document/document.ts';
import { ranged } from '../document/phrases.ts';
import { bibliographyOf, citing } from '../document/references.ts';
import type { AnsweredQuestion, Atlas, ResearchReport } from '../document/report.ts';
import { agrees, answersOf } from '../document/report.ts';

/** What is said of an empty report. */
export const EMPTY_REPORT =
  'There is nothing to report: no question was answered. Either there is no size at which these protocols run and that is small enough to be searched, or the search was stopped before it found anything out.';

const total = (answers: readonly AnsweredQuestion[]): bigint =>
  answers.reduce((sum, { basis }) => sum + (basis.grade === 'exhaustive' ? (basis.scenarios ?? 0n) : 0n), 0n);

const share = (answers: readonly AnsweredQuestion[], verdict: VerdictName): readonly AnsweredQuestion[] =>
  answers.filter((answer) => answer.verdict === verdict);

/** How many questions came out how, and how that is known. */
const overall = (answers: readonly AnsweredQuestion[]): string => {
  const exhaustive = answers.filter(({ basis }) => basis.grade === 'exhaustive');
  const proved = answers.filter(({ basis, verdict }) => basis.grade === 'proof' && verdict === 'holds');
  const found = answers.filter(
    ({ basis, verdict }) => (basis.grade === 'proof' || basis.grade === 'solver') && verdict === 'violated',
  );
  const believed = answers.filter(({ basis, verdict }) => basis.grade === 'solver' && verdict === 'holds');
  const sampled = answers.filter(({ basis }) => basis.grade === 'sampled');
  const stopped = answers.filter(({ basis }) => basis.stopped !== null);
  const open = share(answers, 'unknown');
  const untested = [...share(answers, 'vacuous'), ...share(answers, 'not applicable')];
  const ways = [
    `${counted(exhaustive.length, 'was', 'were')} answered by going through every scenario, ${counted(total(answers), 'scenario')} in all`,
    ...(proved.length === 0 ? [] : [`${counted(proved.length, 'was', 'were')} proved by refuting a formula`]),
    ...(found.length === 0 ? [] : [`the attack on ${String(found.length)} was found by a solver`]),
    ...(believed.length === 0
      ? []
      : [`for ${String(believed.length)} there is only the word of a solver, which was not checked`]),
    ...(sampled.length === 0 ? [] : [`${counted(sampled.length, 'was', 'were')} only sampled, which proves nothing`]),
    ...(stopped.length === 0 ? [] : [`the search for ${String(stopped.length)} was stopped before its end`]),
  ];
  return `${counted(answers.length, 'question')} ${answers.length === 1 ? 'was' : 'were'} asked: in ${String(share(answers, 'holds').length)} the protocol holds, in ${String(share(answers, 'violated').length)} it breaks${open.length === 0 ? '' : `, and ${counted(open.length, 'is', 'are')} open`}${untested.length === 0 ? '' : `; ${counted(untested.length, 'was', 'were')} passed without a test of everything that was asked`}. Of them, ${listed(ways)}.`;
};

/** How that compares with the literature. */
const withTheory = (answers: readonly AnsweredQuestion[]): string => {
  const spoken = answers.filter((answer) => agrees(answer) !== null);
  const surprises = answers.filter((answer) => agrees(answer) === false);
  if (spoken.length === 0) return 'The literature, as the protocols cite it, says nothing about any of them.';
  return surprises.length === 0
    ? `The literature, as the protocols cite it, speaks of ${String(spoken.length)} of them, and every one came out as it says.`
    : `The literature speaks of ${String(spoken.length)} of them, and ${counted(surprises.length, 'came', 'came')} out OTHERWISE: ${surprises.map((answer) => answer.command).join('; ')}.`;
};

const WORDS: Readonly<Record<VerdictName, string>> = {
  holds: 'holds',
  violated: 'breaks',
  unknown: 'is open',
  vacuous: 'is vacuous',
  'not applicable': 'is not applicable',
};

/** “with m = t = 1 it breaks for n = 2 and 3 and holds for n = 4 to 8”. */
const columnText = ({ spots, rows, columns }: Atlas, column: number): string => {
  const own = spots.filter((spot) => spot.column === column).toSorted((a, b) => a.row - b.row);
  const runs: { readonly verdict: VerdictName; readonly rows: number[] }[] = [];
  for (const { row, answer } of own) {
    const last = runs.at(-1);
    if (last?.verdict === answer.verdict) last.rows.push(row);
    else runs.push({ verdict: answer.verdict, rows: [row] });
  }
  const parts = runs.map((run) => `${WORDS[run.verdict]} for ${rows.name} = ${ranged(run.rows)}`);
  const given =
    columns.name === 'messages lost' ? `${counted(column, 'message')} lost` : `${columns.name} = ${String(column)}`;
  return `with ${given} it ${listed(parts)}`;
};

const atlasLine = (atlas: Atlas): Line => [
  code(atlas.subject.protocol.name),
  text(` under ${atlas.faults} faults: `),
  text(
    `${atlas.columns.values
      .filter((column) => atlas.spots.some((spot) => spot.column === column))
      .map((column) => columnText(atlas, column))
      .join('; ')}.`,
  ),
];

const subjectsLine = ({ subjects }: ResearchReport): Line => [
  text('This report is about '),
  ...subjects.flatMap(({ protocol }, i): Line => [
    ...(i === 0 ? [] : [text(i === subjects.length - 1 ? ' and ' : ', ')]),
    strong(protocol.name),
    text(' ('),
    ...citing(
      protocol.title === protocol.name ? protocol.source : `${protocol.title}; ${protocol.source}`,
      bibliographyOf({ subjects }),
    ),
    text(')'),
  ]),
  text('.'),
];

/** A protocol that nothing was asked about is not passed over. */
const leftOut = ({ subjects, atlases }: ResearchReport): readonly Line[] =>
  subjects
    .filter((subject) => !atlases.some((atlas) => atlas.subject === subject))
    .map(({ protocol }) => [
      code(protocol.name),
      text(
        ` was not asked about: it is for ${String(protocol.sizes.least)} generals or more, and a run of that size is too large for a report; ask strategos check.`,
      ),
    ]);

/** The abstract, in a few sentences. */
export const abstractOf = (report: ResearchReport): Line => {
  const answers = answersOf(report);
  if (answers.length === 0) return [text(EMPTY_REPORT)];
  return [...subjectsLine(report), text(` ${overall(answers)} ${withTheory(answers)}`)];
};

/** The summary. */
export const researchSummary = (report: ResearchReport): Block => {
  const answers = answersOf(report);
  const { exhibits, arguments: told } = report;
  const least = exhibits.filter(({ counterexample }) => counterexample.minimality.claim === 'minimum').length;
  return section('summary', 'Summary', [
    paragraph(text('A verdict is about the sizes that are named, and about no others.')),
    list([...report.atlases.map(atlasLine), ...leftOut(report)]),
    paragraph(
      text(`${counted(exhibits.length, 'attack')} ${exhibits.length === 1 ? 'is' : 'are'} shown in `),
      see('counterexamples', 'the gallery'),
      text(
        `, ${String(least)} of them known to have the fewest lies. ${counted(told.length, 'argument')} ${told.length === 1 ? 'says' : 'say'} why `,
      ),
      see('impossibility', 'no protocol can do better'),
      text(
        `. ${counted(
          answers.reduce((sum, { basis }) => sum + basis.evaluations, 0),
          'evaluation',
        )} were made in all.`,
      ),
    ),
  ]);
};
