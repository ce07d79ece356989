/**
 * Whether the generals that placements are listed up to are interchangeable: made out by the checker for itself, from the
 * definition, and with nothing of what the engines do for it.
 *
 * The first two of them swapped, and all of them turned by one, make every renaming. For each of these two: the labels of a link
 * become those of the renamed link, one to one; every general tosses as many coins, and is as free to say what it says, as the
 * renamed one; signatures are renamed; and, whatever a general holds, tosses and hears, the renamed general says and decides
 * the same, renamed. The last is a comparison of plain circuits (`model/circuit.ts`, `equal.ts`). Where it takes too long, terms
 * are not found to be equal and the certificate is refused: one is issued without symmetry instead.
 *
 * Of the fault models and properties that come with the kernel it is part of the kernel that they treat generals alike. A
 * property of the module's own is compared like a protocol, in every placement.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Circuit, Literal } from '../../model/circuit.ts';
import { circuit } from '../../model/circuit.ts';
import { isImpartial } from '../../model/faults/impartial.ts';
import type { Instance } from '../../model/instance.ts';
import { orderOf } from '../../model/order.ts';
import { holdsOrder } from '../../model/problem.ts';
import type { Decision, Program } from '../../model/protocol.ts';
import { callsBehind } from '../../model/recording/recorded.ts';
import { misdeclared } from '../../model/relabelling.ts';
import { freeOrders } from '../../model/scenario.ts';
import { labelsOf } from '../../model/schedule.ts';
import type { Tree } from '../../model/tree.ts';
import { mapTree } from '../../model/tree.ts';
import { isImpartialAmong as judgesAlike } from '../../properties/impartial.ts';
import { courtOf, meets } from '../../properties/judge.ts';
import type { Property } from '../../properties/property.ts';
import { seenEqual } from './equal.ts';
import type { TwoWayRenaming } from './renamed.ts';
import { admissibleDiffers, heardIn, renamingOf, SAME, sharedDiffer, renamedSignaturesDiffer } from './renamed.ts';
import type { CertificateSubject } from './subject.ts';

/** The parts of a decision, each by the way that leads to it: fields quoted, since they may be called anything. */
const tellDecision = (part: Tree<Literal>, way: string, told: Map<string, Literal | string>): void => {
  if (typeof part === 'number') told.set(way, part);
  else if (Array.isArray(part))
    part.forEach((inner: Tree<Literal>, i) => tellDecision(inner, `${way}[${String(i)}]`, told));
  else for (const [field, inner] of Object.entries(part)) tellDecision(inner, `${way}.${JSON.stringify(field)}`, told);
};

/** All that a general says and decides, by name: of the general that this one is renamed to, told by the names before that. */
const tellsOf = (
  instance: Instance,
  made: Circuit,
  program: Program<Literal>,
  general: General,
  renaming: TwoWayRenaming,
): ReadonlyMap<string, Literal | string> => {
  const { protocol, army, schedule } = instance;
  const { logic, input } = made;
  const self = renaming.to(general);
  const told = new Map<string, Literal | string>();
  const own = Array.from({ length: army.values - 1 }, (_, bit) => input(`order ${String(bit)}`));
  let state = program.start(self, holdsOrder(protocol, self) ? own : orderOf(logic, army, 0));
  for (let round = 1; round <= schedule.rounds; round++) {
    for (const to of generals(army)) {
      const labels = labelsOf(schedule, round, self, to);
      const said = labels.length === 0 ? [] : program.send(self, state, round, to);
      for (const [i, label] of labels.entries())
        told.set(`${String(round)} ${String(renaming.from(to))} ${renaming.was(label)}`, at(said, i));
    }
    const inbox = generals(army).map((from) =>
      labelsOf(schedule, round, from, self).map((label) => heardIn(made, renaming, round, from, label)),
    );
    const tossed = Array.from({ length: protocol.coins(army, round, self) }, (_, coin) =>
      input(`coin ${String(round)} ${String(coin)}`),
    );
    told.set(`coins ${String(round)}`, String(tossed.length));
    state = program.receive(self, state, round, inbox, tossed);
  }
  const decision = program.decide(self, state);
  tellDecision(decision, 'decision', told);
  return told;
};

/** What each general does is what the renamed one does: a text where that is not seen, and `null` after each general. */
function* programDiffers(instance: Instance, renamings: readonly TwoWayRenaming[]): Generator<string | null> {
  const made = circuit('plain');
  const program = instance.protocol.program({ logic: made.logic, army: instance.army });
  for (const general of generals(instance.army)) {
    const here = tellsOf(instance, made, program, general, SAME);
    for (const renaming of renamings) {
      const there = tellsOf(instance, made, program, general, renaming);
      const isTold = (name: string, told: Literal | string): boolean => {
        const other = there.get(name);
        return typeof told === 'number' && typeof other === 'number' ? seenEqual(made, told, other) : told === other;
      };
      const differs = [...here].find(([name, told]) => !isTold(name, told));
      if (here.size !== there.size || differs !== undefined)
        yield `that ${String(renaming.to(general))} does what ${String(general)} does, renamed, is not seen from the circuit (${differs?.[0] ?? 'what it says'})`;
      yield null;
    }
  }
}

/** The placements of at most `t` faulty, each for itself. */
function* placementsOf(everybody: readonly General[], t: number): Generator<readonly General[]> {
  const [first, ...rest] = everybody;
  if (first === undefined || t === 0) yield [];
  else {
    yield* placementsOf(rest, t);
    for (const others of placementsOf(rest, t - 1)) yield [first, ...others];
  }
}

/** Whether a property is met in a placement, as a function of the orders and decisions by the names before renaming. */
const metIn = (
  instance: Instance,
  made: Circuit,
  property: Property,
  shapes: readonly Tree<unknown>[],
  faulty: readonly General[],
  { from: back }: TwoWayRenaming,
): Literal => {
  const { protocol, army } = instance;
  const { logic, input } = made;
  const there = generals(army).filter((general) => faulty.includes(back(general)));
  const free = freeOrders(instance, there);
  const orders = generals(army).map((general) =>
    holdsOrder(protocol, general) && !free.includes(general)
      ? Array.from({ length: army.values - 1 }, (_, bit) => input(`order ${String(back(general))} ${String(bit)}`))
      : orderOf(logic, army, 0),
  );
  const decisions = generals(army).map((general) => {
    let leaf = 0;
    // It has the shape of a decision.
    return mapTree(at(shapes, back(general)), () =>
      input(`decision ${String(back(general))} ${String(leaf++)}`),
    ) as Decision<Literal>;
  });
  return meets(property, courtOf(logic, instance, there), orders, { decisions, lost: input('lost') });
};

/** A property of the module's own is met where it is met renamed: a text where that is not seen, `null` after each placement. */
function* propertyDiffers(
  instance: Instance,
  property: Property,
  t: number,
  renamings: readonly TwoWayRenaming[],
): Generator<string | null> {
  const blank = circuit('plain');
  const program = instance.protocol.program({ logic: blank.logic, army: instance.army });
  const shapes = generals(instance.army).map((general) => decisionOf(instance, blank, program, general));
  for (const faulty of placementsOf(generals(instance.army), t)) {
    const made = circuit('plain');
    const here = metIn(instance, made, property, shapes, faulty, SAME);
    const differs = renamings.some(
      (renaming) => !seenEqual(made, metIn(instance, made, property, shapes, faulty, renaming), here),
    );
    yield differs ? `that ${property.name} is symmetric is not seen from the circuit` : null;
  }
}

/** A decision of a general, for its shape: it does not depend on what is heard. */
const decisionOf = (
  { army, protocol, schedule }: Instance,
  { logic }: Circuit,
  program: Program<Literal>,
  general: General,
): Tree<Literal> => {
  let state = program.start(general, orderOf(logic, army, 0));
  for (let round = 1; round <= schedule.rounds; round++) {
    const inbox = generals(army).map((from) => labelsOf(schedule, round, from, general).map(() => logic.zero));
    const tossed = Array.from({ length: protocol.coins(army, round, general) }, () => logic.zero);
    state = program.receive(general, state, round, inbox, tossed);
  }
  return program.decide(general, state);
};

/** Everything, step by step: a text for what is wrong. */
function* steps({ instance, properties, halves }: CertificateSubject, t: number): Generator<string | null> {
  const alike = instance.protocol.interchangeable(instance.army);
  yield misdeclared(instance);
  if (alike.length < 2) return;
  const cycles = alike.length === 2 ? [alike] : [alike.slice(0, 2), alike];
  const renamings: TwoWayRenaming[] = [];
  for (const cycle of cycles) {
    const renaming = renamingOf(instance, cycle);
    if (typeof renaming === 'string') yield renaming;
    else renamings.push(renaming);
  }
  for (const part of halves ?? [instance]) {
    if (callsBehind(part.protocol) === null) yield `${part.protocol.name} is not recorded`;
    if (!isImpartial(part.faults)) yield `${part.faults.name} is not known to treat generals alike`;
    for (const cycle of cycles) {
      const renaming = renamingOf(part, cycle);
      yield typeof renaming === 'string'
        ? renaming
        : (renamedSignaturesDiffer(part, renaming) ?? admissibleDiffers(part, renaming));
    }
  }
  for (const renaming of renamings) yield halves === undefined ? null : sharedDiffer(instance, renaming);
  yield* programDiffers(instance, renamings);
  for (const property of properties)
    if (!judgesAlike(property, alike)) yield* propertyDiffers(instance, property, t, renamings);
}

/**
 * What keeps the symmetry of a subject from being proved, with at most `t` faulty; `null` if nothing does. It yields, so that
 * others have a turn.
 */
export function* asymmetry(subject: CertificateSubject, t: number): Generator<null, string | null> {
  for (const wrong of steps(subject, t)) {
    if (wrong !== null) return wrong;
    yield null;
  }
  return null;
}
