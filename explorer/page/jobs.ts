/**
 * Giving the worker a job. Each job has a worker of its own, so that one that does not look up can be ended.
 */
import type { WorkerMessage, Job } from '../job.ts';
import { build } from './build.ts';
import { embedded } from './embedded.ts';
import type { WorkerOrder } from './worker.ts';
import Worker from './worker.ts?worker&inline';

/** A job that is being done. */
export interface Running {
  /** It is asked to stop and say what it has; if it does not, it is ended. */
  readonly cancel: () => void;
  /** It is ended, and nothing more is heard of it. */
  readonly end: () => void;
}

/** How long a worker may take to stop, in milliseconds. */
const PATIENCE = 1_500;

/** Have a job done; `hear` is told how far it has got, and last what came of it. */
export const start = (job: Job, hear: (answer: WorkerMessage) => void): Running => {
  const worker = new Worker();
  let over = false;
  const end = (answer: WorkerMessage): void => {
    if (over) return;
    over = true;
    worker.terminate();
    hear(answer);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
    if (data._tag === 'Progress') {
      if (!over) hear(data);
    } else end(data);
  });
  worker.addEventListener('error', ({ message }) => end({ _tag: 'Failed', message: `the search ended: ${message}` }));
  const order: WorkerOrder = { job, scripts: embedded.scripts, build };
  worker.postMessage(order);
  return {
    cancel: () => {
      worker.postMessage('cancel');
      setTimeout(() => end({ _tag: 'Failed', message: 'it was interrupted' }), PATIENCE);
    },
    end: () => {
      over = true;
      worker.terminate();
    },
  };
};
