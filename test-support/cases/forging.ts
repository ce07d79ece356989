/**
 * Under `signed`: 0 says, in round 1, what that general has signed. Unless that is 0 itself nobody has told it, so no traitor may.
 */
import type { Protocol } from '../../model/protocol.ts';
import type { ToyState } from '../toy.ts';
import { toy, toyProgram } from '../toy.ts';

export const forging = (signer: number): Protocol =>
  toy({
    faults: ['signed'],
    claims: (_army, _round, from) => (from === 0 ? ['attack'] : []),
    signature: () => ({ statement: 'ATTACK', chain: [signer] }),
    program: (setting) => ({
      ...toyProgram(setting),
      send: (self, { attack }: ToyState<typeof setting.logic.one>) => (self === 0 ? [attack] : []),
    }),
  });
