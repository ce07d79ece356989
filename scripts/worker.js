/**
 * The workers of a regression check, in a checkout: a thread of Node cannot read TypeScript without being told how.
 *
 * The package has `dist/cli/regress/worker.js` instead.
 */
import { tsImport } from 'tsx/esm/api';

const worker = await tsImport('../cli/regress/worker.ts', import.meta.url);

/** @param {unknown} task */
export const measureCell = (task) => worker.measureCell(task);

/** @param {unknown} question */
export const findTypeErrors = (question) => worker.findTypeErrors(question);
