import { expect, test } from 'vitest';
import { om } from '../../model/protocols/om.ts';
import type { VerdictName } from '../../properties/verdict.ts';
import { researched, subjectOf } from '../../test-support/research.ts';
import { layOut } from './layout.ts';
import { documentMarkdown } from '../formats/markdown.ts';
import type { ResearchReport } from '../document/report.ts';

const report = researched([subjectOf(om)]);

/** The report, had every answer this verdict. */
const answering = (verdict: VerdictName): ResearchReport => ({
  ...report,
  atlases: report.atlases.map((atlas) => ({
    ...atlas,
    spots: atlas.spots.map((spot) => ({ ...spot, answer: { ...spot.answer, verdict } })),
  })),
});

test.each(['vacuous', 'not applicable'] as const)('a report of what is %s claims nothing', (verdict) => {
  const text = documentMarkdown(layOut(answering(verdict)));
  expect(text).toContain('passed without a test of everything that was asked');
  expect(text).toContain(`it is ${verdict} for n =`);
  expect(text).toContain('Nothing was tested of whether `om` withstands');
  expect(text).not.toMatch(/(?<!whether )`om` (withstands|does not withstand)/);
});
