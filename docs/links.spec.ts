/**
 * The links of the documentation lead somewhere.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentsIn, root, textOf } from '../test-support/documents.ts';
import { anchorsOf, linksOf } from '../test-support/markdown.ts';

/** The documents whose links are followed. */
const linking = [...documentsIn('.'), ...documentsIn('docs'), ...documentsIn('docs/decisions')];

describe('the links', () => {
  test.each(linking)('of %s lead somewhere', (file) => {
    const broken = linksOf(textOf(file)).filter((link) => {
      if (/^[a-z]+:/.test(link)) return false;
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? file : join(dirname(file), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(textOf(target)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

test('what is wrong would show: the links are those of a text, not those of its code; anchors as sites make them', () => {
  const text = ['# The JSON of `check`', '[a](b.md#c)', '`[d](e)`', '```text', '[f](g)', '```'].join('\n');
  expect(linksOf(text)).toEqual(['b.md#c']);
  expect(anchorsOf(text)).toEqual(['the-json-of-check']);
});
