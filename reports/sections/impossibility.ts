/**
 * The arguments that no protocol can, told with their figures.
 */
import type { Reference } from '../../model/reference.ts';
import { argumentLines, argumentName, capitalised } from '../story/argument.ts';
import type { ReportedArgument } from '../report.ts';
import type { Block, Line, Section } from '../document/document.ts';
import { code, list, paragraph, section, slug, text } from '../document/document.ts';
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

const sectionOf = (
  { argument, figure, file, command }: ReportedArgument,
  bibliography: readonly Reference[],
): Section => {
  const { instance } = argument;
  const id = slug(file.replace(/^figures\//, '').replace(/\.svg$/, ''));
  const name = argumentName(argument);
  return section(id, `${instance.protocol.name}, ${instance.faults.name} faults: ${name.replace(/ \(.*\)$/, '')}`, [
    {
      _tag: 'picture',
      id: `${id}-figure`,
      caption: [
        ...citing(`${capitalised(name)}, run on `, bibliography),
        code(instance.protocol.name),
        text('. Told again by '),
        code(command),
        text('.'),
      ],
      figure,
    },
    ...blocksOf(argumentLines(argument), bibliography),
    { _tag: 'code', text: command },
  ]);
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
