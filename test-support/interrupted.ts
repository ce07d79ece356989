/**
 * Ctrl-C, pressed while something runs in this process.
 */

/** What comes of it if Ctrl-C is pressed in each of its searches, once: pressed twice, it would leave at once. */
export const interrupted = async <A>(does: () => Promise<A>): Promise<A> => {
  const pressed = new Set<unknown>(process.listeners('SIGINT'));
  const pressing = setInterval(() => {
    const listener = process.listeners('SIGINT').at(-1);
    if (listener === undefined || pressed.has(listener)) return;
    pressed.add(listener);
    process.emit('SIGINT');
  }, 1);
  try {
    return await does();
  } finally {
    clearInterval(pressing);
  }
};
