/**
 * Files in and out: reading what was picked or dropped, and handing out what is saved.
 */
import * as E from 'fp-ts/lib/Either.js';
import { textOfBytes } from '../../certificates/utf8.ts';
import { LARGEST_FILE } from '../opening.ts';
import type { PageStore } from './store.ts';

/** The text of a file, or where it is no UTF-8; what is too large is not read to its end, and refused for that. */
const textOfFile = async (file: File): Promise<E.Either<string, string>> =>
  file.size > LARGEST_FILE * 4
    ? E.right(await file.slice(0, LARGEST_FILE * 4).text())
    : textOfBytes(new Uint8Array(await file.arrayBuffer()));

/** Open a file that was picked or dropped, or say why not. */
export const openGiven = async (file: File, { open, say }: Pick<PageStore, 'open' | 'say'>): Promise<void> => {
  const text = await textOfFile(file);
  if (E.isRight(text)) open(text.right, file.name);
  else say({ kind: 'refusal', text: `${file.name}: ${text.left}` });
};

/** Hand a text to the browser to be saved. */
export const download = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

/** Put a text where it can be pasted from; whether that was possible. */
export const copy = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    // The only way left where a page from disk may not use the clipboard.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
};
