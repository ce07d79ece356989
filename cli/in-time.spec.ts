import * as E from 'fp-ts/lib/Either.js';
import { afterEach, expect, test } from 'vitest';
import { stoppedClock } from '../test-support/clock.ts';
import { inTimeFor } from './in-time.ts';
import { startDeadline, whereWeAre } from './phase.ts';

afterEach(() => {
  startDeadline(Infinity, 0);
});

test('a step is begun up to the end of the command’s time, and not after it', () => {
  const advance = stoppedClock();
  startDeadline(1, 1_000);
  expect(inTimeFor('making the argument', 1)).toEqual(E.right(null));
  expect(inTimeFor('making the argument', 1.1)).toMatchObject({ left: { exit: 2 } });
  advance(1_000);
  expect(inTimeFor('drawing')).toEqual(E.right(null));
  advance(1);
  expect(inTimeFor('telling the story')).toEqual(
    E.left({
      _tag: 'Failure',
      exit: 2,
      message: 'the limit of 1 second was reached while telling the story',
    }),
  );
  expect(whereWeAre().phase).toBe('telling the story');
});
