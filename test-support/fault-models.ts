/**
 * Fault models that break a law: those of the traitors, but for what arrives.
 */
import type { Battle, FaultModel, FaultProgram } from '../model/fault-model.ts';
import { byzantine } from '../model/faults/byzantine.ts';
import type { Logic } from '../model/logic.ts';

/** Traitors as ever, and another delivery; `fair` is what they do otherwise. */
export const delivering = (
  name: string,
  deliver: <B>(battle: Battle<B>, fair: FaultProgram<B>) => FaultProgram<B>['deliver'],
): FaultModel => ({
  ...byzantine,
  name,
  program: (battle) => {
    const fair = byzantine.program(battle);
    return { ...fair, deliver: deliver(battle, fair) };
  },
});

/** Nobody hears any claim, though nobody deviates. */
export const deaf: FaultModel = delivering('deaf', ({ logic }) => (memory, _round, _to, addressed) => ({
  memory,
  inbox: addressed.map((message) => message.map(() => logic.zero)),
  allowed: logic.one,
}));

/** Nothing is allowed, honesty included. */
export const strict: FaultModel = delivering('strict', ({ logic }, fair) => (...delivery) => ({
  ...fair.deliver(...delivery),
  allowed: logic.zero,
}));

/** In some readings it allows nothing, or says that all is lost; in the others it is fair, and loses nothing. */
export const partial = (
  against: <B>(logic: Logic<B>) => boolean,
  { allows, loses }: { readonly allows: boolean; readonly loses: boolean },
): FaultModel => ({
  ...byzantine,
  name: 'partial',
  program: (battle) => {
    const { logic } = battle;
    const fair = byzantine.program(battle);
    return {
      ...fair,
      deliver: (...delivery) => ({
        ...fair.deliver(...delivery),
        allowed: against(logic) && !allows ? logic.zero : logic.one,
      }),
      lost: () => (against(logic) && loses ? logic.one : logic.zero),
    };
  },
});
