/**
 * Judging by recordings: like a protocol, a property is run once on values that stand for any truth value, and what it
 * computed is what every engine evaluates, in whatever reading (`model/recording/recording.ts`). So they mean the same
 * property, whatever its text does.
 *
 * Decisions that do not count are handed to it with the others, because it may go through all of them, and none of them may
 * be part of what comes out.
 */
import * as E from 'fp-ts/lib/Either.js';
import { at } from '../model/at.ts';
import type { Army } from '../model/army.ts';
import type { Decision } from '../model/protocol.ts';
import { evaluatorOf } from '../model/recording/evaluator.ts';
import type { Ink } from '../model/recording/ink.ts';
import { fresh } from '../model/recording/ink.ts';
import { deeplyFrozen, takenApart } from '../model/recording/plain.ts';
import type { Recorder } from '../model/recording/recorder.ts';
import { recorderOf } from '../model/recording/recorder.ts';
import type { Recording, Shape } from '../model/recording/recording.ts';
import { filled, numbered, pruned, used } from '../model/recording/recording.ts';
import type { Tree } from '../model/tree.ts';
import { hasShape, leavesOf, mapTree, shapeOf } from '../model/tree.ts';
import { ProtocolThrew } from '../model/watched.ts';
import type { Court, Judgement, Property } from './property.ts';

/** A value while it is recorded: a handle (`model/recording/ink.ts`). */
type Handle = symbol;

/** A court in no reading. */
type Seats = Omit<Court<unknown>, 'logic'>;

/** What is handed to `judge`: the note, the decisions that count, whether something was lost, and the other decisions. */
type Inputs = readonly [note: Shape, counting: Shape, lost: Shape, others: Shape];

/** A property in one court, recorded as it is needed. Throws `ProtocolThrew` for what it throws or hands back that cannot be. */
export interface RecordedProperty {
  readonly note: (orders: Shape) => Recording;
  readonly judge: (note: Shape, counting: readonly Shape[]) => Recording;
}

/** A property of a court, recorded with an ink, all that it computed. The court's reading is of no concern. */
export const recordedProperty = (property: Property, court: Seats, ink: Ink): RecordedProperty => {
  const { army, problem, faulty, deciders } = court;
  const recorder: Recorder<Handle> = recorderOf(ink);
  let judgement: Judgement<Handle> | null = null;
  const judging = (): Judgement<Handle> =>
    (judgement ??= property.on(
      Object.freeze({
        logic: recorder.logic,
        ...deeplyFrozen({ army, problem, faulty: [...faulty], deciders: [...deciders] }),
      }),
    ));
  const known = new Map<string, Recording>();
  const recorded = (
    what: string,
    shapes: readonly Shape[],
    call: (running: Judgement<Handle>, given: readonly Tree<Handle>[]) => unknown,
    check: (recording: Recording) => string | null,
  ): Recording => {
    const key = `${what} ${shapes.map(shapeOf).join(' ')}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const running = judging();
    const inputs = numbered(shapes);
    const parameters = leavesOf<number>(inputs).length;
    const given = recorder.parameters(parameters);
    const { returned, operations, numberOf } = recorder.record(given, () =>
      call(running, deeplyFrozen(inputs.map((input) => filled(input, given.handles)))),
    );
    const taken = takenApart(returned, numberOf);
    const made = E.isLeft(taken) ? null : { inputs, parameters, operations, result: taken.right };
    const wrong = E.isLeft(taken) ? `what ${what} gives ${taken.left}` : made === null ? null : check(made);
    if (made === null || wrong !== null) throw new ProtocolThrew(`property ${property.name}: ${wrong ?? ''}`);
    known.set(key, made);
    return made;
  };
  return {
    note: (orders) =>
      recorded(
        'note',
        [orders],
        (running, [held]) => running.note(held as readonly (readonly Handle[])[]),
        () => null,
      ),
    judge: (note, counting) => {
      const other: Shape = counting[0] ?? { decided: 0, value: Array.from({ length: army.values - 1 }, () => 0) };
      const silent = faulty.flatMap((_, general) => (deciders.includes(general) ? [] : [general]));
      const shapes: Inputs = [note, counting, 0, silent.map(() => other)];
      return recorded(
        'judge',
        shapes,
        (running, [noted, decided, lost, rest]) => {
          // They have the shapes of decisions.
          const mine = decided as unknown as readonly Decision<Handle>[];
          const theirs = rest as unknown as readonly Decision<Handle>[];
          const decisions = faulty.map((_, general) =>
            deciders.includes(general) ? at(mine, deciders.indexOf(general)) : at(theirs, silent.indexOf(general)),
          );
          return running.judge(noted as Tree<Handle>, deeplyFrozen({ decisions, lost: lost as Handle }));
        },
        ({ result }) => (typeof result === 'number' ? null : 'what judge gives is no truth value'),
      );
    },
  };
};

/** The same, without what nothing comes of. Throws `ProtocolThrew` where what it judges by is not its to look at. */
const pared = (property: Property, { faulty, deciders }: Seats, all: RecordedProperty): RecordedProperty => {
  const known = new WeakMap<Recording, Recording>();
  const once = (recording: Recording, check: (recording: Recording) => Recording): Recording => {
    const shorter = known.get(recording) ?? check(pruned(recording));
    known.set(recording, shorter);
    return shorter;
  };
  const own = (recording: Recording): Recording => {
    const allowed = recording.inputs.slice(0, 3).reduce<number>((sum, shape) => sum + leavesOf(shape).length, 0);
    if ([...used(recording)].every((parameter) => parameter < allowed)) return recording;
    const silent = faulty.flatMap((_, general) => (deciders.includes(general) ? [] : [general]));
    throw new ProtocolThrew(
      `property ${property.name}: depends on a decision that does not count (with ${silent.join(', ')} not among the deciders): only the deciders’ may be looked at`,
    );
  };
  return {
    note: (orders) => once(all.note(orders), (recording) => recording),
    judge: (note, counting) => once(all.judge(note, counting), own),
  };
};

/** What tells courts of one army apart whose judgements may differ. */
const keyOf = ({ problem, faulty, deciders }: Seats): string =>
  `${problem} ${faulty.map(Number).join('')} ${deciders.join()}`;

/** A recording that was found by its shapes, and is found again by them: most often they are the same as before. */
interface Found {
  readonly shapes: readonly Shape[];
  readonly recording: Recording;
}

/** A property in a court, as it is looked up again and again. Mutable: it remembers what was asked last. */
interface Desk {
  readonly recorded: RecordedProperty;
  noted: Found | null;
  judged: Found | null;
}

const desks = new WeakMap<Property, WeakMap<Army, Map<string, Desk>>>();

const deskOf = (property: Property, court: Seats): Desk => {
  const { army } = court;
  const armies = desks.get(property) ?? new WeakMap<Army, Map<string, Desk>>();
  desks.set(property, armies);
  const courts = armies.get(army) ?? new Map<string, Desk>();
  armies.set(army, courts);
  const key = keyOf(court);
  const desk = courts.get(key) ?? {
    recorded: pared(property, court, recordedProperty(property, court, fresh)),
    noted: null,
    judged: null,
  };
  courts.set(key, desk);
  return desk;
};

const blank = <B>(tree: Tree<B>): Shape => mapTree(tree, () => 0);

/** What a property judges by in a court, recorded, where its note and the decisions that count have these shapes. */
export const recordedIn = (
  property: Property,
  court: Seats,
  note: Tree<unknown>,
  counting: readonly Tree<unknown>[],
): Recording => deskOf(property, court).recorded.judge(blank(note), counting.map(blank));

/** A property in a court as every engine sees it: evaluated as it was recorded. */
export const judgementOf = <B>(property: Property, court: Court<B>): Judgement<B> => {
  const { logic, deciders } = court;
  const desk = deskOf(property, court);
  return {
    note: (orders) => {
      if (desk.noted === null || !hasShape(orders, at(desk.noted.shapes, 0))) {
        const shape = blank<B>(orders);
        desk.noted = { shapes: [shape], recording: desk.recorded.note(shape) };
      }
      return evaluatorOf(logic, desk.noted.recording)([orders]);
    },
    judge: (note: Tree<B>, { decisions, lost }) => {
      const counting = deciders.map((general) => at(decisions, general));
      let { judged } = desk;
      if (judged === null || !hasShape(note, at(judged.shapes, 0)) || !hasShape(counting, at(judged.shapes, 1))) {
        const [noted, decided] = [blank(note), counting.map(blank)];
        judged = { shapes: [noted, decided], recording: desk.recorded.judge(noted, decided) };
        desk.judged = judged;
      }
      // What is recorded of a judgement is one value.
      return evaluatorOf(logic, judged.recording)([note, counting, lost]) as B;
    },
  };
};
