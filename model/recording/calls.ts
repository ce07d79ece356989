/**
 * The calls of a program, recorded: `start`, `send`, `receive` and `decide`, each once for each general, round, receiver and
 * shape of what it is handed.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Army, General } from '../army.ts';
import type { Message } from '../message.ts';
import type { Order } from '../order.ts';
import type { Program, Protocol, State } from '../protocol.ts';
import type { Schedule } from '../schedule.ts';
import { plural } from '../plural.ts';
import { labelsOf } from '../schedule.ts';
import type { Tree } from '../tree.ts';
import { leavesOf, shapeOf } from '../tree.ts';
import { ProtocolThrew } from '../watched.ts';
import type { Ink } from './ink.ts';
import { deeplyFrozen, takenApart } from './plain.ts';
import type { Parameters } from './recorder.ts';
import { recorderOf } from './recorder.ts';
import type { Recording, Shape } from './recording.ts';
import { filled, isSame, numbered } from './recording.ts';

/** The recordings of a program's calls, made as they are asked for. Throws `ProtocolThrew` for a call that fails. */
export interface Calls {
  /** For an order of so many bits. */
  readonly start: (self: General, bits: number) => Recording;
  readonly send: (self: General, state: Shape, round: number, to: General) => Recording;
  /** For messages of these lengths, by sender. */
  readonly receive: (self: General, state: Shape, round: number, lengths: readonly number[]) => Recording;
  readonly decide: (self: General, state: Shape) => Recording;
}

/** What is wrong with the shape of what a call handed back; `null` if it is what it has to be. */
type Check = (shape: Shape) => string | null;

const anything: Check = () => null;

const isMessage =
  (labels: number): Check =>
  (shape) => {
    if (!Array.isArray(shape) || !shape.every((leaf) => typeof leaf === 'number')) return 'is no list of truth values';
    return shape.length === labels
      ? null
      : `has ${plural(shape.length, 'claim')}, but claims(…) lists ${plural(labels, 'label')}`;
  };

const isDecision =
  (bits: number): Check =>
  (shape) => {
    const { decided, value } = shape as Readonly<Record<string, Shape | undefined>>;
    if (typeof decided !== 'number' || !Array.isArray(value)) return 'is no decision { decided, value }';
    return value.length === bits
      ? null
      : `has a value of ${String(value.length)} bits; ${String(bits + 1)} orders take ${String(bits)}`;
  };

/** Shapes of lists by their length: messages have few lengths, and there are many messages. */
const lists: Shape[] = [];

/** The shape of a list of so many values, before it is numbered. */
const list = (length: number): Shape => (lists[length] ??= Array.from({ length }, () => 0));

/** A value while it is recorded: a handle, which is what its ink makes it (`ink.ts`). */
type Handle = symbol;

/** What calls are handed that are handed the same: a call of each kind, or of one, for each receiver. */
interface Given {
  readonly inputs: readonly Shape[];
  readonly parameters: Parameters<Handle>;
  /** The inputs, with handles for leaves. */
  readonly trees: readonly Tree<Handle>[];
  /** The recordings of these calls, by receiver. */
  readonly made: Recording[];
  /** The different ones among them, as far as they differ from the first. */
  readonly different: Recording[];
}

/** The calls of a protocol's program, recorded with this ink. */
export const callsOf = (protocol: Protocol, army: Army, schedule: Schedule, ink: Ink): Calls => {
  const recorder = recorderOf<Handle>(ink);
  const setting = Object.freeze({ logic: recorder.logic, army: deeplyFrozen(army) });
  const known = new Map<string, Given>();
  const texts = new WeakMap<object, string>();
  let program: Program<Handle> | null = null;

  const textOf = (shape: Shape): string => {
    if (typeof shape === 'number') return shapeOf(shape);
    const text = texts.get(shape) ?? shapeOf(shape);
    texts.set(shape, text);
    return text;
  };

  const given = (call: string, shapes: readonly Shape[]): Given => {
    const key = `${call} ${shapes.map(textOf).join(' ')}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const inputs = numbered(shapes);
    const parameters = recorder.parameters(inputs.reduce<number>((sum, input) => sum + leavesOf(input).length, 0));
    const trees = deeplyFrozen(inputs.map((input) => filled(input, parameters.handles)));
    const first: Given = { inputs, parameters, trees, made: [], different: [] };
    known.set(key, first);
    return first;
  };

  const recorded = (
    { inputs, parameters, trees, made, different }: Given,
    place: number,
    where: () => string,
    check: Check,
    call: (running: Program<Handle>, trees: readonly Tree<Handle>[]) => unknown,
  ): Recording => {
    const before = made[place];
    if (before !== undefined) return before;
    const running = (program ??= protocol.program(setting));
    const { returned, operations, numberOf } = recorder.record(parameters, () => call(running, trees));
    const taken = takenApart(returned, numberOf);
    const wrong = E.isLeft(taken) ? taken.left : check(taken.right);
    if (E.isLeft(taken) || wrong !== null)
      throw new ProtocolThrew(`${protocol.name}: what ${where()} gives ${wrong ?? ''}`);
    const fresh = { inputs, parameters: parameters.handles.length, operations, result: taken.right };
    // Most programs say the same to everybody, and then there is one recording to evaluate.
    const [first] = different;
    const recording = first !== undefined && isSame(fresh, first) ? first : fresh;
    if (recording === fresh) different.push(fresh);
    made[place] = recording;
    return recording;
  };

  return {
    start: (self, bits) => {
      const call = `start(${String(self)})`;
      return recorded(
        given(call, [list(bits)]),
        0,
        () => call,
        anything,
        (running, [order]) => running.start(self, order as Order<Handle>),
      );
    },
    send: (self, state, round, to) => {
      const call = `send(${String(self)}) in round ${String(round)}`;
      return recorded(
        given(call, [state]),
        to,
        () => `${call} to ${String(to)}`,
        isMessage(labelsOf(schedule, round, self, to).length),
        (running, [before]) => running.send(self, before as State<Handle>, round, to),
      );
    },
    receive: (self, state, round, lengths) => {
      const call = `receive(${String(self)}) in round ${String(round)}`;
      return recorded(
        given(call, [state, list(protocol.coins(army, round, self)), lengths.map(list)]),
        0,
        () => call,
        anything,
        (running, [before, coins, inbox]) =>
          running.receive(
            self,
            before as State<Handle>,
            round,
            inbox as readonly Message<Handle>[],
            coins as readonly Handle[],
          ),
      );
    },
    decide: (self, state) => {
      const call = `decide(${String(self)})`;
      return recorded(
        given(call, [state]),
        0,
        () => call,
        isDecision(army.values - 1),
        (running, [before]) => running.decide(self, before as State<Handle>),
      );
    },
  };
};
