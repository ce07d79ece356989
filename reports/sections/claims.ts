/**
 * The claims, a table for each protocol, and the atlas that they are taken from.
 */
import type { Reference } from '../../model/reference.ts';
import { countText, READABLE_DIGITS } from '../story/words.ts';
import { toldSpots } from '../document/answer.ts';
import type { Block, Column, Line, Section, Table } from '../document/document.ts';
import { code, paragraph, section, see, slug, text } from '../document/document.ts';
import { bibliographyOf } from '../document/references.ts';
import {
  boundsText,
  brokenNames,
  claimLine,
  command,
  countsText,
  gradeText,
  theoryLine,
  verdictLine,
} from '../document/phrases.ts';
import type { AnsweredQuestion, Atlas, ResearchReport, Spot, ReportSubject } from '../document/report.ts';

const COLUMNS: readonly Column[] = [
  { head: 'claim', kind: 'wide' },
  { head: 'verdict', kind: 'narrow' },
  { head: 'evidence', kind: 'narrow' },
  { head: 'bounds', kind: 'wide' },
  { head: 'exact counts', kind: 'wide' },
  { head: 'evaluations', kind: 'number' },
  { head: 'theory', kind: 'wide' },
  { head: 'command', kind: 'wide' },
];

const rowOf = (answer: AnsweredQuestion, bibliography: readonly Reference[]): readonly Line[] => [
  claimLine(answer),
  verdictLine(answer),
  [text(gradeText(answer))],
  [text(boundsText(answer))],
  [text(countsText(answer))],
  [text(countText(answer.basis.evaluations))],
  theoryLine(answer, bibliography),
  [command(answer.command)],
];

const claimsTable = (subject: ReportSubject, atlases: readonly Atlas[], bibliography: readonly Reference[]): Table => ({
  _tag: 'table',
  id: `claims-${slug(subject.protocol.name)}`,
  caption: [
    text('Claims about '),
    code(subject.protocol.name),
    text(`, which claims: ${subject.protocol.resilience}. Each row is asked again by its command.`),
  ],
  columns: COLUMNS,
  rows: atlases.flatMap(toldSpots).map(({ answer }) => rowOf(answer, bibliography)),
});

/** Whether of some count only the size is told. */
const isShort = ({ basis }: AnsweredQuestion): boolean =>
  [basis.scenarios, ...Object.values(basis.violating)].some(
    (count) => count !== null && String(count).length > READABLE_DIGITS,
  );

/** Where the counts stand that are too long for a table. */
const fullCounts = (atlases: readonly Atlas[]): Line =>
  atlases.flatMap(toldSpots).some(({ answer }) => isShort(answer))
    ? [
        text(` Of a count with more than ${String(READABLE_DIGITS)} digits only the size is told here; `),
        code('report.json'),
        text(', which is written with '),
        code('--format json'),
        text(', has all its digits.'),
      ]
    : [];

/** The claims table: what lies at the border between what holds and what breaks. */
export const claimsSection = ({ subjects, atlases }: ResearchReport): Section => {
  const bibliography = bibliographyOf({ subjects });
  return section('claims', 'Claims', [
    paragraph(
      text(
        'Every command is one for the folder of this report. Told are the sizes at the border between what breaks and what holds, or the smallest where there is none; ',
      ),
      see('atlas', 'the atlas'),
      text(
        ' has them all. “Exhaustive” means that every scenario was covered and counted exactly; an evaluation is one step of one general, for up to 32 executions at once. What each took stands under ',
      ),
      see('provenance', 'provenance'),
      text(', since that differs from run to run.'),
      ...fullCounts(atlases),
    ),
    ...subjects.flatMap((subject): readonly Block[] => {
      const own = atlases.filter((atlas) => atlas.subject === subject);
      return own.length === 0 ? [] : [claimsTable(subject, own, bibliography)];
    }),
  ]);
};

/** What stands in a cell of the atlas: the verdict, what broke, and how many scenarios there are. */
export const cellText = ({ answer }: Spot): string => {
  const { verdict, basis } = answer;
  const what = verdict === 'violated' ? `breaks ${brokenNames(answer).join(', ')}` : verdict;
  const count = basis.grade === 'exhaustive' && basis.scenarios !== null ? ` (${countText(basis.scenarios)})` : '';
  return `${what}${count}`;
};

/** The atlas as a table: what a picture shows, in words. */
export const atlasTable = (atlas: Atlas): Table => {
  const { subject, faults, rows, columns, spots, pattern } = atlas;
  const shown = columns.values.filter((column) => spots.some((spot) => spot.column === column));
  return {
    _tag: 'table',
    id: `atlas-table-${slug(`${subject.protocol.name} ${faults}`)}`,
    caption: [
      code(subject.protocol.name),
      text(
        ` under ${faults} faults: verdicts, with the number of scenarios where they were counted. Each is asked again by `,
      ),
      command(pattern),
      text('.'),
    ],
    columns: [
      { head: rows.name, kind: 'narrow' },
      ...shown.map((column): Column => ({ head: `${columns.name} = ${String(column)}`, kind: 'wide' })),
    ],
    rows: rows.values
      .filter((row) => spots.some((spot) => spot.row === row))
      .map((row) => [
        [text(String(row))],
        ...shown.map((column): Line => {
          const spot = spots.find((each) => each.row === row && each.column === column);
          return [text(spot === undefined ? 'not asked' : cellText(spot))];
        }),
      ]),
  };
};
