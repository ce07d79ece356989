/**
 * Small instances whose messages are signed in ways that no registered protocol's are: in sets, twice by the same general,
 * or out of sight of whoever needs the signature later.
 */
import type { Instance } from '../../model/instance.ts';
import { peel } from '../cases/peel.ts';
import { instanceAt } from '../instance.ts';
import { dolevStrong } from './dolev-strong.ts';
import { line } from './line.ts';

/** `peel`, `line` and `dolev-strong` under `signed`. */
export const signingInstances: readonly Instance[] = [
  instanceAt(peel, { n: 4, m: 1 }, 'signed'),
  ...[2, 3, 4, 5].map((n) => instanceAt(line, { n, m: 1 }, 'signed')),
  ...[2, 3, 4].flatMap((n) => [0, 1, 2].map((m) => instanceAt(dolevStrong, { n, m }, 'signed'))),
  instanceAt(dolevStrong, { n: 3, m: 1, values: 3 }, 'signed'),
];
