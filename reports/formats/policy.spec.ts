import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { policyElement, policyOf } from './policy.ts';

test('nothing is loaded or sent, and only what is played runs scripts', () => {
  for (const kind of ['read', 'play'] as const) {
    expect(policyOf(kind)).toContain("default-src 'none'");
    expect(policyOf(kind)).toContain("connect-src 'none'");
    expect(policyOf(kind)).not.toMatch(/\*|https?:|'self'/);
  }
  expect(policyOf('read')).not.toContain('script-src');
  expect(policyOf('play')).toContain('worker-src blob:');
});

test('it is an attribute as it stands', () => {
  expect(policyElement('play')).toBe(
    `<meta http-equiv="Content-Security-Policy" content="${policyOf('play').replaceAll('"', '&quot;')}">`,
  );
});

test('the explorer’s page has it before anything else that could load something', () => {
  const page = readFileSync(new URL('../../explorer/page/index.html', import.meta.url), 'utf8');
  expect(page).toContain(`content="${policyOf('play')}"`);
  expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.search(/<(script|link|style)\b/));
});
