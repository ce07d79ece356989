import { afterEach, expect, test } from 'vitest';
import type { Search } from '../engines/finding.ts';
import type { Bound } from '../properties/verdict.ts';
import { stoppedClock } from '../test-support/clock.ts';
import { strategosHere } from '../test-support/cli.ts';
import { drive } from './drive.ts';
import { deadline, enterPhase, noteProgress, startDeadline, tellWhereWeAre, whereWeAre } from './phase.ts';

afterEach(() => {
  startDeadline(Infinity, 0);
});

test('a command begins by loading, with the time that it was given', () => {
  enterPhase('estimating');
  startDeadline(3, 500);
  expect(whereWeAre()).toEqual({ phase: 'loading', progress: null });
  expect(deadline()).toEqual({ seconds: 3, at: 3_500 });
});

test('a command without a limit has for ever', () => {
  startDeadline(Infinity, 500);
  expect(deadline()?.at).toBe(Infinity);
});

test('what was covered belongs to the phase in which it was', () => {
  startDeadline(3, 500);
  enterPhase('estimating');
  noteProgress('3 placements');
  enterPhase('estimating');
  expect(whereWeAre()).toEqual({ phase: 'estimating', progress: '3 placements' });
  enterPhase('shrinking');
  expect(whereWeAre()).toEqual({ phase: 'shrinking', progress: null });
});

test('a search ends with the command’s time, and says what it was doing', async () => {
  const advance = stoppedClock();
  startDeadline(2, 1_000);
  // Loading took most of it.
  advance(1_900);
  const search = function* (): Search<Bound> {
    for (;;) {
      advance(60);
      const bound = yield { doing: 'symmetry', phase: 'proving the symmetry', evaluations: 3, scenarios: 4n };
      if (bound !== undefined) return bound;
    }
  };
  const bound = await drive(search(), { seconds: 5, show: () => undefined });
  expect(bound).toEqual({ _tag: 'seconds', limit: 2, during: 'proving the symmetry' });
  expect(whereWeAre()).toEqual({ phase: 'proving the symmetry', progress: '3 evaluations, 4 scenarios covered' });
});

test('each change is told', () => {
  const told: unknown[] = [];
  tellWhereWeAre(({ phase, progress }, until) => told.push([phase, progress, until?.at]));
  startDeadline(1, 0);
  enterPhase('estimating');
  noteProgress('half of it');
  tellWhereWeAre(() => undefined);
  expect(told).toEqual([
    ['loading', null, 1_000],
    ['estimating', null, 1_000],
    ['estimating', 'half of it', 1_000],
  ]);
});

test('a command that has ended leaves no limit behind for another in the same process', async () => {
  await strategosHere(['check', 'om', '-n', '4', '-m', '1', '--max-seconds', '7']);
  expect(deadline()).toBeNull();
});
