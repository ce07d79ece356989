/**
 * Byzantine faults: a traitor says what it likes to whom it likes (Lamport, Shostak and Pease 1982, §1).
 *
 * Choices: every claim from a traitor to a loyal general. Messages between traitors are as prescribed:
 * what they tell each other is no part of an attack. Assumption: every message is admissible.
 */
import type { General } from '../army.ts';
import type { Choose } from '../choice.ts';
import type { Battle, Delivery, FaultModel, Memory } from '../fault-model.ts';
import { faultModel } from '../fault-model.ts';
import type { Message } from '../message.ts';
import { labelsOf } from '../schedule.ts';
import type { FaultFamily } from './family.ts';
import { familyOf } from './family.ts';
import { impartial } from './impartial.ts';
import { lossless } from './links.ts';
import { traitor } from './roles.ts';

/** Whether a traitor may say this, given what the fault model remembers. */
export type Permission<B, M extends Memory<B>> = (
  memory: M,
  round: number,
  from: General,
  to: General,
  said: Message<B>,
) => B;

/** Delivery under traitors: they speak freely to loyal generals, as far as it is `permitted`. */
export const traitorsDeliver = <B, M extends Memory<B>>(
  battle: Battle<B>,
  permitted: Permission<B, M>,
): ((memory: M, round: number, to: General, addressed: readonly Message<B>[], choose: Choose<B>) => Delivery<B>) => {
  const { logic, schedule, faulty } = battle;
  return (memory: M, round: number, to: General, addressed: readonly Message<B>[], choose: Choose<B>): Delivery<B> => {
    let allowed = logic.one;
    const inbox = addressed.map((prescribed, from): Message<B> => {
      if (faulty[from] !== true || faulty[to] === true || prescribed.length === 0) return prescribed;
      const said = labelsOf(schedule, round, from, to).map((label, i) =>
        choose({ _tag: 'claim', round, from, to, label }, prescribed[i] ?? logic.zero),
      );
      allowed = logic.meet(allowed, permitted(memory, round, from, to, said));
      return said;
    });
    return { memory, inbox, allowed };
  };
};

/** Traitors may say anything that is admissible. */
export const byzantine: FaultModel = impartial(
  faultModel({
    name: 'byzantine',
    family: 'byzantine',
    summary: 'a traitor says what it likes to whom it likes',
    role: traitor,
    links: lossless,
    unforgeable: false,
    argument: 'covering',
    program: (battle) => ({
      start: [],
      begin: (memory) => memory,
      deliver: traitorsDeliver(battle, (_memory, round, from, to, said) =>
        battle.protocol.admissible(battle, round, from, to, said),
      ),
      silenced: () => battle.logic.zero,
      lost: () => battle.logic.zero,
    }),
  }),
);

export const byzantineFaults: FaultFamily<'byzantine'> = familyOf('byzantine', byzantine);
