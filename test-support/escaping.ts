/**
 * Ways out of a page, tried in a browser: those that a policy closed fail.
 */
import type { Page } from 'playwright-core';

/** Somewhere that nothing is to reach. */
const OUT = 'http://127.0.0.1:9/out';

/** Each way, as an expression whose value says whether it was open. */
const WAYS: Readonly<Record<string, string>> = {
  fetch: `fetch('${OUT}').then(() => 'open', (error) => String(error))`,
  image: `new Promise((resolve) => { const image = new Image(); image.onload = () => resolve('open'); image.onerror = () => resolve('shut'); image.src = '${OUT}'; })`,
  script: `new Promise((resolve) => { const script = document.createElement('script'); script.onload = () => resolve('open'); script.onerror = () => resolve('shut'); script.src = '${OUT}'; document.head.append(script); })`,
  socket: `new Promise((resolve) => { try { const socket = new WebSocket('ws://127.0.0.1:9'); socket.onerror = () => resolve('shut'); } catch (error) { resolve(String(error)); } })`,
  form: `new Promise((resolve) => { addEventListener('securitypolicyviolation', () => resolve('shut'), { once: true }); const form = document.createElement('form'); form.action = '${OUT}'; document.body.append(form); form.submit(); })`,
};

/** What the page’s policy was asked about, while each way was tried, and what it stopped. */
export const waysOut = async (
  page: Page,
): Promise<{ readonly open: readonly string[]; readonly stopped: readonly string[] }> => {
  await page.evaluate(
    "window.stopped = []; addEventListener('securitypolicyviolation', ({ effectiveDirective }) => stopped.push(effectiveDirective)); undefined",
  );
  const open: string[] = [];
  for (const [way, expression] of Object.entries(WAYS))
    if ((await page.evaluate<string>(expression)) === 'open') open.push(way);
  return { open, stopped: await page.evaluate<readonly string[]>('stopped') };
};

/** What stops each of them. */
export const STOPPED: readonly string[] = ['connect-src', 'img-src', 'script-src-elem', 'connect-src', 'form-action'];
