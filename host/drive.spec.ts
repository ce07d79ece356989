import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Progress, Search } from '../engines/finding.ts';
import type { Bound } from '../properties/verdict.ts';
import { stoppedClock } from '../test-support/clock.ts';
import { drive } from './drive.ts';

const progress: Progress = { doing: 'nothing', evaluations: 3, scenarios: 7n };

/** A search that goes on until it is told to stop, and returns by what; `work` is done before each report. */
function* endless(work: (reports: number) => void = () => undefined): Search<{ bound: Bound; reports: number }> {
  for (let reports = 1; ; reports++) {
    work(reports);
    const bound = yield progress;
    if (bound !== undefined) return { bound, reports };
  }
}

/** A search that is through after so many reports. */
function* short(reports: number): Search<string> {
  for (let i = 0; i < reports; i++) yield progress;
  return 'through';
}

const quiet = { seconds: Infinity, show: (): void => undefined };

afterEach(() => {
  vi.restoreAllMocks();
});

test('a search that is not stopped runs to its end', async () => {
  expect(await drive(short(0), quiet)).toBe('through');
  expect(await drive(short(10_000), quiet)).toBe('through');
});

describe('Ctrl-C', () => {
  test('tells the search to stop, and it reports what it has', async () => {
    const { bound, reports } = await drive(
      endless((report) => {
        if (report === 5) process.emit('SIGINT');
      }),
      quiet,
    );
    expect(bound).toEqual({ _tag: 'interrupted' });
    expect(reports).toBe(5);
  });

  test('is heard while the search is at work: others have their turn', async () => {
    const advance = stoppedClock();
    setImmediate(() => process.emit('SIGINT'));
    const { bound } = await drive(
      endless(() => {
        advance(1);
      }),
      quiet,
    );
    expect(bound).toEqual({ _tag: 'interrupted' });
  });

  test('goes before the clock', async () => {
    const advance = stoppedClock();
    const { bound } = await drive(
      endless(() => {
        process.emit('SIGINT');
        advance(5_000);
      }),
      { ...quiet, seconds: 1 },
    );
    expect(bound).toEqual({ _tag: 'interrupted' });
  });

  test('once more leaves at once, with the exit code of “unknown”', async () => {
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
      throw new Error('left');
    });
    const stubborn = function* (): Search<never> {
      for (;;) {
        process.emit('SIGINT');
        yield progress;
      }
    };
    const before = process.exitCode;
    await expect(drive(stubborn(), quiet)).rejects.toThrow('left');
    process.exitCode = before;
    expect(exit).toHaveBeenCalledWith(2);
  });

  test('is left to others before and afterwards', async () => {
    const before = process.listenerCount('SIGINT');
    let during = 0;
    const count = (): void => {
      during = process.listenerCount('SIGINT');
    };
    const search = function* (): Search<void> {
      count();
      yield progress;
    };
    await drive(search(), quiet);
    expect(during).toBe(before + 1);
    expect(process.listenerCount('SIGINT')).toBe(before);
  });

  test('is left to others also where the search throws', async () => {
    const before = process.listenerCount('SIGINT');
    const broken = function* (): Search<void> {
      yield progress;
      throw new Error('broken');
    };
    await expect(drive(broken(), quiet)).rejects.toThrow('broken');
    expect(process.listenerCount('SIGINT')).toBe(before);
  });

  test('of one search does not stop the next', async () => {
    await drive(
      endless(() => process.emit('SIGINT')),
      quiet,
    );
    expect(await drive(short(3), quiet)).toBe('through');
  });
});

describe('the clock', () => {
  test('stops the search after so many seconds, and not before', async () => {
    const advance = stoppedClock();
    const { bound, reports } = await drive(
      endless(() => {
        advance(5);
      }),
      { ...quiet, seconds: 0.02 },
    );
    expect(bound).toEqual({ _tag: 'seconds', limit: 0.02 });
    // Four reports take 20 milliseconds, which is allowed.
    expect(reports).toBe(5);
  });

  test('does not stop a search that is through in time', async () => {
    expect(await drive(short(100), { ...quiet, seconds: 60 })).toBe('through');
  });
});

describe('progress', () => {
  test('is shown some twenty times a second', async () => {
    const advance = stoppedClock();
    const shown: Progress[] = [];
    const search = function* (): Search<void> {
      // Two seconds, in steps of ten milliseconds.
      for (let reports = 0; reports < 200; reports++) {
        advance(10);
        yield progress;
      }
    };
    await drive(search(), { ...quiet, show: (each) => shown.push(each) });
    expect(shown).toHaveLength(40);
    expect(shown.every((each) => each === progress)).toBe(true);
  });

  test('is not shown where it is over at once', async () => {
    stoppedClock();
    const shown: Progress[] = [];
    await drive(short(1_000), { ...quiet, show: (each) => shown.push(each) });
    expect(shown).toEqual([]);
  });
});
