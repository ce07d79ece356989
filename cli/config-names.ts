/**
 * What a configuration file may be called. Apart from what reads it, because it is looked for before anything is loaded.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const NAMES = ['strategos.config.ts', 'strategos.config.mts', 'strategos.config.js', 'strategos.config.mjs'] as const;

/** The configuration files in a folder. */
export const configsIn = (folder: string): readonly string[] =>
  NAMES.map((name) => join(folder, name)).filter((path) => existsSync(path));
