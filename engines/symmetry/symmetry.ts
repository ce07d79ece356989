/**
 * The symmetry of a question: which generals may be taken for each other, because that was proved.
 *
 * A protocol declares who is interchangeable and a property that it is symmetric; neither is believed. What is proved, of this
 * instance and these properties with at most `t` faulty, is that renaming these generals takes scenarios one to one to
 * scenarios, and changes neither what is allowed, nor what is decided but for the names, nor what is met:
 *
 *     program.ts   what the protocol does and declares      for all placements at once
 *     faulty.ts    what the fault model does
 *     judged.ts    what the properties make of it           placement by placement
 *
 * Where that fails, because generals differ for what no run brings about or because it is too much to compare, whole runs are
 * compared, placement by placement (`miter.ts`): they refute it, or prove all of it at once.
 *
 * `alike` is empty unless all of it is proved, and engines take who is interchangeable from here, and from nowhere else.
 */
import { at } from '../../model/at.ts';
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { booleanLogic } from '../../model/boolean.ts';
import { honestly } from '../../model/choice.ts';
import { execute, runOf } from '../../model/execution.ts';
import type { Instance } from '../../model/instance.ts';
import type { Joint } from '../../model/joint.ts';
import { halvesOf } from '../../model/joint.ts';
import { orderOf } from '../../model/order.ts';
import { callsBehind } from '../../model/recording/recorded.ts';
import { misdeclared } from '../../model/relabelling.ts';
import type { Tree } from '../../model/tree.ts';
import type { Work } from '../../model/work.ts';
import { done } from '../../model/work.ts';
import { isImpartialAmong } from '../../properties/impartial.ts';
import type { Property } from '../../properties/property.ts';
import type { Question } from '../question.ts';
import { mostFaulty } from '../question.ts';
import type { GroupAction } from './action.ts';
import { actionOf, renamesNeighbours } from './action.ts';
import type { EqualityProof } from './equality.ts';
import { faultsProof } from './faulty.ts';
import { propertyProof } from './judged.ts';
import { programProof } from './program.ts';
import type { Mitered } from './miter.ts';
import { areTooMany, counterexample, runsProof, TOO_MANY } from './miter.ts';

/** What is known of a question's symmetry. */
export interface Symmetry {
  /** The generals that may be taken for each other; none unless that is proved. */
  readonly alike: readonly General[];
  /**
   * `none`: none is declared, by the protocol or by a property. `refuted`: there are runs that show it to be false.
   * `undecided`: it was not proved, which need not mean that it is false.
   */
  readonly status: 'none' | 'proved' | 'refuted' | 'undecided';
  /** Why it is not proved. */
  readonly reason: string | null;
  /** What was compared where it is proved: all that generals may hear, or whole runs, in which they hear only what can be. */
  readonly over: 'inboxes' | 'runs' | null;
  /** How many equalities were seen from the circuit alone, and how many had to be computed. */
  readonly equalities: { readonly structural: number; readonly computed: number };
}

const NOTHING = { structural: 0, computed: 0 };

const EASY: EqualityProof = { _tag: 'Proved', ...NOTHING };

const tooLarge = (reason: string): EqualityProof => ({ _tag: 'TooLarge', reason });

/** What a map holds under a key, made where there is nothing yet. */
function* kept<A>(known: Map<string, A>, key: string, make: () => Work<A>): Work<A> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = yield* make();
  known.set(key, made);
  return made;
}

/** What was proved of an instance. Mutable: it grows as questions are asked. */
interface Book {
  readonly proofs: Map<string, EqualityProof>;
  readonly actions: Map<string, ReturnType<typeof actionOf>>;
  readonly properties: WeakMap<Property, Map<string, EqualityProof>>;
  readonly symmetries: Map<string, Symmetry>;
  readonly mitered: { readonly t: number; readonly properties: readonly Property[]; readonly came: Mitered }[];
}

const books = new WeakMap<Instance, Book>();

const bookOf = (instance: Instance): Book => {
  const known = books.get(instance) ?? {
    proofs: new Map<string, EqualityProof>(),
    actions: new Map<string, ReturnType<typeof actionOf>>(),
    properties: new WeakMap<Property, Map<string, EqualityProof>>(),
    symmetries: new Map<string, Symmetry>(),
    mitered: [],
  };
  books.set(instance, known);
  return known;
};

const actionIn = (instance: Instance, alike: readonly General[]): ReturnType<typeof actionOf> => {
  const { actions } = bookOf(instance);
  const action = actions.get(alike.join()) ?? actionOf(instance, alike);
  actions.set(alike.join(), action);
  return action;
};

/** Both proofs together: the first that fails. */
function* both(one: EqualityProof, other: () => Work<EqualityProof>): Work<EqualityProof> {
  if (one._tag !== 'Proved') return one;
  yield;
  const next = yield* other();
  if (next._tag !== 'Proved') return next;
  return {
    _tag: 'Proved',
    structural: one.structural + next.structural,
    computed: one.computed + next.computed,
  };
}

const numbersOf = ({ letters: { names } }: GroupAction): ReadonlyMap<string, number> =>
  new Map(names.map((name, label) => [name, label]));

/** What both halves schedule on a link is one choice there, so both have to rename it alike. */
const renamedAlike = ({ a, b }: Joint, actionA: GroupAction, actionB: GroupAction): boolean => {
  const [inA, inB] = [numbersOf(actionA), numbersOf(actionB)];
  return a.schedule.links.every((table, r) =>
    table.every((row, from) =>
      row.every((labels, to) => {
        const others = new Set(b.schedule.links[r]?.[from]?.[to] ?? []);
        return labels.every((name) => {
          if (!others.has(name)) return true;
          const [here, there] = [inA.get(name) ?? -1, inB.get(name) ?? -1];
          return (['swap', 'turn'] as const).every(
            (each) =>
              at(actionA.letters.names, at(actionA[each].labels, here)) ===
              at(actionB.letters.names, at(actionB[each].labels, there)),
          );
        });
      }),
    ),
  );
};

/** A run with more claims than this is not looked at: OM(4) with 13 generals has 108,384. */
const MOST_CLAIMS = 250_000;

/** Protocol and fault model of an instance, with at most `t` faulty. */
const instanceProof = (instance: Instance, alike: readonly General[], t: number): Work<EqualityProof> =>
  kept(bookOf(instance).proofs, `${alike.join()};${String(t)}`, function* () {
    if (instance.schedule.claims > MOST_CLAIMS) return tooLarge(`a run has more than ${String(MOST_CLAIMS)} claims`);
    const action = actionIn(instance, alike);
    if ('_tag' in action) return { _tag: 'Different', reason: action.reason };
    const joint = halvesOf(instance);
    const faultsToo = (): Work<EqualityProof> => faultsProof(instance, action, t);
    // Traitors in both are those of the two halves, but what is lost or crashes does so in the product.
    if (joint !== null) {
      const halves = yield* productProof(joint, alike, t);
      return joint.a.faults.benign ? yield* both(halves, faultsToo) : halves;
    }
    if (callsBehind(instance.protocol) === null) return tooLarge('the protocol is not recorded');
    const program = yield* kept(bookOf(instance).proofs, alike.join(), () => programProof(instance, action));
    return yield* both(program, faultsToo);
  });

/** A product is symmetric where both halves are, in the same way: it does nothing but run them. */
function* productProof(joint: Joint, alike: readonly General[], t: number): Work<EqualityProof> {
  const { a, b } = joint;
  const [inA, inB] = [actionIn(a, alike), actionIn(b, alike)];
  if ('_tag' in inA) return { _tag: 'Different', reason: inA.reason };
  if ('_tag' in inB) return { _tag: 'Different', reason: inB.reason };
  if (!renamedAlike(joint, inA, inB)) return tooLarge('the two protocols do not rename alike what both of them say');
  return yield* both(yield* instanceProof(a, alike, t), () => instanceProof(b, alike, t));
}

/** Decisions as everybody makes them, for their shapes. */
const decisionsIn = (instance: Instance): readonly Tree<boolean>[] => {
  const orders = generals(instance.army).map(() => orderOf(booleanLogic, instance.army, 0));
  return execute(runOf(booleanLogic, instance, []), orders, honestly).decisions;
};

function* judgedProof(
  instance: Instance,
  property: Property,
  alike: readonly General[],
  t: number,
): Work<EqualityProof> {
  if (isImpartialAmong(property, alike)) return EASY;
  const { properties } = bookOf(instance);
  const known = properties.get(property) ?? new Map<string, EqualityProof>();
  properties.set(property, known);
  return yield* kept(known, `${alike.join()};${String(t)}`, () =>
    propertyProof(instance, property, alike, t, decisionsIn(instance)),
  );
}

const notUsed = (status: Symmetry['status'], reason: string | null): Symmetry => ({
  alike: [],
  status,
  reason,
  over: null,
  equalities: NOTHING,
});

/** Why something is not proved. */
const reasonOf = (proof: Exclude<EqualityProof, { readonly _tag: 'Proved' }>): string =>
  proof._tag === 'Open' ? (proof.claims[0]?.otherwise ?? '') : proof.reason;

/** What whole runs show; `null` where they cannot be compared. */
function* miteredIn(
  instance: Instance,
  alike: readonly General[],
  t: number,
  properties: readonly Property[],
): Work<Mitered | null> {
  // Before labels are looked at, of which there may be as many.
  if (areTooMany(instance, t)) return TOO_MANY;
  const action = actionIn(instance, alike);
  const joint = halvesOf(instance);
  const parts = joint === null ? [instance] : [joint.a, joint.b];
  if ('_tag' in action || parts.some(({ protocol }) => callsBehind(protocol) === null)) return null;
  // What is proved of properties together is proved of some of them.
  const { mitered } = bookOf(instance);
  const known = mitered.find(
    (each) => each.t === t && properties.every((property) => each.properties.includes(property)),
  );
  if (known !== undefined) return known.came;
  const came = yield* runsProof(instance, action, t, properties);
  if (came._tag === 'Proved') mitered.push({ t, properties, came });
  return came;
}

function* proved(instance: Instance, properties: readonly Property[], t: number): Work<Symmetry> {
  const alike = instance.protocol.interchangeable(instance.army);
  const wrong = misdeclared(instance);
  if (wrong !== null) return notUsed('refuted', wrong);
  if (!properties.every(({ symmetric }) => symmetric)) return notUsed('none', null);
  // A class of one is no class: it has no renaming but the one that changes nothing.
  if (alike.length < 2) return notUsed('none', null);
  let proof = yield* instanceProof(instance, alike, t);
  for (const property of properties) proof = yield* both(proof, () => judgedProof(instance, property, alike, t));
  if (proof._tag === 'Proved') return { alike, status: 'proved', reason: null, over: 'inboxes', equalities: proof };
  const shown = proof._tag === 'Different' ? yield* counterexample(instance, alike, t, properties) : null;
  if (shown !== null) return notUsed('refuted', shown.reason);
  const mitered = yield* miteredIn(instance, alike, t, properties);
  switch (mitered?._tag) {
    case 'Proved':
      return { alike, status: 'proved', reason: null, over: 'runs', equalities: mitered };
    case 'Refuted':
      return notUsed('refuted', mitered.reason);
    case 'Undecided':
    case undefined:
      return notUsed('undecided', [reasonOf(proof), ...(mitered === null ? [] : [mitered.reason])].join('; '));
  }
}

/** Numbers by which properties are told apart. */
const numbers = new WeakMap<Property, number>();
let numbered = 0;

const numberOf = (property: Property): number => {
  const known = numbers.get(property) ?? numbered++;
  numbers.set(property, known);
  return known;
};

const keyOf = (question: Question): string =>
  `${String(mostFaulty(question))};${question.properties.map(numberOf).join()}`;

/** The symmetry of a question. Found once for each instance, its properties and `t`. */
export const symmetryOf = (question: Question): Symmetry => done(provingSymmetry(question));

/** The same, with pauses. */
export const provingSymmetry = (question: Question): Work<Symmetry> => {
  const { instance, properties } = question;
  return kept(bookOf(instance).symmetries, keyOf(question), () => proved(instance, properties, mostFaulty(question)));
};

/** The proof was stopped before it was through: from now on nothing is known of the question's symmetry. */
export const giveUpSymmetry = (question: Question): void => {
  const given = notUsed('undecided', 'the proof was stopped before it was through');
  bookOf(question.instance).symmetries.set(keyOf(question), given);
};

/** The generals that a search may take for each other: nobody where symmetry is not wanted. */
export const alikeIn = (question: Question, { symmetry }: { readonly symmetry: boolean }): readonly General[] =>
  symmetry ? symmetryOf(question).alike : [];

/** The same, where labels are renamed besides by swapping two that follow each other. */
export const swappableIn = (question: Question, options: { readonly symmetry: boolean }): readonly General[] => {
  const alike = alikeIn(question, options);
  const action = alike.length === 0 ? null : actionIn(question.instance, alike);
  return action !== null && !('_tag' in action) && renamesNeighbours(question.instance, action) ? alike : [];
};
