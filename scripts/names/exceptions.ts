/** What may have one name in two modules, and the comparisons with names that are still there. The second list only shrinks. */
import type { Exception } from './compared.ts';
import type { AllowedName } from './exported.ts';

const COMMAND = 'A command and what it does have the same verb, and the command’s module exports nothing else.';

export const allowedNames: readonly AllowedName[] = [
  { name: 'check', paths: ['engines/check.ts', 'cli/commands/check.ts'], reason: COMMAND },
  { name: 'replay', paths: ['counterexamples/replay.ts', 'cli/commands/replay.ts'], reason: COMMAND },
];

const BOUND = 'A bound of the literature is about one family of faults, and the protocol cites it for that one.';
const FILE = 'A file names its properties, and says of the validity which one it is.';
const OPTION = 'Which options go together depends on the engine that is asked for.';
const SYMMETRY = 'A finding does not say whether its engine has a use for symmetry.';

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
  { path: 'certificates/checker/subject.ts', count: 2, reason: FILE },
  { path: 'counterexamples/replay.ts', count: 2, reason: FILE },
  { path: 'cli/certify-argument-output.ts', count: 1, reason: FILE },
  { path: 'cli/certify-output.ts', count: 1, reason: FILE },
  { path: 'regression/contradictions.ts', count: 1, reason: 'A sample counts nothing that a cell could expect.' },
  {
    path: 'reports/research/methods.ts',
    count: 1,
    reason: 'The basis of an answer says of its sample only the engine.',
  },
  { path: 'cli/check-arguments.ts', count: 7, reason: OPTION },
  { path: 'cli/diff/diff.ts', count: 2, reason: OPTION },
  { path: 'cli/check-output.ts', count: 2, reason: SYMMETRY },
  { path: 'cli/evidence-lines.ts', count: 3, reason: `${SYMMETRY} Scenarios that a proof covers are counted apart.` },
  { path: 'cli/issue.ts', count: 1, reason: 'Only what the symbolic engine found has formulas to certify.' },
];
