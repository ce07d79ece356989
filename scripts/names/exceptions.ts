/** What may have one name in two modules, and the comparisons with names that are still there. The second list only shrinks. */
import type { Exception } from './compared.ts';
import type { AllowedName } from './exported.ts';

const COMMAND = 'A command and what it does have the same verb, and the command’s module exports nothing else.';

export const allowedNames: readonly AllowedName[] = [
  { name: 'check', paths: ['engines/check.ts', 'cli/commands/check.ts'], reason: COMMAND },
  { name: 'replay', paths: ['counterexamples/replay.ts', 'cli/commands/replay.ts'], reason: COMMAND },
];

const BOUND = 'A bound of the literature is about one family of faults, and the protocol cites it for that one.';

export const exceptions: readonly Exception[] = [
  { path: 'model/protocols/flood-set.ts', count: 2, reason: BOUND },
  { path: 'model/protocols/majority.ts', count: 1, reason: BOUND },
  { path: 'model/protocols/om.ts', count: 1, reason: BOUND },
  { path: 'model/protocols/phase-king.ts', count: 1, reason: BOUND },
  { path: 'model/protocols/sm.ts', count: 2, reason: BOUND },
  {
    path: 'certificates/checker/argument/departures.ts',
    count: 2,
    reason: 'The checker shares no fault model with what it checks: it knows by itself what each allows.',
  },
];
