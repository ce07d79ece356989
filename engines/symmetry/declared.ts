/**
 * What a protocol declares besides its program, renamed: coins, what is admissible, and what signatures consist of.
 *
 * It has to be equivariant under the generators alone: what two renamings leave as it was, their product does.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Literal } from '../../model/circuit.ts';
import type { Instance } from '../../model/instance.ts';
import type { SignatureChain } from '../../model/signature.ts';
import { partName, partsOf, signerOf } from '../../model/signature.ts';
import type { GroupAction, GroupRenaming } from './action.ts';
import { backwards } from './action.ts';
import type { ComparisonStage } from './behaviour.ts';
import type { EqualityClaim } from './equality.ts';

/** What is wrong with how many coins are tossed. */
export const coinsDiffer = ({ protocol, army, schedule }: Instance, { alike }: GroupAction): string | null => {
  for (let round = 1; round <= schedule.rounds; round++)
    for (const general of alike)
      if (protocol.coins(army, round, general) !== protocol.coins(army, round, at(alike, 0)))
        return `generals ${String(alike[0])} and ${String(general)} do not toss as many coins in round ${String(round)}`;
  return null;
};

/** The parts of the renamed label's signature, beside those of the label’s: each becomes one of them. */
const partsBeside = (
  { protocol, army }: Instance,
  label: string,
  renamed: string,
  to: (general: General) => General,
): readonly (readonly [SignatureChain, SignatureChain])[] | null => {
  if (protocol.signature === null) return [];
  const [here, there] = [partsOf(protocol.signature(army, label)), partsOf(protocol.signature(army, renamed))];
  if (here.length !== there.length) return null;
  const pairs: (readonly [SignatureChain, SignatureChain])[] = [];
  for (const part of here) {
    // Of a chain the part that is as long and ends alike; of a set the one by that signer.
    const own = there.find(
      ({ chain }) => chain.length === part.chain.length && chain.every((signer, i) => signer === to(at(part.chain, i))),
    );
    if (own === undefined) return null;
    pairs.push([part, own]);
  }
  return pairs;
};

/**
 * What is wrong with the signatures. Only which labels share a part, and who signed it, means anything (`signature.ts`), so
 * statements need not be the same, but what is the same has to stay the same.
 */
export const signaturesDiffer = (
  instance: Instance,
  { letters: { names } }: GroupAction,
  { generals: who, labels }: GroupRenaming,
): string | null => {
  const becomes = new Map<string, string>();
  const comes = new Map<string, string>();
  for (const [i, label] of names.entries()) {
    const pairs = partsBeside(instance, label, at(names, at(labels, i)), (general) => at(who, general));
    const wrong = `the signature of “${label}” is not renamed as the label is`;
    if (pairs === null) return wrong;
    for (const [here, there] of pairs) {
      const [one, other] = [partName(here), partName(there)];
      if (at(who, signerOf(here)) !== signerOf(there)) return wrong;
      if ((becomes.get(one) ?? other) !== other || (comes.get(other) ?? one) !== one) return wrong;
      becomes.set(one, other);
      comes.set(other, one);
    }
  }
  return null;
};

/** What has to be equal for a message to be as admissible as it is when it is renamed. */
export function* admissibleAlike(
  stage: ComparisonStage,
  { generals: who, labels }: GroupRenaming,
): Generator<EqualityClaim> {
  const { instance, letters, circuit, heard } = stage;
  const { army, protocol } = instance;
  const setting = { logic: circuit.logic, army };
  const back = backwards(labels);
  for (const [r, table] of letters.links.entries())
    for (const from of generals(army))
      for (const to of generals(army)) {
        const [here, there] = [at(at(table, from), to), at(at(table, at(who, from)), at(who, to))];
        if (here.length === 0) continue;
        const said = (numbers: readonly number[]): readonly Literal[] =>
          numbers.map((label) => heard(r + 1, from, label));
        yield {
          here: protocol.admissible(setting, r + 1, from, to, said(here)),
          there: protocol.admissible(
            setting,
            r + 1,
            at(who, from),
            at(who, to),
            said(there.map((label) => at(back, label))),
          ),
          otherwise: `whether what ${String(from)} says to ${String(to)} in round ${String(r + 1)} is admissible`,
        };
      }
}
