/**
 * The explorer’s page in a real browser, against the author of the file, the link or the protocol: nothing leads out of it, and
 * no file and no address breaks it.
 *
 * @module-tag thorough
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Stage, Window } from '../test-support/browser.ts';
import { browserPath, stage } from '../test-support/browser.ts';
import { needs } from '../test-support/tier/needs.ts';
import { STOPPED, waysOut } from '../test-support/escaping.ts';

const chromium = browserPath();

const EXAMPLE = readFileSync(new URL('../counterexamples/om/validity-n3-m1.json', import.meta.url), 'utf8');

const LINK = 'protocol=om&n=3&m=1&t=1&faults=byzantine&orders=1&faulty=1&lies=2.1.2:&property=validity&round=3';

/** A text with a piece of it exchanged for another. */
const mutated = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.nat(text.length),
      fc.nat(12),
      fc.oneof(
        fc.string(),
        fc.string({ unit: 'binary' }),
        fc.constantFrom('-1', '1e99', '""', '__proto__', '<b>', '%', '&n=2'),
      ),
    )
    .map(([at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length));

/** Drop a file on the page, as the browser would. */
const drop = (page: Page, text: string): Promise<void> =>
  page.evaluate(`(() => {
    const files = new DataTransfer();
    files.items.add(new File([${JSON.stringify(text)}], 'dropped.json'));
    dispatchEvent(new DragEvent('drop', { dataTransfer: files, cancelable: true }));
    return new Promise((resolve) => requestAnimationFrame(resolve));
  })()`);

/** Lead the page to another address. */
const lead = (page: Page, hash: string): Promise<void> =>
  page.evaluate(
    `{ location.hash = ${JSON.stringify(hash)}; new Promise((resolve) => requestAnimationFrame(resolve)); }`,
  );

/** That the page still stands, after nothing that it had to complain of. */
const expectAlive = async ({ page, complaints }: Window): Promise<void> => {
  expect(await page.locator('#step').innerText()).not.toBe('');
  expect(await page.locator('.verdict').count()).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
};

describe('the explorer', needs('chromium', chromium !== null), () => {
  let there: Stage;
  beforeAll(async () => {
    there = await stage(chromium ?? '');
  });
  afterAll(() => there.close());

  test('lets nothing out, and its worker works', async () => {
    const { page, complaints } = await there.open(`#${LINK}`);
    await page.locator('#verdict-validity.broken').waitFor();
    await page.getByRole('button', { name: 'Find me a violation' }).click();
    await page.locator('#notice p').waitFor();
    expect(complaints).toEqual([]);
    expect(await waysOut(page)).toEqual({ open: [], stopped: STOPPED });
    await page.close();
  });

  test('no dropped file breaks it', async () => {
    const window = await there.open();
    await window.page.locator('.message').first().waitFor();
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated(EXAMPLE), fc.json(), fc.string({ unit: 'binary' })), async (text) => {
        await drop(window.page, text);
        await expectAlive(window);
      }),
      { numRuns: 40, endOnFailure: true },
    );
    await window.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'old.json', mimeType: '', buffer: Buffer.from('{\n"é": 1}', 'latin1') });
    await window.page.locator('#notice p', { hasText: 'old.json: line 2, column 2: byte E9' }).waitFor();
    // It was dropped where files are taken: a good one is opened.
    await drop(window.page, EXAMPLE);
    await window.page.locator('#notice p', { hasText: 'reproduced' }).waitFor();
    await window.page.close();
  });

  test('no address breaks it', async () => {
    const window = await there.open();
    await window.page.locator('.message').first().waitFor();
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated(LINK), fc.string({ unit: 'binary' }), fc.webFragments()), async (hash) => {
        await lead(window.page, hash);
        await expectAlive(window);
      }),
      { numRuns: 40, endOnFailure: true },
    );
    await lead(window.page, LINK);
    await window.page.locator('#verdict-validity.broken').waitFor();
    await window.page.close();
  });
});
