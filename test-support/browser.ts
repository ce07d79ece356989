/**
 * A real browser, where there is one, and the explorer's page built for it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { build } from 'vite';

/** The browser to test in; `null` if there is none. */
export { chromiumPath as browserPath } from '../cli/chromium.ts';

/** The explorer in a browser. */
export interface Stage {
  /** The page's file. */
  readonly file: string;
  /** A new window, and all that went wrong in it so far. */
  readonly open: (address?: string, options?: BrowserContextOptions) => Promise<Window>;
  readonly close: () => Promise<void>;
}

export interface Window {
  readonly page: Page;
  /** Console errors and warnings, uncaught errors, and every request for something that is not on disk. */
  readonly complaints: readonly string[];
}

const inWindow = async (browser: Browser, address: string, options: BrowserContextOptions): Promise<Window> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  // A slow machine fails no test: waiting for what never comes ends with the run’s own limit.
  page.setDefaultTimeout(0);
  page.setDefaultNavigationTimeout(0);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) complaints.push(`asked for ${request.url()}`);
  });
  await page.goto(address);
  return { page, complaints };
};

/** Build the page into a folder of its own, and start the browser. */
export const stage = async (executablePath: string): Promise<Stage> => {
  const folder = mkdtempSync(join(tmpdir(), 'strategos-explorer-'));
  const configFile = fileURLToPath(new URL('../explorer/vite.config.ts', import.meta.url));
  await build({ configFile, build: { outDir: folder } });
  const browser = await chromium.launch({
    executablePath,
    timeout: 0,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const file = join(folder, 'index.html');
  return {
    file,
    open: (address = '', options = {}) =>
      inWindow(
        browser,
        address.startsWith('#') || address === '' ? pathToFileURL(file).href + address : address,
        options,
      ),
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** What axe finds in a page, as lines to read. */
export const axeFindings = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  return page.evaluate<readonly string[]>(
    `axe.run(document, { iframes: false }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.html.slice(0, 120) + ' ' + node.failureSummary)))`,
  );
};
