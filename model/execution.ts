/**
 * An execution: the fold of `hear` over the nodes of every round.
 *
 *     sent     every node's prescribed messages, from its state
 *     heard    what arrives of them, as the fault model and the choices have it
 *     states   what every node makes of that
 *
 * It runs in any reading. In the boolean one it is an execution in the literature's sense; traitors run the
 * protocol as well, on what they hear, because that is what their lies are measured against.
 */
import type { Army, General } from './army.ts';
import { generals } from './army.ts';
import { at } from './at.ts';
import type { Choose } from './choice.ts';
import { tosses } from './coins.ts';
import type { Battle, FaultProgram, Memory } from './fault-model.ts';
import type { Instance } from './instance.ts';
import type { Logic } from './logic.ts';
import type { Message } from './message.ts';
import type { Network } from './network.ts';
import { complete, NOBODY } from './network.ts';
import type { Order } from './order.ts';
import { orderOf } from './order.ts';
import { holdsOrder } from './problem.ts';
import type { Decision, Program, Protocol, State } from './protocol.ts';

/** One round as it happened; everything is indexed by node first. */
export interface Round<B> {
  /** `sent[node][general]`: what the protocol prescribes to say. */
  readonly sent: readonly (readonly Message<B>[])[];
  /** `heard[node][general]`: what arrived. */
  readonly heard: readonly (readonly Message<B>[])[];
  /** The states after the round. */
  readonly states: readonly State<B>[];
}

export interface Execution<B> {
  /** The states before round 1. */
  readonly start: readonly State<B>[];
  readonly rounds: readonly Round<B>[];
  readonly decisions: readonly Decision<B>[];
  /** Every choice made was one that the fault model allows. */
  readonly allowed: B;
  /** Some message was lost. */
  readonly lost: B;
}

/** Everything an execution is determined by, apart from the choices. */
export interface Run<B> {
  readonly logic: Logic<B>;
  readonly protocol: Protocol;
  readonly army: Army;
  readonly rounds: number;
  /** How many claims and links there are in one execution, roughly. */
  readonly claims: number;
  readonly network: Network;
  readonly program: Program<B>;
  readonly faults: FaultProgram<B>;
  /** Whose coins are choices (`coins.ts`); the others' show tails. */
  readonly tosses: (general: General) => boolean;
}

/**
 * Programs by instance and reading. A program is a pure function of both, and making one may take longer than running
 * it (OM(m) lays out its relay tree), so each is made once.
 */
const programs = new WeakMap<Instance, WeakMap<object, unknown>>();

const programOf = <B>(logic: Logic<B>, instance: Instance): Program<B> => {
  const known = programs.get(instance) ?? new WeakMap<object, unknown>();
  programs.set(instance, known);
  const program = known.get(logic) ?? instance.protocol.program({ logic, army: instance.army });
  known.set(logic, program);
  // The map's key is the reading itself, so what is kept under it is a program in that reading.
  return program as Program<B>;
};

/** A run of an instance in a reading, with these generals faulty. */
export const runOf = <B>(logic: Logic<B>, instance: Instance, faulty: readonly General[]): Run<B> => {
  const { protocol, army, schedule, faults } = instance;
  const battle: Battle<B> = {
    logic,
    protocol,
    army,
    schedule,
    faulty: generals(army).map((general) => faulty.includes(general)),
  };
  return {
    logic,
    protocol,
    army,
    rounds: schedule.rounds,
    claims: schedule.claims + schedule.rounds * army.n ** 2,
    network: complete(army),
    program: programOf(logic, instance),
    faults: faults.program(battle),
    tosses: (general) => tosses(instance, faulty, general),
  };
};

/** A run with nobody faulty over another network than the complete one: a covering of it, say. */
export const runOver = <B>(logic: Logic<B>, instance: Instance, network: Network): Run<B> => ({
  ...runOf(logic, instance, []),
  network,
});

/** Everything sent in a round, `[node][general]`; `[]` to nobody. */
const sendAll = <B>({ network, program }: Run<B>, states: readonly State<B>[], round: number): Round<B>['sent'] =>
  network.map(({ id, neighbours }, node) =>
    neighbours.map((neighbour, general) =>
      neighbour === NOBODY ? [] : program.send(id, states[node] as State<B>, round, general),
    ),
  );

/** What most protocols toss. */
const NO_COINS: readonly never[] = Object.freeze([]);

/** The coins that a general tosses in a round; where they are no choices, `choose` is not asked. */
export const toss = <B>(
  run: Pick<Run<B>, 'protocol' | 'army' | 'logic' | 'tosses'>,
  round: number,
  general: General,
  choose: Choose<B>,
): readonly B[] => {
  const count = run.protocol.coins(run.army, round, general);
  if (count === 0) return NO_COINS;
  const tails = run.logic.zero;
  return Array.from({ length: count }, (_, coin) =>
    run.tosses(general) ? choose({ _tag: 'coin', round, general, coin }, tails) : tails,
  );
};

/** An execution under way: some rounds are over, and of the next one the first few nodes have heard what arrives. */
export interface Course<B> {
  readonly start: readonly State<B>[];
  /** The rounds that are over. */
  readonly rounds: readonly Round<B>[];
  /** The states at the beginning of the round. */
  readonly before: readonly State<B>[];
  readonly sent: Round<B>['sent'];
  /** What has arrived in the round, and the states of those who have heard it. */
  readonly heard: Round<B>['heard'];
  readonly states: readonly State<B>[];
  readonly memory: Memory<B>;
  readonly allowed: B;
}

/** What is carried from round to round. */
export type Carried<B> = Pick<Course<B>, 'start' | 'rounds' | 'before' | 'memory' | 'allowed'>;

/** The last round is over. */
export const isOver = <B>(run: Run<B>, course: Pick<Course<B>, 'rounds'>): boolean =>
  course.rounds.length === run.rounds;

/** Everything of the next round is sent, and nobody has heard it. */
export const opened = <B>(
  run: Run<B>,
  { start, rounds, before, memory, allowed }: Carried<B>,
  sent: Round<B>['sent'],
): Course<B> => ({
  start,
  rounds,
  before,
  sent,
  heard: [],
  states: [],
  allowed,
  memory: isOver(run, { rounds }) ? memory : run.faults.begin(memory, rounds.length + 1, sent),
});

/** The next round begins; after the last one there is nothing to send. */
const open = <B>(run: Run<B>, carried: Carried<B>): Course<B> =>
  opened(run, carried, isOver(run, carried) ? [] : sendAll(run, carried.before, carried.rounds.length + 1));

/** What is carried into the first round. */
export const started = <B>(run: Run<B>, orders: readonly Order<B>[]): Carried<B> => {
  const { logic, army, network, program, faults, protocol } = run;
  const start = network.map(({ id }, node) =>
    program.start(id, holdsOrder(protocol, id) ? (orders[node] ?? []) : orderOf(logic, army, 0)),
  );
  return { start, rounds: [], before: start, memory: faults.start, allowed: logic.one };
};

/** The execution in which node k starts with `orders[k]`, before anybody has heard anything. */
export const begin = <B>(run: Run<B>, orders: readonly Order<B>[]): Course<B> => open(run, started(run, orders));

/** The next node hears what arrives; the round stays open after the last one. */
export const heardBy = <B>(run: Run<B>, course: Course<B>, choose: Choose<B>): Course<B> => {
  const { network, program, faults, logic } = run;
  const { start, rounds, before, sent } = course;
  const round = rounds.length + 1;
  const node = course.heard.length;
  const { id, neighbours } = at(network, node);
  const addressed = neighbours.map((neighbour) => sent[neighbour]?.[id] ?? []);
  const { inbox, memory, allowed: admitted } = faults.deliver(course.memory, round, id, addressed, choose);
  const coins = toss(run, round, id, choose);
  const heard = [...course.heard, inbox];
  const states = [...course.states, program.receive(id, before[node] as State<B>, round, inbox, coins)];
  return { start, rounds, before, sent, heard, states, memory, allowed: logic.meet(course.allowed, admitted) };
};

/** Everybody has heard what arrives in the round. */
export const isHeard = <B>({ network }: Run<B>, { heard }: Course<B>): boolean => heard.length === network.length;

/** What is carried on from a round in which everybody has heard what arrives. */
export const closed = <B>({ start, rounds, sent, heard, states, memory, allowed }: Course<B>): Carried<B> => ({
  start,
  rounds: [...rounds, { sent, heard, states }],
  before: states,
  memory,
  allowed,
});

/**
 * The next node hears what arrives, and makes of it what the protocol prescribes; the choices that this takes are the
 * only ones that are made. A course is a value: whoever keeps it may go on from it again, with other choices.
 */
export const hear = <B>(run: Run<B>, course: Course<B>, choose: Choose<B>): Course<B> => {
  const next = heardBy(run, course, choose);
  return isHeard(run, next) ? open(run, closed(next)) : next;
};

/** The execution whose rounds are over, with what everybody decides. */
export const ended = <B>(
  { faults }: Run<B>,
  { start, rounds, allowed, memory }: Course<B>,
  decisions: readonly Decision<B>[],
): Execution<B> => ({ start, rounds, decisions, allowed, lost: faults.lost(memory) });

/** What a node decides when the rounds are over. */
export const decide = <B>({ network, program }: Run<B>, { before }: Course<B>, node: number): Decision<B> =>
  program.decide(at(network, node).id, before[node] as State<B>);

/** The execution whose rounds are over. */
export const end = <B>(run: Run<B>, course: Course<B>): Execution<B> =>
  ended(
    run,
    course,
    run.network.map((_, node) => decide(run, course, node)),
  );

/** The execution in which node k starts with `orders[k]` and every choice is made by `choose`. */
export const execute = <B>(run: Run<B>, orders: readonly Order<B>[], choose: Choose<B>): Execution<B> => {
  let course = begin(run, orders);
  while (!isOver(run, course)) course = hear(run, course, choose);
  return end(run, course);
};
