/**
 * The explorer in a real browser, opened from disk.
 *
 * @module-tag thorough
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as E from 'fp-ts/lib/Either.js';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Stage } from '../test-support/browser.ts';
import { browserPath, stage } from '../test-support/browser.ts';
import { strategosHere } from '../test-support/cli.ts';
import { folderWith } from '../test-support/folder.ts';
import { decodeCounterexample } from '../counterexamples/codec.ts';
import type { PageData } from './data.ts';
import { explorerPage, noData } from './data.ts';
import { until } from '../test-support/until.ts';
import { needs } from '../test-support/tier/needs.ts';

const chromium = browserPath();
const EXAMPLE = fileURLToPath(new URL('../counterexamples/om/validity-n3-m1.json', import.meta.url));

/** OM(0): the commander's word decides, so one lie divides the army. */
const OM0 = '#protocol=om&n=3&m=0&t=1&faults=byzantine&orders=1&faulty=0&property=agreement&round=2';

const OM2 = '#protocol=om&n=7&m=2&t=2&faults=byzantine&orders=1&faulty=0.3&property=agreement&round=4';

const verdict = (page: Page, name: string): Promise<string> => page.locator(`#verdict-${name} b`).innerText();

const notice = (page: Page): Promise<string> => page.locator('#notice p').innerText();

/** The address of the page with this in it. */
const pageWith = (page: string, data: PageData): string => {
  const html = explorerPage(readFileSync(page, 'utf8'), data);
  if (E.isLeft(html)) throw new Error(html.left);
  const path = `${folderWith()}/report.html`;
  writeFileSync(path, html.right);
  return pathToFileURL(path).href;
};

const save = async (page: Page): Promise<string> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save file' }).click(),
  ]);
  const path = `${folderWith()}/${download.suggestedFilename()}`;
  await download.saveAs(path);
  return path;
};

describe('the explorer in a browser', needs('chromium', chromium !== null), () => {
  let there: Stage;
  beforeAll(async () => {
    there = await stage(chromium ?? '');
  });
  afterAll(() => there.close());

  test('opens from disk, asks for nothing else, and complains about nothing', async () => {
    const { page, complaints } = await there.open();
    await page.locator('.message').first().waitFor();
    expect(await page.title()).toBe('Strategos explorer');
    expect(await verdict(page, 'validity')).toMatch(/kept/i);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a counterexample file is opened, and stepped through with the arrow keys', async () => {
    const { page, complaints } = await there.open();
    await page.locator('input[type=file]').setInputFiles(EXAMPLE);
    await page.locator('#verdict-validity.broken').waitFor();
    expect(await notice(page)).toContain('reproduced: it violates the property, and everybody decides as recorded');
    expect(await page.locator('#message-2-1-2 title').textContent()).toContain('a lie');
    await page.locator('#step').click();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('#step').innerText()).toBe('round 1 of 2');
    expect(await page.locator('#message-2-1-2').count()).toBe(0);
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#message-2-1-2').count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('an honest message becomes a lie and agreement breaks; undone and redone; what is saved replays', async () => {
    const { page, complaints } = await there.open(OM0);
    expect(await verdict(page, 'agreement')).toMatch(/kept/i);
    await page.locator('#message-1-0-2').click();
    expect(await verdict(page, 'agreement')).toMatch(/broken/i);
    expect(await page.locator('[role=status]').innerText()).toContain('agreement is broken');
    await page.keyboard.press('Control+z');
    expect(await verdict(page, 'agreement')).toMatch(/kept/i);
    await page.getByRole('button', { name: 'Redo' }).click();
    expect(await verdict(page, 'agreement')).toMatch(/broken/i);
    const { exit, out } = await strategosHere(['replay', await save(page)]);
    expect(out).toContain('reproduced');
    expect(exit).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('works with the keyboard alone', async () => {
    const { page } = await there.open(OM0);
    const focused = page.locator(':focus');
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      if ((await focused.getAttribute('id')) === 'message-1-0-1') break;
    }
    expect(await focused.locator('title').textContent()).toMatch(/^Round 1, 0 to 1: .*press to make it lie$/);
    await page.keyboard.press('ArrowDown');
    expect(await focused.getAttribute('id')).toBe('message-1-0-2');
    await page.keyboard.press('Enter');
    expect(await verdict(page, 'agreement')).toMatch(/broken/i);
    await page.keyboard.press('Space');
    expect(await verdict(page, 'agreement')).toMatch(/kept/i);
    await page.close();
  });

  test('the address holds the state, and one that is nonsense is refused', async () => {
    const { page } = await there.open(OM0);
    await page.locator('#message-1-0-2').click();
    await page.waitForURL(/lies=1\.0\.2:/);
    const address = page.url();
    await page.close();
    const again = await there.open(address);
    expect(await verdict(again.page, 'agreement')).toMatch(/broken/i);
    await again.page.close();
    const wrong = await there.open('#protocol=om&n=three&m=1&t=1&faults=byzantine&orders=1');
    expect(await notice(wrong.page)).toBe('the link cannot be shown: n: “three” is not a whole number');
    await wrong.page.close();
  });

  test('a click at OM(2) with seven generals is answered', async () => {
    const { page, complaints } = await there.open(OM2);
    await page.locator('#message-2-3-1').dispatchEvent('click');
    await page.locator('#message-2-3-1.lie').waitFor();
    expect(await page.locator('#message-2-3-1').getAttribute('aria-pressed')).toBe('true');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('what is broken or stale gets the message of the command line, and nothing changes', async () => {
    const { page } = await there.open(OM0);
    const good = readFileSync(EXAMPLE, 'utf8');
    const wrong = {
      cut: good.slice(0, 200),
      misspelt: good.replace('"faulty"', '"fautly"'),
      stale: good.replace('"round": 2', '"round": 7'),
    };
    for (const [name, text] of Object.entries(wrong)) {
      const path = `${folderWith({ [`${name}.json`]: text })}/${name}.json`;
      await page.locator('input[type=file]').setInputFiles(path);
      const said = await page.locator('#notice p', { hasText: `${name}.json` }).innerText();
      const { out } = await strategosHere(['replay', path]);
      expect(out).toContain(said.replace(`${name}.json: `, '').replace('stale: ', ''));
      expect(await page.locator('#message-1-0-2').count()).toBe(1);
    }
    await page.close();
  });

  test('a file may be dropped', async () => {
    const { page } = await there.open(OM0);
    const text = JSON.stringify(readFileSync(EXAMPLE, 'utf8'));
    await page.evaluate(`(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([${text}], 'dropped.json'));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    })()`);
    await page.locator('#verdict-validity.broken').waitFor();
    expect(await notice(page)).toContain('dropped.json: reproduced');
    await page.close();
  });

  test('sizes beyond a bound are refused with the reason, and nothing changes', async () => {
    const { page } = await there.open(OM0);
    await page.getByLabel('n generals').fill('99');
    expect(await page.locator('#setup-n-problem').innerText()).toContain('99 generals, and at most 16 are played here');
    expect(page.url()).toContain('n=3');
    await page.close();
  });

  test('a violation is found in the background, and a search can be cancelled', async () => {
    const { page, complaints } = await there.open(OM0.replace('faulty=0&', ''));
    await page.getByRole('button', { name: 'Find me a violation' }).click();
    await page.locator('#verdict-agreement.broken').waitFor();
    expect(await notice(page)).toContain('no attack has fewer');
    const file = await save(page);
    expect(E.isRight(decodeCounterexample(readFileSync(file, 'utf8')))).toBe(true);
    expect((await strategosHere(['replay', file])).exit).toBe(0);
    await page.getByLabel('m built for').fill('3');
    await page.getByLabel('n generals').fill('10');
    await page.getByRole('button', { name: 'Find me a violation' }).click();
    await page.locator('#progress', { hasText: 'evaluations' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.locator('#notice p', { hasText: 'interrupted' }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a search ends where something else is played, and nothing is heard of it', async () => {
    const { page } = await there.open(OM0.replace('faulty=0&', ''));
    await page.getByLabel('m built for').fill('3');
    await page.getByLabel('n generals').fill('10');
    await page.getByRole('button', { name: 'Find me a violation' }).click();
    await page.locator('#progress').waitFor();
    await page.locator('#setup-protocol').selectOption('majority');
    await page.getByRole('button', { name: 'Find me a violation' }).waitFor();
    // Who searches has ended, so nothing can be heard of it any more.
    await until(
      () => page.workers().length === 0,
      () => null,
    );
    expect(page.url()).toContain('protocol=majority');
    expect(await page.locator('#notice').count()).toBe(0);
    await page.close();
  });

  test('the keyboard stays where it was when a search begins, is cancelled, and ends', async () => {
    const { page } = await there.open(OM0.replace('faulty=0&', ''));
    const focused = (): Promise<string> => page.evaluate<string>('document.activeElement.textContent');
    await page.getByRole('button', { name: 'Find me a violation' }).press('Enter');
    await page.locator('#notice', { hasText: 'no attack has fewer' }).waitFor();
    expect(await focused()).toBe('Find me a violation');
    await page.getByLabel('m built for').fill('3');
    await page.getByLabel('n generals').fill('10');
    await page.getByRole('button', { name: 'Find me a violation' }).press('Enter');
    await page.locator('#progress', { hasText: 'evaluations' }).waitFor();
    expect(await focused()).toBe('Cancel');
    await page.keyboard.press('Enter');
    await page.locator('#notice p', { hasText: 'interrupted' }).waitFor();
    expect(await focused()).toBe('Find me a violation');
    await page.close();
  });

  test('a report’s counterexamples are there to pick from', async () => {
    const decoded = decodeCounterexample(readFileSync(EXAMPLE, 'utf8'));
    if (E.isLeft(decoded)) throw new Error(decoded.left.message);
    const title = '<img src=x onerror="document.title=1"> & more';
    const { page, complaints } = await there.open(
      pageWith(there.file, { ...noData, counterexamples: [{ ...decoded.right, title }] }),
    );
    await page.locator('#examples').selectOption({ label: title });
    await page.locator('#verdict-validity.broken').waitFor();
    expect(await notice(page)).toContain(title);
    expect(await page.title()).toBe('Strategos explorer');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('works inside another page, where it has no address', async () => {
    const { page, complaints } = await there.open('about:blank');
    await page.setContent('<iframe title="explorer" width="1200" height="800"></iframe>');
    const html = JSON.stringify(readFileSync(there.file, 'utf8')).replaceAll('</', '<\\/');
    await page.evaluate(`document.querySelector('iframe').srcdoc = ${html}`);
    const frame = page.frameLocator('iframe');
    await frame.locator('#message-2-1-2').click();
    await frame.locator('#verdict-validity.broken').waitFor();
    await frame.getByRole('button', { name: 'Find me a violation' }).click();
    await frame.locator('#notice', { hasText: 'no attack has fewer' }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });
});
