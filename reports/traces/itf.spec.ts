import { describe, expect, test } from 'vitest';
import { namedDecisions } from '../../certificates/execution.ts';
import { generals } from '../../model/army.ts';
import { orderNames } from '../../model/order.ts';
import type { Deviation, Scenario } from '../../model/scenario.ts';
import { runScenario } from '../../model/scenario.ts';
import { ordersHeld } from '../../model/scenario-data.ts';
import { figure1, om3 } from '../../test-support/counterexample.ts';
import { right } from '../../test-support/either.ts';
import type { ItfTrace, ItfValue } from '../../test-support/itf.ts';
import { parseItf } from '../../test-support/itf.ts';
import type { Traced } from '../../test-support/traced.ts';
import { traced } from '../../test-support/traced.ts';
import { exchangesOf } from '../../model/exchange.ts';
import { itfOf } from './itf.ts';

type State = ItfTrace['states'][number];

const mapIn = (state: State, name: string): readonly (readonly [ItfValue, ItfValue])[] => {
  const value = state[name];
  if (typeof value !== 'object' || !('map' in value)) throw new Error(`${name} is no map`);
  return value.map;
};

const setIn = (state: State, name: string): readonly ItfValue[] => itemsOf(state[name] ?? '');

const itemsOf = (value: ItfValue): readonly ItfValue[] => {
  if (typeof value !== 'object' || !('set' in value)) throw new Error('no set');
  return value.set;
};

const textOf = (value: ItfValue): string => {
  if (typeof value !== 'string') throw new Error('no text');
  return value;
};

/** A pair of integers, as numbers. */
const pair = (value: ItfValue): readonly [number, number] => {
  if (typeof value !== 'object' || !('tuple' in value)) throw new Error('no tuple');
  const [a, b] = value.tuple.map(Number);
  return [a ?? NaN, b ?? NaN];
};

/** The scenario that a trace tells of. */
const scenarioOf = ({ instance }: Traced, { states }: ItfTrace): Scenario => {
  const [start] = states;
  if (start === undefined) throw new Error('there is no state');
  const names = orderNames(instance.army);
  return {
    faulty: setIn(start, 'faulty').map(Number),
    orders: mapIn(start, 'orders').map(([, order]) => names.indexOf(textOf(order))),
    deviations: states.slice(1, -1).flatMap((state) => {
      const heard = new Map(mapIn(state, 'heard').map(([link, said]) => [pair(link).join(), said]));
      return mapIn(state, 'deviations').map(([link, prescribed]): Deviation => {
        const [from, to] = pair(link);
        const said = heard.get([from, to].join()) ?? '';
        return {
          round: Number(state['round']),
          from,
          to,
          prescribed: itemsOf(prescribed).map(textOf),
          said: itemsOf(said).map(textOf),
        };
      });
    }),
    heads: states.slice(1, -1).flatMap((state) =>
      setIn(state, 'heads').map((each) => {
        const [general, coin] = pair(each);
        return { round: Number(state['round']), general, coin };
      }),
    ),
  };
};

describe.each(traced)('$title', (each) => {
  const { instance, recorded } = each;
  const text = itfOf(instance, recorded);
  const trace = parseItf(text);

  test('a state for the start, for each round and for the decisions', () => {
    const { rounds } = instance.schedule;
    const numbers = Array.from({ length: rounds + 1 }, (_, round) => BigInt(round));
    expect(trace.states.map(({ round }) => round)).toEqual([...numbers, BigInt(rounds)]);
    expect(trace.meta['format']).toBe('ITF');
  });

  test('the scenario comes back, and gives the same execution', () => {
    const scenario = scenarioOf(each, trace);
    expect(scenario).toEqual(recorded.scenario);
    expect(right(runScenario(instance, scenario)).execution).toEqual(recorded.execution);
    expect(scenario.orders).toHaveLength(ordersHeld(instance));
  });

  test('what was heard and what was lost is that of the execution', () => {
    const exchanges = exchangesOf(instance, recorded);
    const heard = trace.states
      .slice(1, -1)
      .flatMap((state) =>
        mapIn(state, 'heard').map(([link, said]) => [Number(state['round']), ...pair(link), itemsOf(said)]),
      );
    expect(heard).toEqual(exchanges.map((one) => [one.round, one.from, one.to, one.heard]));
    const lost = trace.states
      .slice(1, -1)
      .flatMap((state) => setIn(state, 'lost').map((link) => [Number(state['round']), ...pair(link)]));
    expect(lost).toEqual(exchanges.filter((one) => one.lost).map(({ round, from, to }) => [round, from, to]));
  });

  test('only the last state has decisions, those that count', () => {
    for (const state of trace.states.slice(0, -1)) expect(mapIn(state, 'decisions')).toEqual([]);
    const last = trace.states.at(-1);
    const decided = last === undefined ? [] : mapIn(last, 'decisions');
    expect(Object.fromEntries(decided.map(([general, order]) => [String(Number(general)), order]))).toEqual(
      namedDecisions(instance, recorded),
    );
    expect(decided.length).toBeLessThanOrEqual(generals(instance.army).length);
  });

  test('the same execution gives the same text', () => {
    expect(itfOf(instance, recorded)).toBe(text);
  });
});

test('OM(1) with three generals: the round of the lie', () => {
  const [, , round2] = parseItf(itfOf(om3.instance, figure1)).states;
  expect(round2).toEqual({
    round: 2n,
    faulty: { set: [1n] },
    orders: { map: [[0n, 'ATTACK']] },
    heard: {
      map: [
        [{ tuple: [1n, 2n] }, { set: [] }],
        [{ tuple: [2n, 1n] }, { set: ['0.2'] }],
      ],
    },
    deviations: { map: [[{ tuple: [1n, 2n] }, { set: ['0.1'] }]] },
    lost: { set: [] },
    heads: { set: [] },
    decisions: { map: [] },
  });
});

describe('the reader refuses', () => {
  const text = itfOf(om3.instance, figure1);

  test.each([
    ['a JSON number', '{"#bigint":"2"}', '2'],
    ['another type', '{"#set":["0.2"]}', '["0.2"]'],
    ['the same twice in a set', '{"#set":["0.2"]}', '{"#set":["0.2","0.2"]}'],
    ['what is no integer', '{"#bigint":"2"}', '{"#bigint":"two"}'],
    ['a variable without a type', '"round":"Int",', ''],
  ])('%s', (_what, part, instead) => {
    expect(text).toContain(part);
    expect(() => parseItf(text.replace(part, instead))).toThrow();
  });
});
