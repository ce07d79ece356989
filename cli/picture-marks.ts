/**
 * What tells a picture of ours from anybody else’s, in a place of each format that programs pass over: only a picture of ours is
 * written anew.
 */
import { crc32 } from 'node:zlib';

/** A PNG’s signature and its first chunk, which is always of this length. */
const PNG_HEADER = 33;

/** A chunk of a PNG: its length, its type, what is in it, and a checksum of type and contents. */
const chunk = (type: string, contents: string): Buffer => {
  const body = Buffer.from(type + contents, 'latin1');
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(contents.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** Which program made it, as the PNG specification has it (11.3.3.2, the keyword “Software”). */
const PNG_MARK = chunk('tEXt', 'Software\0Strategos');

/** A comment after the end, which a reader looks for in the last 1,024 bytes (PDF 1.7, appendix H, note 18). */
const PDF_MARK = Buffer.from('\n% drawn by Strategos\n', 'latin1');

/** Pictures with our mark in them; an SVG of ours is made with it. */
export const marked = {
  png: (bytes: Buffer): Buffer => Buffer.concat([bytes.subarray(0, PNG_HEADER), PNG_MARK, bytes.subarray(PNG_HEADER)]),
  pdf: (bytes: Buffer): Buffer => Buffer.concat([bytes, PDF_MARK]),
} as const;

/** Whether bytes are a picture of ours of that kind. */
export const isOurs: Readonly<Record<'svg' | 'png' | 'pdf', (bytes: Buffer) => boolean>> = {
  svg: (bytes) => bytes.subarray(0, 400).includes('class="strategos"'),
  png: (bytes) =>
    bytes.subarray(1, 4).toString('latin1') === 'PNG' && bytes.subarray(PNG_HEADER).indexOf(PNG_MARK) === 0,
  pdf: (bytes) =>
    bytes.subarray(0, 4).toString('latin1') === '%PDF' && bytes.subarray(-PDF_MARK.length).equals(PDF_MARK),
};
