/**
 * The traced reading: running a protocol's program remembers how every value was made.
 *
 * It is a reading like any other (design: one protocol, several readings), for people: a truth value is the number of a term
 * in a table, and a term is what was heard, or what was made of other terms. So the votes that led to a decision are read off
 * the protocol's own `decide`, and no figure has a second copy of its algorithm.
 */
import type { General } from '../../../model/army.ts';
import { generals } from '../../../model/army.ts';
import { exchangeAt } from '../../../model/exchange.ts';
import type { Instance } from '../../../model/instance.ts';
import type { Logic } from '../../../model/logic.ts';
import { logicOf } from '../../../model/logic.ts';
import type { Label } from '../../../model/message.ts';
import { orderOf } from '../../../model/order.ts';
import { holdsOrder } from '../../../model/problem.ts';
import type { Recorded } from '../../../model/scenario.ts';

/** How a truth value came about. */
export type Term =
  | {
      readonly _tag: 'Heard';
      readonly value: boolean;
      /** What should have been heard, where the message deviates. */
      readonly prescribed: boolean;
      readonly label: Label;
    }
  | { readonly _tag: 'Majority'; readonly value: boolean; readonly votes: readonly Term[] }
  | { readonly _tag: 'Other'; readonly value: boolean };

/** The table of terms; a truth value is a place in it. */
interface Table {
  readonly logic: Logic<number>;
  readonly put: (term: Term) => number;
  readonly termAt: (place: number) => Term;
}

const other = (value: boolean): Term => ({ _tag: 'Other', value });

const tableOf = (): Table => {
  const terms: Term[] = [other(false), other(true)];
  const put = (term: Term): number => terms.push(term) - 1;
  const termAt = (place: number): Term => terms[place] ?? other(false);
  const holds = (place: number): boolean => termAt(place).value;
  const truth = (value: boolean): number => (value ? 1 : 0);
  const atLeast = (k: number, xs: readonly number[]): boolean => xs.filter(holds).length >= k;
  const logic: Logic<number> = {
    ...logicOf<number>({
      zero: 0,
      one: 1,
      meet: (a, b) => truth(holds(a) && holds(b)),
      join: (a, b) => truth(holds(a) || holds(b)),
      not: (a) => truth(!holds(a)),
      atLeast: (k, xs) => truth(atLeast(k, xs)),
    }),
    majority: (xs) =>
      put({ _tag: 'Majority', value: atLeast(Math.floor(xs.length / 2) + 1, xs), votes: xs.map(termAt) }),
  };
  return { logic, put, termAt };
};

/** How a general's decision came about, a term for each bit of the order. */
export const decisionTerms = (instance: Instance, recorded: Recorded, self: General): readonly Term[] => {
  const { protocol, army } = instance;
  const { scenario, execution } = recorded;
  const exchangeOn = exchangeAt(instance, recorded);
  const { logic, put, termAt } = tableOf();
  const program = protocol.program({ logic, army });
  const order = holdsOrder(protocol, self) ? (scenario.orders[self] ?? 0) : 0;
  let state = program.start(self, orderOf(logic, army, order));
  for (const [r] of execution.rounds.entries()) {
    const round = r + 1;
    const inbox = generals(army).map((from) => {
      const { scheduled, prescribed, heard, deviates } = exchangeOn({ round, from, to: self });
      const claimed = new Set(heard);
      const due = new Set(deviates ? prescribed : heard);
      return scheduled.map((label) =>
        put({ _tag: 'Heard', value: claimed.has(label), prescribed: due.has(label), label }),
      );
    });
    const heads = scenario.heads.filter((each) => each.round === round && each.general === self);
    const coins = Array.from({ length: protocol.coins(army, round, self) }, (_, coin) =>
      heads.some((each) => each.coin === coin) ? logic.one : logic.zero,
    );
    state = program.receive(self, state, round, inbox, coins);
  }
  return program.decide(self, state).value.map(termAt);
};
