/**
 * Symmetric faults: a traitor says what it likes, but the same to everybody, as where all hear the same broadcast (Thambidurai
 * and Park 1988).
 *
 * Choices: as under `byzantine`, every claim from a traitor to a loyal general. Assumption: every message is admissible, and a
 * claim that is scheduled for several loyal generals is made to all of them or to none. Memory: what traitors have said in this
 * round so far, claim by claim, which is what its first receiver was told.
 *
 * Limits: where a protocol prescribes different claims to different receivers under one label, a traitor cannot follow it. That is
 * what it is to be symmetric; a traitor that follows is none, and there may be fewer traitors than may be.
 */
import type { General } from '../army.ts';
import { generals } from '../army.ts';
import { at } from '../at.ts';
import type { Battle, FaultModel, FaultProgram } from '../fault-model.ts';
import { faultModel } from '../fault-model.ts';
import type { Label, Message } from '../message.ts';
import { labelsOf } from '../schedule.ts';
import type { FaultFamily } from './family.ts';
import { familyOf } from './family.ts';
import { impartial } from './impartial.ts';
import { lossless } from './links.ts';
import { symmetricTraitor } from './roles.ts';

/** The place in memory of each claim that several loyal generals may hear from a traitor in a round, and who hears it first. */
interface Shared {
  readonly slots: ReadonlyMap<string, number>;
  readonly first: ReadonlyMap<string, General>;
}

const claimKey = (from: General, label: Label): string => `${String(from)}:${label}`;

const sharedIn = (
  { army, schedule, faulty }: Pick<Battle<unknown>, 'army' | 'schedule' | 'faulty'>,
  round: number,
): Shared => {
  const first = new Map<string, General>();
  const slots = new Map<string, number>();
  const isFaulty = (general: General): boolean => faulty[general] === true;
  for (const to of generals(army).filter((general) => !isFaulty(general)))
    for (const from of generals(army).filter(isFaulty))
      for (const label of labelsOf(schedule, round, from, to)) {
        const key = claimKey(from, label);
        if (!first.has(key)) first.set(key, to);
        else if (!slots.has(key)) slots.set(key, slots.size);
      }
  return { slots, first };
};

/** A traitor says the same to everybody. */
export const symmetric: FaultModel = impartial(
  faultModel({
    name: 'symmetric',
    family: 'symmetric',
    summary: 'a traitor says what it likes, but the same to everybody',
    role: symmetricTraitor,
    links: lossless,
    unforgeable: false,
    argument: null,
    program: <B>(battle: Battle<B>): FaultProgram<B> => {
      const { logic, protocol, schedule, faulty } = battle;
      const rounds = schedule.links.map((_, r) => sharedIn(battle, r + 1));
      // As much in every round as in the one that needs most: a memory has one shape.
      const size = Math.max(0, ...rounds.map(({ slots }) => slots.size));
      const nothing = Array.from({ length: size }, () => logic.zero);
      return {
        start: nothing,
        begin: () => nothing,
        deliver: (before: readonly B[], round, to, addressed, choose) => {
          const { slots, first } = at(rounds, round - 1);
          const memory = [...before];
          let allowed = logic.one;
          const inbox = addressed.map((prescribed, from): Message<B> => {
            if (faulty[from] !== true || faulty[to] === true || prescribed.length === 0) return prescribed;
            const said = labelsOf(schedule, round, from, to).map((label, i) => {
              const claim = choose({ _tag: 'claim', round, from, to, label }, at(prescribed, i));
              const key = claimKey(from, label);
              const slot = slots.get(key);
              if (slot === undefined) return claim;
              if (first.get(key) === to) memory[slot] = claim;
              else allowed = logic.meet(allowed, logic.equal(claim, at(memory, slot)));
              return claim;
            });
            allowed = logic.meet(allowed, protocol.admissible(battle, round, from, to, said));
            return said;
          });
          return { memory, inbox, allowed };
        },
        silenced: () => logic.zero,
        lost: () => logic.zero,
      };
    },
  }),
);

export const symmetricFaults: FaultFamily<'symmetric'> = familyOf('symmetric', symmetric, { like: 'byzantine' });
