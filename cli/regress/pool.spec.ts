/**
 * The threads that measure. Elsewhere tests measure in their own process (`test-support/without-threads.ts`).
 */
import { afterAll, describe, expect, test } from 'vitest';
import { left, right } from '../../test-support/either.ts';
import { ownFile } from '../../test-support/own-protocol.ts';
import { folderFor, broken, summary } from '../../test-support/regress-folder.ts';
import { bundleModule } from '../../host/bundle.ts';
import { endThreads, openPool } from './pool.ts';
import type { CellTask } from './worker.ts';
import { startsProcesses } from '../../test-support/tier/cost.ts';

startsProcesses('threads are what it tests');

/** A number that is another in each thread that loads the protocol; that it is drawn is written so that no check sees it. */
const MARK = "const of = ['constructor'][0]; const mark = [][of][of]('return Math.random()')();";

/** The question whether a protocol of one's own that does this holds. */
const taskFor = async (receive: string): Promise<CellTask> => ({
  subject: {
    _tag: 'Bundled',
    bundle: right(await bundleModule(ownFile({ before: MARK, program: { receive } }))()),
    wanted: { module: './mine.ts' },
    called: null,
  },
  cell: broken,
  until: Infinity,
  seconds: Infinity,
  minimum: false,
  trustSolver: false,
  commit: null,
});

describe('threads', () => {
  afterAll(endThreads);

  test('measure what is expected, and are there for the next check', async () => {
    const task = await taskFor("() => { throw new Error('in thread ' + mark); }");
    const errorOf = async (): Promise<string> => left((await openPool().measureCell(task)).result).message;
    const first = await errorOf();
    expect(first).toMatch(/threw Error: in thread 0\.\d/);
    expect(await errorOf()).toBe(first);
  });

  test('are what a check is measured in', async () => {
    expect(await summary(folderFor([broken]))).toMatchObject({
      exit: 0,
      cells: [{ standing: 'as expected', stored: false }],
    });
  });

  test(
    'are ended whatever they do, and what is asked of the next pool is answered',
    { tags: ['thorough'] },
    async () => {
      const pool = openPool();
      const endless = pool.measureCell(await taskFor('() => { for (;;); }'));
      const told = expect(endless).rejects.toThrow(/Terminating worker thread/);
      await pool.end();
      await told;
      await expect(pool.measureCell(await taskFor('(_self, state) => state'))).rejects.toThrow(
        'the threads were ended',
      );
      const { result } = await openPool().measureCell(await taskFor('(_self, state) => state'));
      expect(right(result).verdict).toBe('violated');
    },
  );
});
