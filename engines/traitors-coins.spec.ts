/**
 * A traitor’s coins are no part of a scenario. The truth is got here from executions in which everybody’s coins are tossed,
 * traitors’ included: those that differ in nothing else are the same to all loyal generals, and there are as many of the others
 * as every engine counts.
 */
import { describe, expect, test } from 'vitest';
import type { General } from '../model/army.ts';
import { generals } from '../model/army.ts';
import { at } from '../model/at.ts';
import { booleanLogic } from '../model/boolean.ts';
import { choiceName } from '../model/choice.ts';
import type { Run } from '../model/execution.ts';
import { execute, runOf } from '../model/execution.ts';
import type { Instance } from '../model/instance.ts';
import { orderOf } from '../model/order.ts';
import { holdsOrder } from '../model/problem.ts';
import type { Program, Protocol, Setting } from '../model/protocol.ts';
import { protocol } from '../model/protocol.ts';
import { standardProperties } from '../properties/standard.ts';
import { drive } from '../test-support/drive.ts';
import { gambler } from '../test-support/gamblers.ts';
import { instanceAt } from '../test-support/instance.ts';
import { wasm } from '../test-support/solver.ts';
import { exhaustive } from './exhaustive/exhaustive.ts';
import { plain } from './exhaustive/plain.ts';
import { noLimits } from './finding.ts';
import { mostFaulty, type Question } from './question.ts';
import { countScenarios } from './symbolic/count.ts';
import { placementFormulaOf } from './symbolic/formula.ts';
import { symbolic } from './symbolic/symbolic.ts';

type Whisper<B> = { readonly own: B; readonly heard: readonly B[]; readonly coin: B };

/** In round 1 everybody signs its order; in round 2 it passes on what it heard if its coin shows heads. */
const whispering: Protocol = protocol({
  name: 'whispering',
  problem: 'consensus',
  faults: ['byzantine', 'signed', 'crash', 'loss'],
  rounds: () => 2,
  claims: (army, round, from, to) =>
    round === 1
      ? [String(from)]
      : generals(army).flatMap((each) => (each === from || each === to ? [] : [`${String(each)}.${String(from)}`])),
  signature: (_army, label) => ({ statement: 'ATTACK', chain: label.split('.').map(Number) }),
  coins: (_army, round) => (round === 1 ? 1 : 0),
  program: <B>({ logic, army }: Setting<B>): Program<B> => ({
    start: (_self, order): Whisper<B> => ({ own: at(order, 0), heard: [], coin: logic.zero }),
    send: (self, { own, heard, coin }: Whisper<B>, round, to) =>
      round === 1
        ? [own]
        : generals(army).flatMap((each) => (each === self || each === to ? [] : [logic.meet(at(heard, each), coin)])),
    receive: (_self, { own, heard, coin }: Whisper<B>, round, inbox, [tossed = coin]): Whisper<B> => ({
      own,
      heard: round === 1 ? inbox.map((message) => message[0] ?? own) : [...heard, ...inbox.flat()],
      coin: tossed,
    }),
    decide: (_self, { own, heard }: Whisper<B>) => ({ decided: logic.one, value: [logic.atLeast(2, [own, ...heard])] }),
  }),
});

const placementsOf = (everybody: readonly General[], t: number): readonly (readonly General[])[] =>
  everybody
    .reduce<readonly (readonly General[])[]>((some, each) => [...some, ...some.map((set) => [...set, each])], [[]])
    .filter(({ length }) => length <= t);

/** One general's order after another, in all ways. */
const dealingsOf = (count: number, values: number): readonly (readonly number[])[] =>
  Array.from({ length: count }).reduce<readonly (readonly number[])[]>(
    (some) => some.flatMap((dealt) => Array.from({ length: values }, (_, value) => [...dealt, value])),
    [[]],
  );

/** By what is chosen besides traitors' coins: all that loyal generals hear and decide in the executions with that. */
const outcomes = (
  instance: Instance,
  faulty: readonly General[],
  orders: readonly number[],
): Map<string, Set<string>> => {
  const run: Run<boolean> = { ...runOf(booleanLogic, instance, faulty), tosses: () => true };
  const vectors = orders.map((value) => orderOf(booleanLogic, instance.army, value));
  const found = new Map<string, Set<string>>();
  for (let next: readonly boolean[] | null = []; next !== null;) {
    const made: boolean[] = [...next];
    const names: string[] = [];
    let asked = 0;
    const execution = execute(run, vectors, (choice) => {
      const chosen = (made[asked++] ??= false);
      const settled = !instance.faults.benign && choice._tag === 'coin' && faulty.includes(choice.general);
      if (!settled) names.push(`${choiceName(choice)}=${String(chosen)}`);
      return chosen;
    });
    const loyal = generals(instance.army).filter((general) => !faulty.includes(general));
    const seen = loyal.map((general) => [
      execution.rounds.map(({ heard }) => heard[general]),
      execution.decisions[general],
    ]);
    const known = found.get(names.join()) ?? new Set();
    found.set(names.join(), known.add(execution.allowed ? JSON.stringify(seen) : 'not allowed'));
    const last = made.lastIndexOf(false);
    next = last < 0 ? null : [...made.slice(0, last), true];
  }
  return found;
};

/** How many scenarios there are; each is the same to loyal generals however the coins of traitors fall. */
const counted = ({ instance, ...question }: Question): bigint => {
  let count = 0n;
  for (const faulty of placementsOf(generals(instance.army), mostFaulty({ instance, ...question })))
    for (const orders of dealingsOf(instance.army.n, instance.army.values)) {
      const isFree = (general: General): boolean => !instance.faults.benign && faulty.includes(general);
      if (orders.some((value, general) => holdsOrder(instance.protocol, general) && isFree(general) && value > 0))
        continue;
      for (const seen of outcomes(instance, faulty, orders).values()) {
        expect(seen.size).toBe(1);
        if (!seen.has('not allowed')) count += 1n;
      }
    }
  return count;
};

const formulas = ({ instance, ...question }: Question): bigint =>
  placementsOf(generals(instance.army), mostFaulty({ instance, ...question })).reduce(
    (sum, faulty) => sum + (countScenarios(placementFormulaOf(instance, faulty, 'plain')) ?? -1n),
    0n,
  );

describe('every engine counts the executions that differ in more than a traitor’s coins', () => {
  const rows: readonly (readonly [made: Protocol, faults: string, n: number, t: number])[] = [
    [gambler(1), 'byzantine', 2, 1],
    [gambler(2), 'crash', 2, 1],
    [gambler(3), 'loss:1', 2, 0],
    [whispering, 'signed', 3, 1],
    [whispering, 'crash', 2, 1],
    [whispering, 'loss', 2, 0],
    [whispering, 'byzantine', 3, 1],
    [whispering, 'signed', 3, 2],
  ];
  for (const [i, [made, faults, n, t]] of rows.entries())
    test(
      `${made.name} under ${faults}, n = ${String(n)}, t = ${String(t)}`,
      { tags: i < 6 ? [] : ['thorough'] },
      () => {
        const instance = instanceAt(made, { n, m: 0 }, faults);
        const question = { instance, t, properties: standardProperties(instance) };
        const scenarios = counted(question);
        const { violating, ...plainly } = drive(plain(question, noLimits));
        expect(plainly.scenarios).toBe(scenarios);
        for (const symmetry of [true, false]) {
          const found = drive(exhaustive(question, { limits: noLimits, symmetry }));
          expect([found.scenarios, found.violating]).toEqual([scenarios, violating]);
        }
        expect(formulas(question)).toBe(scenarios);
        const proved = drive(symbolic(question, { solver: wasm, limits: noLimits, symmetry: true, ledger: null }));
        expect([null, scenarios]).toContain(proved.scenarios);
      },
    );
});
