/**
 * A recorded protocol: the protocol of an instance as everything else sees it.
 *
 * Its program and its `admissible` evaluate recordings; what else it declares (claims, coins, signatures, costs, who is
 * interchangeable) is asked once, and kept as plain data. So every reading, every engine, replay and the explorer mean the same protocol, whatever its text does: a program
 * that looks at values, counts its steps or keeps something to itself was recorded at one of the things that it does, and
 * that is what is judged. Whether it was one of these is another question (`revealed.ts`), and no verdict's premise.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Army, General } from '../army.ts';
import { mapCosts } from '../costs.ts';
import type { Logic } from '../logic.ts';
import type { Message } from '../message.ts';
import type { Order } from '../order.ts';
import type { Decision, Program, Protocol, Setting, State } from '../protocol.ts';
import type { Schedule } from '../schedule.ts';
import { labelsOf } from '../schedule.ts';
import type { Tree } from '../tree.ts';
import { mapTree } from '../tree.ts';
import { plainSignature, ProtocolThrew, wrongSignature } from '../watched.ts';
import type { Calls } from './calls.ts';
import { callsOf } from './calls.ts';
import type { Evaluator } from './evaluator.ts';
import { evaluatorOf } from './evaluator.ts';
import { fresh } from './ink.ts';
import { elementsOf, takenApart } from './plain.ts';
import { recorderOf } from './recorder.ts';
import type { Recording, Shape } from './recording.ts';
import { isSame, pruned } from './recording.ts';
import { shared } from './shared.ts';

/** What a recorded protocol was made of. */
interface Origin {
  readonly text: Protocol;
  readonly calls: Calls;
}

const origins = new WeakMap<Protocol, Origin>();

/** The protocol as its author wrote it; itself if it is no recorded one. */
export const sourceProtocol = (protocol: Protocol): Protocol => origins.get(protocol)?.text ?? protocol;

/** The recordings that a recorded protocol evaluates; `null` if it is none. */
export const callsBehind = (protocol: Protocol): Calls | null => origins.get(protocol)?.calls ?? null;

/** A function whose answers are kept by a text. */
const remembered =
  <A>(answer: (key: string) => A, make = new Map<string, A>()): ((key: string) => A) =>
  (key) => {
    const known = make.get(key);
    if (known !== undefined) return known;
    const first = answer(key);
    make.set(key, first);
    return first;
  };

/** A function that is asked once. */
const once = <A>(answer: () => A): (() => A) => {
  const known = remembered(answer);
  return () => known('');
};

/** The calls without the operations that nothing comes of or that were done before, each made shorter once. */
const prunedCalls = (calls: Calls): Calls => {
  const known = new Map<Recording, Recording>();
  const once = (recording: Recording): Recording => {
    const shorter = known.get(recording) ?? pruned(shared(recording));
    known.set(recording, shorter);
    return shorter;
  };
  return {
    start: (...call) => once(calls.start(...call)),
    send: (...call) => once(calls.send(...call)),
    receive: (...call) => once(calls.receive(...call)),
    decide: (...call) => once(calls.decide(...call)),
  };
};

/** The recording that belongs to a call, by what it is handed. */
interface Lookup {
  readonly start: (self: General, order: Order<unknown>) => Recording;
  readonly send: (self: General, state: State<unknown>, round: number, to: General) => Recording;
  readonly receive: (
    self: General,
    state: State<unknown>,
    round: number,
    inbox: readonly Message<unknown>[],
  ) => Recording;
  readonly decide: (self: General, state: State<unknown>) => Recording;
}

/**
 * Recordings, found. In an ordinary run everybody holds an order and hears messages of the scheduled lengths, so shapes
 * follow from general and round, and a recording is found by a number. In a network that leaves somebody out they need not;
 * from the first such call on, shapes are looked at.
 */
const lookupOf = (calls: Calls, { n, values }: Army, schedule: Schedule): Lookup => {
  let irregular = false;
  const starts: Recording[] = [];
  const sends: Recording[] = [];
  const receives: Recording[] = [];
  const decides: Recording[] = [];
  const lengths: (readonly number[])[] = [];

  const lengthsOf = (round: number, self: General): readonly number[] =>
    (lengths[round * n + self] ??= Array.from(
      { length: n },
      (_, from) => labelsOf(schedule, round, from, self).length,
    ));
  const start = (self: General): Recording => (starts[self] ??= calls.start(self, values - 1));
  const receive = (self: General, round: number): Recording =>
    (receives[round * n + self] ??= calls.receive(self, stateAfter(self, round - 1), round, lengthsOf(round, self)));
  const stateAfter = (self: General, round: number): Shape => (round === 0 ? start(self) : receive(self, round)).result;

  const isScheduled = (self: General, round: number, inbox: readonly Message<unknown>[]): boolean => {
    const expected = lengthsOf(round, self);
    for (let from = 0; from < n; from++) if (inbox[from]?.length !== expected[from]) return false;
    return true;
  };
  const shape = (state: State<unknown>): Shape => mapTree(state, () => 0);

  return {
    start: (self, order) => {
      irregular ||= order.length !== values - 1;
      return irregular ? calls.start(self, order.length) : start(self);
    },
    send: (self, state, round, to) =>
      irregular
        ? calls.send(self, shape(state), round, to)
        : (sends[(round * n + self) * n + to] ??= calls.send(self, stateAfter(self, round - 1), round, to)),
    receive: (self, state, round, inbox) => {
      irregular ||= !isScheduled(self, round, inbox);
      if (!irregular) return receive(self, round);
      return calls.receive(
        self,
        shape(state),
        round,
        inbox.map(({ length }) => length),
      );
    },
    decide: (self, state) =>
      irregular
        ? calls.decide(self, shape(state))
        : (decides[self] ??= calls.decide(self, stateAfter(self, schedule.rounds))),
  };
};

/** Recordings evaluated in a reading. */
const evaluating = <B>(logic: Logic<B>): ((recording: Recording, given: readonly Tree<B>[]) => Tree<B>) => {
  const known = new Map<Recording, Evaluator<B>>();
  return (recording, given) => {
    const before = known.get(recording);
    if (before !== undefined) return before(given);
    const made = evaluatorOf(logic, recording);
    known.set(recording, made);
    return made(given);
  };
};

/** The recorded program in a reading. Its results have the shapes that were checked when they were recorded. */
const programIn = <B>(logic: Logic<B>, lookup: Lookup): Program<B> => {
  const evaluate = evaluating(logic);
  // What is said to one is most often said to the next as well, and then it is evaluated once.
  let last: { readonly recording: Recording; readonly state: State<B>; readonly message: Message<B> } | null = null;
  return {
    start: (self, order) => evaluate(lookup.start(self, order), [order]),
    send: (self, state: State<B>, round, to) => {
      const recording = lookup.send(self, state, round, to);
      if (last?.recording === recording && last.state === state) return last.message;
      const message = evaluate(recording, [state]) as Message<B>;
      last = { recording, state, message };
      return message;
    },
    receive: (self, state: State<B>, round, inbox, coins) =>
      evaluate(lookup.receive(self, state, round, inbox), [state, coins, inbox]),
    decide: (self, state: State<B>) => evaluate(lookup.decide(self, state), [state]) as Decision<B>,
  };
};

/** What makes a message admissible on each link, recorded. */
const admissibleOf = (protocol: Protocol, army: Army, schedule: Schedule): Protocol['admissible'] => {
  const recorder = recorderOf<unknown>(fresh);
  const setting: Setting<unknown> = Object.freeze({ logic: recorder.logic, army });
  const known: Recording[] = [];
  // Most protocols rule out the same on all links, or nothing, and then there is one recording for each number of claims.
  const byClaims: Recording[] = [];
  const recorded = (round: number, from: General, to: General): Recording => {
    const said = labelsOf(schedule, round, from, to).map((_, claim) => claim);
    const parameters = recorder.parameters(said.length);
    const { returned, operations, numberOf } = recorder.record(parameters, () =>
      protocol.admissible(setting, round, from, to, Object.freeze([...parameters.handles])),
    );
    const taken = takenApart(returned, numberOf);
    if (E.isLeft(taken) || typeof taken.right !== 'number')
      throw new ProtocolThrew(
        `${protocol.name}: what admissible gives in round ${String(round)} ${E.isLeft(taken) ? taken.left : 'is no truth value'}`,
      );
    const fresh = { inputs: [said], parameters: said.length, operations, result: taken.right };
    const other = byClaims[said.length];
    if (other !== undefined && isSame(fresh, other)) return other;
    const shorter = pruned(fresh);
    byClaims[said.length] ??= shorter;
    return shorter;
  };
  return <B>({ logic }: Setting<B>, round: number, from: General, to: General, said: Message<B>): B => {
    const recording = (known[(round * army.n + from) * army.n + to] ??= recorded(round, from, to));
    // What is recorded is a single value.
    return evaluatorOf(logic, recording)([said]) as B;
  };
};

/** A protocol at a size, recorded as it is needed. */
export const recordedProtocol = (protocol: Protocol, army: Army, schedule: Schedule): Protocol => {
  const calls = callsOf(protocol, army, schedule, fresh);
  const lookup = lookupOf(prunedCalls(calls), army, schedule);
  const { signature, costs } = protocol;
  const signatureOf =
    signature === null
      ? null
      : remembered((label) => {
          const signed = plainSignature(signature(army, label));
          const wrong = wrongSignature(army, signed);
          if (wrong !== null) throw new ProtocolThrew(`${protocol.name}: what signature of ${label} gives ${wrong}`);
          return signed;
        });
  let alike: readonly General[] | null = null;
  /** By round and general, which may be any numbers: scenarios are asked about before they are known to be ones. */
  const coins: number[][] = [];
  const made: Protocol = {
    ...protocol,
    program: <B>({ logic, army: asked }: Setting<B>): Program<B> => {
      if (asked !== army) throw new Error(`${protocol.name} was recorded for another army`);
      return programIn(logic, lookup);
    },
    admissible: admissibleOf(protocol, army, schedule),
    rounds: () => schedule.rounds,
    claims: (_army, round, from, to) => labelsOf(schedule, round, from, to),
    interchangeable: () => (alike ??= Object.freeze(elementsOf(protocol.interchangeable(army)))),
    ...(costs === undefined ? {} : { costs: mapCosts(costs, ({ of }) => once(() => of(army))) }),
    coins: (_army, round, general) => ((coins[round] ??= [])[general] ??= protocol.coins(army, round, general)),
    signature: signatureOf === null ? null : (_army, label) => signatureOf(label),
  };
  origins.set(made, { text: sourceProtocol(protocol), calls });
  return made;
};
