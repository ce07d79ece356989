/**
 * The fault models that `solvable` may be asked about: those under which it is known what generals may see.
 */
import { hasViews } from '../engines/impossibility/solvability/question.ts';
import { faultFamilies, faultsText } from '../model/faults/registry.ts';

export const viewedFaults = (): string =>
  faultsText(
    faultFamilies.filter(({ model }) => hasViews(model)),
    { joined: false },
  );
