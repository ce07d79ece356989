/**
 * Signed messages: traitors lie, but cannot forge a loyal general's signature (Lamport, Shostak and Pease 1982, §4,
 * assumption A4). Nothing keeps them from peeling the outer signatures off a chain.
 *
 * Choices: as under `byzantine`. Assumption, the closure of Dolev and Yao (1983): a message yields all parts of its
 * signatures (`signature.ts`). Traitors pool what loyal generals send to any of them, this round included, since the
 * adversary rushes. They may make a claim if and only if they hold every part of it that a loyal general signed last; what
 * traitors alone sign is free. What they say to each other adds nothing, since they share all they have.
 *
 * Memory: for each loyal signature that traitors could use, whether they hold it.
 *
 * Limits: it is for the protocol to see to it that a loyal general signs only what it holds. Whatever a loyal general
 * sends is taken as signed, with all its parts.
 */
import type { General } from '../army.ts';
import { at } from '../at.ts';
import type { Battle, FaultModel, FaultProgram } from '../fault-model.ts';
import { faultModel } from '../fault-model.ts';
import type { Label } from '../message.ts';
import type { Schedule } from '../schedule.ts';
import { labelsOf } from '../schedule.ts';
import { partName, partsOf, signerOf } from '../signature.ts';
import { traitorsDeliver } from './byzantine.ts';
import type { FaultFamily } from './family.ts';
import { familyOf } from './family.ts';
import { impartial } from './impartial.ts';
import { lossless } from './links.ts';
import { traitor } from './roles.ts';

/** A claim of a round's messages: on which link, and where in the message. */
interface Claim {
  readonly from: General;
  readonly to: General;
  readonly label: Label;
  readonly position: number;
}

/** All claims of a round. */
const claimsOf = (table: Schedule['links'][number]): readonly Claim[] =>
  table.flatMap((row, from) =>
    row.flatMap((labels, to) => labels.map((label, position) => ({ from, to, label, position }))),
  );

/** Traitors say what is admissible and needs no forged signature. */
export const signed: FaultModel = impartial(
  faultModel({
    name: 'signed',
    family: 'signed',
    summary: 'a traitor lies, but cannot forge a loyal general’s signature',
    role: traitor,
    links: lossless,
    unforgeable: true,
    argument: 'covering',
    program: <B>(battle: Battle<B>): FaultProgram<B> => {
      const { logic, protocol, army, schedule, faulty } = battle;
      const isTraitor = (general: General): boolean => faulty[general] === true;
      const loyalParts = (label: Label): readonly string[] =>
        protocol.signature === null
          ? []
          : partsOf(protocol.signature(army, label))
              .filter((part) => !isTraitor(signerOf(part)))
              .map(partName);
      const rounds = schedule.links.map(claimsOf);
      const lies = rounds.flat().filter(({ from, to }) => isTraitor(from) && !isTraitor(to));
      /** The parts that a traitor needs for a claim, and the place of each part in memory. */
      const needs = new Map(lies.map(({ label }) => [label, loyalParts(label)]));
      const slots = new Map([...new Set([...needs.values()].flat())].map((part, slot) => [part, slot]));
      const slotsOf = (parts: readonly string[]): readonly number[] => parts.flatMap((part) => slots.get(part) ?? []);
      /** By round, what loyal generals may tell traitors, and which parts they hold from it. */
      const lessons = rounds.map((claims) =>
        claims
          .filter(({ from, to }) => !isTraitor(from) && isTraitor(to))
          .flatMap((claim) => slotsOf(loyalParts(claim.label)).map((slot) => ({ ...claim, slot }))),
      );
      const needed = new Map([...needs].map(([label, parts]) => [label, slotsOf(parts)]));
      return {
        start: Array.from(slots, () => logic.zero),
        begin: (memory: readonly B[], round, sent) => {
          const next = [...memory];
          for (const { from, to, position, slot } of at(lessons, round - 1))
            next[slot] = logic.join(at(next, slot), at(at(sent, from), to)[position] ?? logic.zero);
          return next;
        },
        deliver: traitorsDeliver<B, readonly B[]>(battle, (memory, round, from, to, said) =>
          logic.meet(
            protocol.admissible(battle, round, from, to, said),
            logic.all(
              labelsOf(schedule, round, from, to).map((label, i) => {
                // Only a traitor's words to a loyal general are asked about, and each of those labels is there.
                const held = (needed.get(label) ?? []).map((slot) => at(memory, slot));
                return logic.implies(at(said, i), logic.all(held));
              }),
            ),
          ),
        ),
        silenced: () => logic.zero,
        lost: () => logic.zero,
      };
    },
  }),
);

export const signedFaults: FaultFamily<'signed'> = familyOf('signed', signed, {
  lacking: 'its messages carry no signatures',
});
