/**
 * A trap for whoever believes what a protocol says a traitor may say.
 *
 * The phases of Phase King, and one round more: 1, if it began with RETREAT and all others told it ATTACK, then says so, and
 * all retreat. Where that is admissible (`free`) a traitor says it as it likes, and a decision to attack is undone for some of
 * them alone. In `vow` it is not admissible, so no traitor says it; a loyal general does, and so may a traitor that does what the
 * protocol prescribes.
 *
 * Right, n = 10, m = 1: `free` is violated, and no verdict on `vow` means anything. No random run shows that: of 1024 ways to
 * deal the orders there is one.
 */
import type { Army } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Program, Protocol, Setting, State as AnyState } from '../../model/protocol.ts';
import { protocol } from '../../model/protocol.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';

type State<B> = { readonly king: AnyState<B>; readonly own: B; readonly alone: B };

const phases = (army: Army): number => phaseKing.rounds(army);

const make = (name: string, isFree: boolean): Protocol =>
  protocol({
    name,
    problem: 'consensus',
    faults: ['byzantine'],
    parameters: phaseKing.parameters,
    rounds: (army) => phases(army) + 1,
    claims: (army, round, from, to) => {
      if (round <= phases(army)) return phaseKing.claims(army, round, from, to);
      return from === 1 ? ['alone'] : [];
    },
    admissible: (setting, round, from, to, said) => {
      if (round <= phases(setting.army)) return phaseKing.admissible(setting, round, from, to, said);
      return isFree ? setting.logic.one : setting.logic.not(at(said, 0));
    },
    program: <B>({ logic, army }: Setting<B>): Program<B> => {
      const king = phaseKing.program({ logic, army });
      return {
        start: (self, order): State<B> => ({ king: king.start(self, order), own: at(order, 0), alone: logic.zero }),
        send: (self, state: State<B>, round, to) => {
          if (round <= phases(army)) return king.send(self, state.king, round, to);
          return self === 1 ? [state.alone] : [];
        },
        receive: (self, state: State<B>, round, inbox, coins): State<B> => {
          if (round > phases(army)) return { ...state, alone: self === 1 ? state.alone : at(at(inbox, 1), 0) };
          const others = inbox.flatMap((message, from) => (from === self ? [] : message));
          const alone = round === 1 ? logic.meet(logic.not(state.own), logic.all(others)) : state.alone;
          return { ...state, king: king.receive(self, state.king, round, inbox, coins), alone };
        },
        decide: (self, { king: state, alone }: State<B>) => {
          const { decided, value } = king.decide(self, state);
          return { decided, value: value.map((attack) => logic.meet(attack, logic.not(alone))) };
        },
      };
    },
  });

export const vow: Protocol = make('vow', false);

/** The same, in which a traitor may say it. */
export const free: Protocol = make('free', true);
