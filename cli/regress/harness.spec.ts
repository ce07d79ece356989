import { expect, test } from 'vitest';
import { harnessModules, HARNESS_PARTS } from './harness.ts';

test.each(HARNESS_PARTS)('%s has a part in what is measured, and is there', async (part) => {
  const modules = await harnessModules();
  expect(modules.filter((module) => module.startsWith(`${part}/`) || module.startsWith(`${part}.`))).not.toEqual([]);
});

test('protocols have fingerprints of their own; what runs them over graphs has none', async () => {
  const modules = await harnessModules();
  expect(modules).not.toContain('model/protocols/om.ts');
  expect(modules).toContain('model/protocols/sparse.ts');
  expect(modules).toContain('model/protocols/named.ts');
});
