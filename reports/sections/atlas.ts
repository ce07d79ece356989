/**
 * The resilience atlas: for each protocol and family of faults the verdicts over sizes, with the border that theory draws.
 */
import { own } from '../../model/own.ts';
import type { VerdictName } from '../../properties/verdict.ts';
import type { HeatCell, HeatFacet } from '../figures/plots/heat-map.ts';
import { heatMap } from '../figures/plots/heat-map.ts';
import { listed } from '../story/words.ts';
import { atlasTable } from './claims.ts';
import type { Block, Picture, Section } from '../document/document.ts';
import { code, paragraph, section, slug, text } from '../document/document.ts';
import type { AnsweredQuestion, Atlas, ResearchReport, ReportSubject } from '../document/report.ts';

/** How an answer is known, in a letter; what a solver says without a check is no proof, and is told from samples. */
const markOf = ({ basis }: AnsweredQuestion): string =>
  basis.grade === null ? '' : basis.grade === 'solver' ? 'u' : basis.grade.slice(0, 1);

/** What the letters stand for. */
const MARKS: Readonly<Record<string, string>> = {
  e: 'e: exhaustive, every scenario was counted',
  p: 'p: by a solver, a refuted formula or an attack that it found',
  u: 'u: unchecked, the word of a solver',
  s: 's: sampled',
};

const expectedOf = ({ theory }: AnsweredQuestion): VerdictName => theory.verdict;

const cellsOf = ({ spots, rows, columns }: Atlas): readonly HeatCell[] =>
  rows.values
    .filter((row) => spots.some((spot) => spot.row === row))
    .flatMap((row) =>
      columns.values
        .filter((column) => spots.some((spot) => spot.column === column))
        .map((column): HeatCell => {
          const spot = spots.find((each) => each.row === row && each.column === column);
          return spot === undefined
            ? { n: row, column, verdict: null, expected: 'unknown' }
            : {
                n: row,
                column,
                verdict: spot.answer.verdict,
                expected: expectedOf(spot.answer),
                mark: markOf(spot.answer),
              };
        }),
    );

const letterOf = (name: string): string => (name === 'm = t' ? 't' : name === 'messages lost' ? 'k' : name.slice(0, 1));

const facetOf = (atlas: Atlas): HeatFacet => ({
  name: `${atlas.subject.protocol.name}, ${atlas.faults}`,
  cells: cellsOf(atlas),
  axes: { rows: letterOf(atlas.rows.name), columns: letterOf(atlas.columns.name) },
});

/** What the letters of the axes and of the cells mean, as far as they occur. */
const notesOf = (atlases: readonly Atlas[]): readonly string[] => {
  const axes = [...new Set(atlases.flatMap(({ rows, columns }) => [rows.name, columns.name]))];
  const meanings: Readonly<Record<string, string>> = {
    n: 'n: generals',
    'm = t': 't: at most so many are faulty, and the protocol is built for them (m = t)',
    'messages lost': 'k: at most so many messages are lost',
  };
  const marks = [...new Set(atlases.flatMap(({ spots }) => spots.map(({ answer }) => markOf(answer))))];
  return [
    `${axes.map((name) => own(meanings, name) ?? `${letterOf(name)}: ${name}`).join('; ')}.`,
    `${marks.flatMap((mark) => (MARKS[mark] === undefined ? [] : [MARKS[mark]])).join('; ')}.`,
  ];
};

const pictureOf = (subject: ReportSubject, atlases: readonly Atlas[]): Picture => {
  const { name } = subject.protocol;
  const families = listed(atlases.map(({ faults }) => faults));
  return {
    _tag: 'picture',
    id: `atlas-${slug(name)}`,
    caption: [
      text('The verdicts on '),
      code(name),
      text(
        ` under ${families} faults, with the frontier of theory; the numbers and their commands stand in the tables.`,
      ),
    ],
    figure: heatMap({
      title: `${name}: what it withstands under ${families} faults`,
      columns: 't',
      facets: atlases.map(facetOf),
      notes: notesOf(atlases),
    }),
  };
};

/** The atlas: for each protocol a heat map, and the same in tables. */
export const atlasOfReport = ({ subjects, atlases }: ResearchReport): Section => {
  const blocks: readonly Block[] = subjects.flatMap((subject): readonly Section[] => {
    const own = atlases.filter((atlas) => atlas.subject === subject && atlas.spots.length > 0);
    if (own.length === 0) return [];
    const { name } = subject.protocol;
    return [
      section(`atlas-of-${slug(name)}`, `What ${name} withstands`, [pictureOf(subject, own), ...own.map(atlasTable)]),
    ];
  });
  return section('atlas', 'The resilience atlas', [
    paragraph(
      text(
        'Every size that was asked, with as many faulty as the protocol is built for. Where the literature speaks, its frontier stands between the verdicts; where it is silent, only they do.',
      ),
    ),
    ...blocks,
  ]);
};
