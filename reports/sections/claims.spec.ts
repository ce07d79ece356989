import { expect, test } from 'vitest';
import { om } from '../../model/protocols/om.ts';
import { researched, subjectOf } from '../../test-support/research.ts';
import { claimsSection } from './claims.ts';
import { researchJson } from '../formats/json.ts';
import type { ResearchReport } from '../document/report.ts';

const report = researched([subjectOf(om)]);

/** The report, had each question so many scenarios. */
const counting = (scenarios: bigint): ResearchReport => ({
  ...report,
  atlases: report.atlases.map((atlas) => ({
    ...atlas,
    spots: atlas.spots.map((spot) => ({
      ...spot,
      answer: { ...spot.answer, basis: { ...spot.answer.basis, scenarios } },
    })),
  })),
});

const said = (about: ResearchReport): string => JSON.stringify(claimsSection(about));

test('counts of up to forty digits stand in the claims in full', () => {
  const text = said(counting(24_491_453_123_615_692_418_017_394_816n));
  expect(text).toContain('24,491,453,123,615,692,418,017,394,816 scenarios');
  expect(text).not.toContain('only the size');
});

test('where one is longer, it is said where all of it is, and there it is', () => {
  const long = 10n ** 50n + 7n;
  expect(said(counting(long))).toContain('Of a count with more than 40 digits only the size is told here');
  expect(said(counting(long))).toContain('about 1.00·10^50 scenarios');
  expect(researchJson(counting(long), [])).toContain(`"scenarios": "${String(long)}"`);
});
