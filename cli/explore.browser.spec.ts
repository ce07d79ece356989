/**
 * A protocol of one's own in the explorer: its page is written, opened from disk, and plays it as any other.
 *
 * @module-tag thorough
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Stage } from '../test-support/browser.ts';
import { browserPath, stage } from '../test-support/browser.ts';
import { runHere, strategosHere } from '../test-support/cli.ts';
import { folderWith } from '../test-support/folder.ts';
import type { OwnParts } from '../test-support/own-protocol.ts';
import { ownFile } from '../test-support/own-protocol.ts';
import { runExplore } from './explore.ts';
import { needs } from '../test-support/tier/needs.ts';

const chromium = browserPath();

const EXAMPLE = fileURLToPath(new URL('../counterexamples/om/validity-n3-m1.json', import.meta.url));

/** A property of one's own: whoever decides, retreats. */
const CALM = `
export const properties = [{
  name: 'calm', statement: 'nobody attacks', symmetric: true,
  on: ({ logic, deciders }) => ({
    note: () => [],
    judge: (_note, { decisions }) => logic.all(deciders.map((i) => logic.not(decisions[i].value[0]))),
  }),
}];`;

const notice = (page: Page): Promise<string> => page.locator('#notice p').innerText();

describe('a protocol of one’s own in the explorer', needs('chromium', chromium !== null), () => {
  let there: Stage;
  beforeAll(async () => {
    there = await stage(chromium ?? '');
  });
  afterAll(() => there.close());

  /** The address of the page for what is asked. */
  const urlOf = async (what: string): Promise<string> => {
    const out = join(folderWith(), 'page.html');
    const ran = await runHere(runExplore(what, { open: false, json: false, allowModule: true, page: there.file, out }));
    expect([ran.exit, ran.err]).toEqual([0, '']);
    return ran.out.trim().split('\n').at(-1) ?? '';
  };

  const opened = (parts: OwnParts): Promise<string> => urlOf(ownFile(parts));

  test('is broken by hand, and what is saved replays on the command line', async () => {
    const file = ownFile({ after: CALM });
    const { page, complaints } = await there.open(await urlOf(file));
    expect(await page.locator('#setup-protocol').inputValue()).toBe(file);
    expect(await page.locator('#verdict-calm b').textContent()).toBe('broken');
    const calm = `#protocol=${encodeURIComponent(file)}&n=4&m=1&t=1&faults=byzantine&orders=0.0.0.0&faulty=1&property=calm&round=2`;
    await page.goto(await urlOf(calm));
    expect(await page.locator('#verdict-calm b').textContent()).toBe('kept');
    await page.locator('#message-1-1-0').click();
    await page.locator('#verdict-agreement.broken').waitFor();
    await page.locator('#verdict-agreement').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save file' }).click(),
    ]);
    const saved = join(folderWith(), 'saved.json');
    await download.saveAs(saved);
    expect(readFileSync(saved, 'utf8')).toContain(`"module": ${JSON.stringify(file)}`);
    expect((await strategosHere(['replay', saved, '--allow-module'])).out).toContain('reproduced');
    const again = await there.open(await urlOf(saved));
    expect(await again.page.locator('#verdict-agreement b').textContent()).toBe('broken');
    expect([...complaints, ...again.complaints]).toEqual([]);
    await again.page.close();
    await page.close();
  });

  test.each([
    ['a registered one', EXAMPLE, 'validity'],
    ['one’s own', null, 'calm'],
  ])('a page that is kept shows what it was made for, without any address: %s', async (_what, example, property) => {
    const out = join(folderWith(), 'page.html');
    const args = { open: false, json: false, page: there.file, out };
    await runHere(runExplore(example ?? ownFile({ after: CALM }), args));
    const { page, complaints } = await there.open(pathToFileURL(out).href);
    expect(await page.locator(`#verdict-${property} b`).textContent()).toBe('broken');
    expect(page.url()).toContain('#protocol=');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('is searched in the background, its own properties as well', async () => {
    const { page, complaints } = await there.open(await opened({ after: CALM }));
    await page.getByRole('button', { name: 'Find me a violation' }).click();
    await page.locator('#notice p', { hasText: 'calm is broken' }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('tosses coins that can be turned over', async () => {
    const { page, complaints } = await there.open(
      await opened({
        definition: { coins: '(_army, _round, general) => (general === 0 ? 1 : 0)' },
        program: {
          receive:
            '(_self, { attack }, _round, _inbox, [coin = logic.zero]) => ({ attack: logic.all([attack, logic.not(coin)]) })',
        },
      }),
    );
    expect(await page.locator('#verdict-agreement b').textContent()).toBe('kept');
    await page.getByRole('button', { name: 'round 1, 0: tails' }).click();
    await page.locator('#verdict-agreement.broken').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('that breaks a law is not searched, and the law is told', async () => {
    const { page } = await there.open(
      await opened({
        program: {
          receive: '(_self, state, _round, inbox) => (inbox[0]?.[0] === logic.one ? { attack: logic.zero } : state)',
        },
      }),
    );
    await page.getByRole('button', { name: 'Find me a violation' }).click();
    await page.locator('#notice p', { hasText: 'mine' }).waitFor();
    expect(await notice(page)).toContain('cannot be checked');
    await page.close();
  });

  test('that throws for some sizes says so, and nothing changes', async () => {
    const { page, complaints } = await there.open(
      await opened({
        definition: { rounds: "({ n }) => { if (n === 5) throw new RangeError('not five'); return 1; }" },
      }),
    );
    await page.getByLabel('n generals').fill('5');
    expect(await page.locator('#setup-n-problem').innerText()).toContain('mine: rounds threw RangeError: not five');
    expect(page.url()).toContain('n=4');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('that throws while it is shown leaves the page alive', async () => {
    const { page } = await there.open(
      await opened({ definition: { meaning: "() => { throw new RangeError('no words'); }" } }),
    );
    expect(await notice(page)).toContain('mine: meaning threw RangeError: no words');
    await page.getByRole('button', { name: 'Play something else' }).click();
    await page.locator('#message-2-1-2').click();
    await page.locator('#verdict-validity.broken').waitFor();
    await page.close();
  });
});
