/**
 * An execution in the Informal Trace Format (Apalache, ADR 15), which Apalache, Quint and their viewers read.
 *
 * A state for the start, one after each round, and one after the decisions. Integers are `{"#bigint": "3"}`: the format
 * allows no JSON numbers, and so there are none anywhere. That is why a state’s `#meta` has no `index`, which readers that
 * know it take for a number only; a state’s index is its place in `states`.
 *
 *     round        0, then the round that is over
 *     faulty       who is faulty
 *     orders       who holds which order; what a traitor says is measured against its own
 *     heard        what arrived over each link in this round, as labels
 *     deviations   what the protocol prescribes instead, for each link over which a message deviates in this round
 *     lost         the links over which nothing arrived in this round, because it was lost or its sender had crashed
 *     heads        the coins that came up heads in this round, as general and coin
 *     decisions    what each general decides whose decision counts; nothing before the last state
 *
 * Apalache asks for the type of each variable (`varTypes`), since an empty set does not show its own. Sets and maps are
 * written in the order of the execution, so the same execution always gives the same text.
 */
import { namedDecisions } from '../../certificates/execution.ts';
import { generals } from '../../model/army.ts';
import type { Exchange } from '../../model/exchange.ts';
import { exchangesOf } from '../../model/exchange.ts';
import type { Instance } from '../../model/instance.ts';
import { instanceTitle } from '../../model/instance.ts';
import { orderName } from '../../model/order.ts';
import { holdsOrder } from '../../model/problem.ts';
import type { Recorded } from '../../model/scenario.ts';
import { jsonText } from '../formats/escape.ts';

/** A value of the format, as JSON holds it. */
type Value = string | readonly Value[] | { readonly [field: string]: Value };

const int = (value: number): Value => ({ '#bigint': String(value) });

const tuple = (...items: readonly Value[]): Value => ({ '#tup': items });

const set = (items: readonly Value[]): Value => ({ '#set': items });

const map = (entries: readonly (readonly [Value, Value])[]): Value => ({ '#map': entries });

/** The variables of a state and their types, as Apalache writes them. */
const TYPES = {
  round: 'Int',
  faulty: 'Set(Int)',
  orders: 'Int -> Str',
  heard: '<<Int, Int>> -> Set(Str)',
  deviations: '<<Int, Int>> -> Set(Str)',
  lost: 'Set(<<Int, Int>>)',
  heads: 'Set(<<Int, Int>>)',
  decisions: 'Int -> Str',
} as const;

type State = Readonly<Record<keyof typeof TYPES, Value>>;

/** What a state is about, and the state. */
interface Described {
  readonly description: string;
  readonly state: State;
}

const linkOf = ({ from, to }: Exchange): Value => tuple(int(from), int(to));

const statesOf = (instance: Instance, recorded: Recorded): readonly Described[] => {
  const { faulty, orders, heads } = recorded.scenario;
  const exchanges = exchangesOf(instance, recorded);
  const holders = generals(instance.army).filter((general) => holdsOrder(instance.protocol, general));
  const after = (round: number): State => {
    const here = exchanges.filter((exchange) => exchange.round === round);
    return {
      round: int(round),
      faulty: set(faulty.map(int)),
      orders: map(holders.map((general) => [int(general), orderName(instance.army, orders[general] ?? 0)])),
      heard: map(here.map((exchange) => [linkOf(exchange), set(exchange.heard)])),
      deviations: map(
        here
          .filter(({ deviates }) => deviates)
          .map((exchange): readonly [Value, Value] => [linkOf(exchange), set(exchange.prescribed)]),
      ),
      lost: set(here.filter(({ lost }) => lost).map(linkOf)),
      heads: set(
        heads.filter((each) => each.round === round).map(({ general, coin }) => tuple(int(general), int(coin))),
      ),
      decisions: map([]),
    };
  };
  const { rounds } = recorded.execution;
  const decisions = Object.entries(namedDecisions(instance, recorded));
  return [
    { description: 'the start', state: after(0) },
    ...rounds.map((_, r) => ({ description: `after round ${String(r + 1)}`, state: after(r + 1) })),
    {
      description: 'the decisions',
      state: {
        ...after(rounds.length),
        decisions: map(decisions.map(([general, decision]) => [int(Number(general)), decision])),
      },
    },
  ];
};

/** An object with a field a line. */
const fields = (entries: readonly (readonly [string, string])[], indent: string): string =>
  `{\n${entries.map(([name, value]) => `${indent}  ${jsonText(name)}: ${value}`).join(',\n')}\n${indent}}`;

/** An execution as the text of an `.itf.json` file. */
export const itfOf = (instance: Instance, recorded: Recorded): string => {
  const meta = {
    format: 'ITF',
    'format-description': 'https://apalache-mc.org/docs/adr/015adr-trace.html',
    description: `Strategos: ${instanceTitle(instance)}`,
    varTypes: TYPES,
  };
  const states = statesOf(instance, recorded).map(({ description, state }) =>
    fields(
      [
        ['#meta', jsonText({ description })],
        ...Object.entries(state).map(([name, value]) => [name, jsonText(value)] as const),
      ],
      '    ',
    ),
  );
  const trace = fields(
    [
      ['#meta', jsonText(meta)],
      ['vars', jsonText(Object.keys(TYPES))],
      ['states', `[\n    ${states.join(',\n    ')}\n  ]`],
    ],
    '',
  );
  return `${trace}\n`;
};
