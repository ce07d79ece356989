/**
 * Decisions are compared by the names of their fields: neither what these are called nor their order makes two alike, or apart.
 */
import { expect, test } from 'vitest';
import { relabellingHolds } from '../../model/relabelling.ts';
import { forged, reordered } from '../../test-support/cases/forged.ts';
import { drawOf } from '../../test-support/draw.ts';
import { drive } from '../../test-support/drive.ts';
import { questionAt } from '../../test-support/question.ts';
import { exhaustive } from '../exhaustive/exhaustive.ts';
import { plain } from '../exhaustive/plain.ts';
import { noLimits } from '../finding.ts';
import { lawBroken } from '../lawful.ts';
import { symmetryOf } from './symmetry.ts';

test('a symmetry that only the names of fields forge is refuted, and every engine counts what the plain one does', () => {
  const question = questionAt(forged, { n: 5, m: 0 }, 'byzantine', 0);
  expect(symmetryOf(question)).toMatchObject({ alike: [], status: 'refuted' });
  expect(lawBroken(question.instance, 0, [])).toContain('not interchangeable');
  expect(drive(plain(question, noLimits)).violating['agreement']).toBe(1n);
  expect(drive(exhaustive(question, { limits: noLimits, symmetry: true })).violating['agreement']).toBe(1n);
});

test('the order in which fields are written is no asymmetry', () => {
  const question = questionAt(reordered, { n: 4, m: 0 }, 'byzantine', 0);
  expect(symmetryOf(question)).toMatchObject({ status: 'proved', alike: [0, 1, 2, 3] });
  expect(lawBroken(question.instance, 0, question.properties)).toBeNull();
  for (let seed = 0; seed < 8; seed++) expect(relabellingHolds(question.instance, [], drawOf(seed))).toBeNull();
});
