/**
 * The fault models that a command may be asked about, for its help: `crash, omission, loss or loss:k`.
 */
import type { FaultFamily } from '../../model/faults/family.ts';

export const faultsText = (families: readonly FaultFamily[]): string => {
  const names = families.flatMap(({ name, numbered }) => (numbered === null ? [name] : [name, numbered.syntax]));
  return `${names.slice(0, -1).join(', ')} or ${names.slice(-1).join('')}`;
};
