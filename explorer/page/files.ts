/**
 * Files in and out: reading what was picked or dropped, and handing out what is saved.
 */
import { LARGEST_FILE } from '../opening.ts';

/** The text of a file; what is too large is not read to its end. */
export const textOfFile = (file: File): Promise<string> => file.slice(0, LARGEST_FILE * 4).text();

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
