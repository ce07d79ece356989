import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { protocols } from '../../test-support/protocols.ts';
import { registry } from './registry.ts';

describe('the list of protocols', () => {
  test.each(registry)('$name is what its line loads, from its file', async ({ name, file, load }) => {
    const protocol = await load();
    expect(protocol.name).toBe(name);
    expect(existsSync(fileURLToPath(new URL(file, import.meta.url)))).toBe(true);
    const there: unknown = await import(/* @vite-ignore */ new URL(file, import.meta.url).href);
    expect(Object.values(there as object)).toContain(protocol);
  });

  test('names are lower case, words joined by hyphens, all different', () => {
    const names = registry.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  });

  test('each says what it is, where it is from, and what it withstands', () => {
    for (const { title, source, resilience, faults } of protocols) {
      expect([title, source, resilience].filter((text) => text === '')).toEqual([]);
      expect(faults).not.toEqual([]);
    }
  });
});
