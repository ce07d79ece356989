import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { measuredAs } from '../test-support/regression.ts';
import type { Entry } from './store-codec.ts';
import { entryIn, textOfEntry } from './store-codec.ts';

/** A checksum that is good enough for tests: it depends on every letter and on its place. */
const hash = (text: string): string => String(Buffer.from(text).reduce((sum, byte) => (sum * 31 + byte) % 1e9, 7));

const entry: Entry = {
  question: 'om -n 4 -m 1',
  fingerprint: 'sha256:0',
  harness: 'h',
  measured: measuredAs(),
  seconds: 0.5,
};

const text = textOfEntry(entry, hash);

test('what is kept can be read', () => {
  expect(entryIn(text, hash)).toEqual(entry);
});

test('what is damaged, cut short or foreign is no entry', () => {
  fc.assert(
    fc.property(fc.nat({ max: text.length - 2 }), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
      const damaged = text.slice(0, at) + letter + text.slice(at + 1);
      fc.pre(damaged !== text);
      expect(entryIn(damaged, hash)).toBeNull();
      expect(entryIn(text.slice(0, at), hash)).toBeNull();
    }),
  );
  expect(['', '{}', '\n\n', `${text}more`].map((each) => entryIn(each, hash))).toEqual([null, null, null, null]);
});

test('one of another format, or with another checksum, is none', () => {
  expect(entryIn(text.replace('measured/1', 'measured/2'), hash)).toBeNull();
  expect(entryIn(text, () => 'other')).toBeNull();
});
