/**
 * Signatures: who signed what, in a chain or in a set.
 *
 *     { statement: 'ATTACK', chain: [0, 2] }   2 signed what 0 had signed: ((ATTACK)₀)₂. So SM(m) relays.
 *     { statement: 'ATTACK', set: [0, 2] }     both signed the order itself: (ATTACK)₀ and (ATTACK)₂. So
 *                                              one counts signatures on a value, as in a certificate.
 *
 * Either is a term in the sense of Dolev and Yao, "On the security of public key protocols", IEEE
 * Transactions on Information Theory 29(2), 1983: whoever has it has its parts, and whoever has the parts
 * can put them together. Of a chain these are its prefixes, of a set the signatures one by one.
 *
 * Laws (`signature.spec.ts`): neither the order nor a repetition in a set means anything; in a chain both
 * do. A set of one is a chain of one. The parts of a part are parts.
 *
 * Limits: a statement has no parts of its own, and nobody signs a set.
 */
import type { General } from './army.ts';
import { at } from './at.ts';

/** Each signed what those before it had signed: `ATTACK:0.2` is the statement ATTACK, signed by 0, then by 2. */
export interface SignatureChain {
  readonly statement: string;
  readonly chain: readonly General[];
  readonly set?: never;
}

/** Each signed the statement itself. */
export interface SignatureSet {
  readonly statement: string;
  readonly set: readonly General[];
  readonly chain?: never;
}

/** What a signed claim consists of. */
export type Signature = SignatureChain | SignatureSet;

/** The parts of a signature, each a chain: whose last signature it is that one has if one has the part. */
export const partsOf = (signature: Signature): readonly SignatureChain[] => {
  const { statement } = signature;
  return signature.set === undefined
    ? signature.chain.map((_, i) => ({ statement, chain: signature.chain.slice(0, i + 1) }))
    : [...new Set(signature.set)].toSorted((a, b) => a - b).map((signer) => ({ statement, chain: [signer] }));
};

/** Who signed a part last, and so alone could make it of what came before. */
export const signerOf = ({ chain }: SignatureChain): General => at(chain, chain.length - 1);

/** A part's name: two parts with the same name are the same. */
export const partName = ({ statement, chain }: SignatureChain): string => `${statement}:${chain.join('.')}`;
