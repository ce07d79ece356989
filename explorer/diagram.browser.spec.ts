/**
 * The diagram in a browser: as fonts really are, everything that is written stays inside and can be read.
 *
 * @module-tag thorough
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Stage } from '../test-support/browser.ts';
import { browserPath, stage } from '../test-support/browser.ts';
import { needs } from '../test-support/tier/needs.ts';

const chromium = browserPath();

/** Long words on the arrows between the outermost generals, in capitals, and as a lie. */
const LONG =
  '#protocol=sm&n=4&m=1&t=2&faults=signed&orders=1&faulty=0.1&lies=2.1.2:RETREAT%3A0.1+ATTACK%3A0.1&property=agreement&round=3';
const SIX = '#protocol=om&n=6&m=2&t=2&faults=byzantine&orders=1&faulty=1.2&property=validity&round=4';

/** What is written in the diagram outside of it, or partly. */
const OUTSIDE = `(() => {
  const svg = document.querySelector('.diagram svg').getBoundingClientRect();
  return [...document.querySelectorAll('.diagram svg text')].filter((text) => {
    const { left, right } = text.getBoundingClientRect();
    return left < svg.left || right > svg.right;
  }).map(({ textContent }) => textContent);
})()`;

/** What is written in the generals' boxes. */
const ROLES = `[...document.querySelectorAll('.head .role')].map(({ textContent }) => textContent)`;

/** By how much what is written in the generals' boxes is wider than they are. */
const TOO_WIDE = `Math.max(...[...document.querySelectorAll('.head')].flatMap((head) => {
  const room = head.querySelector('rect').getBoundingClientRect().width;
  return [...head.querySelectorAll('text')].map((text) => text.getBoundingClientRect().width - room);
}))`;

describe('the diagram', needs('chromium', chromium !== null), () => {
  let there: Stage;
  beforeAll(async () => {
    there = await stage(chromium ?? '');
  });
  afterAll(() => there.close());

  test.each([360, 480, 800, 1280])('%i wide: nothing is cut off at its edges', async (width) => {
    const { page, complaints } = await there.open(LONG, { viewport: { width, height: 800 } });
    await page.locator('.message .words').first().waitFor();
    expect(await page.evaluate(OUTSIDE)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('six generals on a phone: the commander is called one', async () => {
    const { page } = await there.open(SIX, { viewport: { width: 360, height: 800 } });
    await page.locator('.message').first().waitFor();
    expect(await page.evaluate(ROLES)).toEqual(['commander', 'traitor', 'traitor']);
    expect(await page.evaluate<number>(TOO_WIDE)).toBeLessThanOrEqual(0);
    await page.close();
  });
});
