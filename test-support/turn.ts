/**
 * Turns: no more processes at once than there are cores to run them, because the machine is shared.
 */

const AT_ONCE = 2;

const waiting: (() => void)[] = [];
let running = 0;

const enter = async (): Promise<void> => {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running += 1;
};

const leave = (): void => {
  running -= 1;
  waiting.shift()?.();
};

/** Do something as soon as it is its turn. */
export const inTurn = async <A>(work: () => Promise<A>): Promise<A> => {
  await enter();
  try {
    return await work();
  } finally {
    leave();
  }
};
