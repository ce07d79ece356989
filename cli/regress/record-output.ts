/**
 * What is printed of a recording: what changed by it, first of all the verdicts.
 */
import pc from 'picocolors';
import type { RecordedCell, RecordedExpectations } from './record.ts';
import { inOneLine, visible } from '../../reports/formats/escape.ts';
import { changeText } from '../../reports/regression/words.ts';
import { counted } from '../../reports/story/words.ts';

const isNewVerdict = ({ changes }: RecordedCell): boolean => changes.some(({ kind }) => kind === 'verdict');

const linesOfCell = (cell: RecordedCell): readonly string[] => {
  const { isNew, changes, verdict, error, surprise } = cell;
  const name = inOneLine(cell.name);
  if (error !== null) return [`${pc.red('not recorded')} ${name}: ${visible(error)}`];
  const note = surprise === null ? [] : [pc.yellow(`  although ${inOneLine(surprise)}`)];
  if (isNew) return [`new          ${name}: ${verdict}`, ...note];
  if (changes.length === 0) return [];
  return [
    `${isNewVerdict(cell) ? pc.yellow('new verdict ') : 'changed     '} ${name}`,
    ...changes.map((change) => `  ${inOneLine(changeText(change))}`),
  ];
};

/** The lines of a recording. */
export const recordingLines = ({ file, cells, interrupted }: RecordedExpectations): readonly string[] => {
  const done = cells.filter(({ error }) => error === null);
  const verdicts = done.filter(isNewVerdict).length;
  return [
    ...cells.flatMap(linesOfCell),
    `${counted(done.length, 'cell')} recorded in ${file ?? ''}${verdicts === 0 ? '' : pc.yellow(`, ${counted(verdicts, 'verdict')} changed`)}${interrupted ? ', then it was interrupted' : ''}`,
  ];
};
