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
import type { Logic } from '../model/logic.ts';
import type { Decision } from '../model/protocol.ts';
import type { Evaluator } from '../model/recording/evaluator.ts';
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
    const { returned, operations, numberOf } = recorder.record(parameters, (handles) =>
      call(running, deeplyFrozen(inputs.map((input) => filled(input, handles)))),
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
  const parings = (recording: Recording): Recording => {
    const shorter = known.get(recording) ?? pruned(recording);
    known.set(recording, shorter);
    return shorter;
  };
  return {
    note: (orders) => parings(all.note(orders)),
    judge: (note, counting) => {
      const recording = parings(all.judge(note, counting));
      const allowed = recording.inputs.slice(0, 3).reduce<number>((sum, shape) => sum + leavesOf(shape).length, 0);
      if ([...used(recording)].every((parameter) => parameter < allowed)) return recording;
      const silent = faulty.flatMap((_, general) => (deciders.includes(general) ? [] : [general]));
      throw new ProtocolThrew(
        `property ${property.name}: depends on a decision that does not count (with ${silent.join(', ')} not among the deciders): only the deciders’ may be looked at`,
      );
    },
  };
};

/** What tells courts apart whose judgements may differ. */
const keyOf = ({ army, problem, faulty, deciders }: Seats): string =>
  JSON.stringify([army.n, army.m, army.values, army.parameters, problem, faulty, deciders]);

const properties = new WeakMap<Property, Map<string, RecordedProperty>>();

const recordedIn = (property: Property, court: Seats): RecordedProperty => {
  const courts = properties.get(property) ?? new Map<string, RecordedProperty>();
  properties.set(property, courts);
  const key = keyOf(court);
  const known = courts.get(key) ?? pared(property, court, recordedProperty(property, court, fresh));
  courts.set(key, known);
  return known;
};

/** An evaluator, for arguments of the shapes that it was recorded for. */
interface Ready<B> {
  readonly shapes: readonly Shape[];
  readonly evaluate: Evaluator<B>;
}

const ready = <B>(logic: Logic<B>, recording: Recording): Ready<B> => ({
  shapes: recording.inputs,
  evaluate: evaluatorOf(logic, recording),
});

const blank = <B>(tree: Tree<B>): Shape => mapTree(tree, () => 0);

/** A property in a court as every engine sees it: evaluated as it was recorded. */
export const judgementOf = <B>(property: Property, court: Court<B>): Judgement<B> => {
  const { logic, deciders } = court;
  const recorded = recordedIn(property, court);
  let noting: Ready<B> | null = null;
  let judging: Ready<B> | null = null;
  return {
    note: (orders) => {
      if (noting === null || !hasShape(orders, at(noting.shapes, 0)))
        noting = ready(logic, recorded.note(blank<B>(orders)));
      return noting.evaluate([orders]);
    },
    judge: (note: Tree<B>, { decisions, lost }) => {
      const counting = deciders.map((general) => at(decisions, general));
      if (judging === null || !hasShape(note, at(judging.shapes, 0)) || !hasShape(counting, at(judging.shapes, 1)))
        judging = ready(logic, recorded.judge(blank(note), counting.map(blank)));
      // What is recorded of a judgement is one value.
      return judging.evaluate([note, counting, lost]) as B;
    },
  };
};
