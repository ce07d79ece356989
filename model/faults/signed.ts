/**
 * Signed messages: traitors lie, but cannot forge a loyal general's signature (Lamport, Shostak and
 * Pease 1982, §4, assumption A4).
 *
 * Choices: as under `byzantine`. Assumption: a claim with a signature chain may be made only if each
 * loyal general on it signed the same-value prefix that ends in its name, and sent it to some traitor,
 * this round included, since the adversary rushes. Traitors pool what they hold, and chains of traitors
 * alone are free. Memory: for each prefix that a loyal general may send to a traitor, whether one was.
 */
import type { General } from '../army.ts';
import type { Battle, FaultModel, FaultProgram } from '../fault-model.ts';
import type { Label, Signature } from '../message.ts';
import { labelsOf } from '../schedule.ts';
import { traitorsDeliver } from './byzantine.ts';

/** One loyal signature the adversary may come to hold, and the links over which it can. */
interface Held {
  readonly slot: number;
  readonly round: number;
  readonly from: General;
  readonly to: General;
  readonly claim: number;
}

const keyOf = ({ statement, chain }: Signature): string => `${statement}:${chain.join('.')}`;

/** Traitors say what is admissible and needs no forged signature. */
export const signed: FaultModel = {
  name: 'signed',
  family: 'signed',
  summary: 'a traitor lies, but cannot forge a loyal general’s signature',
  generalsFail: true,
  benign: false,
  program: <B>(battle: Battle<B>): FaultProgram<B> => {
    const { logic, protocol, army, schedule, faulty } = battle;
    const signatureOf = (label: Label): Signature =>
      protocol.signature === null ? { statement: label, chain: [] } : protocol.signature(army, label);
    const slots = new Map<string, number>();
    const heard: Held[] = [];
    schedule.links.forEach((table, r) => {
      table.forEach((row, from) => {
        row.forEach((labels, to) => {
          if (faulty[from] === true || faulty[to] !== true) return;
          labels.forEach((label, claim) => {
            const key = keyOf(signatureOf(label));
            const slot = slots.get(key) ?? slots.size;
            slots.set(key, slot);
            heard.push({ slot, round: r + 1, from, to, claim });
          });
        });
      });
    });
    /** The slots that a claim needs: -1 for a prefix that no loyal general could ever have sent. */
    const needs = new Map<Label, readonly number[]>();
    const neededFor = (label: Label): readonly number[] => {
      const known = needs.get(label);
      if (known !== undefined) return known;
      const { statement, chain } = signatureOf(label);
      const needed = chain.flatMap((signer, i) =>
        faulty[signer] === true ? [] : [slots.get(keyOf({ statement, chain: chain.slice(0, i + 1) })) ?? -1],
      );
      needs.set(label, needed);
      return needed;
    };
    return {
      start: Array.from(slots, () => logic.zero),
      begin: (memory: readonly B[], round, sent) => {
        const next = [...memory];
        for (const { slot, round: when, from, to, claim } of heard)
          if (when === round)
            next[slot] = logic.join(next[slot] ?? logic.zero, sent[from]?.[to]?.[claim] ?? logic.zero);
        return next;
      },
      deliver: traitorsDeliver<B, readonly B[]>(battle, (memory, round, from, to, said) =>
        logic.meet(
          protocol.admissible(battle, round, from, to, said),
          logic.all(
            labelsOf(schedule, round, from, to).map((label, i) =>
              logic.implies(
                said[i] ?? logic.zero,
                logic.all(neededFor(label).map((slot) => memory[slot] ?? logic.zero)),
              ),
            ),
          ),
        ),
      ),
      silenced: () => logic.zero,
      lost: () => logic.zero,
    };
  },
};
