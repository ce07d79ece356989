/**
 * SHA-256, in hexadecimal digits.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** The hash of a file's bytes; `null` where it cannot be read. */
export const hashOfFile = async (path: string): Promise<string | null> => {
  try {
    return sha256(await readFile(path));
  } catch {
    return null;
  }
};
