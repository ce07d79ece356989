import { expect, test } from 'vitest';
import { runHere } from '../test-support/cli.ts';
import { EXIT } from '../host/exit.ts';
import type { Within } from './stoppable/within.ts';
import type { Stop } from '../host/stop.ts';
import { printUnknown } from './unknown.ts';
import * as E from 'fp-ts/lib/Either.js';

const printed = async (
  stop: Stop,
  progress: string | null,
  json = false,
  within: Within | null = null,
): Promise<string> => {
  const { out } = await runHere(() => {
    printUnknown(stop, { phase: 'shrinking', progress, within }, json);
    return Promise.resolve(E.right(EXIT.unknown));
  });
  return out;
};

test.each<[Stop, string]>([
  [{ _tag: 'seconds', limit: 1 }, 'the limit of 1 second was reached'],
  [{ _tag: 'seconds', limit: 2.5 }, 'the limit of 2.5 seconds was reached'],
  [{ _tag: 'interrupted' }, 'interrupted'],
  [{ _tag: 'memory', limit: null }, 'there was no memory left'],
  [{ _tag: 'memory', limit: 4_200_000_000 }, 'the limit of 4,200 MB of memory was reached'],
])('%j', async (stop, words) => {
  expect(await printed(stop, '3 of 4 lies')).toBe(`unknown: ${words} while shrinking; 3 of 4 lies\n`);
});

test('where nothing was covered, that is said', async () => {
  expect(await printed({ _tag: 'interrupted' }, null)).toBe(
    'unknown: interrupted while shrinking; nothing of that was covered\n',
  );
});

const place = { file: 'mine.ts', line: 3, column: 9 };

test.each<[Within, string]>([
  [{ function: 'receive', from: 'receive', place }, 'in receive (mine.ts:3:9)'],
  [{ function: 'count', from: 'receive', place }, 'in count (mine.ts:3:9), called from receive'],
  [{ function: '', from: '', place }, 'at mine.ts:3:9'],
])('where in a protocol it was: %j', async (within, words) => {
  expect(await printed({ _tag: 'interrupted' }, null, false, within)).toBe(
    `unknown: interrupted while shrinking, ${words}; nothing of that was covered\n`,
  );
  expect(JSON.parse(await printed({ _tag: 'interrupted' }, null, true, within))).toMatchObject({ within });
});

test('as one object', async () => {
  expect(JSON.parse(await printed({ _tag: 'seconds', limit: 1 }, '3 of 4', true))).toEqual({
    schema: 'strategos/unknown/1',
    verdict: 'unknown',
    stopped: { _tag: 'seconds', limit: 1 },
    phase: 'shrinking',
    progress: '3 of 4',
    within: null,
  });
});
