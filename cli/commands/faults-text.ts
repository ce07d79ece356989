/**
 * The fault models that a command may be asked about, for its help: `crash, omission, loss or loss:k`. No model is loaded for it.
 */
import type { FaultName } from '../../model/faults/names.ts';
import { faultNames, numberedSyntax } from '../../model/faults/names.ts';

export const faultsText = (names: readonly FaultName[] = faultNames): string => {
  const written = names.flatMap((name) => {
    const numbered = numberedSyntax[name];
    return numbered === undefined ? [name] : [name, numbered];
  });
  return `${written.slice(0, -1).join(', ')} or ${written.slice(-1).join('')}`;
};
