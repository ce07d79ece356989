/**
 * What a configuration file may be called. Apart from what reads it, because it is looked for before anything is loaded.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const NAMES = ['strategos.config.ts', 'strategos.config.mts', 'strategos.config.js', 'strategos.config.mjs'] as const;

/** What a configuration may be called by mistake. */
const UNREAD = ['.cts', '.cjs', '.json', '.yaml', '.yml', '.toml'].map((ending) => `strategos.config${ending}`);

/** A file in a folder that looks like a configuration, and is none. */
export const unreadConfigIn = (folder: string): string | undefined =>
  UNREAD.map((name) => join(folder, name)).find((path) => existsSync(path));

/** The configuration files in a folder. */
export const configsIn = (folder: string): readonly string[] =>
  NAMES.map((name) => join(folder, name)).filter((path) => existsSync(path));
