/**
 * The worker: it does one job, tells how far it has got, and looks up often enough to be told to stop.
 */
import type { Answer, Job } from '../job.ts';
import { progressText, working } from '../job.ts';

/** How long a search may run without looking up, in milliseconds. */
const TURN = 40;

let cancelled = false;

const tell = (answer: Answer): void => self.postMessage(answer);

const lookUp = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const work = async (job: Job): Promise<void> => {
  const search = working(job);
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

self.addEventListener('message', ({ data }: MessageEvent<Job | 'cancel'>) => {
  if (data === 'cancel') {
    cancelled = true;
    return;
  }
  work(data).catch((error: unknown) => {
    tell({
      _tag: 'Failed',
      message: `this is a bug of Strategos: ${error instanceof Error ? error.message : String(error)}`,
    });
  });
});
