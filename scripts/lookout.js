/**
 * The thread beside a command, in a checkout: a thread of Node cannot read TypeScript without being told how.
 *
 * The package has `dist/cli/stoppable/lookout.js` instead.
 */
import { tsImport } from 'tsx/esm/api';

await tsImport('../cli/stoppable/lookout.ts', import.meta.url);
