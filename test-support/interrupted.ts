/**
 * Ctrl-C, pressed while something runs in this process.
 */

/** What comes of it if Ctrl-C is pressed as soon as it would be heard, once for each who listens. */
export const interrupted = async <A>(does: () => Promise<A>): Promise<A> => {
  const press = (event: string | symbol, listener: (...args: readonly unknown[]) => unknown): void => {
    if (event === 'SIGINT') listener();
  };
  process.on('newListener', press);
  try {
    return await does();
  } finally {
    process.off('newListener', press);
  }
};
