/**
 * CSV files, read to the letter of RFC 4180: its grammar (§2), with records of the same number of fields. What does not
 * obey it throws.
 *
 *     file     = record *(CRLF record) [CRLF]
 *     record   = field *(COMMA field)
 *     field    = escaped / non-escaped
 *     escaped  = DQUOTE *(TEXTDATA / COMMA / CR / LF / 2DQUOTE) DQUOTE
 */

/** `non-escaped` is without quotes, commas and line ends; the RFC’s TEXTDATA is widened to Unicode, as all readers do. */
const FIELD = /"((?:[^"]|"")*)"|([^",\r\n]*)/y;

/** The records of a file. */
export const parseCsv = (text: string): readonly (readonly string[])[] => {
  const records: string[][] = [[]];
  for (let at = 0; ;) {
    FIELD.lastIndex = at;
    const [matched, quoted, bare] = FIELD.exec(text) ?? [''];
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    at += matched.length;
    if (at === text.length) break;
    if (text.startsWith(',', at)) at += 1;
    else if (text.startsWith('\r\n', at)) {
      at += 2;
      if (at === text.length) break;
      records.push([]);
    } else throw new Error(`at ${String(at)}: neither a comma nor the end of a line: ${text.slice(at, at + 20)}`);
  }
  const [first = []] = records;
  if (records.some((record) => record.length !== first.length)) throw new Error('records of different lengths');
  return records;
};

/** The records of a file with a header, by the names that it gives. */
export const csvRecords = (text: string): readonly Readonly<Record<string, string>>[] => {
  const [header = [], ...records] = parseCsv(text);
  return records.map((record) => Object.fromEntries(header.map((name, i) => [name, record[i] ?? ''])));
};
