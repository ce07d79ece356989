/**
 * The worker: it does one job, tells how far it has got, and looks up often enough to be told to stop.
 */
import type { Build } from '../data.ts';
import type { WorkerMessage, Job } from '../job.ts';
import { progressText, working } from '../job.ts';
import { thrownText } from '../../model/watched.ts';
import type { Script } from '../script.ts';
import { loadRegistered } from './registered.ts';
import { rehearsed } from './run-script.ts';

/** A job, and what the worker cannot know by itself. */
export interface WorkerOrder {
  readonly job: Job;
  readonly scripts: readonly Script[];
  readonly build: Build;
}

/** How long a search may run without looking up, in milliseconds. */
const TURN = 40;

let cancelled = false;

const tell = (answer: WorkerMessage): void => self.postMessage(answer);

const lookUp = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const work = async ({ job, scripts, build }: WorkerOrder): Promise<void> => {
  const { repertoire } = rehearsed(await loadRegistered(), scripts, build);
  const search = working(job, repertoire, build.version);
  let turn = performance.now();
  let step = search.next();
  while (step.done !== true) {
    if (performance.now() - turn > TURN) {
      tell({ _tag: 'Progress', text: progressText(step.value) });
      await lookUp();
      turn = performance.now();
    }
    step = search.next(cancelled ? { _tag: 'interrupted' } : undefined);
  }
  tell(step.value);
};

self.addEventListener('message', ({ data }: MessageEvent<WorkerOrder | 'cancel'>) => {
  if (data === 'cancel') {
    cancelled = true;
    return;
  }
  work(data).catch((error: unknown) => {
    tell({ _tag: 'Failed', message: thrownText(error) });
  });
});
