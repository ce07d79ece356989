/**
 * A rare asymmetry: general 0 alone retreats where all but the last general hold ATTACK. `asym` declares everybody
 * interchangeable, which is false and hardly ever shows; `asymHonest` declares those of whom it is true.
 */
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import { protocol, type Program, type Protocol, type Setting } from '../../model/protocol.ts';

type State<B> = { readonly v: B; readonly out: B };

const make = (name: string, honest: boolean): Protocol =>
  protocol({
    name,
    problem: 'consensus',
    rounds: () => 1,
    claims: () => ['ATTACK'],
    interchangeable: honest ? (army) => generals(army).slice(1, -1) : generals,
    program: <B>({ logic, army }: Setting<B>): Program<B> => ({
      start: (_self, order): State<B> => ({ v: at(order, 0), out: logic.zero }),
      send: (_self, { v }: State<B>) => [v],
      receive: (self, { v }: State<B>, _round, inbox): State<B> => {
        const votes = inbox.map((message, general) => (general === self ? v : at(message, 0)));
        const onlyLast = logic.all(votes.map((vote, general) => (general === army.n - 1 ? logic.not(vote) : vote)));
        return { v, out: logic.meet(logic.majority(votes), logic.not(self === 0 ? onlyLast : logic.zero)) };
      },
      decide: (_self, { out }: State<B>) => ({ decided: logic.one, value: [out] }),
    }),
  });

export const asym: Protocol = make('asym', false);

export const asymHonest: Protocol = make('asym-honest', true);
