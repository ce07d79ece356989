/**
 * Bytes as text: what is no UTF-8 is refused with its place, because a decoder that puts � there has changed what a file says.
 */
import * as E from 'fp-ts/lib/Either.js';

/** Where something is in a text; both count from 1, and a column is a character. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** The place behind a text: where its next character would be. */
export const placeBehind = (text: string): TextPlace => {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  return { line: text.split('\n').length, column: Array.from(line).length + 1 };
};

/** Where the first byte is that is no UTF-8. Each byte sequence that is none becomes a �, and a � that was written is three bytes. */
const firstWrong = (bytes: Uint8Array): { readonly offset: number; readonly before: string } => {
  const lossy = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  let index = 0;
  for (const character of lossy) {
    const isWritten = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (character === '\ufffd' && !isWritten) break;
    const code = character.codePointAt(0) ?? 0;
    offset += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    index += character.length;
  }
  return { offset, before: lossy.slice(0, index) };
};

/** The text that bytes are in UTF-8; left: where they are none. */
export const textOfBytes = (bytes: Uint8Array): E.Either<string, string> =>
  E.tryCatch(
    () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    () => {
      const { offset, before } = firstWrong(bytes);
      const { line, column } = placeBehind(before);
      const byte = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
      return `line ${String(line)}, column ${String(column)}: byte ${byte} (number ${String(offset + 1)} of the file) is no UTF-8; save the file as UTF-8`;
    },
  );
