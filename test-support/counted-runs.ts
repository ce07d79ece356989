/**
 * How often an instance is run. Its program does not tell, because it is recorded once; the fault model is set up anew for
 * each run.
 */
import { byzantine } from '../model/faults/byzantine.ts';
import type { Instance, Sizes } from '../model/instance.ts';
import { instanceOf } from '../model/instance.ts';
import type { Protocol } from '../model/protocol.ts';
import { right } from './either.ts';

/** An instance under byzantine faults, and how often it was run so far. */
export const countedRuns = (
  protocol: Protocol,
  sizes: Sizes,
): { readonly instance: Instance; readonly runs: () => number } => {
  let runs = 0;
  const counting: Instance['faults'] = {
    ...byzantine,
    program: (battle) => {
      runs += 1;
      return byzantine.program(battle);
    },
  };
  return { instance: right(instanceOf(protocol, sizes, counting)), runs: () => runs };
};
