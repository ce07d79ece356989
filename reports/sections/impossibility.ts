/**
 * The arguments that no protocol can, told with their figures.
 */
import type { Reference } from '../../model/reference.ts';
import { argumentLines, argumentName, capitalised } from '../story/argument.ts';
import type { ReportedArgument } from '../document/arguments.ts';
import type { Block, Line, Section } from '../document/document.ts';
import { code, list, paragraph, section, slug, text, typed } from '../document/document.ts';
import { bibliographyOf, citing } from '../document/references.ts';
import type { ResearchReport } from '../document/report.ts';

/** Lines that are indented are points, the others are paragraphs. */
const blocksOf = (lines: readonly string[], bibliography: readonly Reference[]): readonly Block[] => {
  const blocks: Block[] = [];
  let points: Line[] = [];
  const close = (): void => {
    if (points.length > 0) blocks.push(list(points));
    points = [];
  };
  for (const line of lines) {
    if (line.startsWith('  ')) points.push(citing(line.trim(), bibliography));
    else {
      close();
      if (line !== '') blocks.push(paragraph(...citing(line, bibliography)));
    }
  }
  close();
  return blocks;
};

/** What an argument is called: as the file of its figure, which may say that it is one. */
export const figureOf = ({ file }: ReportedArgument): string =>
  slug(file.replace(/^figures\//, '').replace(/(-figure)?\.svg$/, ''));

/** An argument in full, under a title of its own. */
export const argumentSection = (
  { argument, figure, command }: ReportedArgument,
  { id, title, picture }: { readonly id: string; readonly title: string; readonly picture: string },
  bibliography: readonly Reference[],
): Section =>
  section(id, title, [
    {
      _tag: 'picture',
      id: picture,
      caption: [
        ...citing(`${capitalised(argumentName(argument))}, run on `, bibliography),
        code(argument.instance.protocol.name),
        text('. Told again by '),
        code(command),
        text('.'),
      ],
      figure,
    },
    ...blocksOf(argumentLines(argument), bibliography),
    typed(command),
  ]);

const sectionOf = (told: ReportedArgument, bibliography: readonly Reference[]): Section => {
  const { argument } = told;
  const { instance } = argument;
  const id = figureOf(told);
  const name = argumentName(argument).replace(/ \(.*\)$/, '');
  const title = `${instance.protocol.name}, ${instance.faults.name} faults: ${name}`;
  return argumentSection(told, { id, title, picture: `${id}-figure` }, bibliography);
};

/** Why no protocol can. */
export const impossibilityOf = ({ subjects, arguments: told }: ResearchReport): Section => {
  const bibliography = bibliographyOf({ subjects });
  return section('impossibility', 'Why no protocol can', [
    paragraph(
      text(
        told.length === 0
          ? 'No argument that is known here applies to these protocols under the faults that they were tried under.'
          : 'An attack on one protocol says nothing about the next. These arguments do: each is run on a protocol, and goes through for any other of its kind.',
      ),
    ),
    ...told.map((each) => sectionOf(each, bibliography)),
  ]);
};
