/**
 * A false symmetry behind the names of fields: general 1 holds in `value` what the others hold in an extra field, and fields are
 * called so that both decisions read alike where their shapes are written without quotes. It decides otherwise where all but
 * itself want to attack, and so breaks agreement in 1 of 32 scenarios with five generals.
 *
 * `reordered` is honest: general 0 writes the fields of its decision in another order, and that is all.
 */
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Decision, Program, Protocol, Setting } from '../../model/protocol.ts';
import { protocol } from '../../model/protocol.ts';

type State<B> = { readonly v: B; readonly odd: B; readonly most: B };

const make = (name: string, decide: <B>(one: B, self: number, state: State<B>) => Decision<B>): Protocol =>
  protocol({
    name,
    problem: 'consensus',
    rounds: () => 1,
    claims: () => ['ATTACK'],
    interchangeable: generals,
    program: <B>({ logic }: Setting<B>): Program<B> => ({
      start: (_self, order) => ({ v: at(order, 0), odd: logic.zero, most: logic.zero }),
      send: (_self, { v }: State<B>) => [v],
      receive: (self, { v }: State<B>, _round, inbox) => {
        const others = inbox.flatMap((message, general) => (general === self ? [] : [at(message, 0)]));
        const most = logic.majority([v, ...others]);
        return { v, most, odd: logic.cond(logic.meet(logic.not(v), logic.all(others)), logic.zero, most) };
      },
      decide: (self, state: State<B>) => decide(logic.one, self, state),
    }),
  });

export const forged: Protocol = make('forged', (one, self, { odd, most }) =>
  self === 1
    ? { decided: one, value: [odd], 'decided:·,value': [most] }
    : { decided: one, 'value:[·],decided': odd, value: [most] },
);

export const reordered: Protocol = make('reordered', (one, self, { most }) =>
  self === 0 ? { value: [most], decided: one } : { decided: one, value: [most] },
);
