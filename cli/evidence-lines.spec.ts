import { describe, expect, test } from 'vitest';
import { check } from '../engines/check.ts';
import { noLimits } from '../engines/finding.ts';
import { om } from '../model/protocols/om.ts';
import { drive } from '../test-support/drive.ts';
import { questionAt } from '../test-support/question.ts';
import { evidenceLines } from './evidence-lines.ts';

const question = questionAt(om, { n: 4, m: 1 }, 'byzantine');

const checked = drive(
  check(question, {
    engine: 'exhaustive',
    reduction: true,
    limits: noLimits,
    fuzz: { seed: 'strategos', runs: 1, path: null },
  }),
);

/** The second line of the evidence, where a finding is as it is but for these fields. */
const covered = (more: Partial<typeof checked.finding>): string | undefined =>
  evidenceLines({
    checked: { ...checked, finding: { ...checked.finding, ...more } },
    posed: { question, validity: 'commander' },
    seconds: 1,
    premises: [],
  })[1]?.trim();

describe('what was covered', () => {
  test.each([
    [{}, 'all 34 scenarios with at most 1 faulty (55 evaluations, 1.00 s)'],
    [{ scenarios: null }, 'every scenario with at most 1 faulty, uncounted (55 evaluations, 1.00 s)'],
    // An engine that samples without drawing at random has nothing to say of a seed.
    [{ grade: 'sampled' }, 'only 34 scenarios with at most 1 faulty (55 evaluations, 1.00 s)'],
    [{ grade: 'sampled', scenarios: null }, 'some scenarios with at most 1 faulty, uncounted (55 evaluations, 1.00 s)'],
  ] as const)('%o', (more, line) => {
    expect(covered(more)).toBe(line);
  });
});
