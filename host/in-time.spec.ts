import * as E from 'fp-ts/lib/Either.js';
import { afterEach, expect, test } from 'vitest';
import type { Work } from '../model/work.ts';
import { stoppedClock } from '../test-support/clock.ts';
import { ifInTime, inTime } from './in-time.ts';
import { startDeadline, whereWeAre } from './phase.ts';

afterEach(() => {
  startDeadline(Infinity, 0);
});

const TOO_LATE = E.left({
  _tag: 'Failure',
  exit: 2,
  message: 'the limit of 1 second was reached while telling the story',
  stopped: { stop: { _tag: 'seconds', limit: 1 }, position: { phase: 'telling the story', progress: null } },
});

test('a step is begun up to the end of the command’s time, and not after it', () => {
  const advance = stoppedClock();
  startDeadline(1, 1_000);
  advance(1_000);
  expect(ifInTime('drawing')).toEqual(E.right(null));
  advance(1);
  expect(ifInTime('telling the story')).toEqual(TOO_LATE);
  expect(whereWeAre().phase).toBe('telling the story');
});

/** Work of so many steps, in each of which something is done. */
function* steps(count: number, step: () => void): Work<string> {
  for (let i = 0; i < count; i++) {
    step();
    yield;
  }
  return 'through';
}

test('work that pauses is done, or given up in the first pause after the end of the time', async () => {
  const advance = stoppedClock();
  startDeadline(1, 1_000);
  let taken = 0;
  const step = (): void => {
    taken += 1;
    advance(100);
  };
  expect(await inTime('telling the story', steps(5, step))).toEqual(E.right('through'));
  expect(await inTime('telling the story', steps(50, step))).toEqual(TOO_LATE);
  expect(taken).toBe(11);
});

test('in the pauses of work others have their turn', async () => {
  const advance = stoppedClock();
  let heard = 0;
  let taken = 0;
  setImmediate(() => (heard = taken));
  await inTime(
    'drawing',
    steps(50, () => {
      taken += 1;
      advance(10);
    }),
  );
  expect(heard).toBe(5);
});
