/**
 * The two tiers of tests, and why a test may be left out.
 *
 *     everyday   npm test           what every change needs: every law, verdict, codec and command, at one small size
 *     all        npm run test:all   everything
 *
 * A test is in both unless a tag says otherwise: `{ tags: ['thorough'] }` on a test or a suite, `@module-tag thorough` in
 * the header of a file. The other tags name something that is not part of Node: where it is missing, what needs it is left
 * out, and the last lines of the run say so (`reporter.ts`).
 */
import { readFileSync } from 'node:fs';
import type { TestTagDefinition } from 'vitest/config';

/** The tag of what only the tier `all` runs. */
export const THOROUGH = 'thorough';

/** Each tag, and why what carries it is left out. */
export const TAGS: readonly (TestTagDefinition & { readonly description: string })[] = [
  { name: THOROUGH, description: 'it takes longer than an everyday change should wait' },
  {
    name: 'chromium',
    description: 'there is no browser here (apt-get install chromium, or STRATEGOS_CHROMIUM=/path/to/chrome)',
  },
  {
    name: 'tex',
    description: 'there is no TeX here (apt-get install --no-install-recommends texlive-latex-recommended)',
  },
  { name: 'cadical', description: 'there is no native solver here (apt-get install cadical)' },
];

/** Vitest's mode in which everything runs: `vitest run --mode all`. */
export const ALL = 'all';

/** The mode in which the everyday tier is measured, for its limits (`scripts/tiers.ts`). */
export const LIMITED = 'limited';

/** Whether a whole file is left to the tier `all`. */
export const isThorough = (path: string): boolean => /^ \* @module-tag thorough$/m.test(readFileSync(path, 'utf8'));
