/**
 * The premises of a verdict in one line, by how they were established. `--json` has them in full.
 */
import type { Premise } from '../engines/premises.ts';
import { GROUNDS } from '../engines/premises.ts';

export const premisesText = (premises: readonly Premise[]): string =>
  GROUNDS.flatMap((ground) => {
    const names = premises.filter((premise) => premise.ground === ground).map(({ name }) => name);
    return names.length === 0 ? [] : [`${ground}: ${names.join(', ')}`];
  }).join('; ');
