/**
 * What is printed of a recording: what changed by it, first of all the verdicts.
 */
import pc from 'picocolors';
import type { RecordedCell, Recording } from './record.ts';
import { changeText } from '../../reports/regression/words.ts';
import { counted } from '../../reports/words.ts';

const isNewVerdict = ({ changes }: RecordedCell): boolean => changes.some(({ kind }) => kind === 'verdict');

const linesOfCell = (cell: RecordedCell): readonly string[] => {
  const { name, isNew, changes, verdict, error, surprise } = cell;
  if (error !== null) return [`${pc.red('not recorded')} ${name}: ${error}`];
  const note = surprise === null ? [] : [pc.yellow(`  although ${surprise}`)];
  if (isNew) return [`new          ${name}: ${verdict}`, ...note];
  if (changes.length === 0) return [];
  return [
    `${isNewVerdict(cell) ? pc.yellow('new verdict ') : 'changed     '} ${name}`,
    ...changes.map((change) => `  ${changeText(change)}`),
  ];
};

/** The lines of a recording. */
export const recordingLines = ({ file, cells, interrupted }: Recording): readonly string[] => {
  const done = cells.filter(({ error }) => error === null);
  const verdicts = done.filter(isNewVerdict).length;
  return [
    ...cells.flatMap(linesOfCell),
    `${counted(done.length, 'cell')} recorded in ${file ?? ''}${verdicts === 0 ? '' : pc.yellow(`, ${counted(verdicts, 'verdict')} changed`)}${interrupted ? ', then it was interrupted' : ''}`,
  ];
};
