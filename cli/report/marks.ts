/**
 * What tells the files of our reports from anybody else’s.
 */
import { PROVENANCE_BEGINS } from '../../reports/document/provenance.ts';
import { REPORT } from '../../reports/formats/json.ts';
import { MADE_BY } from '../../reports/formats/latex-text.ts';

/** What stands in every file of ours. */
const MARKS: readonly string[] = [PROVENANCE_BEGINS, `"schema": "${REPORT}"`, 'class="strategos"', MADE_BY];

/** Whether a text is a file of a report, which a new one may take the place of. */
export const isReport = (text: string): boolean => MARKS.some((mark) => text.includes(mark));
