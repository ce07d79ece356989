import { afterEach, describe, expect, test } from 'vitest';
import type { Search } from '../engines/finding.ts';
import type { Bound } from '../properties/verdict.ts';
import { stoppedClock } from '../test-support/clock.ts';
import { drive } from './drive.ts';
import { gaugeBy, limitMemory, memoryBound, standardMemory } from './memory.ts';

/** Memory of which some is held, and some is left over until it is collected. */
const memoryOf = (held: number, left: number): { readonly collected: () => number } => {
  let [garbage, collections] = [left, 0];
  gaugeBy({
    usage: () => ({ heapUsed: (held + garbage) * 1_000_000, external: 1_000_000 }),
    collect: () => {
      garbage = 0;
      collections += 1;
    },
  });
  return { collected: () => collections };
};

afterEach(() => {
  gaugeBy(null);
  limitMemory(null);
});

describe('a limit of 100 MB', () => {
  test('is not reached by what is held below it', () => {
    const { collected } = memoryOf(90, 0);
    limitMemory(100);
    expect([memoryBound(), collected()]).toEqual([null, 0]);
  });

  test('is not reached by what nobody holds any more', () => {
    const { collected } = memoryOf(90, 50);
    limitMemory(100);
    expect([memoryBound(), collected()]).toEqual([null, 1]);
  });

  test('is reached by what is held, with what lies beside the heap', () => {
    memoryOf(100, 0);
    limitMemory(100);
    expect(memoryBound()).toEqual({ _tag: 'memory', limit: 100 });
  });
});

test('without a limit, a share of what the process may have is one', () => {
  memoryOf(standardMemory() + 1, 0);
  expect(memoryBound()).toEqual({ _tag: 'memory', limit: standardMemory() });
  memoryOf(standardMemory() - 2, 0);
  expect(memoryBound()).toBeNull();
});

test('what is really in use is measured, and can be collected', () => {
  limitMemory(1);
  expect(memoryBound()).toEqual({ _tag: 'memory', limit: 1 });
});

test('a search that uses more is told to stop, and what it was doing is said', async () => {
  const advance = stoppedClock();
  memoryOf(200, 0);
  limitMemory(100);
  const greedy = function* (): Search<Bound> {
    for (;;) {
      advance(50);
      const bound = yield { doing: 'placement 3', phase: 'enumerating', evaluations: 1, scenarios: 1n };
      if (bound !== undefined) return bound;
    }
  };
  expect(await drive(greedy(), { seconds: Infinity, show: () => undefined })).toEqual({
    _tag: 'memory',
    limit: 100,
    during: 'enumerating',
  });
});
