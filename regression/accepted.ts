/**
 * Samples that broke nothing leave a verdict unknown. A cell may say that they are to count as holding.
 */
import type { VerdictName } from '../properties/verdict.ts';
import type { Cell } from './cell.ts';
import type { Measured } from './measured.ts';

/** What was measured, as a cell takes it. */
export const asCellAccepts = ({ accept }: Pick<Cell, 'accept'>, measured: Measured): Measured => {
  if (accept !== 'sampled' || measured.grade !== 'sampled' || measured.stopped !== null) return measured;
  const taken = (verdict: VerdictName): VerdictName => (verdict === 'unknown' ? 'holds' : verdict);
  return {
    ...measured,
    verdict: taken(measured.verdict),
    properties: Object.fromEntries(Object.entries(measured.properties).map(([name, each]) => [name, taken(each)])),
  };
};
