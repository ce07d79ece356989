/**
 * Opening an address in the user’s browser.
 *
 * Openers of files lose what stands after `#`, so they are given a small page, in the system's temporary folder, that
 * leads on to the address.
 */
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Task } from 'fp-ts/lib/Task.js';
import { policyElement } from '../reports/formats/policy.ts';
import { isOnPath } from '../host/on-path.ts';
import { temporaryFolder } from '../host/temporary.ts';

/** What became of opening an address. */
export type Opening = { readonly _tag: 'Opened' } | { readonly _tag: 'NotOpened'; readonly why: string };

/** A program that opens files in the browser, and what it takes before the file. */
export interface Opener {
  readonly program: string;
  readonly before: readonly string[];
}

/** What the choice of an opener depends on. */
export interface Desk {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a program is on the path. */
  readonly has: (program: string) => boolean;
}

/** The opener of a platform; `null` where nobody sits in front of a screen. */
export const openerAt = ({ platform, env, has }: Desk): Opener | null => {
  if (platform === 'darwin') return { program: 'open', before: [] };
  if (platform === 'win32') return { program: 'cmd', before: ['/c', 'start', '""'] };
  const screen = [env['DISPLAY'], env['WAYLAND_DISPLAY'], env['WSL_DISTRO_NAME']].some((name) => (name ?? '') !== '');
  const program = ['xdg-open', 'wslview'].find(has);
  return screen && program !== undefined ? { program, before: [] } : null;
};

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A page that leads on to an address. */
export const leadingTo = (url: string): string => {
  const address = url.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');
  return `<!doctype html>
<meta charset="utf-8">
${policyElement('read')}
<title>Strategos explorer</title>
<meta http-equiv="refresh" content="0; url=${address}">
<p><a href="${address}">The Strategos explorer</a>
`;
};

const started = ({ program, before }: Opener, file: string): Promise<Opening> =>
  new Promise((resolve) => {
    const child = spawn(program, [...before, file], { detached: true, stdio: 'ignore' });
    child.on('error', ({ message }) => {
      resolve({ _tag: 'NotOpened', why: `${program} cannot open a browser (${message})` });
    });
    child.on('spawn', () => {
      child.unref();
      resolve({ _tag: 'Opened' });
    });
  });

/** Open an address, if there is a browser to open it in. */
export const openInBrowser =
  (url: string): Task<Opening> =>
  async () => {
    const opener = openerAt({ platform: process.platform, env: process.env, has: isOnPath });
    if (opener === null) return { _tag: 'NotOpened', why: 'There is no browser here' };
    try {
      const file = join(temporaryFolder('page'), 'explorer.html');
      await writeFile(file, leadingTo(url));
      return await started(opener, file);
    } catch (error) {
      return {
        _tag: 'NotOpened',
        why: `A browser cannot be opened (${error instanceof Error ? error.message : String(error)})`,
      };
    }
  };
