import fc from 'fast-check';
import { expect, test } from 'vitest';
import { historyFrom, historyAfter, MOST_STEPS, redone, retouched, undone } from './history.ts';

const histories = fc
  .array(fc.oneof(fc.nat(), fc.constantFrom('undo', 'redo')))
  .map((steps) =>
    steps.reduce(
      (history, step) =>
        step === 'undo' ? undone(history) : step === 'redo' ? redone(history) : historyAfter(history, step),
      historyFrom<string | number>(0),
    ),
  );

test('undoing what was done leads back, redoing leads forth, and doing something new forgets what was taken back', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const next = historyAfter(history, 'new');
      expect(undone(next).present).toBe(history.present);
      expect(redone(undone(next))).toEqual(next);
      expect(next.future).toEqual([]);
    }),
  );
});

test('looking at something else is no step', () => {
  const history = retouched(historyAfter(historyFrom(1), 2), 3);
  expect(undone(history)).toEqual({ past: [], present: 1, future: [3] });
});

test('with nothing to undo or redo, nothing happens', () => {
  const history = historyFrom(1);
  expect(undone(history)).toBe(history);
  expect(redone(history)).toBe(history);
});

test('only so many steps are remembered', () => {
  let history = historyFrom(0);
  for (let step = 1; step <= MOST_STEPS + 7; step++) history = historyAfter(history, step);
  expect(history.past).toHaveLength(MOST_STEPS);
  expect(history.past[0]).toBe(MOST_STEPS + 6);
});
