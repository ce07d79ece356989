import { expect, test } from 'vitest';
import { deadline, enterPhase, noteProgress, startDeadline, tellWhereWeAre, whereWeAre } from './phase.ts';

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
