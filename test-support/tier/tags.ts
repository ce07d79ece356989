/**
 * The two tiers of tests, and why a test may be left out.
 *
 *     everyday   npm test           what every change needs: every law, verdict, codec and command, at one small size
 *     all        npm run test:all   everything
 *
 * A test is in both unless a tag says otherwise: `{ tags: ['thorough'] }` on a test or a suite, `@module-tag thorough` in
 * the header of a file. The other tags name something that is not part of Node: where it is missing, what needs it is left
 * out (`needs.ts`), and the last lines of the run say so (`reporter.ts`).
 */
import { readFileSync } from 'node:fs';
import type { TestTagDefinition } from 'vitest/config';

/** The tag of what only the tier `all` runs. */
export const THOROUGH = 'thorough';

/** Why that is left out of the other. */
export const WHY_THOROUGH = 'it takes longer than an everyday change should wait';

/** What a test may need, and why what needs it is left out where it is missing. */
export const NEEDS = {
  chromium: 'there is no browser here (apt-get install chromium, or STRATEGOS_CHROMIUM=/path/to/chrome)',
  tex: 'there is no TeX here (apt-get install --no-install-recommends texlive-latex-recommended)',
  cadical: 'there is no native solver here (apt-get install cadical)',
  git: 'there is no git here (apt-get install git)',
  linux: 'this is not Linux',
  devices: 'a device cannot be made here: that takes root, and mknod',
  pipes: 'a pipe cannot be made here: that takes mknod or mkfifo (coreutils)',
  unprivileged: 'this is root, who may write everywhere',
} as const;

/** Each tag, as vitest wants to be told of it. */
export const TAGS: readonly TestTagDefinition[] = [
  { name: THOROUGH, description: WHY_THOROUGH },
  ...Object.entries(NEEDS).map(([name, description]) => ({ name, description })),
];

/** Vitest's filter by tags in the everyday tier. */
export const EVERYDAY = '!thorough';

/** Vitest's mode in which everything runs: `vitest run --mode all`. */
export const ALL = 'all';

/** The mode in which the everyday tier is measured, for its limits (`scripts/tiers.ts`). */
export const LIMITED = 'limited';

/** Whether a whole file is left to the tier `all`. */
export const isThorough = (path: string): boolean => /^ \* @module-tag thorough$/m.test(readFileSync(path, 'utf8'));
