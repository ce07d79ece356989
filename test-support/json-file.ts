/**
 * A file of JSON with some of its fields exchanged.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

/** A JSON object, as it is read. */
export type Json = Readonly<Record<string, unknown>>;

/** The object in a file, read afresh. */
export const parsed = (text: string): Json => JSON.parse(text) as Json;

/** The file with some fields exchanged; `undefined` leaves one out. */
export const withFields = (text: string, fields: Json): string => JSON.stringify({ ...parsed(text), ...fields });

/** Any text, any JSON, and the file with a field that is some other value, perhaps another field’s: all can be read. */
export const testNeverThrows = (text: string, decode: (file: string) => unknown): void => {
  test('nothing that is read makes it throw', () => {
    const fields = parsed(text);
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(fields)));
    const spoilt = fc
      .tuple(fc.constantFrom(...Object.keys(fields)), value)
      .map(([field, other]) => withFields(text, { [field]: other }));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), spoilt), (file) => {
        expect(() => decode(file)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
};
