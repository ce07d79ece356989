/**
 * The explorer is for everybody: axe's rules, small screens, light and dark.
 *
 * @module-tag thorough
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Stage } from '../test-support/browser.ts';
import { axeFindings, browserPath, stage } from '../test-support/browser.ts';
import { needs } from '../test-support/tier/needs.ts';

const chromium = browserPath();

const SCENES = {
  'a lie, looked at by general 2':
    '#protocol=om&n=3&m=1&t=1&faults=byzantine&orders=1&faulty=1&lies=2.1.2:&property=validity&round=3&general=2&message=2.1.2',
  'lost messages':
    '#protocol=handshake&n=2&m=0&t=0&faults=loss&orders=1.1&lies=2.1.0:&property=agreement&round=3&message=2.1.0',
  'nothing but a refusal': '#protocol=on',
  'seven generals':
    '#protocol=om&n=7&m=2&t=2&faults=byzantine&orders=1&faulty=0.3&lies=1.0.1:,1.0.2:&property=agreement&round=4&message=1.0.1',
} as const;

const LOOKS = [
  ['light', 1280],
  ['dark', 1280],
  ['light', 360],
  ['dark', 360],
] as const;

describe('the explorer, for everybody', needs('chromium', chromium !== null), () => {
  let there: Stage;
  beforeAll(async () => {
    there = await stage(chromium ?? '');
  });
  afterAll(() => there.close());

  describe.each(LOOKS)('%s, %i wide', (colorScheme, width) => {
    test.each(Object.entries(SCENES))('axe finds nothing: %s', async (_name, address) => {
      const { page, complaints } = await there.open(address, { colorScheme, viewport: { width, height: 800 } });
      await page.locator('.message').first().waitFor();
      expect(await axeFindings(page)).toEqual([]);
      // Nothing has to be scrolled to the side.
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(complaints).toEqual([]);
      await page.close();
    });
  });
});
