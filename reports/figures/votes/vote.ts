/**
 * The votes of a relay protocol: what a lieutenant heard over every path, and what it makes of that.
 *
 * In OM(m) the vote at a path is the majority of the value heard over it and of the votes at the paths that continue it
 * (Lamport, Shostak and Pease 1982, §3); it is read off the protocol's own decision (`traced.ts`).
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from '../../../model/army.ts';
import type { Instance } from '../../../model/instance.ts';
import { commands, hasCommander } from '../../../model/problem.ts';
import type { Path } from '../../../model/protocols/path.ts';
import { parsePath } from '../../../model/protocols/path.ts';
import type { Recorded } from '../../../model/scenario.ts';
import type { Term } from './traced.ts';
import { decisionTerms } from './traced.ts';

/** A node of the tree. */
export interface Vote {
  readonly path: Path;
  /** The number of the order that was heard over the path. */
  readonly heard: number;
  /** What the last general on the path should have said, where it lied to this one about this path. */
  readonly prescribed: number | null;
  /** The number of the order that is made of it. */
  readonly value: number;
  readonly longer: readonly Vote[];
}

/** Why there is no tree. */
export interface NoVotes {
  readonly _tag: 'NoVotes';
  readonly message: string;
}

/** One bit of a node: what was heard, and the terms of the paths that continue it. */
interface Bit {
  readonly heard: Extract<Term, { readonly _tag: 'Heard' }>;
  readonly value: boolean;
  readonly longer: readonly Term[];
}

const bitOf = (term: Term): Bit | null => {
  if (term._tag === 'Heard') return { heard: term, value: term.value, longer: [] };
  if (term._tag !== 'Majority') return null;
  const [own, ...longer] = term.votes;
  return own?._tag === 'Heard' ? { heard: own, value: term.value, longer } : null;
};

/** The number of an order of which these bits are set. */
const orderIn = (bits: readonly boolean[]): number => bits.indexOf(true) + 1;

const voteOf = (terms: readonly Term[]): Vote | null => {
  const bits: Bit[] = [];
  for (const term of terms) {
    const bit = bitOf(term);
    if (bit === null) return null;
    bits.push(bit);
  }
  const [first] = bits;
  if (first === undefined) return null;
  const heard = orderIn(bits.map((bit) => bit.heard.value));
  const should = orderIn(bits.map((bit) => bit.heard.prescribed));
  const longer: Vote[] = [];
  for (let i = 0; i < first.longer.length; i++) {
    const next = voteOf(bits.flatMap((bit) => bit.longer[i] ?? []));
    if (next === null) return null;
    longer.push(next);
  }
  return {
    path: parsePath(first.heard.label.replace(/=.*$/, '')),
    heard,
    prescribed: should === heard ? null : should,
    value: orderIn(bits.map(({ value }) => value)),
    longer,
  };
};

/** The votes of a lieutenant, or why there are none. */
export const votesOf = (instance: Instance, recorded: Recorded, self: General): E.Either<NoVotes, Vote> => {
  const none = (message: string): E.Either<NoVotes, Vote> => E.left({ _tag: 'NoVotes', message });
  if (!hasCommander(instance.protocol.problem))
    return none(`${instance.protocol.name} has no commander, so nobody votes on what one said`);
  if (commands(instance.protocol, self)) return none('general 0 commands, and has no votes; choose a lieutenant');
  const vote = voteOf(decisionTerms(instance, recorded, self));
  const isPath = vote?.path.every((general) => Number.isInteger(general)) === true;
  return vote !== null && isPath
    ? E.right(vote)
    : none(`${instance.protocol.name} takes no majorities over relay paths, as om does, so it has no tree of votes`);
};

/** How many nodes there are. */
export const countOf = ({ longer }: Vote): number => longer.reduce((sum, next) => sum + countOf(next), 1);
