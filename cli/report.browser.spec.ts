/**
 * The report’s page in a real browser: opened from disk, read without scripts, usable by everybody, with the explorer in it.
 *
 * @module-tag thorough
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explorerPage, noData } from '../explorer/data.ts';
import { FRAME_HASH, frameScript } from '../explorer/frame.ts';
import { handshake } from '../model/protocols/handshake.ts';
import { om } from '../model/protocols/om.ts';
import { filesOf } from '../reports/formats/formats.ts';
import type { Stage } from '../test-support/browser.ts';
import { axeFindings, browserPath, stage } from '../test-support/browser.ts';
import { STOPPED, waysOut } from '../test-support/escaping.ts';
import { right } from '../test-support/either.ts';
import { folderWith } from '../test-support/folder.ts';
import { hostile, researched, subjectOf } from '../test-support/research.ts';
import { needs } from '../test-support/tier/needs.ts';

const chromium = browserPath();

/** A link to the one lie that breaks OM(1) with three generals. */
const ATTACK = `${FRAME_HASH}protocol=om&n=3&m=1&t=1&faults=byzantine&orders=1&faulty=1&lies=2.1.2:&property=validity&round=3`;

describe('the page of a report', needs('chromium', chromium !== null), () => {
  let there: Stage;
  let address = '';
  let bytes = 0;
  beforeAll(async () => {
    there = await stage(chromium ?? '');
    const report = researched([subjectOf(om), subjectOf(handshake), subjectOf(hostile)]);
    const counterexamples = report.exhibits.map(({ counterexample }) => counterexample);
    const inside = right(explorerPage(readFileSync(there.file, 'utf8'), { ...noData, counterexamples }));
    const explorer = { page: inside, script: frameScript(), links: { [report.exhibits[0]?.file ?? '']: ATTACK } };
    const [page] = filesOf(report, { formats: ['html'], explorer });
    const path = join(folderWith(), 'report.html');
    writeFileSync(path, page?.text ?? '');
    bytes = Buffer.byteLength(page?.text ?? '');
    address = pathToFileURL(path).href;
  });
  afterAll(() => there.close());

  test('is below 3 MB, the explorer included', () => {
    expect(bytes).toBeGreaterThan(300_000);
    expect(bytes).toBeLessThan(3_000_000);
  });

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
  ] as const)('axe finds nothing: %s, %i wide', async (colorScheme, width) => {
    const { page, complaints } = await there.open(address, { colorScheme, viewport: { width, height: 800 } });
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('is read without scripts', async () => {
    const { page } = await there.open(address, { javaScriptEnabled: false });
    expect(await page.locator('#claims-om tbody tr').count()).toBeGreaterThan(1);
    expect(await page.locator('main figure svg').count()).toBeGreaterThan(8);
    await page.close();
  });

  test('lets nothing out, and neither does the explorer in it', async () => {
    const { page } = await there.open(address);
    expect(await waysOut(page)).toEqual({ open: [], stopped: STOPPED });
    const [, frame] = page.frames();
    expect(await frame?.evaluate("fetch('http://127.0.0.1:9/out').then(() => 'open', () => 'shut')")).toBe('shut');
    await page.close();
  });

  test('nothing in it alerts, whatever a protocol is called', async () => {
    const { page, complaints } = await there.open(address);
    const alerts: string[] = [];
    page.on('dialog', (dialog) => {
      alerts.push(dialog.message());
      void dialog.dismiss();
    });
    await page.reload();
    expect(await page.locator('h1').textContent()).toContain('<img src=x onerror="alert(1)">');
    expect(alerts).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('the explorer in it plays: an attack of the report is picked, and a property breaks', async () => {
    const { page, complaints } = await there.open(address);
    const frame = page.frameLocator('iframe.explorer');
    expect(await frame.locator('.verdict.broken').count()).toBe(0);
    await frame.locator('select').filter({ hasText: 'pick one' }).selectOption({ index: 1 });
    await frame.locator('.verdict.broken').first().waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('an attack is one click away from being played, and the address says what is played', async () => {
    const { page, complaints } = await there.open(address);
    const frame = page.frameLocator('iframe.explorer');
    await frame.locator('#message-2-1-2').waitFor();
    expect(page.url()).toBe(address);
    await page.getByRole('link', { name: 'Play this attack' }).click();
    await frame.locator('#verdict-validity.broken').waitFor();
    // The address follows what is shown.
    await page.waitForURL((url) => url.href === `${address}${ATTACK}`);
    await frame.locator('#message-2-1-2').click();
    await frame.locator('#verdict-validity.kept').waitFor();
    await page.waitForURL((url) => !url.href.includes('lies='));
    await page.getByRole('link', { name: 'Play this attack' }).click();
    await frame.locator('#verdict-validity.broken').waitFor();
    // Once more, though the address says so already.
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    await page.getByRole('link', { name: 'Play this attack' }).press('Enter');
    await page.waitForFunction(
      "document.activeElement.className === 'explorer' && Math.abs(document.activeElement.getBoundingClientRect().top) < innerHeight",
    );
    await page.close();
    const again = await there.open(`${address}${ATTACK}`);
    await again.page.frameLocator('iframe.explorer').locator('#verdict-validity.broken').waitFor();
    expect([...complaints, ...again.complaints]).toEqual([]);
    await again.page.close();
  });

  test('prints: no frame and no contents list on paper', async () => {
    const { page } = await there.open(address);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('iframe.explorer').isVisible()).toBe(false);
    expect(await page.locator('nav').isVisible()).toBe(false);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(50_000);
    await page.close();
  });
});
