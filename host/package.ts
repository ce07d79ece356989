/**
 * This package: where it lies, and its version. In a file of its own because every start reads it, and nothing slow
 * may come along.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder: this module is `host/package.ts` in the sources and `dist/host/package.js` in the build. */
export const packageFolder = (): string => {
  const above = dirname(dirname(fileURLToPath(import.meta.url)));
  return basename(above) === 'dist' ? dirname(above) : above;
};

/** The version in `package.json`. */
export const version = (): string => {
  const json: unknown = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'));
  return typeof json === 'object' && json !== null && 'version' in json ? String(json.version) : 'unknown';
};
