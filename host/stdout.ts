/**
 * Standard output belongs to the answer: with `--json` it is one object, and nothing else. What a module prints while it is loaded
 * or run goes to standard error instead.
 *
 * Limit: a write past Node's streams, such as `fs.writeSync(1, …)`, is not seen.
 */

/** Whether it is an answer that is being written. */
let isAnswer = false;

/** Write a piece of the answer. Where `then` is given, it is called when all that was written before is out. */
export const writeAnswer = (text: string | Uint8Array, then?: () => void): void => {
  isAnswer = true;
  try {
    process.stdout.write(text, then);
  } finally {
    isAnswer = false;
  }
};

/** From now on, what is written to standard output and is no answer goes to standard error. */
export const keepForAnswers = (): void => {
  const out = process.stdout.write.bind(process.stdout);
  const err = process.stderr.write.bind(process.stderr);
  // Each of its overloads takes the same arguments as the other stream's.
  process.stdout.write = ((...args: Parameters<typeof out>) => (isAnswer ? out : err)(...args)) as typeof out;
};
