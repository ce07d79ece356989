import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { protocols } from '../test-support/protocols.ts';
import { hasSources, sourceNames, sourceOf } from './sources.ts';

test('the names are those of the registry, in its order, without it being loaded', () => {
  expect(hasSources()).toBe(true);
  expect(sourceNames()).toEqual(protocols.map(({ name }) => name));
});

test('each has a source; what is registered under no name has none', () => {
  for (const name of sourceNames()) expect(existsSync(sourceOf(name) ?? '')).toBe(true);
  expect([sourceOf('path'), sourceOf('lower-bounds'), sourceOf('om@cycle')]).toEqual([null, null, null]);
});
