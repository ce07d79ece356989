/**
 * Whether a property judges alike what only differs in the names of interchangeable generals.
 *
 * A property is its author's text for each placement of the faults, so each is looked at: what it makes of the orders and the
 * decisions, whatever they are, has to be what it makes of them, renamed, in the placement that stands for this one. In that
 * one the faulty and the others may be renamed among each other besides. Every renaming of every placement is made of these.
 *
 * Ours need not be looked at: there is an argument for every size (`properties/impartial.ts`), and this is a law of them.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Circuit, Literal } from '../../model/circuit.ts';
import { circuit } from '../../model/circuit.ts';
import type { Instance } from '../../model/instance.ts';
import { orderOf } from '../../model/order.ts';
import { holdsOrder } from '../../model/problem.ts';
import type { Decision } from '../../model/protocol.ts';
import { freeOrders } from '../../model/scenario.ts';
import type { Tree } from '../../model/tree.ts';
import type { Work } from '../../model/work.ts';
import { mapTree } from '../../model/tree.ts';
import { courtOf } from '../../properties/judge.ts';
import type { Property } from '../../properties/property.ts';
import { judgementOf } from '../../properties/recorded.ts';
import { placements } from '../exhaustive/placement.ts';
import type { EqualityClaim, EqualityProof } from './equality.ts';
import { proofFrom } from './equality.ts';

/** Placements of the faults are looked at up to this many. OM(4) with 13 generals has 1,093. */
const MOST_PLACEMENTS = 4_000;

/** The decision of each general, as free inputs. */
const freeDecisions = ({ input }: Circuit, shapes: readonly Tree<unknown>[]): readonly Decision<Literal>[] =>
  shapes.map((shape, general) => {
    let leaf = 0;
    // A tree of the shape of a decision is one.
    return mapTree(shape, () => input(`decision:${String(general)}:${String(leaf++)}`)) as Decision<Literal>;
  });

/** That a property is met with these faulty, where each general is called what it is renamed to. */
const judged = (
  instance: Instance,
  property: Property,
  made: Circuit,
  decisions: readonly Decision<Literal>[],
  faulty: readonly General[],
  renaming: readonly General[],
): Literal => {
  const { army, protocol } = instance;
  const { logic, input } = made;
  const there = faulty.map((general) => at(renaming, general)).toSorted((a, b) => a - b);
  const free = freeOrders(instance, there);
  const retreat = orderOf(logic, army, 0);
  const orders = generals(army).map(() => retreat);
  const decided = [...decisions];
  for (const [general, renamed] of renaming.entries()) {
    decided[renamed] = at(decisions, general);
    if (holdsOrder(protocol, renamed) && !free.includes(renamed))
      orders[renamed] = Array.from({ length: army.values - 1 }, (_, bit) =>
        input(`order:${String(general)}:${String(bit)}`),
      );
  }
  const judgement = judgementOf(property, courtOf(logic, instance, there));
  return judgement.judge(judgement.note(orders), { decisions: decided, lost: input('lost') });
};

/** Renamings that swap the first two of a class, and turn all of it; nothing for a class of one. */
const generatorsOf = (n: number, members: readonly General[]): readonly (readonly General[])[] => {
  if (members.length < 2) return [];
  const renamed = (image: (place: number) => number): readonly General[] => {
    const who = Array.from({ length: n }, (_, general) => general);
    members.forEach((general, place) => (who[general] = at(members, image(place))));
    return who;
  };
  const swap = renamed((place) => (place < 2 ? 1 - place : place));
  const turn = renamed((place) => (place + 1) % members.length);
  return members.length === 2 ? [swap] : [swap, turn];
};

/** The renaming that takes the placement which stands for this one to it, and keeps the order of each kind. */
const leadingTo = (n: number, alike: readonly General[], from: readonly General[], to: readonly General[]) => {
  const who = Array.from({ length: n }, (_, general) => general);
  for (const isFaulty of [true, false]) {
    const there = alike.filter((general) => to.includes(general) === isFaulty);
    alike
      .filter((general) => from.includes(general) === isFaulty)
      .forEach((general, place) => (who[general] = at(there, place)));
  }
  return who;
};

/** The renamings that a placement has to be judged alike under: to those it stands for, and of itself. */
function* renamingsOf(
  { army }: Instance,
  alike: readonly General[],
  faulty: readonly General[],
  alsoThere: readonly (readonly General[])[],
): Generator<readonly General[]> {
  yield* generatorsOf(
    army.n,
    alike.filter((general) => faulty.includes(general)),
  );
  yield* generatorsOf(
    army.n,
    alike.filter((general) => !faulty.includes(general)),
  );
  for (const there of alsoThere) yield leadingTo(army.n, alike, faulty, there);
}

/** What a renaming does, in words: two generals that it takes for others. */
const wordsOf = (renaming: readonly General[]): string =>
  `renaming ${renaming
    .flatMap((image, general) => (image === general ? [] : [String(general)]))
    .slice(0, 2)
    .join(' and ')}`;

/** Whether a property judges alike when these generals are renamed, with at most `t` faulty. */
export function* propertyProof(
  instance: Instance,
  property: Property,
  alike: readonly General[],
  t: number,
  shapes: readonly Tree<unknown>[],
): Work<EqualityProof> {
  const made = circuit('sharp');
  const decisions = freeDecisions(made, shapes);
  const orbits = new Map<string, (readonly General[])[]>();
  const kindOf = (faulty: readonly General[]): string => {
    const others = faulty.filter((general) => !alike.includes(general));
    return `${others.join()};${String(faulty.length)}`;
  };
  let count = 0;
  for (const { representative } of placements(instance, t, [])) {
    if (++count > MOST_PLACEMENTS)
      return { _tag: 'TooLarge', reason: `there are more than ${String(MOST_PLACEMENTS)} placements of the faults` };
    const kind = kindOf(representative);
    const members = orbits.get(kind) ?? [];
    orbits.set(kind, members);
    members.push(representative);
  }
  const claims: EqualityClaim[] = [];
  let structural = 0;
  for (const { representative: faulty } of placements(instance, t, alike)) {
    yield;
    const here = judged(instance, property, made, decisions, faulty, generals(instance.army));
    for (const renaming of renamingsOf(instance, alike, faulty, orbits.get(kindOf(faulty)) ?? [])) {
      const there = judged(instance, property, made, decisions, faulty, renaming);
      if (here === there) structural += 1;
      else
        claims.push({
          here,
          there,
          otherwise: `${wordsOf(renaming)} changes whether ${property.name} holds: it is not symmetric`,
        });
    }
  }
  return yield* proofFrom(made, structural, claims);
}
