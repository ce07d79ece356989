/**
 * What to ask for the main job: three generals cannot agree, four can, and what changes that.
 *
 * A list of claims, each about one instance, with what the literature says of it; checking one is a search like any other.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Checked } from '../../engines/check.ts';
import { check } from '../../engines/check.ts';
import type { Search } from '../../engines/finding.ts';
import type { Sizes } from '../../model/instance.ts';
import type { Protocol } from '../../model/protocol.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { om } from '../../model/protocols/om.ts';
import { sm } from '../../model/protocols/sm.ts';
import type { VerdictName } from '../../properties/verdict.ts';
import { standardOptions } from '../standard-options.ts';
import { pose } from '../question.ts';

/** A claim to be checked: what it says in words, of which instance, and what should come out. */
export interface Claim {
  readonly words: string;
  readonly protocol: Protocol;
  readonly sizes: Sizes;
  readonly t: number;
  readonly faults: string;
  readonly expected: VerdictName;
}

/** The protocols that the main job is about; a test puts a changed one in its place. */
export interface Cast {
  readonly om: Protocol;
  readonly sm: Protocol;
  readonly floodSet: Protocol;
  readonly handshake: Protocol;
}

export const standardCast: Cast = { om, sm, floodSet, handshake };

/** The claims, in the order in which the report makes them. */
export const claimsToProve = (cast: Cast): readonly Claim[] => [
  {
    words: 'Three generals, one of them a traitor, cannot agree with OM(1)',
    protocol: cast.om,
    sizes: { n: 3, m: 1 },
    t: 1,
    faults: 'byzantine',
    expected: 'violated',
  },
  {
    words: 'Four generals, one of them a traitor, can',
    protocol: cast.om,
    sizes: { n: 4, m: 1 },
    t: 1,
    faults: 'byzantine',
    expected: 'holds',
  },
  {
    words: 'Six generals, two of them traitors, cannot agree with OM(2)',
    protocol: cast.om,
    sizes: { n: 6, m: 2 },
    t: 2,
    faults: 'byzantine',
    expected: 'violated',
  },
  {
    words: 'Seven generals, two of them traitors, can',
    protocol: cast.om,
    sizes: { n: 7, m: 2 },
    t: 2,
    faults: 'byzantine',
    expected: 'holds',
  },
  {
    words: 'Signatures change it: three generals, one of them a traitor, can agree with SM(1)',
    protocol: cast.sm,
    sizes: { n: 3, m: 1 },
    t: 1,
    faults: 'signed',
    expected: 'holds',
  },
  {
    words: 'A crash differs from a lie: three generals, one of which may crash, can agree with FloodSet',
    protocol: cast.floodSet,
    sizes: { n: 3, m: 1 },
    t: 1,
    faults: 'crash',
    expected: 'holds',
  },
  {
    words: 'The same three generals cannot if the one may lie',
    protocol: cast.floodSet,
    sizes: { n: 3, m: 1 },
    t: 1,
    faults: 'byzantine',
    expected: 'violated',
  },
  ...[1, 2, 3].map((acks): Claim => ({
    words: `Two generals over a lossy link cannot attack together after ${String(acks)} ${acks === 1 ? 'acknowledgement' : 'acknowledgements'}`,
    protocol: cast.handshake,
    sizes: { n: 2, m: 0, parameters: { acks } },
    t: 0,
    faults: 'loss',
    expected: 'violated',
  })),
];

/** Check one claim exhaustively, down to the smallest attacks. Throws where there is no such question. */
export function* checkingClaim({ protocol, sizes, t, faults }: Claim): Search<Checked> {
  const posed = pose({ protocol, properties: [] }, { ...sizes, t, faults });
  if (E.isLeft(posed)) throw new Error(posed.left.message);
  return yield* check(posed.right.question, { ...standardOptions, engine: 'exhaustive', minimum: true });
}
