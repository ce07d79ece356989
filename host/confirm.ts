/**
 * A question on the terminal that is answered with yes or no. No is the answer of everything but a yes.
 */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { inOneLine } from '../reports/formats/escape.ts';

/** What is asked on; `isTTY` is set where it is a terminal. */
export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean };
}

/** Results go to stdout, so it is stderr that asks. */
const standard: Terminal = { input: process.stdin, output: process.stderr };

/** Ask, and wait for a line; `null` where nobody is there to answer. Ctrl-C and Ctrl-D say no. */
export const confirm = async (question: string, { input, output }: Terminal = standard): Promise<boolean | null> => {
  if (input.isTTY !== true || output.isTTY !== true) return null;
  const asking = createInterface({ input, output });
  try {
    const answer = await new Promise<string>((resolve) => {
      asking.once('close', () => {
        resolve('');
      });
      asking.question(`${inOneLine(question)} [y/N] `, resolve);
    });
    return /^\s*y(es)?\s*$/i.test(answer);
  } finally {
    asking.close();
  }
};
