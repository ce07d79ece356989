/**
 * Full information, once more: a simulator and an enumeration that share nothing with the solvability engine but the
 * form of its answers. Views are texts here, nothing is factored, and a traitor may claim every view of the right
 * depth.
 */
import type { FullExecution } from '../engines/impossibility/solvability/answer.ts';
import type { SolvabilityQuestion } from '../engines/impossibility/solvability/question.ts';
import type { View } from '../model/full-view.ts';
import { booleanLogic } from '../model/boolean.ts';
import { orderOf } from '../model/order.ts';
import { decidersOf } from '../properties/property.ts';
import { validity } from '../properties/validity.ts';

/** The links that may lose a message, and whether these losses, round by round, are allowed. */
interface Rules {
  readonly fragile: (faulty: readonly number[], from: number, to: number) => boolean;
  readonly allowed: (lost: readonly (readonly (readonly [number, number])[])[], n: number) => boolean;
}

const always = { allowed: () => true };

const rulesOf = ({ faults: { name } }: SolvabilityQuestion): Rules => {
  if (name === 'byzantine') return { ...always, fragile: () => false };
  if (name === 'send-omission') return { ...always, fragile: (faulty, from) => faulty.includes(from) };
  if (name === 'omission')
    return { ...always, fragile: (faulty, from, to) => faulty.includes(from) || faulty.includes(to) };
  if (name.startsWith('loss')) {
    const most = name === 'loss' ? Infinity : Number(name.slice('loss:'.length));
    return { fragile: () => true, allowed: (lost) => lost.flat().length <= most };
  }
  return {
    fragile: (faulty, from) => faulty.includes(from),
    // Whoever has lost a message has lost all those of the rounds that follow.
    allowed: (lost, n) =>
      lost.every((links, r) =>
        links.every(([from]) => lost.slice(r + 1).every((later) => later.filter(([a]) => a === from).length === n - 1)),
      ),
  };
};

/** The order that validity forces, asked of the property: everybody deciding the other one would break it. */
export const forcedBy = (
  { n, problem, validity: name }: SolvabilityQuestion,
  faulty: readonly number[],
  orders: readonly number[],
  lost: boolean,
): number | null => {
  const army = { n, m: 0, values: 2, parameters: {} };
  const isFaulty = Array.from({ length: n }, (_, general) => faulty.includes(general));
  const court = { logic: booleanLogic, army, problem, faulty: isFaulty, deciders: decidersOf(problem, isFaulty) };
  const judgement = validity(name).on(court);
  const noted = judgement.note(isFaulty.map((_, general) => orderOf(booleanLogic, army, orders[general] ?? 0)));
  const met = [0, 1].map((order) => {
    const decisions = isFaulty.map(() => ({ decided: true, value: orderOf(booleanLogic, army, order) }));
    return judgement.judge(noted, { decisions, lost });
  });
  return met[0] === met[1] ? null : met.indexOf(true);
};

const first = ({ n, problem }: SolvabilityQuestion, orders: readonly number[]): readonly View[] =>
  Array.from({ length: n }, (_, general) => {
    const order = problem === 'broadcast' && general > 0 ? null : (orders[general] ?? 0);
    return { general, order, heard: [] };
  });

const wellFormed = (view: View, general: number, rounds: number, n: number): boolean =>
  view.general === general &&
  view.heard.length === rounds &&
  view.heard.every((messages, r) =>
    messages.every((message, from) => message === null || (from !== general && wellFormed(message, from, r, n))),
  );

const text = (view: View | null): string => JSON.stringify(view);

/** Run an execution; what is wrong with it is thrown. */
export const runFull = (question: SolvabilityQuestion, execution: FullExecution): readonly View[] => {
  const { n, rounds, faults } = question;
  const { faulty, orders, departures } = execution;
  const fail = (what: string): never => {
    throw new Error(`${what}: ${JSON.stringify(execution)}`);
  };
  let views = first(question, orders);
  let used = 0;
  for (let round = 1; round <= rounds; round++) {
    const sent = views;
    views = sent.map((own, to) => {
      const messages = sent.map((message, from) => {
        if (from === to) return null;
        const departure = departures.find((d) => d.round === round && d.from === from && d.to === to);
        if (departure === undefined) return message;
        used += 1;
        if (text(departure.prescribed) !== text(message)) fail('something else was prescribed');
        if (text(departure.said) === text(message)) fail('that is no departure');
        if (departure.said !== null && !wellFormed(departure.said, from, round - 1, n)) fail('that is no view');
        return departure.said;
      });
      return { ...own, heard: [...own.heard, messages] };
    });
  }
  if (used !== departures.length) fail('a departure that does not occur');
  if (faults.name === 'byzantine') {
    if (departures.some(({ from, said }) => !faulty.includes(from) || said === null)) fail('not what traitors do');
    return views;
  }
  const { fragile, allowed } = rulesOf(question);
  if (departures.some(({ from, to, said }) => said !== null || !fragile(faulty, from, to))) fail('not to be lost');
  const lost = Array.from({ length: rounds }, (_, r) =>
    departures.filter(({ round }) => round === r + 1).map(({ from, to }) => [from, to] as const),
  );
  if (!allowed(lost, n)) fail('not to be lost together');
  return views;
};

/** All subsets. */
const subsets = <A>(xs: readonly A[]): readonly (readonly A[])[] =>
  xs.reduce<readonly (readonly A[])[]>((sets, x) => sets.flatMap((set) => [set, [...set, x]]), [[]]);

/** One of each, in every way. */
const product = <A>(sets: readonly (readonly A[])[]): readonly (readonly A[])[] =>
  sets.reduce<readonly (readonly A[])[]>((rows, set) => rows.flatMap((row) => set.map((x) => [...row, x])), [[]]);

/** Every view of the right depth. */
const everyView = (question: SolvabilityQuestion, general: number, rounds: number): readonly View[] => {
  const { n, problem } = question;
  if (rounds === 0)
    return (problem === 'broadcast' && general > 0 ? [null] : [0, 1]).map((order) => ({ general, order, heard: [] }));
  const others = Array.from({ length: n }, (_, from) =>
    from === general ? [null] : everyView(question, from, rounds - 1),
  );
  return everyView(question, general, rounds - 1).flatMap((earlier) =>
    product<View | null>(others).map((messages) => ({ ...earlier, heard: [...earlier.heard, messages] })),
  );
};

/** What an execution comes to: the views of those that decide. */
interface End {
  readonly views: readonly string[];
  readonly forced: number | null;
}

/** Every execution, one after another. */
function* everyEnd(question: SolvabilityQuestion): Generator<End> {
  const { n, t, rounds, faults, problem } = question;
  const everybody = Array.from({ length: n }, (_, general) => general);
  const { fragile, allowed } = rulesOf(question);
  const holders = problem === 'broadcast' ? [0] : everybody;
  const claims = Array.from({ length: rounds }, (_, r) => everybody.map((from) => everyView(question, from, r)));
  type Losses = readonly (readonly (readonly [number, number])[])[];
  const run = function* (
    faulty: readonly number[],
    orders: readonly number[],
    views: readonly View[],
    losses: Losses,
  ): Generator<End> {
    const round = losses.length + 1;
    if (round > rounds) {
      if (!allowed(losses, n)) return;
      const deciders = decidersOf(
        problem,
        everybody.map((general) => faulty.includes(general)),
      );
      const forced = forcedBy(question, faulty, orders, losses.flat().length > 0);
      yield { views: deciders.map((general) => text(views[general] ?? null)), forced };
      return;
    }
    const links = everybody.flatMap((from) => everybody.filter((to) => to !== from).map((to) => [from, to] as const));
    const free =
      faults.name === 'byzantine' ? links.filter(([from, to]) => faulty.includes(from) && !faulty.includes(to)) : [];
    for (const lost of subsets(links.filter(([from, to]) => fragile(faulty, from, to))))
      for (const said of product(free.map(([from]) => claims[round - 1]?.[from] ?? []))) {
        const next = views.map((own, to): View => {
          const messages = views.map((message, from) => {
            if (from === to || lost.some(([a, b]) => a === from && b === to)) return null;
            return said[free.findIndex(([a, b]) => a === from && b === to)] ?? message;
          });
          return { ...own, heard: [...own.heard, messages] };
        });
        yield* run(faulty, orders, next, [...losses, lost]);
      }
  };
  const most = faults.name.startsWith('loss') ? 0 : t;
  for (const faulty of subsets(everybody).filter(({ length }) => length <= most && length < n))
    for (const orders of product(
      holders.map((g) => (faults.name === 'byzantine' && faulty.includes(g) ? [0] : [0, 1])),
    ))
      yield* run(faulty, orders, first(question, orders), []);
}

/** What the enumeration of all executions comes to. */
export interface PlainAnswer {
  readonly solvable: boolean;
  readonly views: number;
  readonly components: number;
  /** Executions in a shortest chain from ATTACK to RETREAT; `null` if there is none. */
  readonly chain: number | null;
}

/** The answer to a question, the long way. */
export const plainly = (question: SolvabilityQuestion): PlainAnswer => {
  const ends = [...new Map([...everyEnd(question)].map((end) => [JSON.stringify(end), end])).values()];
  const having = new Map<string, End[]>();
  for (const end of ends) for (const view of end.views) having.set(view, [...(having.get(view) ?? []), end]);
  /** All executions that are linked to these, and how many links away; each is in it once. */
  const linked = (from: readonly End[]): ReadonlyMap<End, number> => {
    const distance = new Map(from.map((end) => [end, 0]));
    const passed = new Set<string>();
    for (const [end, steps] of distance)
      for (const view of end.views) {
        if (passed.has(view)) continue;
        passed.add(view);
        for (const other of having.get(view) ?? []) if (!distance.has(other)) distance.set(other, steps + 1);
      }
    return distance;
  };
  let components = 0;
  const done = new Set<End>();
  for (const end of ends) {
    if (end.views.length === 0 || done.has(end)) continue;
    components += 1;
    for (const other of linked([end]).keys()) done.add(other);
  }
  const reached = [...linked(ends.filter(({ forced }) => forced === 1))].filter(([{ forced }]) => forced === 0);
  const chain = reached.length === 0 ? null : 1 + Math.min(...reached.map(([, steps]) => steps));
  return { solvable: chain === null, views: having.size, components, chain };
};
