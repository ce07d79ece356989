/**
 * The build of the page: one HTML file that needs no network, and opens from disk.
 *
 * fp-ts is taken from its folder of modules, of which only what is used goes in. `STRATEGOS_BUILD` is what the page
 * cannot know by itself, as JSON: the version, and the fingerprints of the registered protocols.
 */
import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

const config: UserConfig = {
  root: fileURLToPath(new URL('page', import.meta.url)),
  logLevel: 'warn',
  base: './',
  define: {
    STRATEGOS_BUILD: process.env['STRATEGOS_BUILD'] ?? '{"version":"unbuilt","fingerprints":{}}',
  },
  resolve: { alias: [{ find: /^fp-ts\/lib\/(\w+)\.js$/, replacement: 'fp-ts/es6/$1.js' }] },
  plugins: [viteSingleFile({ removeViteModuleLoader: true })],
  // A module from a blob may not be loaded by a page that was opened from disk; a script may.
  worker: { format: 'iife' },
  build: { target: 'es2023', emptyOutDir: true, chunkSizeWarningLimit: 2_000 },
};

export default config;
