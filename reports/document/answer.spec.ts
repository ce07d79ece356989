import { describe, expect, test } from 'vitest';
import { ask } from '../../engines/ask.ts';
import { standardLimits } from '../../engines/exhaustive/exhaustive.ts';
import type { Finding } from '../../engines/finding.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { om } from '../../model/protocols/om.ts';
import type { Bound } from '../../properties/verdict.ts';
import { drive } from '../../test-support/drive.ts';
import { questionAt } from '../../test-support/question.ts';
import { researched, subjectOf } from '../../test-support/research.ts';
import { answerOf, shownSpots, toldSpots } from './answer.ts';

describe('the command of an answer', () => {
  const question = questionAt(om, { n: 4, m: 1 }, 'byzantine', 1);
  const { finding, untested } = drive(
    ask(question, {
      engine: 'exhaustive',
      reduction: true,
      limits: standardLimits,
      fuzz: { seed: 'strategos', runs: 0, path: null },
    }),
  );
  const commandFor = (parts: Partial<Finding>): string =>
    answerOf(subjectOf(om), question, { finding: { ...finding, ...parts }, untested }, []).command;

  test('of one that was found in time says no more than the question', () => {
    expect(commandFor({})).toBe('strategos check om -n 4 -m 1');
  });

  test('of one that was stopped by the clock stops there as well', () => {
    expect(commandFor({ stopped: { _tag: 'seconds', limit: 1.5 } })).toBe(
      'strategos check om -n 4 -m 1 --max-seconds 1.5',
    );
  });

  test.each<Bound>([
    { _tag: 'evaluations', limit: standardLimits.evaluations },
    { _tag: 'states', limit: standardLimits.states },
    { _tag: 'combinations', limit: standardLimits.combinations },
    { _tag: 'solver', message: 'no answer' },
  ])('of one that stopped at a limit that “check” has as well does not: $_tag', (stopped) => {
    expect(commandFor({ stopped })).toBe('strategos check om -n 4 -m 1');
  });

  test('of a sample says how large it was', () => {
    expect(commandFor({ grade: 'sampled', scenarios: 20_000n })).toBe('strategos check om -n 4 -m 1 --runs 20000');
  });
});

describe('what is told', () => {
  const report = researched([subjectOf(om), subjectOf(handshake)]);
  const told = (faults: string, column: number): readonly string[] =>
    report.atlases
      .filter((atlas) => atlas.faults === faults)
      .flatMap(toldSpots)
      .filter((spot) => spot.column === column)
      .map(({ row, answer }) => `${String(row)} ${answer.verdict}`);

  test('is the border between what breaks and what holds', () => {
    expect(told('byzantine', 1)).toEqual(['3 violated', '4 holds']);
    expect(told('loss', 0)).toEqual(['0 violated', '1 holds']);
  });

  test('and where there is none, the smallest', () => {
    expect(told('loss', 1)).toContain('0 violated');
  });

  test('is shown where it breaks', () => {
    const shown = report.atlases.flatMap(shownSpots);
    expect(shown.every(({ answer }) => answer.verdict === 'violated')).toBe(true);
    expect(report.exhibits.length).toBe(shown.length);
    expect(report.exhibits.every(({ counterexample }) => counterexample.minimality.claim === 'minimum')).toBe(true);
  });
});
