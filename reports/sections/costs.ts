/**
 * What runs take: for each protocol plots beside the formulas, and a table, each number with its command.
 */
import type { Reference } from '../../model/reference.ts';
import type { CostFormula, Measure } from '../../model/costs.ts';
import { isAsSaid, measures } from '../../model/costs.ts';
import { thousands } from '../../model/thousands.ts';
import type { Series } from '../figures/plots/plot.ts';
import { plotFigure } from '../figures/plots/plot.ts';
import type { Block, Line, Picture, Section } from '../document/document.ts';
import { code, list, paragraph, section, slug, text } from '../document/document.ts';
import { bibliographyOf, citing } from '../document/references.ts';
import type { RunCost, Costs, ResearchReport } from '../document/report.ts';

const words: Readonly<Record<Measure, string>> = {
  rounds: 'rounds',
  messages: 'messages of a run',
  claims: 'claims (bits) of a run',
};

/** Whether every number is as its formula says. */
const asSaid = (costs: readonly RunCost[], measure: Measure, formula: CostFormula): boolean =>
  costs.every(
    ({ scheduled, formulas: { [measure]: said } }) => said === null || isAsSaid(formula, scheduled[measure], said),
  );

const formulaLine = (costs: Costs, measure: Measure, bibliography: readonly Reference[]): Line => {
  const formula = costs.formulas[measure];
  if (formula === null) return [text(`${words[measure]}: no formula is known here`)];
  return [
    text(`${words[measure]}: ${formula.exact ? '' : 'at most '}${formula.text} (`),
    ...citing(formula.source, bibliography),
    text(
      `), ${asSaid(costs.costs, measure, formula) ? (formula.exact ? 'as counted' : 'which no run exceeds') : 'which is NOT what was counted'}`,
    ),
  ];
};

const seriesOf = ({ costs, formulas }: Costs, measure: Measure): readonly Series[] =>
  [...new Set(costs.map(({ m }) => m))].map((m): Series => {
    const own = costs.filter((cost) => cost.m === m);
    const said = ({ at, formulas: values }: RunCost): Series['formula'] => {
      const value = values[measure];
      return value === null ? [] : [{ x: at, y: value }];
    };
    return {
      name: `m = ${String(m)}`,
      points: own.map(({ at, scheduled }) => ({ x: at, y: scheduled[measure] })),
      formula: own.flatMap(said),
      bound: formulas[measure]?.exact === false,
    };
  });

const pictureOf = (costs: Costs, measure: Measure): Picture => {
  const { subject, axis } = costs;
  const { name } = subject.protocol;
  const series = seriesOf(costs, measure);
  const formula = costs.formulas[measure];
  return {
    _tag: 'picture',
    id: `costs-${slug(name)}-${measure}`,
    caption: [
      code(name),
      text(`: ${words[measure]} against ${axis}; the numbers and their commands stand in the table.`),
    ],
    figure: plotFigure({
      title: `${name}: ${words[measure]} against ${axis}`,
      description: series
        .map(
          (each) =>
            `${each.name}: ${each.points.map(({ x, y }) => `${thousands(y)} with ${axis} = ${String(x)}`).join(', ')}.`,
        )
        .join(' '),
      x: axis === 'n' ? 'n, generals' : axis,
      y: words[measure],
      series,
      notes: [
        formula === null
          ? 'No formula is known here.'
          : `${formula.exact ? '' : 'At most '}${formula.text} (${formula.source}).`,
      ],
    }),
  };
};

const rowOf = (costs: Costs, { at, m, scheduled, formulas, command }: RunCost): readonly Line[] => [
  [text(String(at))],
  [text(String(m))],
  ...measures.flatMap((measure): readonly Line[] => {
    const formula = costs.formulas[measure];
    const value = formulas[measure];
    return [
      [text(thousands(scheduled[measure]))],
      ...(formula === null ? [] : [[text(value === null ? '–' : `${formula.exact ? '' : '≤ '}${thousands(value)}`)]]),
    ];
  }),
  [code(command)],
];

const sectionOf = (costs: Costs, bibliography: readonly Reference[]): Section => {
  const { subject, axis } = costs;
  const { name } = subject.protocol;
  return section(`costs-${slug(name)}`, name, [
    list(measures.map((measure) => formulaLine(costs, measure, bibliography))),
    ...measures.map((measure) => pictureOf(costs, measure)),
    {
      _tag: 'table',
      id: `costs-table-${slug(name)}`,
      caption: [text('What a run of '), code(name), text(' takes: as it is scheduled, and as the formulas say.')],
      columns: [
        { head: axis, kind: 'number' },
        { head: 'm', kind: 'number' },
        ...measures.flatMap((measure) => [
          { head: measure, kind: 'number' as const },
          ...(costs.formulas[measure] === null ? [] : [{ head: 'formula', kind: 'number' as const }]),
        ]),
        { head: 'command', kind: 'wide' },
      ],
      rows: costs.costs.map((cost) => rowOf(costs, cost)),
    },
  ]);
};

/** What runs take. */
export const costsSection = ({ subjects, costs }: ResearchReport): Section => {
  const bibliography = bibliographyOf({ subjects });
  const blocks: readonly Block[] = costs
    .filter((each) => each.costs.length > 0)
    .map((each) => sectionOf(each, bibliography));
  return section('costs', 'Rounds, messages and bits', [
    paragraph(
      text(
        'A message is what one general tells another in a round; a claim is one bit of it. Counted is what is scheduled, whatever is said; where a paper counts a message for each relay path, its messages are claims here.',
      ),
    ),
    ...blocks,
  ]);
};
